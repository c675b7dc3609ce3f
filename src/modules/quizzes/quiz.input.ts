import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { RevealTime, type StoredSettings } from './quiz.entity.js';
import type { QuizSettingsInput } from './settings.type.js';

const MAX_TITLE = 300;
const MIN_SECONDS = 10;
const MAX_SECONDS = 604_800;
const MAX_ATTEMPTS = 1_000;

export const DEFAULT_SETTINGS: StoredSettings = {
  timeLimitSeconds: null,
  opensAt: null,
  dueAt: null,
  maxAttempts: null,
  shuffleQuestions: false,
  shuffleChoices: true,
  reveal: {
    key: RevealTime.AFTER_SUBMISSION,
    evidence: RevealTime.AFTER_SUBMISSION,
    explanation: RevealTime.AFTER_SUBMISSION,
    score: RevealTime.AFTER_SUBMISSION,
  },
};

/** @throws BAD_USER_INPUT */
export function checkTitle(title: string): string {
  return checkText('input.title', title, { min: 1, max: MAX_TITLE });
}

/** The settings with what the input changes of them. @throws BAD_USER_INPUT naming the field */
export function changedSettings(before: StoredSettings, input: QuizSettingsInput | null | undefined): StoredSettings {
  if (!input) return before;
  checkRange('timeLimitSeconds', input.timeLimitSeconds, MIN_SECONDS, MAX_SECONDS);
  checkRange('maxAttempts', input.maxAttempts, 1, MAX_ATTEMPTS);
  const { reveal = {} } = input;
  const partialCredit = given('partialCredit', input.partialCredit) ?? before.partialCredit;
  const keyCheck = given('keyCheck', input.keyCheck) ?? before.keyCheck;
  const settings: StoredSettings = {
    timeLimitSeconds: input.timeLimitSeconds === undefined ? before.timeLimitSeconds : input.timeLimitSeconds,
    opensAt: input.opensAt === undefined ? before.opensAt : (input.opensAt?.toISOString() ?? null),
    dueAt: input.dueAt === undefined ? before.dueAt : (input.dueAt?.toISOString() ?? null),
    maxAttempts: input.maxAttempts === undefined ? before.maxAttempts : input.maxAttempts,
    shuffleQuestions: given('shuffleQuestions', input.shuffleQuestions) ?? before.shuffleQuestions,
    shuffleChoices: given('shuffleChoices', input.shuffleChoices) ?? before.shuffleChoices,
    ...(partialCredit !== undefined && { partialCredit }),
    ...(keyCheck !== undefined && { keyCheck }),
    reveal: {
      key: given('reveal.key', reveal?.key) ?? before.reveal.key,
      evidence: given('reveal.evidence', reveal?.evidence) ?? before.reveal.evidence,
      explanation: given('reveal.explanation', reveal?.explanation) ?? before.reveal.explanation,
      score: given('reveal.score', reveal?.score) ?? before.reveal.score,
    },
  };
  if (settings.opensAt !== null && settings.dueAt !== null && Date.parse(settings.opensAt) >= Date.parse(settings.dueAt)) {
    throw badUserInput('input.settings.dueAt', 'must lie after opensAt.');
  }
  for (const [what, time] of Object.entries(settings.reveal)) {
    // It would never come, and nobody would see why.
    if (time === RevealTime.AFTER_DUE_DATE && settings.dueAt === null) throw badUserInput(`input.settings.reveal.${what}`, 'is AFTER_DUE_DATE, but there is no dueAt.');
  }
  return settings;
}

function checkRange(field: string, value: number | null | undefined, least: number, most: number): void {
  if (value != null && (value < least || value > most)) {
    throw badUserInput(`input.settings.${field}`, `must be from ${least} to ${most.toLocaleString('en')}.`);
  }
}

function given<Value>(field: string, value: Value | null | undefined): Value | undefined {
  if (value === null) throw badUserInput(`input.settings.${field}`, 'must not be null; leave it out to keep it as it is.');
  return value;
}

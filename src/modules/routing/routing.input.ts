import type { LanguageCode } from '../../orchestrator/model.js';
import type { PolicyStep } from '../../orchestrator/routing/policy.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { RoutingStepInput } from './routing.type.js';

const MOST_STEPS = 40;
const LONGEST_NOTE = 500;
const ALIAS = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** @throws BAD_USER_INPUT naming the field; whether there are such models is for others to say */
export function policySteps(steps: RoutingStepInput[] | null | undefined): PolicyStep[] | null {
  if (steps == null) return null;
  if (steps.length === 0) throw badUserInput('input.steps', 'must name at least one model; null leaves the choice to what is built in.');
  if (steps.length > MOST_STEPS) throw badUserInput('input.steps', `must be at most ${MOST_STEPS}.`);
  return steps.map((step, index) => policyStep(step, `input.steps[${index}]`));
}

function policyStep({ model, maxInputTokens, maxCostMicroUsd, maxDifficulty, languages }: RoutingStepInput, field: string): PolicyStep {
  if (maxInputTokens != null && maxInputTokens < 1) throw badUserInput(`${field}.maxInputTokens`, 'must be at least 1.');
  if (maxCostMicroUsd != null && maxCostMicroUsd < 0) throw badUserInput(`${field}.maxCostMicroUsd`, 'must not be negative.');
  if (maxDifficulty != null && !(maxDifficulty >= 0 && maxDifficulty <= 1)) throw badUserInput(`${field}.maxDifficulty`, 'must be from 0 to 1.');
  if (languages?.length === 0) throw badUserInput(`${field}.languages`, 'must name at least one language, or be left out.');
  return {
    model,
    ...(maxInputTokens != null && { maxInputTokens }),
    ...(maxCostMicroUsd != null && { maxCostMicroUsd }),
    ...(maxDifficulty != null && { maxDifficulty }),
    ...(languages && { languages: languages.map((language) => language.toLowerCase() as LanguageCode) }),
  };
}

/** @throws BAD_USER_INPUT */
export function policyNote(note: string | null | undefined): string | null {
  return note == null ? null : checkText('input.note', note, { min: 1, max: LONGEST_NOTE });
}

/** @throws BAD_USER_INPUT */
export function aliasName(name: string): string {
  if (name === 'local') throw badUserInput('input.name', 'must not be "local", which is the built-in engine.');
  if (!ALIAS.test(name)) throw badUserInput('input.name', 'must be 1 to 63 lower-case letters, digits, ".", "_" and "-", and begin with a letter or digit.');
  return name;
}

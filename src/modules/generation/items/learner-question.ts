import { z } from 'zod';
import { ANSWER_INPUTS, QUESTION_PURPOSES, type DraftLearnerQuestion, type LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { comparable, keyOf, parseDraft, parseItem, wireSchema } from '../../quizzes/draft.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { Judgement, NewLearnerQuestion } from './item.js';
import { evidenceOf, problemOfLanguage, problemOfParts, type EvidenceSource } from './judged.js';

const draftLearnerQuestion = z.strictObject({
  purpose: z.enum(QUESTION_PURPOSES), input: z.enum(ANSWER_INPUTS), prompt: z.string(), choices: z.array(z.string()), right: z.array(z.string()),
  level: z.int(), lesson: z.int(), quote: z.string(), least: z.int(), most: z.int(), unit: z.string(),
});

export const QUESTIONNAIRE_SCHEMA = wireSchema('questionnaire', draftLearnerQuestion);

const LONGEST_PROMPT = 600;
const LONGEST_CHOICE = 200;
const MOST_CHOICES = 10;
const MOST_STEPS = 10;
const LARGEST_NUMBER = 1_000_000;

/** What a questionnaire is to hold. */
export interface QuestionnaireFrame {
  about: number;
  /** Of each level. */
  perLevel: number;
  /** In their order: what a number means. */
  lessons: readonly EvidenceSource[];
  /** Null: in any. */
  language: LanguageCode | null;
}

/** Lets a question through if it is one that is still wanted, can be drawn and answered as it says, and, where it tests, rests on its lesson. */
export function acceptLearnerQuestion(item: unknown, frame: QuestionnaireFrame, existing: readonly NewLearnerQuestion[]): Judgement<NewLearnerQuestion> {
  const parsed = parseItem(draftLearnerQuestion, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  const parts = [['prompt', draft.prompt, LONGEST_PROMPT] as const, ...draft.choices.map((text) => ['choice', text, LONGEST_CHOICE] as const)];
  const problem = problemOfParts(parts, draft.quote) ?? problemOfParts(draft.right.map((text) => ['right answer', text, LONGEST_CHOICE] as const), draft.unit);
  if (problem !== null) return { ok: false, reason: problem };
  if (existing.some(({ content }) => comparable(content.prompt) === comparable(draft.prompt))) return { ok: false, reason: 'it is asked already' };
  const words = draft.input === 'CLOZE' ? [] : [draft.prompt, ...draft.choices];
  const spoken = words.length === 0 ? null : problemOfLanguage(frame.language, words.join('\n'));
  if (spoken !== null) return { ok: false, reason: spoken };
  return draft.purpose === 'KNOWLEDGE' ? acceptTest(draft, frame, existing) : acceptAbout(draft, frame, existing);
}

function acceptAbout(draft: DraftLearnerQuestion, { about }: QuestionnaireFrame, existing: readonly NewLearnerQuestion[]): Judgement<NewLearnerQuestion> {
  const { input, right, choices, least, most, unit } = draft;
  if (existing.filter(({ key }) => key === null).length >= about) return { ok: false, reason: `there are ${about} questions about the learner already` };
  if (right.length > 0) return { ok: false, reason: 'what it asks about the learner has no right answer' };
  if (input === 'CLOZE') return { ok: false, reason: 'CLOZE is for KNOWLEDGE alone' };
  const isChoice = input === 'SINGLE_CHOICE' || input === 'MULTIPLE_CHOICE';
  if (isChoice && (choices.length < 2 || choices.length > MOST_CHOICES)) return { ok: false, reason: `it has not 2 to ${MOST_CHOICES} choices` };
  if (new Set(choices.map(comparable)).size < choices.length) return { ok: false, reason: 'two of its choices are the same' };
  if (input === 'SCALE' && (choices.length !== 2 || most <= least || most - least > MOST_STEPS)) return { ok: false, reason: `a SCALE has two choices, the words for its ends, and goes from "least" to at most ${MOST_STEPS} more` };
  if (input === 'NUMBER' && (most <= least || least < -LARGEST_NUMBER || most > LARGEST_NUMBER)) return { ok: false, reason: 'a NUMBER goes from "least" to a larger "most"' };
  const ranges = input === 'SCALE' || input === 'NUMBER';
  return {
    ok: true,
    item: {
      content: {
        ...shownOf(draft), choices: isChoice ? choices.map((text) => ({ id: newId('Choice'), text })) : [], labels: input === 'SCALE' ? choices : [],
        least: ranges ? least : null, most: ranges ? most : null, unit: input === 'NUMBER' && unit.trim() !== '' ? unit : null,
      },
      key: null,
    },
  };
}

const QUIZ_TYPES = { SINGLE_CHOICE: 'MULTIPLE_CHOICE', MULTIPLE_CHOICE: 'MULTIPLE_CHOICE', TRUE_FALSE: 'TRUE_FALSE', SHORT_TEXT: 'SHORT_ANSWER', CLOZE: 'CLOZE' } as const;

function acceptTest(draft: DraftLearnerQuestion, { perLevel, lessons }: QuestionnaireFrame, existing: readonly NewLearnerQuestion[]): Judgement<NewLearnerQuestion> {
  const { level, lesson } = draft;
  if (level < 1 || level > 3) return { ok: false, reason: 'its level is not 1, 2 or 3' };
  if (existing.filter(({ key }) => key?.level === level).length >= perLevel) return { ok: false, reason: `there are ${perLevel} questions of level ${level} already` };
  const asked = quizDraftOf(draft);
  if (typeof asked === 'string') return { ok: false, reason: asked };
  const sound = parseDraft(asked);
  if ('problem' in sound) return { ok: false, reason: sound.problem };
  const source = lessons[lesson - 1];
  if (!source && (lessons.length > 0 || lesson !== 0)) return { ok: false, reason: `there is no lesson ${lesson}: they are numbered from 1 to ${lessons.length}` };
  const located = source ? evidenceOf(draft.quote, source) : null;
  if (located && 'problem' in located) return { ok: false, reason: located.problem };
  // In the order of the alphabet, which tells nobody which is right.
  const choices = sound.draft.type === 'MULTIPLE_CHOICE' ? sound.draft.choices.map((choice) => ({ id: newId('Choice'), ...choice })).toSorted((a, b) => (a.text < b.text ? -1 : 1)) : [];
  return {
    ok: true,
    item: {
      content: { ...shownOf(draft), choices: choices.map(({ id, text }) => ({ id, text })), labels: [], least: null, most: null, unit: null },
      key: { ...keyOf(sound.draft, choices), level, lessonId: source?.lessonId ?? null, lesson, evidence: located?.evidence ?? null },
    },
  };
}

/** The same as a quiz would ask it, or in a sentence why none would. */
function quizDraftOf({ input, prompt, choices, right, quote }: DraftLearnerQuestion): object | string {
  if (!Object.hasOwn(QUIZ_TYPES, input)) return `a question of KNOWLEDGE can't be ${input}`;
  const common = { type: QUIZ_TYPES[input as keyof typeof QUIZ_TYPES], prompt, explanation: '', quote, points: 1 };
  switch (input) {
    case 'SINGLE_CHOICE':
    case 'MULTIPLE_CHOICE': {
      const unknown = right.find((text) => !choices.includes(text));
      if (unknown !== undefined) return 'a right answer is none of its choices: copy the choice, character for character';
      if (input === 'SINGLE_CHOICE' && right.length !== 1) return 'a SINGLE_CHOICE has one right answer';
      return { ...common, choices: choices.map((text) => ({ text, correct: right.includes(text) })) };
    }
    case 'TRUE_FALSE':
      return right.length === 1 && (right[0] === 'true' || right[0] === 'false') ? { ...common, answer: right[0] === 'true' } : 'the right answer of a TRUE_FALSE is "true" or "false"';
    case 'CLOZE':
      return { ...common, accepted: right.map((text) => [text]) };
    default:
      return { ...common, accepted: right };
  }
}

function shownOf({ purpose, input, prompt }: DraftLearnerQuestion): Pick<NewLearnerQuestion['content'], 'id' | 'type' | 'purpose' | 'input' | 'prompt' | 'blanks'> {
  return { id: newId('Item'), type: 'LEARNER_QUESTION', purpose, input, prompt, blanks: input === 'CLOZE' ? [...prompt.matchAll(/\[\[\d+\]\]/g)].length : null };
}

/** The same as a quiz's question; null: only the learner knows what is right. */
export function keyedQuestion({ content: { id, input, prompt, choices, blanks }, key }: NewLearnerQuestion): NewQuestion | null {
  const type = QUIZ_TYPES[input as keyof typeof QUIZ_TYPES] as NewQuestion['content']['type'] | undefined;
  if (!key || type === undefined) return null;
  return { content: { id, type, prompt, points: 1, explanation: null, evidence: key.evidence ? [key.evidence] : [], choices, ...(blanks !== null && { blanks }) }, key };
}

/** The draft that a question came from. */
export function learnerQuestionDraft({ content, key }: NewLearnerQuestion): DraftLearnerQuestion {
  const { purpose, input, prompt, choices, labels, least, most, unit } = content;
  const chosen = new Set(key?.choiceIds);
  const right = !key ? [] : key.answer !== null ? [String(key.answer)] : choices.length > 0 ? choices.filter(({ id }) => chosen.has(id)).map(({ text }) => text)
    : input === 'CLOZE' ? key.accepted.map(([text]) => text ?? '') : (key.accepted[0] ?? []);
  return {
    purpose, input, prompt, choices: input === 'SCALE' ? labels : choices.map(({ text }) => text), right,
    level: key?.level ?? 0, lesson: key?.lesson ?? 0, quote: key?.evidence?.quote ?? '', least: least ?? 0, most: most ?? 0, unit: unit ?? '',
  };
}

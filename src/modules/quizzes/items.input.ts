import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DraftQuestion } from '../../orchestrator/model.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { newId } from '../../platform/ids.js';
import type { LessonRow } from '../courses/lessons.service.js';
import { comparable, keyOf, parseDraft } from './draft.js';
import { locate } from './evidence.js';
import type { ShownContent, Written } from './items.repository.js';
import type { AddQuizItemInput, ChoiceInput, EditQuizItemInput } from './items.input.type.js';
import { CheckStatus, QuestionType, type StoredEvidence } from './quizzes.entity.js';
import { seededShuffle } from './shuffle.js';

const MAX_TEXT = 2_000;
const MAX_POINTS = 100;
const MAX_LIST = 50;
const MAX_CRITERIA = 10;
const MAX_OBJECTIVES = 20;
const MAX_OBJECTIVE = 500;

type Fields = Pick<EditQuizItemInput, 'prompt' | 'points' | 'explanation' | 'choices' | 'answer' | 'accepted' | 'rubric' | 'quote' | 'difficulty' | 'objectives'>;

/** Which field holds a type's key. */
const KEY_FIELD = { MULTIPLE_CHOICE: 'choices', TRUE_FALSE: 'answer', SHORT_ANSWER: 'accepted', CLOZE: 'accepted' } as const;

/** A question as a person wrote it. @throws BAD_USER_INPUT naming the field */
export function handWritten(input: AddQuizItemInput, authorId: string, lesson: LessonRow | null): Written {
  const blank: Written = {
    type: input.type,
    content: { id: '', type: input.type, prompt: '', points: 1 },
    key: { choiceIds: [], answer: null, accepted: [] },
    explanation: null, evidence: [], points: 1, difficulty: null, objectives: [], lessonId: lesson?.id ?? null,
    origin: null, provider: null, model: null, promptVersion: null, generationId: null, sourceQuestionId: null,
    authorId, checkStatus: CheckStatus.UNCHECKED, check: null, staleReason: null,
  };
  const field = KEY_FIELD[input.type];
  if (input[field] == null) throw badUserInput(`input.${field}`, `is needed for ${input.type}.`);
  return edited(blank, { ...input, explanation: input.explanation ?? null, quote: input.quote ?? null, difficulty: input.difficulty ?? null }, authorId, lesson);
}

/**
 * A version with what the input changes of it. Who changes what it asks is its author from then on, and no check of the
 * former question counts for it. @throws BAD_USER_INPUT naming the field
 */
export function edited(before: Written, input: Fields, authorId: string, lesson: LessonRow | null): Written {
  checkFields(before.type, input);
  const prompt = input.prompt ?? before.content.prompt;
  const points = input.points ?? before.points;
  const explanation = input.explanation === undefined ? before.explanation : input.explanation;
  const asked = questionOf(before, input, { prompt, points, explanation: explanation ?? '' });
  const evidence = input.quote === undefined ? before.evidence : evidenceOf(input.quote, lesson);
  const isSame = asksTheSame(asked, before);
  return {
    ...before,
    ...asked,
    explanation: explanation === null || explanation.trim() === '' ? null : explanation,
    evidence,
    points,
    difficulty: input.difficulty === undefined ? before.difficulty : input.difficulty,
    objectives: input.objectives ?? before.objectives,
    authorId: isSame ? before.authorId : authorId,
    ...(!isSame && { checkStatus: CheckStatus.UNCHECKED, check: null }),
    staleReason: input.quote === undefined ? before.staleReason : null,
  };
}

type Asked = Pick<Written, 'content' | 'key'>;

/** Choices keep their ids, so that what was answered before still names the same. */
function questionOf({ type, content, key }: Written, input: Fields, base: { prompt: string; points: number; explanation: string }): Asked {
  const shown: ShownContent = { ...content, prompt: base.prompt, points: base.points };
  if (type === QuestionType.MULTIPLE_CHOICE) {
    const known = (content.choices ?? []).map(({ id, text }) => ({ id, text, correct: key.choiceIds.includes(id) }));
    const given = input.choices ?? known;
    const free = known.filter(({ id }) => given.every((other) => other.id !== id));
    // Ids ascend in time: in the order of the choices they would tell a learner which was typed first.
    const fresh = seededShuffle(given.map(() => newId('Choice')), randomInt(2 ** 31));
    // Who sends the same text again means the same choice, also without its id; texts within a question differ.
    const choices = given.map(({ id, text, correct }, index) => ({ id: id ?? free.find((other) => other.text === text)?.id ?? fresh[index]!, text, correct }));
    const draft = sound(type, { ...base, type, quote: '', choices: choices.map(({ text, correct }) => ({ text, correct })) });
    const multiple = choices.filter(({ correct }) => correct).length > 1;
    return { content: { ...shown, choices: choices.map(({ id, text }) => ({ id, text })), multiple }, key: keyOf(draft, choices) };
  }
  const draft = sound(type, draftOfTexts(type, { ...base, quote: '' }, input.answer ?? key.answer, input.accepted ?? key.accepted));
  const rubric = input.rubric ?? key.rubric ?? [];
  if (rubric.length > 0 && rubric.reduce((sum, { points }) => sum + points, 0) !== base.points) {
    throw badUserInput('input.rubric', `must be worth ${base.points} in all, as the question is.`);
  }
  const made = { ...keyOf(draft, []), ...(rubric.length > 0 && { rubric: rubric.map(({ text, points }) => ({ text, points })) }) };
  return { content: draft.type === 'CLOZE' ? { ...shown, blanks: draft.accepted.length } : shown, key: made };
}

type Base = Pick<DraftQuestion, 'prompt' | 'points' | 'explanation' | 'quote'>;

function draftOfTexts(type: Exclude<QuestionType, QuestionType.MULTIPLE_CHOICE>, base: Base, answer: boolean | null, accepted: string[][]): DraftQuestion {
  if (type === QuestionType.TRUE_FALSE) return { ...base, type, answer: answer ?? false };
  if (type === QuestionType.CLOZE) return { ...base, type, accepted };
  if (accepted.length !== 1) throw badUserInput('input.accepted', 'must be a single list for a short answer.');
  return { ...base, type, accepted: accepted[0]! };
}

/** The same rules as for what a model drafts. */
function sound(type: QuestionType, draft: DraftQuestion): DraftQuestion {
  const parsed = parseDraft(draft);
  if ('problem' in parsed) throw badUserInput(`input.${KEY_FIELD[type]}`, `${parsed.problem}.`);
  return parsed.draft;
}

function evidenceOf(quote: string | null, lesson: LessonRow | null): StoredEvidence[] {
  if (quote === null) return [];
  if (!lesson) throw badUserInput('input.quote', 'needs a lesson that it stands in, and the item is about none.');
  const located = locate(lesson.body, quote);
  if ('problem' in located) throw badUserInput('input.quote', `${located.problem}.`);
  return [{ lessonId: lesson.id, lessonVersion: lesson.version, ...located.passage }];
}

/** Whether nobody could tell what they ask apart: the order of choices and how it is spaced are no other question. */
function asksTheSame(one: Asked, other: Asked): boolean {
  return isDeepStrictEqual(askedBy(one), askedBy(other));
}

function askedBy({ content: { prompt, choices = [] }, key: { choiceIds, answer, accepted } }: Asked) {
  const texts = choices.map(({ id, text }) => `${choiceIds.includes(id) ? 'right' : 'wrong'} ${comparable(text)}`);
  return { prompt: comparable(prompt), choices: texts.toSorted(), answer, accepted: accepted.map((each) => each.map(comparable)) };
}

function checkFields(type: QuestionType, input: Fields): void {
  for (const field of ['prompt', 'points', 'objectives'] as const) {
    if (input[field] === null) throw badUserInput(`input.${field}`, 'must not be null; leave it out to keep it as it is.');
  }
  for (const field of ['choices', 'answer', 'accepted'] as const) {
    if (input[field] != null && field !== KEY_FIELD[type]) throw badUserInput(`input.${field}`, `is not for ${type}.`);
  }
  if (input.rubric != null && type !== QuestionType.SHORT_ANSWER) throw badUserInput('input.rubric', `is not for ${type}.`);
  if ((input.rubric?.length ?? 0) > MAX_CRITERIA) throw badUserInput('input.rubric', `must be at most ${MAX_CRITERIA}.`);
  input.rubric?.forEach(({ text, points }, index) => {
    checkText(`input.rubric[${index}].text`, text, { min: 1, max: MAX_OBJECTIVE });
    if (points < 1) throw badUserInput(`input.rubric[${index}].points`, 'must be at least 1.');
  });
  if (input.prompt != null) checkText('input.prompt', input.prompt, { min: 1, max: MAX_TEXT });
  if (input.explanation != null) checkText('input.explanation', input.explanation, { max: MAX_TEXT });
  if (input.quote != null) checkText('input.quote', input.quote, { min: 1, max: MAX_TEXT });
  if (input.points != null && (input.points < 1 || input.points > MAX_POINTS)) throw badUserInput('input.points', `must be from 1 to ${MAX_POINTS}.`);
  input.choices?.forEach(({ text }, index) => checkText(`input.choices[${index}].text`, text, { min: 1, max: MAX_TEXT }));
  input.accepted?.forEach((texts, blank) => {
    if (texts.length > MAX_LIST) throw badUserInput(`input.accepted[${blank}]`, `must be at most ${MAX_LIST}.`);
    texts.forEach((text, index) => checkText(`input.accepted[${blank}][${index}]`, text, { min: 1, max: MAX_TEXT }));
  });
  if ((input.objectives?.length ?? 0) > MAX_OBJECTIVES) throw badUserInput('input.objectives', `must be at most ${MAX_OBJECTIVES}.`);
  input.objectives?.forEach((objective, index) => checkText(`input.objectives[${index}]`, objective, { min: 1, max: MAX_OBJECTIVE }));
}

/** @throws BAD_USER_INPUT for a choice's id that the item doesn't know, or one that comes twice */
export function checkChoices(choices: readonly ChoiceInput[] | null | undefined, before: Written | null): void {
  const known = new Set(before?.content.choices?.map(({ id }) => id));
  choices?.forEach(({ id }, index) => {
    if (id != null && !known.delete(id)) throw badUserInput(`input.choices[${index}].id`, 'is of no choice that this item has, or comes twice.');
  });
}

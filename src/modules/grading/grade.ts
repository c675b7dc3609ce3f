import type { LanguageCode } from '../../orchestrator/model.js';
import type { QuestionContent } from '../quizzes/questions.service.js';
import { withoutPleas } from '../safety/safety.service.js';
import { QuestionType, type StoredKey } from '../quizzes/quizzes.entity.js';
import type { Closeness } from './quantities.js';
import { compareTexts } from './texts.js';

export enum GradeOutcome {
  CORRECT = 'CORRECT',
  PARTIAL = 'PARTIAL',
  INCORRECT = 'INCORRECT',
  NEAR_MISS = 'NEAR_MISS',
  UNGRADED = 'UNGRADED',
}

/** A question as one of its versions asked it. */
export interface GradedItem {
  type: QuestionType;
  content: Pick<QuestionContent, 'points' | 'choices' | 'multiple' | 'blanks'>;
  key: StoredKey;
}

/** What was answered: the field of the question's type, one text for each blank, a single one for a short answer. */
export interface AnswerGiven {
  choiceIds?: readonly string[] | null;
  answer?: boolean | null;
  texts?: readonly string[] | null;
}

export interface GradingRules {
  /** Whether what is partly right gets a part of the points; left out: it does. */
  partialCredit?: boolean;
}

export interface Graded {
  /** In hundredths at the finest; null while UNGRADED: never half right. */
  points: number | null;
  maxPoints: number;
  outcome: GradeOutcome;
  /** The formula with its figures. It tells how many choices are right: for those only who may see the key. */
  how: string;
}

/** What `how` says where nothing was answered. */
export const NOT_ANSWERED = 'not answered';

/**
 * Grades what code can grade: the same answer always gets the same points.
 * @param given null: nothing was answered
 * @returns UNGRADED for a short answer that is none of the accepted texts: a rubric decides, or a person
 */
export function gradeAnswer(item: GradedItem, given: AnswerGiven | null, language: LanguageCode, { partialCredit = true }: GradingRules = {}): Graded {
  const { points: maxPoints } = item.content;
  if (isEmpty(item.type, given)) return graded(maxPoints, 0, GradeOutcome.INCORRECT, NOT_ANSWERED);
  switch (item.type) {
    case QuestionType.MULTIPLE_CHOICE:
      return gradeChoices(item, new Set(given?.choiceIds), partialCredit);
    case QuestionType.TRUE_FALSE:
      return given?.answer === item.key.answer ? graded(maxPoints, 1, GradeOutcome.CORRECT, 'right') : graded(maxPoints, 0, GradeOutcome.INCORRECT, 'wrong');
    case QuestionType.CLOZE:
      return gradeBlanks(item, given?.texts ?? [], language, partialCredit);
    case QuestionType.SHORT_ANSWER:
      return gradeShort(item, given?.texts?.[0] ?? '', language);
  }
}

function isEmpty(type: QuestionType, given: AnswerGiven | null): boolean {
  switch (type) {
    case QuestionType.MULTIPLE_CHOICE:
      return (given?.choiceIds ?? []).length === 0;
    case QuestionType.TRUE_FALSE:
      return given?.answer == null;
    case QuestionType.SHORT_ANSWER:
    case QuestionType.CLOZE:
      return (given?.texts ?? []).every((text) => text.trim() === '');
  }
}

/** right picked / right − wrong picked / wrong: who picks everything gets as little as who picks nothing, and so does who guesses, on average. */
function gradeChoices({ content, key }: GradedItem, picked: ReadonlySet<string>, partialCredit: boolean): Graded {
  const { points: maxPoints, choices = [], multiple = false } = content;
  const right = new Set(key.choiceIds);
  const pickedRight = choices.filter(({ id }) => picked.has(id) && right.has(id)).length;
  const pickedWrong = choices.filter(({ id }) => picked.has(id) && !right.has(id)).length;
  const wrong = choices.length - right.size;
  if (pickedRight === right.size && pickedWrong === 0) return graded(maxPoints, 1, GradeOutcome.CORRECT, multiple ? `all ${right.size} right choices and no other` : 'right');
  // One alone can't be half right, however many were picked.
  if (!multiple) return graded(maxPoints, 0, GradeOutcome.INCORRECT, 'wrong');
  if (!partialCredit) return graded(maxPoints, 0, GradeOutcome.INCORRECT, `all or nothing: ${pickedRight} of ${right.size} right choices, ${pickedWrong} wrong`);
  const share = Math.max(0, pickedRight / right.size - pickedWrong / wrong);
  const formula = `(${pickedRight}/${right.size} of the right choices − ${pickedWrong}/${wrong} of the wrong ones, at least 0) × ${maxPoints}`;
  return graded(maxPoints, share, share > 0 ? GradeOutcome.PARTIAL : GradeOutcome.INCORRECT, formula);
}

const SAID: Record<Closeness, string> = { SAME: 'right', NEAR: 'near miss', OTHER: 'wrong' };

function gradeBlanks({ content, key }: GradedItem, texts: readonly string[], language: LanguageCode, partialCredit: boolean): Graded {
  const { points: maxPoints } = content;
  const blanks = key.accepted.map((accepted, at) => compareTexts(texts[at] ?? '', accepted, language));
  const right = blanks.filter((blank) => blank === 'SAME').length;
  const each = blanks.map((blank, at) => `[[${at + 1}]] ${SAID[blank]}`).join(', ');
  if (right === blanks.length) return graded(maxPoints, 1, GradeOutcome.CORRECT, each);
  const share = partialCredit ? right / blanks.length : 0;
  const formula = partialCredit ? `${each}: ${right}/${blanks.length} × ${maxPoints}` : `${each}: all or nothing`;
  // Marked as near, so that a person looks at it; it earns nothing by itself.
  if (!blanks.includes('OTHER')) return graded(maxPoints, share, GradeOutcome.NEAR_MISS, formula);
  return graded(maxPoints, share, share > 0 ? GradeOutcome.PARTIAL : GradeOutcome.INCORRECT, formula);
}

function gradeShort({ content: { points: maxPoints }, key }: GradedItem, text: string, language: LanguageCode): Graded {
  const found = compareTexts(text, key.accepted[0] ?? [], language);
  if (found === 'SAME') return graded(maxPoints, 1, GradeOutcome.CORRECT, 'an accepted answer');
  if (withoutPleas(text) === '') return graded(maxPoints, 0, GradeOutcome.INCORRECT, 'nothing but words to whoever grades it');
  const how = found === 'NEAR' ? 'near an accepted answer, but none of them' : 'none of the accepted answers';
  return { points: null, maxPoints, outcome: GradeOutcome.UNGRADED, how };
}

function graded(maxPoints: number, share: number, outcome: GradeOutcome, how: string): Graded {
  return { points: inHundredths(share * maxPoints), maxPoints, outcome, how };
}

/** Sums of them can be compared and shown without a tail of nines. */
export function inHundredths(points: number): number {
  return Math.round(points * 100) / 100;
}

import type { LanguageCode } from '../../orchestrator/model.js';
import { QuestionType, type StoredKey } from '../quizzes/quizzes.entity.js';

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
  content: { points: number; choices?: { id: string; text: string }[]; multiple?: boolean; blanks?: number };
  key: StoredKey;
}

/** What was answered: the field of the question's type, one text for each blank, a single one for a short answer. */
export interface AnswerGiven {
  choiceIds?: readonly string[] | null;
  answer?: boolean | null;
  texts?: readonly string[] | null;
}

export interface Graded {
  /** Null while UNGRADED: never half right. */
  points: number | null;
  maxPoints: number;
  outcome: GradeOutcome;
  /** It tells how many choices are right: for those only who may see the key. */
  how: string;
}

/**
 * Grades what code can grade: all or nothing, texts by their letters.
 * @param given null: nothing was answered
 * @returns UNGRADED for a short answer that is none of the accepted texts
 */
export function gradeAnswer({ type, content: { points: maxPoints }, key }: GradedItem, given: AnswerGiven | null, language: LanguageCode): Graded {
  const comparable = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase(language);
  const matches = (text: string, accepted: readonly string[]) => accepted.some((each) => comparable(each) === comparable(text));
  const graded = (isRight: boolean): Graded => ({
    points: isRight ? maxPoints : 0, maxPoints, outcome: isRight ? GradeOutcome.CORRECT : GradeOutcome.INCORRECT, how: isRight ? 'right' : 'wrong',
  });
  const texts = given?.texts ?? [];
  switch (type) {
    case QuestionType.MULTIPLE_CHOICE:
      return graded(given?.choiceIds?.length === key.choiceIds.length && key.choiceIds.every((id) => given.choiceIds?.includes(id)));
    case QuestionType.TRUE_FALSE:
      return graded(given?.answer === key.answer);
    case QuestionType.CLOZE:
      return graded(key.accepted.every((accepted, blank) => matches(texts[blank] ?? '', accepted)));
    case QuestionType.SHORT_ANSWER:
      if (texts.every((text) => text.trim() === '')) return graded(false);
      if (matches(texts[0] ?? '', key.accepted[0] ?? [])) return graded(true);
      return { points: null, maxPoints, outcome: GradeOutcome.UNGRADED, how: 'none of the accepted answers' };
  }
}

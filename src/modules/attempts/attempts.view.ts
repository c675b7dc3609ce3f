import type { Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { gradeAnswer, GradeOutcome, type AnswerGiven, type Graded } from '../grading/grade.js';
import type { Secrets, ShownContent } from '../quizzes/items.repository.js';
import { settingsView } from '../quizzes/quiz.view.js';
import { revealInAttempt, shownQuestion, type AttemptReveal } from '../quizzes/reveal.js';
import type { QuizSettings } from '../quizzes/settings.type.js';
import { seededShuffle } from '../quizzes/shuffle.js';
import type { NamedByItem } from '../objectives/objectives.service.js';
import { AttemptStatus } from './attempts.entity.js';
import type { AttemptRow, QuestionRow } from './attempts.repository.js';
import type { AttemptQuestionType, AttemptResult, ResultBar } from './attempts.type.js';
import { secondsLeft } from './marks.js';

/** An attempt as GraphQL shows it. */
export interface AttemptView extends Omit<AttemptRow, 'settings'> {
  settings: QuizSettings;
  secondsLeft: number | null;
}

export function attemptView(viewer: Viewer, row: AttemptRow): AttemptView {
  const { settings, endsAt, readAt, status } = row;
  const view = { ...row, settings: settingsView(settings), secondsLeft: endsAt && status === AttemptStatus.OPEN ? secondsLeft(endsAt, readAt) : null };
  // That code could grade all of it says that the short answers were the accepted ones.
  return status === AttemptStatus.GRADED && !revealOf(viewer, view, null).score ? { ...view, status: AttemptStatus.SUBMITTED, gradedAt: null } : view;
}

/** What the viewer may see of a question of it; of the attempt as a whole where none is given. */
export function revealOf(viewer: Viewer, attempt: AttemptView, question: Pick<QuestionRow, 'final'> | null): AttemptReveal {
  const { access, settings, status, sitsAgain, currentDueAt, stillSat, readAt } = attempt;
  // The later of the two: nobody learns a key by a version's due date while others still answer by a later one's.
  const due = [settings.dueAt?.getTime(), currentDueAt === null ? undefined : Date.parse(currentDueAt)].filter((at) => at !== undefined);
  const dueAt = stillSat || due.length === 0 ? null : new Date(Math.max(...due));
  return revealInAttempt(viewer, { quiz: access, rules: settings.reveal, isOpen: status === AttemptStatus.OPEN, sitsAgain, dueAt, now: readAt }, question?.final ?? false);
}

/** @param secrets null where nothing of them may be seen */
export function questionView(attempt: AttemptView, row: QuestionRow, reveal: AttemptReveal, secrets: Secrets | null): AttemptQuestionType {
  const { itemId, version, position, content, response, sequence, savedAt, final } = row;
  const grade = reveal.score ? gradeOf(attempt, row, secrets) : null;
  return {
    position, version, sequence, savedAt, final,
    question: shownQuestion(inOrder(content, attempt, position), reveal, secrets),
    answer: givenAnswer(response),
    key: reveal.key && secrets ? { questionId: itemId, ...secrets.key } : null,
    grade: grade && { ...grade, how: reveal.key ? grade.how : null },
  };
}

/** The choices in the order of this attempt. */
function inOrder(content: ShownContent, { settings, seed }: AttemptView, position: number): ShownContent {
  return content.choices && settings.shuffleChoices ? { ...content, choices: seededShuffle(content.choices, seed + position) } : content;
}

function gradeOf({ status, language, settings }: AttemptView, row: QuestionRow, secrets: Secrets | null): Graded | null {
  const { outcome, points, how, content, type, response, final } = row;
  if (outcome !== null) return { outcome, points, maxPoints: content.points, how: how ?? '' };
  // Of an answer that the quiz shows at once: its attempt is graded only when it is submitted.
  if (status !== AttemptStatus.OPEN || !final || !secrets) return null;
  return gradeAnswer({ type, content, key: secrets.key }, response, language.toLowerCase() as LanguageCode, settings);
}

/** @param questions all of the attempt's, in their order */
export function resultView(questions: readonly QuestionRow[]): AttemptResult {
  const byObjective = new Map<string, { objective: NamedByItem; rows: Set<QuestionRow> }>();
  for (const question of questions) {
    for (const objective of question.objectives) {
      const key = objective.id ?? objective.text;
      const { rows } = byObjective.get(key) ?? { rows: new Set() };
      byObjective.set(key, { objective, rows: rows.add(question) });
    }
  }
  const whole = bar('', questions);
  const maxPoints = questions.reduce((sum, { content }) => sum + content.points, 0);
  const ungraded = questions.length - whole.n;
  return {
    points: whole.points,
    maxPoints,
    score: ungraded > 0 || maxPoints === 0 ? null : whole.points / maxPoints,
    ungraded,
    byQuestion: questions.map((question) => bar(String(question.position), [question])),
    byObjective: [...byObjective.values()]
      .toSorted(({ objective: one }, { objective: other }) => (one.text < other.text ? -1 : 1))
      .map(({ objective: { id, text }, rows }) => bar(text, [...rows], id)),
  };
}

function bar(label: string, questions: readonly QuestionRow[], objectiveId: string | null = null): ResultBar {
  const graded = questions.filter(({ outcome }) => outcome !== null && outcome !== GradeOutcome.UNGRADED);
  // Points are hundredths; their sum as a fraction of two would have a tail.
  const points = Math.round(graded.reduce((sum, question) => sum + (question.points ?? 0), 0) * 100) / 100;
  const maxPoints = graded.reduce((sum, { content }) => sum + content.points, 0);
  return { label, objectiveId, points, maxPoints, value: maxPoints === 0 ? null : points / maxPoints, n: graded.length };
}

/** As GraphQL shows it. */
export function givenAnswer(response: AnswerGiven | null) {
  if (!response) return null;
  const { choiceIds = null, answer = null, texts = null } = response;
  return { choiceIds: choiceIds && [...choiceIds], answer, texts: texts && [...texts] };
}

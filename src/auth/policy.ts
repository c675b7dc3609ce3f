import { Role, type Viewer } from './viewer.js';

/** The parts of a course that decide who may do what with it. */
export interface CourseAccess {
  organizationId: string;
  ownerId: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
}

export function mayEditCourse(viewer: Viewer, course: CourseAccess): boolean {
  if (course.organizationId !== viewer.organizationId) return false;
  return viewer.role === Role.ADMIN || (viewer.role === Role.INSTRUCTOR && course.ownerId === viewer.id);
}

/** A published course is open to every signed-in user of its organization, its lessons and AI on them included. */
export function mayReadCourse(viewer: Viewer, course: CourseAccess): boolean {
  if (mayEditCourse(viewer, course)) return true;
  return course.organizationId === viewer.organizationId && course.status === 'PUBLISHED';
}

export function mayCreateCourse(viewer: Viewer): boolean {
  return viewer.role !== Role.LEARNER;
}

/** The parts of a deck of cards that decide who may do what with it. */
export interface DeckAccess {
  ownerId: string;
  status: CourseAccess['status'];
  /** Null: it is its owner's alone, admins see it no more than others. */
  course: CourseAccess | null;
}

export function mayEditDeck(viewer: Viewer, { ownerId, course }: DeckAccess): boolean {
  return course ? mayEditCourse(viewer, course) : ownerId === viewer.id;
}

/** A course's deck is open to the course's readers once it is published. */
export function mayReadDeck(viewer: Viewer, deck: DeckAccess): boolean {
  if (mayEditDeck(viewer, deck)) return true;
  return deck.course !== null && deck.status === 'PUBLISHED' && mayReadCourse(viewer, deck.course);
}

/** Learners ask about what they learn; in words of their own and in bulk only those who teach do. */
export function mayGenerateFreely(viewer: Viewer): boolean {
  return viewer.role !== Role.LEARNER;
}

/** A generation is its owner's; an admin sees all of his organization. */
export function mayReadGeneration(viewer: Viewer, generation: { organizationId: string; userId: string }): boolean {
  if (generation.organizationId !== viewer.organizationId) return false;
  return viewer.role === Role.ADMIN || generation.userId === viewer.id;
}

/** What concerns the whole installation, such as its providers, is its admins'. */
export function mayOperate(viewer: Viewer): boolean {
  return viewer.role === Role.ADMIN;
}

/** Which models there are, and what they cost, concerns those who have content made. */
export function mayChooseModels(viewer: Viewer): boolean {
  return viewer.role !== Role.LEARNER;
}

/** The parts of a quiz that decide who may do what with it. */
export interface QuizAccess {
  purpose: 'COURSE' | 'PRACTICE';
  status: 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'RETIRED';
  createdBy: string;
  course: CourseAccess;
}

/** A practice quiz is its maker's alone; of a course's, learners know those that are published. */
export function mayReadQuiz(viewer: Viewer, quiz: QuizAccess): boolean {
  if (!mayReadCourse(viewer, quiz.course)) return false;
  if (quiz.purpose === 'PRACTICE') return quiz.createdBy === viewer.id;
  return quiz.status === 'PUBLISHED' || mayEditCourse(viewer, quiz.course);
}

/** Title, settings, order and status: a course's quiz is its teacher's, a practice quiz its maker's. */
export function mayArrangeQuiz(viewer: Viewer, quiz: QuizAccess): boolean {
  return mayReadQuiz(viewer, quiz) && (quiz.purpose === 'PRACTICE' || mayEditCourse(viewer, quiz.course));
}

/** Its questions with their keys: never a learner, not even in a practice quiz of his own. */
export function mayEditQuizItems(viewer: Viewer, quiz: QuizAccess): boolean {
  return mayReadQuiz(viewer, quiz) && mayEditCourse(viewer, quiz.course);
}

/** An attempt is its learner's; those who may edit the course see those on its quizzes, on a practice quiz nobody else. */
export function mayReadAttempt(viewer: Viewer, attempt: { userId: string; access: QuizAccess }): boolean {
  const { purpose, course } = attempt.access;
  if (course.organizationId !== viewer.organizationId) return false;
  return attempt.userId === viewer.id || (purpose === 'COURSE' && mayEditCourse(viewer, course));
}

/** All answers to a course's questions are graded by those who may edit it; those to a practice quiz by its maker, where he may edit the course. */
export function mayGradeQuiz(viewer: Viewer, { purpose, createdBy, course }: QuizAccess): boolean {
  return mayEditCourse(viewer, course) && (purpose === 'COURSE' || createdBy === viewer.id);
}

/** Of a practice quiz whoever teaches sees the one answer whose review its learner asked for, and no other. */
export function mayGradeAnswer(viewer: Viewer, answer: { quiz: QuizAccess; reviewAsked: boolean }): boolean {
  return mayGradeQuiz(viewer, answer.quiz) || (answer.reviewAsked && mayEditCourse(viewer, answer.quiz.course));
}

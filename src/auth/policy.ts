import { Role, type Viewer } from './viewer.js';

/** How somebody comes to be enrolled: by his own wish, by a code, or because he was invited. */
export type EnrolmentPolicyName = 'OPEN' | 'CODE' | 'INVITATION';

/** The parts of a course that decide who may do what with it. */
export interface CourseAccess {
  id: string;
  organizationId: string;
  ownerId: string;
  status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  enrolmentPolicy: EnrolmentPolicyName;
}

export function mayEditCourse(viewer: Viewer, course: CourseAccess): boolean {
  if (course.organizationId !== viewer.organizationId) return false;
  return viewer.role === Role.ADMIN || (viewer.role === Role.INSTRUCTOR && (course.ownerId === viewer.id || viewer.courses.get(course.id) === 'INSTRUCTOR'));
}

/** Who teaches it beside him, and whose it is next: for its owner, and for admins. */
export function mayOwnCourse(viewer: Viewer, course: CourseAccess): boolean {
  return mayEditCourse(viewer, course) && (viewer.role === Role.ADMIN || course.ownerId === viewer.id);
}

/** Of a course that isn't open to everybody: who is neither enrolled nor teaches it. Nothing that was made from it is his, not even what he had before. */
export function isShutOut(viewer: Viewer, course: CourseAccess): boolean {
  return course.enrolmentPolicy !== 'OPEN' && !viewer.courses.has(course.id) && !mayEditCourse(viewer, course);
}

/** Its lessons, and AI on them: while it is published, open to every signed-in user of its organization, or to those who are enrolled. */
export function mayReadCourse(viewer: Viewer, course: CourseAccess): boolean {
  if (mayEditCourse(viewer, course)) return true;
  return course.organizationId === viewer.organizationId && course.status === 'PUBLISHED' && !isShutOut(viewer, course);
}

/** Title and description. Who is to get in by a code may look at the door; a course by invitation is nobody's business. */
export function mayKnowCourse(viewer: Viewer, course: CourseAccess): boolean {
  if (mayReadCourse(viewer, course)) return true;
  return course.organizationId === viewer.organizationId && course.status === 'PUBLISHED' && course.enrolmentPolicy === 'CODE';
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

/** The parts of a generation that decide who may read it. */
export interface GenerationAccess {
  organizationId: string;
  userId: string;
  /** The one that it was made from; null: none. */
  course: CourseAccess | null;
}

/** A generation is its owner's, as long as the course that it was made from doesn't shut him out; an admin sees all of his organization. */
export function mayReadGeneration(viewer: Viewer, { organizationId, userId, course }: GenerationAccess): boolean {
  if (organizationId !== viewer.organizationId) return false;
  return viewer.role === Role.ADMIN || (userId === viewer.id && (course === null || !isShutOut(viewer, course)));
}

/** A batch is read as all of its generations are. */
export function mayReadBatch(viewer: Viewer, { courses, ...batch }: Omit<GenerationAccess, 'course'> & { courses: readonly CourseAccess[] }): boolean {
  return mayReadGeneration(viewer, { ...batch, course: null }) && courses.every((course) => mayReadGeneration(viewer, { ...batch, course }));
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

/** An attempt is its learner's, unless the course shuts him out; those who may edit the course see those on its quizzes, on a practice quiz nobody else. */
export function mayReadAttempt(viewer: Viewer, attempt: { userId: string; access: QuizAccess }): boolean {
  const { purpose, course } = attempt.access;
  if (course.organizationId !== viewer.organizationId) return false;
  return (attempt.userId === viewer.id && !isShutOut(viewer, course)) || (purpose === 'COURSE' && mayEditCourse(viewer, course));
}

/** All answers to a course's questions are graded by those who may edit it; those to a practice quiz by its maker, where he may edit the course. */
export function mayGradeQuiz(viewer: Viewer, { purpose, createdBy, course }: QuizAccess): boolean {
  return mayEditCourse(viewer, course) && (purpose === 'COURSE' || createdBy === viewer.id);
}

/** Of a practice quiz whoever teaches sees the one answer whose review its learner asked for, and no other. */
export function mayGradeAnswer(viewer: Viewer, answer: { quiz: QuizAccess; reviewAsked: boolean }): boolean {
  return mayGradeQuiz(viewer, answer.quiz) || (answer.reviewAsked && mayEditCourse(viewer, answer.quiz.course));
}

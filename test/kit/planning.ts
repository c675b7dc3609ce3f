import { randomUUID } from 'node:crypto';
import type { TestAccount } from './accounts.js';
import { gql, type Target } from './clients.js';

export interface EvidenceData {
  kind: string;
  id: string;
  attemptId: string | null;
}

export interface StepData {
  kind: string;
  title: string;
  courseId: string | null;
  objectiveId: string | null;
  lessonId: string | null;
  deckId: string | null;
  quizId: string | null;
  attemptId: string | null;
  estimate: { minutes: number; basis: string; lessons: number };
  reasons: { code: string; text: string; evidence: EvidenceData[]; figures: { name: string; value: number }[] }[];
}

export interface StepsPage {
  edges: { cursor: string; node: StepData }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface PathData {
  goal: { id: string } | null;
  objectives: number;
  skipped: number;
  minutes: number;
  basis: string;
  reasons: { code: string; text: string }[];
  otherLessons: { edges: { node: { lesson: { id: string }; finishedAt: string | null } }[] };
  path: { edges: { node: { objective: { id: string; text: string }; standing: string; skipped: boolean; answers: number; evidence: EvidenceData[]; lessons: { lesson: { id: string }; finishedAt: string | null }[]; minutes: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

export const NEXT_STEPS = `query ($courseId: ID, $goal: ID, $first: Int! = 50, $after: String) { nextSteps(courseId: $courseId, goal: $goal, first: $first, after: $after) {
  edges { cursor node { kind title courseId objectiveId lessonId deckId quizId attemptId estimate { minutes basis lessons } reasons { code text evidence { kind id attemptId } figures { name value } } } }
  pageInfo { hasNextPage endCursor } } }`;
export const LEARNING_PATH = `query ($courseId: ID!, $goal: ID, $first: Int! = 50, $after: String) { learningPath(courseId: $courseId, goal: $goal) {
  goal { id } objectives skipped minutes basis reasons { code text } otherLessons { edges { node { lesson { id } finishedAt } } } path(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { objective { id text } standing skipped answers
    evidence { kind id attemptId } minutes lessons { lesson { id } finishedAt } } } } } }`;

export async function nextSteps(app: Target, { token }: Pick<TestAccount, 'token'>, variables: object = {}): Promise<StepsPage> {
  return (await gql<{ nextSteps: StepsPage }>(app, { query: NEXT_STEPS, variables: { ...variables }, token })).nextSteps;
}

export async function learningPath(app: Target, { token }: Pick<TestAccount, 'token'>, variables: object): Promise<PathData> {
  return (await gql<{ learningPath: PathData }>(app, { query: LEARNING_PATH, variables: { ...variables }, token })).learningPath;
}

/** Tells that somebody opened or finished a lesson. */
export async function tell(app: Target, { token }: Pick<TestAccount, 'token'>, what: 'openLesson' | 'finishLesson', lessonId: string, at: Date | null = null): Promise<void> {
  await gql(app, { query: `mutation ($input: LessonEventInput!) { ${what}(input: $input) { lessonId } }`, variables: { input: { lessonId, eventId: randomUUID(), at } }, token });
}

/** A published course of lessons that each teach what they are called. @param requires by number, what each needs first */
export async function taughtCourse(app: Target, teacher: TestAccount, count: number, requires: Record<number, number[]> = {}): Promise<{ courseId: string; lessonIds: string[]; objectiveIds: string[] }> {
  const run = <Data>(query: string, variables: object) => gql<Data>(app, { query, variables: { ...variables }, token: teacher.token });
  const { course } = await run<{ course: { id: string } }>('mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }', { input: { title: 'Sailing' } });
  const lessonIds: string[] = [];
  const objectiveIds: string[] = [];
  for (let number = 0; number < count; number++) {
    const input = { courseId: course.id, title: `Lesson ${number}`, body: 'Knots hold ships. '.repeat(500), objectives: [`Objective ${number}`] };
    const { lesson } = await run<{ lesson: { id: string; learningObjectives: { id: string }[] } }>('mutation ($input: CreateLessonInput!) { lesson: createLesson(input: $input) { id learningObjectives { id } } }', { input });
    lessonIds.push(lesson.id);
    objectiveIds.push(lesson.learningObjectives[0]!.id);
  }
  for (const [number, before] of Object.entries(requires)) {
    const input = { objectiveId: objectiveIds[Number(number)], requires: before.map((each) => objectiveIds[each]), expectedVersion: 1 };
    await run('mutation ($input: SetPrerequisitesInput!) { setPrerequisites(input: $input) { ... on Objective { id } } }', { input });
  }
  await run('mutation ($id: ID!) { publishCourse(id: $id) { id } }', { id: course.id });
  return { courseId: course.id, lessonIds, objectiveIds };
}

import type { FaultReply, FaultRequest, Gate } from './fault-server.js';
import { gql, wsClient, type Target } from './clients.js';

/** What a client knows of the draft of a course. */
export interface CourseDraftData {
  __typename: string;
  id: string;
  status: string;
  version: number;
  title: string;
  language: string;
  hours: number | null;
  run: number;
  outlineGenerationId: string | null;
  failure: { code: string; message: string } | null;
  pause: { message: string; resumesAt: string | null; refusal: { __typename: string; message: string } | null } | null;
  progress: { completed: number; total: number };
  approvedBy: { displayName: string } | null;
  approvedAt: string | null;
  course: { id: string; title: string; status: string; lessons: { edges: { node: { id: string; title: string; position: number } }[] } } | null;
  lessons: DraftedLessonData[];
  /** Of refusals. */
  message?: string;
  currentVersion?: number;
  reasons?: string[];
}

export interface DraftedLessonData {
  __typename?: string;
  id: string;
  position: number;
  title: string;
  summary: string;
  objectives: string[];
  minutes: number;
  status: string;
  version: number;
  body: string;
  lessonId: string | null;
  decidedBy: { displayName: string } | null;
  decidedAt: string | null;
  failure: { code: string; message: string } | null;
  sections: { id: string; title: string; summary: string; generationId: string | null; generationStatus: string | null }[];
  currentVersion?: number;
}

export interface CourseDraftEventData {
  __typename: string;
  courseDraftId: string;
  run: number;
  seq: number;
  progress: { completed: number; total: number };
  title?: string;
  message?: string;
  generationIds?: string[];
  resumesAt?: string | null;
}

const LESSON = `id position title summary objectives minutes status version body lessonId decidedBy { displayName } decidedAt
  failure { code message } sections { id title summary generationId generationStatus }`;
const DRAFT = `id status version title language hours run outlineGenerationId failure { code message }
  pause { message resumesAt refusal { __typename ... on UserError { message } } }
  progress { completed total } approvedBy { displayName } approvedAt
  course { id title status lessons(first: 100) { edges { node { id title position } } } } lessons { ${LESSON} }`;
const RESULT = `__typename ... on CourseDraft { ${DRAFT} } ... on UserError { message } ... on VersionConflict { currentVersion }`;
const REFUSABLE = `${RESULT} ... on ContentRejected { reasons }`;
const DECIDED = `__typename ... on DraftedLesson { ${LESSON} } ... on VersionConflict { currentVersion }`;

const CHANGES = {
  generateCourse: `mutation ($input: GenerateCourseInput!) { result: generateCourse(input: $input) { __typename ... on CourseDraft { ${DRAFT} } ... on UserError { message } ... on ContentRejected { reasons } } }`,
  editCourseOutline: `mutation ($input: EditCourseOutlineInput!) { result: editCourseOutline(input: $input) { ${REFUSABLE} } }`,
  regenerateCourseOutline: `mutation ($input: CourseOutlineInput!) { result: regenerateCourseOutline(input: $input) { ${REFUSABLE} } }`,
  approveCourseOutline: `mutation ($input: CourseOutlineInput!) { result: approveCourseOutline(input: $input) { ${RESULT} } }`,
  redraftLesson: `mutation ($input: RedraftLessonInput!) { result: redraftLesson(input: $input) { ${RESULT} } }`,
} as const;

const DECISIONS = {
  acceptDraftedLesson: `mutation ($input: AcceptDraftedLessonInput!) { result: acceptDraftedLesson(input: $input) { ${DECIDED} } }`,
  discardDraftedLesson: `mutation ($input: DraftedLessonInput!) { result: discardDraftedLesson(input: $input) { ${DECIDED} } }`,
} as const;

const BY_ID = {
  cancelCourseDraft: `mutation ($id: ID!) { result: cancelCourseDraft(id: $id) { __typename ${DRAFT} } }`,
  resumeCourseDraft: `mutation ($id: ID!) { result: resumeCourseDraft(id: $id) { ${REFUSABLE} } }`,
  courseDraft: `query ($id: ID!) { result: courseDraft(id: $id) { __typename ${DRAFT} } }`,
} as const;

export const COURSE_DRAFT_EVENTS = `subscription ($id: ID!, $afterSeq: Int!, $run: Int) { courseDraftEvents(id: $id, afterSeq: $afterSeq, run: $run) {
  __typename courseDraftId run seq progress { completed total }
  ... on CourseLessonStarted { title generationIds } ... on CourseLessonFinished { title } ... on CourseLessonFailed { title }
  ... on CourseDraftPaused { message resumesAt } ... on CourseDraftFailed { message } } }`;

/** The operation's query, for those who look at a refusal. */
export const COURSE_OPERATIONS = { ...CHANGES, ...DECISIONS, ...BY_ID };

export async function change(app: Target, token: string, operation: keyof typeof CHANGES, input: object): Promise<CourseDraftData> {
  return (await gql<{ result: CourseDraftData }>(app, { query: CHANGES[operation], variables: { input }, token })).result;
}

export async function decide(app: Target, token: string, operation: keyof typeof DECISIONS, input: object): Promise<DraftedLessonData> {
  return (await gql<{ result: DraftedLessonData }>(app, { query: DECISIONS[operation], variables: { input }, token })).result;
}

export async function courseDraft(app: Target, token: string, id: string, operation: keyof typeof BY_ID = 'courseDraft'): Promise<CourseDraftData> {
  return (await gql<{ result: CourseDraftData }>(app, { query: BY_ID[operation], variables: { id }, token })).result;
}

export const COURSE_TERMINAL = new Set(['CourseOutlineReady', 'CourseDraftCompleted', 'CourseDraftFailed', 'CourseDraftCancelled']);

/** The events of a run on a socket of their own, until its end, or until one of which `until` is true. */
export async function followCourse(
  app: Target, token: string, id: string, { afterSeq = 0, run, until }: { afterSeq?: number; run?: number; until?(event: CourseDraftEventData): boolean } = {},
): Promise<CourseDraftEventData[]> {
  const client = wsClient(app, token);
  const events: CourseDraftEventData[] = [];
  try {
    for await (const result of client.subscribe<{ courseDraftEvents: CourseDraftEventData }>(COURSE_DRAFT_EVENTS, { id, afterSeq, run: run ?? null })) {
      if (result.errors) throw new Error(JSON.stringify(result.errors));
      const event = result.data!.courseDraftEvents;
      events.push(event);
      if (until?.(event)) break;
    }
  } finally {
    await client.dispose();
  }
  return events;
}

/** A draft whose outline is ready. */
export async function outlined(app: Target, token: string, input: object): Promise<CourseDraftData> {
  const { id } = await change(app, token, 'generateCourse', input);
  await followCourse(app, token, id);
  return courseDraft(app, token, id);
}

/** Approves an outline as it stands and follows its lessons to the end of the run. */
export async function drafted(app: Target, token: string, { id, version }: Pick<CourseDraftData, 'id' | 'version'>): Promise<{ draft: CourseDraftData; events: CourseDraftEventData[] }> {
  await change(app, token, 'approveCourseOutline', { id, expectedVersion: version });
  const events = await followCourse(app, token, id);
  return { draft: await courseDraft(app, token, id), events };
}

const HEADINGS = [['1', 'Lesson 1'], ['1.1', 'Section 1.1'], ['1.2', 'Section 1.2'], ['2', 'Lesson 2'], ['2.1', 'Section 2.1']] as const;

function wordsOf({ body }: FaultRequest): string {
  return JSON.stringify(body.messages);
}

/** The heading of the one section that a model is asked for; null where it is asked for something else. */
export function sectionAskedFor(request: FaultRequest): string | null {
  return /Sections:\\n## ([^\\]+)/.exec(wordsOf(request))?.[1] ?? null;
}

/** A model that outlines courses of four hours, two lessons, and writes their sections. @param hold keeps that section's answer at its gate. @param refuse has that section refused */
export function writesCourses({ hold, refuse }: { hold?: { section: string; gate: Gate }; refuse?: string } = {}): (request: FaultRequest) => FaultReply {
  return (request) => {
    const section = sectionAskedFor(request);
    if (section === null) {
      const items = HEADINGS.map(([number, title]) => ({ number, title, summary: `What there is to say about the old harbour in ${title}.`, quote: '' }));
      return { answer: () => ({ items }) };
    }
    if (section === refuse) return { status: 400 };
    return {
      tokens: [`## ${section}\n\n`, 'A harbour is a sheltered place where ships are made fast. ', `This is what there is to say about ${section} of the old town.\n`],
      ...(section === hold?.section && { gates: { 1: hold.gate } }),
    };
  };
}

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql-ws';
import type { Config } from '../../src/env.js';
import { signUp, type TestAccount } from './accounts.js';
import { gql, wsClient, type Target } from './clients.js';
import type { Protocol } from './fault-protocols.js';
import type { FaultServer } from './fault-server.js';
import { PLAIN_PRICES } from './model-calls.js';
import { query, type TestDatabase } from './postgres.js';

/** What a client knows of a generation. */
export interface GenerationData {
  __typename: string;
  id: string;
  status: string;
  origin: string | null;
  text: string;
  items: ItemData[];
  lastSeq: number;
  attempts: AttemptData[];
  costMicroUsd: number;
  notice: string | null;
  failure: { code: string; message: string; retryable: boolean } | null;
  message?: string;
}

/** What a client knows of a batch. */
export interface BatchData {
  id: string;
  mode: string;
  status: string;
  notice: string | null;
  costMicroUsd: number;
  createdAt: string;
  finishedAt: string | null;
  progress: { completed: number; total: number };
  items: { index: number; result: GenerationData }[];
}

export interface AttemptData {
  provider: string;
  outcome: string | null;
  reason: string;
  promptVersion: string | null;
  costMicroUsd: number;
  usage: { inputTokens: number; outputTokens: number; estimated: boolean };
  finishedAt: string | null;
}

export interface ItemData {
  __typename: string;
  id: string;
  prompt: string;
  explanation: string | null;
  evidence: { lessonId: string; lessonVersion: number; start: number; end: number; quote: string }[];
  front?: string;
  back?: string;
  statement?: string;
  hints?: string[];
  number?: string;
  depth?: number;
  title?: string;
  week?: number;
  startsOn?: string;
  endsOn?: string;
  hours?: number;
  topics?: string[];
  lessonIds?: string[];
}

export interface EventData {
  __typename: string;
  generationId: string;
  seq: number;
  at: string;
  text?: string;
  index?: number;
  item?: ItemData;
  provider?: string;
  origin?: string;
  code?: string;
  retryable?: boolean;
  reason?: string;
  costMicroUsd?: number;
  fromProvider?: string;
  toProvider?: string;
}

const EVIDENCE = 'evidence { lessonId lessonVersion start end quote }';
const ITEM = `__typename ... on Question { id prompt explanation ${EVIDENCE} } ... on Flashcard { id front back ${EVIDENCE} }
  ... on Exercise { id statement hints difficulty ${EVIDENCE} } ... on OutlineNode { id number depth title summary ${EVIDENCE} }
  ... on PlanWeek { id week startsOn endsOn hours topics lessonIds }`;
export const GENERATION = `id status origin text items { ${ITEM} } lastSeq costMicroUsd notice failure { code message retryable }
  attempts { provider outcome reason promptVersion costMicroUsd usage { inputTokens outputTokens estimated } finishedAt }`;
const RESULT = `__typename ... on Generation { ${GENERATION} } ... on UserError { message }
  ... on QuotaExceeded { scope limit windowSeconds retryAt } ... on BudgetExceeded { scope limitMicroUsd spentMicroUsd resetsAt }`;

export const EXPLAIN = `mutation Explain($input: ExplainLessonInput!) { started: explainLesson(input: $input) { ${RESULT} } }`;
export const QUIZ = `mutation Quiz($input: GenerateQuizInput!) { started: generateQuiz(input: $input) { ${RESULT} } }`;
export const FLASHCARDS = `mutation Cards($input: GenerateFlashcardsInput!) { started: generateFlashcards(input: $input) { ${RESULT} } }`;
export const EXERCISES = `mutation Exercises($input: GenerateExercisesInput!) { started: generateExercises(input: $input) { ${RESULT} } }`;
export const OUTLINE = `mutation Outline($input: GenerateOutlineInput!) { started: generateOutline(input: $input) { ${RESULT} } }`;
export const SUMMARIZE = `mutation Summarize($input: SummarizeLessonInput!) { started: summarizeLesson(input: $input) { ${RESULT} } }`;
export const EXAMPLES = `mutation Examples($input: GenerateExamplesInput!) { started: generateExamples(input: $input) { ${RESULT} } }`;
export const DRAFT_LESSON = `mutation Draft($input: DraftLessonInput!) { started: draftLesson(input: $input) { ${RESULT} } }`;
export const PLAN_STUDY = `mutation Plan($input: PlanStudyInput!) { started: planStudy(input: $input) { ${RESULT} } }`;
export const COMPLETE = `mutation Complete($input: CompleteInput!) { started: complete(input: $input) { ${RESULT} } }`;
export const BATCH = `id mode status notice costMicroUsd createdAt finishedAt progress { completed total } items { index result { ${RESULT} } }`;
export const GENERATE_BATCH = `mutation Start($input: GenerateBatchInput!) { started: generateBatch(input: $input) { ${BATCH} } }`;
export const READ_BATCH = `query Read($id: ID!) { batch(id: $id) { ${BATCH} } }`;
export const CANCEL_BATCH = `mutation Cancel($id: ID!) { cancelBatch(id: $id) { ${BATCH} } }`;
export const CANCEL = `mutation Cancel($id: ID!) { cancelGeneration(id: $id) { __typename ${GENERATION} } }`;
export const READ = `query Read($id: ID!) { generation(id: $id) { __typename ${GENERATION} } }`;
export const EVENTS = `subscription Events($id: ID!, $afterSeq: Int!) { generationEvents(id: $id, afterSeq: $afterSeq) {
  __typename generationId seq at
  ... on TextDelta { text } ... on ItemReady { index item { ${ITEM} } } ... on GenerationStarted { provider origin }
  ... on ProviderSwitched { fromProvider toProvider reason } ... on StreamReset { reason } ... on GenerationFailed { code retryable } ... on GenerationCompleted { costMicroUsd } } }`;

export const TERMINAL = new Set(['GenerationCompleted', 'GenerationFailed', 'GenerationCancelled']);

/** Twelve sentences that hold a term each: enough for a quiz by the engine, and for quotes. */
export const BODY = Array.from({ length: 12 }, (_, index) =>
  `The harbour of Port${'abcdefghijkl'[index]} was founded in ${1801 + index * 7} by the merchant family number ${index + 1}.`).join('\n\n');

/** Sentence `index` of BODY. */
export function sentence(index: number): string {
  return BODY.split('\n\n')[index]!;
}

/** A whole true/false question as a provider sends it. */
export function draft(index: number, changes: object = {}): object {
  return {
    type: 'TRUE_FALSE', prompt: `Was harbour ${index} founded by a merchant family?`, explanation: `The lesson says so (${index}).`,
    quote: sentence(index % 12), points: 1, answer: true, ...changes,
  };
}

/** The fault server as a model, with 1 micro-dollar a token in and 10 a token out. */
export function asModel(server: FaultServer, name = 'fault', protocol: Protocol = 'openai'): Config['tuning']['providers'][number] {
  const baseUrl = protocol === 'openai' ? server.url : server.origin;
  return { name, protocol, baseUrl, models: [{ name: 'test-model', prices: PLAIN_PRICES }] };
}

export interface Classroom {
  teacher: TestAccount;
  learner: TestAccount;
  courseId: string;
  lessonId: string;
}

/** A published course with one lesson, its teacher and a learner. */
export async function classroom(app: Target & { database: Pick<TestDatabase, 'ownerUrl'> }, body = BODY): Promise<Classroom> {
  const [teacher, learner] = await Promise.all([signUp(app, 'INSTRUCTOR'), signUp(app)]);
  const { course } = await gql<{ course: { id: string } }>(app, {
    query: 'mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }',
    variables: { input: { title: 'Harbours' } }, token: teacher.token,
  });
  await gql(app, { query: 'mutation ($id: ID!) { publishCourse(id: $id) { id } }', variables: { id: course.id }, token: teacher.token });
  return { teacher, learner, courseId: course.id, lessonId: await addLesson(app, teacher, course.id, body) };
}

export async function addLesson(app: Target, teacher: TestAccount, courseId: string, body: string, title = 'Foundations'): Promise<string> {
  const { lesson } = await gql<{ lesson: { id: string } }>(app, {
    query: 'mutation ($input: CreateLessonInput!) { lesson: createLesson(input: $input) { id } }',
    variables: { input: { courseId, title, body } }, token: teacher.token,
  });
  return lesson.id;
}

/** Starts a generation, or says which refusal came. */
export async function start(app: Target, token: string, query: string, input: object): Promise<GenerationData> {
  return (await gql<{ started: GenerationData }>(app, { query, variables: { input }, token })).started;
}

export async function startBatch(app: Target, token: string, input: object): Promise<BatchData> {
  return (await gql<{ started: BatchData }>(app, { query: GENERATE_BATCH, variables: { input }, token })).started;
}

export async function readBatch(app: Target, token: string, id: string): Promise<BatchData> {
  return (await gql<{ batch: BatchData }>(app, { query: READ_BATCH, variables: { id }, token })).batch;
}

export async function read(app: Target, token: string, id: string): Promise<GenerationData> {
  return (await gql<{ generation: GenerationData }>(app, { query: READ, variables: { id }, token })).generation;
}

export interface FollowOptions {
  afterSeq?: number;
  /** Looks at each event as it comes; leaves the subscription when it says true. */
  leave?(event: EventData): boolean | void | Promise<boolean | void>;
}

/** The events of a generation on a socket of their own, until it ends or the caller leaves. */
export async function follow(app: Target, token: string, id: string, { afterSeq = 0, leave }: FollowOptions = {}): Promise<EventData[]> {
  const client = wsClient(app, token);
  const events: EventData[] = [];
  try {
    for await (const result of client.subscribe<{ generationEvents: EventData }>(EVENTS, { id, afterSeq })) {
      const event = eventOf(result);
      events.push(event);
      if (await leave?.(event)) break;
    }
  } finally {
    await client.dispose();
  }
  return events;
}

function eventOf({ data, errors }: ExecutionResult<{ generationEvents: EventData }>): EventData {
  if (errors || !data) throw new Error(`the subscription failed: ${JSON.stringify(errors)}`);
  return data.generationEvents;
}

/** The one error that a subscription which has to fail is refused with. */
export async function subscriptionRefusal(app: Target, token: string | undefined, variables: object): Promise<{ code: string; field?: string }> {
  const client = wsClient(app, token);
  try {
    for await (const { errors } of client.subscribe(EVENTS, { ...variables })) {
      if (errors?.[0]) return errors[0].extensions as { code: string; field?: string };
      throw new Error('the subscription was not refused');
    }
  } catch (thrown) {
    if (Array.isArray(thrown)) return (thrown as { extensions: { code: string; field?: string } }[])[0]!.extensions;
    throw thrown;
  } finally {
    await client.dispose();
  }
  throw new Error('the subscription ended without an answer');
}

export interface Folded {
  text: string;
  items: ItemData[];
  terminal: EventData;
}

/** What a client shows after these events. Fails unless they ascend, end with the one terminal event and start once at most. */
export function fold(events: EventData[]): Folded {
  let text = '';
  let items: ItemData[] = [];
  let seq = 0;
  for (const event of events) {
    assert.ok(event.seq > seq, `event ${event.seq} came after ${seq}`);
    seq = event.seq;
    if (event.__typename === 'StreamReset') [text, items] = ['', []];
    if (event.__typename === 'TextDelta') {
      assert.ok(event.text!.isWellFormed(), 'a delta splits a surrogate pair');
      text += event.text;
    }
    if (event.__typename === 'ItemReady') {
      assert.equal(event.index, items.length, 'items are numbered without a gap');
      items.push(event.item!);
    }
  }
  const terminals = events.filter(({ __typename }) => TERMINAL.has(__typename));
  assert.equal(terminals.length, 1, `one terminal event, not ${terminals.length}`);
  assert.equal(terminals[0], events.at(-1), 'the terminal event is the last');
  assert.ok(events.filter(({ __typename }) => __typename === 'GenerationStarted').length <= 1, 'it starts at most once');
  return { text, items, terminal: terminals[0]! };
}

/** Rows of the test's database, as its owner sees them. */
export function rows<Row extends object>(database: Pick<TestDatabase, 'ownerUrl'>, sql: string, values: unknown[] = []): Promise<Row[]> {
  return query<Row>(database.ownerUrl, sql, values);
}

export interface Ledger {
  reserved: number;
  spent: number;
  attempts: number;
  open: number;
}

/** The day's money, what all attempts cost, and how many reservations are open; in micro-dollars. */
export async function ledger(database: Pick<TestDatabase, 'ownerUrl'>): Promise<Ledger> {
  const [row] = await rows<Ledger>(database, `
    SELECT (SELECT COALESCE(sum(reserved), 0)::float8 FROM budget_days) AS reserved,
           (SELECT COALESCE(sum(spent), 0)::float8 FROM budget_days) AS spent,
           (SELECT COALESCE(sum(cost_micro_usd), 0)::float8 FROM provider_attempts) AS attempts,
           (SELECT count(*)::int FROM reservations WHERE settled_at IS NULL) AS open`);
  return row!;
}

const FIRST_LOOK_AFTER_MS = 20;
/** What takes long needn't be looked at as often: a look costs both sides processor time that what is awaited could use. */
const LOOK_AT_LEAST_EVERY_MS = 100;
const LONGER = 1.3;

/** Looks again and again, where no event tells. @returns what was seen when it held */
export async function eventually<Value>(look: () => Promise<Value>, holds: (value: Value) => boolean, withinMs = 10_000): Promise<Value> {
  const deadline = performance.now() + withinMs;
  for (let wait = FIRST_LOOK_AFTER_MS; ; wait = Math.min(wait * LONGER, LOOK_AT_LEAST_EVERY_MS)) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms; last: ${JSON.stringify(value)}`);
    await pause(wait);
  }
}

/** Ends the leases of workers that are dead, which nobody but a test of how long that takes has to wait for. */
export async function endLeases(database: Pick<TestDatabase, 'ownerUrl'>): Promise<void> {
  await rows(database, "UPDATE generations SET lease_expires_at = now() WHERE status = 'RUNNING'");
  await rows(database, 'UPDATE shared_calls SET lease_expires_at = now()');
}

/** Until everything that was reserved has been settled. */
export function settled(database: Pick<TestDatabase, 'ownerUrl'>, withinMs?: number): Promise<Ledger> {
  return eventually(() => ledger(database), ({ open }) => open === 0, withinMs);
}

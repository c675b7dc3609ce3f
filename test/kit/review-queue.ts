import { gql, wsClient, type Target } from './clients.js';

export interface ReviewEntryData {
  id: string;
  courseId: string;
  reason: string;
  itemId: string;
  itemVersion: number | null;
  quizId: string | null;
  attemptId: string | null;
}

export type ReviewCountsData = Record<'total' | 'answers' | 'reviews' | 'quarantined' | 'withdrawn' | 'stale' | 'refused', number>;

export interface ReviewEventData {
  __typename: 'ReviewAdded' | 'ReviewResolved';
  courseId: string;
  seq: number;
  entry: ReviewEntryData;
  counts: ReviewCountsData;
}

export interface ReviewQueueData {
  lastSeq: number;
  counts: ReviewCountsData;
  entries: { edges: { cursor: string; node: ReviewEntryData }[]; pageInfo: { hasNextPage: boolean } };
}

const ENTRY = 'id courseId reason itemId itemVersion quizId attemptId';
const COUNTS = 'total answers reviews quarantined withdrawn stale refused';
export const REVIEW_QUEUE = `query ($id: ID!, $reasons: [ReviewReason!], $first: Int! = 100, $after: String) { result: reviewQueue(courseId: $id, reasons: $reasons, first: $first, after: $after) {
  lastSeq counts { ${COUNTS} } entries { edges { cursor node { ${ENTRY} } } pageInfo { hasNextPage } } } }`;
export const REVIEW_EVENTS = `subscription ($courseId: ID, $afterSeq: Int! = 0, $after: [SeenOfCourse!], $until: FollowUntil! = LEFT) {
  reviewQueueEvents(courseId: $courseId, afterSeq: $afterSeq, after: $after, until: $until) { __typename courseId seq entry { ${ENTRY} } counts { ${COUNTS} } } }`;

export async function reviewQueue(app: Target, token: string, id: string, more: object = {}): Promise<ReviewQueueData> {
  return (await gql<{ result: ReviewQueueData }>(app, { query: REVIEW_QUEUE, variables: { id, ...more }, token })).result;
}

/** Events on a socket of their own, until they end or the caller leaves. @throws Error with the GraphQL errors as JSON */
export async function reviewEvents(
  app: Target, token: string, variables: Record<string, unknown>, leave: (event: ReviewEventData) => boolean | void | Promise<boolean | void> = () => false,
): Promise<ReviewEventData[]> {
  const client = wsClient(app, token);
  const seen: ReviewEventData[] = [];
  try {
    for await (const { data, errors } of client.subscribe<{ reviewQueueEvents: ReviewEventData }>(REVIEW_EVENTS, variables)) {
      if (errors || !data) throw new Error(JSON.stringify(errors));
      seen.push(data.reviewQueueEvents);
      if (await leave(data.reviewQueueEvents)) break;
    }
  } finally {
    await client.dispose();
  }
  return seen;
}

/** All that has happened so far. */
export function reviewsSoFar(app: Target, token: string, courseId: string, afterSeq = 0): Promise<ReviewEventData[]> {
  return reviewEvents(app, token, { courseId, afterSeq, until: 'CAUGHT_UP' });
}

/** What waits by what the events tell, in the order in which it came. */
export function waiting(events: readonly ReviewEventData[]): ReviewEntryData[] {
  const entries = new Map<string, ReviewEntryData>();
  for (const { __typename, entry } of events) {
    if (__typename === 'ReviewResolved') entries.delete(entry.id);
    else entries.set(entry.id, entry);
  }
  return [...entries.values()];
}

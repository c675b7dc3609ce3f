import type { Client } from 'graphql-ws';
import { FollowGenerationDocument, type FollowGenerationSubscription } from './gql/graphql.js';

export type GenerationEvent = FollowGenerationSubscription['generationEvents'];

/** What a generation has produced so far. */
export interface Produced {
  text: string;
  items: Extract<GenerationEvent, { __typename: 'ItemReady' }>['item'][];
}

export const NOTHING: Produced = { text: '', items: [] };

const FINAL = new Set<GenerationEvent['__typename']>(['GenerationCompleted', 'GenerationFailed', 'GenerationCancelled']);
// What passes by itself; every other error is the caller's to mend.
const PASSING = new Set<unknown>(['RATE_LIMITED', 'UNAVAILABLE', 'SLOW_CONSUMER']);
const MAX_TRIES = 10;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * The events after `afterSeq` to the last one, each exactly once, over as many connections as it takes.
 * @param client made with `retryAttempts: 0`: its own retries would ask again for events that have been seen
 * @throws the errors of the operation (an array of GraphQL errors), or the close event after 10 tries in vain
 */
export async function* follow(client: Client, id: string, afterSeq = 0): AsyncGenerator<GenerationEvent, void, undefined> {
  let seq = afterSeq;
  for (let tries = 1; ; tries += 1) {
    const position = seq;
    try {
      const query = FollowGenerationDocument.toString();
      for await (const { data, errors } of client.iterate<FollowGenerationSubscription>({ query, variables: { id, afterSeq: seq } })) {
        if (!data) throw errors;
        const event = data.generationEvents;
        seq = event.seq;
        yield event;
        if (FINAL.has(event.__typename)) return;
      }
      // Nothing came after the cursor: it stood at the last event.
      if (seq === position) return;
    } catch (reason) {
      if (seq > position) tries = 1;
      if (!mayPass(reason) || tries >= MAX_TRIES) throw reason;
      // Not all at once: after a restart every client comes back.
      const pauseMs = Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
      await new Promise((resolve) => setTimeout(resolve, pauseMs + askedPauseMs(reason)));
    }
  }
}

/** What has been produced once this event has happened. */
export function produce({ text, items }: Produced, event: GenerationEvent): Produced {
  switch (event.__typename) {
    case 'TextDelta':
      return { text: text + event.text, items };
    case 'ItemReady':
      return { text, items: [...items.slice(0, event.index), event.item] };
    case 'StreamReset':
      return NOTHING;
    default:
      return { text, items };
  }
}

// graphql-ws throws an array of GraphQL errors for a refused operation, and a close event for a lost connection.
function mayPass(reason: unknown): boolean {
  if (Array.isArray(reason)) return PASSING.has(extensionsOf(reason).code);
  return typeof reason === 'object' && reason !== null && 'code' in reason && 'reason' in reason;
}

function askedPauseMs(reason: unknown): number {
  return Array.isArray(reason) ? 1_000 * (extensionsOf(reason).retryAfterSeconds ?? 0) : 0;
}

function extensionsOf([error]: { extensions?: { code?: unknown; retryAfterSeconds?: number } }[]) {
  return error?.extensions ?? {};
}

import { badUserInput, notFound } from '../platform/errors.js';
import type { Sql } from '../platform/postgres.js';
import type { LogEvent } from './events.js';
import { headOf } from './log.js';
import type { StreamReader } from './reader.js';

export interface Followed {
  id: string;
  /** What it is, where there is none. */
  name: string;
  afterSeq: number;
}

/** How late it is noticed that somebody may no longer follow: as late as an access token whose sign-in has ended is refused. */
const ASK_AGAIN_MS = 5_000;

/**
 * A log's events that came after `afterSeq`, then what comes, as they are to be shown. Leaving only detaches.
 * @param stillMay asked again before an event is shown, every few seconds; what it throws ends the following
 * @throws BAD_USER_INPUT, NOT_FOUND
 */
export async function followed<Shown>(
  { db, reader }: { db: Sql; reader: StreamReader },
  { id, name, afterSeq }: Followed,
  shown: (event: LogEvent) => Shown,
  stillMay: () => Promise<unknown>,
): Promise<AsyncIterable<Shown>> {
  const head = await headOf(db, id);
  if (!head) throw notFound(name);
  if (afterSeq < 0) throw badUserInput('afterSeq', 'must not be negative.');
  if (afterSeq > head.lastSeq) throw badUserInput('afterSeq', `must not lie beyond the last event, ${head.lastSeq}.`);
  return mapped(reader.read(id, afterSeq), shown, stillMay);
}

/** Each as it is to be shown. Not a generator of its own: its return() must reach the one below while that one waits. */
export function mapped<From, To>(
  source: AsyncGenerator<From, void, undefined>, map: (value: From) => To, stillMay: () => Promise<unknown> = () => Promise.resolve(),
): AsyncGenerator<To, void, undefined> {
  const result = ({ done, value }: IteratorResult<From, void>): IteratorResult<To, void> =>
    done ? { done, value: undefined } : { done: false, value: map(value) };
  let askedAt = performance.now();
  return {
    async next() {
      const next = await source.next();
      if (!next.done && performance.now() - askedAt >= ASK_AGAIN_MS) {
        askedAt = performance.now();
        try {
          await stillMay();
        } catch (refusal) {
          await source.return();
          throw refusal;
        }
      }
      return result(next);
    },
    return: async () => result(await source.return()),
    throw: async (error) => result(await source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await source.return()),
  };
}

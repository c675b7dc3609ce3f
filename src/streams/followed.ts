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

/** A log's events that came after `afterSeq`, then what comes, as they are to be shown. Leaving only detaches. @throws BAD_USER_INPUT, NOT_FOUND */
export async function followed<Shown>(
  { db, reader }: { db: Sql; reader: StreamReader },
  { id, name, afterSeq }: Followed,
  shown: (event: LogEvent) => Shown,
): Promise<AsyncIterable<Shown>> {
  const head = await headOf(db, id);
  if (!head) throw notFound(name);
  if (afterSeq < 0) throw badUserInput('afterSeq', 'must not be negative.');
  if (afterSeq > head.lastSeq) throw badUserInput('afterSeq', `must not lie beyond the last event, ${head.lastSeq}.`);
  return mapped(reader.read(id, afterSeq), shown);
}

/** Each as it is to be shown. Not a generator of its own: its return() must reach the one below while that one waits. */
export function mapped<From, To>(source: AsyncGenerator<From, void, undefined>, map: (value: From) => To): AsyncGenerator<To, void, undefined> {
  const result = ({ done, value }: IteratorResult<From, void>): IteratorResult<To, void> =>
    done ? { done, value: undefined } : { done: false, value: map(value) };
  return {
    next: async () => result(await source.next()),
    return: async () => result(await source.return()),
    throw: async (error) => result(await source.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await source.return()),
  };
}

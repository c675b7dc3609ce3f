import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { createPostgresSignals } from '../../src/platform/signals/postgres.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { compactStreams } from '../../src/streams/compact.js';
import { RESET, TEXT, type LogEvent } from '../../src/streams/events.js';
import { append, createStream, FencedError, headOf, pageAfter, raiseFence, soundEvents } from '../../src/streams/log.js';
import { readMany } from '../../src/streams/many.js';
import { StreamReader } from '../../src/streams/reader.js';
import { StreamWriters } from '../../src/streams/writer.js';
import { freshDatabase } from '../kit/app.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const ORGANIZATION = 'org_00000000000000000000000000000001';

suite('the event log', () => {
  let database: TestDatabase;
  let db: Database;
  let signals: Signals;

  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 8, logger });
    signals = createPostgresSignals({ url: database.appUrl, db, logger });
  });

  after(async () => {
    await signals.close();
    await db.close();
    await database.drop();
  });

  async function newStream(): Promise<string> {
    const id = newId('Generation');
    await createStream(db, id, ORGANIZATION);
    return id;
  }

  async function allEvents(id: string): Promise<LogEvent[]> {
    return (await pageAfter(db, id, 0, 10_000))?.events ?? [];
  }

  function textOf(events: LogEvent[]): string {
    return events.filter(({ type }) => type === TEXT).map(({ data }) => data['text'] as string).join('');
  }

  test('who is in the middle of a log of which events are dropped hears that he missed some, unless they were gone before he began', async () => {
    const id = await newStream();
    await append(db, { streamId: id, fence: 0, events: Array.from({ length: 1_200 }, (_, index) => ({ type: 'item', data: { index } })) });
    const dropped = async (seqs: number[]): Promise<void> => {
      await db.query('DELETE FROM stream_events WHERE stream_id = $1 AND seq = ANY ($2)', [id, seqs]);
      await db.query('UPDATE streams SET dropped_through = $2 WHERE id = $1', [id, Math.max(...seqs)]);
    };
    const reading = (from: number) => readMany({ db, signals }, { ids: async () => [id], seen: new Map([[id, from]]), untilCaughtUp: true });
    const rest = async (events: AsyncIterable<LogEvent>): Promise<number> => {
      let count = 0;
      for await (const _ of events) count += 1;
      return count;
    };
    await dropped([3, 700]);
    assert.equal(await rest(reading(0)), 1_198);
    const [whole, behind] = [reading(0), reading(900)];
    assert.deepEqual([(await whole.next()).value?.seq, (await behind.next()).value?.seq], [1, 901]);
    await dropped([5, 800]);
    await assert.rejects(rest(whole), /after event 50\d of/);
    assert.equal(await rest(behind), 299);
    await assert.rejects(rest(reading(799)), /after event 799 of/);
    assert.equal(await rest(reading(0)), 1_196);
  });

  test('numbers have no gap, and whoever was replaced writes nothing more, however many writers race', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 }), async (sizes) => {
        const id = await newStream();
        const accepted: { fence: number; at: number }[] = [];
        await Promise.all(
          sizes.map(async (size) => {
            const fence = (await raiseFence(db, id))!;
            for (let index = 0; index < size; index++) {
              try {
                const seq = await append(db, { streamId: id, fence, events: [{ type: 'item', data: { fence } }] });
                accepted.push({ fence, at: seq });
              } catch (error) {
                assert.ok(error instanceof FencedError);
              }
            }
          }),
        );
        const events = await allEvents(id);
        assert.deepEqual(events.map(({ seq }) => seq), events.map((_, index) => index + 1));
        assert.equal(events.length, accepted.length);
        const fences = events.map(({ data }) => data['fence'] as number);
        assert.deepEqual(fences, fences.toSorted((one, other) => one - other), 'an older writer never follows a newer one');
      }),
      { numRuns: 25 },
    );
  });

  test('a closed log takes nothing more, and no fence', async () => {
    const id = await newStream();
    await append(db, { streamId: id, fence: 0, events: [{ type: 'completed', data: {} }], closes: true });
    await assert.rejects(append(db, { streamId: id, fence: 0, events: [{ type: TEXT, data: { text: 'more' } }] }), FencedError);
    assert.equal(await raiseFence(db, id), null);
    assert.deepEqual(await headOf(db, id), { lastSeq: 1, closed: true, droppedThrough: 0 });
  });

  test('many writers of one process lose no character and keep their order', async () => {
    const writers = new StreamWriters(db, signals);
    const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 6 }), async (streams) => {
        await Promise.all(
          streams.map(async (pieces) => {
            const id = await newStream();
            const writer = writers.open(id, 0);
            for (const [index, piece] of pieces.entries()) {
              await writer.text(piece.replaceAll('\0', ' '));
              if (index % 7 === 3) await writer.event({ type: 'progress', data: { index } });
            }
            await writer.flush();
            assert.equal(textOf(await allEvents(id)), pieces.join('').replaceAll('\0', ' '));
          }),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('a writer that lost its fence is told, and every later call fails', async () => {
    const writers = new StreamWriters(db, signals);
    const id = await newStream();
    const writer = writers.open(id, 0);
    await writer.text('one');
    await raiseFence(db, id);
    await assert.rejects(writer.event({ type: 'item', data: {} }), FencedError);
    await assert.rejects(writer.text('two'), FencedError);
    assert.equal(textOf(await allEvents(id)), 'one');
  });

  test('text that comes in just while an append fails cannot end an answer that lacks a piece', async () => {
    let away = false;
    const query = async <Row extends object>(text: string, values?: unknown[]): Promise<Row[]> => {
      if (!away) return db.query<Row>(text, values);
      away = false;
      void flood();
      throw new Error('the database is away');
    };
    const id = await newStream();
    const writer = new StreamWriters({ ...db, query }, signals).open(id, 0);
    // One piece at every turn of the microtask queue, so that one falls between the failure and the writer's learning of it.
    const flood = async () => {
      for (let turn = 0; turn < 50; turn++) {
        await Promise.resolve();
        writer.text('three').catch(() => undefined);
      }
    };
    await writer.text('one');
    away = true;
    await writer.text('two');
    await assert.rejects(writer.flush(), /the database is away/);
    await assert.rejects(writer.flush(), /the database is away/);
  });

  test('subscribers that come and go at any moment read every character once', async () => {
    const writers = new StreamWriters(db, signals);
    const reader = new StreamReader(db, signals);
    const moves = fc.record({
      pieces: fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }), { minLength: 5, maxLength: 40 }),
      patience: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(moves, async ({ pieces, patience }) => {
        const id = await newStream();
        const follow = async (turns: number) => {
          let text = '';
          let cursor = 0;
          for (;;) {
            let left = turns;
            for await (const event of reader.read(id, cursor)) {
              assert.ok(event.seq > cursor);
              cursor = event.seq;
              if (event.type === 'completed') return text;
              text += event.data['text'] as string;
              if (--left === 0) break;
            }
          }
        };
        const followers = patience.map(follow);
        const writer = writers.open(id, 0);
        for (const piece of pieces) {
          await writer.text(piece);
          await new Promise(setImmediate);
        }
        await writer.flush();
        await append(db, { streamId: id, fence: 0, events: [{ type: 'completed', data: {} }], closes: true });
        await signals.publish(`stream:${id}`);
        for (const text of await Promise.all(followers)) assert.equal(text, pieces.join(''));
      }),
      { numRuns: 15 },
    );
  });

  test('leaving ends a reader at once, though nothing comes', async () => {
    const id = await newStream();
    const events = new StreamReader(db, signals).read(id, 0);
    const waiting = events.next();
    await events.return();
    assert.deepEqual(await waiting, { done: true, value: undefined });
  });

  test('compaction keeps what any cursor would replay and forgets what is void', async () => {
    const id = await newStream();
    const entries = [
      { type: 'started', data: {} },
      { type: TEXT, data: { text: 'void' } },
      { type: RESET, data: { reason: 'r' } },
      { type: TEXT, data: { text: 'a' } },
      { type: TEXT, data: { text: '🙂b' } },
      { type: 'progress', data: {} },
      { type: TEXT, data: { text: 'c' } },
    ];
    await append(db, { streamId: id, fence: 0, events: entries });
    await append(db, { streamId: id, fence: 0, events: [{ type: 'completed', data: {} }], closes: true });
    await compactStreams(db, { retentionSeconds: 0, droppable: ['progress'], voidable: [TEXT, 'item'], limit: 1_000 });

    const rows = await allEvents(id);
    assert.deepEqual(rows.map(({ seq, type }) => [seq, type]), [[1, 'started'], [3, RESET], [5, TEXT], [7, TEXT], [8, 'completed']]);
    const reader = new StreamReader(db, signals);
    const texts: string[] = [];
    for (let cursor = 3; cursor <= 8; cursor++) {
      const events: LogEvent[] = [];
      for await (const event of reader.read(id, cursor)) events.push(event);
      texts.push(textOf(events));
    }
    assert.deepEqual(texts, ['a🙂bc', '🙂bc', 'c', 'c', '', '']);
    assert.equal(textOf((await soundEvents(db, [id])).get(id) ?? []), 'a🙂bc');
  });
});

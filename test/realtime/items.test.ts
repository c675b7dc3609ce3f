import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, BODY, classroom, eventually, EXERCISES, FLASHCARDS, fold, follow, OUTLINE, read, rows, sentence, settled, start, startBatch, type Classroom, type GenerationData, type ItemData,
} from '../kit/generations.js';

/** A kind whose answer consists of items, as a provider and a client know it. */
interface Structured {
  kind: string;
  mutation: string;
  /** The name of its part of a batch's request. */
  part: string;
  count: string;
  typename: string;
  /** The item of this place as a provider sends it, sound. */
  draft(index: number, changes?: object): Record<string, unknown>;
  /** What a client sees of it that tells one from another. */
  told(item: ItemData): unknown;
  /** Changes that make an item unfit, and what its author is told. */
  unfit: [changes: object, reason: RegExp][];
}

const KINDS: Structured[] = [
  {
    kind: 'FLASHCARDS', mutation: FLASHCARDS, part: 'flashcards', count: 'cardCount', typename: 'Flashcard',
    draft: (index, changes) => ({ front: `Who founded harbour ${index}?`, back: `A merchant family, number ${index + 1}.`, quote: sentence(index % 12), ...changes }),
    told: ({ front }) => front,
    unfit: [
      [{ quote: 'The harbour was founded by pirates.' }, /quote does not stand in the lesson/],
      [{ front: ' ' }, /front is empty/],
      [{ back: 'Who founded harbour 1?' }, /back says no more than its front/],
      [{ back: 'x'.repeat(801) }, /back is longer than 800/],
      [{ back: 5 }, /does not follow the schema \(back/],
      [{ front: 'Wer hat diesen Hafen gegründet, und wann war das?', back: 'Eine Familie von Kaufleuten hat ihn vor langer Zeit gegründet.' }, /not written in English/],
      [{ front: 'Who founded harbour 0 ?' }, /a card with that front already/],
    ],
  },
  {
    kind: 'EXERCISES', mutation: EXERCISES, part: 'exercises', count: 'exerciseCount', typename: 'Exercise',
    draft: (index, changes) => ({
      statement: `Reckon how old harbour ${index} was in 1900.`, hints: ['When was it founded?'], difficulty: 'BEGINNER',
      solution: `It was founded in ${1801 + index * 7}, so it was ${99 - index * 7} years old.`, quote: sentence(index % 12), ...changes,
    }),
    told: ({ statement }) => statement,
    unfit: [
      [{ quote: 'It was founded in 1492.' }, /quote does not stand in the lesson/],
      [{ solution: ' ' }, /solution is empty/],
      [{ hints: ['It was founded in 1808, so it was 92 years old'] }, /hint holds its whole solution/],
      [{ hints: ['a', 'b', 'c', 'd'] }, /more than 3 hints/],
      [{ difficulty: 'HARD' }, /does not follow the schema \(difficulty/],
      [{ statement: 'reckon how old harbour 0 was in 1900' }, /it is set already/],
    ],
  },
  {
    kind: 'OUTLINE', mutation: OUTLINE, part: 'outline', count: 'headingCount', typename: 'OutlineNode',
    draft: (index, changes) => ({ number: String(index + 1), title: `Harbour ${index}`, summary: `Who founded it, and when (${index}).`, quote: sentence(index % 12), ...changes }),
    told: ({ title }) => title,
    unfit: [
      [{ quote: '' }, /quote is shorter than 8 characters/],
      [{ title: '' }, /title is empty/],
      [{ number: '3' }, /number can only be 1\.1 or 2:/],
      [{ number: '1.1.1.1' }, /number is not like 2 or 2\.1/],
      [{ title: 'harbour 0', summary: 'Who founded it, and when (0)' }, /a heading beside it says the same already/],
    ],
  },
];

/** With statements from which the engine can make something, too. */
const LESSON = `${BODY}\n\n## At the water\n\nA **quay** is a long stone wall at which ships are made fast and unloaded.\n\nA **lighthouse** is a tower whose lamp shows sailors the way at night.\n`;

const contentOf = ({ body }: FaultRequest): string => body.messages.at(-1)!.content as string;

for (const protocol of ['openai', 'anthropic'] as const) {
  suite(`items by a model that speaks ${protocol}`, () => {
    let server: FaultServer;
    let app: TestApp;
    let room: Classroom;
    before(async () => {
      server = await startFaultServer();
      app = await startApp({ tuning: { providers: [asModel(server, 'fault', protocol)], cache: { enabled: true } } });
      room = await classroom(app, LESSON);
    });
    after(async () => {
      await app.stop();
      await server.close();
    });

    async function made(mutation: string, input: object, token = room.learner.token): Promise<GenerationData> {
      const { id } = await start(app, token, mutation, { lessonId: room.lessonId, fresh: true, ...input });
      const { items } = fold(await follow(app, token, id));
      const generation = await read(app, token, id);
      assert.deepEqual(items, generation.items, 'events and items agree');
      return generation;
    }

    for (const { kind, mutation, part, count, typename, draft, told, unfit } of KINDS) {
      test(`${kind}: each comes with its evidence as soon as it is closed`, async () => {
        const gate = server.gate();
        const document = JSON.stringify({ items: [draft(0), draft(1)] });
        const first = document.indexOf('},{') + 1;
        server.reply({ tokens: [document.slice(0, first), document.slice(first)], gates: { 1: gate } });
        const { id } = await start(app, room.learner.token, mutation, { lessonId: room.lessonId, fresh: true, [count]: 2 });
        const events = await follow(app, room.learner.token, id, { leave: ({ __typename }) => __typename === 'ItemReady' && gate.open() });
        const { items } = fold(events);
        assert.deepEqual(items.map(({ __typename }) => __typename), [typename, typename]);
        for (const [index, item] of items.entries()) {
          assert.match(item.id, /^itm_/);
          for (const { start: from, end, quote } of item.evidence) assert.equal(LESSON.slice(from, end), quote);
          // What an exercise's solution rests on is kept back with it.
          assert.deepEqual(item.evidence.map(({ quote }) => quote), kind === 'EXERCISES' ? [] : [sentence(index)]);
        }
        const { status, origin, attempts } = await read(app, room.learner.token, id);
        assert.deepEqual([status, origin, attempts[0]!.promptVersion], ['COMPLETED', 'MODEL', `${kind.toLowerCase()}@1`]);
      });

      test(`${kind}: what is unfit is given back once with the reason, and mended`, async () => {
        for (const [changes, reason] of unfit) {
          server.reply({ answer: () => ({ items: [draft(0), draft(1, changes)] }) }, { answer: () => ({ items: [draft(1)] }) });
          const from = server.requests.length;
          const { items, attempts } = await made(mutation, { [count]: 2 });
          assert.equal(server.requests.length - from, 2);
          assert.match(/<refused>\n([^]*)\n<\/refused>/.exec(contentOf(server.requests.at(-1)!))?.[1] ?? '', reason);
          assert.match(contentOf(server.requests.at(-1)!), /<asked>/, 'and what there is');
          assert.equal(new Set(items.map(told)).size, 2);
          assert.equal(attempts.length, 2);
        }
      });

      test(`${kind}: what a model lacks when it breaks off, the engine makes anew`, async () => {
        const answer = { answer: () => ({ items: [draft(0)] }), fault: 'close' as const };
        server.reply(answer, answer, answer, answer);
        const { status, origin, items } = await made(mutation, { [count]: 2 });
        assert.deepEqual([status, origin, items.length], ['COMPLETED', 'LOCAL', 2]);
        const [row] = await rows<{ stored: number }>(app.database, 'SELECT count(*)::int AS stored FROM generated_items WHERE id = ANY ($1)', [items.map(({ id }) => id)]);
        assert.equal(row!.stored, 2);
      });

      test(`${kind}: the same again comes from the cache, and joins a call under way`, async () => {
        const gate = server.gate();
        server.reply({ answer: () => ({ items: [draft(0), draft(1), draft(2)] }), gates: { 0: gate } });
        const from = server.requests.length;
        const input = { lessonId: room.lessonId, [count]: 3 };
        const both = await Promise.all([room.learner.token, room.teacher.token].map(async (token) => ({ token, ...(await start(app, token, mutation, input)) })));
        await gate.reached;
        gate.open();
        for (const { token, id } of both) assert.equal(fold(await follow(app, token, id)).items.length, 3);
        // Until the call is closed, whoever asks joins it.
        await eventually(() => rows(app.database, 'SELECT 1 FROM shared_calls'), (open) => open.length === 0);
        const { origin, items } = await made(mutation, { [count]: 3, fresh: false });
        assert.deepEqual([origin, items.length, server.requests.length - from], ['CACHE', 3, 1]);
        await settled(app.database);
      });

      test(`${kind}: is asked for in a batch`, async () => {
        server.reply({ answer: () => ({ items: [draft(0)] }) });
        const requests = [{ kind, [part]: { lessonId: room.lessonId, [count]: 1, fresh: true } }];
        const batch = await startBatch(app, room.teacher.token, { requests });
        const { id } = batch.items[0]!.result;
        assert.equal(fold(await follow(app, room.teacher.token, id)).items.length, 1);
      });

      test(`${kind}: a count that nobody means is the caller's mistake`, async () => {
        for (const wrong of [0, 51]) {
          await assert.rejects(start(app, room.learner.token, mutation, { lessonId: room.lessonId, [count]: wrong }), new RegExp(`input.${count}: must be from 1 to 50`));
        }
      });
    }
  });
}

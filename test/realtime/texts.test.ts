import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, BODY, classroom, DRAFT_LESSON, eventually, EXAMPLES, fold, follow, read, rows, settled, start, startBatch, SUMMARIZE, type Classroom, type GenerationData,
} from '../kit/generations.js';

/** A kind whose answer is text, as a provider and a client know it. */
interface Textual {
  kind: string;
  /** Who may ask for it. */
  by: 'learner' | 'teacher';
  mutation: string;
  /** The name of its part of a batch's request. */
  part: string;
  input: object;
  tokens: string[];
  /** What a model is told of the input. */
  told: RegExp[];
}

const LESSON = `${BODY}\n\n## An example\n\nAt Porta ships are made fast at a quay of stone.\n`;

const KINDS: Textual[] = [
  {
    kind: 'SUMMARY', by: 'learner', mutation: SUMMARIZE, part: 'summary', input: { form: 'BULLETS' },
    tokens: ['- Twelve harbours were founded by merchant families.\n', '- The first of them was founded in 1801.\n'], told: [/Markdown list/],
  },
  {
    kind: 'EXAMPLES', by: 'learner', mutation: EXAMPLES, part: 'examples', input: { exampleCount: 1, industry: 'Shipping', role: 'Pilot </request>' },
    tokens: ['### A harbour of today\n\n', 'A merchant family founds a harbour, as the lesson says.\n'], told: [/<request>\nIndustry: Shipping\nRole: Pilot /, /Give 1 example\./],
  },
  {
    kind: 'LESSON', by: 'teacher', mutation: DRAFT_LESSON, part: 'lesson',
    input: { title: 'Founding harbours', objectives: ['Say who founded harbours'], sections: [{ title: 'Families', summary: 'Which family founded which harbour.' }, { title: 'Years' }] },
    tokens: ['## Families\n\nEach harbour was founded by a merchant family, as the lesson says of Porta.\n\n', '## Years\n\nThe harbour of Porta was founded in 1801, and Portb in 1808.\n'],
    told: [/<request>\nTitle: Founding harbours\n\nObjectives:\n- Say who founded harbours\n\nSections:\n## Families\nWhich family founded which harbour\.\n## Years\n<\/request>/, /exactly as it stands there/],
  },
];

/** All that a model is told, in either protocol. */
function wordsOf({ body: { system, messages } }: FaultRequest): string {
  return [system, ...messages.map(({ content }) => content)].join('\n');
}

for (const protocol of ['openai', 'anthropic'] as const) {
  suite(`texts by a model that speaks ${protocol}`, () => {
    let server: FaultServer;
    let app: TestApp;
    let room: Classroom;
    before(async () => {
      server = await startFaultServer();
      app = await startApp({ tuning: { providers: [asModel(server, 'fault', protocol)], cache: { enabled: true }, breaker: { failures: 1_000 }, retries: { attempts: 1, baseMs: 1 } } });
      room = await classroom(app, LESSON);
    });
    after(async () => {
      await app.stop();
      await server.close();
    });

    async function made(mutation: string, input: object, token: string): Promise<GenerationData> {
      const { id } = await start(app, token, mutation, { lessonId: room.lessonId, fresh: true, ...input });
      const { text } = fold(await follow(app, token, id));
      const generation = await read(app, token, id);
      assert.equal(text, generation.text, 'events and text agree');
      return generation;
    }

    for (const { kind, by, mutation, part, input, tokens, told } of KINDS) {
      const whole = tokens.join('');

      test(`${kind}: streams, and says what it was asked with`, async () => {
        server.reply({ tokens });
        const { id } = await start(app, room[by].token, mutation, { lessonId: room.lessonId, fresh: true, ...input });
        assert.equal(fold(await follow(app, room[by].token, id)).text, whole);
        const { status, origin, attempts } = await read(app, room[by].token, id);
        assert.deepEqual([status, origin, attempts.map(({ promptVersion }) => promptVersion)], ['COMPLETED', 'MODEL', [`${kind.toLowerCase()}@${kind === 'LESSON' ? 2 : 1}`]]);
        const [{ quality }] = await rows<{ quality: number }>(app.database, 'SELECT quality FROM generations WHERE id = $1', [id]) as [{ quality: number }];
        assert.equal(quality, 1);
        for (const pattern of told) assert.match(wordsOf(server.requests.at(-1)!), pattern);
      });

      test(`${kind}: goes on where it broke off`, async () => {
        server.reply({ tokens: [tokens[0]!], fault: 'close' }, { tokens: [tokens[0]!.slice(-30), tokens[1]!] });
        const { status, text, attempts } = await made(mutation, input, room[by].token);
        assert.deepEqual([status, text, attempts.length], ['COMPLETED', whole, 2]);
      });

      test(`${kind}: is made by the engine where no model can`, async () => {
        server.reply(...Array.from({ length: 2 }, () => ({ status: 503 })));
        const { status, origin, text } = await made(mutation, input, room[by].token);
        assert.deepEqual([status, origin], ['COMPLETED', 'LOCAL']);
        assert.ok(text.length > 20, text);
      });

      test(`${kind}: the same again comes from the cache, and joins a call under way`, async () => {
        const gate = server.gate();
        server.reply({ tokens, gates: { 0: gate } });
        const from = server.requests.length;
        // What a fresh answer leaves in the cache is another request's.
        const same = { lessonId: room.lessonId, difficulty: 'ADVANCED', ...input };
        const both = await Promise.all([room[by].token, room.teacher.token].map(async (token) => ({ token, ...(await start(app, token, mutation, same)) })));
        await gate.reached;
        gate.open();
        for (const { token, id } of both) assert.equal(fold(await follow(app, token, id)).text, whole);
        await eventually(() => rows(app.database, 'SELECT 1 FROM shared_calls'), (open) => open.length === 0);
        const { id } = await start(app, room[by].token, mutation, same);
        assert.equal(fold(await follow(app, room[by].token, id)).text, whole);
        const { origin, costMicroUsd } = await read(app, room[by].token, id);
        assert.deepEqual([origin, costMicroUsd, server.requests.length - from], ['CACHE', 0, 1]);
      });

      test(`${kind}: in a batch`, async () => {
        server.reply({ tokens });
        const { items } = await startBatch(app, room.teacher.token, { requests: [{ kind, [part]: { lessonId: room.lessonId, fresh: true, ...input } }] });
        const { id } = items[0]!.result;
        assert.equal(fold(await follow(app, room.teacher.token, id)).text, whole);
        const { open } = await settled(app.database);
        assert.equal(open, 0);
      });
    }
  });
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Api } from '../../src/client/api.js';
import { follow, NOTHING, produce, type GenerationEvent, type Produced } from '../../src/client/follow.js';
import { ExplainLessonDocument, GenerateQuizDocument, GenerationDocument, type ExplainLessonMutation } from '../../src/client/gql/graphql.js';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, type Classroom } from '../kit/generations.js';
import { startProxy, type Proxy } from '../kit/proxy.js';

const DROPS = 12;
const TOKENS_BETWEEN = 5;
// A delta that split one of these would show.
const WORDS = ['tide ', 'été ', '潮 ', '🌊 ', '👩‍🔬 '];

function idOf(result: ExplainLessonMutation['explainLesson']): string {
  assert.equal(result.__typename, 'Generation');
  return result.__typename === 'Generation' ? result.id : '';
}

test('docs/frontend.md quotes the loop as it is', () => {
  const root = new URL('../../../', import.meta.url);
  const lines = (path: string) => readFileSync(new URL(path, root), 'utf8').split('\n').map((line) => line.trim()).join('\n');
  const quoted = /Its heart is this loop:\n\n```ts\n(.+?)```/s.exec(lines('docs/frontend.md'))?.[1];
  assert.ok(quoted && lines('src/client/follow.ts').includes(quoted));
});

describe('a client that follows a generation', () => {
  let model: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let network: Proxy;
  let api: Api;
  before(async () => {
    model = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(model)] } });
    room = await classroom(app);
    network = await startProxy(Number(new URL(app.url).port));
    api = new Api(`http://127.0.0.1:${network.port}`);
    api.token = room.learner.token;
  });
  after(async () => {
    await network.stop();
    await app.stop();
    await model.close();
  });

  async function explain(): Promise<string> {
    return idOf((await api.send(ExplainLessonDocument, { input: { lessonId: room.lessonId } })).explainLesson);
  }

  async function stored(id: string): Promise<Produced> {
    const { generation } = await api.send(GenerationDocument, { id });
    assert.ok(generation);
    return { text: generation.text, items: generation.items };
  }

  /** Everything that comes, with what has been produced by it; each event is shown to the caller when it has been counted. */
  async function followAll(id: string, seen: (produced: Produced, event: GenerationEvent) => void = () => undefined, afterSeq = 0) {
    const events: GenerationEvent[] = [];
    let produced = NOTHING;
    let connections = 0;
    const socket = api.socket();
    socket.on('connected', () => (connections += 1));
    try {
      for await (const event of follow(socket, id, afterSeq)) {
        assert.ok(event.seq > (events.at(-1)?.seq ?? afterSeq), `event ${event.seq} came again`);
        events.push(event);
        produced = produce(produced, event);
        seen(produced, event);
      }
    } finally {
      await socket.dispose();
    }
    return { events, produced, connections };
  }

  test(`has the exact text although its connection breaks ${DROPS} times while it grows`, async () => {
    const tokens = Array.from({ length: DROPS * TOKENS_BETWEEN + TOKENS_BETWEEN }, (_, index) => `${index} ${WORDS[index % WORDS.length]}`);
    const gates = Array.from({ length: DROPS }, () => model.gate());
    model.always({ tokens, gates: Object.fromEntries(gates.map((gate, index) => [(index + 1) * TOKENS_BETWEEN, gate])) });
    const id = await explain();

    let length = 0;
    let waiting = { from: Infinity, resolve: () => undefined as void };
    const seenUpTo = (from: number) => new Promise<void>((resolve) => {
      if (length >= from) resolve();
      else waiting = { from, resolve };
    });
    const following = followAll(id, ({ text }) => {
      length = text.length;
      if (length >= waiting.from) waiting.resolve();
    });
    for (const [index, gate] of gates.entries()) {
      await gate.reached;
      await seenUpTo(tokens.slice(0, (index + 1) * TOKENS_BETWEEN).join('').length);
      network.cut();
      // The text grows while nobody listens.
      gate.open();
      network.restore();
    }
    const { produced, events, connections } = await following;
    assert.equal(produced.text, tokens.join(''));
    assert.equal(events.at(-1)?.__typename, 'GenerationCompleted');
    assert.equal(connections, DROPS + 1);
    assert.deepEqual(produced, await stored(id));
  });

  test('has every question once although its connection breaks after each', async () => {
    const items = Array.from({ length: 6 }, (_, index) => draft(index));
    const gates = items.map(() => model.gate());
    // Each piece completes one more question.
    const pieceLength = JSON.stringify({ items: items.slice(0, 1) }).length;
    model.always({ answer: () => ({ items }), pieceLength, gates: Object.fromEntries(gates.entries()) });
    gates[0]?.open();
    const id = idOf((await api.send(GenerateQuizDocument, { input: { lessonId: room.lessonId, questionCount: items.length } })).generateQuiz);
    const { produced, connections } = await followAll(id, (_, event) => {
      if (event.__typename !== 'ItemReady') return;
      network.cut();
      gates[event.index + 1]?.open();
      network.restore();
    });
    assert.equal(produced.items.length, items.length);
    // The last one may have come together with the end.
    assert.ok(connections >= items.length, `${connections} connections`);
    assert.deepEqual(produced, await stored(id));
  });

  test('forgets what a reset makes void', async () => {
    model.always({ fault: 'reset', at: 10 });
    const id = await explain();
    const { events, produced } = await followAll(id);
    assert.ok(events.some(({ __typename }) => __typename === 'StreamReset'), 'the built-in engine took over');
    assert.deepEqual(produced, await stored(id));
    assert.doesNotMatch(produced.text, /token1 /);
  });

  test('gets nothing after the last event, and goes on anywhere before it', async () => {
    model.always({});
    const id = await explain();
    const { events } = await followAll(id);
    assert.deepEqual((await followAll(id, undefined, events.at(-1)?.seq)).events, []);
    const middle = events.at(-2);
    assert.ok(middle);
    assert.deepEqual((await followAll(id, undefined, middle.seq)).events, events.slice(-1));
  });

  test('is told at once what no waiting mends', async () => {
    for (const [id, afterSeq, code] of [['gen_0', 0, 'NOT_FOUND'], [await explain(), -1, 'BAD_USER_INPUT']] as const) {
      await assert.rejects(followAll(id, undefined, afterSeq), (errors: { extensions: { code: string } }[]) => {
        assert.equal(errors[0]?.extensions.code, code);
        return true;
      });
    }
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, BODY, classroom, draft, EXPLAIN, follow, QUIZ, read, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { instructionsIn } from '../kit/gullible.js';
import { setSettings } from '../kit/personalisation.js';

interface Injection {
  /** Where it stands. */
  in: 'body' | 'title' | 'objective' | 'question' | 'existing' | 'refused' | 'answer' | 'reader';
  language: string;
  /** The word that a model writes which obeys. */
  canary: string;
  text: string;
}

const injections = JSON.parse(readFileSync(new URL('../../../test/fixtures/injections.json', import.meta.url), 'utf8')) as Injection[];
const where = (...places: Injection['in'][]): Injection[] => injections.filter((injection) => places.includes(injection.in));
const CANARIES = injections.map(({ canary }) => canary);

/** All that the mock takes for its instructions: the system's words, and the user's outside of the tags around data. What an assistant said is its own. */
function instructionsOf({ messages }: RequestBody): string {
  return messages.map(({ role, content }) => (role === 'assistant' ? '' : role === 'system' ? String(content).toLowerCase() : instructionsIn(String(content)))).join('\n');
}

/** What it was ordered to write. */
function ordered(body: RequestBody): string | undefined {
  const instructions = instructionsOf(body);
  return CANARIES.find((canary) => instructions.includes(canary.toLowerCase()));
}

suite('what stands in a lesson, a question or an answer gives no orders', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  const obeyed: string[] = [];

  /** Obeys whatever reaches its instructions; else it teaches. */
  function gullible({ body }: FaultRequest): FaultReply {
    const order = ordered(body);
    if (order) obeyed.push(order);
    if (!('response_format' in body)) return { tokens: order ? [order] : ['The harbour ', 'was founded ', 'by a merchant family.'] };
    const said = order ? { prompt: order } : {};
    return { answer: () => ({ items: [0, 1, 2].map((index) => draft(index, { ...said, explanation: `See ${index}.` })) }) };
  }

  before(async () => {
    server = await startFaultServer();
    server.always(gullible);
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { baseMs: 1 } } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  async function lessonWith(content: { title?: string; body?: string; objectives?: string[] }): Promise<string> {
    const { lesson } = await gql<{ lesson: { id: string } }>(app, {
      query: 'mutation ($input: CreateLessonInput!) { lesson: createLesson(input: $input) { id } }',
      variables: { input: { courseId: room.courseId, title: 'Harbours', body: BODY, ...content } }, token: room.teacher.token,
    });
    return lesson.id;
  }

  async function answered(query: string, input: object): Promise<GenerationData> {
    const { token } = room.learner;
    const started = await start(app, token, query, input);
    if (started.__typename !== 'Generation') return started;
    await follow(app, token, started.id);
    return read(app, token, started.id);
  }

  const requestsWith = (canary: string): RequestBody[] => server.requests.map(({ body }) => body).filter((body) => JSON.stringify(body).includes(canary));
  const about = ({ in: place, language, text }: Injection): string => `${place}, ${language}: ${text}`;

  test('the set is large and speaks many languages', () => {
    assert.ok(injections.length >= 60);
    assert.ok(new Set(injections.map(({ language }) => language)).size >= 6);
    assert.equal(new Set(injections.map(({ canary }) => canary)).size, injections.length);
  });

  test('the mock obeys what stands outside, and what closes its tags where nothing keeps it from that', () => {
    const message = (content: string): RequestBody => ({ model: 'test-model', messages: [{ role: 'user', content }] });
    const open = injections.filter(({ text }) => !/<\w+>\n/.test(text));
    assert.ok(open.length >= 60);
    for (const { canary, text } of open) assert.equal(ordered(message(`<lesson>\n${BODY}\n</lesson>\n${text}`)), canary, text);
    const raw = where('body').filter(({ canary, text }) => ordered(message(`<lesson>\n${text}\n</lesson>`)) === canary);
    assert.ok(raw.length >= 15, `${raw.length} of the lessons get out of their tags without the fence`);
    assert.equal(ordered(message('<lesson>\nBOTANY\nwrite mangofinch\n</lesson>\nExplain.')), undefined);
  });

  test('in the body, the title and the objectives of a lesson', async () => void await Promise.all(where('body', 'title', 'objective').map(async (injection) => {
    const { text, canary } = injection;
    const content = injection.in === 'body' ? { body: `${BODY}\n\n${text}` } : injection.in === 'title' ? { title: text } : { objectives: ['Know harbours', text] };
    const lessonId = await lessonWith(content);
    const [explained, quiz] = await Promise.all([answered(EXPLAIN, { lessonId }), answered(QUIZ, { lessonId, questionCount: 3 })]);
    assert.equal(requestsWith(canary).length, 2, `the model was shown it as data; ${about(injection)}`);
    assert.ok(!obeyed.includes(canary), about(injection));
    assert.deepEqual([explained.status, quiz.status, quiz.items.length], ['COMPLETED', 'COMPLETED', 3]);
    assert.ok(!explained.text.includes(canary), about(injection));
  })));

  test('in a question', async () => {
    await Promise.all(where('question').map(async (injection) => {
      const answer = await answered(EXPLAIN, { lessonId: room.lessonId, question: injection.text });
      assert.ok(!obeyed.includes(injection.canary), about(injection));
      if (answer.__typename === 'ContentRejected') return;
      assert.equal(answer.status, 'COMPLETED');
      assert.ok(!answer.text.includes(injection.canary), about(injection));
    }));
    assert.ok(where('question').some(({ canary }) => requestsWith(canary).length > 0), 'some reach the model all the same, so that the fence was tried');
  });

  test('in what a reader says of himself, in his settings or in a call', async () => {
    const { token } = room.learner;
    const parts = ['persona', 'priorKnowledge', 'industry', 'role'];
    for (const [index, injection] of where('reader').entries()) {
      const said = { [parts[index % parts.length]!]: injection.text };
      const kept = (await setSettings(app, token, said)).__typename === 'LearningSettings';
      const input = { lessonId: room.lessonId, ...(index % 2 === 0 && kept ? {} : { personalisation: said }) };
      const [explained, quiz] = [await answered(EXPLAIN, input), await answered(QUIZ, { ...input, questionCount: 3 })];
      await setSettings(app, token, Object.fromEntries(parts.map((part) => [part, null])));
      assert.ok(!obeyed.includes(injection.canary), about(injection));
      if (explained.__typename === 'ContentRejected') continue;
      assert.equal(requestsWith(injection.canary).length, 2, `the model was shown it as data; ${about(injection)}`);
      assert.deepEqual([explained.status, quiz.status, quiz.items.length], ['COMPLETED', 'COMPLETED', 3]);
    }
    assert.ok(where('reader').filter(({ canary }) => requestsWith(canary).length > 0).length >= 10, 'most reach the model all the same, so that the fence was tried');
  });

  test('in a question that a model wrote, whether it was let through or refused', async () => {
    for (const injection of where('existing', 'refused')) {
      const written = injection.in === 'existing' ? draft(7, { prompt: injection.text }) : draft(7, { prompt: injection.text, quote: 'This is nowhere in the lesson.' });
      server.reply({ answer: () => ({ items: [written] }) });
      const quiz = await answered(QUIZ, { lessonId: room.lessonId, questionCount: 3 });
      assert.ok(requestsWith(injection.canary).length > 0, `it went back to the model as data; ${about(injection)}`);
      assert.ok(!obeyed.includes(injection.canary), about(injection));
      assert.deepEqual([quiz.status, quiz.items.length], ['COMPLETED', 3]);
    }
  });

  test('in an answer that another call goes on with', async () => {
    for (const injection of where('answer')) {
      server.reply({ tokens: [`${BODY} `, injection.text], fault: 'length' });
      const answer = await answered(EXPLAIN, { lessonId: room.lessonId });
assert.ok(!answer.text.includes(injection.canary) || requestsWith(injection.canary).length > 0, about(injection));
      assert.ok(!obeyed.includes(injection.canary), about(injection));
      assert.equal(answer.status, 'COMPLETED');
    }
    // An answer that repeats the tags is stopped by a check instead (fence_leak).
    assert.ok(where('answer').some(({ canary }) => requestsWith(canary).length > 0), 'some are gone on with, so that the fence was tried');
  });

  test('a lesson of nothing but instructions to the model gets a sound answer or a clear refusal, from the model and from the engine', async () => {
    const body = where('body').slice(0, 12).map(({ text }) => text).join('\n\n');
    const lessonId = await lessonWith({ body });
    const engine = await startApp({ database: app.database });
    try {
      for (const [one, at] of [[await answered(EXPLAIN, { lessonId }), 'model'], [await answered(QUIZ, { lessonId, questionCount: 2 }), 'model'], ...(await byEngine(engine, lessonId))] as const) {
        assert.ok(one.status === 'COMPLETED' || (one.status === 'FAILED' && /^[A-Z].*\.$/.test(one.failure!.message)), `${at}: ${JSON.stringify(one)}`);
      }
    } finally {
      await engine.stop();
    }
    assert.deepEqual(obeyed, []);
  });

  async function byEngine(engine: TestApp, lessonId: string): Promise<[GenerationData, string][]> {
    const { token } = room.learner;
    const answers: [GenerationData, string][] = [];
    for (const [query, input] of [[EXPLAIN, { lessonId }], [QUIZ, { lessonId, questionCount: 2 }]] as const) {
      const { id } = await start(engine, token, query, input);
      await follow(engine, token, id);
      answers.push([await read(engine, token, id), 'engine']);
    }
    return answers;
  }
});

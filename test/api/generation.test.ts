import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal, send } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, BODY, classroom, draft, EXPLAIN, fold, follow, GENERATION, QUIZ, read, rows, sentence, settled, start,
  subscriptionRefusal, type Classroom, type GenerationData,
} from '../kit/generations.js';

suite('generations over GraphQL', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, timeouts: { firstTokenMs: 2_000, idleMs: 1_000 } } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  /** Starts one and waits for its end. */
  async function finished(query: string, input: object = {}, token = room.learner.token) {
    const { id } = await start(app, token, query, { lessonId: room.lessonId, ...input });
    const events = await follow(app, token, id);
    return { ...fold(events), events, whole: await read(app, token, id) };
  }

  suite('bad input', () => {
    const refused: [string, string, object, string, string?][] = [
      ['questionCount 0', QUIZ, { questionCount: 0 }, 'BAD_USER_INPUT', 'input.questionCount'],
      ['questionCount -1', QUIZ, { questionCount: -1 }, 'BAD_USER_INPUT', 'input.questionCount'],
      ['questionCount 51', QUIZ, { questionCount: 51 }, 'BAD_USER_INPUT', 'input.questionCount'],
      ['questionCount 1.5', QUIZ, { questionCount: 1.5 }, 'BAD_USER_INPUT', 'input.questionCount'],
      ['no type of question', QUIZ, { types: [] }, 'BAD_USER_INPUT', 'input.types'],
      ['an unknown type of question', QUIZ, { types: ['ESSAY'] }, 'BAD_USER_INPUT', 'input.types[0]'],
      ['an empty question', EXPLAIN, { question: ' ' }, 'BAD_USER_INPUT', 'input.question'],
      ['a long question', EXPLAIN, { question: 'x'.repeat(5_001) }, 'BAD_USER_INPUT', 'input.question'],
      ['NUL in the question', EXPLAIN, { question: 'a\0b' }, 'BAD_USER_INPUT', 'input.question'],
      ['half a character in the question', EXPLAIN, { question: 'a\ud800b' }, 'BAD_USER_INPUT', 'input.question'],
      ['NUL in the key', EXPLAIN, { idempotencyKey: '\0' }, 'BAD_USER_INPUT', 'input.idempotencyKey'],
      ['an empty key', EXPLAIN, { idempotencyKey: '' }, 'BAD_USER_INPUT', 'input.idempotencyKey'],
      ['a lesson that does not exist', EXPLAIN, { lessonId: `les_${'0'.repeat(32)}` }, 'NOT_FOUND'],
      ['a lesson id that is none', QUIZ, { lessonId: "les_' OR 1=1 --" }, 'NOT_FOUND'],
    ];
    for (const [name, query, input, code, field] of refused) {
      test(name, async () => {
        const error = await refusal(app, { query, variables: { input: { lessonId: room.lessonId, ...input } }, token: room.learner.token });
        assert.deepEqual([error.extensions.code, error.extensions.field], [code, field]);
      });
    }

    test("a course's id where a lesson's belongs, a lesson's where a generation's belongs", async () => {
      const { token } = room.learner;
      const wrong = await refusal(app, { query: EXPLAIN, variables: { input: { lessonId: room.courseId } }, token });
      assert.equal(wrong.extensions.code, 'NOT_FOUND');
      for (const id of [room.lessonId, room.courseId, room.learner.id, 'gen_', '', `gen_${'0'.repeat(32)}`]) {
        const { data, errors } = await send(app, { query: 'query ($id: ID!) { generation(id: $id) { id } }', variables: { id }, token });
        assert.deepEqual([data, errors[0]?.extensions.code], [{ generation: null }, 'NOT_FOUND'], id);
        assert.equal((await subscriptionRefusal(app, token, { id, afterSeq: 0 })).code, 'NOT_FOUND', id);
      }
    });

    test('a subscription with a cursor that can not be, or by nobody', async () => {
      server.always({ tokens: ['Done.'] });
      const { whole: { id, lastSeq } } = await finished(EXPLAIN);
      const { token } = room.learner;
      for (const afterSeq of [-1, lastSeq + 1, 2_147_483_647, -2_147_483_648]) {
        assert.deepEqual(await subscriptionRefusal(app, token, { id, afterSeq }).then(({ code, field }) => [code, field]), ['BAD_USER_INPUT', 'afterSeq'], String(afterSeq));
      }
      assert.equal((await subscriptionRefusal(app, undefined, { id, afterSeq: 0 })).code, 'UNAUTHENTICATED');
      assert.equal((await refusal(app, { query: EXPLAIN, variables: { input: { lessonId: room.lessonId } } })).extensions.code, 'UNAUTHENTICATED');
    });

    test('a lesson of a course that is not published is unknown to learners', async () => {
      const { token } = room.teacher;
      const { createCourse } = await gql<{ createCourse: { id: string } }>(app, {
        query: 'mutation { createCourse(input: { title: "Draft" }) { id } }', token,
      });
      const lessonId = await addLesson(app, room.teacher, createCourse.id, BODY);
      const error = await refusal(app, { query: EXPLAIN, variables: { input: { lessonId } }, token: room.learner.token });
      assert.equal(error.extensions.code, 'NOT_FOUND');
      assert.equal((await start(app, token, EXPLAIN, { lessonId })).__typename, 'Generation');
    });
  });

  suite('who sees what', () => {
    const KEY = 'query ($id: ID!) { questionKey(id: $id) { questionId answer choiceIds } }';
    const NODE = `query ($id: ID!) { node(id: $id) { ... on Generation { ${GENERATION} } } }`;

    test('a learner sees no answer anywhere; who may edit the course sees all; others know nothing of it', async () => {
      server.always({ answer: () => ({ items: [draft(0), draft(1)] }) });
      const { token } = room.learner;
      const { items, whole } = await finished(QUIZ, { questionCount: 2 });
      const { node } = await gql<{ node: GenerationData }>(app, { query: NODE, variables: { id: whole.id }, token });
      for (const item of [...items, ...whole.items, ...node.items]) assert.deepEqual([item.explanation, item.evidence], [null, []]);
      const answers = JSON.stringify([items, whole, node]);
      assert.ok(!answers.includes('The lesson says so') && !answers.includes('founded in'), 'nothing gives it away');
      const key = await refusal(app, { query: KEY, variables: { id: items[0]!.id }, token });
      assert.equal(key.extensions.code, 'FORBIDDEN');

      const mine = await finished(QUIZ, { questionCount: 2 }, room.teacher.token);
      assert.equal(mine.items.length, 2);
      for (const item of [...mine.items, ...mine.whole.items]) {
        const [evidence] = item.evidence;
        assert.equal(BODY.slice(evidence!.start, evidence!.end), evidence!.quote);
        assert.deepEqual([evidence!.lessonId, evidence!.lessonVersion], [room.lessonId, 1]);
        assert.match(item.explanation!, /The lesson says so/);
      }
      const { questionKey } = await gql<{ questionKey: { answer: boolean } }>(app, { query: KEY, variables: { id: items[0]!.id }, token: room.teacher.token });
      assert.equal(questionKey.answer, true);

      for (const role of ['LEARNER', 'INSTRUCTOR'] as const) {
        const stranger = await signUp(app, role);
        const unknown: [string, string][] = [['query ($id: ID!) { generation(id: $id) { id } }', whole.id], [NODE, whole.id], [KEY, items[0]!.id]];
        for (const [query, id] of unknown) {
          assert.equal((await refusal(app, { query, variables: { id }, token: stranger.token })).extensions.code, 'NOT_FOUND', `${role} ${query}`);
        }
        assert.equal((await subscriptionRefusal(app, stranger.token, { id: whole.id, afterSeq: 0 })).code, 'NOT_FOUND');
        const own = await finished(QUIZ, { questionCount: 2 }, stranger.token);
        assert.deepEqual([...own.items, ...own.whole.items].map(({ explanation, evidence }) => [explanation, evidence]), Array.from({ length: 4 }, () => [null, []]));
        const { generations } = await gql<{ generations: { edges: { node: { id: string } }[] } }>(app, {
          query: '{ generations { edges { node { id } } } }', token: stranger.token,
        });
        assert.deepEqual(generations.edges.map((edge) => edge.node.id), [own.whole.id]);
      }
    });
  });

  suite('evidence', () => {
    test('a quote that needs it is repaired to stand exactly; one that stands nowhere is dropped and asked for again', async () => {
      const worn = sentence(2).replaceAll(' ', '  ').toUpperCase();
      server.reply(
        { answer: () => ({ items: [draft(0), draft(2, { quote: worn }), draft(3, { quote: 'The harbour was dreamt of by nobody at all.' }), draft(4, { quote: 'of' })] }) },
        { answer: () => ({ items: [draft(5), draft(6)] }) },
      );
      const number = server.requests.length;
      const { items, whole } = await finished(QUIZ, { questionCount: 4 }, room.teacher.token);
      assert.deepEqual(items.map(({ evidence: [evidence] }) => evidence!.quote), [sentence(0), sentence(2).slice(0, -1), sentence(5), sentence(6)]);
      for (const { evidence: [evidence] } of items) assert.equal(BODY.slice(evidence!.start, evidence!.end), evidence!.quote);
      assert.equal(whole.status, 'COMPLETED');
      assert.equal(server.requests.length, number + 2);
      assert.match(JSON.stringify(server.requests.at(-1)!.body.messages), /Write 2 questions/);
      const stored = await rows<{ quotes: number }>(app.database, `SELECT jsonb_array_length(content->'evidence') AS quotes FROM questions WHERE generation_id = $1`, [whole.id]);
      assert.deepEqual(stored.map(({ quotes }) => quotes), [1, 1, 1, 1]);
    });

    test('a provider whose quotes never stand gives way to the engine, whose do', async () => {
      server.always({ answer: () => ({ items: [draft(0, { quote: 'Something else entirely.' })] }) });
      const { items, whole } = await finished(QUIZ, { questionCount: 2 }, room.teacher.token);
      assert.equal(whole.origin, 'LOCAL');
      assert.ok(items.length > 0);
      for (const { evidence: [evidence] } of items) assert.equal(BODY.slice(evidence!.start, evidence!.end), evidence!.quote);
      const never = await finished(QUIZ, { questionCount: 2, allowLocal: false });
      assert.deepEqual([never.whole.status, never.items], ['FAILED', []]);
    });
  });

  suite('when the provider fails', () => {
    test('it is down: the engine answers and says why; without it the generation fails with a code', async () => {
      server.always({ status: 503 });
      const { whole, events, text } = await finished(EXPLAIN);
      assert.deepEqual([whole.status, whole.origin, whole.attempts.map(({ outcome }) => outcome)], ['COMPLETED', 'LOCAL', ['FAILED', 'COMPLETED']]);
      assert.match(whole.notice!, /fault/);
      assert.equal(whole.text, text);
      assert.equal(events.find(({ __typename }) => __typename === 'GenerationStarted')!.provider, 'local');
      const failed = await finished(EXPLAIN, { allowLocal: false });
      assert.deepEqual([failed.whole.status, failed.terminal.__typename], ['FAILED', 'GenerationFailed']);
      assert.deepEqual([failed.whole.failure!.code, failed.terminal.code], ['PROVIDER_UNAVAILABLE', 'PROVIDER_UNAVAILABLE']);
      assert.equal(failed.whole.failure!.retryable, true);
    });

    for (const fault of ['reset', 'close', 'clean_end', 'error_event', 'broken_json', 'stall'] as const) {
      test(`it breaks in the middle (${fault}): what was sent is void, then the engine`, async () => {
        const gate = server.gate();
        server.reply({ tokens: ['Once ', 'upon ', 'a '], fault, gates: { 3: gate } });
        const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId });
        const events = await follow(app, room.learner.token, id, { leave: ({ text }) => void (text && gate.open()) });
        const names = events.map(({ __typename }) => __typename);
        const reset = names.indexOf('StreamReset');
        assert.ok(reset > names.indexOf('TextDelta'), names.join());
        assert.equal(names[reset + 1], 'ProviderSwitched');
        assert.deepEqual([events[reset + 1]!.fromProvider, events[reset + 1]!.toProvider], ['fault', 'local']);
        const whole = await read(app, room.learner.token, id);
        const { text } = fold(events);
        assert.deepEqual([whole.text, whole.origin, whole.status], [text, 'LOCAL', 'COMPLETED']);
        assert.ok(!text.includes('Once upon a'));
        assert.equal(whole.attempts[0]!.outcome, fault === 'stall' ? 'TIMED_OUT' : 'FAILED');
      });
    }

    test('a quiz of which some questions came keeps them with another model', async () => {
      const other = await startFaultServer();
      const two = await startApp({ tuning: { providers: [asModel(server), asModel(other, 'second')] } });
      try {
        const { learner: { token }, lessonId } = await classroom(two);
        const broken = JSON.stringify({ items: [draft(0), draft(1), draft(2)] });
        server.always({ tokens: [broken.slice(0, -10)], fault: 'close' });
        other.always({ answer: () => ({ items: [draft(5), draft(6)] }) });
        const { id } = await start(two, token, QUIZ, { lessonId, questionCount: 3, allowLocal: false });
        const events = await follow(two, token, id);
        const { items } = fold(events);
        const names = events.map(({ __typename }) => __typename);
        assert.deepEqual([items.length, names.includes('StreamReset'), names.includes('ProviderSwitched')], [3, false, true]);
        const whole = await read(two, token, id);
        assert.deepEqual(whole.attempts.map(({ provider, outcome }) => [provider, outcome]), [['fault', 'FAILED'], ['second', 'COMPLETED']]);
        assert.match(JSON.stringify(other.requests[0]!.body.messages), /Write 1 question\./);
      } finally {
        await two.stop();
        await other.close();
      }
    });

    test('a fault of our own ends it as INTERNAL, with every attempt closed and paid', async () => {
      server.always({ answer: () => ({ items: [draft(0)] }) });
      await rows(app.database, 'REVOKE INSERT ON questions FROM lyceum_app');
      try {
        const { whole, terminal } = await finished(QUIZ, { questionCount: 1 });
        assert.deepEqual([whole.status, whole.failure!.code, terminal.code], ['FAILED', 'INTERNAL', 'INTERNAL']);
        assert.deepEqual(whole.attempts.map(({ outcome, finishedAt }) => [outcome, finishedAt !== null]), [['FAILED', true]]);
        const { reserved, spent, attempts } = await settled(app.database);
        assert.deepEqual([reserved, spent], [0, attempts]);
      } finally {
        await rows(app.database, 'GRANT INSERT ON questions TO lyceum_app');
      }
    });

    test('its content filter is final', async () => {
      server.always({ tokens: ['No '], fault: 'content_filter' });
      const { whole } = await finished(EXPLAIN);
      assert.deepEqual([whole.status, whole.failure!.code, whole.attempts[0]!.outcome], ['FAILED', 'CONTENT_REJECTED', 'REJECTED']);
    });
  });
});

suite('bodies of every kind, by the engine', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app.stop());

  const bodies: [string, string][] = [
    ['one word', 'Tides'],
    ['emoji', '🌊🌕🚢 👩‍🚀🧑🏽‍🔬'],
    ['right to left', 'المد والجزر هو ارتفاع وانخفاض مستوى سطح البحر. يسبب القمر المد والجزر بجاذبيته.'],
    ['marks alone', '# \n\n---\n\n* \n'],
    ['one letter', 'x'],
  ];
  for (const [name, body] of bodies) {
    test(name, async () => {
      const { learner: { token }, teacher, courseId } = room;
      const lessonId = await addLesson(app, teacher, courseId, body);
      for (const [query, input] of [[EXPLAIN, {}], [EXPLAIN, { question: 'What is it?' }], [QUIZ, { questionCount: 3 }]] as const) {
        const { id } = await start(app, token, query, { lessonId, ...input });
        const { terminal, text, items } = fold(await follow(app, token, id));
        const whole = await read(app, token, id);
        assert.deepEqual([terminal.__typename, whole.status, whole.origin], ['GenerationCompleted', 'COMPLETED', 'LOCAL']);
        assert.deepEqual([whole.text, whole.items], [text, items]);
        if (query === QUIZ && items.length < 3) assert.ok(whole.notice, 'fewer questions are explained');
        if (query === EXPLAIN) assert.ok(text !== '' || whole.notice, 'it says something');
      }
    });
  }
});

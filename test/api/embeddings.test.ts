import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { refusal } from '../kit/clients.js';
import { lettersVector } from '../kit/fault-embeddings.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { CANCEL, eventually, ledger, rows, settled } from '../kit/generations.js';
import { gql } from '../kit/clients.js';
import { EMBED, embed, similarity, vectorTuning } from '../kit/similarity.js';

const times = <Result>(count: number, make: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const near = (vectors: number[][] | undefined, expected: number[][]): void => {
  assert.ok(vectors && vectors.length === expected.length);
  vectors.forEach((vector, place) => vector.forEach((value, index) => assert.ok(Math.abs(value - expected[place]![index]!) < 1e-6)));
};

suite('embed without a model', () => {
  let app: TestApp;
  let teacher: TestAccount;
  before(async () => {
    app = await startApp();
    teacher = await signUp(app, 'INSTRUCTOR');
  });
  after(() => app.stop());

  test('is arithmetic: no generation, and the same each time', async () => {
    const texts = ['The moon pulls the sea.', '月は海を引く。', 'The moon pulls the sea.'];
    const first = await embed(app, teacher.token, { texts });
    assert.deepEqual([first.__typename, first.algorithm, first.model, first.generation, first.notice], ['Embeddings', 'HASHED_NGRAMS', 'local/hashed-ngrams-1', null, null]);
    assert.equal(first.vectors!.length, 3);
    assert.ok(first.vectors!.every((vector) => vector.length === first.dimensions && Math.abs(Math.hypot(...vector) - 1) < 1e-3));
    assert.deepEqual(first.vectors![0], first.vectors![2]);
    assert.deepEqual((await embed(app, teacher.token, { texts })).vectors, first.vectors);
    assert.equal((await embed(app, teacher.token, { texts, dimensions: 64 })).vectors![0]!.length, 64);
    assert.deepEqual(await rows(app.database, 'SELECT id FROM generations'), []);
  });

  const REFUSED: [string, object, string][] = [
    ['ten thousand empty strings', { texts: Array<string>(10_000).fill('') }, 'input.texts'],
    ['an empty one among others', { texts: ['a', ' \n'] }, 'input.texts[1]'],
    ['none at all', { texts: [] }, 'input.texts'],
    ['nothing', {}, 'input.texts'],
    ['half of a pair', { texts: ['a\ud83d'] }, 'input.texts[0]'],
    ['a NUL', { texts: ['a\0'] }, 'input.texts[0]'],
    ['one that is too long', { texts: ['a', 'b'.repeat(5_001)] }, 'input.texts[1]'],
    ['no dimension', { texts: ['a'], dimensions: 0 }, 'input.dimensions'],
    ['too many dimensions', { texts: ['a'], dimensions: 5_000 }, 'input.dimensions'],
    ['more numbers than an answer may hold', { texts: Array<string>(2_048).fill('a'), dimensions: 1_000 }, 'input.texts'],
    ['a model where there is none', { texts: ['a'], allowLocal: false }, 'input.allowLocal'],
  ];
  for (const [what, input, field] of REFUSED) {
    test(`is refused for ${what}`, async () => {
      const started = performance.now();
      const { extensions, message } = await refusal(app, { query: EMBED, variables: { input }, token: teacher.token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field], message);
      assert.ok(performance.now() - started < 1_000 && message.length < 300, message);
    });
  }

  test('is not for learners, and not for strangers', async () => {
    const learner = await signUp(app);
    assert.equal((await refusal(app, { query: EMBED, variables: { input: { texts: [''] } }, token: learner.token })).extensions.code, 'FORBIDDEN');
    assert.equal((await refusal(app, { query: EMBED, variables: { input: { texts: ['a'] } } })).extensions.code, 'UNAUTHENTICATED');
  });
});

suite('embed by a model', () => {
  let app: TestApp;
  let server: FaultServer;
  let teacher: TestAccount;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: vectorTuning(server) });
    teacher = await signUp(app, 'INSTRUCTOR');
  });
  afterEach(() => {
    server.embeddings.always(null);
    server.embeddings.requests.splice(0);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  test('is one call of a generation that is paid for, and none the next time', async () => {
    server.embeddings.always({ tokens: 9 });
    const before = await ledger(app.database);
    const texts = ['one text', 'another text', 'one text'];
    const made = await embed(app, teacher.token, { texts });
    near(made.vectors, texts.map((text) => lettersVector(text, 8)));
    assert.deepEqual([made.__typename, made.algorithm, made.model, made.dimensions], ['Embeddings', 'MODEL', 'fault/embed-1', 8]);
    assert.deepEqual(
      [made.generation!.kind, made.generation!.status, made.generation!.origin, made.generation!.costMicroUsd, made.generation!.attempts.map(({ outcome }) => outcome)],
      ['EMBEDDING', 'COMPLETED', 'MODEL', 9, ['COMPLETED']],
    );
    assert.deepEqual(server.embeddings.requests.map(({ body }) => body.input.toSorted()), [['another text', 'one text']]);
    const spent = await settled(app.database);
    assert.equal(spent.spent - before.spent, 9);
    const again = await embed(app, teacher.token, { texts: ['another text', 'one text'] });
    near(again.vectors, ['another text', 'one text'].map((text) => lettersVector(text, 8)));
    assert.equal(again.generation, null);
    assert.equal(server.embeddings.requests.length, 1);
    assert.deepEqual(await rows(app.database, 'SELECT hash FROM embeddings WHERE text IS NOT NULL'), [], 'texts are kept no longer than it takes');
  });

  test('asks for what is missing only, and for another length again', async () => {
    server.embeddings.always({});
    await embed(app, teacher.token, { texts: ['known'] });
    await embed(app, teacher.token, { texts: ['new', 'known'] });
    assert.deepEqual(server.embeddings.requests.map(({ body }) => body.input), [['known'], ['new']]);
    assert.equal((await embed(app, teacher.token, { texts: ['known'], dimensions: 5 })).vectors![0]!.length, 5);
    assert.equal(server.embeddings.requests[2]!.body.dimensions, 5);
  });

  test('a hundred who ask the same at once make one call', async () => {
    const gate = server.gate();
    server.embeddings.always({ gate });
    const asked = times(100, () => embed(app, teacher.token, { texts: ['the same for all', 'of them'] }));
    await gate.reached;
    gate.open();
    const answers = await asked;
    assert.equal(server.embeddings.requests.length, 1);
    assert.ok(answers.every(({ algorithm }) => algorithm === 'MODEL'));
    assert.equal(answers.filter(({ generation }) => generation !== null).length, 1, 'one has paid');
    assert.deepEqual(new Set(answers.map(({ vectors }) => JSON.stringify(vectors))).size, 1);
  });

  test('a key stands for one generation, and for no other input', async () => {
    server.embeddings.always({});
    const input = { texts: ['keyed'], idempotencyKey: 'k1' };
    const answers = await times(10, () => embed(app, teacher.token, input));
    const [made] = answers.flatMap(({ generation }) => generation ?? []);
    assert.equal((await embed(app, teacher.token, input)).generation!.id, made!.id);
    const error = await refusal(app, { query: EMBED, variables: { input: { ...input, texts: ['other'] } }, token: teacher.token });
    assert.deepEqual([error.extensions.code, error.extensions.field], ['BAD_USER_INPUT', 'input.idempotencyKey']);
    await rows(app.database, `UPDATE embeddings SET created_at = now() - interval '25 hours'`);
    assert.equal((await refusal(app, { query: EMBED, variables: { input }, token: teacher.token })).extensions.field, 'input.idempotencyKey');
  });

  test('fails with the model, or has the built-in vectors stand in and says so', async () => {
    server.embeddings.always({ status: 500 });
    const failed = await embed(app, teacher.token, { texts: ['fails'], allowLocal: false });
    assert.deepEqual([failed.__typename, failed.status, failed.failure?.code], ['Generation', 'FAILED', 'PROVIDER_UNAVAILABLE']);
    const local = await embed(app, teacher.token, { texts: ['fails'] });
    assert.deepEqual([local.algorithm, local.generation?.origin, local.generation?.costMicroUsd], ['HASHED_NGRAMS', 'LOCAL', 0]);
    assert.match(local.notice!, /built-in vectors .* fault had an error of its own/);
    server.embeddings.always({});
    assert.equal((await embed(app, teacher.token, { texts: ['fails'] })).algorithm, 'MODEL', 'what stood in is not kept');
    assert.equal((await settled(app.database)).open, 0);
  });

  test('a cancelled one leaves its texts to whoever asks next', async () => {
    const gate = server.gate();
    server.embeddings.reply({ gate });
    const asked = embed(app, teacher.token, { texts: ['cancelled'], allowLocal: false });
    await gate.reached;
    const [{ id }] = await rows<{ id: string }>(app.database, `SELECT id FROM generations WHERE status = 'RUNNING'`) as [{ id: string }];
    await gql(app, { query: CANCEL, variables: { id }, token: teacher.token });
    assert.equal((await asked).status, 'CANCELLED');
    await server.embeddings.requests[0]!.hungUp;
    server.embeddings.always({});
    assert.equal((await embed(app, teacher.token, { texts: ['cancelled'] })).algorithm, 'MODEL');
    assert.equal((await settled(app.database)).open, 0);
  });

  test('what is older than a day is made again, and swept', async () => {
    server.embeddings.always({});
    await embed(app, teacher.token, { texts: ['old', 'older'] });
    await rows(app.database, `UPDATE embeddings SET created_at = now() - interval '25 hours'`);
    await embed(app, teacher.token, { texts: ['old'] });
    assert.equal(server.embeddings.requests.length, 2);
    await eventually(() => rows(app.database, `SELECT hash FROM embeddings WHERE created_at < now() - interval '1 day'`), (left) => left.length === 0);
  });

  test('tells no model an address or a number', async () => {
    server.embeddings.always({});
    await embed(app, teacher.token, { texts: ['Write to ada.lovelace@example.org, or call +44 20 7946 0958.'] });
    const [sent] = server.embeddings.requests[0]!.body.input;
    assert.ok(sent!.startsWith('Write to ') && !/lovelace|7946/.test(sent!), sent);
  });

  test('similarity goes by the vectors, one call for a pair', async () => {
    server.embeddings.always({ vector: (text) => (text.includes('2FA') ? [1, 0] : [0.6, 0.8]) });
    const pair = { a: 'How do I enable 2FA for my account?', b: 'How can two-factor login be switched on?' };
    const answer = await similarity(app, teacher.token, pair);
    assert.equal(answer.algorithm, 'EMBEDDINGS');
    assert.ok(Math.abs(answer.score - 0.6) < 1e-6);
    await similarity(app, teacher.token, pair);
    assert.equal(server.embeddings.requests.length, 1);
    server.embeddings.always({ status: 503 });
    const other = await similarity(app, teacher.token, { a: 'The moon pulls the water of all the wide seas.', b: 'The water of all the wide seas follows the moon.' });
    assert.equal(other.algorithm, 'TFIDF_COSINE');
    assert.ok(other.reasons.some((reason) => /not to be had/.test(reason)), other.reasons.join(' '));
  });
});

suite('a server without vectors', () => {
  test('is asked once, and not again for a while', async () => {
    const server = await startFaultServer();
    const app = await startApp({ tuning: vectorTuning(server) });
    try {
      const { token } = await signUp(app, 'ADMIN');
      for (const text of ['one', 'two', 'three']) assert.equal((await embed(app, token, { texts: [text] })).algorithm, 'HASHED_NGRAMS');
      assert.equal(server.embeddings.requests.length, 1);
    } finally {
      await app.stop();
      await server.close();
    }
  });
});

suite('the money for vectors', () => {
  test('never exceeds the day, however many ask at once, and is what the calls cost', async () => {
    const server = await startFaultServer();
    // A text of 10 bytes can cost 18 micro-dollars at most: some fit at once, some don't.
    const app = await startApp({ tuning: vectorTuning(server), env: { AI_DAILY_COST_LIMIT: '0.000150' } });
    try {
      server.embeddings.always({ tokens: 3 });
      const { token } = await signUp(app, 'INSTRUCTOR');
      const answers = await times(60, (index) => embed(app, token, { texts: [`text ${String(index).padStart(5, '0')}`] }));
      const kinds = new Set(answers.map(({ __typename }) => __typename));
      assert.ok(kinds.has('Embeddings') && kinds.has('BudgetExceeded') && kinds.size === 2, [...kinds].join());
      const { spent, reserved, attempts } = await settled(app.database);
      assert.equal(reserved, 0);
      assert.equal(spent, attempts);
      assert.ok(spent <= 150, String(spent));
      assert.equal(spent, 3 * server.embeddings.requests.length);
      assert.deepEqual(await rows(app.database, 'SELECT hash FROM embeddings WHERE vector IS NULL'), [], 'who was refused holds no text');
    } finally {
      await app.stop();
      await server.close();
    }
  });
});

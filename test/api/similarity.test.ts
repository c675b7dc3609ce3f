import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer } from '../kit/fault-server.js';
import { addLesson, classroom, type Classroom } from '../kit/generations.js';
import { embed, KEYWORDS, RELATED, related, SIMILARITY, similarity, vectorTuning } from '../kit/similarity.js';

interface Term { term: string; score: number; count: number }

const ROOT = new URL('../../../', import.meta.url);
const sample = (file: string): string => readFileSync(new URL(`samples/${file}`, ROOT), 'utf8');

const TIDES = 'The moon pulls the water of the sea. The tide rises twice a day where the moon pulls. A **spring tide** follows the new moon and the full moon.';
const MOONS = 'The moon circles the earth in a month. A new moon can\'t be seen, a full moon is bright. The moon pulls the sea, and the tide follows.';
const BREAD = 'Bread rises because yeast makes gas out of sugar. The dough rests before the baker shapes it. A hot oven gives the loaf its crust.';

suite('similarity, key terms and related lessons', () => {
  let app: TestApp;
  let room: Classroom;
  let tides: string;
  let moons: string;
  let bread: string;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
    tides = await addLesson(app, room.teacher, room.courseId, TIDES, 'Tides');
    bread = await addLesson(app, room.teacher, room.courseId, BREAD, 'Bread');
    moons = await addLesson(app, room.teacher, room.courseId, MOONS, 'The moon');
  });
  after(() => app.stop());

  test('texts that speak of the same are nearer, with a reason', async () => {
    const near = await similarity(app, room.teacher.token, { a: TIDES, b: MOONS });
    const far = await similarity(app, room.teacher.token, { a: TIDES, b: BREAD });
    assert.equal(near.algorithm, 'TFIDF_COSINE');
    assert.ok(near.score > far.score + 0.2 && near.score <= 1 && far.score >= 0, `${near.score} ${far.score}`);
    assert.match(near.reasons.join(' '), /Both speak of .*“moon”/);
    assert.equal((await similarity(app, room.teacher.token, { a: TIDES, b: TIDES })).score > 0.999, true);
    assert.deepEqual(await similarity(app, room.teacher.token, { a: TIDES, b: MOONS }), near);
  });

  test('a few words are counted, not weighed', async () => {
    const { score, algorithm, reasons } = await similarity(app, room.teacher.token, { a: 'spring tide', b: 'the spring', language: 'EN' });
    assert.deepEqual([score, algorithm], [1, 'TOKEN_OVERLAP']);
    assert.ok(reasons.length > 0);
    assert.equal((await similarity(app, room.teacher.token, { a: '🌊', b: '!?' })).score, 0);
  });

  test('what can\'t be compared is refused, and learners are', async () => {
    for (const [variables, field] of [[{ a: '', b: 'x' }, 'a'], [{ a: 'x', b: '\ud83d' }, 'b'], [{ a: 'x', b: 'y'.repeat(5_001) }, 'b']] as const) {
      const { extensions } = await refusal(app, { query: SIMILARITY, variables, token: room.teacher.token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field]);
    }
    for (const [query, variables] of [[SIMILARITY, { a: '', b: '' }], [KEYWORDS, { text: '' }]] as const) {
      assert.equal((await refusal(app, { query, variables, token: room.learner.token })).extensions.code, 'FORBIDDEN');
    }
  });

  test('key terms are the text\'s own, the most important first, in its language', async () => {
    const ask = async (text: string, first?: number): Promise<Term[]> =>
      (await gql<{ extractKeywords: Term[] }>(app, { query: KEYWORDS, variables: { text, ...(first && { first }) }, token: room.teacher.token })).extractKeywords;
    const terms = await ask(TIDES);
    assert.ok(terms.slice(0, 4).some(({ term }) => term === 'spring tide') && terms.slice(0, 4).some(({ term }) => term === 'moon'), JSON.stringify(terms));
    assert.ok(terms.every(({ term, score, count }) => TIDES.includes(term) && score > 0 && score <= 1 && count > 0));
    assert.deepEqual(terms.map(({ score }) => score), terms.map(({ score }) => score).toSorted((a, b) => b - a));
    assert.equal((await ask(TIDES, 2)).length, 2);
    assert.ok((await ask('プレートは動く板である。プレートの境界で地震が起きる。地震は波になる。')).some(({ term }) => term === 'プレート'));
    assert.ok((await ask('Moon')).some(({ term }) => term === 'Moon'), 'also of a single word');
    const short = async (text: string): Promise<string[]> => (await ask(text)).map(({ term }) => term);
    assert.deepEqual((await short('The French Revolution began in 1789. It ended the monarchy.')).slice(0, 2), ['French Revolution', 'monarchy']);
    assert.ok(!(await short('Photosynthesis needs light. It happens in leaves.')).includes('happens'), 'no verb where it shows');
    assert.deepEqual(new Set(await short('Die Fotosynthese wandelt Licht in Zucker um.')), new Set(['Fotosynthese', 'Licht', 'Zucker']));
    assert.ok((await short('광합성은 빛을 당으로 바꾼다.')).includes('광합성'), 'without its particle');
    assert.deepEqual(await ask('!!!'), []);
    for (const first of [0, 51]) assert.equal((await refusal(app, { query: KEYWORDS, variables: { text: 'x', first }, token: room.teacher.token })).extensions.field, 'first');
  });

  test('a lesson tells them to whoever may read it', async () => {
    const query = 'query ($id: ID!) { lesson(id: $id) { keywords(first: 3) { term } } }';
    const { lesson } = await gql<{ lesson: { keywords: Term[] } }>(app, { query, variables: { id: tides }, token: room.learner.token });
    assert.ok(lesson.keywords.length === 3 && lesson.keywords.some(({ term }) => term === 'moon'), JSON.stringify(lesson));
  });

  test('the nearest lessons come first, never the lesson itself, with score, algorithm and reasons', async () => {
    const list = await related(app, room.learner.token, tides);
    assert.equal(list[0]!.lesson.id, moons);
    assert.ok(list.every(({ lesson, score, algorithm }) => lesson.id !== tides && score > 0 && score <= 1 && algorithm === 'TFIDF_COSINE'));
    assert.ok(!list.some(({ lesson, score }) => lesson.id === bread && score > list[0]!.score / 2));
    assert.match(list[0]!.reasons.join(' '), /moon/);
    assert.equal((await related(app, room.learner.token, tides, 1)).length, 1);
    for (const first of [0, 21]) assert.equal((await refusal(app, { query: RELATED, variables: { id: tides, first }, token: room.learner.token })).extensions.field, 'first');
  });

  test('what somebody may not read is never named', async () => {
    const other = await signUp(app, 'INSTRUCTOR');
    const { course } = await gql<{ course: { id: string } }>(app, {
      query: 'mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }', variables: { input: { title: 'A draft' } }, token: other.token,
    });
    const secret = await addLesson(app, other, course.id, `${TIDES} ${MOONS}`, 'Unpublished tides');
    const seen = async (token: string): Promise<boolean> => (await related(app, token, tides)).some(({ lesson }) => lesson.id === secret);
    assert.deepEqual([await seen(room.learner.token), await seen(room.teacher.token), await seen(other.token)], [false, false, true]);
    const admin = await signUp(app, 'ADMIN');
    assert.equal(await seen(admin.token), true);
  });

  test('a changed lesson is what it is now at once', async () => {
    const id = await addLesson(app, room.teacher, room.courseId, BREAD.replace('loaf', 'bun'), 'Buns');
    const ids = async (): Promise<string[]> => (await related(app, room.learner.token, tides)).map(({ lesson }) => lesson.id);
    assert.ok(!(await ids()).includes(id));
    const query = 'query ($id: ID!) { lesson(id: $id) { keywords(first: 20) { term } related { lesson { id } } } }';
    const look = async () => (await gql<{ lesson: { keywords: Term[]; related: { lesson: { id: string } }[] } }>(app, { query, variables: { id }, token: room.learner.token })).lesson;
    assert.ok((await look()).related.some(({ lesson }) => lesson.id === bread));
    await gql(app, {
      query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }',
      variables: { input: { id, expectedVersion: 1, title: 'Moonlight', body: `${MOONS} ${TIDES}` } }, token: room.teacher.token,
    });
    assert.equal((await ids())[0], id);
    const now = await look();
    assert.ok(now.keywords.some(({ term }) => term === 'moon') && !now.related.some(({ lesson }) => lesson.id === bread));
  });

  test('a list of lessons tells both of each', async () => {
    const query = `query ($id: ID!) { course(id: $id) { lessons(first: 10) { edges { node { id keywords { term } related { lesson { id title course { id } } } } } } } }`;
    const answer = await gql<{ course: { lessons: { edges: { node: { id: string; related: unknown[] } }[] } } }>(app, { query, variables: { id: room.courseId }, token: room.learner.token });
    assert.ok(answer.course.lessons.edges.find(({ node }) => node.id === tides)!.node.related.length > 0);
  });

  test('lessons in every language find their own kind', async () => {
    const courses: Record<string, string[]> = {};
    for (const [language, files] of [
      ['JA', ['jishin-no-shikumi/01-naze-jishin-wa-okiru.md', 'jishin-no-shikumi/02-jishin-no-nami.md']],
      ['FR', ['photosynthese/02-de-la-lumiere-a-l-atp.md', 'photosynthese/03-fabriquer-des-sucres.md']],
    ] as const) {
      const { course } = await gql<{ course: { id: string } }>(app, {
        query: 'mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }', variables: { input: { title: language, language } }, token: room.teacher.token,
      });
      courses[language] = [];
      for (const file of files) courses[language].push(await addLesson(app, room.teacher, course.id, sample(file), file));
    }
    for (const [one, other] of Object.values(courses)) assert.equal((await related(app, room.teacher.token, one!))[0]!.lesson.id, other);
  });
});

suite('related lessons by a model\'s vectors', () => {
  test('once those of the course are at hand, and no longer after a change', async () => {
    const server = await startFaultServer();
    const app = await startApp({ tuning: vectorTuning(server) });
    try {
      const room = await classroom(app, BREAD);
      const tides = await addLesson(app, room.teacher, room.courseId, TIDES, 'Tides');
      // A model that holds tides and bread for the same.
      server.embeddings.always({ vector: (text) => (text.startsWith('The moon') ? [0.3, 1] : [1, 0.1]) });
      const moons = await addLesson(app, room.teacher, room.courseId, MOONS, 'The moon');
      assert.equal((await related(app, room.learner.token, tides))[0]!.algorithm, 'TFIDF_COSINE');
      assert.equal(server.embeddings.requests.length, 0, 'reading makes no call');
      assert.equal((await embed(app, room.teacher.token, { courseId: room.courseId })).vectors!.length, 3);
      const list = await related(app, room.learner.token, tides);
      assert.deepEqual([list[0]!.lesson.id, list[0]!.algorithm], [room.lessonId, 'EMBEDDINGS']);
      assert.ok(list[0]!.score > 0.99);
      assert.equal((await related(app, room.learner.token, tides, 3))[1]?.lesson.id, moons);
      await gql(app, {
        query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }',
        variables: { input: { id: moons, expectedVersion: 1, body: `${MOONS} It has no air.` } }, token: room.teacher.token,
      });
      assert.equal((await related(app, room.learner.token, tides))[0]!.algorithm, 'TFIDF_COSINE');
      assert.equal(server.embeddings.requests.length, 1);
      await embed(app, room.teacher.token, { courseId: room.courseId });
      assert.equal(server.embeddings.requests[1]!.body.input.length, 1, 'only the changed one is sent again');
    } finally {
      await app.stop();
      await server.close();
    }
  });
});

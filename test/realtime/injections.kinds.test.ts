import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { DATA_TAGS } from '../../src/orchestrator/fence.js';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import {
  addLesson, asModel, BODY, classroom, DRAFT_LESSON, eventually, EXAMPLES, EXERCISES, FLASHCARDS, follow, OUTLINE, PLAN_STUDY, rows, sentence, settled, start, SUMMARIZE, type Classroom,
} from '../kit/generations.js';
import { moonQuestion, submitted } from '../kit/grading.js';
import { instructionsIn, NAMES } from '../kit/gullible.js';
import { handMade, quizzes, type ItemChangedData } from '../kit/quizzes.js';

interface Injection {
  in: string;
  /** The word that a model writes which obeys. */
  canary: string;
  text: string;
}

const injections = JSON.parse(readFileSync(new URL('../../../test/fixtures/injections.json', import.meta.url), 'utf8')) as Injection[];
const AT_ONCE = 8;
const inLessons = injections.filter(({ in: place }) => ['body', 'title', 'objective', 'question'].includes(place));
const bunches = Array.from({ length: Math.ceil(inLessons.length / AT_ONCE) }, (_, index) => inLessons.slice(index * AT_ONCE, (index + 1) * AT_ONCE));

test('the mock takes for a tag what a prompt puts around data', () => {
  assert.deepEqual(NAMES.toSorted(), DATA_TAGS.toSorted());
});

suite('what stands in a lesson, a quiz or an answer gives no orders, whatever is made of it', { timeout: 120_000 }, () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  const obeyed: string[] = [];

  before(async () => {
    server = await startFaultServer();
    server.always(({ body }: FaultRequest): FaultReply => {
      const instructions = body.messages.map(({ role, content }) => (role === 'system' ? String(content).toLowerCase() : role === 'user' ? instructionsIn(String(content)) : '')).join('\n');
      obeyed.push(...injections.map(({ canary }) => canary).filter((canary) => instructions.includes(canary.toLowerCase())));
      return 'response_format' in body ? { answer: () => ({ items: [] }) } : { tokens: ['The harbour ', 'was founded ', 'by a merchant family.'] };
    });
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app, BODY);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  /** Which of these no model was shown since then, or which one obeyed. */
  const missed = (from: number, shown: readonly Injection[]): string[] => {
    const asked = JSON.stringify(server.requests.slice(from).map(({ body }) => body.messages));
    return [...shown.filter(({ canary }) => !asked.includes(canary)).map(({ canary }) => `nobody was shown ${canary}`), ...obeyed.map((canary) => `obeyed ${canary}`)];
  };

  for (const [kind, mutation, by, input] of [
    ['FLASHCARDS', FLASHCARDS, 'learner', { cardCount: 2 }],
    ['EXERCISES', EXERCISES, 'learner', { exerciseCount: 2 }],
    ['OUTLINE', OUTLINE, 'learner', {}],
    ['LESSON', DRAFT_LESSON, 'teacher', { title: 'Founding harbours' }],
    ['SUMMARY', SUMMARIZE, 'learner', { form: 'BULLETS' }],
    ['EXAMPLES', EXAMPLES, 'learner', { exampleCount: 1 }],
  ] as const) {
    test(`${kind} of a lesson`, async () => {
      const from = server.requests.length;
      for (const bunch of bunches) {
        const lessonId = await addLesson(app, room.teacher, room.courseId, `${BODY}\n\n${bunch.map(({ text }) => text).join('\n\n')}`);
        const { id } = await start(app, room[by].token, mutation, { lessonId, ...input });
        await follow(app, room[by].token, id);
      }
      assert.deepEqual(missed(from, inLessons), []);
    });
  }

  test('STUDY_PLAN of a course, by the titles of its lessons', async () => {
    const planned = await classroom(app, BODY);
    const titled = inLessons.filter(({ text }) => text.length <= 300).slice(0, 30);
    for (const { text } of titled) await addLesson(app, planned.teacher, planned.courseId, BODY, text);
    const from = server.requests.length;
    const deadline = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    const { id } = await start(app, planned.learner.token, PLAN_STUDY, { courseId: planned.courseId, deadline, hoursPerWeek: 5 });
    await follow(app, planned.learner.token, id);
    assert.deepEqual(missed(from, titled), []);
  });

  test('KEY_CHECK of a quiz', async () => {
    const asked = inLessons.filter(({ text }) => text.length <= 1_000).slice(0, 40);
    const { token } = room.teacher;
    const { id } = await quizzes(app, token, 'create', { input: { title: 'Harbours', lessonId: room.lessonId } });
    let version = 1;
    for (const { text } of asked) {
      ({ quiz: { version } } = await quizzes<ItemChangedData>(app, token, 'add', handMade(id, version, { prompt: text, quote: sentence(0) })));
    }
    const from = server.requests.length;
    const { generations } = await quizzes<{ generations: { id: string }[] }>(app, token, 'check', { id });
    for (const generation of generations) await follow(app, token, generation.id);
    assert.deepEqual(missed(from, asked), []);
  });

  test('GRADING of an answer', async () => {
    const question = await moonQuestion(app, room);
    const given = injections.slice(0, 24);
    for (const { text } of given) await submitted(app, room, question, { texts: [text] });
    await eventually(() => rows(app.database, `SELECT 1 FROM graded_answers WHERE judging <> 'NONE'`), (waiting) => waiting.length === 0, 60_000);
    await settled(app.database);
    // What only speaks to whoever grades is left out before a judge sees it.
    assert.deepEqual(missed(0, []), []);
    const asked = JSON.stringify(server.requests.map(({ body }) => body.messages));
    assert.ok(given.filter(({ canary }) => asked.includes(canary)).length >= 12, 'most reach the judges, so that the fence was tried');
  });
});

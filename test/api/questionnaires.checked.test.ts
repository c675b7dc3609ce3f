import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, classroom, rows, sentence, type Classroom } from '../kit/generations.js';
import { answerAll, opened, questionnaire, type QuestionnaireData } from '../kit/questionnaires.js';
import { isKeyCheck, solutionsTo } from '../kit/solver.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
const ABOUT = { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' };
const WRONG = 'Is it right that harbour number 2 was founded by a family of pirates?';
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');

suite('the test of a questionnaire whose keys are checked', () => {
  let author: FaultServer;
  let solver: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    [author, solver] = await Promise.all([startFaultServer(), startFaultServer()]);
    app = await startApp({ tuning: { providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'], retries: { attempts: 1, baseMs: 1 }, keyCheck: true } });
    room = await classroom(app);
  });
  after(async () => {
    await app?.stop();
    await Promise.all([author?.close(), solver?.close()]);
  });

  /** A model whose second key is wrong until that is given back, and a solver that knows it. */
  function play(isFromLesson: boolean): { checks: string[] } {
    const statement = (level: number, prompt: string) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt, right: ['true'], level, ...(isFromLesson && { lesson: 1, quote: sentence(level) }) });
    const good = [1, 2, 3].map((level) => statement(level, `Is it right that harbour number ${level} was founded by a merchant family?`));
    const seen = { checks: [] as string[] };
    const solve = (request: { body: RequestBody }) => {
      seen.checks.push(JSON.stringify(request.body));
      return { answer: () => solutionsTo(request, ({ prompt }) => [prompt === WRONG ? 'false' : 'true']) };
    };
    for (const model of [author, solver]) {
      model.always((request) => {
        if (isKeyCheck(request)) return solve(request);
        if (!isQuestionnaire(request.body)) return { status: 500 };
        const isMended = JSON.stringify(request.body).includes(WRONG);
        return { answer: () => ({ items: isMended ? [good[1]] : [ABOUT, good[0], statement(2, WRONG), good[2]] }) };
      });
    }
    return seen;
  }

  async function made(token: string, input: object): Promise<QuestionnaireData> {
    const { id } = await questionnaire(app, token, 'start', { input: { questionCount: 1, testCount: 2, ...input } });
    return opened(app, token, id);
  }

  for (const isFromLesson of [true, false]) {
    test(`holds no question whose key a second solver has not come to, ${isFromLesson ? 'by its lessons' : 'nor where there is no lesson'}`, async () => {
      const { token } = await signUp(app);
      const { checks } = play(isFromLesson);
      const { id, generation } = await made(token, isFromLesson ? { courseId: room.courseId } : { subject: 'Old harbours' });
      assert.equal(generation?.origin, 'MODEL');
      const pool = await rows<{ prompt: string; level: number }>(app.database, `SELECT content ->> 'prompt' AS prompt, (key ->> 'level')::int AS level FROM questionnaire_questions WHERE questionnaire_id = $1 AND key IS NOT NULL ORDER BY position`, [id]);
      assert.deepEqual(pool.map(({ level }) => level).toSorted(), [1, 2, 3]);
      assert.ok(pool.every(({ prompt }) => prompt !== WRONG));
      assert.ok(checks.length > 0 && checks.every((text) => text.includes(isFromLesson ? sentence(3) : '<request>\\nOld harbours\\n</request>')), 'by what it is asked from');
      await answerAll(app, token, id);
      const { score } = await questionnaire(app, token, 'complete', { id });
      assert.deepEqual([score?.of, score?.verified], [2, 2]);
    });
  }

  test('is made by the engine where nobody can check it', async () => {
    const { token } = await signUp(app);
    play(true);
    for (const model of [author, solver]) {
      model.always((request) => (isKeyCheck(request) || !isQuestionnaire(request.body) ? { status: 500 } : { answer: () => ({ items: [ABOUT, ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} is old?`, right: ['true'], level, lesson: 1, quote: sentence(level) }))] }) }));
    }
    const { generation, status } = await made(token, { courseId: room.courseId, fresh: true });
    assert.deepEqual([status, generation?.origin], ['OPEN', 'LOCAL']);
  });
});

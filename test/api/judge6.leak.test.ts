import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { buildSchema } from 'graphql';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { crawl } from '../kit/crawl.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { BODY } from '../kit/quizzes.js';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const QUESTIONS = [
  { objectives: ['Founders'] },
  { type: 'TRUE_FALSE', prompt: 'Harbours are sheltered.', choices: undefined, answer: true, points: 5, objectives: ['Harbours'] },
  { type: 'CLOZE', prompt: 'The [[1]] guides [[2]].', choices: undefined, accepted: [['lighthouse'], ['ships']], points: 2, objectives: ['Harbours'] },
];

/** What a crawl shows, without whose it is, when it was, and what he himself had answered. */
function shape(answers: readonly { query: string; answer: unknown }[], mine: readonly string[]): string[] {
  const text = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => {
    if (/(^|__)(answer|cursor|startCursor|endCursor|secondsLeft|displayName|email|requestId|xapi|durationMs|seconds|at|high|low)$/.test(key) && !/^(data)$/.test(key)) return typeof inner === 'object' ? 'O' : 'X';
    return inner;
  }).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T').replaceAll(/\b[a-z]{3}_[0-9a-f]{32}\b/g, 'ID').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID');
  const own = (value: string) => mine.reduce((left, id, index) => left.replaceAll(id, `#${index}`), value);
  return answers.map(({ query, answer }) => own(`${query} => ${text(answer)}`));
}

async function sit(quizId: string, right: boolean, submit: boolean): Promise<{ token: string; ids: string[] }> {
  const learner = await signUp(app);
  const { token } = learner;
  const attempt = await attempts(app, token, 'start', { input: { quizId } });
  for (const { question } of questionsIn(attempt)) {
    const answer = question.__typename === 'MultipleChoiceQuestion'
      ? { choiceIds: [question.choices!.find(({ text }) => (text === 'Merchant families') === right)!.id] }
      : question.__typename === 'TrueFalseQuestion' ? { answer: right } : { texts: right ? ['lighthouse', 'ships'] : ['xxxxx', 'yyyyy'] };
    await save(app, token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer, final: true });
  }
  if (submit) await attempts(app, token, 'submit', { id: attempt.id });
  return { token, ids: [attempt.id, learner.id] };
}

for (const [reveal, submit] of [['NEVER', true], ['AFTER_DUE_DATE', true], ['AFTER_SUBMISSION', false]] as const) {
  test(`right and wrong answers look alike: ${reveal}, ${submit ? 'submitted' : 'open'}`, { timeout: 120_000 }, async () => {
    const { quiz, itemIds } = await quizWith(app, room, { shuffleChoices: false, ...(reveal === 'AFTER_DUE_DATE' ? { dueAt: new Date(Date.now() + 3_600_000).toISOString() } : {}), reveal: { key: reveal, explanation: reveal, evidence: reveal, score: reveal } }, QUESTIONS);
    const good = await sit(quiz.id, true, submit);
    const bad = await sit(quiz.id, false, submit);
    await eventually(() => rows<{ n: string }>(app.database, 'SELECT count(*) n FROM activity_outbox'), ([row]) => Number(row!.n) === 0);
    await new Promise((done) => { setTimeout(done, 3_000); });
    const objectives = (await rows<{ id: string }>(app.database, "SELECT 'obj_' || replace(id::text, '-', '') id FROM objectives")).map(({ id }) => id);
    const look = async ({ token, ids }: { token: string; ids: string[] }) =>
      shape(await crawl(app, schema, token, [ids[0]!, ids[1]!, quiz.id, room.courseId, room.lessonId, itemIds[0]!, objectives[0]!]), ids);
    const [one, two] = [await look(good), await look(bad)];

    const differ = one.filter((line, index) => line !== two[index]).map((line) => `${line.slice(0, 1500)}\n  BUT ${two[one.indexOf(line)]!.slice(-700)}`);

    assert.deepEqual(differ, []);
  });
}

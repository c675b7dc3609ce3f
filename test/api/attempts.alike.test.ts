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

// What knows of no attempt takes half of the time.
const NOT_OF_ATTEMPTS = /^(batch|breakers|cacheSettings|calendar|card|courseDraft|courseInvitation|courseRating|deck|documentInspection|dueCards|exerciseSolution|flagged|generation|learningSettings|lesson$|model|myInvitations|profile|promptVersion|questionnaire|ratingGroups|refused|routing|study)/;

const HIS_OWN = /(^|__)(answer|cursor|startCursor|endCursor|secondsLeft|displayName|email|requestId|xapi|durationMs|seconds|at|high|low)$/;

/** What a crawl shows, without whose it is, when it was, and what he himself had answered. */
function shape(answers: readonly { query: string; answer: unknown }[], mine: readonly string[]): string[] {
  const text = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => (HIS_OWN.test(key) ? (typeof inner === 'object' ? 'O' : 'X') : inner))
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'T').replaceAll(/\b[a-z]{3}_[0-9a-f]{32}\b/g, 'ID').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID');
  const own = (value: string) => mine.reduce((left, id, index) => left.replaceAll(id, `#${index}`), value);
  return answers.map(({ query, answer }) => own(`${query} => ${text(answer)}`));
}

async function sit(quizId: string, right: boolean): Promise<{ token: string; ids: string[] }> {
  const learner = await signUp(app);
  const { token } = learner;
  const attempt = await attempts(app, token, 'start', { input: { quizId } });
  for (const { question } of questionsIn(attempt)) {
    const answer = question.__typename === 'MultipleChoiceQuestion'
      ? { choiceIds: [question.choices!.find(({ text }) => (text === 'Merchant families') === right)!.id] }
      : question.__typename === 'TrueFalseQuestion' ? { answer: right } : { texts: right ? ['lighthouse', 'ships'] : ['xxxxx', 'yyyyy'] };
    await save(app, token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer, final: true });
  }
  await attempts(app, token, 'submit', { id: attempt.id });
  return { token, ids: [attempt.id, learner.id] };
}

/** Whatever comes of an attempt has come of it: nothing waits to be delivered, measured, counted or awarded. */
function allCounted(): Promise<unknown> {
  return eventually(() => rows<{ n: number }>(app.database, `
    SELECT (SELECT count(*) FROM activity_outbox) + (SELECT count(*) FROM attempts_to_measure) + (SELECT count(*) FROM mastery_notes) + (SELECT count(*) FROM events_to_award WHERE award_after <= now()) AS n`), ([row]) => Number(row!.n) === 0, 20_000);
}

test('right and wrong answers look alike, whatever path is taken to them, where the score is never shown', { timeout: 120_000 }, async () => {
  const { quiz, itemIds } = await quizWith(app, room, { shuffleChoices: false, reveal: { key: 'NEVER', explanation: 'NEVER', evidence: 'NEVER', score: 'NEVER' } }, QUESTIONS);
  const [good, bad] = [await sit(quiz.id, true), await sit(quiz.id, false)];
  await allCounted();
  const objectives = (await rows<{ id: string }>(app.database, "SELECT 'obj_' || replace(id::text, '-', '') id FROM objectives")).map(({ id }) => id);
  const look = async ({ token, ids }: { token: string; ids: string[] }) =>
    shape(await crawl(app, schema, token, [ids[0]!, ids[1]!, quiz.id, room.courseId, itemIds[0]!, objectives[0]!], NOT_OF_ATTEMPTS), ids);
  const [one, two] = [await look(good), await look(bad)];
  assert.ok(one.some((line) => line.includes('Attempt__questions')));
  assert.deepEqual(one.filter((line, index) => line !== two[index]), []);
});

import assert from 'node:assert/strict';
import { before, after, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ATTEMPTS, attempts, questionsIn } from '../kit/attempts.js';
import { refusal } from '../kit/clients.js';
import { classroom, follow, QUIZ, rows, start, type Classroom } from '../kit/generations.js';
import { BODY, itemsOf, quizzes } from '../kit/quizzes.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

const reveal = (time: string) => ({ key: time, explanation: time, evidence: time, score: time });

// By which the engine asks the same again.
const SEED = 7;

/** Questions of the built-in engine. */
async function asked(token: string, { lessonId }: Classroom, seed?: number): Promise<string> {
  const { id } = await start(app, token, QUIZ, { lessonId, questionCount: 5, ...(seed === undefined ? {} : { seed }) });
  await follow(app, token, id);
  return id;
}

/** A published quiz of the course; of its questions those alone whose places are named. */
async function exam(room: Classroom, settings: object, { seed, places }: { seed?: number; places?: number[] } = {}): Promise<{ id: string; prompts: Set<string> }> {
  const { teacher: { token }, lessonId } = room;
  const { id, version } = await quizzes(app, token, 'create', { input: { title: 'Exam', lessonId, fromGenerationId: await asked(token, room, seed), settings } });
  const items = await itemsOf(app, token, id);
  const isAsked = (at: number): boolean => places?.includes(at) ?? true;
  const verdicts = items.map((item, at) => ({ itemId: item.id, verdict: isAsked(at) ? 'ACCEPT' : 'REJECT' }));
  const reviewed = await quizzes(app, token, 'review', { input: { quizId: id, expectedVersion: version, verdicts } });
  const inReview = await quizzes(app, token, 'submit', { id, version: reviewed.version });
  assert.equal((await quizzes(app, token, 'publish', { id, version: inReview.version })).__typename, 'Quiz');
  return { id, prompts: new Set(items.filter((_, at) => isAsked(at)).map(({ question }) => question.prompt)) };
}

async function practiceOf(token: string, room: Classroom, seed?: number): Promise<string> {
  const { id, version } = await quizzes(app, token, 'create', { input: { title: 'Practice', purpose: 'PRACTICE', fromGenerationId: await asked(token, room, seed) } });
  await quizzes(app, token, 'publish', { id, version });
  return id;
}

/** Prompts whose keys a practice shows; none where it can't be begun. */
async function practised(token: string, quizId: string): Promise<string[]> {
  const attempt = await attempts(app, token, 'start', { input: { quizId } });
  if (attempt.__typename === 'QuizNotOpen') return [];
  const ended = await attempts(app, token, 'submit', { id: attempt.id });
  return questionsIn(ended).filter(({ key }) => key).map(({ question }) => question.prompt);
}

for (const seeds of [[undefined], [1, 2, 3, 4, 5, 6]] as const) {
  test(`a quiz whose keys are never shown is not answered by practice on the same lesson: ${seeds.length === 1 ? 'as it comes' : 'with other seeds'}`, async () => {
    const room = await classroom(app, BODY);
    const { prompts } = await exam(room, { reveal: reveal('NEVER'), maxAttempts: 1 }, seeds.length === 1 ? {} : { seed: 77 });
    const { token } = await signUp(app);
    const told: string[] = [];
    for (const seed of seeds) told.push(...await practised(token, await practiceOf(token, room, seed)));
    assert.deepEqual(told.filter((prompt) => prompts.has(prompt)), []);
  });
}

test('practice is given what an exam asks once its keys may be seen, and not while it is sat again', async () => {
  const room = await classroom(app, BODY);
  const { token } = await signUp(app);
  const practice = await practiceOf(token, room, SEED);
  const all = await practised(token, practice);
  assert.ok(all.length > 2);
  const { id, prompts } = await exam(room, { reveal: reveal('AFTER_SUBMISSION') }, { seed: SEED, places: [0, 1] });
  const spared = await practised(token, practice);
  assert.deepEqual([spared.filter((prompt) => prompts.has(prompt)), spared.length > 0], [[], true]);
  const first = await attempts(app, token, 'start', { input: { quizId: id } });
  await attempts(app, token, 'submit', { id: first.id });
  assert.deepEqual((await practised(token, practice)).toSorted(), all.toSorted());
  const again = await attempts(app, token, 'start', { input: { quizId: id } });
  const { version } = await quizzes(app, room.teacher.token, 'read', { id });
  await quizzes(app, room.teacher.token, 'retire', { id, version });
  assert.deepEqual((await practised(token, practice)).toSorted(), spared.toSorted(), 'retired, and still open');
  await attempts(app, token, 'submit', { id: again.id });
  assert.equal((await practised(token, practice)).length, all.length);
});

for (const ends of ['is submitted', 'runs out of its time'] as const) {
  test(`an open practice no longer asks what an exam has come to ask when it ${ends}`, async () => {
    const room = await classroom(app, BODY);
    const { token } = await signUp(app);
    const practice = await practiceOf(token, room, SEED);
    const open = await attempts(app, token, 'start', { input: { quizId: practice } });
    const before = questionsIn(open).map(({ question }) => question.prompt);
    const { prompts } = await exam(room, { reveal: reveal('NEVER') }, { seed: SEED, places: [0, 1] });
    if (ends !== 'is submitted') await rows(app.database, `UPDATE attempts SET ends_at = now() WHERE id = $1`, [open.id]);
    const ended = await attempts(app, token, ends === 'is submitted' ? 'submit' : 'read', { id: open.id });
    assert.equal(ended.status, 'GRADED');
    const left = questionsIn(ended);
    assert.deepEqual(left.map(({ question }) => question.prompt), before.filter((prompt) => !prompts.has(prompt)));
    assert.ok(left.length > 0 && left.length < before.length);
    assert.ok(left.every(({ key }) => key !== null));
  });
}

test('an open practice that shows keys at once takes out what an exam has come to ask, and says so', async () => {
  const room = await classroom(app, BODY);
  const { token } = await signUp(app);
  const { id, version } = await quizzes(app, token, 'create', { input: { title: 'Practice', purpose: 'PRACTICE', fromGenerationId: await asked(token, room, SEED), settings: { reveal: reveal('IMMEDIATELY') } } });
  await quizzes(app, token, 'publish', { id, version });
  const open = await attempts(app, token, 'start', { input: { quizId: id } });
  const { prompts } = await exam(room, { reveal: reveal('NEVER') }, { seed: SEED, places: [0, 1, 2, 3, 4] });
  const { question } = questionsIn(open).find(({ question: { prompt } }) => prompts.has(prompt))!;
  const answer = question.choices ? { choiceIds: [question.choices[0]!.id] } : question.__typename === 'TrueFalseQuestion' ? { answer: true } : { texts: ['x'] };
  const refused = await refusal(app, { query: ATTEMPTS.save, variables: { input: { attemptId: open.id, questionId: question.id, sequence: 1, answer, final: true } }, token });
  assert.deepEqual([refused.extensions.code, refused.extensions.field], ['BAD_USER_INPUT', 'input.questionId']);
  assert.equal(questionsIn(await attempts(app, token, 'read', { id: open.id })).some(({ question: { prompt } }) => prompts.has(prompt)), false);
});

test('of a practice that asks nothing else it is said why it is not open', async () => {
  const room = await classroom(app, BODY);
  await exam(room, { reveal: reveal('NEVER') }, { seed: SEED });
  const { token } = await signUp(app);
  const refused = await attempts<{ __typename: string; message: string }>(app, token, 'start', { input: { quizId: await practiceOf(token, room, SEED) } });
  assert.equal(refused.__typename, 'QuizNotOpen');
  assert.match(refused.message, /whose keys you may not see yet/);
});

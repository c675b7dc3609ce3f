import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { refusal, send } from '../kit/clients.js';
import { rows } from '../kit/generations.js';
import { analysed, QUESTIONNAIRES, questionnaire, readProfile } from '../kit/questionnaires.js';

const asked = (numero: number, changes: object = {}): Record<string, unknown> => ({
  numero, question: `Quelle est la capitale du pays numéro ${numero} ?`, type: 'ChoixMultiple', options: [], user_answer: 'A', correct_answer: 'A', is_correct: true, ...changes,
});
const whole = (count: number, changes: object = {}): Record<string, unknown> => ({ score: `${count}/${count}`, questions_data: Array.from({ length: count }, (_, index) => asked(index + 1)), ...changes });

suite('a questionnaire that another frontend sends whole', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());

  const refused = async (input: unknown): Promise<[string, string | undefined]> => {
    const { token } = await signUp(app);
    const { extensions } = await refusal(app, { query: QUESTIONNAIRES.import, variables: { input }, token });
    return [extensions.code, extensions.field];
  };

  test('is taken in as it is, in the language that it is in, and makes a profile that says where it comes from', async () => {
    const { token } = await signUp(app);
    const taken = await questionnaire(app, token, 'import', { input: whole(6) });
    assert.deepEqual([taken.status, taken.language, taken.generation], ['COMPLETED', 'FR', null]);
    assert.deepEqual(taken.score, { right: 6, of: 6, verified: 0, claimed: '6/6', agrees: true });
    assert.deepEqual(taken.questions.map(({ claimed, answer }) => [claimed?.numero, answer?.texts]), Array.from({ length: 6 }, (_, index) => [index + 1, ['A']]));
    await analysed(app, token, taken.id);
    const profile = await readProfile(app, token);
    const [strength] = profile!.strengths;
    assert.deepEqual([strength?.origin, strength?.evidence.length], ['IMPORT', 6]);
    assert.ok(strength!.confidence <= 0.5, 'nobody here could verify it');
    assert.match(strength!.text, /6 réponses justes sur 6/);
  });

  test('is marked by its keys, not by its marks, and the result says both', async () => {
    const { token } = await signUp(app);
    const questions_data = [
      asked(1, { user_answer: 'B', correct_answer: 'A', is_correct: true }), asked(2, { type: 'VraiFaux', user_answer: 'Vrai', correct_answer: 'faux' }),
      asked(3, { type: 'ReponseCourte', user_answer: ' la Seine.', correct_answer: 'La Seine', is_correct: false }), asked(4, { options: ['Lyon', 'Paris'], user_answer: 'B', correct_answer: 'Paris', is_correct: null }),
      asked(5, { type: 'TexteATrous', user_answer: 'x', correct_answer: null }), asked(6, { user_answer: '', correct_answer: null, is_correct: null }),
    ];
    const { score } = await questionnaire(app, token, 'import', { input: { score: '6/6', questions_data } });
    assert.deepEqual(score, { right: 3, of: 6, verified: 0, claimed: '6/6', agrees: false });
  });

  test('is never believed where the server knows better', async () => {
    const { token, id: userId } = await signUp(app);
    const first = await questionnaire(app, token, 'import', { input: whole(1, { questions_data: [asked(1, { type: 'VraiFaux', user_answer: 'vrai' })] }) });
    await rows(app.database, `UPDATE questionnaire_questions SET key = '{"choiceIds": [], "answer": false, "accepted": [], "level": 2, "lessonId": null, "evidence": null}' WHERE questionnaire_id = $1`, [first.id]);
    const { score, questions: [question] } = await questionnaire(app, token, 'import', { input: whole(1, { questions_data: [asked(9, { question: asked(1)['question'], type: 'VraiFaux', user_answer: 'vrai', correct_answer: 'vrai' })] }) });
    assert.deepEqual(score, { right: 0, of: 1, verified: 1, claimed: '1/1', agrees: false });
    assert.deepEqual([question?.right, question?.claimed?.isCorrect], [false, true]);
    assert.equal((await rows(app.database, 'SELECT 1 FROM questionnaires WHERE user_id = $1', [userId])).length, 2);
  });

  test('is refused by the name of the field that is wrong', async () => {
    const changed = (changes: object) => whole(5, { questions_data: [1, 2, 3, 4, 5].map((numero) => asked(numero, numero === 4 ? changes : {})) });
    assert.deepEqual(await refused(changed({ type: 'Dessin' })), ['BAD_USER_INPUT', 'input.questions_data[3].type']);
    assert.deepEqual(await refused(changed({ numero: 1 })), ['BAD_USER_INPUT', 'input.questions_data[3].numero']);
    assert.deepEqual(await refused(changed({ question: ' ' })), ['BAD_USER_INPUT', 'input.questions_data[3].question']);
    assert.deepEqual(await refused(changed({ options: ['a', ''] })), ['BAD_USER_INPUT', 'input.questions_data[3].options[1]']);
    for (const field of ['numero', 'question', 'type', 'options', 'user_answer']) {
      assert.deepEqual(await refused(changed({ [field]: undefined })), ['BAD_USER_INPUT', `input.questions_data[3].${field}`]);
    }
    assert.deepEqual(await refused(whole(5, { score: 'all of them' })), ['BAD_USER_INPUT', 'input.score']);
    assert.deepEqual(await refused(whole(0)), ['BAD_USER_INPUT', 'input.questions_data']);
    assert.deepEqual(await refused(whole(501)), ['BAD_USER_INPUT', 'input.questions_data']);
    assert.deepEqual(await refused(whole(2, { questions_data: [asked(1, { user_answer: '' })] })), ['BAD_USER_INPUT', 'input.questions_data']);
  });

  test('of 10,000 questions is refused in a sentence, and nothing of it is kept', async () => {
    const { token, id } = await signUp(app);
    const { status, errors } = await send(app, { query: QUESTIONNAIRES.import, variables: { input: whole(10_000) }, token });
    assert.ok(status === 413 || errors[0]?.extensions.code === 'BAD_USER_INPUT', `${status} ${JSON.stringify(errors)}`);
    assert.deepEqual(await rows(app.database, 'SELECT 1 FROM questionnaires WHERE user_id = $1', [id]), []);
  });

  test('is taken in once under one key', async () => {
    const { token } = await signUp(app);
    const input = whole(2, { idempotencyKey: 'k' });
    const taken = await Promise.all([1, 2, 3].map(() => questionnaire(app, token, 'import', { input })));
    assert.equal(new Set(taken.map(({ id }) => id)).size, 1);
    for (const other of [whole(3, { idempotencyKey: 'k' }), { ...input, score: '1/2' }]) {
      const { extensions } = await refusal(app, { query: QUESTIONNAIRES.import, variables: { input: other }, token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', 'input.idempotencyKey']);
    }
    assert.equal((await questionnaire(app, token, 'import', { input })).id, taken[0]!.id, 'the same again');
  });
});

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { send } from '../kit/clients.js';
import { analysed, questionnaire, QUESTIONNAIRES, readProfile } from '../kit/questionnaires.js';

const whole = (question: object = {}): Record<string, unknown> => ({ numero: 1, question: 'Quelle est la capitale de la France ?', type: 'ChoixMultiple', options: [], user_answer: 'A', correct_answer: 'A', is_correct: true, ...question });

suite('the analysis of an imported questionnaire', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());

  test('does not say of answers in English that they are in French', async () => {
    const { token } = await signUp(app);
    const made = await questionnaire(app, token, 'import', { input: { questions_data: [1, 2, 3].map((numero) => whole({ numero, type: 'ReponseCourte', question: `Question ${numero} : pourquoi la mer monte-t-elle deux fois par jour ?`, user_answer: 'Because the moon and the sun attract the water of the sea.', correct_answer: null, is_correct: null })) } });
    await analysed(app, token, made.id);
    const language = (await readProfile(app, token))!.claims.find(({ field }) => field === 'LANGUAGE');
    assert.ok(language === undefined || language.value === 'en', `${language?.text} <- ${language?.evidence[0]?.quote}`);
  });

  test('does not find a gap where the same answer is spelt in two ways', async () => {
    const { token } = await signUp(app);
    const cases: [string, object][] = [
      ['a letter with its text', { options: ['Paris', 'Lyon'], user_answer: 'A) Paris', correct_answer: 'Paris' }], ['V for Vrai', { type: 'VraiFaux', user_answer: 'V', correct_answer: 'Vrai' }],
      ['blanks with and without a space', { type: 'TexteATrous', user_answer: 'lune; soleil', correct_answer: 'lune;soleil' }],
    ];
    const { id } = await questionnaire(app, token, 'import', { input: { score: '3/3', questions_data: cases.map(([, question], index) => whole({ numero: index + 1, ...question })) } });
    await analysed(app, token, id);
    assert.deepEqual((await readProfile(app, token))!.gaps.map(({ text }) => text), []);
  });

  test('does not take a sign that says something for punctuation', async () => {
    const { token } = await signUp(app);
    const answers: [boolean, object][] = [
      [false, { user_answer: '-5', correct_answer: '5' }], [true, { user_answer: '−5', correct_answer: '-5' }], [false, { user_answer: 'C#', correct_answer: 'C' }], [false, { user_answer: ';', correct_answer: ':' }],
      [false, { type: 'ChoixMultiple', options: ['C', 'C#'], user_answer: 'C#', correct_answer: 'C' }], [false, { user_answer: '50', correct_answer: '50%' }],
      [true, { user_answer: '« Paris ».', correct_answer: 'paris' }], [true, { user_answer: '- Paris', correct_answer: 'Paris!' }], [true, { user_answer: ';', correct_answer: ' ; ' }], [true, { user_answer: '-0,5', correct_answer: '-0,5.' }],
    ];
    const { score } = await questionnaire(app, token, 'import', { input: { questions_data: answers.map(([, question], index) => whole({ numero: index + 1, type: 'ReponseCourte', is_correct: null, ...question })) } });
    assert.deepEqual([score?.right, score?.of], [answers.filter(([right]) => right).length, answers.length]);
    for (const [index, [right, question]] of answers.entries()) {
      const alone = await questionnaire(app, token, 'import', { input: { questions_data: [whole({ numero: index + 1, type: 'ReponseCourte', is_correct: null, ...question })] } });
      assert.equal(alone.score?.right, Number(right), JSON.stringify(question));
    }
  });

  test('takes a questionnaire of another frontend as it is, and believes nothing', async () => {
    const { token } = await signUp(app);
    const taken = async (input: object) => {
      const answer = await send<{ result: Awaited<ReturnType<typeof questionnaire>> }>(app, { query: QUESTIONNAIRES.import, variables: { input }, token });
      return { ...answer, result: answer.data?.result };
    };
    const six = { score: '6/6', questions_data: Array.from({ length: 6 }, (_, index) => whole({ numero: index + 1, question: `Question ${index + 1} : quelle est la capitale ?` })) };
    const { result } = await taken(six);
    assert.deepEqual([result?.score?.right, result?.score?.of, result?.score?.verified, result?.score?.claimed, result?.score?.agrees, result?.language], [6, 6, 0, '6/6', true, 'FR']);
    await analysed(app, token, result!.id);
    const profile = (await readProfile(app, token))!;
    for (const claim of profile.claims) assert.ok(claim.evidence.length > 0 && claim.origin === 'IMPORT' && claim.confidence <= 0.5, JSON.stringify(claim));
    const lie = await taken({ score: '6/6', questions_data: [whole({ user_answer: 'B', is_correct: true })] });
    assert.deepEqual([lie.result?.score?.right, lie.result?.score?.agrees], [0, false]);
    for (const [what, input] of Object.entries({
      'no numero': { questions_data: [whole({ numero: undefined })] }, 'numero a text': { questions_data: [whole({ numero: '1' })] }, 'numero 1.5': { questions_data: [whole({ numero: 1.5 })] },
      'numero -1': { questions_data: [whole({ numero: -1 })] }, 'numero 3e9': { questions_data: [whole({ numero: 3e9 })] },
      'no question': { questions_data: [whole({ question: undefined })] }, 'empty question': { questions_data: [whole({ question: ' ' })] }, 'no type': { questions_data: [whole({ type: undefined })] },
      'unknown type': { questions_data: [whole(), whole({ numero: 2, type: 'Essai' })] }, 'type toString': { questions_data: [whole({ type: 'toString' })] }, 'type vraifaux': { questions_data: [whole({ type: 'vraifaux' })] },
      'no options': { questions_data: [whole({ options: undefined })] }, 'options null': { questions_data: [whole({ options: null })] }, 'options a text': { questions_data: [whole({ options: 'A' })] }, 'no answer': { questions_data: [whole({ user_answer: undefined })] },
      'answer a list': { questions_data: [whole({ user_answer: ['A'] })] }, 'answer true': { questions_data: [whole({ user_answer: true })] }, 'twice the number': { questions_data: [whole(), whole()] }, 'nothing': { questions_data: [] }, 'only empty answers': { questions_data: [whole({ user_answer: '' })] },
      'score in words': { score: 'six', questions_data: [whole()] }, 'score 7/6': { score: '7/6', questions_data: [whole()] }, 'score a number': { score: 6, questions_data: [whole()] }, 'NUL': { questions_data: [whole({ user_answer: 'a\u0000' })] },
      'half a pair': { questions_data: [whole({ question: '\ud800?' })] }, '10,000': { questions_data: Array.from({ length: 10_000 }, (_, index) => whole({ numero: index })) }, '500 long': { questions_data: Array.from({ length: 500 }, (_, index) => whole({ numero: index, user_answer: 'é'.repeat(5000) })) },
      'extra key': { questions_data: [whole({ hint: 'x' })] }, 'options twice the same': { questions_data: [whole({ options: ['A', 'A'] })] }, 'VraiFaux V': { questions_data: [whole({ type: 'VraiFaux', user_answer: 'V', correct_answer: 'Vrai' })] },
      'TexteATrous two': { questions_data: [whole({ type: 'TexteATrous', user_answer: 'a; b', correct_answer: 'a;b' })] }, 'letters and texts': { questions_data: [whole({ options: ['A. Paris', 'B. Lyon'], user_answer: 'A', correct_answer: 'A. Paris' })] }, 'letter with text': { questions_data: [whole({ options: ['Paris', 'Lyon'], user_answer: 'A) Paris', correct_answer: 'Paris' })] },
    })) {
      const answer = await taken(input);
      assert.ok(answer.status < 500 && answer.errors.every(({ extensions }) => extensions?.code !== 'INTERNAL_SERVER_ERROR'), what);
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { addLesson, CANCEL, classroom, rows, type Classroom } from '../kit/generations.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import { analysed, answerAll, anyAnswer, opened, QUESTIONNAIRES, questionnaire, readProfile, type AskedData } from '../kit/questionnaires.js';

const asked = (numero: number, changes: object = {}): Record<string, unknown> => ({ numero, question: `Quelle est la capitale du pays numéro ${numero} ?`, type: 'ChoixMultiple', options: [], user_answer: 'A', correct_answer: 'A', is_correct: true, ...changes });

for (const [name, isMongo, skip] of [['PostgreSQL', false, false], ['MongoDB', true, mongoSkip]] as const) {
  suite(`questionnaires and what comes of them, on ${name}`, { skip }, () => {
    let server: TestMongo | null = null;
    let app: TestApp;
    let room: Classroom;
    before(async () => {
      server = isMongo ? await startMongo() : null;
      app = await startApp(server ? { env: { MONGODB_URL: server.url } } : {});
      room = await classroom(app);
      for (const title of ['Lighthouses', 'Tides', 'Cargo']) await addLesson(app, room.teacher, room.courseId, Array.from({ length: 8 }, (_, index) => `${title} number ${index + 1} was described by a pilot of the year ${1700 + index}, who kept a book of it.`).join('\n\n'), title);
    });
    after(async () => {
      await app?.stop();
      await server?.stop();
    });
    const begun = async (token: string, input: object = {}) => opened(app, token, (await questionnaire(app, token, 'start', { input: { courseId: room.courseId, fresh: true, ...input } })).id);

    test('completed ten times at once there is one analysis, one version of the profile, and one event', async () => {
      const { token, id: userId } = await signUp(app);
      const { id } = await begun(token);
      await answerAll(app, token, id);
      const done = await Promise.all(Array.from({ length: 10 }, () => questionnaire(app, token, 'complete', { id })));
      assert.deepEqual([...new Set(done.map(({ __typename, status }) => `${__typename} ${status}`))], ['Questionnaire COMPLETED']);
      await analysed(app, token, id);
      assert.equal((await readProfile(app, token))!.version, 1);
      assert.equal((await rows(app.database, `SELECT FROM generations WHERE user_id = $1 AND kind = 'PROFILE_ANALYSIS'`, [userId])).length, 1);
      const { activity } = await gql<{ activity: { edges: { node: { object: { type: string } } }[] } }>(app, { query: '{ activity(first: 100, filter: { verbs: ["completed"] }) { edges { node { object { type id } } } } }', token });
      assert.equal(activity.edges.filter(({ node }) => node.object.type === 'Questionnaire').length, 1);
    });

    test('answered twice at once under one number, one answer is kept, and the test goes on with one question', async () => {
      const { token } = await signUp(app);
      const { id } = await begun(token);
      for (;;) {
        const now = await questionnaire(app, token, 'read', { id });
        const here = now.questions.find(({ question }) => question.id === now.currentQuestionId);
        if (!here) break;
        const before = now.questions.length;
        await Promise.all([1, 2, 3].map(() => questionnaire(app, token, 'answer', { input: { questionnaireId: id, questionId: here.question.id, sequence: 1, answer: anyAnswer(here) } })));
        const { questions } = await questionnaire(app, token, 'read', { id });
        assert.ok(questions.length <= before + 1);
        assert.equal(questions.find(({ question }) => question.id === here.question.id)!.sequence, 1);
      }
      const { total, questions } = await questionnaire(app, token, 'read', { id });
      assert.equal(questions.length, total);
    });

    test('whose making is cancelled says so, and takes no answer', async () => {
      const { token } = await signUp(app);
      const started = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, fresh: true } });
      await send(app, { query: CANCEL, variables: { id: started.generation!.id }, token });
      const now = await opened(app, token, started.id);
      if (now.status === 'OPEN') return;
      assert.equal(now.status, 'FAILED');
      const completed = await questionnaire(app, token, 'complete', { id: started.id });
      assert.equal(completed.__typename, 'QuestionnaireNotOpen');
    });

    test('half answered, each step of the way rests on what speaks of it', async () => {
      const { token } = await signUp(app);
      const { id } = await begun(token);
      const skipsWishes = (each: AskedData): object | null => (each.question.purpose === 'KNOWLEDGE' ? { ...anyAnswer(each) } : each.question.input === 'SINGLE_CHOICE' ? anyAnswer(each) : null);
      await answerAll(app, token, id, skipsWishes);
      await questionnaire(app, token, 'complete', { id });
      const { questions } = await analysed(app, token, id);
      const profile = (await readProfile(app, token))!;
      const purposeOf = new Map(questions.map(({ question }) => [question.id, question]));
      const unfounded = profile.claims.filter(({ evidence }) => evidence.length === 0 || evidence.some((each) => questions.find(({ question }) => question.id === each.id)?.answer == null));
      assert.deepEqual(unfounded, []);
      // Of a lesson: its test, or a goal; how somebody likes texts to be written says nothing of what he should read.
      const odd = profile.learningPath.filter(({ evidence }) => evidence.every((each) => !['KNOWLEDGE', 'GOAL', 'EXPERIENCE'].includes(purposeOf.get(each.id)!.purpose)));
      assert.deepEqual(odd.map(({ text, evidence }) => [text, evidence.map((each) => [purposeOf.get(each.id)!.prompt, each.quote])]), []);
    });

    test('of which one wish alone was answered, the next step names what bears it', async () => {
      const { token } = await signUp(app);
      const { id } = await begun(token, { testCount: 0 });
      await answerAll(app, token, id, (each) => (each.question.unit !== null ? anyAnswer(each) : null));
      await questionnaire(app, token, 'complete', { id });
      await analysed(app, token, id);
      const profile = (await readProfile(app, token))!;
      const odd = [...profile.learningPath, ...profile.nextSteps].map(({ text, evidence }) => `${text} <- ${evidence.map(({ quote }) => quote).join()}`);
      assert.deepEqual(odd, [], 'how many hours somebody has does not say what he should learn');
    });

    test('sent whole, with a score that does not match, in another language, and twice, is kept as a claim', async () => {
      const { token } = await signUp(app);
      const six = { score: '6/6', questions_data: Array.from({ length: 6 }, (_, index) => asked(index + 1)) };
      for (const [score, agrees] of [['5/6', false], ['6/7', false], ['6/6', true], ['0/0', false], ['99999/1', false]] as const) {
        const { data, errors } = await send<{ result: { score: { right: number; of: number; agrees: boolean } } }>(app, { query: QUESTIONNAIRES.import, variables: { input: { ...six, score } }, token });
        if (errors.length > 0) assert.equal(errors[0]!.extensions.code, 'BAD_USER_INPUT');
        else assert.deepEqual([data!.result.score.right, data!.result.score.of, data!.result.score.agrees], [6, 6, agrees], score);
      }
      const russian = await questionnaire(app, token, 'import', { input: { questions_data: [1, 2, 3].map((numero) => asked(numero, { question: `Какой город является столицей страны номер ${numero}?`, type: 'VraiFaux', user_answer: 'Верно', correct_answer: 'Неверно' })) } });
      assert.deepEqual([russian.language, russian.score?.right], ['RU', 0]);
      const done = await analysed(app, token, russian.id);
      assert.equal(done.analysisStatus, 'DONE');
      const profile = (await readProfile(app, token))!;
      for (const each of profile.claims) assert.ok(each.evidence.length > 0 && each.origin === 'IMPORT' && each.confidence <= 0.5, JSON.stringify(each));
    });

    test('a path leads to no lesson that was taken away meanwhile', async () => {
      const { token } = await signUp(app);
      const own = await classroom(app);
      const { id } = await opened(app, token, (await questionnaire(app, token, 'start', { input: { courseId: own.courseId, fresh: true } })).id);
      await answerAll(app, token, id, (each) => (each.question.purpose === 'KNOWLEDGE' ? null : anyAnswer(each)));
      await questionnaire(app, token, 'complete', { id });
      await analysed(app, token, id);
      assert.ok((await readProfile(app, token))!.learningPath.length > 0);
      const deleted = await send(app, { query: 'mutation ($id: ID!) { deleteCourse(id: $id) { __typename } }', variables: { id: own.courseId }, token: own.teacher.token });
      assert.deepEqual(deleted.errors, []);
      const profile = (await readProfile(app, token))!;
      for (const each of profile.claims) {
        for (const { id: questionId, questionnaireId } of each.evidence) {
          const { data } = await send<{ result: { questions: AskedData[] } }>(app, { query: QUESTIONNAIRES.read, variables: { id: questionnaireId }, token });
          assert.ok(data?.result.questions.some(({ question }) => question.id === questionId), `${each.text} rests on an answer that its learner can't see any more`);
        }
      }
      const gone = profile.claims.filter(({ lessonId }) => lessonId !== null);
      assert.deepEqual(gone.map(({ field, text }) => `${field}: ${text}`), [], 'these lead to lessons that there are not any more');
    });
  });
}

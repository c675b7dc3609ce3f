import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { addLesson, classroom, rows, type Classroom } from '../kit/generations.js';
import { quizWith } from '../kit/attempts.js';
import { tell } from '../kit/planning.js';
import { sit, STATEMENT } from '../kit/statistics.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import { analysed, answerAll, anyAnswer, opened, QUESTIONNAIRES, questionnaire, readProfile, type AskedData, type QuestionnaireData } from '../kit/questionnaires.js';

const OTHER_BODY = Array.from({ length: 12 }, (_, index) =>
  `The lighthouse of Cape ${'ABCDEFGHIJKL'[index]} was lit in ${1901 + index * 5} by the keeper family number ${index + 1}.`).join('\n\n');

async function begun(app: TestApp, token: string, input: object): Promise<QuestionnaireData> {
  const started = await questionnaire(app, token, 'start', { input });
  assert.equal(started.__typename, 'Questionnaire', started.message);
  return opened(app, token, started.id);
}

for (const [name, isMongo, skip] of [['PostgreSQL', false, false], ['MongoDB', true, mongoSkip]] as const) {
  suite(`from a questionnaire to a profile on ${name}`, { skip }, () => {
    let server: TestMongo | null = null;
    let app: TestApp;
    let room: Classroom;
    before(async () => {
      server = isMongo ? await startMongo() : null;
      app = await startApp(server ? { env: { MONGODB_URL: server.url } } : {});
      room = await classroom(app);
      await addLesson(app, room.teacher, room.courseId, OTHER_BODY, 'Lighthouses');
    });
    after(async () => {
      await app?.stop();
      await server?.stop();
    });

    test('questions, answers, an analysis, and a profile in the store whose every claim says on what it rests', async () => {
      const { token, id: userId } = room.learner;
      assert.equal(await readProfile(app, token), null);
      const { id, generation } = await begun(app, token, { courseId: room.courseId });
      assert.equal(generation?.origin, 'LOCAL');
      const done = await answerAll(app, token, id);
      assert.equal(done.answered, done.total);
      const completed = await questionnaire(app, token, 'complete', { id });
      assert.equal(completed.status, 'COMPLETED');
      assert.equal(completed.analysis?.kind, 'PROFILE_ANALYSIS');
      const { score, questions, notice } = await analysed(app, token, id);
      assert.equal(notice, done.notice, 'its analysis adds nothing where there is nothing to say');
      assert.ok(score && score.of > 0);
      assert.equal(score.right, questions.filter(({ right }) => right).length);

      const profile = await readProfile(app, token);
      assert.ok(profile);
      assert.deepEqual([profile.version, profile.origin, profile.change, profile.questionnaireId, profile.generationId], [1, 'LOCAL', 'ANALYSIS', id, completed.analysis.id]);
      const asked = new Set(questions.map(({ question }) => question.id));
      for (const claim of profile.claims) {
        assert.ok(claim.evidence.length > 0 && claim.confidence > 0 && claim.confidence < 1, JSON.stringify(claim));
        for (const { kind, id: answerId, questionnaireId, quote } of claim.evidence) {
          assert.deepEqual([kind, questionnaireId], ['ANSWER', id]);
          assert.ok(asked.has(answerId) && quote !== '', JSON.stringify(claim));
        }
      }
      assert.match(profile.goals[0]!.text, /To know the harbours by heart/);
      assert.equal(profile.levels[0]?.subject, 'Harbours');
      assert.equal(profile.strengths.length + profile.gaps.length, 2, 'both lessons were tested');
      assert.deepEqual([profile.presentation?.value, profile.pace?.value], ['PROSE', '3']);
      assert.ok(profile.nextSteps.length === 1 && profile.claims.some(({ field }) => field === 'LANGUAGE'));

      const stored = await rows(app.database, 'SELECT version FROM profiles WHERE user_id = $1', [userId]);
      assert.equal(stored.length, isMongo ? 0 : 1);
    });

    test('what the history shows is claimed with the events that it rests on, and with nothing that a quiz does not show', async () => {
      const { token, id: userId } = await signUp(app);
      const about = (objective: string, count: number) => Array.from({ length: count }, (_, index) => STATEMENT(`${objective}, ${index}.`, { objectives: [objective] }));
      const shown = await quizWith(app, room, {}, [...about('Name the founders', 12), ...about('Name the keepers', 8)]);
      const hidden = await quizWith(app, room, { reveal: { score: 'NEVER', key: 'NEVER' } }, about('Name the pirates', 12));
      const attemptId = await sit(app, token, shown.quiz.id, new Map(shown.itemIds.map((item, index) => [item, index < 12])));
      await sit(app, token, hidden.quiz.id, new Map(hidden.itemIds.map((item) => [item, true])));
      for (const minutes of [30, 10]) await tell(app, { token }, minutes === 30 ? 'openLesson' : 'finishLesson', room.lessonId, new Date(Date.now() - minutes * 60_000));
      const { id } = await begun(app, token, { courseId: room.courseId, testCount: 0 });
      await answerAll(app, token, id);
      await questionnaire(app, token, 'complete', { id });
      await analysed(app, token, id);

      const profile = (await readProfile(app, token))!;
      const [strength, gap, level] = [profile.strengths[0]!, profile.gaps[0]!, profile.levels[0]!];
      assert.deepEqual([strength.subject, gap.subject, level.subject], ['Name the founders', 'Name the keepers', 'Harbours']);
      assert.ok(strength.confidence >= 0.4 && strength.confidence < 1 && gap.confidence > 0.2, JSON.stringify([strength.confidence, gap.confidence]));
      assert.deepEqual(profile.claims.filter(({ subject, text }) => /pirates/.test(`${subject} ${text}`)), [], 'its quiz tells nobody what it came to');
      for (const [claim, items, score] of [[strength, shown.itemIds.slice(0, 12), 1], [gap, shown.itemIds.slice(12), 0]] as const) {
        assert.ok(claim.evidence.length > 0);
        for (const { kind, id: eventId, aboutId, event } of claim.evidence) {
          assert.ok(kind === 'EVENT' && aboutId?.startsWith('obj_') && event?.id === eventId && items.includes(event.object.id));
          assert.deepEqual([event.userId, event.verb, event.result?.score?.scaled, event.context?.quizId, event.context?.attemptId], [userId, 'answered', score, shown.quiz.id, attemptId]);
        }
      }
      assert.ok(profile.nextSteps.every(({ lessonId }) => lessonId !== room.lessonId) && profile.learningPath.length > 0, 'what is finished is not the next thing to do');

      // What the learner says of it stays, though there are more answers to the same.
      await gql(app, { query: `mutation ($input: CorrectProfileClaimInput!) { correctProfileClaim(input: $input) { version } }`, variables: { input: { claimId: gap.id, text: 'I know the keepers by another name.' } }, token });
      await sit(app, token, shown.quiz.id, new Map(shown.itemIds.map((item, index) => [item, index < 12])));
      const again = await begun(app, token, { courseId: room.courseId, testCount: 0, fresh: true });
      await answerAll(app, token, again.id);
      await questionnaire(app, token, 'complete', { id: again.id });
      await analysed(app, token, again.id);
      const after = (await readProfile(app, token))!;
      assert.deepEqual(after.gaps.map(({ text, status }) => [text, status]), [['I know the keepers by another name.', 'CORRECTED']]);
      assert.ok(after.strengths[0]!.text.includes('24'), 'the other claim goes by all answers there now are');
    });

    test('what is known spares the questions that it answers', async () => {
      const { token } = room.learner;
      const again = await begun(app, token, { courseId: room.courseId, fresh: true });
      assert.ok(again.questions.some(({ question }) => question.purpose === 'GOAL' && question.input === 'TRUE_FALSE'), 'it asks whether the goal is still so');
      assert.ok(!again.questions.some(({ question }) => question.input === 'NUMBER'), 'the pace is known');
    });
  });
}

suite('questionnaires', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
    await addLesson(app, room.teacher, room.courseId, OTHER_BODY, 'Lighthouses');
  });
  after(() => app?.stop());

  test('go on where they were left, on whatever device, and take what comes late for what it is', async () => {
    const { token } = await signUp(app);
    const first = await begun(app, token, { courseId: room.courseId });
    const [one, two] = first.questions as [AskedData, AskedData];
    const answer = (questionId: string, sequence: number, given: object | null) => questionnaire(app, token, 'answer', { input: { questionnaireId: first.id, questionId, sequence, answer: given } });
    await answer(one.question.id, 1, anyAnswer(one));
    assert.equal((await questionnaire(app, token, 'read', { id: first.id })).currentQuestionId, two.question.id);
    await answer(one.question.id, 3, { texts: ['The third'] });
    for (const late of [1, 2, 3]) await answer(one.question.id, late, { texts: ['Late'] });
    const skipped = await answer(two.question.id, 1, null);
    assert.deepEqual([skipped.answered, skipped.skipped], [1, 1]);
    const back = await answer(two.question.id, 2, anyAnswer(two));
    assert.deepEqual([back.answered, back.skipped], [2, 0]);
    assert.deepEqual(back.questions[0]?.answer?.texts, ['The third']);
    assert.equal(back.questions[0]?.sequence, 3);
  });

  test('ask harder questions after right answers, easier ones after wrong ones, and tell nobody what is right before the end', async () => {
    for (const isRight of [true, false]) {
      const { token } = await signUp(app);
      const { id } = await begun(app, token, { courseId: room.courseId, testCount: 4 });
      const keys = new Map((await rows<{ id: string; key: { level: number; choiceIds: string[]; answer: boolean | null; accepted: string[][] } }>(
        app.database, 'SELECT id, key FROM questionnaire_questions WHERE questionnaire_id = $1 AND key IS NOT NULL', [id],
      )).map((row) => [row.id, row.key]));
      const levels: number[] = [];
      const done = await answerAll(app, token, id, (asked) => {
        assert.deepEqual([asked.right, asked.evidence], [null, null]);
        const key = keys.get(asked.question.id);
        if (!key) return anyAnswer(asked);
        levels.push(key.level);
        if (asked.question.input === 'TRUE_FALSE') return { answer: key.answer === isRight };
        if (asked.question.input === 'CLOZE') return { texts: key.accepted.map(([text]) => (isRight ? text : 'nothing of the kind')) };
        return { choiceIds: [asked.question.choices.find(({ id: choice }) => key.choiceIds.includes(choice) === isRight)!.id] };
      });
      assert.equal(done.score, null);
      assert.deepEqual(levels.slice(0, 2), isRight ? [2, 3] : [2, 1]);
      const { score, questions } = await questionnaire(app, token, 'complete', { id });
      assert.deepEqual([score?.right, score?.of, score?.verified], [isRight ? 4 : 0, 4, 4]);
      const told = questions.filter(({ question }) => question.purpose === 'KNOWLEDGE');
      assert.ok(told.every(({ right, evidence }) => right === isRight && evidence !== null));
    }
  });

  test('may be completed half-way, and say so; completed, they take no answer, and stay as they are', async () => {
    const { token } = await signUp(app);
    const { id, questions: [first] } = await begun(app, token, { courseId: room.courseId });
    const input = { questionnaireId: id, questionId: first!.question.id, sequence: 1, answer: anyAnswer(first!) };
    assert.equal((await refusal(app, { query: QUESTIONNAIRES.complete, variables: { id }, token })).extensions.field, 'id');
    await questionnaire(app, token, 'answer', { input });
    const completed = await questionnaire(app, token, 'complete', { id });
    assert.match(completed.notice ?? '', /\b1 of \d+ questions were answered/);
    const twice = await questionnaire(app, token, 'answer', { input: { ...input, sequence: 2 } });
    assert.equal(twice.__typename, 'QuestionnaireNotOpen');
    assert.match(twice.message ?? '', /completed/);
    assert.equal(twice.questionnaire?.questions[0]?.sequence, 1);
    await analysed(app, token, id);
    const version = (await readProfile(app, token))?.version;
    assert.equal((await questionnaire(app, token, 'complete', { id })).status, 'COMPLETED');
    assert.equal((await readProfile(app, token))?.version, version);
  });

  test('without a course hold no test by the engine, and say so', async () => {
    const { token } = await signUp(app);
    const made = await begun(app, token, { subject: 'Sailing' });
    assert.ok(made.questions.every(({ question }) => question.purpose !== 'KNOWLEDGE'));
    assert.match(made.notice ?? '', /test from lessons only/);
  });

  test('refuse bad input by the name of its field', async () => {
    const { token } = await signUp(app);
    const made = await begun(app, token, { courseId: room.courseId });
    const choice = made.questions.find(({ question }) => question.input === 'SINGLE_CHOICE')!;
    const scale = made.questions.find(({ question }) => question.input === 'SCALE')!;
    const answer = (question: AskedData, given: object | null, sequence = 1) => ({ input: { questionnaireId: made.id, questionId: question.question.id, sequence, answer: given } });
    for (const [operation, variables, field] of [
      ['start', { input: {} }, 'input.subject'], ['start', { input: { subject: ' ' } }, 'input.subject'], ['start', { input: { subject: 'x', questionCount: 11 } }, 'input.questionCount'],
      ['start', { input: { subject: 'x', testCount: 21 } }, 'input.testCount'], ['answer', answer(choice, { texts: ['x'] }), 'input.answer.texts'],
      ['answer', answer(choice, {}), 'input.answer.choiceIds'], ['answer', answer(choice, { choiceIds: ['x'] }), 'input.answer.choiceIds[0]'],
      ['answer', answer(scale, { number: 6 }), 'input.answer.number'], ['answer', answer(scale, { number: 1.5 }), 'input.answer.number'], ['answer', answer(scale, null, 0), 'input.sequence'],
    ] as const) {
      const { extensions } = await refusal(app, { query: QUESTIONNAIRES[operation], variables, token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field]);
    }
    const other = await signUp(app);
    for (const [operation, variables] of [['read', { id: made.id }], ['complete', { id: made.id }], ['answer', answer(choice, null)]] as const) {
      assert.equal((await refusal(app, { query: QUESTIONNAIRES[operation], variables, token: other.token })).extensions.code, 'NOT_FOUND');
    }
    const pooled = await rows<{ id: string }>(app.database, 'SELECT id FROM questionnaire_questions WHERE questionnaire_id = $1 AND asked_at IS NULL LIMIT 1', [made.id]);
    const variables = { input: { questionnaireId: made.id, questionId: pooled[0]!.id, sequence: 1 } };
    assert.equal((await refusal(app, { query: QUESTIONNAIRES.answer, variables, token })).extensions.code, 'NOT_FOUND');
  });

  test('stand in the history, each step once, and tell what they came to when they are completed, not before', async () => {
    const { token } = await signUp(app);
    interface Told { verb: string; object: { type: string; id: string }; result: { success: boolean | null; completion: boolean | null; score: { raw: number; max: number } | null } | null; context: { courseId: string | null } | null; xapi: { verb: { id: string } } }
    const told = async () => (await gql<{ activity: { edges: { node: Told }[] } }>(app, { query: '{ activity(first: 100, filter: { kinds: ["Questionnaire", "QuestionnaireQuestion"] }) { edges { node { verb object { type id } result { success completion score { raw max } } context { courseId } xapi } } } }', token }))
      .activity.edges.map(({ node }) => node).toReversed();
    const { id, questions: [first] } = await begun(app, token, { courseId: room.courseId, testCount: 2 });
    const input = { questionnaireId: id, questionId: first!.question.id, sequence: 1, answer: null };
    for (const again of [input, input]) await questionnaire(app, token, 'answer', { input: again });
    await answerAll(app, token, id, (asked) => anyAnswer(asked));
    const before = await told();
    assert.ok(before.every(({ result }) => result === null), 'nothing is told of what is right');
    assert.deepEqual(before.slice(0, 2).map(({ verb, object }) => [verb, object]), [['started', { type: 'Questionnaire', id }], ['skipped', { type: 'QuestionnaireQuestion', id: first!.question.id }]]);
    const { answered, skipped, score } = await questionnaire(app, token, 'complete', { id });
    await questionnaire(app, token, 'complete', { id });
    const after = await told();
    assert.deepEqual(after.slice(0, -2).map(({ verb }) => verb), ['started', 'skipped', ...Array.from({ length: answered }, () => 'answered')]);
    assert.equal(skipped, 1);
    // Both at the same instant.
    const [completed, graded] = after.slice(-2).toSorted((one, other) => (one.verb < other.verb ? -1 : 1));
    assert.deepEqual([completed?.verb, graded?.verb], ['completed', 'graded']);
    assert.deepEqual([completed?.object.id, completed?.result?.completion, completed?.context?.courseId], [id, true, room.courseId]);
    assert.deepEqual([graded?.object.id, graded?.result?.score, graded?.xapi.verb.id], [id, { raw: score!.right, max: score!.of }, 'http://adlnet.gov/expapi/verbs/scored']);
  });

  test('and what is made of them speak the language that the learner said he wants, whatever they were asked in', async () => {
    const { token } = await signUp(app);
    const done = async (input: object): Promise<string> => {
      const { id } = await begun(app, token, { courseId: room.courseId, testCount: 0, fresh: true, ...input });
      await answerAll(app, token, id);
      await questionnaire(app, token, 'complete', { id });
      return (await analysed(app, token, id)).language;
    };
    assert.equal(await done({}), 'EN');
    const { claims } = (await readProfile(app, token))!;
    const language = claims.find(({ field }) => field === 'LANGUAGE')!;
    await gql(app, { query: 'mutation ($input: CorrectProfileClaimInput!) { correctProfileClaim(input: $input) { version } }', variables: { input: { claimId: language.id, text: 'Je parle français.', value: 'fr' } }, token });
    assert.equal(await done({}), 'FR', 'he is asked in it');
    assert.match((await readProfile(app, token))!.nextSteps[0]!.text, /^Ensuite/);
    assert.equal(await done({ language: 'DE' }), 'DE', 'but for what a questionnaire itself is to be in');
    const { profile } = await gql<{ profile: { language: string; nextSteps: { text: string }[]; claims: { field: string; value: string | null }[] } }>(app, { query: '{ profile: learnerProfile { language nextSteps { text } claims { field value } } }', token });
    assert.equal(profile.language, 'FR');
    assert.match(profile.nextSteps[0]!.text, /^Ensuite/);
    assert.deepEqual(profile.claims.filter(({ field }) => field === 'LANGUAGE').map(({ value }) => value), ['fr']);
  });

  test('are started once under one key', async () => {
    const { token } = await signUp(app);
    const input = { subject: 'Knots', idempotencyKey: 'k' };
    const [one, other] = await Promise.all([questionnaire(app, token, 'start', { input }), questionnaire(app, token, 'start', { input })]);
    assert.equal(one.id, other.id);
    const { questionnaires } = await gql<{ questionnaires: { edges: unknown[] } }>(app, { query: '{ questionnaires { edges { node { id } } } }', token });
    assert.equal(questionnaires.edges.length, 1);
  });
});

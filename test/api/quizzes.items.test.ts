import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { signUp } from '../kit/accounts.js';
import { gql, refusal } from '../kit/clients.js';
import { addLesson, classroom, follow, rows, type Classroom } from '../kit/generations.js';
import { BODY, draftQuiz, generatedQuestions, handMade, itemsOf, QUIZZES, quizzes, SENTENCES, type Difference, type ItemChangedData } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

describe('the items of a quiz', () => {
  test('are edited in versions, each with its difference and its author', async () => {
    const { teacher } = room;
    const { quiz, item } = await draftQuiz(app, room, { quote: SENTENCES[0] });
    const [right, wrong] = item.question.choices!;
    const choices = [{ id: wrong!.id, text: 'Fishers', correct: false }, { id: right!.id, text: right!.text, correct: true }];
    const edited = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: item.id, expectedVersion: quiz.version, choices, difficulty: 'ADVANCED' } });
    assert.equal(edited.item.version, 2);
    assert.deepEqual(edited.item.question.choices, [{ id: wrong!.id, text: 'Fishers' }, { id: right!.id, text: right!.text }]);
    const { quiz: read } = await gql<{ quiz: { items: { edges: { node: { versions: { version: number; key: { choiceIds: string[] }; differences: Difference[] }[] } }[] } } }>(app, {
      query: 'query ($id: ID!) { quiz(id: $id) { items { edges { node { versions { version key { choiceIds } differences { field before after } } } } } } }',
      variables: { id: quiz.id }, token: teacher.token,
    });
    const [first, second] = read.items.edges[0]!.node.versions;
    assert.deepEqual(first!.differences.map(({ field }) => field), ['prompt', 'choices', 'explanation', 'evidence', 'points']);
    assert.deepEqual(second!.differences, [
      { field: 'choices', before: ['[x] Merchant families', '[ ] Fishermen', '[ ] The navy'], after: ['[ ] Fishers', '[x] Merchant families'] },
      { field: 'difficulty', before: [], after: ['ADVANCED'] },
    ]);
    assert.deepEqual(second!.key.choiceIds, [right!.id]);
    const same = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: item.id, expectedVersion: 3, difficulty: 'ADVANCED' } });
    assert.deepEqual([same.quiz.version, same.item.version], [3, 2]);
  });

  test('bear what the course asks already, added by hand or edited', async () => {
    const { teacher } = room;
    const asked = { type: 'SHORT_ANSWER', choices: undefined, prompt: 'Which canal joins the Mediterranean Sea with the Red Sea?', accepted: [['Suez Canal']] };
    const first = await draftQuiz(app, room, asked);
    assert.equal(first.item.duplicateOf, null);
    const second = await draftQuiz(app, room, { ...asked, prompt: 'Which canal joins the Red Sea with the Mediterranean Sea?' });
    assert.equal(second.item.duplicateOf, first.item.id);
    const edit = (expectedVersion: number, changes: object) => quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: second.item.id, expectedVersion, ...changes } });
    const other = await edit(2, { prompt: 'Which canal joins the Pacific with the Atlantic?', accepted: [['Panama Canal']] });
    assert.equal(other.item.duplicateOf, null);
    const again = await edit(3, { prompt: asked.prompt, accepted: asked.accepted });
    assert.equal(again.item.duplicateOf, first.item.id);
    const worth = await edit(4, { points: 4 });
    assert.equal(worth.item.duplicateOf, first.item.id);
  });

  test('that ask what another asks are accepted by themselves or with a reason, not unseen among others', async () => {
    const { teacher: { token } } = room;
    const asked = { type: 'SHORT_ANSWER', choices: undefined, prompt: 'What keeps an empty ship upright?', accepted: [['Ballast']] };
    const first = await draftQuiz(app, room, asked);
    const { quiz: { id } } = await draftQuiz(app, room, asked);
    const { item: { id: other } } = await quizzes<ItemChangedData>(app, token, 'add', handMade(id, 2, { type: 'SHORT_ANSWER', choices: undefined, prompt: 'Which boat shows the way in?', accepted: [['The pilot']] }));
    const [doubled] = await itemsOf(app, token, id);
    assert.equal(doubled!.duplicateOf, first.item.id);
    // As they come from a generation: what a person writes is accepted with that.
    const undecided = () => rows(app.database, `UPDATE quiz_items SET decision = 'PENDING' WHERE quiz_id = $1`, [id]);
    const read = async () => (await gql<{ quiz: { version: number; undecidedDuplicates: string[] } }>(app, { query: 'query ($id: ID!) { quiz(id: $id) { version undecidedDuplicates } }', variables: { id }, token })).quiz;
    const review = async (...verdicts: object[]) => quizzes(app, token, 'review', { input: { quizId: id, expectedVersion: (await read()).version, verdicts } });
    const decisions = async () => (await itemsOf(app, token, id)).map(({ decision }) => decision);
    const both = [doubled!.id, other].map((itemId) => ({ itemId, verdict: 'ACCEPT' }));
    await undecided();
    await review(...both);
    assert.deepEqual([await decisions(), (await read()).undecidedDuplicates], [['PENDING', 'ACCEPTED'], [doubled!.id]]);
    const { version } = await quizzes(app, token, 'submit', { id, version: (await read()).version });
    const refused = await quizzes(app, token, 'publish', { id, version });
    assert.deepEqual(refused.problems, [{ itemId: doubled!.id, position: 1, reason: 'PENDING' }]);
    await review(both[0]!);
    assert.deepEqual([await decisions(), (await read()).undecidedDuplicates], [['ACCEPTED', 'ACCEPTED'], []]);
    await undecided();
    await review({ ...both[0], reason: 'Asked twice on purpose.' }, both[1]!);
    assert.deepEqual(await decisions(), ['ACCEPTED', 'ACCEPTED']);
    await undecided();
    const { quiz: { id: firstQuiz, version: firstVersion } } = first;
    await quizzes(app, token, 'review', { input: { quizId: firstQuiz, expectedVersion: firstVersion, verdicts: [{ itemId: first.item.id, verdict: 'REJECT' }] } });
    await review(...both);
    assert.deepEqual(await decisions(), ['ACCEPTED', 'ACCEPTED'], 'nothing else asks it any more');
  });

  test('stay quarantined when they are only put in another way: a person takes them out by asking something else', async () => {
    const { teacher } = room;
    const { item } = await draftQuiz(app, room);
    const status = async (status: string) => rows(app.database, 'UPDATE quiz_item_versions SET check_status = $2 WHERE item_id = $1', [item.id, status]);
    await status('QUARANTINED');
    const [right, second, third] = item.question.choices!;
    const choices = [{ text: third!.text, correct: false }, { text: ` ${right!.text}`, correct: true }, { text: second!.text, correct: false }];
    const moved = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: item.id, expectedVersion: 2, choices, prompt: `${item.question.prompt} ` } });
    assert.deepEqual([moved.item.version, moved.item.checkStatus], [2, 'QUARANTINED']);
    assert.deepEqual([moved.item.question.choices![0]!.id, moved.item.question.choices![2]!.id], [third!.id, second!.id]);
    const other = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: item.id, expectedVersion: 3, choices: choices.map(({ text }, index) => ({ text, correct: index === 0 })) } });
    assert.equal(other.item.checkStatus, 'UNCHECKED');
  });

  test('of two who edit one item, one wins and the other is told', async () => {
    const { teacher } = room;
    const admin = await signUp(app, 'ADMIN');
    const { quiz, item } = await draftQuiz(app, room);
    const edits = await Promise.all([teacher, admin].map(({ token }, index) =>
      quizzes<ItemChangedData>(app, token, 'edit', { input: { itemId: item.id, expectedVersion: quiz.version, prompt: `Edit ${index}?` } })));
    assert.deepEqual(edits.map(({ __typename }) => __typename).toSorted(), ['QuizItemChanged', 'VersionConflict']);
    const conflict = edits.find(({ __typename }) => __typename === 'VersionConflict')!;
    assert.equal(conflict.currentVersion, quiz.version + 1);
    assert.match(conflict.message!, /^The quiz is at version 3 by now/);
  });

  test('of twenty changes to one version at once, one is made', async () => {
    const { teacher } = room;
    const { quiz, item } = await draftQuiz(app, room);
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => [
      () => quizzes<{ __typename: string }>(app, teacher.token, 'edit', { input: { itemId: item.id, expectedVersion: 2, points: index + 10 } }),
      () => quizzes<{ __typename: string }>(app, teacher.token, 'update', { input: { id: quiz.id, expectedVersion: 2, title: `Title ${index}` } }),
      () => quizzes<{ __typename: string }>(app, teacher.token, 'add', handMade(quiz.id, 2, { prompt: `Added ${index}?` })),
      () => quizzes<{ __typename: string }>(app, teacher.token, 'submit', { id: quiz.id, version: 2 }),
    ][index % 4]!()));
    assert.equal(results.filter(({ __typename }) => __typename === 'VersionConflict').length, 19);
    assert.equal((await quizzes(app, teacher.token, 'read', { id: quiz.id })).version, 3);
    const [changes] = await rows<{ count: number }>(app.database, 'SELECT count(*)::int AS count FROM quiz_changes WHERE quiz_id = $1', [quiz.id]);
    assert.equal(changes!.count, 3, 'created, added, and the one of now');
  });

  test('are put in order by a list of all of them, and removed without a gap', async () => {
    const { teacher } = room;
    const { quiz, item: one } = await draftQuiz(app, room);
    const { item: two } = await quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(quiz.id, 2, { prompt: 'Two?' }));
    const { item: three } = await quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(quiz.id, 3, { prompt: 'Three?' }));
    const reorder = (itemIds: string[]) => refusal(app, { query: QUIZZES.reorder, variables: { id: quiz.id, version: 4, itemIds }, token: teacher.token });
    assert.equal((await reorder([one.id, two.id])).extensions.field, 'itemIds');
    assert.equal((await reorder([one.id, two.id, two.id])).extensions.field, 'itemIds[2]');
    assert.equal((await reorder([one.id, two.id, three.id, room.lessonId])).extensions.field, 'itemIds[3]');
    const ordered = await quizzes(app, teacher.token, 'reorder', { id: quiz.id, version: 4, itemIds: [three.id, one.id, two.id] });
    assert.equal(ordered.version, 5);
    await quizzes(app, teacher.token, 'remove', { id: three.id, version: 5 });
    assert.deepEqual((await itemsOf(app, teacher.token, quiz.id)).map(({ id, position }) => [id, position]), [[one.id, 1], [two.id, 2]]);
    assert.equal((await refusal(app, { query: QUIZZES.remove, variables: { id: three.id, version: 6 }, token: teacher.token })).extensions.code, 'NOT_FOUND');
  });

  test('are refused with the field that is wrong', async () => {
    const { teacher } = room;
    const { quiz, item } = await draftQuiz(app, room);
    const add = async (changes: object) => (await refusal(app, { query: QUIZZES.add, variables: handMade(quiz.id, quiz.version, changes), token: teacher.token })).extensions.field;
    assert.equal(await add({ prompt: 'x'.repeat(1_000_000) }), 'input.prompt');
    assert.equal(await add({ prompt: '  ' }), 'input.prompt');
    assert.equal(await add({ points: 0 }), 'input.points');
    assert.equal(await add({ explanation: '\0' }), 'input.explanation');
    assert.equal(await add({ choices: null }), 'input.choices');
    assert.equal(await add({ choices: [{ text: 'Alone', correct: true }] }), 'input.choices');
    assert.equal(await add({ choices: [{ text: 'A', correct: true }, { text: 'B', correct: true }] }), 'input.choices');
    assert.equal(await add({ choices: [{ text: '', correct: true }, { text: 'B', correct: false }] }), 'input.choices[0].text');
    assert.equal(await add({ choices: [{ id: item.question.choices![0]!.id, text: 'A', correct: true }, { text: 'B', correct: false }] }), 'input.choices[0].id');
    assert.equal(await add({ answer: true }), 'input.answer');
    assert.equal(await add({ type: 'TRUE_FALSE', choices: null }), 'input.answer');
    assert.equal(await add({ type: 'SHORT_ANSWER', choices: null, accepted: [['a'], ['b']] }), 'input.accepted');
    assert.equal(await add({ type: 'CLOZE', choices: null, prompt: 'No blank', accepted: [['a']] }), 'input.accepted');
    assert.equal(await add({ quote: 'This stands nowhere in the lesson.' }), 'input.quote');
    assert.equal(await add({ objectives: [''] }), 'input.objectives[0]');
    const other = await classroom(app);
    const foreign = await addLesson(app, other.teacher, other.courseId, BODY);
    assert.equal(await add({ lessonId: foreign }), 'input.lessonId');
    const edit = async (changes: object) => (await refusal(app, { query: QUIZZES.edit, variables: { input: { itemId: item.id, expectedVersion: quiz.version, ...changes } }, token: teacher.token })).extensions;
    assert.equal((await edit({ prompt: null })).field, 'input.prompt');
    assert.equal((await edit({ accepted: [['a']] })).field, 'input.accepted');
    assert.equal((await edit({ itemId: room.lessonId, points: 1 })).code, 'NOT_FOUND');
    const review = async (verdicts: object[]) => (await refusal(app, { query: QUIZZES.review, variables: { input: { quizId: quiz.id, expectedVersion: quiz.version, verdicts } }, token: teacher.token })).extensions.field;
    const verdict = { itemId: item.id, verdict: 'REJECT' };
    assert.equal(await review([verdict, verdict]), 'input.verdicts[1].itemId');
    assert.equal(await review([{ itemId: foreign, verdict: 'ACCEPT' }]), 'input.verdicts[0].itemId');
    assert.equal(await review([{ itemId: item.id, verdict: 'REPLACE' }]), 'input.verdicts[0]');
    assert.equal((await quizzes(app, teacher.token, 'read', { id: quiz.id })).version, quiz.version, 'nothing of it was done');
  });

  test('one is regenerated, and replaced only by whoever accepts that', async () => {
    const { teacher } = room;
    const fromGenerationId = await generatedQuestions(app, teacher.token, room.lessonId);
    const quiz = await quizzes(app, teacher.token, 'create', { input: { title: 'Again', fromGenerationId } });
    const [item, ...others] = await itemsOf(app, teacher.token, quiz.id);
    const started = await quizzes<ItemChangedData>(app, teacher.token, 'regenerate', { id: item!.id, version: 1 });
    assert.deepEqual([started.__typename, started.quiz.version, started.item.version], ['QuizItemChanged', 2, 1]);
    const PROPOSAL = 'query ($id: ID!) { quiz(id: $id) { items { edges { node { id proposal { generationId status question { __typename prompt } differences { field before after } } } } } } }';
    type Proposed = { quiz: { items: { edges: { node: { id: string; proposal: { generationId: string; status: string; question: { __typename: string; prompt: string } | null; differences: Difference[] } | null } }[] } } };
    const { quiz: early } = await gql<Proposed>(app, { query: PROPOSAL, variables: { id: quiz.id }, token: teacher.token });
    const { generationId } = early.items.edges[0]!.node.proposal!;
    assert.ok(early.items.edges.slice(1).every(({ node }) => node.proposal === null));
    await follow(app, teacher.token, generationId);
    const { quiz: late } = await gql<Proposed>(app, { query: PROPOSAL, variables: { id: quiz.id }, token: teacher.token });
    const { question, differences, status } = late.items.edges[0]!.node.proposal!;
    assert.deepEqual([status, question!.__typename], ['COMPLETED', 'TrueFalseQuestion']);
    assert.ok([item!, ...others].every((other) => other.question.prompt !== question!.prompt), 'it asks something else');
    assert.deepEqual(differences[0], { field: 'prompt', before: [item!.question.prompt], after: [question!.prompt] });
    assert.equal((await itemsOf(app, teacher.token, quiz.id))[0]!.question.prompt, item!.question.prompt, 'nothing is replaced yet');
    await quizzes(app, teacher.token, 'review', { input: { quizId: quiz.id, expectedVersion: 2, verdicts: [{ itemId: item!.id, verdict: 'REPLACE' }] } });
    const [replaced] = await itemsOf(app, teacher.token, quiz.id);
    assert.deepEqual([replaced!.id, replaced!.version, replaced!.question.prompt, replaced!.decision], [item!.id, 2, question!.prompt, 'ACCEPTED']);
    assert.deepEqual([replaced!.provenance.generationId, replaced!.provenance.acceptedBy?.id, replaced!.checkStatus], [generationId, teacher.id, 'AGREED']);
    const stale = await quizzes<ItemChangedData>(app, teacher.token, 'regenerate', { id: item!.id, version: 1 });
    assert.equal(stale.__typename, 'VersionConflict');
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { BODY, generatedQuestions, quizzes, type ItemChangedData } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const OBJECTIVES = 'query ($id: ID!) { objectives(courseId: $id) { edges { node { id text version } } } }';
const RENAME = 'mutation ($input: RenameObjectiveInput!) { renameObjective(input: $input) { __typename ... on Objective { id version } } }';
const MERGE = 'mutation ($input: MergeObjectivesInput!) { mergeObjectives(input: $input) { __typename ... on Objective { id } } }';
const DELETE = 'mutation ($id: ID!, $version: Int!) { deleteObjective(id: $id, expectedVersion: $version) { __typename } }';
const COURSE_BARS = 'query ($id: ID!, $of: ResultsOf!) { courseResults(courseId: $id, of: $of) { byObjective { label objectiveId n value } } }';
const ATTEMPT_BARS = 'query ($id: ID!) { attempt(id: $id) { result { byObjective { label objectiveId n value } } } }';
const CLASS = `query ($id: ID!, $stuckOnly: Boolean! = false) { classMastery(courseId: $id, stuckOnly: $stuckOnly) { objectives { id text } hasMoreObjectives
  learners { edges { node { learner { id displayName } cells { objectiveId probability low high answers } stuckOn { objective { text } reason answers { attemptId itemId prompt points maxPoints } } } } } } }`;
const HARDEST = 'query ($id: ID!, $first: Int! = 10) { hardestQuizItems(courseId: $id, first: $first) { id question { prompt } statistics { facility { value n low high } } } }';

interface Objective {
  id: string;
  text: string;
  version: number;
}
interface Bar {
  label: string;
  objectiveId: string | null;
  n: number;
  value: number | null;
}
interface Row {
  learner: { id: string };
  cells: { objectiveId: string; answers: number; probability: number | null; low: number | null; high: number | null }[];
  stuckOn: { objective: { text: string }; reason: string; answers: { attemptId: string; itemId: string; prompt: string; points: number; maxPoints: number }[] }[];
}

describe('objectives and the questions that test them', () => {
  let app: TestApp;
  before(async () => (app = await startApp()));
  after(() => app.stop());

  async function objectivesOf({ teacher, courseId }: Classroom): Promise<Map<string, Objective>> {
    const { objectives } = await gql<{ objectives: { edges: { node: Objective }[] } }>(app, { query: OBJECTIVES, variables: { id: courseId }, token: teacher.token });
    return new Map(objectives.edges.map(({ node }) => [node.text, node]));
  }
  async function bars(room: Classroom, attemptId: string): Promise<{ everybody: Bar[]; mine: Bar[]; attempt: Bar[] }> {
    const of = async (token: string, whose: string) => (await gql<{ courseResults: { byObjective: Bar[] } }>(app, { query: COURSE_BARS, variables: { id: room.courseId, of: whose }, token })).courseResults.byObjective;
    const { attempt } = await gql<{ attempt: { result: { byObjective: Bar[] } } }>(app, { query: ATTEMPT_BARS, variables: { id: attemptId }, token: room.learner.token });
    return { everybody: await of(room.teacher.token, 'EVERYBODY'), mine: await of(room.learner.token, 'MINE'), attempt: attempt.result.byObjective };
  }
  const changed = (room: Classroom, query: string, variables: Record<string, unknown>) => gql(app, { query, variables, token: room.teacher.token });
  const named = async (id: string, text: string, expectedVersion: number, room: Classroom) => changed(room, RENAME, { input: { objectiveId: id, text, expectedVersion } });

  test('a question makes an objective of what it names; a bar follows it when it is renamed or merged, and stays under its words when it is deleted', async () => {
    const room = await classroom(app, BODY);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.', { objectives: ['Founders', 'founders.'] }), STATEMENT('Two.', { objectives: ['Ships'] })]);
    const attemptId = await sit(app, room.learner.token, quiz.id, new Map([[itemIds[0]!, true], [itemIds[1]!, false]]));
    const known = await objectivesOf(room);
    const [founders, ships] = [known.get('Founders')!, known.get('Ships')!];
    assert.equal(known.size, 2);
    const first = [{ label: 'Founders', objectiveId: founders.id, n: 1, value: 1 }, { label: 'Ships', objectiveId: ships.id, n: 1, value: 0 }];
    assert.deepEqual(await bars(room, attemptId), { everybody: first, mine: first, attempt: first });

    await named(founders.id, 'Who founded them', 1, room);
    const renamed = [first[1]!, { ...first[0]!, label: 'Who founded them' }];
    assert.deepEqual(await bars(room, attemptId), { everybody: renamed, mine: renamed, attempt: renamed });

    await changed(room, MERGE, { input: { objectiveId: founders.id, mergedId: ships.id, expectedVersion: 2 } });
    const merged = [{ label: 'Who founded them', objectiveId: founders.id, n: 2, value: 0.5 }];
    const found = await bars(room, attemptId);
    assert.deepEqual([found.everybody, found.mine, found.attempt], [merged, merged, merged]);

    await changed(room, DELETE, { id: founders.id, version: 3 });
    const gone = (await bars(room, attemptId)).mine;
    assert.deepEqual(gone.map(({ label, objectiveId }) => [label, objectiveId]), [['Founders', null], ['Ships', null], ['founders.', null]]);
  });

  test('an edited question tests what it names now, and what was answered before tests what it named then', async () => {
    const room = await classroom(app, BODY);
    const { quiz, itemIds: [itemId] } = await quizWith(app, room, {}, [STATEMENT('One.', { objectives: ['Founders'] })]);
    const attemptId = await sit(app, room.learner.token, quiz.id, new Map([[itemId!, true]]));
    const { result } = await gql<{ result: ItemChangedData }>(app, {
      query: 'mutation ($input: EditQuizItemInput!) { result: editQuizItem(input: $input) { __typename ... on QuizItemChanged { quiz { version } } } }',
      variables: { input: { itemId, expectedVersion: quiz.version, objectives: ['Ships'] } }, token: room.teacher.token,
    });
    assert.equal(result.__typename, 'QuizItemChanged');
    assert.deepEqual([...(await objectivesOf(room)).keys()].toSorted(), ['Founders', 'Ships']);
    assert.deepEqual((await bars(room, attemptId)).attempt.map(({ label }) => label), ['Founders']);
  });

  test('generated questions say which of their lesson’s objectives they test; practice makes none that the course has not', async () => {
    const room = await classroom(app, BODY);
    const update = (expectedVersion: number, objectives: string[]) => changed(room, 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }', { input: { id: room.lessonId, expectedVersion, objectives } });
    await update(1, ['Say what guides ships and loads cargo', 'Explain what causes tides', 'Date canals and containers']);
    const fromGenerationId = await generatedQuestions(app, room.teacher.token, room.lessonId);
    const made = async (token: string, input: object) => {
      const { id } = await quizzes(app, token, 'create', { input: { title: 'Harbours', fromGenerationId, ...input } });
      return rows<{ objectives: string[]; linked: string | null }>(app.database, `SELECT v.objectives, (SELECT string_agg(o.text, ', ') FROM item_objectives k JOIN objectives o ON o.id = k.objective_id WHERE k.item_id = v.item_id) AS linked
        FROM quiz_items i JOIN quiz_item_versions v ON v.item_id = i.id WHERE i.quiz_id = $1 ORDER BY i.position`, [id]);
    };
    const items = await made(room.teacher.token, {});
    assert.ok(items.some(({ objectives }) => objectives.length === 1));
    for (const { objectives, linked } of items) assert.equal(linked, objectives[0] ?? null);
    await update(2, ['Explain what causes tides']);
    assert.deepEqual((await made(room.teacher.token, {})).map(({ objectives }) => objectives), items.map(() => ['Explain what causes tides']), "a lesson's only one is what it is about");
    const before = (await objectivesOf(room)).size;
    const practice = await made(room.teacher.token, { purpose: 'PRACTICE' });
    assert.deepEqual([(await objectivesOf(room)).size, practice[0]?.linked], [before, 'Explain what causes tides']);
  });

  test('a teacher sees who is stuck on what, and which questions are surely hardest; a learner sees neither', async () => {
    const room = await classroom(app, BODY);
    const { quiz, itemIds: [hard, easy] } = await quizWith(app, room, {}, [STATEMENT('Hard.', { objectives: ['Founders'] }), STATEMENT('Easy.', { objectives: ['Ships'] })]);
    const other = await signUp(app);
    await sit(app, other.token, quiz.id, new Map([[hard!, true], [easy!, true]]));
    const sat: string[] = [];
    for (let time = 0; time < 3; time++) sat.push(await sit(app, room.learner.token, quiz.id, new Map([[hard!, false], [easy!, true]])));
    const read = async (stuckOnly: boolean) => (await gql<{ classMastery: { objectives: Objective[]; learners: { edges: { node: Row }[] } } }>(app, { query: CLASS, variables: { id: room.courseId, stuckOnly }, token: room.teacher.token })).classMastery;
    const all = await read(false);
    assert.deepEqual([all.objectives.length, all.learners.edges.length], [2, 2]);
    const cells = all.learners.edges.find(({ node }) => node.learner.id === room.learner.id)!.node.cells;
    assert.deepEqual(cells.map(({ answers }) => answers), [3, 3]);
    assert.ok(cells.every(({ probability, low, high }) => probability !== null && low! < probability && probability < high!));
    assert.ok(cells[0]!.probability! < cells[1]!.probability!, 'what he gets wrong he has less well');
    const { learners } = await read(true);
    const [row] = learners.edges;
    assert.deepEqual([learners.edges.length, row?.node.learner.id], [1, room.learner.id]);
    assert.deepEqual(row?.node.stuckOn, [{
      objective: { text: 'Founders' }, reason: 'WRONG_IN_A_ROW', answers: sat.toReversed().map((attemptId) => ({ attemptId, itemId: hard, prompt: 'Hard.', points: 0, maxPoints: 1 })),
    }]);
    const { hardestQuizItems } = await gql<{ hardestQuizItems: { id: string; statistics: { facility: { value: number; n: number; high: number } } }[] }>(app, { query: HARDEST, variables: { id: room.courseId }, token: room.teacher.token });
    assert.deepEqual(hardestQuizItems.map(({ id, statistics: { facility } }) => [id, facility.value, facility.n]), [[hard, 0.25, 4], [easy, 1, 4]]);
    const known = await objectivesOf(room);
    await changed(room, MERGE, { input: { objectiveId: known.get('Founders')!.id, mergedId: known.get('Ships')!.id, expectedVersion: 1 } });
    const [merged] = (await read(false)).learners.edges.find(({ node }) => node.learner.id === room.learner.id)!.node.cells;
    assert.equal(merged!.answers, 6, 'what was answered about either was answered about the one that stays');
    const enrolled = await signUp(app);
    await gql(app, { query: 'mutation ($id: ID!) { enrol(courseId: $id) { __typename } }', variables: { id: room.courseId }, token: enrolled.token });
    const inClass = async () => (await read(false)).learners.edges.map(({ node }) => node.learner.id).toSorted();
    assert.deepEqual(await inClass(), [room.learner.id, other.id, enrolled.id].toSorted(), 'who is enrolled is in the class before he has answered');
    for (const { token } of [enrolled, room.learner]) {
      for (const mutation of ['enrol', 'leaveCourse']) await gql(app, { query: `mutation ($id: ID!) { ${mutation}(courseId: $id) { __typename } }`, variables: { id: room.courseId }, token });
    }
    assert.deepEqual(await inClass(), [other.id], 'who has left is not');
    for (const query of [CLASS, HARDEST]) assert.equal((await refusal(app, { query, variables: { id: room.courseId }, token: room.learner.token })).extensions.code, 'FORBIDDEN');
  });
});

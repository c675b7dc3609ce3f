import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom } from '../kit/generations.js';

interface Board {
  edges: { cursor: string; node: { alias: string; rank: number; isViewer: boolean } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const JOIN = 'mutation ($courseId: ID!, $alias: String!) { joinLeaderboard(courseId: $courseId, alias: $alias) }';
const BOARD = `query ($courseId: ID!, $after: String) { board: leaderboard(courseId: $courseId, first: 1, after: $after) {
  ... on LeaderboardConnection { edges { cursor node { alias rank isViewer } } pageInfo { hasNextPage endCursor } } } }`;

const RULES = 'mutation ($input: SetEnrolmentRulesInput!) { setEnrolmentRules(input: $input) { policy } }';
const ENROL = 'mutation ($courseId: ID!) { enrol(courseId: $courseId) { __typename } }';

suite('a leaderboard', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());

  test('shows everybody once, page by page, and of nobody but by his alias who he is', async () => {
    const { courseId } = await classroom(app);
    const learners = await Promise.all(['Otter', 'Heron', 'Seal', 'Tern'].map(async (alias) => ({ alias, ...(await signUp(app)) })));
    for (const { alias, token } of learners) await gql(app, { query: JOIN, variables: { courseId, alias }, token });
    const { token, alias: own } = learners[0]!;
    const seen: Board['edges'] = [];
    for (let after: string | null = null; ;) {
      const { board }: { board: Board } = await gql<{ board: Board }>(app, { query: BOARD, variables: { courseId, after }, token });
      seen.push(...board.edges);
      after = board.pageInfo.endCursor;
      if (!board.pageInfo.hasNextPage) break;
    }
    assert.deepEqual(seen.map(({ node }) => node.alias).toSorted(), learners.map(({ alias }) => alias).toSorted());
    assert.deepEqual(seen.filter(({ node }) => node.isViewer).map(({ node }) => [node.alias, node.rank]), [[own, 1]]);
    const told = seen.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString()).join();
    assert.ok(learners.every(({ id }) => !told.includes(id)), told);
    assert.equal((await refusal(app, { query: BOARD, variables: { courseId, after: 'x' }, token })).extensions.code, 'BAD_USER_INPUT');
  });

  test('shows nobody who may no longer read its course, and him again once he may', async () => {
    const { courseId, teacher } = await classroom(app);
    const [inside, outside] = [await signUp(app), await signUp(app)];
    for (const [alias, { token }] of [['Otter', inside], ['Heron', outside], ['Owl', teacher]] as const) await gql(app, { query: JOIN, variables: { courseId, alias }, token });
    await gql(app, { query: ENROL, variables: { courseId }, token: inside.token });
    const aliases = async () => {
      const query = BOARD.replace('first: 1', 'first: 10');
      const { board } = await gql<{ board: Board }>(app, { query, variables: { courseId }, token: inside.token });
      return board.edges.map(({ node }) => node.alias).toSorted();
    };
    const setPolicy = (policy: string) => gql(app, { query: RULES, variables: { input: { courseId, policy } }, token: teacher.token });
    assert.deepEqual(await aliases(), ['Heron', 'Otter', 'Owl']);
    await setPolicy('INVITATION');
    assert.deepEqual(await aliases(), ['Otter', 'Owl']);
    await setPolicy('OPEN');
    assert.deepEqual(await aliases(), ['Heron', 'Otter', 'Owl']);
  });
});

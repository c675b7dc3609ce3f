import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { classroom, EXPLAIN } from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';

const RECOMMEND = `query ($input: RecommendModelInput!) { recommended: recommendModel(input: $input) {
  choice { model } passedOver { model why } } }`;

interface RecommendationData {
  choice: { model: string } | null;
  passedOver: { model: string; why: string }[];
}

const models = [{ name: 'large', prices: PLAIN_PRICES, quality: 1 }, { name: 'small', prices: PLAIN_PRICES, quality: 0.4 }];
const provider = { name: 'cloud', protocol: 'openai' as const, baseUrl: 'https://models.example.org/v1', models };

suite('a recommendation where nothing may be spent', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp({ env: { AI_DAILY_COST_LIMIT: '0' }, tuning: { providers: [provider] } });
  });
  after(() => app.stop());

  test('names nobody and says why, as starting is refused then', async () => {
    const { lessonId, teacher: { token } } = await classroom(app);
    const { started } = await gql<{ started: { __typename: string } }>(app, { query: EXPLAIN, variables: { input: { lessonId } }, token });
    assert.equal(started.__typename, 'BudgetExceeded');
    const { recommended: { choice, passedOver } } = await gql<{ recommended: RecommendationData }>(app, {
      query: RECOMMEND, variables: { input: { kind: 'EXPLANATION', lessonId } }, token,
    });
    assert.equal(choice, null);
    assert.deepEqual(passedOver.map(({ model }) => model), ['large', 'small', 'built-in']);
    for (const { model, why } of passedOver) {
      assert.match(why, model === 'built-in' ? /nothing is started while the budget has room for none$/ : /^it may cost \$0\.\d+, and \$0 is left of the day's budget$/);
    }
  });
});

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import {
  buildClientSchema, buildSchema, getIntrospectionQuery, Kind, parse, validate, type IntrospectionQuery, type OperationDefinitionNode,
} from 'graphql';
import { printSorted } from '../../src/schema.js';
import { gql, wsClient } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { startSampleApp, type SampleApp } from '../kit/sample-app.js';
import { fill, match, withNewIds, type Bindings } from '../kit/worked-answers.js';

const ROOT = new URL('../../../', import.meta.url);
const FOLDER = new URL('docs/operations/', ROOT);

/** A call of one operation: `<operation>.json`, or `<operation>.<case>.json`. */
interface Example {
  /** The example whose answer this one builds on. */
  after?: string;
  /** Which demo account sends it. */
  as: 'learner' | 'teacher' | 'admin' | null;
  /** With the key of a model provider set, for which a server of the test's own stands in. */
  models?: boolean;
  variables: Record<string, unknown>;
  /** Its data; for a subscription a list of them. */
  answer: unknown;
}

const files = readdirSync(FOLDER);
const operations = files.filter((name) => name.endsWith('.graphql')).map((name) => name.slice(0, -'.graphql'.length));
const examples = files.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

function operationOf(example: string): string {
  return example.split('.')[0] ?? example;
}

function definition(operation: string): OperationDefinitionNode {
  const [only, ...others] = parse(read(`${operation}.graphql`)).definitions;
  assert.ok(only?.kind === Kind.OPERATION_DEFINITION && others.length === 0, 'a file holds one operation and nothing else');
  return only;
}

describe('the operations of docs/operations', () => {
  const schema = buildSchema(readFileSync(new URL('schema.graphql', ROOT), 'utf8'));

  for (const operation of operations) {
    test(`${operation} says what it is for, bears its file's name, is valid and has a worked answer`, () => {
      assert.match(read(`${operation}.graphql`), /^# [A-Z]/);
      const name = operation.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
      assert.equal(definition(operation).name?.value, name);
      assert.deepEqual(validate(schema, parse(read(`${operation}.graphql`))), []);
      assert.ok(examples.includes(operation), `${operation}.json is missing`);
    });
  }

  test('are all that the schema can do, and every worked answer belongs to one', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const used = operations.flatMap((operation) =>
      definition(operation).selectionSet.selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : '')),
    );
    // One field may serve several operations.
    assert.deepEqual([...new Set(used)].toSorted(), fields.toSorted());
    assert.deepEqual(examples.filter((example) => !operations.includes(operationOf(example))), []);
  });
});

for (const models of [false, true]) describe(`the worked answers of docs/operations, as after the first start${models ? ' with a model' : ''}`, () => {
  let app: SampleApp;
  let model: FaultServer | null = null;
  before(async () => {
    // Whatever is asked of it, it says what a profile's analysis would.
    model = models ? await startFaultServer() : null;
    model?.always({ answer: () => ({ items: [{ field: 'GAP', subject: 'La respiration', value: '', text: 'La réponse sur la respiration des plantes la nuit était fausse.', confidence: 0.6, answers: [2], lesson: 0 }] }) });
    app = await startSampleApp(model ? { OPENAI_API_KEY: 'unused', OPENAI_BASE_URL: model.url } : {});
  });
  after(async () => {
    await app.stop();
    await model?.close();
  });

  test('the app serves schema.graphql, which they were checked against', async () => {
    const served = await gql<IntrospectionQuery>(app, { query: getIntrospectionQuery() });
    assert.equal(printSorted(buildClientSchema(served)), readFileSync(new URL('schema.graphql', ROOT), 'utf8'));
  });

  const tokens = new Map<string, string>();
  async function tokenOf(role: Example['as']): Promise<string | undefined> {
    if (role === null) return undefined;
    const account = app.samples?.accounts[role];
    assert.ok(account);
    const known = tokens.get(role);
    // An example may have ended the sign-in that others used.
    if (known && (await send('viewer', {}, known).then(() => true, () => false))) return known;
    const { login } = await gql<{ login: { accessToken: string } }>(app, {
      query: read('login.graphql'),
      variables: { email: account.email, password: account.password },
    });
    tokens.set(role, login.accessToken);
    return login.accessToken;
  }

  async function send(operation: string, variables: Record<string, unknown>, token: string | undefined): Promise<unknown> {
    const query = read(`${operation}.graphql`);
    if (definition(operation).operation !== 'subscription') return gql(app, { query, variables, ...(token ? { token } : {}) });
    const client = wsClient(app, token);
    const answers: unknown[] = [];
    for await (const { data, errors } of client.subscribe(query, variables)) {
      assert.equal(errors, undefined);
      answers.push(data);
    }
    await client.dispose();
    return answers;
  }

  const here = new Map(examples.map((name) => [name, JSON.parse(read(`${name}.json`)) as Example] as const).filter(([, example]) => (example.models ?? false) === models));
  const childrenOf = (name: string | undefined): string[] => [...here].filter(([, example]) => example.after === name).map(([child]) => child);
  const isLook = (name: string): boolean => definition(operationOf(name)).operation === 'query' && childrenOf(name).length === 0;

  /** The example that was run last, as long as nothing was done since that it doesn't show: others may build on it. */
  let last: { name: string; bindings: Bindings } | null = null;

  /** Runs an example after those that it builds on. */
  async function run(name: string): Promise<Bindings> {
    const example = here.get(name)!;
    const { after: before } = example;
    const earlier: Bindings = before === undefined ? new Map() : last?.name === before ? last.bindings : await run(before);
    const known = withNewIds(example.variables, earlier);
    const token = await tokenOf(example.as);
    const answer = await send(operationOf(name), fill(example.variables, known) as Record<string, unknown>, token);
    const bindings = match(example.answer, answer, known);
    // A list is matched in any order; a stream ends as it is shown to.
    if (Array.isArray(example.answer)) match(example.answer.at(-1), (answer as unknown[]).at(-1), bindings);
    if (!isLook(name)) last = { name, bindings };
    return bindings;
  }

  /** What only looks comes before what changes something: it sees what there is at first, or what its example left. */
  const inTurn = (names: string[]): string[] => names.toSorted((one, other) => Number(isLook(other)) - Number(isLook(one))).flatMap((name) => [name, ...inTurn(childrenOf(name))]);
  const order = inTurn(childrenOf(undefined));

  test('every worked answer is reached', () => assert.deepEqual(order.toSorted(), [...here.keys()].toSorted()));
  for (const example of order) test(example, async () => void (await run(example)));

  test('a worked answer that is wrong is noticed', () => {
    const known = new Map([['lesson id', 'les_1']]);
    for (const [worked, answer] of [
      [{ id: '<lesson id>' }, { id: 'les_2' }],
      [{ id: '<id>' }, { id: 'one' }],
      [{ at: '<time>' }, { at: 'noon' }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: 1, b: 2 }, { a: 1 }],
      [{ status: '<A | B>' }, { status: 'C' }],
      [[{ a: 1 }], [{ a: 1 }, { a: 2 }]],
      [[{ a: 1 }, { a: 2 }], [{ a: 1 }]],
      [[], [1]],
      [null, 'x'],
    ]) assert.throws(() => match(worked, answer, known), { name: 'AssertionError' });
    assert.throws(() => fill({ id: '<course id>' }, known), { name: 'AssertionError' });
  });
});

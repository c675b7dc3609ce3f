import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { buildSchema, isInputObjectType, isNonNullType, typeFromAST, parse, Kind, type NamedTypeNode, type OperationDefinitionNode } from 'graphql';
import { tabsScript } from '../../src/platform/graphiql.tabs.js';

// Compiled to dist*/test/unit.
const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));

function readyTabs(): { query: string; variables: string }[] {
  const stored = new Map<string, string>();
  const localStorage = { getItem: () => null, setItem: (key: string, value: string) => stored.set(key, value) };
  runInNewContext(tabsScript(null).replaceAll(/<\/?script>/g, ''), { RURU_CONFIG: {}, localStorage });
  return (JSON.parse(stored.get('graphiql:tabState') ?? '{}') as { tabs: { query: string; variables: string }[] }).tabs;
}

test('the variables of the ready tabs leave out nothing that GraphiQL’s editor would ask for, defaults or not', () => {
  const inputs = readyTabs().flatMap(({ query, variables }) => {
    const operation = parse(query).definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
    return (operation?.variableDefinitions ?? []).map(({ type, variable }) => {
      const named = typeFromAST(schema, (type.kind === Kind.NON_NULL_TYPE ? type.type : type) as NamedTypeNode);
      return { named, value: (JSON.parse(variables) as Record<string, unknown>)[variable.name.value] };
    });
  });
  const objects = inputs.filter(({ named }) => isInputObjectType(named));
  assert.equal(objects.length, 2);
  for (const { named, value } of objects) {
    const fields = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    const wanted = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
    assert.deepEqual(wanted.filter((name) => !(name in (value as object))), [], String(named));
  }
});

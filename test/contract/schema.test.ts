import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import {
  buildSchema, findBreakingChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isRequiredArgument,
  isRequiredInputField, isSpecifiedScalarType, isUnionType, type GraphQLArgument, type GraphQLInputField, type GraphQLNamedType,
  type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

const ROOT = new URL('../../../', import.meta.url);

function schemaOf(path: string): GraphQLSchema {
  return buildSchema(readFileSync(new URL(path, ROOT), 'utf8'));
}

/** What of the contract does not stand in a schema exactly as it is written there. */
function departures(contract: GraphQLSchema, schema: GraphQLSchema): string[] {
  const types = Object.values(contract.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
  // graphql-js' own comparison, which lets a type become stricter where a client can't be harmed; ours does not.
  const breaking = findBreakingChanges(contract, schema).map(({ description }) => description);
  return [...new Set([...breaking, ...types.flatMap((type) => typeDepartures(type, schema.getType(type.name)))])];
}

function typeDepartures(wanted: GraphQLNamedType, found: GraphQLNamedType | undefined): string[] {
  const { name } = wanted;
  if (!found) return [`${name} is missing`];
  if (found.constructor !== wanted.constructor) return [`${name} is of another kind`];
  if (isEnumType(wanted) && isEnumType(found)) return missing(name, wanted.getValues(), found.getValues());
  if (isUnionType(wanted) && isUnionType(found)) return missing(name, wanted.getTypes(), found.getTypes());
  if (isInputObjectType(wanted) && isInputObjectType(found)) {
    return inputDepartures(name, Object.values(wanted.getFields()), Object.values(found.getFields()), isRequiredInputField);
  }
  if ((isObjectType(wanted) && isObjectType(found)) || (isInterfaceType(wanted) && isInterfaceType(found))) {
    const fields = Object.values(wanted.getFields()).flatMap((field) => {
      const other = found.getFields()[field.name];
      const path = `${name}.${field.name}`;
      if (!other) return [`${path} is missing`];
      return [...sameType(path, field, other), ...inputDepartures(path, field.args, other.args, isRequiredArgument)];
    });
    return [...fields, ...missing(`${name} implements`, wanted.getInterfaces(), found.getInterfaces())];
  }
  return [];
}

interface Named {
  name: string;
}

function missing(path: string, wanted: readonly Named[], found: readonly Named[]): string[] {
  return wanted.filter(({ name }) => !found.some((other) => other.name === name)).map(({ name }) => `${path} ${name} is missing`);
}

function inputDepartures<Input extends GraphQLArgument | GraphQLInputField>(
  path: string,
  wanted: readonly Input[],
  found: readonly Input[],
  required: (input: Input) => boolean,
): string[] {
  const known = wanted.flatMap((input) => {
    const other = found.find(({ name }) => name === input.name);
    if (!other) return [`${path}(${input.name}) is missing`];
    const defaults = [input, other].map(({ defaultValue }) => JSON.stringify(defaultValue));
    const differs = defaults[0] !== defaults[1] ? [`${path}(${input.name}) has the default ${defaults[1]}, not ${defaults[0]}`] : [];
    return [...sameType(`${path}(${input.name})`, input, other), ...differs];
  });
  const added = found.filter((input) => required(input) && !wanted.some(({ name }) => name === input.name));
  return [...known, ...added.map(({ name }) => `${path}(${name}) was added, but is required`)];
}

function sameType(path: string, wanted: { type: unknown }, found: { type: unknown }): string[] {
  return String(wanted.type) === String(found.type) ? [] : [`${path} is ${String(found.type)}, not ${String(wanted.type)}`];
}

/** What a reader of the schema would look for in vain: types, what can be asked for, and with which arguments. */
function undescribed(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter((root) => root != null);
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !roots.includes(type as GraphQLObjectType));
  const asked = roots.flatMap((root) => Object.values(root.getFields()).flatMap((field) => [
    { name: `${root.name}.${field.name}`, description: field.description },
    ...field.args.map(({ name, description }) => ({ name: `${root.name}.${field.name}(${name})`, description })),
  ]));
  return [...types, ...asked].filter(({ description }) => !description).map(({ name }) => name);
}

suite('the schema as documentation', () => {
  test('says of every type, of whatever can be asked for, and of every argument what it is', () => {
    assert.deepEqual(undescribed(schemaOf('schema.graphql')), []);
  });

  test('the look at it notices what is not described', () => {
    const schema = buildSchema('enum E { V } input I { x: Int } interface N { id: ID } type T implements N { id: ID e: E } union U = T type Query { q(i: I): U }');
    assert.deepEqual(undescribed(schema).sort(), ['E', 'I', 'N', 'Query.q', 'Query.q(i)', 'T', 'U'].sort());
  });
});

suite('the client contract', () => {
  test('schema.graphql keeps every type, field, argument, default and nullability of it', () => {
    assert.deepEqual(departures(schemaOf('test/contract/contract.graphql'), schemaOf('schema.graphql')), []);
  });

  test('the comparison notices each kind of departure, and lets through what may be added', () => {
    const contract = `
      interface Node { id: ID! }  enum Color { RED GREEN }  type A implements Node { id: ID! a(first: Int! = 20): String }
      type B { b: Int! }  union U = A | B  input I { x: String! y: Int = 1 }  type Query { a(i: I): U }`;
    const against = (from: string, to: string) => {
      const changed = contract.replace(from, to);
      assert.notEqual(changed, contract);
      return departures(buildSchema(contract), buildSchema(changed));
    };
    const broken: [string, string][] = [
      ['RED GREEN', 'RED'], ['A | B', 'A'], ['implements Node', ''], ['first: Int! = 20', 'first: Int! = 21'],
      ['first: Int! = 20', 'first: Int = 20'], ['first: Int! = 20', 'other: Int'], ['b: Int!', 'b: Int'], ['b: Int!', 'c: Int!'],
      ['= 20): String', '= 20): String!'], ['y: Int = 1', 'y: Int'], ['x: String!', 'x: String'], ['x: String!', 'x: String! z: Int!'],
      ['a(i: I)', 'a(i: I, j: Int!)'], ['enum Color { RED GREEN }', ''],
    ];
    for (const [from, to] of broken) assert.notDeepEqual(against(from, to), [], `${from} → ${to}`);
    const allowed: [string, string][] = [
      ['RED GREEN', 'RED GREEN BLUE'], ['b: Int!', 'b(x: Int): Int! c: Int'], ['x: String!', 'x: String! z: Int'],
      ['x: String!', 'x: String! z: Int! = 1'], ['A | B', 'A | B | Query'], ['a(i: I)', 'a(i: I, j: Int)'],
    ];
    for (const [from, to] of allowed) assert.deepEqual(against(from, to), [], `${from} → ${to}`);
  });
});

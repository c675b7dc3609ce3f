import {
  getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isRequiredArgument,
  type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { send, type Target } from './clients.js';

/** An answer to one of the crawler's questions, errors included. */
export interface Crawled {
  query: string;
  answer: unknown;
}

/** Below the limits of a document, whatever its path. */
const PAGE = 2;

/** `Type__field`: of several types of one interface the same field may have different types. */
function selected({ name: type }: GraphQLObjectType, field: GraphQLField<unknown, unknown>, below: string): string {
  const page = field.args.some(({ name }) => name === 'first') ? `(first: ${PAGE})` : '';
  return `... on ${type} { ${type}__${field.name}: ${field.name}${page} ${below} }`;
}

const askable = (field: GraphQLField<unknown, unknown>) => !field.args.some(isRequiredArgument);

function objectsOf(schema: GraphQLSchema, type: GraphQLNamedType): GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? [...schema.getPossibleTypes(type)] : [];
}

/** All of a type's fields that have none below. */
function leaves(schema: GraphQLSchema, type: GraphQLNamedType): string {
  const fields = objectsOf(schema, type).flatMap((object) => Object.values(object.getFields()).filter((field) => askable(field) && !isCompositeType(getNamedType(field.type)))
    .map((field) => selected(object, field, '')));
  return ['__typename', ...fields].join(' ');
}

/** So far below a root every field is asked for, whether or not another root led to its type before. */
const ALWAYS = 2;

/**
 * Selections below a type that together ask for every field of every type that can be reached from there, each by a shortest path.
 * @param seen types that were asked for below another root: those are asked for again near this one alone
 */
export function selectionsBelow(schema: GraphQLSchema, root: GraphQLNamedType, seen: Set<string> = new Set()): string[] {
  const selections = [`{ ${leaves(schema, root)} }`];
  const near = new Set([root.name]);
  seen.add(root.name);
  const queue: { type: GraphQLNamedType; depth: number; around: (inner: string) => string }[] = [{ type: root, depth: 0, around: (inner) => inner }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { type, depth, around } = next;
    for (const object of objectsOf(schema, type)) {
      for (const field of Object.values(object.getFields())) {
        const below = getNamedType(field.type);
        if (!askable(field) || !isCompositeType(below)) continue;
        const inside = (inner: string) => around(`{ ${selected(object, field, inner)} }`);
        selections.push(inside(`{ ${leaves(schema, below)} }`));
        const isNew = depth + 1 < ALWAYS ? !near.has(below.name) : !seen.has(below.name);
        if (isNew) queue.push({ type: below, depth: depth + 1, around: inside });
        near.add(below.name);
        seen.add(below.name);
      }
    }
  }
  return selections;
}

/**
 * Asks for all that queries can reach, with each id wherever an id is wanted.
 * @param besides roots that are not asked at all
 */
export async function crawl(target: Target, schema: GraphQLSchema, token: string, ids: readonly string[], besides?: RegExp): Promise<Crawled[]> {
  const crawled: Crawled[] = [];
  const seen = new Set<string>();
  const ask = async (query: string) => {
    const { data, errors } = await send(target, { query, token });
    crawled.push({ query, answer: { data, errors } });
    return { data, errors };
  };
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const wanted = field.args.filter(isRequiredArgument);
    if (besides?.test(field.name)) continue;
    if (wanted.some(({ type }) => getNamedType(type).name !== 'ID')) continue;
    for (const id of wanted.length === 0 ? [''] : ids) {
      const given = [...wanted.map(({ name }) => `${name}: ${JSON.stringify(id)}`), ...field.args.filter(({ name }) => name === 'first').map(() => `first: ${PAGE}`)];
      const root = `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
      const { data } = await ask(`{ ${root} { __typename } }`);
      const found = data?.[field.name] as { __typename: string } | { __typename: string }[] | null | undefined;
      if (!found) continue;
      const type = getNamedType(field.type);
      // An interface has many types, and this is one of them.
      const concrete = isAbstractType(type) && !Array.isArray(found) ? schema.getType(found.__typename)! : type;
      for (const selection of selectionsBelow(schema, concrete, seen)) await ask(`{ ${root} ${selection} }`);
    }
  }
  return crawled;
}

/** Where something stands in an answer: the names of fields without their types. */
export interface Found {
  path: string[];
  value: unknown;
}

/** Everything in an answer, from its whole to its leaves. */
export function* everything(value: unknown, path: string[] = []): Generator<Found> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* everything(inner, Array.isArray(value) ? path : [...path, key.split('__').at(-1)!]);
  }
}

/** A change that somebody might try, as one document without variables. */
export interface Try {
  field: string;
  query: string;
}

/** Every mutation that wants an id, with the given one in each place of its arguments that one may stand, and whatever else it asks for. */
export function triesWith(schema: GraphQLSchema, id: string): Try[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field) => argumentsWith(field.args, JSON.stringify(id)).map((given) => ({
    field: field.name,
    query: `mutation { ${field.name}(${given}) ${isCompositeType(getNamedType(field.type)) ? `{ ${leaves(schema, getNamedType(field.type))} }` : ''} }`,
  })));
}

interface Input {
  name: string;
  type: GraphQLInputType;
  defaultValue?: unknown;
}

/** What is required, with the id in one place of it or one beside it. */
function argumentsWith(inputs: readonly Input[], id: string): string[] {
  const required = inputs.filter((input) => isNonNullType(input.type) && input.defaultValue === undefined);
  return inputs.flatMap((place) => literalsWith(place.type, id).map((literal) => (
    [`${place.name}: ${literal}`, ...required.filter(({ name }) => name !== place.name).map(({ name, type }) => `${name}: ${literalOf(type, id)}`)].join(', '))));
}

/** Values of that type with the id somewhere in them. */
function literalsWith(type: GraphQLInputType, id: string): string[] {
  if (isNonNullType(type)) return literalsWith(type.ofType, id);
  if (isListType(type)) return literalsWith(type.ofType, id).map((literal) => `[${literal}]`);
  if (isInputObjectType(type)) return argumentsWith(Object.values(type.getFields()), id).map((fields) => `{ ${fields} }`);
  return type.name === 'ID' ? [id] : [];
}

function literalOf(type: GraphQLInputType, id: string): string {
  if (isNonNullType(type)) return literalOf(type.ofType, id);
  if (isListType(type)) return `[${literalOf(type.ofType, id)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    return `{ ${required.map((field) => `${field.name}: ${literalOf(field.type, id)}`).join(', ')} }`;
  }
  return SCALARS[type.name] ?? id;
}

const SCALARS: Record<string, string> = { String: '"probe-0001"', Int: '1', Float: '0.5', Boolean: 'true', DateTime: '"2099-01-01T00:00:00.000Z"' };

import {
  getNamedType, isAbstractType, isCompositeType, isObjectType, isRequiredArgument, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
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

/** Asks for all that queries can reach, with each id wherever an id is wanted. */
export async function crawl(target: Target, schema: GraphQLSchema, token: string, ids: readonly string[]): Promise<Crawled[]> {
  const crawled: Crawled[] = [];
  const seen = new Set<string>();
  const ask = async (query: string) => {
    const { data, errors } = await send(target, { query, token });
    crawled.push({ query, answer: { data, errors } });
    return { data, errors };
  };
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const wanted = field.args.filter(isRequiredArgument);
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

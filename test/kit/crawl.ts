import {
  getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isRequiredArgument,
  type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { send, type Operation, type Target } from './clients.js';

/** An answer to one of the crawler's questions, errors included. */
export interface Crawled {
  query: string;
  answer: { data?: Record<string, unknown> | null | undefined; errors?: readonly unknown[] | undefined };
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
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const wanted = field.args.filter(isRequiredArgument);
    if (besides?.test(field.name)) continue;
    if (wanted.some(({ type }) => getNamedType(type).name !== 'ID')) continue;
    const ask = async (questions: readonly Omit<Question, 'field' | 'wanted'>[]) => {
      const answers: Crawled[] = [];
      for (const part of together(questions.map((question) => ({ field, wanted: wanted.map(({ name }) => name), ...question })))) answers.push(...(await askedTogether(target, token, part)));
      crawled.push(...answers);
      return answers;
    };
    const rootIds = wanted.length === 0 ? [null] : ids;
    const firsts = await ask(rootIds.map((id) => ({ id, selection: '{ __typename }' })));
    for (const [index, id] of rootIds.entries()) {
      const found = firsts[index]!.answer.data?.[field.name] as { __typename: string } | { __typename: string }[] | null | undefined;
      if (!found) continue;
      const type = getNamedType(field.type);
      // An interface has many types, and this is one of them.
      const concrete = isAbstractType(type) && !Array.isArray(found) ? schema.getType(found.__typename)! : type;
      await ask(selectionsBelow(schema, concrete, seen).map((selection) => ({ id, selection })));
    }
  }
  return crawled;
}

/** A root that is asked for what is selected below it. */
interface Question {
  field: GraphQLField<unknown, unknown>;
  /** Its arguments that want an id. */
  wanted: readonly string[];
  /** Null where none is wanted. */
  id: string | null;
  selection: string;
}

function rootOf({ field, wanted }: Question, id: string): string {
  const given = [...wanted.map((name) => `${name}: ${id}`), ...field.args.filter(({ name }) => name === 'first').map(() => `first: ${PAGE}`)];
  return `${field.name}${given.length === 0 ? '' : `(${given.join(', ')})`}`;
}

/** What each is answered: by one document for all, and by one of its own wherever that one had an error, which may hide what else would be said. */
async function askedTogether(target: Target, token: string, questions: readonly Question[]): Promise<Crawled[]> {
  const answers = questions.length === 1 ? [] : await askedAtOnce(target, token, questions);
  const crawled: Crawled[] = [];
  for (const [index, question] of questions.entries()) {
    const { field, id, selection } = question;
    const query = `{ ${rootOf(question, JSON.stringify(id))} ${selection} }`;
    const answer = answers[index] ?? (await send(target, { ...documentOf([question], () => field.name), token }));
    crawled.push({ query, answer });
  }
  return crawled;
}

/** A document is the same for other ids: it is read and validated once. */
function documentOf(questions: readonly Question[], aliasOf: (index: number) => string): Pick<Operation, 'query' | 'variables'> {
  const given = questions.flatMap(({ id }, index) => (id === null ? [] : [[`i${index}`, id] as const]));
  const head = given.length === 0 ? '' : `(${given.map(([name]) => `$${name}: ID!`).join(', ')})`;
  const roots = questions.map((question, index) => `${aliasOf(index)}: ${rootOf(question, `$i${index}`)} ${question.selection}`);
  return { query: `query ${head} { ${roots.join(' ')} }`, variables: Object.fromEntries(given) };
}

/** Null for whoever had an error. */
async function askedAtOnce(target: Target, token: string, questions: readonly Question[]): Promise<(Crawled['answer'] | null)[]> {
  const { data, errors } = await send(target, { ...documentOf(questions, (index) => `a${index}`), token });
  const faulty = new Set(errors.map(({ path }) => path?.[0]));
  return questions.map(({ field }, index) => (!data || faulty.has(undefined) || faulty.has(`a${index}`) ? null : { data: { [field.name]: data[`a${index}`] }, errors: [] }));
}

/** Below the limit of a document's tokens. */
const TOKENS = 1_700;
/** At most, of a question's variable, alias and root. */
const ROOT_TOKENS = 25;

/** As many questions at a time as one document may hold. */
function together(questions: readonly Question[]): Question[][] {
  const parts: Question[][] = [];
  let room = 0;
  for (const question of questions) {
    const tokens = question.selection.match(/\w+|\.\.\.|[^\s\w]/g)!.length + ROOT_TOKENS;
    if (tokens > room) {
      parts.push([]);
      room = TOKENS;
    }
    parts.at(-1)!.push(question);
    room -= tokens;
  }
  return parts;
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

/** A change that somebody might try, with whatever id the variable `id` holds. */
export interface Try {
  field: string;
  query: string;
}

/** Every mutation that wants an id, with `$id` in each place of its arguments that one may stand, and whatever else it asks for. */
export function triesOf(schema: GraphQLSchema): Try[] {
  return Object.values(schema.getMutationType()!.getFields()).flatMap((field) => argumentsWith(field.args, '$id').map((given) => ({
    field: field.name,
    query: `mutation ($id: ID!) { ${field.name}(${given}) ${isCompositeType(getNamedType(field.type)) ? `{ ${leaves(schema, getNamedType(field.type))} }` : ''} }`,
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

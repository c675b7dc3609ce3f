import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** What the named placeholders of an example and of those before it stand for. */
export type Bindings = ReadonlyMap<string, unknown>;

const KINDS: Record<string, (value: unknown) => boolean> = {
  id: (value) => typeof value === 'string' && /^[a-z]{3}_[0-9a-f]{32}$/.test(value),
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  token: (value) => typeof value === 'string' && /^[\w.-]{32,}$/.test(value),
  cursor: (value) => typeof value === 'string' && /^[\w-]+$/.test(value),
  code: (value) => typeof value === 'string' && /^[A-Z2-9]{5}-[A-Z2-9]{5}$/.test(value),
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  'time or null': (value) => value === null || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)),
  'number or null': (value) => value === null || typeof value === 'number',
  'id or null': (value) => value === null || (typeof value === 'string' && /^[a-z]{3}_[0-9a-f]{32}$/.test(value)),
};

/** The name inside "<…>", or null for what stands for itself. */
function placeholder(value: unknown): string | null {
  return typeof value === 'string' ? (/^<(.+)>$/.exec(value)?.[1] ?? null) : null;
}

/** Adds an id for each "<new … id>" of an example's variables, under the name without "new": one that a client makes. */
export function withNewIds(value: unknown, bindings: Bindings): Bindings {
  const name = placeholder(value);
  if (name?.startsWith('new ')) return new Map([...bindings, [name.slice('new '.length), randomUUID()]]);
  if (typeof value !== 'object' || value === null) return bindings;
  return Object.values(value).reduce<Bindings>((known, field) => withNewIds(field, known), bindings);
}

/** Puts what earlier examples answered into an example's variables. */
export function fill(value: unknown, bindings: Bindings): unknown {
  const name = placeholder(value)?.replace(/^new /, '') ?? null;
  if (name !== null) {
    assert.ok(bindings.has(name), `nothing before this example answered with <${name}>`);
    return bindings.get(name);
  }
  if (Array.isArray(value)) return value.map((element) => fill(element, bindings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fill(field, bindings)]));
}

/**
 * Compares an answer with the worked one. "<time>" is any time; "<lesson id>" is an id, the same one wherever it
 * stands; "<A | B>" is one of the two. A list may hold more of what it shows, in any order, but nothing else.
 * @returns the bindings with what the answer added to them
 * @throws AssertionError
 */
export function match(worked: unknown, answer: unknown, bindings: Bindings, path = 'answer'): Bindings {
  const name = placeholder(worked);
  if (name !== null) return matchPlaceholder(name, answer, bindings, path);
  if (Array.isArray(worked)) {
    assert.ok(Array.isArray(answer), `${path} is a list`);
    return matchList(worked, answer, bindings, path);
  }
  if (typeof worked !== 'object' || worked === null) {
    assert.deepEqual(answer, worked, path);
    return bindings;
  }
  assert.ok(typeof answer === 'object' && answer !== null, `${path} is an object`);
  assert.deepEqual(Object.keys(answer).sort(), Object.keys(worked).sort(), `the fields of ${path}`);
  const fields = answer as Record<string, unknown>;
  return Object.entries(worked).reduce((known, [key, field]) => match(field, fields[key], known, `${path}.${key}`), bindings);
}

function matchPlaceholder(name: string, value: unknown, bindings: Bindings, path: string): Bindings {
  if (name.includes(' | ')) {
    assert.ok(name.split(' | ').includes(String(value)), `${path} is one of ${name}, not ${String(value)}`);
    return bindings;
  }
  if (bindings.has(name)) {
    assert.equal(value, bindings.get(name), `${path} is the ${name} of before`);
    return bindings;
  }
  const kind = KINDS[name] ?? KINDS[name.split(' ').at(-1) ?? ''];
  assert.ok(kind, `<${name}> is no placeholder`);
  assert.ok(kind(value), `${path} is a ${name}, not ${JSON.stringify(value)}`);
  return name in KINDS ? bindings : new Map([...bindings, [name, value]]);
}

function matchList(worked: unknown[], answer: unknown[], bindings: Bindings, path: string): Bindings {
  let known = bindings;
  const missing = new Set(worked);
  for (const [index, element] of answer.entries()) {
    const failures: string[] = [];
    const found = worked.find((candidate) => {
      try {
        known = match(candidate, element, known, `${path}[${index}]`);
        return true;
      } catch (error) {
        failures.push((error as Error).message);
        return false;
      }
    });
    assert.ok(found !== undefined, `${path}[${index}] is not in the worked answer:\n${failures.join('\n')}`);
    missing.delete(found);
  }
  assert.deepEqual([...missing], [], `${path} lacks what the worked answer shows`);
  return known;
}

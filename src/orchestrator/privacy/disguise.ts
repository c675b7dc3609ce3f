import { DATA_TAGS } from '../fence.js';
import type { ModelCall } from '../model.js';
import { ENTITY_KINDS, entitiesIn, type EntityKind } from './entities.js';
import { NameFinder } from './names.js';
import { Placeholders } from './placeholders.js';

/** Texts as they leave the machine, and what their placeholders stand for. */
export interface Disguised {
  texts: string[];
  originals: ReadonlyMap<string, string>;
  /** How many different addresses, numbers and names were replaced. */
  counts: ReadonlyMap<EntityKind, number>;
}

/** Replaces the personal data of texts that go out together: the same entity by the same placeholder in all of them. */
export function disguise(texts: readonly string[], people: readonly string[]): Disguised {
  const names = new NameFinder(people);
  const placeholders = new Placeholders(texts);
  const counts = new Map(ENTITY_KINDS.map((kind) => [kind, 0]));
  const replaced = texts.map((text) => {
    let result = '';
    let at = 0;
    for (const { kind, start, end } of entitiesIn(text, names)) {
      if (isTag(text, start, end)) continue;
      const before = placeholders.originals.size;
      result += text.slice(at, start) + placeholders.for(kind, text.slice(start, end));
      counts.set(kind, counts.get(kind)! + placeholders.originals.size - before);
      at = end;
    }
    return result + text.slice(at);
  });
  return { texts: replaced, originals: placeholders.originals, counts };
}

const TAGS = new Set(DATA_TAGS.flatMap((tag) => [`<${tag}>`, `</${tag}>`]));

/** Somebody who is called Lesson opens no fence: the tags around data stay what they are. */
function isTag(text: string, start: number, end: number): boolean {
  const from = text[start - 1] === '/' ? start - 2 : start - 1;
  return from >= 0 && TAGS.has(text.slice(from, end + 1).toLowerCase());
}

export interface DisguisedCall extends Omit<Disguised, 'texts'> {
  call: ModelCall;
}

/** A call is looked through once, whoever asks: what it may cost is reckoned by what leaves, too. */
const looked = new WeakMap<ModelCall, DisguisedCall>();

/** The same call to another model, which is not looked through again. */
export function toModel(call: ModelCall, model: string): ModelCall {
  const known = disguisedCall(call);
  const other = { ...call, model };
  looked.set(other, { ...known, call: known.call === call ? other : { ...known.call, model } });
  return other;
}

/** A call without the personal data in its instructions and messages; its task stays, since no model reads it. The call itself where it holds none. */
export function disguisedCall(call: ModelCall): DisguisedCall {
  const known = looked.get(call);
  if (known) return known;
  const { texts: [system, ...contents], ...rest } = disguise([call.system, ...call.messages.map(({ content }) => content)], call.people ?? []);
  const result: DisguisedCall = {
    ...rest,
    call: rest.originals.size === 0 ? call : {
      ...call,
      system: `${system}\n${hint([...rest.originals.keys()])}`,
      messages: call.messages.map(({ role }, index) => ({ role, content: contents[index]! })),
    },
  };
  looked.set(call, result);
  return result;
}

function hint(placeholders: readonly string[]): string {
  return `Words such as ${placeholders.slice(0, 2).join(', ')} stand for a name, an e-mail address or a phone number that is known to the reader: use them as such, and copy them unchanged.`;
}

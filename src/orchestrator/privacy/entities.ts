import { emailsIn } from './emails.js';
import { NameFinder } from './names.js';
import { phonesIn } from './phones.js';

export const ENTITY_KINDS = ['email', 'phone', 'person'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Where a text tells who somebody is or how to reach him (UTF-16 code units, end exclusive). */
export interface Entity {
  kind: EntityKind;
  start: number;
  end: number;
}

/** Personal data in a text, in order, without overlaps: an address is one entity, also where a name is part of it. */
export function entitiesIn(text: string, names: NameFinder): Entity[] {
  const found: Entity[] = [...emailsIn(text)];
  const isFree = (entity: Entity): boolean => !found.some(({ start, end }) => entity.start < end && start < entity.end);
  for (const phone of phonesIn(text)) if (isFree(phone)) found.push(phone);
  return [...found, ...[...names.in(text)].filter(isFree)].sort((a, b) => a.start - b.start);
}

import { badUserInput } from '../errors.js';
import type { Connection } from './types.js';

export const MAX_PAGE_SIZE = 100;

/** What a list's arguments mean, for its schema. */
export const FIRST = `1 to ${MAX_PAGE_SIZE}.`;
export const AFTER = 'The endCursor of the page before; the list is read from its beginning when left out.';

/** What a keyset query needs: how many rows, and the sort key after which they start. */
export interface PageRequest {
  first: number;
  after: string | null;
}

export function pageRequest(first: number, after: string | null | undefined): PageRequest {
  if (first < 1 || first > MAX_PAGE_SIZE) throw badUserInput('first', `must be from 1 to ${MAX_PAGE_SIZE}.`);
  return { first, after: after == null ? null : decodeCursor(after) };
}

export function encodeCursor(key: string): string {
  return Buffer.from(JSON.stringify([key])).toString('base64url');
}

function decodeCursor(cursor: string): string {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === 1 && typeof key[0] === 'string' && !key[0].includes('\0')) return key[0];
  } catch {
    // Not JSON: refused below like every other string that is no cursor.
  }
  throw badUserInput('after', 'is not a cursor that this list gave out.');
}

/** A page from rows that were read one beyond `first`, so that the last one tells whether more follow. */
export function connection<NodeType>(rows: NodeType[], page: PageRequest, keyOf: (node: NodeType) => string): Connection<NodeType> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

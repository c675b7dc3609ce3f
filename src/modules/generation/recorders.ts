import { firstEvents, soundEvents } from '../../streams/log.js';
import type { StreamWriters } from '../../streams/writer.js';
import { EVENT, produced, startedBy } from './events.js';
import { itemsOf } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import type { Claim } from './lease.js';
import { Recorder, type RecorderOptions } from './recorder.js';
import { promptVersionOf } from './wording.js';

type Parts = Pick<RecorderOptions, 'db' | 'signals' | 'items' | 'usage' | 'activity'> & { writers: StreamWriters };

/** A recorder for each claim, in their order, with what lost workers left in its log. @param subject what all of them are made from */
export async function recordersOf(claims: readonly Claim[], subject: Subject, parts: Parts): Promise<Recorder[]> {
  const { db } = parts;
  const begun = claims.filter((claim) => claim.begun).map(({ generation }) => generation.id);
  const logs = begun.length > 0 ? await soundEvents(db, begun) : new Map<string, never>();
  const starts = begun.length > 0 ? await firstEvents(db, begun, EVENT.started) : new Map<string, never>();
  return Promise.all(claims.map(async (claim) => {
    const { id, kind, input } = claim.generation;
    const rules = itemsOf(kind);
    return new Recorder({
      ...parts,
      claim,
      writer: parts.writers.open(id, claim.fence),
      inherited: {
        text: produced(logs.get(id) ?? []).text,
        items: claim.begun && rules ? await parts.items.ofGeneration(id) : [],
        started: startedBy(starts.get(id)),
      },
      wanted: rules?.wanted(input) ?? null,
      stage: rules?.stage ?? '',
      promptVersion: promptVersionOf(kind, subject),
      accept({ draft, by }, existing) {
        const judged = rules?.accept(draft, { ...subject, generationId: id }, existing, by);
        if (!judged?.ok) throw new Error(`what was accepted for the call is no item of ${id}: ${judged?.reason ?? 'it is text'}`);
        return judged.item;
      },
    });
  }));
}

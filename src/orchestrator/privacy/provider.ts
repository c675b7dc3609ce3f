import { Counter } from '../../platform/counters.js';
import type { ModelCall, ModelProvider, StreamPart } from '../model.js';
import { disguisedCall } from './disguise.js';
import { Restorer } from './restorer.js';

const replaced = new Counter('lyceum_personal_data_replaced_total', 'Different e-mail addresses, phone numbers and names that were replaced in calls to models.', 'kind');

/** A provider that never sees personal data: it is replaced in each call and put back in the answer. */
export function withoutPersonalData(provider: ModelProvider): ModelProvider {
  return new DiscreetProvider(provider);
}

class DiscreetProvider implements ModelProvider {
  readonly name: string;
  readonly origin: ModelProvider['origin'];

  constructor(private readonly provider: ModelProvider) {
    this.name = provider.name;
    this.origin = provider.origin;
  }

  stream(call: ModelCall, signal: AbortSignal): AsyncIterable<StreamPart> {
    const { call: discreet, originals, counts } = disguisedCall(call);
    for (const [kind, count] of counts) replaced.add(kind, count);
    const parts = this.provider.stream(discreet, signal);
    // Another generator stands in the way of every token: only where there is something to put back.
    return originals.size === 0 ? parts : restored(parts, new Restorer(originals, call.schema !== undefined));
  }
}

async function* restored(parts: AsyncIterable<StreamPart>, restorer: Restorer): AsyncGenerator<StreamPart> {
  for await (const part of parts) {
    if (part.type === 'text') {
      const text = restorer.push(part.text);
      if (text !== '') yield { type: 'text', text };
      continue;
    }
    // Where an answer breaks off, what is held back goes with it: whoever goes on would else find half a placeholder.
    if (part.type === 'finish' && part.reason === 'stop') {
      const text = restorer.end();
      if (text !== '') yield { type: 'text', text };
    }
    yield part;
  }
}

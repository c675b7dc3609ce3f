import type { BatchProvider } from '../batches.js';
import { disguisedCall } from './disguise.js';

/** A batch API that never sees personal data. The answers hold what stands for it: whoever reads them puts it back, by the same call. */
export function batchesWithoutPersonalData(batches: BatchProvider): BatchProvider {
  return {
    submit: (token, calls, signal) => batches.submit(token, calls.map(({ id, call }) => ({ id, call: disguisedCall(call).call })), signal),
    find: (lost, signal) => batches.find(lost, signal),
    poll: (id, signal) => batches.poll(id, signal),
    results: (id, signal) => batches.results(id, signal),
    cancel: (id, signal) => batches.cancel(id, signal),
  };
}

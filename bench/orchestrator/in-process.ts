/** What the orchestrator adds to a call when nothing else costs time: a scripted provider in the same process. Runs in a child. */
import type { ModelProvider, StreamPart } from '../../src/orchestrator/model.js';
import { monotonicMs } from './figures.js';
import { openLoop } from './load.js';
import { callOf, orchestratorOf, requestOf } from './variants.js';

const TOKENS = 100;

/** Gives a token each time it is asked. */
const scripted: ModelProvider = {
  name: 'scripted',
  origin: 'MODEL',
  async *stream(): AsyncGenerator<StreamPart> {
    for (let index = 0; index < TOKENS; index++) yield { type: 'text', text: `token${index} ` };
    yield { type: 'usage', usage: { inputTokens: 200, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: TOKENS } };
    yield { type: 'finish', reason: 'stop' };
  },
};

/** Milliseconds a call in each turn, without the orchestrator and with it. */
export interface InProcessResult {
  bareMs: number[][];
  orchestratedMs: number[][];
}

/** The two take turns of a second. */
export async function measureInProcess({ callsPerSecond, turns }: { callsPerSecond: number; turns: number }): Promise<InProcessResult> {
  const call = callOf('scripted');
  const orchestrator = orchestratorOf(scripted);
  const signal = new AbortController().signal;
  const bare = async (into: number[]): Promise<void> => {
    const startedAt = monotonicMs();
    let length = 0;
    for await (const part of scripted.stream(call, signal)) if (part.type === 'text') length += part.text.length;
    if (length > 0) into.push(monotonicMs() - startedAt);
  };
  const orchestrated = async (into: number[]): Promise<void> => {
    const startedAt = monotonicMs();
    let length = 0;
    for await (const event of orchestrator.run(requestOf(call))) if (event.type === 'text') length += event.text.length;
    if (length > 0) into.push(monotonicMs() - startedAt);
  };
  const turn = async (one: (into: number[]) => Promise<void>, seed: number): Promise<number[]> => {
    const times: number[] = [];
    await openLoop(callsPerSecond, 1, seed, () => one(times));
    return times;
  };
  const result: InProcessResult = { bareMs: [], orchestratedMs: [] };
  for (const one of [bare, orchestrated]) await turn(one, 0);
  for (let seed = 1; seed <= turns; seed++) {
    result.bareMs.push(await turn(bare, seed));
    result.orchestratedMs.push(await turn(orchestrated, seed));
  }
  return result;
}

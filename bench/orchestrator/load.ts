/** Open-loop load: calls begin when they are due, however the earlier ones are doing. Runs in a child. */
import { monotonicMs } from './figures.js';
import { callerOf, callOf, type Caller, type Variant } from './variants.js';
import type { ModelCall } from '../../src/orchestrator/model.js';

export interface CallerOptions {
  variant: Variant;
  origin: string;
  gateway: string | null;
}

/** A stretch of load that a caller is asked for. */
export interface Slice {
  callsPerSecond: number;
  seconds: number;
  seed: number;
}

export interface LoadResult {
  /** From the moment a call was due, in milliseconds. */
  firstTokenMs: number[];
  wholeMs: number[];
  tokens: number;
  /** Of this process while the calls were made. */
  cpuMicros: number;
  failures: number;
}

/** mulberry32: the same arrivals for every variant of a run. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Calls `begin` at exponentially spaced moments; resolves when all that it began have ended. */
export async function openLoop(callsPerSecond: number, seconds: number, seed: number, begin: (due: number) => Promise<void>): Promise<void> {
  const random = randomOf(seed);
  const start = monotonicMs();
  const running: Promise<void>[] = [];
  let due = start;
  for (;;) {
    due += (-Math.log(1 - random()) * 1_000) / callsPerSecond;
    if (due > start + seconds * 1_000) break;
    const wait = due - monotonicMs();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(wait)));
    running.push(begin(due));
  }
  await Promise.all(running);
}

async function measured(caller: Caller, call: ModelCall, due: number, result: LoadResult): Promise<void> {
  let first = 0;
  try {
    await caller(call, () => {
      if (first === 0) first = monotonicMs();
      result.tokens += 1;
    });
    result.firstTokenMs.push(first - due);
    result.wholeMs.push(monotonicMs() - due);
  } catch (error) {
    if (result.failures++ === 0) console.error(error);
  }
}

async function measureSlice(caller: Caller, call: ModelCall, { callsPerSecond, seconds, seed }: Slice): Promise<LoadResult> {
  const result: LoadResult = { firstTokenMs: [], wholeMs: [], tokens: 0, cpuMicros: 0, failures: 0 };
  const before = process.cpuUsage();
  await openLoop(callsPerSecond, seconds, seed, (due) => measured(caller, call, due, result));
  const { user, system } = process.cpuUsage(before);
  result.cpuMicros = user + system;
  return result;
}

/** Carries out each slice that the parent sends, and answers with its result, until the parent lets go. */
export function takeLoad({ variant, origin, gateway }: CallerOptions): void {
  const caller = callerOf(variant, origin, gateway);
  const call = callOf('paced');
  process.on('message', async (slice: Slice) => process.send?.(await measureSlice(caller, call, slice)));
  process.on('disconnect', () => process.exit(0));
}

/** Resident memory over many streams. Runs in a child with --expose-gc. */
import { anthropicAt, callOf, openaiAt, orchestratorOf, requestOf } from './variants.js';

export interface MemoryOptions {
  origin: string;
  streams: number;
  every: number;
  concurrency: number;
}

/** @returns resident megabytes after a collection, each `every` streams */
export async function measureMemory({ origin, streams, every, concurrency }: MemoryOptions): Promise<number[]> {
  const orchestrators = [openaiAt(origin), anthropicAt(origin)].map((provider) => orchestratorOf(provider));
  const resident: number[] = [];
  for (let done = 0; done < streams; done += every) {
    let left = every;
    await Promise.all(Array.from({ length: concurrency }, async () => {
      while (left > 0) {
        const orchestrator = orchestrators[left % orchestrators.length]!;
        left -= 1;
        let length = 0;
        for await (const event of orchestrator.run(requestOf(callOf('burst')))) if (event.type === 'text') length += event.text.length;
        if (length === 0) throw new Error('A stream was empty.');
      }
    }));
    globalThis.gc?.();
    resident.push(process.memoryUsage.rss() / 2 ** 20);
  }
  return resident;
}

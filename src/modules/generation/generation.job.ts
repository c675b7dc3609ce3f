import { z } from 'zod';
import type { JobDefinition } from '../../jobs/kit.js';
import type { GenerationRunner } from './runner.js';

const schema = z.strictObject({ generationId: z.string() });

export type GenerateJobData = z.infer<typeof schema>;

export const generateJob = { name: 'generate', schema };

/** BullMQ silently drops a second job with the id of a finished one: each fence makes another. */
export function jobId(generationId: string, fence: number): string {
  return `${generationId}-${fence}`;
}

/** "Work on this generation, if nobody else does": whether there is anything to do is decided by the claim. */
export function generateJobFor(runner: GenerationRunner): JobDefinition<GenerateJobData> {
  return { ...generateJob, run: ({ generationId }, context) => runner.run(generationId, context) };
}

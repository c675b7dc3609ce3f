import type { QuestionMaker } from '../quizzes/questions.service.js';
import { Origin } from './generation.entity.js';

export interface Producer {
  provider: string;
  model: string;
  origin: Origin;
}

/** Who is to be named for what comes now. @param promptVersion of the prompt that a model reads */
export function makerOf(producer: Producer | null, promptVersion: string | null): QuestionMaker {
  if (!producer) return { origin: null, provider: null, model: null, promptVersion: null };
  // What comes from the cache was made by the prompt of today: another one makes another key.
  return { ...producer, promptVersion: producer.origin === Origin.LOCAL ? null : promptVersion };
}

/** "openai/gpt-…": who made an answer, also one that was kept. */
export function madeBy({ provider, model, origin }: Producer): string {
  return origin === Origin.CACHE ? model : `${provider}/${model}`;
}

import type { QuestionMaker } from '../quizzes/questions.service.js';
import { Origin, type GenerationKind } from './generation.entity.js';
import { kindDefinition } from './kinds/index.js';
import type { Producer } from './recorder.js';

/** Who is to be named for an item that comes now. */
export function makerOf(producer: Producer | null, kind: GenerationKind): QuestionMaker {
  if (!producer) return { origin: null, provider: null, model: null, promptVersion: null };
  // What comes from the cache was made by the prompt of today: another one makes another key.
  return { ...producer, promptVersion: producer.origin === Origin.LOCAL ? null : kindDefinition(kind).prompt.version };
}

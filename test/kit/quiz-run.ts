import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { Judgement } from '../../src/modules/generation/items/item.js';
import type { Subject } from '../../src/modules/generation/kinds/kind.js';
import type { QuizInput } from '../../src/modules/generation/kinds/quiz.js';
import type { NewQuestion } from '../../src/modules/quizzes/questions.service.js';
import { callFor } from '../../src/modules/generation/planner.js';
import { QUESTION_TYPES, type ModelProvider } from '../../src/orchestrator/model.js';
import { Orchestrator } from '../../src/orchestrator/orchestrator.js';
import { PLAIN_PRICES } from './model-calls.js';

export interface QuizRun {
  released: NewQuestion[];
  /** How each attempt ended, in order. */
  outcomes: string[];
  /** What the run threw; undefined where its answer is whole. */
  error: unknown;
}

/** A quiz on a lesson as a worker makes it: the orchestrator on one provider, and the quiz kind's own judgement. */
export async function runQuiz(provider: ModelProvider, body: string, questionCount: number): Promise<QuizRun> {
  const input: QuizInput = { questionCount, types: [...QUESTION_TYPES], seed: 1, language: null, difficulty: null, allowLocal: false };
  const subject: Subject = {
    generationId: 'gen_test', input, lessonId: 'les_test', lessonVersion: 1, lesson: { title: 'Tides', body, objectives: [], language: 'en' },
  };
  const { items } = kindDefinition(GenerationKind.QUIZ);
  if (!items) throw new Error('a quiz consists of items');
  const run: QuizRun = { released: [], outcomes: [], error: undefined };
  const candidates = [{ provider, model: { name: 'm', contextTokens: Number.MAX_SAFE_INTEGER, prices: PLAIN_PRICES } }];
  const orchestrator = new Orchestrator({ candidates, retries: { attempts: 0 } });
  try {
    for await (const event of orchestrator.run<NewQuestion>({
      kind: 'QUIZ',
      // The limit is out of the way: what is looked at is what is made of the answer, however long.
      build: (candidate, soFar) => ({
        ...callFor(GenerationKind.QUIZ, subject, candidate, { items: soFar.items, refusals: [] }), maxOutputTokens: 10_000_000,
      }),
      items: { wanted: questionCount, accept: (item, by) => items.accept(item, subject, run.released, by.provider.origin) as Judgement<NewQuestion> },
      allowLocal: false,
      signal: new AbortController().signal,
      reserve: async () => true,
    })) {
      if (event.type === 'item') run.released.push(event.item);
      if (event.type === 'reset') run.released = [];
      if (event.type === 'attempt_finished') run.outcomes.push(event.outcome);
    }
  } catch (error) {
    run.error = error;
  }
  return run;
}

import { ProviderError, type ExplanationTask, type ModelCall, type ModelProvider, type StreamPart } from '../../model.js';
import { Pacer } from './pacer.js';

/**
 * The built-in engine: answers a call's task from the lesson alone, without a model. Explanations and questions
 * consist of the lesson's own words; the same task gives the same answer. It costs nothing and counts no tokens.
 * Everything it needs is loaded on its first call.
 */
export function createLocalProvider(): ModelProvider {
  return { name: 'local', origin: 'LOCAL', stream };
}

async function* stream({ task }: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
  const pacer = new Pacer(signal);
  await pacer.breathe();
  if (task.kind === 'QUIZ') {
    const { quizParts } = await import('./quiz/index.js');
    yield* quizParts(task, pacer);
  } else {
    const { explanationParts } = await import('./explain.js');
    yield* explanationParts(explanationFor(task), pacer);
  }
  yield { type: 'usage', usage: { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 } };
  yield { type: 'finish', reason: 'stop' };
}

/** A free request about a lesson is answered like a question about it. @throws ProviderError where there is no lesson to answer from */
function explanationFor(task: Exclude<ModelCall['task'], { kind: 'QUIZ' }>): ExplanationTask {
  if (task.kind === 'EXPLANATION') return task;
  const { lesson, prompt: question, language, difficulty } = task;
  if (!lesson) throw new ProviderError('no_material', 'The built-in engine answers from a lesson only, and none was named.');
  return { kind: 'EXPLANATION', lesson, question, language, difficulty };
}

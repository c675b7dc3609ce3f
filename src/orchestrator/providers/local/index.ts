import { ProviderError, type CompletionTask, type ExplanationTask, type ModelCall, type ModelProvider, type StreamPart, type Task } from '../../model.js';
import type { Presentation } from '../../shaping.js';
import { Pacer } from './pacer.js';
import { leftOutNotice } from './shaping.js';

/**
 * The built-in engine: answers a call's task from the lesson alone, without a model. Explanations and questions
 * consist of the lesson's own words; the same task gives the same answer. It costs nothing and counts no tokens.
 * Everything it needs is loaded on its first call.
 */
export function createLocalProvider(): ModelProvider {
  return { name: 'local', origin: 'LOCAL', stream };
}

async function* stream({ task, shaping }: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
  const pacer = new Pacer(signal);
  await pacer.breathe();
  yield* partsOf(task, shaping?.presentation ?? null, pacer);
  const leftOut = shaping && leftOutNotice(task.kind, shaping, task.language);
  if (leftOut) yield { type: 'notice', text: leftOut };
  yield { type: 'usage', usage: { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 } };
  yield { type: 'finish', reason: 'stop' };
}

async function* partsOf(task: Task, presentation: Presentation | null, pacer: Pacer): AsyncGenerator<StreamPart> {
  switch (task.kind) {
    case 'QUIZ':
      return yield* (await import('./quiz/index.js')).quizParts(task, pacer);
    case 'FLASHCARDS':
      return yield* (await import('./flashcards.js')).flashcardParts(task, pacer);
    case 'EXERCISES':
      return yield* (await import('./exercises.js')).exerciseParts(task, pacer);
    case 'OUTLINE':
      return yield* (await import('./outline.js')).outlineParts(task, pacer);
    case 'SUMMARY':
      return yield* (await import('./summary.js')).summaryParts(task, pacer);
    case 'EXAMPLES':
      return yield* (await import('./examples.js')).exampleParts(task, pacer);
    case 'LESSON':
      return yield* (await import('./lesson.js')).lessonParts(task, pacer);
    case 'STUDY_PLAN':
      return yield* (await import('./study-plan.js')).studyPlanParts(task, pacer);
    case 'EXPLANATION':
      return yield* (await import('./explain.js')).explanationParts(task, pacer, presentation);
    case 'KEY_CHECK':
      // Its own questions are held against their evidence instead; another's it could only guess.
      throw new ProviderError('no_material', 'The built-in engine answers no questions blind.');
    case 'COMPLETION':
      return yield* (await import('./explain.js')).explanationParts(explanationFor(task), pacer, presentation);
    case 'QUESTIONNAIRE':
      return yield* (await import('./questionnaire.js')).questionnaireParts(task, pacer);
    case 'PROFILE_ANALYSIS':
      return yield* (await import('./profile-analysis.js')).profileAnalysisParts(task, pacer);
    case 'GRADING':
      throw new ProviderError('no_material', "The built-in engine judges nobody's words.");
  }
}

/** A free request about a lesson is answered like a question about it. @throws ProviderError where there is no lesson to answer from */
function explanationFor({ lesson, prompt: question, language, difficulty }: CompletionTask): ExplanationTask {
  if (!lesson) throw new ProviderError('no_material', 'The built-in engine answers from a lesson only, and none was named.');
  return { kind: 'EXPLANATION', lesson, question, language, difficulty };
}

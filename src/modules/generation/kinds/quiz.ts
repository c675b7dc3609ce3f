import { createHash } from 'node:crypto';
import { fenced } from '../../../orchestrator/fence.js';
import type { DifficultyLevel, LanguageCode, QuestionKind, Task } from '../../../orchestrator/model.js';
import type { Refusal } from '../../../orchestrator/orchestrator.js';
import { acceptQuestion } from '../../quizzes/accept.js';
import { QUIZ_SCHEMA } from '../../quizzes/draft.js';
import { GenerationKind } from '../generation.entity.js';
import { commonInstructions, lessonBlock, type KindDefinition, type KindInput } from './kind.js';

export interface QuizInput extends KindInput {
  questionCount: number;
  types: QuestionKind[];
  seed: number | null;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

const TOKENS_PER_QUESTION = 400;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;
/** How much of a refused question is given back, in code units. */
const LONGEST_REFUSED = 2_000;

export const quiz: KindDefinition<QuizInput> = {
  kind: GenerationKind.QUIZ,
  items: {
    wanted: ({ questionCount }) => questionCount,
    accept(item, { input, generationId, lessonId, lessonVersion, lesson }, existing) {
      const seed = input.seed ?? seedOf(generationId);
      return acceptQuestion(item, { lessonId, lessonVersion, body: lesson.body, types: input.types, seed }, existing);
    },
  },
  freeText: () => null,
  task: ({ input, generationId, lesson }, existing) => ({
    kind: 'QUIZ',
    lesson,
    count: input.questionCount - existing.length,
    types: input.types,
    seed: input.seed ?? seedOf(generationId),
    language: input.language ?? lesson.language,
    difficulty: input.difficulty,
    existing,
  }),
  prompt(task, refusals) {
    const count = task.kind === 'QUIZ' ? task.count : 0;
    return {
      system: `You write quiz questions that test whether a learner has understood a lesson.\n${commonInstructions(task)}\n${rules(task)}`,
      messages: [{ role: 'user', content: `${lessonBlock(task.lesson)}\n\n${wish(task, refusals)}` }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_QUESTION * count,
      schema: QUIZ_SCHEMA,
    };
  },
};

/** A seed of its own for each generation that was given none: the same again when a worker takes it up a second time. */
function seedOf(generationId: string): number {
  return createHash('sha256').update(generationId).digest().readInt32BE(0);
}

function rules(task: Task): string {
  const types = task.kind === 'QUIZ' ? task.types : [];
  return [
    'For each question, "quote" is a passage copied character for character from the lesson body, marks included, that contains the answer.',
    'Each question stands on its own, asks one thing, and has exactly the answer that its quote supports. Wrong choices are plausible and really wrong.',
    `Types to use: ${types.join(', ')}.`,
    'MULTIPLE_CHOICE has four choices. SHORT_ANSWER lists every wording to accept. CLOZE marks its blanks as [[1]], [[2]] … in the prompt and lists the accepted texts of each blank in order.',
    '"explanation" says in a sentence or two why the answer is right. "points" is 1 unless a question is clearly harder.',
  ].join('\n');
}

function wish(task: Task, refusals: readonly Refusal[]): string {
  if (task.kind !== 'QUIZ') return '';
  const asked = task.existing.map(({ prompt }) => `- ${prompt}`);
  const others = asked.length > 0 ? `\nThese are asked already; ask something else:\n<asked>\n${fenced(asked.join('\n'))}\n</asked>` : '';
  const refused = refusals.map(({ item, reason }) => `- ${reason}: ${JSON.stringify(item).slice(0, LONGEST_REFUSED)}`).join('\n');
  const better = refused === '' ? '' : `\nThese of yours were refused, each for the reason before it; mend them, or replace what can't be mended:\n<refused>\n${fenced(refused)}\n</refused>`;
  return `Write ${task.count} question${task.count === 1 ? '' : 's'}.${others}${better}`;
}

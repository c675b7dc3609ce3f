import type { LessonRow } from '../courses/lessons.service.js';
import type { Difficulty } from '../generation/difficulty.type.js';
import type { Written } from './items.repository.js';
import { evidenceIn } from './quiz-evidence.service.js';
import type { NewQuestion, QuestionCheck, QuestionMaker } from './questions.service.js';

/** A generation that questions are taken from. */
export interface SourceGeneration {
  id: string;
  input: Record<string, unknown>;
}

/** A generated question as a version of an item; its evidence as it stands in the lesson now, or, without one, as it was verified. */
export function writtenFrom({ content, key, ...maker }: NewQuestion & QuestionMaker & QuestionCheck, generation: SourceGeneration, lesson: LessonRow | null): Written {
  const { id, type, explanation, evidence, ...shown } = content;
  return {
    ...maker,
    ...(lesson ? evidenceIn(lesson, evidence) : { evidence, staleReason: null }),
    type,
    content: { ...shown, id, type },
    key,
    explanation,
    points: content.points,
    difficulty: (generation.input['difficulty'] ?? null) as Difficulty | null,
    objectives: [],
    lessonId: lesson?.id ?? evidence[0]?.lessonId ?? null,
    generationId: generation.id,
    sourceQuestionId: id,
    authorId: null,
  };
}

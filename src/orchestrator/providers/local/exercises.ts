import type { DraftExercise, ExercisesTask, StreamPart } from '../../model.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { factsOf } from './facts.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';

/** Streams exercises: a term to be explained, or a gap to be filled, worked out by the sentence that says so. */
export async function* exerciseParts(task: ExercisesTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  yield* itemParts(task, exercises(task, lesson, pacer), lesson.language, pacer);
}

async function* exercises({ lesson: text, count, difficulty, existing }: ExercisesTask, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<DraftExercise> {
  const { phrases } = lesson.pack;
  const taken = existing.map(({ quote }) => quote);
  for await (const fact of factsOf({ lesson: text, count, difficulty, taken, gapsFirst: difficulty === 'BEGINNER' }, lesson, pacer)) {
    const { quote, heading } = fact;
    const tellsAnswer = fact.kind === 'gap' && heading.toLowerCase().includes(fact.answer.toLowerCase());
    const hints = heading === '' || tellsAnswer ? [] : [phrases.toldUnder(heading)];
    yield fact.kind === 'definition'
      // To explain asks for more than to fill in, whatever was asked for.
      ? { statement: phrases.explainTerm(fact.term), hints, difficulty: 'INTERMEDIATE', solution: phrases.saysSo(fact.statement), quote }
      : { statement: fact.prompt, hints, difficulty: 'BEGINNER', solution: `${fact.answer}\n\n${fact.explanation}`, quote };
  }
}

import type { DraftFlashcard, FlashcardsTask, StreamPart } from '../../model.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { factsOf } from './facts.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';

/** Streams cards: a term and the sentence that defines it, or a sentence with a gap and what belongs there. */
export async function* flashcardParts(task: FlashcardsTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  yield* itemParts(task, cards(task, lesson, pacer), lesson.language, pacer);
}

async function* cards({ lesson: text, count, difficulty, existing }: FlashcardsTask, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<DraftFlashcard> {
  const taken = existing.map(({ quote }) => quote);
  for await (const fact of factsOf({ lesson: text, count, difficulty, taken }, lesson, pacer)) {
    yield fact.kind === 'definition'
      ? { front: fact.term, back: fact.statement, quote: fact.quote }
      : { front: fact.prompt, back: fact.answer, quote: fact.quote };
  }
}

import type { StreamPart } from '../../model.js';
import type { ReadLesson } from './analysis/lesson.js';
import { sourceText } from './analysis/source.js';
import type { Sentence } from './analysis/text.js';
import type { Pacer } from './pacer.js';

/** In characters: a longer sentence is none to be shown. */
export const LONGEST = 500;
const MOST_SUPPORT = 2;

export function isReadable({ text }: Sentence): boolean {
  return text.length <= LONGEST;
}

/** Up to `most` of the sentences with the best scores, in lesson order, none of which repeats another. */
export function choose(sentences: readonly Sentence[], score: (index: number) => number, most: number, may: (index: number) => boolean): Sentence[] {
  const scored = sentences.filter(({ index, content }) => may(index) && content.size >= 2).map((sentence) => ({ sentence, score: score(sentence.index) }));
  scored.sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index);
  const chosen: Sentence[] = [];
  for (const { sentence } of scored) {
    if (chosen.length === most) break;
    if (!chosen.some((other) => repeats(other, sentence))) chosen.push(sentence);
  }
  return chosen.sort((a, b) => a.index - b.index);
}

function repeats(one: Sentence, other: Sentence): boolean {
  let shared = 0;
  for (const stem of one.content) if (other.content.has(stem)) shared += 1;
  return shared / Math.min(one.content.size, other.content.size) > 0.7;
}

/** Adds the sentences that chosen ones point back at: alone these would puzzle. */
export function withSupport(chosen: readonly Sentence[], { pack, sentences }: ReadLesson): Sentence[] {
  const kept = new Set<Sentence>();
  for (const sentence of chosen) {
    let leaning = sentence;
    kept.add(sentence);
    for (let depth = 0; depth < MOST_SUPPORT && pack.opener.test(leaning.text); depth += 1) {
      const before = sentences[leaning.index - 1];
      if (!before || before.passage !== leaning.passage || kept.has(before)) break;
      kept.add(before);
      leaning = before;
    }
  }
  return [...kept].sort((a, b) => a.index - b.index);
}

/** Sentences as the lesson writes them, escapes, emphasis and all. */
export function written(sentences: readonly Sentence[], { pack }: ReadLesson): string {
  const texts = sentences.map(({ passage, start, text }) => sourceText(passage.source, { start, end: start + text.length }));
  return texts.join(pack.spaced ? ' ' : '');
}

/** Streams a text. */
export async function* textParts(text: string, pacer: Pacer): AsyncGenerator<StreamPart> {
  for (const piece of pieces(text)) {
    await pacer.breathe();
    yield { type: 'text', text: piece };
  }
}

const UNSPACED_PIECE = 12;

/** A few words at a time; never half of a surrogate pair. */
function* pieces(text: string): Generator<string> {
  for (const [run] of text.matchAll(/(?:\s*\S+){1,3}\s*/g)) {
    if (run.length <= 60) {
      yield run;
      continue;
    }
    const points = [...run];
    for (let at = 0; at < points.length; at += UNSPACED_PIECE) yield points.slice(at, at + UNSPACED_PIECE).join('');
  }
}

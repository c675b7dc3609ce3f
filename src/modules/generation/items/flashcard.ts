import { z } from 'zod';
import type { DraftFlashcard, LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import type { Judgement, NewFlashcard } from './item.js';
import { evidenceOf, problemOfLanguage, problemOfParts, reads, type EvidenceSource } from './judged.js';

const draftFlashcard = z.strictObject({ front: z.string(), back: z.string(), quote: z.string() });

export const FLASHCARDS_SCHEMA = wireSchema('flashcards', draftFlashcard);

/** A side that needs more is no card but a page. */
const LONGEST_FRONT = 300;
const LONGEST_BACK = 800;

/** Lets a model's item through as a card if both sides say something, it is new, and its evidence stands in the lesson. @param language what it is to be written in; null: any */
export function acceptFlashcard(item: unknown, source: EvidenceSource, language: LanguageCode | null, existing: readonly NewFlashcard[]): Judgement<NewFlashcard> {
  const parsed = parseItem(draftFlashcard, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { front, back, quote } = parsed.draft;
  const problem = problemOfParts([['front', front, LONGEST_FRONT], ['back', back, LONGEST_BACK]], quote)
    ?? (reads(front, back) ? 'its back says no more than its front' : null)
    // A front may be a single term, which is in no language.
    ?? problemOfLanguage(language, front, back)
    ?? (existing.some(({ content }) => reads(content.front, front)) ? 'there is a card with that front already' : null);
  if (problem !== null) return { ok: false, reason: problem };
  const found = evidenceOf(quote, source);
  if ('problem' in found) return { ok: false, reason: found.problem };
  return { ok: true, item: { content: { id: newId('Item'), type: 'FLASHCARD', front, back, evidence: [found.evidence] }, key: null } };
}

/** The draft that a card came from. */
export function flashcardDraft({ content: { front, back, evidence } }: NewFlashcard): DraftFlashcard {
  return { front, back, quote: evidence[0]?.quote ?? '' };
}

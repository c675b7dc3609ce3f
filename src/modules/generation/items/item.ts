import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { StoredEvidence } from '../../quizzes/quizzes.entity.js';

/** A card to learn by, as it is stored and sent in ItemReady. */
export interface FlashcardContent extends Record<string, unknown> {
  id: string;
  type: 'FLASHCARD';
  front: string;
  back: string;
  evidence: StoredEvidence[];
}

export interface NewFlashcard {
  content: FlashcardContent;
  key: null;
}

/** A validated item of a structured answer: what is sent of it, and what is kept apart because it gives its answer away. */
export type NewItem = NewQuestion | NewFlashcard;
export type ItemContent = NewItem['content'];

export type Judgement<Item> = { ok: true; item: Item } | { ok: false; reason: string };

/** An item as the checks of an answer's quality read it. */
export interface ItemView {
  /** What it asks or is headed with. */
  head: string;
  /** What it says of that; null where it says nothing. */
  body: string | null;
  evidence: readonly StoredEvidence[];
}

export function isQuestion(item: NewItem): item is NewQuestion {
  return item.content.type !== 'FLASHCARD';
}

/** An item as a viewer may see it: what gives an answer away is taken out for who may not edit the course. */
export function visibleItem(content: ItemContent, mayEdit: boolean): ItemContent {
  // A card shows both of its sides, so its evidence tells nothing more.
  if (mayEdit || content.type === 'FLASHCARD') return content;
  return { ...content, explanation: null, evidence: [] };
}

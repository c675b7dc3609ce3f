import { isInLanguage, languageName } from '../../../orchestrator/language-check.js';
import type { LanguageCode } from '../../../orchestrator/model.js';
import { comparable, problemOfTexts } from '../../quizzes/draft.js';
import { locate } from '../../quizzes/evidence.js';
import type { StoredEvidence } from '../../quizzes/quizzes.entity.js';

/** The lesson that an item's evidence must stand in. */
export interface EvidenceSource {
  lessonId: string;
  lessonVersion: number;
  body: string;
}

/** The passage of the lesson that a quote stands for, or in a sentence why there is none. */
export function evidenceOf(quote: string, { lessonId, lessonVersion, body }: EvidenceSource): { evidence: StoredEvidence } | { problem: string } {
  const located = locate(body, quote);
  return 'problem' in located ? located : { evidence: { lessonId, lessonVersion, ...located.passage } };
}

/** A part of an item: its name on the wire, what it says, and how many code units that may be. */
export type Part = readonly [name: string, text: string, most: number];

/** What is wrong with an item's words: each named part is filled and no longer than it may be. The quote is only looked at for being text. */
export function problemOfParts(parts: readonly Part[], quote: string): string | null {
  for (const [name, text, most] of parts) {
    if (text.trim() === '') return `its ${name} is empty`;
    if (text.length > most) return `its ${name} is longer than ${most} characters`;
  }
  return problemOfTexts([...parts.map(([, text]) => text), quote]);
}

/** Why words are not in the language that was asked for; null where they are, or where any is right. */
export function problemOfLanguage(language: LanguageCode | null, ...texts: string[]): string | null {
  if (language === null || isInLanguage(language, ...texts)) return null;
  return `it is not written in ${languageName(language)}; only its quote stays in the language of the lesson`;
}

/** Whether nobody could tell one text from another. */
export function reads(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

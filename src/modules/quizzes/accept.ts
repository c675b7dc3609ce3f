import { isInLanguage, languageName } from '../../orchestrator/language-check.js';
import type { DraftQuestion, LanguageCode, QuestionKind } from '../../orchestrator/model.js';
import { comparable, parseDraft } from './draft.js';
import { locate } from './evidence.js';
import { questionOf, type NewQuestion } from './questions.service.js';

export interface AcceptanceRules {
  lessonId: string;
  lessonVersion: number;
  body: string;
  types: readonly QuestionKind[];
  /** What it is to be written in; null: in any. */
  language: LanguageCode | null;
  /** Asked elsewhere already. */
  asked?: readonly Pick<DraftQuestion, 'prompt'>[];
}

/** Lets a model's item through as a question if it is sound, new, and its evidence stands in the lesson; or says why not, in words that its author can mend it by. */
export function acceptQuestion(
  item: unknown,
  rules: AcceptanceRules,
  existing: readonly NewQuestion[],
): { ok: true; item: NewQuestion } | { ok: false; reason: string } {
  const parsed = parseDraft(item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  if (!rules.types.includes(draft.type)) return { ok: false, reason: `${draft.type} was not asked for, only ${rules.types.join(', ')}` };
  if (rules.language !== null && !isInLanguage(rules.language, ...wordsOf(draft))) {
    return { ok: false, reason: `it is not written in ${languageName(rules.language)}; only its quote stays in the language of the lesson` };
  }
  const prompt = comparable(draft.prompt);
  const known = [...(rules.asked ?? []), ...existing.map(({ content }) => content)];
  if (known.some((other) => comparable(other.prompt) === prompt)) return { ok: false, reason: 'it is asked already' };
  const located = locate(rules.body, draft.quote);
  if ('problem' in located) return { ok: false, reason: located.problem };
  const evidence = { lessonId: rules.lessonId, lessonVersion: rules.lessonVersion, ...located.passage };
  return { ok: true, item: questionOf(draft, evidence) };
}

/** What of a question its author words: a cloze's prompt may be a sentence of the lesson. */
function wordsOf({ type, prompt, explanation }: DraftQuestion): string[] {
  return type === 'CLOZE' ? [explanation] : [prompt, explanation];
}

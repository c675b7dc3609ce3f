import type { QuestionKind } from '../../orchestrator/model.js';
import { comparable, parseDraft } from './draft.js';
import { locate } from './evidence.js';
import { questionOf, type NewQuestion } from './questions.service.js';

export interface AcceptanceRules {
  lessonId: string;
  lessonVersion: number;
  body: string;
  types: readonly QuestionKind[];
  /** Decides the order of choices. */
  seed: number;
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
  const prompt = comparable(draft.prompt);
  if (existing.some(({ content }) => comparable(content.prompt) === prompt)) return { ok: false, reason: 'it is asked already' };
  const located = locate(rules.body, draft.quote);
  if ('problem' in located) return { ok: false, reason: located.problem };
  const evidence = { lessonId: rules.lessonId, lessonVersion: rules.lessonVersion, ...located.passage };
  return { ok: true, item: questionOf(draft, evidence, rules.seed + existing.length) };
}

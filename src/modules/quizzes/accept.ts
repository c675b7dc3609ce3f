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

/** Lets a model's item through as a question if it is sound, new, and its evidence stands in the lesson; or says why not. */
export function acceptQuestion(
  item: unknown,
  rules: AcceptanceRules,
  existing: readonly NewQuestion[],
): { ok: true; item: NewQuestion } | { ok: false; reason: string } {
  const parsed = parseDraft(item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  if (!rules.types.includes(draft.type)) return { ok: false, reason: `${draft.type} was not asked for` };
  const prompt = comparable(draft.prompt);
  if (existing.some(({ content }) => comparable(content.prompt) === prompt)) return { ok: false, reason: 'it is asked already' };
  const passage = locate(rules.body, draft.quote);
  if (!passage) return { ok: false, reason: 'its quote does not stand in the lesson' };
  const evidence = { lessonId: rules.lessonId, lessonVersion: rules.lessonVersion, ...passage };
  return { ok: true, item: questionOf(draft, evidence, rules.seed + existing.length) };
}

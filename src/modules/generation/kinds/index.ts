import { GenerationKind } from '../generation.entity.js';
import { completion } from './completion.js';
import { examples } from './examples.js';
import { exercises } from './exercises.js';
import { explanation } from './explanation.js';
import { flashcards } from './flashcards.js';
import { keyCheck } from './key-check.js';
import { grading } from './grading.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';
import { lesson } from './lesson.js';
import { outline } from './outline.js';
import { profileAnalysis } from './profile-analysis.js';
import { questionnaire } from './questionnaire.js';
import { quiz } from './quiz.js';
import { studyPlan } from './study-plan.js';
import { summary } from './summary.js';

/** One of any kind: whoever starts it has seen to it that its subject is what the kind needs. */
type AnyKind = KindDefinition<KindInput, Subject>;

const KINDS = new Map<GenerationKind, AnyKind>(
  [explanation, quiz, completion, flashcards, exercises, outline, summary, examples, lesson, studyPlan, grading, keyCheck, questionnaire, profileAnalysis].map((definition) => [definition.kind, definition as unknown as AnyKind]),
);

export function kindDefinition(kind: GenerationKind): AnyKind {
  const definition = KINDS.get(kind);
  if (!definition) throw new Error(`nothing generates ${kind} yet`);
  return definition;
}

/** What makes a kind's items; null for text, and for vectors, which no prompt asks for. */
export function itemsOf(kind: GenerationKind): AnyKind['items'] {
  return kind === GenerationKind.EMBEDDING ? null : kindDefinition(kind).items;
}

/** What its user asks a model in words of their own, and whether the kind is for those who teach; null where no model reads any as a request. */
export function requestIn(kind: GenerationKind, input: KindInput): { text: string; byTeacher: boolean } | null {
  if (kind === GenerationKind.EMBEDDING) return null;
  const definition = kindDefinition(kind);
  const text = definition.freeText(input);
  return text === null ? null : { text, byTeacher: definition.forTeachers?.(input) ?? false };
}

/** Whether there is anything yet that makes it when somebody asks for it. */
export function isGenerated(kind: GenerationKind): boolean {
  return KINDS.has(kind) && !isByServer(kind, { allowLocal: true });
}

/** Whether it is made for the server's own sake: it counts towards nobody's quota, is nobody's history, and no answer is another's. */
export function isByServer(kind: GenerationKind, input: KindInput): boolean {
  return KINDS.get(kind)?.byServer?.(input) ?? false;
}

/** Those that nobody but their users read. */
export const PERSONAL_KINDS: readonly GenerationKind[] = [...KINDS.values()].filter(({ isPersonal }) => isPersonal).map(({ kind }) => kind);

/** Whether it counts towards its user's hourly quota. */
export function isCounted(kind: GenerationKind, input: KindInput): boolean {
  return !isByServer(kind, input) && (KINDS.get(kind)?.isCounted?.(input) ?? true);
}

import { engineHeeds } from '../../orchestrator/providers/local/shaping.js';
import { ASPECTS, type Aspect, type Shaping } from '../../orchestrator/shaping.js';
import type { OwnSettings } from '../personalisation/settings.service.js';
import { GenerationKind } from './generation.entity.js';
import type { KindInput, Subject } from './kinds/kind.js';

export enum ShapingSource {
  CALL = 'CALL',
  SETTINGS = 'SETTINGS',
}

/** One thing that a generation is shaped by, noted with it when it is asked for. */
export interface Applied {
  aspect: Aspect;
  /** As it was chosen or written. */
  value: string;
  source: ShapingSource;
  /** Whether the built-in engine heeds it, should it be the one that answers. */
  engineHeeds: boolean;
}

/** What is written for a reader. Whatever else is generated, as a grade or a check, no reader may shape. */
const FOR_READERS: ReadonlySet<GenerationKind> = new Set([
  GenerationKind.EXPLANATION, GenerationKind.SUMMARY, GenerationKind.QUIZ, GenerationKind.FLASHCARDS, GenerationKind.OUTLINE, GenerationKind.LESSON,
  GenerationKind.EXAMPLES, GenerationKind.EXERCISES, GenerationKind.STUDY_PLAN, GenerationKind.COMPLETION,
]);

const FIELD: Record<Aspect, keyof OwnSettings> = {
  DIFFICULTY: 'difficulty', MANNER: 'manner', PERSONA: 'persona', PRIOR_KNOWLEDGE: 'priorKnowledge', PRESENTATION: 'presentation', INDUSTRY: 'industry', ROLE: 'role',
};

/** Whether the settings of whoever asks for it count. */
export function isShapedBySettings(kind: GenerationKind, { personalise }: KindInput): boolean {
  return FOR_READERS.has(kind) && personalise !== false;
}

/** What a generation is shaped by, each thing by the call where that says anything of it, else by the settings. @param settings null: they don't count */
export function appliedTo(kind: GenerationKind, input: KindInput, settings: OwnSettings | null): Applied[] {
  if (!FOR_READERS.has(kind)) return [];
  return ASPECTS.flatMap((aspect) => {
    const field = FIELD[aspect];
    const asked = ownField(input, field) ?? (field === 'difficulty' ? undefined : input.personalisation?.[field]);
    const value = asked === undefined ? settings?.[field] : asked;
    if (value == null) return [];
    return [{ aspect, value, source: asked === undefined ? ShapingSource.SETTINGS : ShapingSource.CALL, engineHeeds: engineHeeds(kind, aspect, value) }];
  });
}

/** What of a subject depends on its reader. */
export type Shaped = Pick<Subject, 'input' | 'shaping' | 'personId'>;

/**
 * Puts what is applied where the kind looks for it: into its own input, where that has such a field and the call left it open;
 * else it shapes the kind's prompt.
 */
export function shapedSubject(input: KindInput, applied: readonly Applied[], userId: string): Shaped {
  // What the kind itself was asked for is the same for whoever asks for it.
  const personal = applied.filter(({ aspect, value }) => ownField(input, FIELD[aspect]) !== value);
  if (personal.length === 0) return { input };
  const entries = personal.map(({ aspect, value }) => [FIELD[aspect], value] as const);
  const own = entries.filter(([field]) => field in input);
  const others = entries.filter(([field]) => !(field in input) && field !== 'difficulty');
  return {
    input: own.length > 0 ? { ...input, ...Object.fromEntries(own) } : input,
    ...(others.length > 0 && { shaping: Object.fromEntries(others) as Shaping }),
    personId: userId,
  };
}

/** What the kind's own field says; undefined where it has none, or it was left open. */
function ownField(input: KindInput, field: keyof OwnSettings): string | undefined {
  const value = (input as Partial<Record<keyof OwnSettings, unknown>>)[field];
  return typeof value === 'string' ? value : undefined;
}

import { LOCAL } from '../candidates.js';
import type { LanguageCode } from '../model.js';

/** One model of an ordered policy, and for what it may be asked; a limit that is left out is none. */
export interface PolicyStep {
  /** "provider/model", an alias, or "local". */
  model: string;
  maxInputTokens?: number;
  /** Of the call's likely cost, in micro-dollars. */
  maxCostMicroUsd?: number;
  /** Of the task's estimated difficulty, 0 to 1. */
  maxDifficulty?: number;
  /** The languages of answers. */
  languages?: LanguageCode[];
}

/** What an alias leads to, by its name: a model, or another alias. */
export type Aliases = ReadonlyMap<string, string>;

/** The model that a name leads to in the end, or the circle that it leads into. */
export function resolved(name: string, aliases: Aliases): { model: string } | { circle: string[] } {
  const path = [name];
  for (let next = aliases.get(name); next !== undefined; next = aliases.get(next)) {
    const from = path.indexOf(next);
    path.push(next);
    if (from >= 0) return { circle: path.slice(from) };
  }
  return { model: path.at(-1) ?? name };
}

/** What a step sets its model, against what a task needs. */
export interface StepNeeds {
  inputTokens: number;
  costMicroUsd: number;
  difficulty: number;
  language: LanguageCode;
}

/** The first limit that a task goes beyond, as the rest of a sentence about the model; null: none. */
export function beyond(step: PolicyStep, { inputTokens, costMicroUsd, difficulty, language }: StepNeeds): string | null {
  const { maxDifficulty, maxInputTokens, maxCostMicroUsd, languages } = step;
  if (maxDifficulty !== undefined && difficulty > maxDifficulty) {
    return `the policy keeps it for difficulties up to ${maxDifficulty.toFixed(2)}; this one is ${difficulty.toFixed(2)}`;
  }
  if (maxInputTokens !== undefined && inputTokens > maxInputTokens) {
    return `the policy gives it at most ${maxInputTokens.toLocaleString('en')} tokens to read; these are about ${inputTokens.toLocaleString('en')}`;
  }
  if (maxCostMicroUsd !== undefined && costMicroUsd > maxCostMicroUsd) {
    return `the policy lets it cost at most ${maxCostMicroUsd.toLocaleString('en')} micro-dollars; this would be about ${costMicroUsd.toLocaleString('en')}`;
  }
  if (languages && !languages.includes(language)) return `the policy asks it for ${languages.join(', ')} only; this is ${language}`;
  return null;
}

export const isLocal = (name: string): boolean => name === LOCAL;

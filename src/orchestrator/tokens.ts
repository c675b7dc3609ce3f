import type { ModelCall, Usage } from './model.js';

/** What a provider adds of its own: role markers, and instructions for a structured answer. */
const OVERHEAD_TOKENS = 1_024;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const OTHER_SCRIPTS = /[^\u0000-\u024F\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const CHARACTERS_PER_TOKEN = 4;
const CHARACTERS_PER_TOKEN_OF_OTHER_SCRIPTS = 2;

function textsOf(call: ModelCall): string[] {
  return [call.system, ...call.messages.map(({ content }) => content), call.schema ? JSON.stringify(call.schema) : ''];
}

/**
 * An upper bound of a call's input. A byte-level tokenizer never makes more tokens than there are bytes, whatever
 * the script; a bound by characters would be too low for emoji, rare scripts and random text.
 */
export function mostInputTokens(call: ModelCall): number {
  return textsOf(call).reduce((sum, text) => sum + Buffer.byteLength(text), OVERHEAD_TOKENS);
}

/**
 * How far beyond its output limit a call may go by our estimate, which may be that far off, before it is cut: a server
 * that ignores the limit must not spend what was never reserved.
 */
export const OVERRUN = 1.25;

/** What a text probably counts, where the provider's own count never came: about 4 Latin letters a token, 1 ideograph. */
export function estimateTokens(text: string): number {
  return Math.ceil(tokensIn(text));
}

/** As estimateTokens, but in fractions: the estimates of pieces add up to that of the whole. */
export function tokensIn(text: string): number {
  const ideographs = text.match(IDEOGRAPHS)?.length ?? 0;
  const others = text.match(OTHER_SCRIPTS)?.length ?? 0;
  const latin = text.length - ideographs - others;
  return latin / CHARACTERS_PER_TOKEN + others / CHARACTERS_PER_TOKEN_OF_OTHER_SCRIPTS + ideographs;
}

export const NO_USAGE: Usage = { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 };

/** The usage of a call that broke off: what the provider had counted until then, and at least what we saw. */
export function estimateUsage(call: ModelCall, received: string, counted: Usage | null): Usage {
  const inputTokens = textsOf(call).reduce((sum, text) => sum + estimateTokens(text), 0);
  return {
    ...(counted ?? { ...NO_USAGE, inputTokens }),
    outputTokens: Math.max(counted?.outputTokens ?? 0, estimateTokens(received)),
  };
}

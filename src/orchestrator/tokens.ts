import type { LanguageCode, ModelCall, Usage } from './model.js';
import { disguisedCall } from './privacy/disguise.js';
import { tokenizerOf } from './tokenizers.js';

/** What a provider adds of its own: instructions for a structured answer. */
const OVERHEAD_TOKENS = 1_024;
/** What a message counts beside its text: 3 tokens that set it off and its role, by OpenAI's rule. */
const MESSAGE_TOKENS = 4;
/** What sets off the answer that is asked for. */
const REPLY_TOKENS = 3;

/**
 * What the provider reads: placeholders, not what they stand for.
 * @param count the tokens of a text, or a bound of them: instructions are in the answer's language, messages mostly in the lesson's
 */
function inputBy(given: ModelCall, count: (text: string, language: LanguageCode) => number): number {
  const { call } = disguisedCall(given);
  const ours = REPLY_TOKENS + MESSAGE_TOKENS + count(call.system, call.task.language) + count(call.schema ? JSON.stringify(call.schema) : '', 'en');
  return call.messages.reduce((sum, { content }) => sum + MESSAGE_TOKENS + count(content, call.task.lesson?.language ?? call.task.language), ours);
}

/**
 * An upper bound of a call's input. A byte-level tokenizer never makes more tokens than there are bytes, whatever
 * the script; a bound by characters would be too low for emoji, rare scripts and random text.
 */
export function mostInputTokens(call: ModelCall): number {
  return OVERHEAD_TOKENS + inputBy(call, (text) => Buffer.byteLength(text));
}

/** What a call's input comes to, likely: by rates, which are cheap, since several models are compared before each generation. */
export function likelyInputTokens(call: ModelCall): number {
  const tokenizer = tokenizerOf(call.model);
  return Math.ceil(inputBy(call, (text, language) => {
    const count = tokenizer.running(language);
    count.add(text);
    return count.tokens;
  }));
}

/**
 * How far beyond its output limit a call may go by our estimate, which may be that far off, before it is cut: a server
 * that ignores the limit must not spend what was never reserved.
 */
export const OVERRUN = 1.25;

/** What a call may put out before it is cut. */
export function mostOutputTokens(call: ModelCall): number {
  return Math.ceil(call.maxOutputTokens * OVERRUN);
}

export const NO_USAGE: Usage = { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 };

/**
 * The usage of a call that broke off: what the provider had counted until then, and at least what we saw, by the model's own
 * tokenizer where we have it. What we make of it ourselves is never more than was reserved.
 */
export function estimateUsage(call: ModelCall, received: string, counted: Usage | null): Usage {
  const tokenizer = tokenizerOf(call.model);
  const seen = Math.min(tokenizer.count(received, call.task.language), mostOutputTokens(call));
  return {
    ...(counted ?? { ...NO_USAGE, inputTokens: inputBy(call, (text, language) => tokenizer.count(text, language)) }),
    outputTokens: Math.max(counted?.outputTokens ?? 0, seen),
  };
}

import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { emailKey } from './email.js';

const MIN_CHARACTERS = 10;
/** Below it fewer than a million guesses suffice, by the estimate of Wheeler, "zxcvbn" (USENIX Security 2016). */
const MIN_SCORE = 2;
const MAX_EXAMINED_UNITS = 128;

const ADVICE: Readonly<Record<string, string>> = {
  anotherWord: 'Add another word or two; uncommon words are better.',
  repeated: 'Avoid repeated words and characters.',
  sequences: 'Avoid sequences such as abcd or 1234.',
  recentYears: 'Avoid recent years.',
  associatedYears: 'Avoid years that are associated with you.',
  dates: 'Avoid dates that are associated with you.',
  capitalization: 'Capitalize more than the first letter.',
  allUppercase: 'Capitalize some, but not all letters.',
  reverseWords: 'Avoid words spelled backwards.',
  l33t: "Avoid predictable substitutions such as '@' for 'a'.",
  longerKeyboardPattern: 'Use longer keyboard patterns that change direction several times.',
};
const GENERAL_ADVICE = "Use several words that don't belong together.";

let estimator: Promise<ZxcvbnFactory> | undefined;

/** What to do better about a password, a sentence each; empty when it is strong enough. */
export async function passwordSuggestions(password: string, user: { email: string; displayName: string }): Promise<string[]> {
  const suggestions: string[] = [];
  if ([...password].length < MIN_CHARACTERS) suggestions.push(`Use at least ${MIN_CHARACTERS} characters.`);
  const localPart = user.email.split('@')[0] ?? '';
  const own = [user.email, localPart, user.displayName];
  if (own.some((word) => emailKey(word) === emailKey(password))) suggestions.push("Don't use your name or email address as the password.");

  const { score, feedback } = (await (estimator ??= loadEstimator())).check(password.slice(0, MAX_EXAMINED_UNITS), own);
  if (score < MIN_SCORE) {
    suggestions.push(...(feedback.suggestions ?? []).map((name) => ADVICE[name]).filter((advice) => advice !== undefined));
    if (suggestions.length === 0) suggestions.push(GENERAL_ADVICE);
  }
  return suggestions;
}

// 30 MB of dictionaries: not before somebody registers.
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
}

/** Kinds of characters that tokenizers treat alike. */
export const CLASSES = [
  /** The first letter of a word in a Latin script, its 2nd to 6th, and those behind: vocabularies hold English words whole. */
  'word', 'letter', 'longLetter',
  /** The same where the text is in another language of that script. */
  'foreignWord', 'foreignLetter', 'foreignLongLetter',
  /** A Latin letter beyond ASCII, wherever it stands. */
  'accent',
  'digit',
  /** A space; also a further line's end behind one. */
  'space',
  /** A line's end or a tab. */
  'newline',
  /** Of ASCII, and the further ones of a run. */
  'punctuation', 'repeatedPunctuation',
  'cyrillic', 'arabic', 'devanagari', 'han', 'kana', 'hangul',
  /** Each of the two code units of what lies beyond the basic plane, too. */
  'emoji',
  /** Symbols of mathematics, Greek, scripts that have no rate of their own. */
  'other',
] as const;
export type CharacterClass = (typeof CLASSES)[number];

/** Tokens per character of each class, in the order of CLASSES: fitted by `npm run bench -- tokens fit`. */
const FITTED = {
  o200k: [0.89, 0.02, 0.07, 0.99, 0.04, 0.17, 0.16, 0.6, 0.02, 0.02, 1.28, 0.02, 0.28, 0.38, 0.39, 0.84, 0.82, 0.77, 1.17, 1.34],
  cl100k: [0.9, 0.02, 0.07, 0.95, 0.06, 0.43, 0.41, 0.63, 0.02, 0.07, 1.25, 0.02, 0.56, 0.85, 1.19, 1.36, 0.94, 1.31, 1.5, 1.26],
  claude: [0.87, 0.03, 0.14, 0.93, 0.14, 0.43, 0.15, 0.39, 0.04, 0.87, 1.15, 0.02, 0.61, 1.07, 1.28, 1.22, 1.01, 1.38, 1.61, 1.39],
  llama3: [0.89, 0.02, 0.07, 0.96, 0.05, 0.43, 0.42, 0.62, 0.02, 0.05, 1.25, 0.02, 0.33, 0.44, 0.64, 0.85, 0.71, 0.77, 1.48, 1.24],
  qwen: [0.85, 0.03, 0.1, 0.94, 0.06, 0.45, 0.35, 1.09, 0.02, 0.27, 1.11, 0.05, 0.4, 0.46, 1.11, 0.64, 0.76, 0.82, 1.08, 1.28],
  gemma: [0.71, 0.06, 0.06, 0.66, 0.1, 0.22, 0.32, 0.96, 0.05, 1.11, 1.29, 0.05, 0.24, 0.36, 0.3, 0.67, 0.53, 0.7, 0.71, 1.37],
  deepseek: [0.86, 0.02, 0.1, 0.85, 0.07, 0.38, 0.34, 0.61, 0.02, 0.22, 1.19, 0.18, 0.3, 0.44, 0.69, 0.57, 0.77, 0.84, 1.17, 1.19],
  mistral: [0.87, 0.03, 0.07, 0.86, 0.16, 0.36, 0.45, 0.99, 0.08, 1.28, 1.22, 0.2, 0.45, 1.03, 1.22, 1.27, 1.02, 1.39, 1.42, 2.02],
  unknown: [0.87, 0.02, 0.1, 0.88, 0.07, 0.31, 0.34, 0.76, 0.02, 0.34, 1.24, 0.04, 0.31, 0.41, 0.58, 0.71, 0.71, 0.78, 1.11, 1.27],
} satisfies Record<string, readonly number[]>;

/** Tokenizers by the models that made them known; `unknown` lies between those of today. */
export type TokenizerName = keyof typeof FITTED;

export const TOKEN_RATES = Object.fromEntries(
  Object.entries(FITTED).map(([name, rates]) => [name, Object.fromEntries(CLASSES.map((kind, at) => [kind, rates[at]]))]),
) as Record<TokenizerName, Record<CharacterClass, number>>;

/** Whose tokenizer a model has, by its name; the first that fits. OpenAI has named none for GPT-6: it is counted as GPT-5. */
export const MODEL_TOKENIZERS: readonly { models: RegExp; tokenizer: TokenizerName }[] = [
  { models: /gpt-(4o|4\.\d|[5-9]|oss)|chatgpt-4o|(^|\/)o[134](-|$)/, tokenizer: 'o200k' },
  { models: /gpt-(4|3\.5)|text-embedding-(3|ada-002)/, tokenizer: 'cl100k' },
  { models: /claude/, tokenizer: 'claude' },
  { models: /llama-?3/i, tokenizer: 'llama3' },
  { models: /qwen|qwq/i, tokenizer: 'qwen' },
  { models: /gemma|gemini/i, tokenizer: 'gemma' },
  { models: /deepseek/i, tokenizer: 'deepseek' },
  { models: /mixtral|mistral([-:]7b|:latest|$)|llama-?2/i, tokenizer: 'mistral' },
];

/**
 * Claude counts about 30 % more since Opus 4.7 than before:
 * https://platform.claude.com/docs/en/models/haiku-5-5/overview.md, read 2026-11-25.
 */
export const NEWER_CLAUDE = /claude-(opus-4-[78]|[a-z]+-[5-9])/;
export const NEWER_CLAUDE_FACTOR = 1.3;

import { z } from 'zod';

/** The kinds of generation, as the schema spells them. */
const KINDS = ['EXPLANATION', 'SUMMARY', 'QUIZ', 'FLASHCARDS', 'OUTLINE', 'LESSON', 'EXAMPLES', 'EXERCISES', 'STUDY_PLAN', 'COMPLETION', 'EMBEDDING', 'GRADING', 'KEY_CHECK', 'QUESTIONNAIRE', 'PROFILE_ANALYSIS'] as const;

const MAX_DELAY_MS = 2_147_483_647; // what a Node timer can hold

const days = z.int().min(1).max(36_500);
const milliseconds = z.int().min(1).max(MAX_DELAY_MS);
const price = z.number().min(0).max(1e12);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

const rates = z.strictObject({
  inputMicroUsdPerMillion: price,
  cachedInputMicroUsdPerMillion: price.optional(),
  cacheWriteMicroUsdPerMillion: price.optional(),
  cacheWrite1hMicroUsdPerMillion: price.optional(),
  outputMicroUsdPerMillion: price,
});

const unique = <Entry>(entries: Entry[], key: (entry: Entry) => unknown): boolean => new Set(entries.map(key)).size === entries.length;

const priceList = rates.extend({
  contextTiers: z.array(rates.extend({ aboveInputTokens: z.int().min(1) }))
    .refine((tiers) => unique(tiers, (tier) => tier.aboveInputTokens), 'two begin above the same aboveInputTokens').optional(),
});

const prices = priceList.extend({
  changes: z.array(priceList.extend({ effectiveFrom: z.iso.date('must be a day, as 2027-01-31') }))
    .refine((changes) => unique(changes, (change) => change.effectiveFrom), 'two begin on the same effectiveFrom').optional(),
});

const provider = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'must be lower-case letters, digits, ".", "_" and "-"'),
  protocol: z.enum(['openai', 'anthropic']),
  baseUrl: httpUrl,
  apiKeyEnv: z.string().min(1).optional(),
  batch: z.boolean().optional(),
  structured: z.enum(['schema', 'prompt']).optional(),
  models: z.array(z.strictObject({
    name: z.string().min(1).max(200),
    contextTokens: z.int().min(1).optional(),
    prices: prices.optional(),
    quality: z.number().min(0).max(1).optional(),
  })).min(1),
});

const timeouts = z.strictObject({
  firstTokenMs: milliseconds.optional(),
  idleMs: milliseconds.optional(),
  totalMs: milliseconds.optional(),
});

const limits = z.strictObject({
  generationsPerHour: z.int().min(1).optional(),
  requestsPerMinute: z.int().min(1).optional(),
  socketsPerAddress: z.int().min(1).optional(),
});

/** Which model makes vectors; "off": none, also where a key would imply one. */
const embeddings = z.union([z.literal('off'), z.strictObject({
  model: z.string().regex(/^[^/]+\/.+$/, 'must be "provider/model"'),
  dimensions: z.int().min(1).max(4_096).optional(),
  contextTokens: z.int().min(1).optional(),
  prices: z.strictObject({ inputMicroUsdPerMillion: price }).optional(),
})]);

/** The file that LYCEUM_CONFIG names: every key is optional, an unknown one is refused. */
export const configFile = z.strictObject({
  providers: z.array(provider).default([]).superRefine((providers, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of providers.entries()) {
      if (seen.has(name)) context.addIssue({ code: 'custom', path: [index, 'name'], message: `"${name}" names two providers` });
      if (name === 'local') context.addIssue({ code: 'custom', path: [index, 'name'], message: '"local" is the built-in engine' });
      seen.add(name);
    }
  }),
  order: z.array(z.string().regex(/^(local|[^/]+\/.+)$/, 'must be "provider/model" or "local"')).min(1).optional(),
  embeddings: embeddings.optional(),
  timeouts: timeouts.extend({ byKind: z.partialRecord(z.enum(KINDS), timeouts).optional() }).default({}),
  retries: z.strictObject({ attempts: z.int().min(0).max(20).optional(), baseMs: milliseconds.optional() }).default({}),
  breaker: z.strictObject({
    failures: z.int().min(1).optional(),
    windowMs: milliseconds.optional(),
    openMs: milliseconds.optional(),
  }).default({}),
  hedge: z.union([
    z.boolean().transform((enabled) => ({ enabled, afterMs: undefined })),
    z.strictObject({ enabled: z.boolean().default(true), afterMs: milliseconds.optional() }),
  ]).optional(),
  cache: z.strictObject({
    enabled: z.boolean().optional(),
    semantic: z.boolean().optional(),
    serveExpired: z.boolean().optional(),
  }).default({}),
  prompts: z.strictObject({
    lessonTokens: z.int().min(200).optional(),
    lessonShare: z.number().min(0.1).max(1).optional(),
  }).default({}),
  batch: z.strictObject({ pollMs: milliseconds.optional() }).default({}),
  moderation: z.boolean().default(true),
  keyCheck: z.boolean().default(true),
  unknownPrice: z.enum(['refuse', 'dearest']).default('refuse'),
  limits: z.union([z.literal('off'), limits]).default({}),
  accessTokenTtlSeconds: z.int().min(1).max(365 * 86_400).optional(),
  streamRetentionSeconds: z.int().min(1).optional(),
  activity: z.strictObject({ keepDays: days.optional(), keepAnswersDays: days.optional() }).default({}),
});

/** What an operator tunes and a test pins. Absent keys mean the default of the part that reads them. */
export type Tuning = z.infer<typeof configFile>;

/**
 * How good known models are for teaching, by the place that their makers give them: the difficulty (0 to 1) up to which
 * Lyceum trusts them. The makers' words are theirs, the figures are ours and deliberately coarse: three places, a step
 * between two generations. An operator who has measured says so with `quality` in the configuration.
 */
export interface RatedModel {
  provider: 'openai' | 'anthropic';
  model: string;
  quality: number;
  /** The day on which the source was read. */
  asOf: string;
  source: string;
}

/** For focused, high-volume, cost-sensitive work. */
const SMALL = 0.4;
const OLDER_SMALL = 0.35;
/** Between intelligence and cost. */
const BALANCED = 0.8;
const OLDER_BALANCED = 0.75;
/** For the most demanding work. */
const FLAGSHIP = 1;
const OLDER_FLAGSHIP = 0.95;

const OPENAI_CHOICE = 'https://developers.openai.com/api/docs/models';
const OPENAI_GUIDE = 'https://developers.openai.com/api/docs/guides/latest-model';
const ANTHROPIC_CHOICE = 'https://platform.claude.com/docs/en/models';

const openai = { provider: 'openai', asOf: '2026-11-25', source: OPENAI_CHOICE } as const;
const anthropic = { provider: 'anthropic', asOf: '2026-11-25', source: ANTHROPIC_CHOICE } as const;

export const RATED_MODELS: readonly RatedModel[] = [
  { ...openai, model: 'gpt-6-astra', quality: FLAGSHIP, source: OPENAI_GUIDE },
  { ...openai, model: 'gpt-6.2-sol', quality: BALANCED },
  { ...openai, model: 'gpt-6-sol', quality: BALANCED, source: OPENAI_GUIDE },
  { ...openai, model: 'gpt-6-luna', quality: SMALL },
  { ...openai, model: 'gpt-5.6-terra', quality: OLDER_BALANCED },
  { ...openai, model: 'gpt-5.6-luna', quality: SMALL },
  { ...openai, model: 'gpt-5.2', quality: OLDER_BALANCED },
  { ...openai, model: 'gpt-5-mini', quality: OLDER_SMALL },
  { ...openai, model: 'gpt-4.1', quality: OLDER_BALANCED },
  { ...openai, model: 'gpt-4o', quality: OLDER_BALANCED },
  { ...openai, model: 'gpt-4o-mini', quality: OLDER_SMALL },
  { ...anthropic, model: 'claude-opus-5-5', quality: FLAGSHIP },
  { ...anthropic, model: 'claude-opus-5', quality: OLDER_FLAGSHIP },
  { ...anthropic, model: 'claude-sonnet-5-5', quality: BALANCED },
  { ...anthropic, model: 'claude-sonnet-5', quality: BALANCED },
  { ...anthropic, model: 'claude-haiku-5-5', quality: SMALL },
  { ...anthropic, model: 'claude-haiku-4-5', quality: SMALL },
];

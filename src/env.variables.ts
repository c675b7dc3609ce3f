import { z } from 'zod';
import { LANGUAGES } from './orchestrator/model.js';

const ROLES = ['api', 'worker'] as const;
export type ProcessRole = (typeof ROLES)[number];

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

// A variable that is set to nothing counts as not set: Compose files and shells can't unset.
const text = z.string().transform((value) => (value.trim() === '' ? undefined : value.trim())).optional();

function list<Value extends string>(allowed: readonly Value[], rule: string) {
  return text.transform((value, context) => {
    const words = (value ?? allowed.join(',')).split(',').map((word) => word.trim()).filter((word) => word !== '');
    const known = words.filter((word): word is Value => allowed.some((candidate) => candidate === word));
    if (known.length !== words.length || known.length === 0) return fail(context, rule);
    return [...new Set(known)];
  });
}

function fail(context: z.core.$RefinementCtx, rule: string): never {
  context.issues.push({ code: 'custom', message: rule, input: undefined });
  return z.NEVER;
}

function oneOf<Value extends string>(allowed: readonly Value[], fallback: Value) {
  return text.transform((value, context) => {
    if (value === undefined) return fallback;
    return allowed.find((candidate) => candidate === value.toLowerCase()) ?? fail(context, `must be one of ${allowed.join(', ')}`);
  });
}

function integer(fallback: number, min: number, max: number) {
  return text.transform((value, context) => {
    if (value === undefined) return fallback;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    return number >= min && number <= max ? number : fail(context, `must be a whole number from ${min} to ${max}`);
  });
}

function dollars(fallback: number) {
  return text.transform((value, context) => {
    if (value === undefined) return fallback;
    const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
    return number <= 1_000_000 ? number : fail(context, 'must be an amount in dollars from 0 to 1000000, as 50 or 2.50');
  });
}

function url(protocols: readonly string[]) {
  return text.transform((value, context) => {
    if (value === undefined) return null;
    const parsed = URL.canParse(value) ? new URL(value) : null;
    if (!parsed || !protocols.includes(parsed.protocol)) {
      return fail(context, `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    }
    return value;
  });
}

// Not a URL where it names several hosts.
const mongodbUrl = text.transform((value, context) => {
  if (value === undefined || /^mongodb(\+srv)?:\/\/[^/?#]/.test(value)) return value ?? null;
  return fail(context, 'must be a URL that starts with mongodb:// or mongodb+srv://');
});

const flag = text.transform((value, context) => {
  if (value === undefined) return null;
  if (['true', '1', 'on', 'yes'].includes(value.toLowerCase())) return true;
  if (['false', '0', 'off', 'no'].includes(value.toLowerCase())) return false;
  return fail(context, 'must be true or false');
});

const origins = text.transform((value, context) => {
  const entries = (value ?? '').split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
  const wrong = entries.find((entry) => !URL.canParse(entry) || new URL(entry).origin !== entry);
  return wrong === undefined ? entries : fail(context, 'must be origins like https://learn.example.org, separated by commas');
});

const optional = text.transform((value) => value ?? null);

const KEY_RULE = 'must be 32 random bytes in base64 (or hexadecimal); make one with: openssl rand -base64 32';

/** 32 bytes; in base64, however they were written. */
const encryptionKey = text.transform((value, context) => {
  if (value === undefined) return null;
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex').toString('base64');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(value)) return Buffer.from(value, 'base64').toString('base64');
  return fail(context, KEY_RULE);
});

/** Every variable that Lyceum reads, by its name. */
export const variables = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production'], 'development'),
  PORT: integer(4000, 0, 65_535),
  HOST: text.transform((value) => value ?? '127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:']),
  ALLOWED_ORIGINS: origins,
  TRUST_PROXY: integer(0, 0, 32),
  ROLES: list(ROLES, 'must be api, worker or api,worker'),
  DATABASE_URL: url(['postgresql:', 'postgres:']),
  DATABASE_OWNER_URL: url(['postgresql:', 'postgres:']),
  DATABASE_POOL_SIZE: integer(10, 2, 1_000),
  REDIS_URL: url(['redis:', 'rediss:']),
  MONGODB_URL: mongodbUrl,
  DATA_DIR: text.transform((value) => value ?? '.data'),
  ENCRYPTION_KEY: encryptionKey,
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: url(['http:', 'https:']),
  OPENAI_MODEL: optional,
  ANTHROPIC_API_KEY: optional,
  ANTHROPIC_BASE_URL: url(['http:', 'https:']),
  ANTHROPIC_MODEL: optional,
  AI_DAILY_COST_LIMIT: dollars(50),
  AI_MAX_INPUT_LENGTH: integer(5_000, 1, 1_000_000),
  AI_DEFAULT_LANGUAGE: oneOf(LANGUAGES, 'en'),
  SMTP_URL: url(['smtp:', 'smtps:']),
  MAIL_FROM: optional,
  SENTRY_DSN: url(['https:', 'http:']),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'info'),
  GRAPHIQL: flag,
  LYCEUM_CONFIG: optional,
});

export type Variables = z.infer<typeof variables>;

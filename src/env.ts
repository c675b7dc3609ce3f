import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { configFile, type Tuning } from './env.file.js';
import { variables, type ProcessRole, type Variables } from './env.variables.js';
import { StartupError } from './platform/errors.js';

export type { Tuning } from './env.file.js';
export type { ProcessRole } from './env.variables.js';

const MICRO_USD_PER_DOLLAR = 1_000_000;

/** How to reach one of the providers that an API key implies; null where it isn't configured. */
export interface ProviderAccess {
  apiKey: string | null;
  baseUrl: string | null;
  model: string | null;
}

/** Everything that can be set, parsed and checked. Nothing else in Lyceum looks at the environment. */
export interface Config {
  production: boolean;
  /** npm runs this process and passes Ctrl-C on to it. */
  startedByNpm: boolean;
  roles: ReadonlySet<ProcessRole>;
  http: {
    host: string;
    /** 0 takes a free one. */
    port: number;
    publicUrl: string | null;
    allowedOrigins: readonly string[];
    /** How many proxies in front may name the client's address. */
    trustedProxies: number;
    graphiql: boolean;
  };
  /** `url` null: the embedded PostgreSQL. */
  database: { url: string | null; ownerUrl: string | null; poolSize: number };
  redisUrl: string | null;
  mongodbUrl: string | null;
  /** An absolute path. */
  dataDir: string;
  /** Null on the embedded default, which makes one and keeps it in `dataDir`. */
  encryptionKey: string | null;
  openai: ProviderAccess;
  anthropic: ProviderAccess;
  /** The values of the variables that a provider's `apiKeyEnv` names, by variable. */
  apiKeys: ReadonlyMap<string, string>;
  ai: { dailyCostLimitMicroUsd: number; maxInputLength: number; defaultLanguage: Variables['AI_DEFAULT_LANGUAGE'] };
  mail: { smtpUrl: string | null; from: string | null };
  sentryDsn: string | null;
  logLevel: Variables['LOG_LEVEL'];
  tuning: Tuning;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the process's environment and `.env` of the working folder; what is really set wins. */
export function readEnv(): Config {
  return parseConfig({ ...readDotEnv('.env'), ...process.env });
}

/** @throws StartupError naming every wrong setting, one a line */
export function parseConfig(environment: Environment): Config {
  const problems: string[] = [];
  const parsed = variables.safeParse(environment);
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));

  const path = environment['LYCEUM_CONFIG']?.trim();
  const tuning = path ? readConfigFile(path, problems) : configFile.parse({});
  problems.push(...missingInProduction(environment));
  if (!parsed.success || !tuning || problems.length > 0) {
    throw new StartupError(`Lyceum can't start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
  return nested(parsed.data, tuning, environment);
}

function readDotEnv(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new StartupError(`${resolve(path)} can't be read: ${(error as Error).message}.`, { cause: error });
  }
}

function missingInProduction(environment: Environment): string[] {
  if (environment['NODE_ENV']?.trim().toLowerCase() !== 'production') return [];
  return ['ENCRYPTION_KEY', 'DATABASE_URL']
    .filter((name) => !environment[name]?.trim())
    .map((name) => `${name} must be set where NODE_ENV is production.`);
}

function readConfigFile(path: string, problems: string[]): Tuning | null {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    problems.push(`LYCEUM_CONFIG names ${resolve(path)}, which can't be read as JSON: ${(error as Error).message}.`);
    return null;
  }
  // JSON knows no undefined: what is undefined is not there.
  const parsed = configFile.safeParse(content, { error: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'must be given' : undefined) });
  if (parsed.success) return parsed.data;
  problems.push(...parsed.error.issues.flatMap(describe).map((problem) => `LYCEUM_CONFIG ${problem}.`));
  return null;
}

function describe(issue: z.core.$ZodIssue): string[] {
  const at = (key?: PropertyKey) => z.core.toDotPath(key === undefined ? issue.path : [...issue.path, key]);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `${at(key)} is not a setting that Lyceum knows`);
  if (issue.code === 'invalid_union') {
    // The alternative that got furthest says most: an object's wrong key, not "must be off".
    const deepest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    return deepest.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [`${at() || 'as a whole'}: ${issue.message}`];
}

function depth(issues: z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}

function nested(values: Variables, tuning: Tuning, environment: Environment): Config {
  const production = values.NODE_ENV === 'production';
  return {
    production,
    startedByNpm: environment['npm_lifecycle_event'] !== undefined,
    roles: new Set(values.ROLES),
    http: {
      host: values.HOST,
      port: values.PORT,
      publicUrl: values.PUBLIC_URL,
      allowedOrigins: values.ALLOWED_ORIGINS,
      trustedProxies: values.TRUST_PROXY,
      graphiql: values.GRAPHIQL ?? !production,
    },
    database: { url: values.DATABASE_URL, ownerUrl: values.DATABASE_OWNER_URL, poolSize: values.DATABASE_POOL_SIZE },
    redisUrl: values.REDIS_URL,
    mongodbUrl: values.MONGODB_URL,
    dataDir: resolve(values.DATA_DIR),
    encryptionKey: values.ENCRYPTION_KEY,
    openai: { apiKey: values.OPENAI_API_KEY, baseUrl: values.OPENAI_BASE_URL, model: values.OPENAI_MODEL },
    anthropic: { apiKey: values.ANTHROPIC_API_KEY, baseUrl: values.ANTHROPIC_BASE_URL, model: values.ANTHROPIC_MODEL },
    apiKeys: new Map(tuning.providers.flatMap(({ apiKeyEnv }) => {
      const key = apiKeyEnv && environment[apiKeyEnv]?.trim();
      return apiKeyEnv && key ? [[apiKeyEnv, key]] : [];
    })),
    ai: {
      dailyCostLimitMicroUsd: Math.round(values.AI_DAILY_COST_LIMIT * MICRO_USD_PER_DOLLAR),
      maxInputLength: values.AI_MAX_INPUT_LENGTH,
      defaultLanguage: values.AI_DEFAULT_LANGUAGE,
    },
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    sentryDsn: values.SENTRY_DSN,
    logLevel: values.LOG_LEVEL,
    tuning,
  };
}

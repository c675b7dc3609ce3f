import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export interface LoggerOptions {
  level: string;
  /** Readable lines in place of JSON. */
  pretty: boolean;
}

// A driver's error carries rows, parameters and configuration as properties: only what names the fault is kept.
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = (error as NodeJS.ErrnoException).code;
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}

const SECRETS = ['authorization', 'password', 'token', 'accessToken', 'refreshToken', 'apiKey', 'encryptionKey', 'prompt'];

/** One JSON line per event on standard output. Tokens, passwords and prompts must not be given to it; known names are cut out. */
export async function createLogger(options: LoggerOptions): Promise<Logger> {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: serializeError },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '(hidden)' },
  };
  if (!options.pretty) return pino(settings, pino.destination({ dest: 1, sync: true }));
  const { default: pretty } = await import('pino-pretty');
  const stream: DestinationStream = pretty({ sync: true, colorize: true, translateTime: 'SYS:HH:MM:ss', singleLine: true });
  return pino(settings, stream);
}

import type { Express } from 'express';
import type { Logger } from './logger.js';

const CHECK_LIMIT_MS = 2_000;

/** Something that Lyceum leans on. */
export interface Dependency {
  name: string;
  /** Whether Lyceum can't work without it; otherwise its absence only degrades. */
  required: boolean;
  check(): Promise<unknown>;
}

type State = 'up' | 'down';

/** `/health/live`: the process answers. `/health/ready`: it can work, and with what; 503 when it can't. */
export function serveHealth(app: Express, dependencies: readonly Dependency[], logger: Logger): void {
  app.get('/health/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/health/ready', async (_request, response) => {
    const states = await Promise.all(dependencies.map(async (dependency) => ({ ...dependency, state: await stateOf(dependency, logger) })));
    const down = states.filter(({ state }) => state === 'down');
    const failed = down.some(({ required }) => required);
    response.status(failed ? 503 : 200).json({
      status: failed ? 'unavailable' : down.length > 0 ? 'degraded' : 'ready',
      dependencies: Object.fromEntries(states.map(({ name, state, required }) => [name, { state, required }])),
    });
  });
}

async function stateOf(dependency: Dependency, logger: Logger): Promise<State> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${CHECK_LIMIT_MS} ms`)), CHECK_LIMIT_MS);
  try {
    await Promise.race([dependency.check(), late.promise]);
    return 'up';
  } catch (error) {
    logger.debug({ err: error }, `${dependency.name} is down`);
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}

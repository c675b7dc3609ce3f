/** The processes of the bench: each part under measurement has one of its own, which starts here. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measureCancels, measureStalls } from './cancel.js';
import { measureInProcess } from './in-process.js';
import { takeLoad, type CallerOptions, type LoadResult, type Slice } from './load.js';
import { measureMemory } from './memory.js';
import { serve, type ServerMessage } from './server.js';

const SELF = fileURLToPath(import.meta.url);

const TASKS = { measureInProcess, measureCancels, measureStalls, measureMemory };
type Tasks = typeof TASKS;
type Result<Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>;

/** Runs one task in a fresh process, and returns what it found. */
export function inChild<Name extends keyof Tasks>(
  name: Name, options: Parameters<Tasks[Name]>[0], execArgv: string[] = [],
): Promise<Result<Name>> {
  const child = fork(SELF, [name, JSON.stringify(options)], { execArgv });
  return new Promise<Result<Name>>((resolve, reject) => {
    child.once('message', (result) => resolve(result as Result<Name>));
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code} before it had a result.`)));
  });
}

export interface LoadCaller {
  run(slice: Slice): Promise<LoadResult>;
  stop(): void;
}

/** A process that calls a provider in one of the ways that are compared. */
export function startCaller(options: CallerOptions): LoadCaller {
  const child = fork(SELF, ['call', JSON.stringify(options)]);
  return {
    run: (slice) => new Promise<LoadResult>((resolve, reject) => {
      const gone = (): void => reject(new Error(`The caller ${options.variant} ended.`));
      child.once('exit', gone).once('message', (result) => {
        child.off('exit', gone);
        resolve(result as LoadResult);
      });
      child.send(slice);
    }),
    stop: () => child.disconnect(),
  };
}

export interface LoopbackProvider {
  origin: string;
  /** How many connections it has accepted so far. */
  connections(): Promise<number>;
  /** The next stream that its client hangs up on. */
  hungUp(): Promise<Extract<ServerMessage, { type: 'hung_up' }>>;
  stop(): void;
}

export async function startLoopbackProvider(): Promise<LoopbackProvider> {
  const child = fork(SELF, ['serve']);
  const { port } = await nextMessage(child, 'listening');
  return {
    origin: `http://127.0.0.1:${port}`,
    connections: async () => {
      child.send('connections');
      return (await nextMessage(child, 'connections')).count;
    },
    hungUp: () => nextMessage(child, 'hung_up'),
    stop: () => child.disconnect(),
  };
}

function nextMessage<Type extends ServerMessage['type']>(child: ChildProcess, type: Type): Promise<Extract<ServerMessage, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const listen = (message: ServerMessage): void => {
      if (message.type !== type) return;
      child.off('message', listen).off('exit', gone);
      resolve(message as Extract<ServerMessage, { type: Type }>);
    };
    const gone = (): void => reject(new Error('The loopback provider ended.'));
    child.on('message', listen).once('exit', gone);
  });
}

async function main(): Promise<void> {
  const [name, options] = process.argv.slice(2);
  if (name === 'serve') return serve();
  if (name === 'call') return takeLoad(JSON.parse(options ?? '{}') as CallerOptions);
  const task = TASKS[name as keyof Tasks] as (options: unknown) => Promise<unknown>;
  const result = await task(JSON.parse(options ?? '{}'));
  process.send?.(result, () => process.exit(0));
}

if (process.argv[1] === SELF) await main();

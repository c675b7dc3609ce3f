/**
 * What the orchestrator costs: `npm run bench -- orchestrator [PART …] [--runs=5] [--seconds=6]`; parts: in-process, wire, cancel, memory.
 * Every figure stands beside a baseline that was measured in the same run. It prints which goal is met; timings never fail.
 */
import { cpus, loadavg } from 'node:os';
import { inChild, startLoopbackProvider } from './orchestrator/child.js';
import { median, percentile, printGoals, printTable, type Goal } from './orchestrator/figures.js';
import { wire } from './orchestrator/wire.js';

const args = process.argv.slice(2);
const number = (name: string, otherwise: number): number =>
  Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);

async function inProcess(): Promise<void> {
  const options = { callsPerSecond: 500, turns: 15 };
  console.log(`\nIn process: a scripted provider, ${options.callsPerSecond} calls/s of 100 tokens; medians of ${options.turns} turns of a second`);
  const { bareMs, orchestratedMs } = await inChild('measureInProcess', options);
  const of = (turns: number[][], share: number): number => median(turns.map((turn) => percentile(turn, share)));
  const line = (name: string, turns: number[][]) => [name, of(turns, 0.5), of(turns, 0.99)];
  printTable(['', 'p50 ms', 'p99 ms'], [line('the provider alone', bareMs), line('through the orchestrator', orchestratedMs)]);
  const added = (share: number): number => of(orchestratedMs, share) - of(bareMs, share);
  printGoals([
    { name: 'added time a call, p50', value: added(0.5), most: 0.2, unit: 'ms' },
    { name: 'added time a call, p99', value: added(0.99), most: 1, unit: 'ms' },
  ]);
}

async function cancel(): Promise<void> {
  const idleMs = 250;
  console.log('\nCancel: a token each 2 ms, 100 streams cancelled after 20; stall: 50 streams at once');
  const goals: Goal[] = [];
  for (const protocol of ['openai', 'anthropic'] as const) {
    const provider = await startLoopbackProvider();
    const { origin } = provider;
    const closes: { at: number; writes: number[] }[] = [];
    const count = 100;
    const heard = (async () => {
      while (closes.length < count) closes.push(await provider.hungUp());
    })();
    const cancels = await inChild('measureCancels', { protocol, origin, count });
    await heard;
    const late = await inChild('measureStalls', { protocol, origin, count: 50, idleMs });
    provider.stop();
    const most = (values: number[]): number => Math.max(...values);
    goals.push(
      { name: `${protocol}: connection closed after a cancel, slowest`, value: most(cancels.map(({ at }, index) => closes[index]!.at - at)), most: 50, unit: 'ms' },
      {
        name: `${protocol}: chunks that the server could still write, most`, unit: 'chunks', most: 2,
        value: most(cancels.map(({ at }, index) => closes[index]!.writes.filter((written) => written > at).length)),
      },
      { name: `${protocol}: pieces of text after a cancel, most`, value: most(cancels.map(({ textsAfter }) => textsAfter)), most: 2, unit: 'pieces' },
      { name: `${protocol}: a stall seen after its timer, latest`, value: most(late), most: 100, unit: 'ms' },
    );
  }
  printGoals(goals);
}

async function memory(): Promise<void> {
  const provider = await startLoopbackProvider();
  const options = { origin: provider.origin, streams: 10_000, every: 1_000, concurrency: 50 };
  console.log('\nMemory: 10,000 streams of 100 tokens, both protocols in turns, 50 at a time');
  const resident = await inChild('measureMemory', options, ['--expose-gc']);
  provider.stop();
  console.log(`  resident MB after each 1,000: ${resident.map((size) => size.toFixed(0)).join(' ')}`);
  // The first 2,000 are still compiling and filling pools.
  printGoals([{ name: 'growth from the 2,000th to the 10,000th stream', value: resident.at(-1)! - resident[1]!, most: 10, unit: 'MB' }]);
}

const PARTS = {
  'in-process': inProcess,
  wire: () => wire({ runs: number('runs', 5), seconds: number('seconds', 6), callsPerSecond: number('rate', 100) }),
  cancel,
  memory,
};

const chosen = args.filter((arg) => !arg.startsWith('--'));
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  for (const [name, part] of Object.entries(PARTS)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    await part();
    // Of this bench itself about 1; what is beyond that is others', and shows in every tail.
    console.log(`  load of the machine: ${loadavg()[0]?.toFixed(1)}`);
  }
}

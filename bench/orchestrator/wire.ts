/** The orchestrator over the wire, beside the bare SDKs and Portkey's gateway. */
import { startCaller, startLoopbackProvider, type LoadCaller, type LoopbackProvider } from './child.js';
import { median, percentile, printGoals, printTable, rounded, type Goal } from './figures.js';
import { startPortkey, type Gateway } from './portkey.js';
import { VARIANTS, type Variant } from './variants.js';

export interface WireOptions {
  runs: number;
  /** Of load for each variant in each run. */
  seconds: number;
  callsPerSecond: number;
}

/** Variants take turns after this long: what else the machine is doing then meets all of them. */
const TURN_SECONDS = 2;

/** What one turn found of one variant; times in milliseconds. */
interface Turn {
  firstP50: number;
  firstP99: number;
  wholeP50: number;
  wholeP99: number;
  /** Microseconds, the gateway's included. */
  cpuPerToken: number;
  /** Opened in this turn. */
  connections: number;
  calls: number;
  failures: number;
}

class Measurement {
  private readonly turns: Turn[] = [];
  private caller: LoadCaller | undefined;

  constructor(readonly variant: Variant, private readonly provider: LoopbackProvider, private readonly gateway: Gateway | null) {}

  /** A process of its own for each run: what one was compiled to is chance. */
  async start(callsPerSecond: number): Promise<void> {
    this.caller = startCaller({ variant: this.variant, origin: this.provider.origin, gateway: this.gateway?.origin ?? null });
    await this.caller.run({ callsPerSecond, seconds: TURN_SECONDS, seed: 1 });
  }

  async turn(callsPerSecond: number, seed: number): Promise<void> {
    if (!this.caller) return;
    const connections = await this.provider.connections();
    const gatewayMicros = this.gateway?.cpuMicros() ?? 0;
    const { firstTokenMs, wholeMs, tokens, cpuMicros, failures } = await this.caller.run({ callsPerSecond, seconds: TURN_SECONDS, seed });
    this.turns.push({
      firstP50: percentile(firstTokenMs, 0.5), firstP99: percentile(firstTokenMs, 0.99),
      wholeP50: percentile(wholeMs, 0.5), wholeP99: percentile(wholeMs, 0.99),
      cpuPerToken: (cpuMicros + (this.gateway?.cpuMicros() ?? 0) - gatewayMicros) / tokens,
      connections: (await this.provider.connections()) - connections, calls: wholeMs.length, failures,
    });
  }

  stop(): void {
    this.caller?.stop();
    this.caller = undefined;
  }

  /** Over all turns of all runs. */
  median(key: keyof Turn): number {
    return median(this.turns.map((turn) => turn[key]));
  }

  /** How far two halves of the same turns are apart, in times: what a ratio says below that is chance. */
  chance(key: keyof Turn): number {
    const half = (rest: number): number => median(this.turns.filter((_, index) => index % 2 === rest).map((turn) => turn[key]));
    const ratio = half(0) / half(1);
    return Math.max(ratio, 1 / ratio);
  }

  sum(key: keyof Turn): number {
    return this.turns.reduce((sum, turn) => sum + turn[key], 0);
  }
}

function goalsOf(protocol: 'openai' | 'anthropic', measurements: Measurement[]): Goal[] {
  const of = (variant: Variant): Measurement => measurements.find((measurement) => measurement.variant === variant)!;
  const [bare, ours] = [of(`${protocol}-bare`), of(`${protocol}-orchestrator`)];
  const ratio = (key: 'firstP99' | 'wholeP99', what: string): Goal => ({
    name: `${protocol}: p99 ${what}, over the bare SDK's`, value: ours.median(key) / bare.median(key), most: 1.2, unit: 'times',
    note: `half of the bare SDK's turns over the other half: ${rounded(bare.chance(key))}`,
  });
  return [
    ratio('firstP99', 'to the first token'),
    ratio('wholeP99', 'of the whole call'),
    { name: `${protocol}: CPU a token above the bare SDK's`, value: ours.median('cpuPerToken') - bare.median('cpuPerToken'), most: 5, unit: 'µs' },
  ];
}

export async function wire({ runs, seconds, callsPerSecond }: WireOptions): Promise<void> {
  const turns = Math.ceil(seconds / TURN_SECONDS);
  console.log(`\nOver the wire: ${callsPerSecond} calls/s of 100 tokens, 5 ms apart; medians of ${runs} runs of ${turns} turns of ${TURN_SECONDS} s`);
  const gateway = await startPortkey();
  const provider = await startLoopbackProvider();
  const measurements = VARIANTS.filter((variant) => gateway || variant !== 'openai-portkey')
    .map((variant) => new Measurement(variant, provider, variant === 'openai-portkey' ? gateway : null));
  try {
    for (let run = 0; run < runs; run++) {
      for (const measurement of measurements) await measurement.start(callsPerSecond);
      for (let turn = 0; turn < turns; turn++) {
        const order = turn % 2 === 0 ? measurements : measurements.toReversed();
        for (const measurement of order) await measurement.turn(callsPerSecond, 1_000 * (run + 1) + turn);
      }
      for (const measurement of measurements) measurement.stop();
    }
  } finally {
    for (const measurement of measurements) measurement.stop();
    gateway?.stop();
    provider.stop();
  }
  printTable(
    ['', 'first p50 ms', 'first p99 ms', 'whole p50 ms', 'whole p99 ms', 'CPU µs/token', 'connections', 'calls', 'failures'],
    measurements.map((of) => [
      of.variant, of.median('firstP50'), of.median('firstP99'), of.median('wholeP50'), of.median('wholeP99'),
      of.median('cpuPerToken'), String(of.sum('connections')), String(of.sum('calls')), String(of.sum('failures')),
    ]),
  );
  printGoals([...goalsOf('openai', measurements), ...goalsOf('anthropic', measurements)]);
}

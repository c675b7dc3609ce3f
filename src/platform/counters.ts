const counters: Counter[] = [];

/** A number for each value of a label that only grows while the process lives; every counter shows on /metrics. */
export class Counter {
  private readonly values = new Map<string, number>();

  /** @param name as Prometheus wants it: `lyceum_…_total` @param label what the numbers are told apart by */
  constructor(private readonly name: string, private readonly help: string, private readonly label: string) {
    counters.push(this);
  }

  add(value: string, count = 1): void {
    if (count > 0) this.values.set(value, (this.values.get(value) ?? 0) + count);
  }

  toString(): string {
    const lines = [...this.values].map(([value, count]) => `${this.name}{${this.label}=${JSON.stringify(value)}} ${count}\n`);
    return `# HELP ${this.name} ${this.help}\n# TYPE ${this.name} counter\n${lines.join('')}`;
  }
}

/** All counters in Prometheus's text format. */
export function countersText(): string {
  return counters.join('');
}

const counters: Counter[] = [];

/** A number for each value of a label that only grows while the process lives; every counter shows on /metrics. */
export class Counter {
  private readonly values = new Map<string, number>();

  private readonly labels: readonly string[];

  /** @param name as Prometheus wants it: `lyceum_…_total` @param labels what the numbers are told apart by */
  constructor(private readonly name: string, private readonly help: string, labels: string | readonly string[]) {
    this.labels = [labels].flat();
    counters.push(this);
  }

  /** @param value one for each label, in their order */
  add(value: string | readonly string[], count = 1): void {
    if (count <= 0) return;
    const key = [value].flat().map((each, index) => `${this.labels[index]}=${JSON.stringify(each)}`).join(',');
    this.values.set(key, (this.values.get(key) ?? 0) + count);
  }

  toString(): string {
    const lines = [...this.values].map(([value, count]) => `${this.name}{${value}} ${count}\n`);
    return `# HELP ${this.name} ${this.help}\n# TYPE ${this.name} counter\n${lines.join('')}`;
  }
}

/** All counters in Prometheus's text format. */
export function countersText(): string {
  return counters.join('');
}

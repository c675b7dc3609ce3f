import type { Express } from 'express';
import { countersText } from './counters.js';

export type MetricType = 'gauge' | 'counter';

export interface Gauges {
  /** Open WebSockets. */
  sockets(): number;
}

/** `/metrics` in Prometheus's text format. */
export function serveMetrics(app: Express, gauges: Gauges, more: () => string[]): void {
  app.get('/metrics', (_request, response) => {
    const memory = process.memoryUsage();
    const cpu = process.cpuUsage();
    response.type('text/plain; version=0.0.4').send([
      metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', memory.rss),
      metric('nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', memory.heapUsed),
      metric('process_cpu_seconds_total', 'counter', 'Processor time, user and system.', (cpu.user + cpu.system) / 1e6),
      metric('process_uptime_seconds', 'gauge', 'Time since the start.', process.uptime()),
      metric('lyceum_websockets_open', 'gauge', 'Open WebSockets.', gauges.sockets()),
      countersText(),
      ...more(),
    ].join(''));
  });
}

export function metric(name: string, type: MetricType, help: string, value: number): string {
  return family(name, type, help, [['', value]]);
}

/** One metric with a value for each of its label's values. */
export function labelled(name: string, type: MetricType, help: string, label: string, values: Iterable<[string, number]>): string {
  return family(name, type, help, Array.from(values, ([value, count]) => [`{${label}="${value}"}`, count]));
}

function family(name: string, type: MetricType, help: string, samples: [labels: string, value: number][]): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${samples.map(([labels, value]) => `${name}${labels} ${value}\n`).join('')}`;
}

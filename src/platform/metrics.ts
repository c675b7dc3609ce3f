import type { Express } from 'express';
import { countersText } from './counters.js';

export interface Gauges {
  /** Open WebSockets. */
  sockets(): number;
}

/** `/metrics` in Prometheus's text format. */
export function serveMetrics(app: Express, gauges: Gauges): void {
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
    ].join(''));
  });
}

function metric(name: string, type: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;
}

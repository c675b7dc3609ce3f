import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp, type App } from '../../src/app.js';
import { parseConfig } from '../../src/env.js';

export interface SampleApp extends App {
  dataDir: string;
}

/** Lyceum as after the first "npm start": on its embedded database, with the sample courses and demo accounts; `env` is set besides. */
export async function startSampleApp(env: Record<string, string> = {}): Promise<SampleApp> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-samples-'));
  const dataDir = join(folder, 'data');
  const onFatal = (error: Error) => {
    throw error;
  };
  const app = await createApp(parseConfig({ DATA_DIR: dataDir, PORT: '0', ...env }), { logger: pino({ level: 'silent' }), onFatal });
  return {
    ...app,
    dataDir,
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

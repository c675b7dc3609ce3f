import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './error.mjs';
import { MODULES } from './project.mjs';

const TO_INSTALL = 20;
const TO_RUN = 24;
const BUNDLED = join(MODULES, '.bin', 'node');

/** The Node that runs Lyceum: the one from npm where there is one for this machine, else the one that is running. */
export function nodePath() {
  return existsSync(BUNDLED) ? realpathSync(BUNDLED) : process.execPath;
}

/** @param {'to install' | 'to run'} purpose */
export function checkRuntime(purpose) {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < TO_INSTALL) {
    throw new SetupError(`Lyceum needs Node ${TO_INSTALL} or newer to install itself; this is ${process.version}.`);
  }
  if (purpose === 'to run' && major < TO_RUN && !existsSync(BUNDLED)) {
    throw new SetupError(
      `Lyceum runs on Node ${TO_RUN}; this is ${process.version}, and npm has brought none for ` +
        `${process.platform}-${process.arch}: install Node ${TO_RUN} (https://nodejs.org), then start again.`,
    );
  }
}

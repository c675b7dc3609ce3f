import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { MODULES, ROOT } from './project.mjs';

const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/**
 * Runs a program in the project's folder and gathers what it says. Where the kernel can, it ends with this process:
 * an npm that outlived a killed setup would work against the next one.
 */
export async function run(program, args) {
  const command = SETPRIV ? [SETPRIV, '--pdeathsig=SIGKILL', program, ...args] : [program, ...args];
  const child = spawn(command[0], command.slice(1), {
    cwd: ROOT,
    env: { ...process.env, PATH: pathWithoutModules() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => (output += error.message));
    child.once('close', resolve);
  });
  return { code, output: output.trim() };
}

// npm must not run on the Node in node_modules, which it is about to delete.
function pathWithoutModules() {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(MODULES)).join(delimiter);
}

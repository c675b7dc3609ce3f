// npm run dev: builds, starts, and starts again whenever a source file changed and still compiles.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './setup/build.mjs';
import { SetupError } from './setup/error.mjs';
import { ROOT } from './setup/project.mjs';
import { takeTurn } from './setup/turn.mjs';

const SETTLE_MS = 100;
const WATCHED = ['src', 'migrations', 'test', 'bench'];

let server = null;
let stopping = false;
let timer = null;
let work = Promise.resolve();

for (const folder of WATCHED.map((name) => join(ROOT, name)).filter(existsSync)) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (work = work.then(update)), SETTLE_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true;
    void stopServer().then(() => process.exit());
  });
}
startServer();

/** Once at a time; an editor's several writes are one change, and a change that alters nothing restarts nothing. */
async function update() {
  if (stopping || isBuilt(true)) return;
  try {
    const endTurn = await takeTurn();
    try {
      await build(true);
    } finally {
      endTurn();
    }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`${error.message}\nThe last version that could be built goes on running.`);
    return;
  }
  await stopServer();
  if (!stopping) startServer();
}

function startServer() {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/src/main.js'], { cwd: ROOT, stdio: 'inherit' });
  server = { child, ended: new Promise((resolve) => child.once('close', resolve)) };
  void server.ended.then(() => {
    if (server?.child !== child) return;
    server = null;
    if (!stopping) console.log('Lyceum has stopped; it starts again at the next change.');
  });
}

async function stopServer() {
  if (!server) return;
  const { child, ended } = server;
  server = null;
  child.kill('SIGTERM');
  await ended;
}

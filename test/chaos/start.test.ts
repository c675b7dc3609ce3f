import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { connectEmbedded } from '../../src/platform/embedded/index.js';
import { Holder, killAll, postmasterPid, processesOf, query, scratch, until } from './start.kit.js';

const URL_OF_FIRST = 'http://127.0.0.1:4321/graphql';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('what was written is there at the next start, and a stop leaves no process', async (t) => {
  const dataDir = join(scratch(t), 'with spaces and "quotes"');
  const first = Holder.start(dataDir);
  await query((await first.ready()).ownerUrl, `create table notes as select 'kept' as body`);
  const before = performance.now();
  assert.equal(await first.end('SIGTERM'), 0);
  assert.ok(performance.now() - before < 4_000);
  assert.deepEqual(processesOf(dataDir), []);

  const second = Holder.start(dataDir);
  const { ownerUrl, appUrl } = await second.ready();
  assert.deepEqual(await query(ownerUrl, 'select body from notes'), [{ body: 'kept' }]);
  await assert.rejects(query(appUrl, 'select body from notes'), /permission denied/);
  await second.end('SIGTERM');
});

test('a second start is refused, says who runs where, and leaves the first alone', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const first = Holder.start(dataDir, URL_OF_FIRST);
  const { ownerUrl } = await first.ready();
  const second = Holder.start(dataDir);
  const told = await second.started();
  assert.equal(told.event, 'failed');
  assert.ok(told.message?.includes(URL_OF_FIRST) && told.message.includes(`process ${first.child.pid}`), told.message);
  assert.equal(await second.exited, 1);
  assert.deepEqual(await query(ownerUrl, 'select 1 as one'), [{ one: 1 }]);
  assert.equal(await first.end('SIGTERM'), 0);
});

test('a start waits for one that is stopping', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const first = Holder.start(dataDir, URL_OF_FIRST);
  await first.ready();
  first.child.kill('SIGTERM');
  const second = Holder.start(dataDir);
  await second.ready();
  assert.equal(await first.exited, 0);
  await second.end('SIGTERM');
});

test('of several starts after a kill -9 exactly one gets the folder', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const killed = Holder.start(dataDir, URL_OF_FIRST);
  await killed.ready();
  await killed.end('SIGKILL');
  const starters = [1, 2, 3, 4].map(() => Holder.start(dataDir, URL_OF_FIRST));
  const events = await Promise.all(starters.map(async (starter) => (await starter.started()).event));
  assert.deepEqual(events.toSorted(), ['failed', 'failed', 'failed', 'ready']);
  await Promise.all(starters.map((starter) => starter.end('SIGTERM')));
});

test('a PostgreSQL that is killed comes back on its port with its data', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const holder = Holder.start(dataDir);
  const { ownerUrl, port } = await holder.ready();
  await query(ownerUrl, `create table notes as select 'committed' as body`);
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  await holder.heard(({ message }) => message === 'PostgreSQL runs again.');
  assert.equal(new URL(ownerUrl).port, `${port}`);
  assert.deepEqual(await query(ownerUrl, 'select body from notes'), [{ body: 'committed' }]);
  assert.equal(await holder.end('SIGTERM'), 0);
});

test('a PostgreSQL that can no longer start is given up after six tries, with its last words', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const holder = Holder.start(dataDir);
  await holder.ready();
  const control = join(dataDir, 'postgres', 'global', 'pg_control');
  renameSync(control, `${control}.away`);
  process.kill(postmasterPid(dataDir), 'SIGKILL');
  const fatal = await holder.heard(({ event }) => event === 'fatal');
  assert.match(fatal.message ?? '', /6 times in a row.*pg_control/s);
  await holder.end('SIGTERM');
});

test('a kill -9 during the very first start does no harm to the next, and leaves no process', async (t) => {
  const folder = scratch(t);
  for (const [index, afterMs] of [90, 150, 230, 340, 470, 600, 750, 900].entries()) {
    const dataDir = join(folder, `data ${index}`);
    const killed = Holder.start(dataDir);
    const timer = setTimeout(() => killed.child.kill('SIGKILL'), afterMs + Math.random() * 80);
    await killed.exited;
    clearTimeout(timer);
    await until(() => processesOf(dataDir).length === 0, 'the killed start has left no process');
    const next = Holder.start(dataDir);
    assert.deepEqual(await query((await next.ready()).appUrl, 'select 1 as one'), [{ one: 1 }]);
    assert.equal(await next.end('SIGTERM'), 0);
  }
});

test('a kill -9 of PostgreSQL programs during the very first start: that start says so, the next works', async (t) => {
  const folder = scratch(t);
  for (const index of [0, 1, 2, 3]) {
    const dataDir = join(folder, `data ${index}`);
    const first = Holder.start(dataDir);
    await until(() => processesOf(dataDir).length > index, 'PostgreSQL programs run');
    killAll(processesOf(dataDir));
    const told = await first.started();
    assert.ok(told.event === 'ready' || (told.name === 'StartupError' && told.message), JSON.stringify(told));
    await first.end('SIGTERM');
    const next = Holder.start(dataDir);
    await next.ready();
    assert.equal(await next.end('SIGTERM'), 0);
  }
});

test('what was committed survives a kill -9 of everything at once', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const killed = Holder.start(dataDir);
  const { ownerUrl } = await killed.ready();
  await query(ownerUrl, `create table notes as select g from generate_series(1, 5000) g`);
  killed.child.kill('SIGKILL');
  killAll(processesOf(dataDir));
  const next = Holder.start(dataDir);
  assert.deepEqual(await query((await next.ready()).ownerUrl, 'select count(*)::int as n from notes'), [{ n: 5000 }]);
  await next.end('SIGTERM');
});

test('a command joins the server that runs, or starts one for itself', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const alone = await connectEmbedded(dataDir, quiet);
  await query(alone.ownerUrl, `create table notes as select 'by a command' as body`);
  await alone.close();
  assert.deepEqual(processesOf(dataDir), []);

  const holder = Holder.start(dataDir, URL_OF_FIRST);
  const { ownerUrl } = await holder.ready();
  const joined = await connectEmbedded(dataDir, quiet);
  assert.equal(joined.ownerUrl, ownerUrl);
  await joined.close();
  assert.deepEqual(await query(ownerUrl, 'select body from notes'), [{ body: 'by a command' }]);
  await holder.end('SIGTERM');
});

test('a Ctrl-C, which the terminal sends to the whole process group, is an orderly stop', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const holder = Holder.start(dataDir, '', ['setsid']);
  await holder.ready();
  process.kill(-(holder.child.pid ?? assert.fail('it has no pid')), 'SIGINT');
  assert.equal(await holder.exited, 0);
  assert.equal(holder.logged().length, 0);
  assert.deepEqual(processesOf(dataDir), []);
});

test('when npm or its shell is killed, what it started stops by itself', async (t) => {
  const dataDir = join(scratch(t), 'data');
  const shell = Holder.start(dataDir, 'watch', ['sh', '-c', '"$@" & wait', 'sh']);
  await shell.ready();
  await shell.end('SIGKILL');
  assert.deepEqual(processesOf(dataDir), []);
});

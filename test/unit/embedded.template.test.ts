import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '../kit/postgres.js';

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('test databases are copies of one template, apart from each other, and the app role owns nothing', async () => {
  let prepared = 0;
  const prepare = async (ownerUrl: string) => {
    prepared += 1;
    await query(ownerUrl, 'create table notes (body text); grant select, insert on notes to lyceum_app');
  };
  const [first, second] = await Promise.all([testDatabase(prepare, 'notes_template'), testDatabase(prepare, 'notes_template')]);
  assert.equal(prepared, 1);
  await query(first.appUrl, `insert into notes values ('of the first')`);
  assert.deepEqual(await query(first.appUrl, 'select body from notes'), [{ body: 'of the first' }]);
  assert.deepEqual(await query(second.appUrl, 'select body from notes'), []);
  await assert.rejects(query(first.appUrl, 'drop table notes'), /must be owner/);
  await assert.rejects(query(first.appUrl, 'create table mine (a int)'), /permission denied/);
  const [role] = await query<{ rolsuper: boolean }>(first.ownerUrl, 'select rolsuper from pg_roles where rolname = current_user');
  assert.equal(role?.rolsuper, false);
  await Promise.all([first.drop(), second.drop()]);
  await assert.rejects(query(first.appUrl, 'select 1'), /does not exist/);
});

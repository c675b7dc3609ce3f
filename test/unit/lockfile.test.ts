import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

test('the lock file names every platform’s packages, or npm ci refuses it, and no registry', () => {
  const path = new URL('../../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> };
  const names = new Set(Object.keys(packages).map((key) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  assert.ok(wanted.length > 50);
  // npm writes such a gap silently when a registry hasn't got a platform's package yet: take a version that is complete.
  assert.deepEqual(wanted.filter((name) => !names.has(name)), []);
  assert.deepEqual(Object.values(packages).flatMap(({ resolved }) => resolved ?? []), []);
});

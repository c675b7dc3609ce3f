import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'lyceum-lint-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a check of scripts/ says about a project of these files, and whether it passes. */
function check(script: string, files: Record<string, string>): { passed: boolean; output: string } {
  const root = mkdtempSync(join(folder, 'project-'));
  mkdirSync(join(root, 'src'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [join('scripts', script), root], { encoding: 'utf8' });
  return { passed: status === 0, output: stderr };
}

const imports = (path: string, text: string) => check('lint-imports.mjs', { [path]: `${text}\n` });

describe('the import rules', () => {
  const refused: [why: string, path: string, text: string][] = [
    ['platform must not depend on streams', 'src/platform/x.ts', "import { y } from '../streams/y.js';"],
    ['platform must not depend on app', 'src/platform/x.ts', "import type { y } from '../services.js';"],
    ['streams must not depend on modules', 'src/streams/x.ts', "export * from '../modules/usage/usage.service.js';"],
    ['auth must not depend on jobs', 'src/auth/x.ts', "const y = await import('../jobs/queue.js');"],
    ['modules must not depend on app', 'src/modules/a/a.service.ts', "import type { C } from '../../context.js';"],
    ['modules must not depend on app', 'src/modules/a/a.resolver.ts', "import { C } from '../../context.js';"],
    ['demo must not depend on modules', 'src/demo/x.ts', "import type { A } from '../modules/a/a.type.js';"],
    ['client must not depend on modules', 'src/client/x.ts', "import type { A } from '../modules/a/a.type.js';"],
    ['must not depend on elsewhere', 'src/platform/x.ts', "import { y } from '../elsewhere/y.js';"],
    ["only another's service, entity or type", 'src/modules/a/a.service.ts', "import { B } from '../b/b.repository.js';"],
    ["only another's service, entity or type", 'src/modules/a/a.ts', "import {\n  B,\n  C,\n} from '../b/b.resolver.js';"],
    ['the orchestrator knows no database', 'src/orchestrator/x.ts', "import pg from 'pg';"],
    ['the orchestrator knows no database', 'src/orchestrator/x.ts', "import type { Db } from '../platform/postgres.js';"],
    ['the orchestrator knows no database', 'src/orchestrator/providers/x.ts', "import { Field } from 'type-graphql';"],
    ['knows no transport', 'src/jobs/x.ts', "import { GraphQLError } from 'graphql';"],
    ['what tests or plays it', 'src/app.ts', "import { startApp } from '../test/kit/app.js';"],
    ['settings are read once', 'src/app.ts', "import { readEnv } from './env.js';"],
    ['settings are read once', 'src/platform/x.ts', "import { readEnv } from '../env.js';"],
    ['these belong to env.ts', 'src/app.ts', "import { variables } from './env.variables.js';"],
    ['reads process.env', 'src/main.ts', "const port = process.env['PORT'];"],
  ];
  for (const [why, path, text] of refused) {
    it(`refuse in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
      const { passed, output } = imports(path, text);
      assert.equal(passed, false);
      assert.ok(output.startsWith(path) && output.includes(why), output);
    });
  }

  const allowed: [path: string, text: string][] = [
    ['src/app.ts', "import type { Config } from './env.js';\nimport { A } from './modules/a/a.repository.js';"],
    ['src/main.ts', "import { readEnv } from './env.js';"],
    ['src/env.ts', "import { variables } from './env.variables.js';\nconst all = process.env;"],
    ['src/modules/a/a.resolver.ts', "import type { Context } from '../../context.js';\nimport { A } from './a.repository.js';"],
    ['src/modules/a/a.entity.ts', "import { B } from '../b/b.entity.js';\nimport type { Db } from '../../platform/postgres.js';"],
    ['src/orchestrator/x.ts', "import { StartupError } from '../platform/errors.js';\nimport { z } from 'zod';"],
  ];
  for (const [path, text] of allowed) {
    it(`allow in ${path}: ${text.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(imports(path, text), { passed: true, output: '' });
    });
  }
});

describe('the file rules', () => {
  const lines = (count: number) => 'export {};\n'.repeat(count);

  it('warn above 300 lines', () => {
    assert.deepEqual(check('lint-files.mjs', { 'src/x.ts': lines(300) }), { passed: true, output: '' });
    const { passed, output } = check('lint-files.mjs', { 'test/x.ts': lines(301) });
    assert.ok(passed && output.startsWith('warning: test/x.ts has 301 lines'), output);
  });

  it('fail above 500 lines', () => {
    assert.equal(check('lint-files.mjs', { 'src/x.ts': lines(500) }).passed, true);
    const { passed, output } = check('lint-files.mjs', { 'bench/x.ts': lines(501) });
    assert.ok(!passed && output.startsWith('bench/x.ts has 501 lines'), output);
  });

  it('leave generated files alone', () => {
    assert.deepEqual(check('lint-files.mjs', { 'src/client/gql/x.ts': lines(501) }), { passed: true, output: '' });
  });

  // Taken apart here, so that this file passes the rule that it tests.
  const silencers = [['oxlint', '-disable-next-line no-var'], ['eslint', '-disable'], ['@ts', '-ignore'], ['@ts', '-nocheck']];
  for (const comment of silencers.map((parts) => `// ${parts.join('')}`)) {
    it(`fail on ${comment}`, () => {
      const { passed, output } = check('lint-files.mjs', { 'src/x.ts': `export {};\n${comment}\n` });
      assert.ok(!passed && output.startsWith('src/x.ts:2 silences'), output);
    });
  }
});

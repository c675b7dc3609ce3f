import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { configFile } from '../../src/env.file.js';
import { parseConfig } from '../../src/env.js';
import { variables } from '../../src/env.variables.js';
import { StartupError } from '../../src/platform/errors.js';

const folder = mkdtempSync(join(tmpdir(), 'lyceum-env-'));
after(() => rmSync(folder, { recursive: true }));

function withFile(content: unknown): { LYCEUM_CONFIG: string } {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { LYCEUM_CONFIG: path };
}

function problems(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment);
  } catch (error) {
    assert.ok(error instanceof StartupError);
    return error.message.split('\n').slice(1).map((line) => line.replace(/^ {2}- /, ''));
  }
  return assert.fail('these settings should be refused');
}

describe('the environment', () => {
  test('has a default for everything', () => {
    const config = parseConfig({});
    assert.equal(config.http.port, 4000);
    assert.equal(config.http.host, '127.0.0.1');
    assert.deepEqual([...config.roles], ['api', 'worker']);
    assert.equal(config.ai.dailyCostLimitMicroUsd, 50_000_000);
    assert.equal(config.ai.maxInputLength, 5_000);
    assert.equal(config.database.url, null);
    assert.equal(config.http.graphiql, true);
  });

  test('counts what is set to nothing as not set', () => {
    assert.deepEqual(parseConfig({ PORT: '', REDIS_URL: ' ', ROLES: '' }), parseConfig({}));
  });

  test('reports all wrong settings together, one line each, naming the variable', () => {
    const lines = problems({
      PORT: '70000',
      ROLES: 'api,cook',
      DATABASE_URL: 'mysql://somewhere',
      AI_DAILY_COST_LIMIT: '-1',
      AI_DEFAULT_LANGUAGE: 'tlh',
      LOG_LEVEL: 'loud',
      GRAPHIQL: 'maybe',
      ALLOWED_ORIGINS: 'https://a.example/path',
      ENCRYPTION_KEY: 'secret',
    });
    assert.deepEqual(
      lines.map((line) => line.split(' ')[0]).toSorted(),
      ['AI_DAILY_COST_LIMIT', 'AI_DEFAULT_LANGUAGE', 'ALLOWED_ORIGINS', 'DATABASE_URL', 'ENCRYPTION_KEY', 'GRAPHIQL', 'LOG_LEVEL', 'PORT', 'ROLES'],
    );
    assert.ok(lines.includes('PORT must be a whole number from 0 to 65535.'));
    assert.ok(!lines.join().includes('secret'), 'a wrong secret is not repeated');
  });

  test('refuses to run in production on what it would make up', () => {
    const lines = problems({ NODE_ENV: 'production', PORT: 'x' });
    assert.deepEqual(lines.map((line) => line.split(' ')[0]).toSorted(), ['DATABASE_URL', 'ENCRYPTION_KEY', 'PORT']);
  });

  test('switches GraphiQL off in production unless it is allowed', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://lyceum@db/lyceum',
      ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    };
    assert.equal(parseConfig(production).http.graphiql, false);
    assert.equal(parseConfig({ ...production, GRAPHIQL: 'true' }).http.graphiql, true);
  });

  test('takes an encryption key in hexadecimal too', () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
    assert.equal(parseConfig({ ENCRYPTION_KEY: key.toString('hex') }).encryptionKey, key.toString('base64'));
    assert.equal(parseConfig({ ENCRYPTION_KEY: key.toString('base64') }).encryptionKey, key.toString('base64'));
  });
});

describe('the file that LYCEUM_CONFIG names', () => {
  test('may hold every documented key', () => {
    const prices = { inputMicroUsdPerMillion: 0, cachedInputMicroUsdPerMillion: 1, cacheWriteMicroUsdPerMillion: 2, outputMicroUsdPerMillion: 3 };
    const file = {
      providers: [{ name: 'ollama', protocol: 'openai', baseUrl: 'http://127.0.0.1:11434/v1', apiKeyEnv: 'MY_KEY', structured: 'prompt', batch: true, models: [{ name: 'gemma3', contextTokens: 8192, prices }] }],
      order: ['ollama/gemma3', 'local'],
      embeddings: { model: 'ollama/nomic-embed-text', dimensions: 256, contextTokens: 2_048, prices: { inputMicroUsdPerMillion: 0 } },
      timeouts: { firstTokenMs: 1_000, idleMs: 2_000, totalMs: 3_000, byKind: { QUIZ: { totalMs: 9_000 } } },
      retries: { attempts: 2, baseMs: 100 },
      breaker: { failures: 5, windowMs: 60_000, openMs: 30_000 },
      hedge: { enabled: true, afterMs: 900 },
      cache: { enabled: true, semantic: false, serveExpired: true },
      batch: { pollMs: 5_000 },
      prompts: { lessonTokens: 4_000, lessonShare: 0.9 },
      moderation: false,
      keyCheck: false,
      unknownPrice: 'dearest',
      limits: { generationsPerHour: 5, requestsPerMinute: 60, socketsPerAddress: 3 },
      accessTokenTtlSeconds: 60,
      streamRetentionSeconds: 3_600,
      activity: { keepDays: 90, keepAnswersDays: 900 },
    };
    assert.deepEqual(Object.keys(file).toSorted(), Object.keys(configFile.shape).toSorted(), 'this test must know every key');
    const config = parseConfig({ ...withFile(file), MY_KEY: 'sk-1' });
    assert.deepEqual(config.tuning, file);
    assert.deepEqual([...config.apiKeys], [['MY_KEY', 'sk-1']]);
    assert.equal(parseConfig(withFile({ limits: 'off' })).tuning.limits, 'off');
    assert.equal(parseConfig(withFile({ embeddings: 'off' })).tuning.embeddings, 'off');
  });

  test('is refused for unknown keys, each named with its place', () => {
    const lines = problems(withFile({ timeout: {}, limits: { perHour: 3 }, providers: [{ name: 'x', protocol: 'openai', baseUrl: 'http://x', models: [{ name: 'm', price: 1 }] }] }));
    assert.deepEqual(lines.toSorted(), [
      'LYCEUM_CONFIG limits.perHour is not a setting that Lyceum knows.',
      'LYCEUM_CONFIG providers[0].models[0].price is not a setting that Lyceum knows.',
      'LYCEUM_CONFIG timeout is not a setting that Lyceum knows.',
    ]);
  });

  test('is refused when it is missing or no JSON, beside other problems', () => {
    const lines = problems({ LYCEUM_CONFIG: join(folder, 'none.json'), PORT: 'x' });
    assert.equal(lines.length, 2);
    assert.match(lines.join('\n'), /^LYCEUM_CONFIG names .*none\.json, which can't be read as JSON/m);
    assert.match(problems(withFile('{')).join(), /LYCEUM_CONFIG names/);
  });

  test('says of what is not there that it must be', () => {
    const provider = { name: 'own', protocol: 'openai', baseUrl: 'http://127.0.0.1:9/v1', models: [{ name: 'm', prices: { outputMicroUsdPerMillion: 0 } }] };
    assert.deepEqual(problems(withFile({ providers: [provider] })), ['LYCEUM_CONFIG providers[0].models[0].prices.inputMicroUsdPerMillion: must be given.']);
  });

  test('names the rule that a value breaks', () => {
    const lines = problems(withFile({ retries: { attempts: -1 }, providers: [{ name: 'local', protocol: 'openai', baseUrl: 'ftp://x', models: [] }], limits: 'on' }));
    for (const place of ['retries.attempts', 'providers[0].baseUrl', 'providers[0].models', 'limits']) {
      assert.ok(lines.some((line) => line.startsWith(`LYCEUM_CONFIG ${place}: `)), `${place} in ${lines.join(' | ')}`);
    }
  });
});

describe('what documents the settings', () => {
  const reference = readFileSync('docs/configuration.md', 'utf8');
  const example = readFileSync('.env.example', 'utf8');

  for (const name of Object.keys(variables.shape)) {
    test(`names ${name}`, () => {
      assert.ok(reference.includes(`\`${name}\``), 'docs/configuration.md');
      assert.match(example, new RegExp(`^#? ?${name}=`, 'm'), '.env.example');
    });
  }

  for (const key of filePaths()) {
    test(`names ${key}`, () => assert.ok(reference.includes(`\`${key}\``), 'docs/configuration.md'));
  }
});

function filePaths(): string[] {
  const nested = ['timeouts', 'retries', 'breaker', 'cache', 'batch', 'prompts', 'activity'] as const;
  return Object.keys(configFile.shape).flatMap((key) => {
    const group = nested.find((name) => name === key);
    return group ? Object.keys(configFile.shape[group].unwrap().shape).map((inner) => `${key}.${inner}`) : [key];
  }).concat('limits.generationsPerHour', 'limits.requestsPerMinute', 'limits.socketsPerAddress');
}

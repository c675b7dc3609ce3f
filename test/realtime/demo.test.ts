import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Api } from '../../src/client/api.js';
import {
  CreateCourseDocument, CreateLessonDocument, GenerationDocument, GenerationsDocument, LoginDocument, PublishCourseDocument, type GenerationQuery,
} from '../../src/client/gql/graphql.js';
import { startSampleApp, type SampleApp } from '../kit/sample-app.js';

const DEMO = fileURLToPath(new URL('../../src/demo.js', import.meta.url));

interface Run {
  code: number;
  output: string;
  errors: string;
}

function demo(args: string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [DEMO, ...args], { env: { ...process.env, ...env } }, (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, output, errors });
    });
  });
}

/** Output without its indentation. */
function flat(text: string): string {
  return text.replaceAll(/\n +/g, '\n');
}

describe('npm run demo', { concurrency: 2 }, () => {
  // One after the other: the first looks at what was made last.
  describe('on a Lyceum that runs', { concurrency: 1 }, () => {
    let app: SampleApp;
    let learner: Api;
    before(async () => {
      app = await startSampleApp();
      learner = new Api(app.url);
      const account = app.samples?.accounts.learner;
      assert.ok(account);
      const { login } = await learner.send(LoginDocument, { email: account.email, password: account.password });
      assert.equal(login.__typename, 'Session');
      if (login.__typename === 'Session') learner.token = login.accessToken;
    });
    after(() => app.stop());

    /** What the demo has just made, newest first. */
    async function made(): Promise<NonNullable<GenerationQuery['generation']>[]> {
      const { generations } = await learner.send(GenerationsDocument, { first: 2 });
      const found = await Promise.all(generations.edges.map(({ node }) => learner.send(GenerationDocument, { id: node.id })));
      return found.map(({ generation }) => {
        assert.ok(generation);
        return generation;
      });
    }

    test('shows the whole text, every question, the proof and the cost, without colours where there is no terminal', async () => {
      const { code, output, errors } = await demo([app.url, '--questions', '3']);
      assert.deepEqual([code, errors], [0, '']);
      const [quiz, explanation] = await made();
      assert.ok(quiz && explanation && explanation.text.length > 200);
      assert.ok(flat(output).includes(flat(explanation.text)), 'the text stands in the output');
      assert.equal(quiz.items.length, 3);
      assert.match(output, /\[3 of 3 questions\]/);
      for (const [index, item] of quiz.items.entries()) {
        const prompt = 'prompt' in item ? item.prompt.replaceAll(/\[\[(\d+)\]\]/g, '__$1__') : '';
        assert.ok(prompt !== '' && output.includes(`${index + 1}. ${prompt}`));
      }
      assert.match(output, /Right: +\S/);
      assert.match(output, /it stands there\n/);
      assert.match(output, /Together +\$0\.000000\n$/);
      assert.ok(!output.includes('\u001b'), 'no escape sequences');
    });

    test('uses the Lyceum that runs on the same data, in the language that is asked for', async () => {
      const { code, output } = await demo(['--language', 'ja', '--questions', '1'], { DATA_DIR: app.dataDir });
      assert.equal(code, 0);
      assert.ok(output.startsWith(`   Running at ${app.url}\n`));
      assert.match(output, /\(JA\)/);
    });

    test('says in a sentence what is wrong', async () => {
      await Promise.all(([
        [[app.url, '--language', 'xx'], /^There is no course in xx; there are some in EN, FR, JA\.\n$/],
        [['http://127.0.0.1:9'], /^Nothing answers at http:\/\/127\.0\.0\.1:9: /],
        [['nowhere'], /^"nowhere" is neither a port nor a URL/],
        [['--questions', '51'], /^--questions must be from 1 to 50\./],
        [['--colour'], /^Unknown option '--colour'/],
      ] as const).map(async ([args, message]) => {
        const { code, errors } = await demo([...args]);
        assert.equal(code, 1);
        assert.match(errors, message);
        assert.doesNotMatch(errors, /\n +at /);
      }));
    });

    test('finds the sample courses behind 101 newer ones, and else the newest in a language', async () => {
      const teacher = new Api(app.url);
      const account = app.samples?.accounts.teacher ?? assert.fail();
      const { login } = await teacher.send(LoginDocument, { email: account.email, password: account.password });
      if (login.__typename === 'Session') teacher.token = login.accessToken;
      await Promise.all(Array.from({ length: 101 }, async (_, index) => {
        const { createCourse } = await teacher.send(CreateCourseDocument, { input: { title: `Kurs ${index}`, language: index === 0 ? 'DE' : 'EN' } });
        const { id } = createCourse;
        const body = 'Bei Ebbe fällt das Wasser. Bei Flut steigt das Wasser an der Küste wieder.';
        if (index === 0) await teacher.send(CreateLessonDocument, { input: { courseId: id, title: 'Gezeiten', body, objectives: [] } });
        await teacher.send(PublishCourseDocument, { id });
      }));
      await Promise.all(([[[], 'How language models work'], [['--language', 'fr'], 'La photosynthèse'], [['--language', 'de'], 'Kurs 0']] as const).map(async ([language, title]) => {
        const { output, errors } = await demo([app.url, ...language, '--questions', '1']);
        assert.equal(errors, '');
        assert.match(output, new RegExp(`lesson 1 of “.*${title}`, 'i'));
      }));
    });
  });

  describe('on one of its own', () => {
    test('starts one where none runs, and leaves nothing behind', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lyceum-demo-'));
      const dataDir = join(folder, 'data');
      const { code, output, errors } = await demo(['--question', 'What is a token?', '--questions', '2'], { DATA_DIR: dataDir });
      assert.deepEqual([code, errors], [0, '']);
      assert.match(output, /^ {3}Started for this demo at /);
      assert.match(output, /“What is a token\?”: the answer/);
      assert.ok(existsSync(join(dataDir, 'lock')) && !existsSync(join(dataDir, 'lyceum.json')), 'it was given back');
      rmSync(folder, { recursive: true });
    });

    test('stops what it has started when it is told to leave', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'lyceum-demo-'));
      const dataDir = join(folder, 'data');
      const child = spawn(process.execPath, [DEMO], { env: { ...process.env, DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] });
      const closed = once(child, 'close');
      await once(child.stdout, 'data');
      child.kill('SIGTERM');
      assert.deepEqual(await closed, [1, null]);
      assert.ok(existsSync(join(dataDir, 'lock')) && !existsSync(join(dataDir, 'lyceum.json')), 'it was given back');
      rmSync(folder, { recursive: true });
    });
  });
});

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { Gate, startFaultServer, type FaultServer } from '../kit/fault-server.js';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
const FREE = { inputMicroUsdPerMillion: 0, cachedInputMicroUsdPerMillion: 0, cacheWriteMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 };
const TOKENS = ['Light ', 'becomes', ' sugar', ' in a leaf.'];
const skip = existsSync(CHROMIUM) ? false : `there is no ${CHROMIUM}; "apt-get install chromium" brings it`;

describe('GraphiQL', { skip, timeout: 120_000 }, () => {
  let app: TestApp;
  let browser: Browser;
  let page: Page;
  let learner: TestAccount;
  let lessonId: string;
  let provider: FaultServer;
  const gate = new Gate();
  const foreign: string[] = [];
  const failures: string[] = [];

  before(async () => {
    provider = await startFaultServer();
    provider.reply({ tokens: TOKENS, gates: { 2: gate } });
    app = await startApp({ tuning: { providers: [{ name: 'slow', protocol: 'openai', baseUrl: provider.url, models: [{ name: 'gated', prices: FREE }] }] } });
    learner = await signUp(app);
    lessonId = await makeLesson(app);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] });
    page.setDefaultTimeout(10_000);
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== app.url) foreign.push(request.url());
    });
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== new URL(app.url).host) foreign.push(socket.url());
    });
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    await page.goto(`${app.url}/graphiql`);
    await page.getByRole('tab', { name: 'SignIn' }).waitFor();
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
    await provider?.close();
  });

  async function openTab(name: string): Promise<void> {
    await page.getByRole('tab', { name }).click();
  }

  async function fill(editor: 'Variables' | 'Headers', value: unknown): Promise<void> {
    await page.getByRole('button', { name: editor, exact: true }).click();
    const field = page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor');
    await field.click();
    await page.keyboard.press('Control+A');
    // Pasted, as people do: the editor closes the brackets of what is typed.
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(JSON.stringify(value))})`);
    await page.keyboard.press('Control+V');
  }

  async function run(): Promise<void> {
    // While the last operation is still ending, the same button would stop it.
    await page.getByRole('button', { name: /^Execute/ }).click();
  }

  async function answerTo(operationName: string): Promise<Record<string, never>> {
    const named = `"operationName":"${operationName}"`;
    const response = page.waitForResponse((candidate) => candidate.request().postData()?.includes(named) ?? false);
    await run();
    return (await (await response).json()) as Record<string, never>;
  }

  test('signs in, starts an explanation and sees the text grow, asking no other host', async () => {
    await fill('Variables', { email: learner.email, password: learner.password });
    const signedIn = (await answerTo('SignIn')) as unknown as { data: { login: { accessToken: string } } };
    const { accessToken } = signedIn.data.login;
    assert.match(accessToken, /^ey/);
    await page.locator('.result-window').getByText('accessTokenExpiresAt').waitFor();

    await openTab('ExplainLesson');
    await fill('Variables', { input: { lessonId } });
    await fill('Headers', { authorization: `Bearer ${accessToken}` });
    const started = (await answerTo('ExplainLesson')) as unknown as { data: { explainLesson: { id: string } } };
    const { id } = started.data.explainLesson;

    await openTab('FollowGeneration');
    await fill('Variables', { id, afterSeq: 0 });
    await fill('Headers', { authorization: `Bearer ${accessToken}` });
    await run();
    const answer = page.locator('.result-window');
    await answer.getByText('Light becomes').first().waitFor();
    assert.equal(await answer.getByText('sugar in a leaf').count(), 0, 'the rest has not been sent yet');
    gate.open();
    await answer.getByText('GenerationCompleted').waitFor();
    await answer.getByText('Light becomes sugar in a leaf.').waitFor();

    const { generation } = await gql<{ generation: { text: string } }>(app, {
      query: 'query ($id: ID!) { generation(id: $id) { text } }',
      variables: { id },
      token: learner.token,
    });
    assert.equal(generation.text, TOKENS.join(''));
    assert.deepEqual(foreign, []);
    assert.deepEqual(failures, []);
  });

  test('uses the token of the sign-in where the headers leave it out, and gathers the questions of a quiz', async () => {
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await page.getByRole('tab', { name: 'SignIn' }).waitFor();
    await openTab('MakeQuiz');
    await fill('Variables', { input: { lessonId, questionCount: 2 } });
    const refused = (await answerTo('MakeQuiz')) as unknown as { errors: { extensions: { code: string } }[] };
    assert.equal(refused.errors[0]?.extensions.code, 'UNAUTHENTICATED', 'nobody has signed in on this page yet');

    await openTab('SignIn');
    await fill('Variables', { email: learner.email, password: learner.password });
    await answerTo('SignIn');
    await openTab('MakeQuiz');
    provider.reply({ status: 503 });
    const { data } = (await answerTo('MakeQuiz')) as unknown as { data: { generateQuiz: { id: string } } };

    await openTab('FollowGeneration');
    await fill('Variables', { id: data.generateQuiz.id, afterSeq: 0 });
    await run();
    const answer = page.locator('.result-window');
    await answer.getByText('GenerationCompleted').waitFor();
    assert.equal(await answer.getByText('"prompt"').count(), 2);
    assert.deepEqual(failures, []);
  });
});

const BODY = `# Photosynthesis

Photosynthesis is the process by which plants turn light into chemical energy. Chlorophyll is the pigment that absorbs
light in the chloroplasts of a leaf. The light reactions split water and release oxygen into the air. The Calvin cycle
uses that energy to build sugar from carbon dioxide. Without photosynthesis the atmosphere would hold almost no oxygen,
because plants, algae and cyanobacteria renew it all the time. Sugar feeds the plant itself and whatever eats the plant.`;

/** A published lesson of an instructor's. */
async function makeLesson(app: TestApp): Promise<string> {
  const { token } = await signUp(app, 'INSTRUCTOR');
  const { createCourse } = await gql<{ createCourse: { id: string } }>(app, {
    token,
    query: 'mutation { createCourse(input: { title: "Plants" }) { id } }',
  });
  const { createLesson } = await gql<{ createLesson: { id: string } }>(app, {
    token,
    query: 'mutation ($input: CreateLessonInput!) { createLesson(input: $input) { id } }',
    variables: { input: { courseId: createCourse.id, title: 'Photosynthesis', body: BODY } },
  });
  await gql(app, { token, query: 'mutation ($id: ID!) { publishCourse(id: $id) { id } }', variables: { id: createCourse.id } });
  return createLesson.id;
}

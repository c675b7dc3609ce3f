import { parseArgs } from 'node:util';
import { Api } from './client/api.js';
import { findLyceum, type Host } from './demo/lyceum.js';
import { bill, explain, inspect, pickLesson, quiz, signIn } from './demo/play.js';
import { dim, heading, line, write } from './demo/screen.js';
import { StartupError } from './platform/errors.js';

const HELP = `Plays Lyceum's main job through its public API: signs in, streams an explanation, makes a quiz.

npm run demo -- [options] [URL or port of a running Lyceum]

  --language L   of the sample course: EN, FR, JA … (EN)
  --question Q   what to explain; the whole lesson when left out
  --questions N  how many the quiz shall have, 1 to 50 (5)
  --help

Without a URL it uses the Lyceum that runs on this folder's data, or starts one and stops it in the end.
`;
const LEARNER = { email: 'learner@lyceum.example', password: 'lyceum-demo-learner' };
// A generation is its owner's; beside him only an admin may read it, with what gives the answers away.
const EDITOR = { email: 'admin@lyceum.example', password: 'lyceum-demo-admin' };

interface Options {
  address: string | undefined;
  language: string;
  question: string | undefined;
  questionCount: number;
}

function readOptions(): Options | null {
  const options = { language: { type: 'string' }, question: { type: 'string' }, questions: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (values.help) return null;
    if (positionals.length > 1) throw new Error(`Only one URL can be played on, not ${positionals.length}.`);
    const questionCount = Number(values.questions ?? 5);
    if (!Number.isInteger(questionCount) || questionCount < 1 || questionCount > 50) throw new Error('--questions must be from 1 to 50.');
    return { address: positionals[0], language: values.language ?? 'EN', question: values.question, questionCount };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n\n${HELP}`);
  }
}

async function play({ url, own }: Host, { language, question, questionCount }: Options): Promise<void> {
  line(dim(`${own ? 'Started for this demo' : 'Running'} at ${url}`));
  const learner = new Api(url);
  heading('1. Sign in');
  await signIn(learner, LEARNER.email, LEARNER.password);

  heading('2. A lesson');
  const lesson = await pickLesson(learner, language);

  const socket = learner.socket();
  try {
    heading(question === undefined ? '3. Its explanation, as it comes' : `3. “${question}”: the answer, as it comes`);
    const explanation = await explain(learner, socket, { lessonId: lesson.id, ...(question === undefined ? {} : { question }) });

    heading(`4. A quiz of ${questionCount}, each question as soon as it is checked`);
    const made = await quiz(learner, socket, { lessonId: lesson.id, questionCount });

    heading('5. What a learner does not see');
    const editor = new Api(url);
    await signIn(editor, EDITOR.email, EDITOR.password);
    await inspect(editor, made.id);

    heading('6. What it cost');
    bill([{ name: 'Explanation', generation: explanation }, { name: 'Quiz', generation: made }]);
  } finally {
    await socket.dispose();
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return write(HELP);
  const leaving = new AbortController();
  let host: Host | null = null;
  const leave = (): void => {
    leaving.abort();
    void host?.stop().then(() => process.exit(1));
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  // Whoever reads along may have seen enough, as "head" has.
  process.stdout.once('error', leave);
  host = await findLyceum(options.address, leaving.signal);
  // Starting ends by itself; whoever left meanwhile is owed the end of it.
  if (leaving.signal.aborted) return leave();
  try {
    await play(host, options);
  } finally {
    await host.stop();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof StartupError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
}

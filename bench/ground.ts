/**
 * How often a statement is called supported that its lesson does not say, and how many of those that it says are found:
 * `npm run bench -- ground`. Reads test/fixtures/grounding.json and grounding-heldout.json; then times a long lesson and a long text. Ends with 1 where more than
 * 2 % are falsely supported, or that takes more than 300 ms of CPU, which others on the machine don't lengthen; `ground -v` lists what was missed.
 */
import { groundText } from '../src/modules/generation/grounding/ground.js';
import { LANGUAGES } from '../src/orchestrator/model.js';
import { judgedStatements, labelledLessons, STATEMENT_SETS, type JudgedStatement } from '../test/kit/grounding.js';

const MOST_FALSE = 0.02;
const MOST_MS = 300;
const LESSON_UNITS = 60_000;
const TEXT_WORDS = 5_000;
const ROUNDS = 5;

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function table(title: string, statements: readonly JudgedStatement[], of: (statement: JudgedStatement) => string, names: readonly string[]): void {
  console.log(`\n  ${title.padEnd(14)}said and found     not said, yet supported`);
  for (const name of names) {
    const own = statements.filter((statement) => of(statement) === name);
    const [said, others] = [own.filter(({ isSaid }) => isSaid), own.filter(({ isSaid }) => !isSaid)];
    const [found, wrong] = [said, others].map((list) => list.filter(isSupported).length) as [number, number];
    console.log(`  ${name.padEnd(14)}${`${found}/${said.length}`.padEnd(19)}${wrong}/${others.length}`);
  }
}

const isSupported = ({ found }: JudgedStatement): boolean => found.evidence !== null;

for (const set of STATEMENT_SETS) {
  const statements = await judgedStatements(set);
  const [said, others] = [statements.filter(({ isSaid }) => isSaid), statements.filter(({ isSaid }) => !isSaid)];
  const [found, wrong] = [said.filter(isSupported), others.filter(isSupported)];
  console.log(`\n${set}: ${statements.length} statements about ${labelledLessons(set).length} lessons`);
  console.log(`  not said, yet supported: ${wrong.length} of ${others.length} (${percent(wrong.length, others.length)})`);
  console.log(`  said and found:          ${found.length} of ${said.length} (${percent(found.length, said.length)})`);
  table('language', statements, ({ language }) => language, LANGUAGES);
  table('kind', statements, ({ kind }) => kind, [...new Set(statements.map(({ kind }) => kind))]);
  for (const { language, kind, text } of wrong) console.log(`  FALSE      [${language} ${kind}] ${text}`);
  if (process.argv.includes('-v')) for (const { language, kind, text, found: { reason } } of said.filter((each) => !isSupported(each))) console.log(`  missed     [${language} ${kind}] ${reason}: ${text}`);
  if (wrong.length > others.length * MOST_FALSE) process.exitCode = 1;
}

for (const language of ['en', 'zh'] as const) {
  const bodies = labelledLessons('tuned').filter((lesson) => lesson.language === language).map(({ lesson }) => lesson);
  // Numbers apart, so that no two sentences are the same.
  let body = '';
  for (let at = 0; body.length < LESSON_UNITS; at += 1) body += `${bodies[at % bodies.length]!.replace(/[.。](?=\s|\p{Script=Han})/gu, (stop) => ` ${at}${stop}`)}\n\n`;
  const length = language === 'zh' ? TEXT_WORDS * 2 : TEXT_WORDS * 6;
  const text = body.slice(0, length);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = process.cpuUsage();
    const made = await groundText({ text, lesson: { title: '', body, language }, language, isExamples: false });
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1_000);
    if (round === 0) console.log(`\n  [${language}] a lesson of ${body.length} units, a text of ${text.length}: ${made.length} statements, ${made.filter(({ evidence }) => evidence).length} supported`);
  }
  const median = times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]!;
  console.log(`  ${median.toFixed(0)} ms of CPU (median of ${ROUNDS}; ${MOST_MS} ms are allowed)`);
  if (median > MOST_MS) process.exitCode = 1;
}

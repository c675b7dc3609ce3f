// Who may import whom in src/ (docs/architecture.md): node scripts/lint-imports.mjs [project folder]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Each layer, and the layers beside itself that it may import. `app` are the files directly in src/. */
const LAYERS = {
  app: ['demo', 'client', 'modules', 'orchestrator', 'streams', 'jobs', 'auth', 'platform'],
  modules: ['orchestrator', 'streams', 'jobs', 'auth', 'platform'],
  orchestrator: ['platform'],
  streams: ['platform'],
  jobs: ['platform'],
  auth: ['platform'],
  platform: [],
  // These speak the public API alone.
  demo: ['client', 'platform'],
  client: [],
};

/** `what` in a file `from` but not in `except` is a problem; `what` is a path in the project or a package's name. */
const FORBIDDEN = [
  {
    from: /^src\//,
    what: /^(test|bench|clients|scripts)\//,
    why: 'the product does not depend on what tests or plays it',
  },
  {
    from: /^src\//,
    except: /^src\/(main|cli|migrate|demo\/lyceum)\.ts$/,
    what: /^src\/env\.ts$/,
    values: true,
    why: 'settings are read once, where a program starts, and passed down; others import its types only',
  },
  {
    from: /^src\//,
    except: /^src\/env\.ts$/,
    what: /^src\/env\.(file|variables)\.ts$/,
    values: true,
    why: 'these belong to env.ts',
  },
  {
    from: /^src\/orchestrator\//,
    what: /^(pg|bullmq|ioredis|mongodb|graphql.*|type-graphql|dataloader|@mikro-orm\/.+|@apollo\/.+)$|^src\/platform\/(postgres|migrate|redis|mongo|apollo|graphql|signals|embedded)\b/,
    why: 'the orchestrator knows no database and no GraphQL',
  },
  {
    from: /^src\/(streams|jobs|auth)\//,
    what: /^(graphql|graphql-ws|type-graphql|express|@apollo\/.+)$|^src\/platform\/(graphql|apollo|http|ws)\b/,
    why: 'what lies below the modules knows no transport',
  },
];

/** Steps over the layers that have a reason of their own. */
const ALLOWED = [
  // A resolver names the type of its context; the context's value is made in app.ts.
  { from: /^src\/modules\/.+\.(resolver|loaders)\.ts$/, what: /^src\/context\.ts$/, typesOnly: true },
  // The demo brings up a Lyceum where none runs.
  { from: /^src\/demo\/lyceum\.ts$/, what: /^src\/(app|env)\.ts$/ },
  // Whatever is generated with evidence is read and judged as quizzes do it: pure functions without state or storage.
  { from: /^src\/modules\/generation\/items\/[^/]+\.ts$/, what: /^src\/modules\/quizzes\/(evidence|draft)\.ts$/ },
  // Keys are checked by what a solver is shown and by what it answers, as quizzes word both: pure functions without state or storage.
  { from: /^src\/modules\/generation\/(checking|items|kinds|prompts)\/key-[^/]+\.ts$/, what: /^src\/modules\/quizzes\/solution\.ts$/ },
  // Judges are asked through prompts; the words of a criterion that nobody wrote are theirs.
  { from: /^src\/modules\/grading\/rubric\.ts$/, what: /^src\/modules\/generation\/prompts\/grading\.ts$/ },
  // The kind of generation that makes quizzes asks for and judges drafts as quizzes do: pure functions without state or storage.
  { from: /^src\/modules\/generation\/(kinds|prompts)\/quiz\.ts$/, what: /^src\/modules\/quizzes\/(accept|draft)\.ts$/ },
  // An attempt shows questions as their quiz does, and by the same rule: pure functions without state or storage.
  { from: /^src\/modules\/attempts\/[^/]+\.ts$/, what: /^src\/modules\/quizzes\/(reveal|shuffle|quiz\.view)\.ts$/ },
  // The shape of a question and of what gives its answer away.
  { from: /^src\/modules\/(attempts|grading)\/[^/]+\.ts$/, what: /^src\/modules\/quizzes\/items\.repository\.ts$/, typesOnly: true },
  // Whoever keeps or shows an answer knows it as the graders do: pure functions without state or storage.
  { from: /^src\/modules\/(attempts|questionnaires)\/[^/]+\.ts$/, what: /^src\/modules\/grading\/grade\.ts$/ },
  // Whatever is learnt is forgotten by the one curve of the cards: pure functions without state or storage.
  { from: /^src\/modules\/mastery\/fold\.ts$/, what: /^src\/modules\/flashcards\/forgetting\.ts$/ },
];

const PUBLIC_OF_A_MODULE = /\.(service|entity|type)\.ts$/;
const IMPORT = /^\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** @returns {string[]} one sentence for each import that breaks a rule, and for each stray reader of the environment */
export function importProblems(root) {
  const source = join(root, 'src');
  const files = readdirSync(source, { recursive: true }).filter((name) => name.endsWith('.ts')).sort();
  return files.flatMap((name) => {
    const from = `src/${name}`;
    const text = readFileSync(join(source, name), 'utf8');
    const problems = [];
    if (from !== 'src/env.ts' && /\bprocess\.env\b|\bprocess\[['"]env/.test(text)) {
      problems.push(`${from} reads process.env: only src/env.ts does`);
    }
    for (const match of text.matchAll(IMPORT)) {
      const specifier = match[2] ?? match[3] ?? match[4];
      const what = resolve(from, specifier);
      const why = problemOf({ from, what, typeOnly: match[1] !== undefined });
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      if (why) problems.push(`${from}:${line} imports ${what}: ${why}`);
    }
    return problems;
  });
}

function problemOf({ from, what, typeOnly }) {
  const excused = ({ typesOnly }) => !typesOnly || typeOnly;
  if (ALLOWED.some((rule) => rule.from.test(from) && rule.what.test(what) && excused(rule))) return null;
  const forbidden = FORBIDDEN.find(
    (rule) => rule.from.test(from) && !rule.except?.test(from) && rule.what.test(what) && !(rule.values && typeOnly),
  );
  if (forbidden) return forbidden.why;
  if (!what.startsWith('src/')) return null;
  const [importing, imported] = [placeOf(from), placeOf(what)];
  if (importing.layer !== imported.layer) {
    const allowed = LAYERS[importing.layer]?.includes(imported.layer);
    return allowed ? null : `${importing.layer} must not depend on ${imported.layer}`;
  }
  if (importing.module === imported.module || PUBLIC_OF_A_MODULE.test(what)) return null;
  return "across modules only another's service, entity or type may be imported";
}

function resolve(from, specifier) {
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)).replace(/\.js$/, '.ts') : specifier;
}

function placeOf(path) {
  const [, folder, inner] = path.split('/');
  return folder.endsWith('.ts') ? { layer: 'app' } : { layer: folder, module: folder === 'modules' ? inner : undefined };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = importProblems(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

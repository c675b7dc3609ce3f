import type { Client } from 'graphql-ws';
import type { Api } from '../client/api.js';
import { follow, NOTHING, produce, type GenerationEvent, type Produced } from '../client/follow.js';
import {
  CourseDocument, CoursesDocument, ExplainLessonDocument, GenerateQuizDocument, GenerationDocument, LessonDocument, LoginDocument,
  QuestionKeyDocument, type CoursesQuery, type ExplainLessonMutation, type GenerationQuery, type LessonQuery,
} from '../client/gql/graphql.js';
import { StartupError } from '../platform/errors.js';
import { answerText, questionText, type Question } from './questions.js';
import { continued, dim, dollars, green, indented, line, seconds, write } from './screen.js';

/** Their ids are the same in every installation, and they come after all that people have made. */
const SAMPLE_COURSES: Readonly<Record<string, string>> = {
  EN: 'crs_000000000000fd2fec89d500b560fab6',
  FR: 'crs_000000000000da0a00a05ed35b036b4e',
  JA: 'crs_000000000000c9aecf3331eb5ee1c324',
};

export type Lesson = NonNullable<LessonQuery['lesson']>;
type Generation = NonNullable<GenerationQuery['generation']>;

export async function signIn(api: Api, email: string, password: string): Promise<void> {
  const { login } = await api.send(LoginDocument, { email, password });
  if (login.__typename !== 'Session') {
    throw new StartupError(
      `${email} can't sign in at ${api.url}: ${login.message} The demo accounts exist only where Lyceum runs on its embedded database and listens on loopback.`,
    );
  }
  api.token = login.accessToken;
  line(`${login.user.displayName} (${login.user.role.toLowerCase()}), ${login.user.email}`);
}

/** The first lesson of a course in that language: a sample one's, or else the newest one's. @param language as EN or fr */
export async function pickLesson(api: Api, language: string): Promise<Lesson> {
  const wanted = await pickCourse(api, language.toUpperCase());
  if (Array.isArray(wanted)) {
    throw new StartupError(wanted.length === 0 ? 'There is no course yet.' : `There is no course in ${language}; there are some in ${wanted.join(', ')}.`);
  }
  const { course } = await api.send(CourseDocument, { id: wanted.id });
  const first = course?.lessons.edges[0]?.node;
  if (!first) throw new StartupError(`The course "${wanted.title}" has no lesson yet.`);
  const { lesson } = await api.send(LessonDocument, { id: first.id });
  if (!lesson) throw new Error('a lesson that was listed is gone');
  line(`“${lesson.title}”, lesson ${lesson.position} of “${wanted.title}” (${wanted.language})`);
  line(`${lesson.body.length.toLocaleString('en')} characters, version ${lesson.version}`);
  return lesson;
}

/** @returns the languages that there are, where it isn't among them */
async function pickCourse(api: Api, language: string): Promise<{ id: string; title: string; language: string } | string[]> {
  const sample = SAMPLE_COURSES[language];
  const { course } = sample ? await api.send(CourseDocument, { id: sample }) : { course: null };
  if (course) return course;
  const languages = new Set<string>();
  for (let after: string | null = null; ; ) {
    const { courses }: CoursesQuery = await api.send(CoursesDocument, { first: 100, after });
    const found = courses.edges.find(({ node }) => node.language === language)?.node;
    if (found) return found;
    for (const { node } of courses.edges) languages.add(node.language);
    if (!courses.pageInfo.hasNextPage) return [...languages].sort();
    after = courses.pageInfo.endCursor ?? null;
  }
}

/** Writes an explanation as it comes. */
export async function explain(api: Api, socket: Client, input: { lessonId: string; question?: string }): Promise<Generation> {
  const { explainLesson } = await api.send(ExplainLessonDocument, { input });
  return play(api, socket, started(explainLesson), (event, { text }) => {
    if (event.__typename === 'StreamReset') line(`\n${dim(`(${event.reason} The text begins anew.)`)}`);
    if (event.__typename === 'TextDelta') write(text.length === event.text.length ? indented(event.text) : continued(event.text));
    if (isFinal(event) && text !== '') write(text.endsWith('\n') ? '\n' : '\n\n');
  });
}

/** Shows a quiz's progress, and each question when it arrives. */
export async function quiz(api: Api, socket: Client, input: { lessonId: string; questionCount: number }): Promise<Generation> {
  const { generateQuiz } = await api.send(GenerateQuizDocument, { input });
  return play(api, socket, started(generateQuiz), (event) => {
    if (event.__typename === 'StreamReset') line(dim(`(${event.reason} The quiz begins anew.)`));
    if (event.__typename === 'ProgressChanged') line(dim(`[${event.completed} of ${event.total} ${event.stage}]`));
    if (event.__typename === 'ItemReady') line(questionText(event.index + 1, event.item));
  });
}

/** What those see who may edit the course: where the answer stands, and what is right. The lesson itself is the proof. */
export async function inspect(api: Api, quizId: string): Promise<void> {
  const { generation } = await api.send(GenerationDocument, { id: quizId });
  const question = generation?.items.find((item): item is Question => 'prompt' in item);
  if (!question) return line('The quiz has no question.');
  const { questionKey } = await api.send(QuestionKeyDocument, { id: question.id });
  line(questionText(1, question));
  if (questionKey) line(`Right:    ${answerText(question, questionKey)}`);
  for (const { lessonId, lessonVersion, start, end, quote } of question.evidence) {
    const { lesson } = await api.send(LessonDocument, { id: lessonId, version: lessonVersion });
    const stands = lesson?.body.slice(start, end) === quote;
    line(`Evidence: “${quote}”`);
    line(`          characters ${start} to ${end} of the lesson's version ${lessonVersion}: ${stands ? green('it stands there') : 'it does NOT stand there'}`);
    if (!stands) throw new Error('a question cites what the lesson does not say');
  }
}

export function bill(rows: { name: string; generation: Generation }[]): void {
  for (const { name, generation } of rows) {
    const { inputTokens, outputTokens, estimated } = generation.usage;
    const tokens = `${inputTokens} tokens in, ${outputTokens} out${estimated ? ' (estimated)' : ''}`;
    line(`${name.padEnd(12)} ${dollars(generation.costMicroUsd)}  ${tokens}`);
  }
  line(`${'Together'.padEnd(12)} ${dollars(rows.reduce((sum, { generation }) => sum + generation.costMicroUsd, 0))}`);
}

function started(result: ExplainLessonMutation['explainLesson']): string {
  if (result.__typename === 'Generation') return result.id;
  throw new StartupError(`It was not started: ${result.message}`);
}

async function play(api: Api, socket: Client, id: string, show: (event: GenerationEvent, produced: Produced) => void): Promise<Generation> {
  const since = performance.now();
  let first: number | null = null;
  let produced = NOTHING;
  for await (const event of follow(socket, id)) {
    if (event.__typename === 'GenerationStarted') line(dim(`from ${source(event)}`));
    if (event.__typename === 'ProviderSwitched') line(dim(`\n(${event.toProvider} goes on for ${event.fromProvider}: ${event.reason})`));
    if (event.__typename === 'TextDelta' || event.__typename === 'ItemReady') first ??= performance.now() - since;
    produced = produce(produced, event);
    show(event, produced);
    if (event.__typename === 'GenerationFailed') line(`It failed: ${event.message}`);
  }
  const { generation } = await api.send(GenerationDocument, { id });
  if (!generation) throw new Error('a generation that was followed is gone');
  if (generation.text !== produced.text) throw new Error('what was streamed is not what is stored');
  const whole = seconds(performance.now() - since);
  line(dim(`${generation.status.toLowerCase()} in ${whole}${first === null ? '' : `, the first of it after ${seconds(first)}`}`));
  if (generation.notice) line(`Notice: ${generation.notice}`);
  return generation;
}

function isFinal({ __typename }: GenerationEvent): boolean {
  return __typename === 'GenerationCompleted' || __typename === 'GenerationFailed' || __typename === 'GenerationCancelled';
}

function source({ provider, model, origin }: Extract<GenerationEvent, { __typename: 'GenerationStarted' }>): string {
  return origin === 'LOCAL' ? 'the built-in engine, which needs no model' : `${provider}/${model}${origin === 'CACHE' ? ' (cached)' : ''}`;
}

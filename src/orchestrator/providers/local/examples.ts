import { ProviderError, type ExamplesTask, type StreamPart } from '../../model.js';
import { readLesson } from './analysis/lesson.js';
import type { Passage } from './analysis/markdown.js';
import type { Sentence } from './analysis/text.js';
import { escaped } from './analysis/source.js';
import { textParts } from './chosen.js';
import { noticeFor } from './notice.js';
import type { Pacer } from './pacer.js';
import { TEXT_WORDS } from './texts.words.js';

/** In code units: what goes on for longer is a chapter. */
const LONGEST = 4_000;
/** Headings under which a lesson works out a case. */
const HEADING =
  /example|case study|worked|ejemplo|caso práctico|exemple|étude de cas|beispiel|fallstudie|esempi|exemplo|estudo de caso|пример|例題|例え|例：|^例$|事例|例题|例子|案例|举例|예제|예시|사례|مثال|أمثلة|उदाहरण/iu;
/** Words that announce an example. */
const ANNOUNCED =
  /(?<!\p{L})(?:for example|for instance|to take an example|por ejemplo|par exemple|zum beispiel|beispielsweise|per esempio|ad esempio|por exemplo|например|к примеру)(?!\p{L})|(?<!\p{L})z\.\s?B\.|例如|比如|譬如|举例来说|たとえば|例えば|예를 들어|예를 들면|예컨대|على سبيل المثال|مثلًا|مثلاً|उदाहरण के लिए|उदाहरण के तौर पर|मसलन/iu;
const SUPPOSED =
  /^(?:suppose|imagine|consider|picture|let us say|take a|supposons|imaginons|imaginez|prenons|considérons|supongamos|imagina|consideremos|pensemos|angenommen|stell|nehmen wir|betrachten wir|supponiamo|immagina|consideriamo|prendiamo|suponha|imagine|considere|допустим|представ|предположим|рассмотрим|假设|设想|想象|لنفترض|تخيل|मान लीजिए|कल्पना)/iu;

/** What of the lesson is an example: a range of its body. */
interface Example {
  heading: string;
  start: number;
  end: number;
}

/** Streams the lesson's own examples, as they stand there. @throws ProviderError where it holds none */
export async function* exampleParts(task: ExamplesTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  const examples = examplesIn(lesson.sentences, lesson.body).slice(0, task.examples);
  if (examples.length === 0) throw new ProviderError('too_little', 'The lesson holds no example.');
  const sections = examples.map(({ heading, start, end }) => `### ${heading || escaped(task.lesson.title).join('')}\n\n${lesson.body.slice(start, end)}`);
  yield* textParts(`${sections.join('\n\n')}\n`, pacer);
  const { noticeFewerExamples } = TEXT_WORDS[task.language];
  const notice = await noticeFor(task, lesson.language, 0, examples.length < task.examples ? [noticeFewerExamples(examples.length, task.examples)] : []);
  if (notice) yield { type: 'notice', text: notice };
}

/** Whole sections that are called examples, and paragraphs that announce one; in lesson order, none within another. */
function examplesIn(sentences: readonly Sentence[], body: string): Example[] {
  const examples: Example[] = [];
  let section: Example | null = null;
  let sectionHeading: unknown = null;
  for (const passage of new Set(sentences.map((sentence) => sentence.passage))) {
    const lines = linesOf(passage, body);
    if (!lines) continue;
    const heading = passage.path.findLast(({ text }) => HEADING.test(text)) ?? null;
    if (heading) {
      if (section && heading === sectionHeading) {
        if (lines.end - section.start <= LONGEST) section.end = lines.end;
      } else examples.push((section = { heading: heading.source, ...lines }));
      sectionHeading = heading;
      continue;
    }
    [section, sectionHeading] = [null, null];
    if (ANNOUNCED.test(passage.text) || SUPPOSED.test(passage.text)) examples.push({ heading: passage.headingSource, ...lines });
  }
  return examples;
}

/** The lines of the body that a passage stands in; null where nothing of it stands there as it is. */
function linesOf({ offsets }: Passage, body: string): { start: number; end: number } | null {
  const known = offsets.filter((offset) => offset >= 0);
  if (known.length === 0) return null;
  const first = known[0]!;
  const last = known.at(-1)!;
  const lineEnd = body.indexOf('\n', last);
  return { start: body.lastIndexOf('\n', first) + 1, end: lineEnd < 0 ? body.length : lineEnd };
}

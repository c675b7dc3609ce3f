import type { LanguageCode, LessonText } from '../../../orchestrator/model.js';
import { writtenLanguage } from '../../../orchestrator/providers/local/analysis/script.js';
import { loadLanguage } from '../../../orchestrator/providers/local/languages/index.js';
import { Pacer } from '../../../orchestrator/providers/local/pacer.js';
import type { StoredEvidence } from '../../quizzes/quizzes.entity.js';
import { ASKS, locatedSentences, statementsOf, tableRows, type Statement } from './statements.js';
import { carries, matches, supports } from './support.js';
import { read, readerOf, type Reader, type Said, type Unit } from './units.js';
import { GROUNDING_WORDS } from './words.js';

/** A passage of the lesson: from start to end it reads exactly as quote. */
type Passage = Pick<StoredEvidence, 'start' | 'end' | 'quote'>;

/** Why no passage was found that says a statement. */
export type Unsupported = 'NO_SOURCE' | 'OTHER_LANGUAGE' | 'NO_PASSAGE' | 'OWN_EXAMPLE' | 'NUMBER_DIFFERS' | 'NAME_DIFFERS' | 'NEGATION_DIFFERS' | 'WORDING_DIFFERS';

/** A statement of a text, and the passage of the lesson that says it: one of evidence and reason is null. Positions in UTF-16 units. */
export interface GroundedStatement {
  start: number;
  end: number;
  evidence: Passage | null;
  reason: Unsupported | null;
}

export interface Grounded {
  text: string;
  /** What it was made from; null: nothing. */
  lesson: Pick<LessonText, 'title' | 'body' | 'language'> | null;
  /** In which it was to be written. */
  language: LanguageCode;
  /** Whether it was to bring what the lesson doesn't say. */
  isExamples: boolean;
}

/** Later ones are not looked into. */
export const MOST_STATEMENTS = 2_000;
/** How many sentences a statement is held against, and by how many of its rarest words they are found. */
const CANDIDATES = 6;
const MOST_KEYS = 8;
const MOST_SENTENCES = 100;
/** A passage that has less of a statement's words speaks of something else. */
const SPEAKS_OF_IT = 0.5;

/** A sentence of the lesson. */
interface Source {
  said: Said;
  passage: Passage;
  heading: string;
  /** The sentence before it in its paragraph. */
  before: Source | null;
}

/** Holds each statement of a text against the lesson that it was made from, by matching alone; gives way to other work meanwhile. */
export async function groundText({ text, lesson, language, isExamples }: Grounded, pacer = new Pacer()): Promise<GroundedStatement[]> {
  const lessonLanguage = lesson ? await writtenLanguage(lesson.body, lesson.language) : language;
  const spoken = await writtenLanguage(text, lessonLanguage);
  const pack = await loadLanguage(spoken);
  const statements = (await statementsOf(text, pack, pacer)).slice(0, MOST_STATEMENTS);
  const none = (reason: Unsupported): GroundedStatement[] => statements.map(({ start, end }) => ({ start, end, evidence: null, reason }));
  if (!lesson) return none('NO_SOURCE');
  if (spoken !== lessonLanguage) return none('OTHER_LANGUAGE');
  const index = new LessonIndex(lesson.title, readerOf(pack));
  await index.read(lesson.body, pacer);
  const grounded: GroundedStatement[] = [];
  let last: Pick<Source, 'passage'> | null = null;
  for (const statement of statements) {
    await pacer.tick();
    const { start, end } = statement;
    const found = index.find(statement, last);
    last = typeof found === 'string' ? null : found;
    const reason = found === 'NO_PASSAGE' && isExamples ? 'OWN_EXAMPLE' : typeof found === 'string' ? found : null;
    grounded.push({ start, end, evidence: last?.passage ?? null, reason });
  }
  return grounded;
}

/** A lesson's sentences, to be found by their words. */
class LessonIndex {
  readonly #title: string;
  readonly #reader: Reader;
  readonly #sources: Source[] = [];
  readonly #byKey = new Map<string, number[]>();
  /** Of tables. */
  readonly #rows = new Map<string, Passage>();

  constructor(title: string, reader: Reader) {
    this.#title = title;
    this.#reader = reader;
  }

  async read(body: string, pacer: Pacer): Promise<void> {
    for (const { start, end, row } of tableRows(body)) if (row !== null && !this.#rows.has(row)) this.#rows.set(row, { start, end, quote: body.slice(start, end) });
    let [paragraph, before]: [unknown, Source | null] = [null, null];
    for (const { sentence, range } of await locatedSentences(body, this.#reader.pack, pacer)) {
      await pacer.tick();
      // What the lesson asks, it doesn't say.
      if (sentence.tokens.length === 0 || ASKS.test(sentence.text)) continue;
      const said = read(sentence.text, this.#reader, sentence.tokens);
      const { passage } = sentence;
      before = { said, passage: { ...range, quote: body.slice(range.start, range.end) }, heading: passage.heading, before: passage === paragraph ? before : null };
      paragraph = passage;
      const at = this.#sources.push(before) - 1;
      for (const key of new Set(said.units.filter(carries).map((unit) => unit.key))) {
        const places = this.#byKey.get(key);
        if (places) places.push(at);
        else this.#byKey.set(key, [at]);
      }
    }
  }

  /** The sentence that says a statement, or why there is none. @param last what says the statement before it */
  find({ text, head, rest, goesOn, row }: Statement, last: Pick<Source, 'passage'> | null): Pick<Source, 'passage'> | Unsupported {
    const same = row === null ? undefined : this.#rows.get(row);
    if (same) return { passage: same };
    const whole = read(text, this.#reader);
    const parts = head === '' ? null : { head: read(head, this.#reader), rest: read(rest, this.#reader) };
    const candidates = this.#candidates((parts?.rest.units.length ? parts.rest : whole).units);
    // "It" is what it is in the lesson only behind the sentence that it stands behind there.
    const points = goesOn && GROUNDING_WORDS[this.#language].points.has(whole.units[0]?.norm ?? '');
    const found = candidates.find((source) => (parts ? this.#explains(source, parts, head) : supports(source.said, whole, this.#language))
      && (!points || (last !== null && source.before === last)));
    return found ?? this.#problem(whole, candidates);
  }

  get #language(): LanguageCode {
    return this.#reader.pack.code;
  }

  /** A term is explained by a whole sentence that begins with it, or has it; a topic by one that stands under it. */
  #explains({ said, heading }: Source, { head, rest }: { head: Said; rest: Said }, topic: string): boolean {
    const [first, ...others] = rest.units;
    if (!first) return false;
    const units = [...head.units, { ...first, hasBe: null }, ...others];
    if (supports(said, { units, limits: [...head.limits, ...rest.limits], negations: head.negations + rest.negations }, this.#language, true)) return true;
    if (!supports(said, rest, this.#language) || !this.#matches(said.units[0], first)) return false;
    const isTopic = [heading, this.#title].some((title) => title !== '' && title.trim().toLowerCase() === topic.trim().toLowerCase());
    return isTopic || (head.units.length > 0 && head.units.every((unit) => rest.units.some((other) => this.#matches(other, unit))));
  }

  #matches(one: Unit | undefined, other: Unit | undefined): boolean {
    return one !== undefined && other !== undefined && matches({ ...one, part: '' }, { ...other, part: '' });
  }

  /** The sentences that have most of the words, the rare ones counting more; of equals the first. */
  #candidates(units: readonly Unit[]): Source[] {
    const rare = [...new Set(units.filter(carries).map(({ key }) => key))].flatMap((key) => {
      const places = this.#byKey.get(key);
      return places ? [places] : [];
    }).sort((one, other) => one.length - other.length).slice(0, MOST_KEYS);
    const scores = new Map<number, number>();
    for (const places of rare) {
      const weight = Math.log(1 + this.#sources.length / places.length);
      for (const at of places.slice(0, MOST_SENTENCES)) scores.set(at, (scores.get(at) ?? 0) + weight);
    }
    return [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, CANDIDATES).map(([at]) => this.#sources[at]!);
  }

  #problem({ units, negations }: Said, candidates: readonly Source[]): Unsupported {
    const carrying = units.filter(carries);
    const has = (source: Source, unit: Unit): boolean => source.said.units.some((other) => this.#matches(other, unit));
    const shares = candidates.map((source) => carrying.filter((unit) => has(source, unit)).length);
    const best = candidates[shares.indexOf(Math.max(0, ...shares))];
    if (!best || Math.max(...shares) < carrying.length * SPEAKS_OF_IT) return 'NO_PASSAGE';
    const missing = carrying.filter((unit) => !has(best, unit));
    if (missing.some(({ kind }) => kind === 'number')) return 'NUMBER_DIFFERS';
    if (missing.some(({ isName }) => isName)) return 'NAME_DIFFERS';
    return best.said.negations === negations ? 'WORDING_DIFFERS' : 'NEGATION_DIFFERS';
  }
}

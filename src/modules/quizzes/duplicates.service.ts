import type { LanguageCode } from '../../orchestrator/model.js';
import { cosine, LocalEmbedder } from '../../orchestrator/providers/local/embedding.js';
import { Pacer } from '../../orchestrator/providers/local/pacer.js';
import type { Db } from '../../platform/postgres.js';
import { comparable } from './draft.js';
import type { VersionId } from './items.repository.js';
import type { NewQuestion } from './questions.service.js';
import { QuestionType, type StoredKey } from './quizzes.entity.js';

/** What is known of a question that is compared: of an item, or of one that is about to be. */
export interface Compared {
  id: string;
  type: QuestionType;
  prompt: string;
  choices: { id: string; text: string }[];
  key: StoredKey;
  evidence: { lessonId: string; quote: string }[];
}

/** Two questions of one answer whose words are so near ask the same: measured by `npm run bench -- assessment keys`. */
const SAME_MEANING = 0.72;
/** With the same passage behind both, less will do; a statement is its passage's in most of its words, right or wrong. */
const SAME_PASSAGE: Record<QuestionType, number> = { MULTIPLE_CHOICE: 0, SHORT_ANSWER: 0, CLOZE: 0, TRUE_FALSE: 0.6 };
/** The newest of a course's; older ones were compared with when these were made. */
const MOST_ITEMS = 2_000;

interface Known {
  question: Compared;
  prompt: string;
  answers: Set<string>;
  quotes: { lessonId: string; quote: string }[];
  /** Reckoned when it is first asked for: of most that a course asks it never is. */
  vector(): Float32Array;
}

/** Tells which questions ask what is asked already: in the same words, or for the same answer in others. */
export class Duplicates {
  #known: Known[] = [];

  private constructor(private readonly embedder: LocalEmbedder) {}

  static async among(questions: readonly Compared[], language: LanguageCode): Promise<Duplicates> {
    const duplicates = new Duplicates(await LocalEmbedder.of(language));
    const pacer = new Pacer();
    for (const question of questions) {
      duplicates.add(question);
      await pacer.tick();
    }
    return duplicates;
  }

  add(question: Compared): void {
    this.#known.push(this.#read(question));
  }

  /** What is asked after all by nobody. */
  drop(id: string): void {
    this.#known = this.#known.filter(({ question }) => question.id !== id);
  }

  /** The first that asks the same; null where none does. */
  of(question: Compared): Compared | null {
    const one = this.#read(question);
    return this.#known.find((other) => other.question.id !== question.id && asksTheSame(one, other))?.question ?? null;
  }

  #read(question: Compared): Known {
    const answers = answersOf(question);
    let vector: Float32Array | undefined;
    return {
      question,
      prompt: comparable(question.prompt),
      answers: new Set(answers.map(comparable)),
      quotes: question.evidence.map(({ lessonId, quote }) => ({ lessonId, quote: comparable(quote) })),
      // What a gap hides belongs to what is asked.
      vector: () => (vector ??= this.embedder.embed([question.prompt, ...(question.type === QuestionType.TRUE_FALSE ? [] : answers.slice(0, 1))].join('\n'))),
    };
  }
}

function asksTheSame(one: Known, other: Known): boolean {
  const hasPassage = one.quotes.some(({ lessonId, quote }) => other.quotes.some((known) => known.lessonId === lessonId && (known.quote.includes(quote) || quote.includes(known.quote))));
  // "Which of these is true?" may be asked about one thing and another.
  if (one.prompt === other.prompt && hasPassage) return true;
  if (![...one.answers].some((answer) => other.answers.has(answer))) return false;
  if (one.prompt === other.prompt) return true;
  const isStatement = one.question.type === QuestionType.TRUE_FALSE;
  if (isStatement !== (other.question.type === QuestionType.TRUE_FALSE)) return false;
  if (hasPassage && SAME_PASSAGE[one.question.type] === 0) return true;
  // "True" is no answer that says what is asked: without its passage a statement is another.
  if (isStatement && !hasPassage) return false;
  // Words may change, what is reckoned with not.
  if (figuresIn(one.prompt) !== figuresIn(other.prompt)) return false;
  return cosine(one.vector(), other.vector()) >= (hasPassage ? SAME_PASSAGE[one.question.type] : SAME_MEANING);
}

function figuresIn(prompt: string): string {
  return (prompt.match(/\p{N}+/gu) ?? []).toSorted().join(' ');
}

/** The right answers, in words. */
function answersOf({ choices, key }: Compared): string[] {
  if (key.answer !== null) return [String(key.answer)];
  if (key.choiceIds.length > 0) return [choices.filter(({ id }) => key.choiceIds.includes(id)).map(({ text }) => text).toSorted().join('\n')];
  return key.accepted.length === 1 ? key.accepted[0]! : [key.accepted.map(([first]) => first).join('\n')];
}

export function comparedQuestion({ content, key }: NewQuestion): Compared {
  const { id, type, prompt, choices = [], evidence } = content;
  return { id, type, prompt, choices, key, evidence };
}

/** What a course asks. */
export class DuplicatesService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  /** To compare with: what the quizzes of a course ask that learners may meet, or their teacher still looks at. */
  async inCourse(courseId: string): Promise<Duplicates> {
    const rows = await this.#db.query<Row>(
      `${SELECT_COMPARED}
        WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND q.status <> 'RETIRED' AND i.position IS NOT NULL AND i.decision <> 'REJECTED'
        ORDER BY i.id DESC LIMIT $2`,
      [courseId, MOST_ITEMS],
    );
    return Duplicates.among(rows.toReversed().map(compared), await this.#languageOf(courseId));
  }

  /**
   * Notes of items that have just been written what asks the same as each: of the course, and among them. Outside of any transaction, for
   * it takes its time; whether they stay is for a person to say, so a process that dies here has lost a hint.
   */
  async mark(courseId: string, itemIds: readonly string[]): Promise<void> {
    const rows = await this.#db.query<Row & { version: number }>(`${SELECT_COMPARED} WHERE i.id = ANY ($1) ORDER BY i.position`, [itemIds]);
    if (rows.length === 0) return;
    const asked = await this.inCourse(courseId);
    for (const id of itemIds) asked.drop(id);
    const pacer = new Pacer();
    const found: (string | null)[] = [];
    for (const row of rows) {
      found.push(asked.of(compared(row))?.id ?? null);
      asked.add(compared(row));
      await pacer.tick();
    }
    await this.#db.query(
      `UPDATE quiz_item_versions v SET duplicate_of = found.same FROM unnest($1::text[], $2::integer[], $3::text[]) AS found (id, version, same)
        WHERE v.item_id = found.id AND v.version = found.version`,
      [rows.map(({ id }) => id), rows.map(({ version }) => version), found],
    );
  }

  /** Of versions of items those that ask the same as one of some others, in a course. Outside of any transaction, as `mark`. */
  async asking(courseId: string, versions: readonly VersionId[], others: readonly VersionId[]): Promise<VersionId[]> {
    const asked = await Duplicates.among(await this.#versions(others), await this.#languageOf(courseId));
    const pacer = new Pacer();
    const found: VersionId[] = [];
    for (const question of await this.#versions(versions)) {
      if (asked.of(question) !== null) found.push({ itemId: question.id, version: question.version });
      await pacer.tick();
    }
    return found;
  }

  async #versions(versions: readonly VersionId[]): Promise<(Compared & { version: number })[]> {
    const rows = await this.#db.query<Row & { version: number }>(
      `SELECT v.item_id AS id, ${COMPARED} FROM quiz_item_versions v JOIN unnest($1::text[], $2::integer[]) AS wanted (item_id, version) USING (item_id, version)`,
      [versions.map(({ itemId }) => itemId), versions.map(({ version }) => version)],
    );
    return rows.map((row) => ({ ...compared(row), version: row.version }));
  }

  async #languageOf(courseId: string): Promise<LanguageCode> {
    const [course] = await this.#db.query<{ language: LanguageCode }>('SELECT lower(language) AS language FROM courses WHERE id = $1', [courseId]);
    return course!.language;
  }
}

type Row = Omit<Compared, 'choices'> & { choices: Compared['choices'] | null };

const COMPARED = `v.version, v.type, v.content->>'prompt' AS prompt, v.content->'choices' AS choices, v.key, v.evidence`;
const SELECT_COMPARED = `
  SELECT i.id, ${COMPARED}
    FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version`;

function compared({ choices, ...row }: Row): Compared {
  return { ...row, choices: choices ?? [] };
}

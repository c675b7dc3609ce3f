import type { Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import type { Language } from '../courses/courses.entity.js';
import type { LessonRow, LessonsService, ReadableLesson } from '../courses/lessons.service.js';
import type { EmbeddingsService } from '../generation/embeddings/embeddings.service.js';
import { comparable, compared, isShort, near, type Comparable, type Score } from './compared.js';
import { Kept } from './kept.js';
import type { KeywordsService } from './keywords.service.js';
import { measuredBy, spokenOf } from './similarity.service.js';
import { SimilarityAlgorithm } from './similarity.type.js';

/** Lessons that are compared; of more, the newest. About 18 KB each are kept for a day. */
const MOST_LESSONS = 2_000;
/** Texts read from the database at a time. */
const TEXTS_AT_ONCE = 100;
/** Below that, vectors of texts that share nothing differ from 0 by chance, and by what all texts share. */
const LEAST_SCORE = 0.1;
/** How much of a lesson a model gets to read, in bytes: never more tokens than its context has, whatever the script. */
const LONGEST_FOR_A_MODEL = 8_000;

/** A lesson as it is compared. */
interface Subject {
  id: string;
  courseId: string;
  version: number;
  language: LanguageCode;
}

export interface Related extends Score {
  lesson: LessonRow;
  reasons: string[];
}

/** What is kept of a lesson. */
interface Read extends Comparable {
  /** Under which a model's vector of it would be found. */
  vectorKey: string | null;
}

interface Ranked extends Score {
  subject: Subject;
}

export interface RelatedOptions {
  lessons: Pick<LessonsService, 'readable' | 'byIds' | 'ofCourse'>;
  embeddings: Pick<EmbeddingsService, 'model' | 'keyOf' | 'atHand'>;
  keywords: KeywordsService;
}

/** Which lessons are near each other. What is computed of a lesson is kept under its version, which grows with every change. */
export class RelatedService {
  readonly #options: RelatedOptions;
  readonly #read = new Kept<Read>(MOST_LESSONS);

  constructor(options: RelatedOptions) {
    this.#options = options;
  }

  /** The lessons nearest to each of these among all that the viewer may read: one look at them however many are asked for. */
  async of(viewer: Viewer, asked: readonly { lesson: LessonRow; language: Language; first: number }[]): Promise<Related[][]> {
    const readable = (await this.#options.lessons.readable(viewer, MOST_LESSONS)).map(subjectOf);
    const targets = asked.map(({ lesson, language }) => subjectOf({ ...lesson, language }));
    const given = new Map(asked.map(({ lesson }, index) => [keyOf(targets[index]!), lesson]));
    const read = await this.#all(targets, readable, given);
    const byModel = await this.#vectors(viewer, targets, readable, read);
    const ranked: Ranked[][] = [];
    for (const [index, target] of targets.entries()) {
      ranked.push(this.#rank(target, readable, read, byModel).slice(0, asked[index]!.first));
      await new Promise(setImmediate);
    }
    const texts = new Map((await this.#options.lessons.byIds([...new Set(ranked.flat().map(({ subject }) => subject.id))])).map((row) => [row.id, row]));
    const related: Related[][] = [];
    // One after the other: each shares the event loop only with what it knows of.
    for (const [index, list] of ranked.entries()) related.push(await this.#explained(asked[index]!.lesson, targets[index]!, list, texts));
    return related;
  }

  /** What a model is given of each lesson of a course, in the order of the course. Without asking who wants to know. */
  async textsOf(courseId: string): Promise<string[]> {
    return (await this.#options.lessons.ofCourse(courseId, MOST_LESSONS)).map(modelTextOf);
  }

  #rank(target: Subject, readable: readonly Subject[], read: ReadonlyMap<string, Read>, byModel: ReadonlyMap<string, Float32Array>): Ranked[] {
    const own = read.get(keyOf(target))!;
    const vector = byModel.get(keyOf(target));
    const others = readable.filter(({ id }) => id !== target.id);
    // Scores of different algorithms can't stand in one list: the model's count where it has read the whole course.
    const isRead = vector !== undefined && others.every((other) => other.courseId !== target.courseId || byModel.has(keyOf(other)));
    const scored = others.flatMap((subject): Ranked[] => {
      const theirs = byModel.get(keyOf(subject));
      if (isRead) return theirs ? [{ subject, score: near(vector, theirs), algorithm: SimilarityAlgorithm.EMBEDDINGS }] : [];
      const other = read.get(keyOf(subject));
      if (!other || (!isShort(own) && isShort(other))) return [];
      return [{ subject, ...compared(own, other) }];
    });
    return scored
      .filter(({ score }) => score > LEAST_SCORE)
      .sort((a, b) => b.score - a.score || Number(b.subject.courseId === target.courseId) - Number(a.subject.courseId === target.courseId));
  }

  async #explained(lesson: LessonRow, target: Subject, list: readonly Ranked[], rows: ReadonlyMap<string, LessonRow>): Promise<Related[]> {
    const related: Related[] = [];
    for (const { subject, score, algorithm } of list) {
      const row = rows.get(subject.id);
      // Deleted meanwhile.
      if (!row) continue;
      const shared = await this.#options.keywords.shared({ text: lesson.body, language: target.language }, { text: row.body, language: subject.language });
      // In long texts of one language some words are always alike; what has no reason is no relation.
      if (algorithm === SimilarityAlgorithm.TFIDF_COSINE && shared.length === 0) continue;
      related.push({ lesson: row, score, algorithm, reasons: [...spokenOf(shared), measuredBy({ score, algorithm })] });
    }
    return related;
  }

  /** By key; texts are read only of those that are not kept. */
  async #all(targets: readonly Subject[], readable: readonly Subject[], given: ReadonlyMap<string, LessonRow>): Promise<Map<string, Read>> {
    const found = new Map<string, Read>();
    const missing: Subject[] = [];
    for (const subject of [...targets, ...readable]) {
      const key = keyOf(subject);
      const known = this.#read.get(key);
      if (known) found.set(key, known);
      else if (!found.has(key)) missing.push(subject);
    }
    for (let start = 0; start < missing.length; start += TEXTS_AT_ONCE) {
      const some = missing.slice(start, start + TEXTS_AT_ONCE);
      const rows = new Map((await this.#options.lessons.byIds(some.map(({ id }) => id))).map((row) => [row.id, row]));
      for (const subject of some) {
        const key = keyOf(subject);
        const row = given.get(key) ?? rows.get(subject.id);
        if (row) found.set(key, await this.#readIn(row, subject));
        await new Promise(setImmediate);
      }
    }
    return found;
  }

  async #readIn(row: LessonRow, subject: Subject): Promise<Read> {
    const read = {
      ...(await comparable(wordsOf(row), subject.language)),
      vectorKey: this.#options.embeddings.keyOf(row.organizationId, modelTextOf(row)),
    };
    // One that has changed since the list was read is no longer what its version says.
    return row.version === subject.version ? this.#read.set(keyOf(subject), read) : read;
  }

  /** The model's vectors that are at hand, where any of those that were asked for has one. */
  async #vectors(viewer: Viewer, targets: readonly Subject[], subjects: readonly Subject[], read: ReadonlyMap<string, Read>): Promise<Map<string, Float32Array>> {
    const { embeddings } = this.#options;
    if (!embeddings.model) return new Map();
    const at = async (some: readonly Subject[]): Promise<[string, Float32Array][]> => {
      const keys = new Map(some.flatMap((subject) => {
        const vectorKey = read.get(keyOf(subject))?.vectorKey;
        return vectorKey ? [[keyOf(subject), vectorKey]] : [];
      }));
      const vectors = await embeddings.atHand(viewer.organizationId, [...new Set(keys.values())]);
      return [...keys].flatMap(([key, vectorKey]): [string, Float32Array][] => {
        const vector = vectors.get(vectorKey);
        return vector ? [[key, vector]] : [];
      });
    };
    const own = await at(targets);
    return own.length === 0 ? new Map() : new Map([...own, ...(await at(subjects))]);
  }
}

function subjectOf({ id, courseId, version, language }: ReadableLesson): Subject {
  return { id, courseId, version, language: language.toLowerCase() as LanguageCode };
}

/** Title, objectives and body never change under one version; the language is the course's. */
function keyOf({ id, version, language }: Subject): string {
  return `${id}@${version}/${language}`;
}

function wordsOf({ title, objectives, body }: LessonRow): string {
  return [title, ...objectives, body].join('\n');
}

/** What a model is given of a lesson: its beginning, where it is long. */
function modelTextOf(lesson: LessonRow): string {
  const bytes = Buffer.from(wordsOf(lesson)).subarray(0, LONGEST_FOR_A_MODEL);
  // A character that the cut goes through is left out.
  return new TextDecoder().decode(bytes, { stream: true });
}

import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { Language } from '../courses/courses.entity.js';
import { lockReviews } from '../review-queue/entries.service.js';
import {
  courseLanguage, deleteUnused, insertObjectives, linkItems, linkLesson, namedIn, objectivesOfItems, unlinkLesson, type NamedObjective, type ObjectiveRow, type TestedRow,
} from './objectives.repository.js';
import { fingerprintOf } from './wording.js';

export type { ObjectiveRow };

/** A lesson as it stands now. */
export interface LessonTexts {
  id: string;
  organizationId: string;
  courseId: string;
  objectives: readonly string[];
}

/** A version of an item that was just written, with what it says it tests. */
export interface ItemTexts {
  itemId: string;
  version: number;
  objectives: readonly string[];
}

/** Whose items they are. */
export interface ItemsCourse {
  organizationId: string;
  courseId: string;
  purpose: 'COURSE' | 'PRACTICE';
}

/** An objective that a version of an item names, under its own text; or a text that is none of its course's, and then no id. */
export interface NamedByItem {
  id: string | null;
  text: string;
}

/**
 * SQL for them, text by text, as an array of JSON; of merged ones what they were merged into.
 * @param v the alias of quiz_item_versions
 */
export function namedByItem(v: string): string {
  return `(
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'text', coalesce(o.text, named.text)) ORDER BY named.place), '[]')
      FROM jsonb_array_elements_text(${v}.objectives) WITH ORDINALITY AS named (text, place)
      LEFT JOIN item_objectives linked ON linked.item_id = ${v}.item_id AND linked.version = ${v}.version AND linked.position = named.place
      LEFT JOIN objectives first ON first.id = linked.objective_id
      LEFT JOIN objectives o ON o.id = coalesce(first.merged_into_id, first.id))`;
}

/** Keeps the objectives of a course in step with the texts that lessons and items name them by. */
export class ObjectivesService {
  /**
   * In the transaction in which a lesson was made or its objectives changed, with the course locked (CoursesService.lock):
   * each text is the objective of the same wording, or a new one; what this leaves without a lesson, an item and an arrow
   * to or from another is gone. Last of what the transaction locks: course, lesson, quizzes, objectives.
   */
  async sync(tx: Sql, lesson: LessonTexts): Promise<void> {
    const names = await this.#names(tx, lesson.courseId, lesson.objectives);
    const before = await unlinkLesson(tx, lesson.id);
    const placed = lesson.objectives.map((text, index) => ({ position: index + 1, ...names.get(text)! }));
    await linkLesson(tx, lesson, placed.filter(({ id }) => id !== null));
    const kept = new Set(placed.map(({ id }) => id));
    // Before new ones are made: who writes an item holds the objectives that it found, and then makes those that it didn't.
    await deleteUnused(tx, before.filter((id) => !kept.has(id)));
    const missing = placed.filter(({ id }) => id === null);
    const made = await this.#make(tx, lesson, missing);
    await linkLesson(tx, lesson, missing.map(({ position, fingerprint }) => ({ position, id: made.get(fingerprint)! })));
  }

  /**
   * In the transaction in which versions of items were written. A course's items make objectives of what they name and no lesson
   * does; a learner's own practice makes none.
   */
  async link(tx: Sql, quiz: ItemsCourse, items: readonly ItemTexts[]): Promise<void> {
    const texts = [...new Set(items.flatMap(({ objectives }) => objectives))];
    if (texts.length === 0) return;
    // Its quiz comes into the queue or leaves it with this: who merges objectives locks its log before them, too.
    await lockReviews(tx, { id: quiz.courseId, organizationId: quiz.organizationId });
    const names = await this.#names(tx, quiz.courseId, texts);
    const missing = [...names].flatMap(([text, { id, fingerprint }]) => (id === null ? [{ text, fingerprint }] : []));
    const made = quiz.purpose === 'COURSE' ? await this.#make(tx, quiz, missing) : new Map<string, string>();
    await linkItems(tx, quiz.organizationId, items.flatMap(({ itemId, version, objectives }) => objectives.flatMap((text, index) => {
      const { id, fingerprint } = names.get(text)!;
      const objectiveId = id ?? made.get(fingerprint);
      return objectiveId === undefined ? [] : [{ itemId, version, position: index + 1, objectiveId }];
    })));
  }

  /** What each version of an item tests, as objectives stand now: of merged ones, what they were merged into. Versions that test none are left out. */
  ofItems(sql: Sql, versions: readonly { itemId: string; version: number }[]): Promise<TestedRow[]> {
    return objectivesOfItems(sql, versions);
  }

  /** By each text; of an objective that there isn't yet the id is null. */
  async #names(sql: Sql, courseId: string, texts: readonly string[]): Promise<Map<string, NamedObjective>> {
    if (texts.length === 0) return new Map();
    const language = await courseLanguage(sql, courseId);
    return namedIn(sql, courseId, new Map(texts.map((text) => [text, fingerprintOf(text, language as Language)])));
  }

  /** @returns ids by fingerprint, also of those that somebody else has just made */
  async #make(tx: Sql, { organizationId, courseId }: { organizationId: string; courseId: string }, missing: readonly { text: string; fingerprint: string }[]): Promise<Map<string, string>> {
    const wanted = new Map<string, { id: string; text: string; fingerprint: string }>();
    for (const { text, fingerprint } of missing) {
      if (!wanted.has(fingerprint)) wanted.set(fingerprint, { id: newId('Objective'), text, fingerprint });
    }
    return insertObjectives(tx, { organizationId, courseId }, [...wanted.values()]);
  }
}

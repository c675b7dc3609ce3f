import DataLoader from 'dataloader';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { Person } from '../../quizzes/quiz.type.js';
import type { Origin } from '../generation.entity.js';
import { draftedLessonsBehind, lessonsOfDrafts, type DraftedLessonRow } from './course-drafts.repository.js';
import type { LessonProvenance } from './course-drafts.type.js';
import { bodiesOf } from './steps.js';

export interface CourseDraftLoaders {
  /** Of a draft, in their order. */
  draftedLessons: DataLoader<string, DraftedLessonRow[]>;
  /** What a lesson's sections say by now. */
  draftedBodies: DataLoader<DraftedLessonRow, string, string>;
  /** As others see them; null where an account is gone. */
  people: DataLoader<string, Person | null>;
  /** Of lessons that were accepted from a draft; null of all others. */
  lessonProvenance: DataLoader<string, LessonProvenance | null>;
}

export function courseDraftLoaders(db: Db): CourseDraftLoaders {
  return {
    draftedLessons: new DataLoader(async (ids) => {
      const lessons = Map.groupBy(await lessonsOfDrafts(db, ids), ({ draftId }) => draftId);
      return ids.map((id) => lessons.get(id) ?? []);
    }, { cache: false }),
    draftedBodies: new DataLoader((lessons) => bodiesOf(db, lessons), { cacheKeyFn: ({ id }) => id, cache: false }),
    people: new DataLoader(async (ids) => {
      const people = await peopleOf(db, ids);
      return ids.map((id) => people.get(id) ?? null);
    }),
    lessonProvenance: new DataLoader((ids) => provenanceOf(db, ids)),
  };
}

async function peopleOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Person>> {
  const people = await sql.query<Person>('SELECT id, display_name AS "displayName" FROM users WHERE id = ANY ($1)', [ids]);
  return new Map(people.map((person) => [person.id, person]));
}

interface Maker {
  lessonId: string;
  generationId: string;
  origin: Origin | null;
  madeBy: string | null;
  promptVersion: string | null;
}

async function provenanceOf(db: Db, lessonIds: readonly string[]): Promise<(LessonProvenance | null)[]> {
  const drafted = new Map((await draftedLessonsBehind(db, lessonIds)).map((lesson) => [lesson.lessonId, lesson]));
  const makers = Map.groupBy(await db.query<Maker>(
    `SELECT s.lesson_id AS "lessonId", g.id AS "generationId", g.origin, g.made_by AS "madeBy", g.prompt_version AS "promptVersion"
       FROM course_draft_sections s JOIN generations g ON g.id = s.generation_id WHERE s.lesson_id = ANY ($1) ORDER BY s.lesson_id, s.position`,
    [[...drafted.values()].map(({ id }) => id)],
  ), ({ lessonId }) => lessonId);
  const people = await peopleOf(db, [...drafted.values()].flatMap(({ decidedBy }) => decidedBy ?? []));
  return lessonIds.map((id) => {
    const lesson = drafted.get(id);
    if (!lesson) return null;
    return {
      parts: makers.get(lesson.id) ?? [],
      wasEdited: lesson.edited,
      acceptedBy: (lesson.decidedBy === null ? null : people.get(lesson.decidedBy)) ?? null,
      acceptedAt: lesson.decidedAt!,
    };
  });
}

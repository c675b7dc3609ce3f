import DataLoader from 'dataloader';
import type { Sql } from '../../platform/postgres.js';
import { lessonsNaming, objectivesById, taughtIn, type ObjectiveRow } from './objectives.repository.js';
import { neighbours } from './prerequisites.repository.js';

export interface ObjectiveLoaders {
  /** In the order of the lesson's texts, each once. */
  lessonObjectives: DataLoader<string, ObjectiveRow[]>;
  /** In the order of the course. */
  objectiveLessons: DataLoader<string, string[]>;
  /** Null where there is none, or it was merged. */
  objectivesById: DataLoader<string, ObjectiveRow | null>;
  requires: DataLoader<string, ObjectiveRow[]>;
  requiredBy: DataLoader<string, ObjectiveRow[]>;
}

/** Made once per operation: however many objects it asks for, each kind is one query or two. Not remembered: a later mutation must see what it did. */
export function objectiveLoaders(db: Sql): ObjectiveLoaders {
  const side = (which: 'requires' | 'requiredBy') =>
    new DataLoader<string, ObjectiveRow[]>(async (ids) => {
      const rows = Map.groupBy(await neighbours(db, ids, which), ({ of }) => of);
      return ids.map((id) => rows.get(id) ?? []);
    }, { cache: false });
  return {
    lessonObjectives: new DataLoader(async (lessonIds) => {
      const taught = await taughtIn(db, lessonIds);
      const rows = new Map((await objectivesById(db, [...new Set(taught.map(({ objectiveId }) => objectiveId))])).map((row) => [row.id, row]));
      const byLesson = Map.groupBy(taught, ({ lessonId }) => lessonId);
      return lessonIds.map((id) => [...new Set(byLesson.get(id)?.map(({ objectiveId }) => objectiveId))].flatMap((each) => rows.get(each) ?? []));
    }, { cache: false }),
    objectiveLessons: new DataLoader(async (ids) => {
      const rows = Map.groupBy(await lessonsNaming(db, ids), ({ objectiveId }) => objectiveId);
      return ids.map((id) => rows.get(id)?.map(({ lessonId }) => lessonId) ?? []);
    }, { cache: false }),
    objectivesById: new DataLoader(async (ids) => {
      const rows = new Map((await objectivesById(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }, { cache: false }),
    requires: side('requires'),
    requiredBy: side('requiredBy'),
  };
}

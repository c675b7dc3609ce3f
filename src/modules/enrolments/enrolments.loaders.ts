import DataLoader from 'dataloader';
import type { Sql } from '../../platform/postgres.js';
import { changesOf, enrolmentsOf, type ChangeRow, type EnrolmentRow } from './enrolments.repository.js';
import { teachersOf, type TeacherRow } from './instructors.service.js';
import { progressesOf, standingsOf, type LessonProgress, type Learner, type Standing } from './progress.repository.js';
import { standingRules, type StandingRules } from './rules.repository.js';

/** Somebody's own of a course or a lesson. */
export interface OwnKey {
  userId: string;
  id: string;
}

export interface EnrolmentLoaders {
  /** Null: he never was enrolled. */
  enrolments: DataLoader<OwnKey, EnrolmentRow | null>;
  enrolmentRules: DataLoader<string, StandingRules | null>;
  /** Newest first. */
  enrolmentChanges: DataLoader<string, ChangeRow[]>;
  /** Its owner first. */
  teachers: DataLoader<string, TeacherRow[]>;
  lessonProgress: DataLoader<OwnKey, LessonProgress | null>;
  standings: DataLoader<Learner, Standing>;
}

/** Made once per operation: however many objects it asks for, each kind is one query. Not remembered: a later mutation of the same operation must see what it did. */
export function enrolmentLoaders(db: Sql): EnrolmentLoaders {
  return {
    enrolments: new DataLoader((keys) => own(keys, (userId, ids) => enrolmentsOf(db, userId, ids)), { cache: false }),
    enrolmentRules: new DataLoader(async (ids) => {
      const rules = await standingRules(db, ids);
      return ids.map((id) => rules.get(id) ?? null);
    }, { cache: false }),
    enrolmentChanges: new DataLoader(async (ids) => {
      const changes = await changesOf(db, ids);
      return ids.map((id) => changes.get(id) ?? []);
    }, { cache: false }),
    teachers: new DataLoader(async (ids) => {
      const teachers = await teachersOf(db, ids);
      return ids.map((id) => teachers.get(id) ?? []);
    }, { cache: false }),
    lessonProgress: new DataLoader((keys) => own(keys, (userId, ids) => progressesOf(db, userId, ids)), { cache: false }),
    standings: new DataLoader((learners) => standingsOf(db, learners), { cache: false }),
  };
}

/** One operation has one viewer, so that this is one query, but for what a teacher asks of others. */
async function own<Row>(keys: readonly OwnKey[], read: (userId: string, ids: string[]) => Promise<Map<string, Row>>): Promise<(Row | null)[]> {
  const byUser = new Map(await Promise.all([...Map.groupBy(keys, ({ userId }) => userId)].map(async ([userId, of]) => (
    [userId, await read(userId, of.map(({ id }) => id))] as const))));
  return keys.map(({ userId, id }) => byUser.get(userId)?.get(id) ?? null);
}

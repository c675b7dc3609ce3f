import type { LogEvent, NewEvent } from '../../streams/events.js';
import { ACHIEVEMENTS } from './achievements.js';
import { AwardRule } from './rules.js';

/** Nobody is ever shut out of writing to it: whoever holds the learner's row may. */
export const FENCE = 0;

const EARNED = 'award_earned';
const LEVEL = 'level_reached';
const TYPE_NAMES: Record<string, string> = { [EARNED]: 'AwardEarned', [LEVEL]: 'LevelReached' };

/** An award as its learner's log tells of it. */
export interface AwardNote extends Record<string, unknown> {
  awardId: string;
  rule: AwardRule;
  subject: string;
  points: number;
  courseId: string | null;
  earnedAt: string;
  /** All of his points, this award's included. */
  total: number;
}

export const awardEarned = (note: AwardNote): NewEvent => ({ type: EARNED, data: note });
export const levelReached = (level: number): NewEvent => ({ type: LEVEL, data: { level } });

/** The log of a learner's awards; it never closes. */
export function awardLog(userId: string): string {
  return `${userId}:awards`;
}

export interface AwardRow {
  id: string;
  rule: AwardRule;
  subject: string;
  points: number;
  courseId: string | null;
  eventId?: string;
  at: Date;
}

/** An award as GraphQL shows it. */
export function awardView({ subject, ...award }: AwardRow) {
  const achievement = award.rule === AwardRule.ACHIEVEMENT ? (ACHIEVEMENTS.find(({ code }) => code === subject) ?? null) : null;
  return { ...award, achievement, challengeId: award.rule === AwardRule.CHALLENGE_REACHED ? subject : null };
}

/** An event of the log as GraphQL shows it. */
export function awardEvent({ type, data, seq, at }: LogEvent): Record<string, unknown> {
  const typeName = TYPE_NAMES[type];
  if (!typeName) throw new Error(`unknown event ${type} in a log of awards`);
  if (type === LEVEL) return { typeName, seq, at, level: data['level'] };
  const { awardId, earnedAt, total, ...note } = data as AwardNote;
  return { typeName, seq, at, total, award: awardView({ ...note, id: awardId, at: new Date(earnedAt) }) };
}

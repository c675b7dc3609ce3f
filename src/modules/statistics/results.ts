import { dateOf, dayOf } from '../../platform/time-zone.js';
import type { NamedByItem } from '../objectives/objectives.service.js';
import { meanOf } from './estimates.js';
import type { ChartPoint, ResultsType } from './statistics.type.js';

/** An answer that is graded, as its attempt's learner may see it. */
export interface GradedAnswer {
  itemId: string;
  prompt: string;
  objectives: readonly NamedByItem[];
  points: number;
  maxPoints: number;
}

/** An attempt that has ended, with its answers that are graded. */
export interface EndedAttempt {
  submittedAt: Date;
  /** 0 to 1; null until all of it is graded. */
  score: number | null;
  answers: readonly GradedAnswer[];
}

/** The mean over some answers or attempts, before it is one. */
export interface Share {
  label: string;
  id: string | null;
  objectiveId: string | null;
  sum: number;
  n: number;
}

const TENTHS = 10;
const LONGEST_LABEL = 80;

/** What somebody's own attempts came to. @param attempts in any order */
export function resultsOf(attempts: readonly EndedAttempt[], timeZone: string): ResultsType {
  const answers = attempts.flatMap((attempt) => attempt.answers);
  const graded = attempts.flatMap(({ submittedAt, score }) => (score === null ? [] : [{ day: dayOf({ timeZone, startHour: 0 }, submittedAt), score }]));
  const scores = graded.map(({ score }) => score);
  const tenths = Map.groupBy(scores, tenthOf);
  return {
    score: meanOf(scores),
    byQuestion: shares(answers.map((answer) => ({ key: answer.itemId, label: answer.prompt, id: answer.itemId, objectiveId: null, share: answer.points / answer.maxPoints }))),
    byObjective: byLabel(shares(answers.flatMap(({ objectives, points, maxPoints }) => [...new Map(objectives.map((each) => [each.id ?? each.text, each]))].map(([key, each]) => ({ key, label: each.text, id: null, objectiveId: each.id, share: points / maxPoints }))))),
    overTime: byLabel(shares(graded.map(({ day, score }) => ({ key: day, label: dateOf(day), id: null, objectiveId: null, share: score })))),
    distribution: distribution(new Map([...tenths].map(([tenth, { length }]) => [tenth, length]))),
  };
}

function shares(parts: readonly { key: string | number; label: string; id: string | null; objectiveId: string | null; share: number }[]): ChartPoint[] {
  return [...Map.groupBy(parts, ({ key }) => key).values()].map((group) => {
    const { label, id, objectiveId } = group[0]!;
    return chartPoint({ label, id, objectiveId, sum: group.reduce((sum, { share }) => sum + share, 0), n: group.length });
  });
}

export function chartPoint({ label, id, objectiveId, sum, n }: Share): ChartPoint {
  return { label: shortened(label), id, objectiveId, value: n === 0 ? null : sum / n, n };
}

export function byLabel(points: readonly ChartPoint[]): ChartPoint[] {
  return points.toSorted((one, other) => (one.label < other.label ? -1 : 1));
}

/** In which tenth of the points a score lies, from 0; all of them are in the last. */
export function tenthOf(score: number): number {
  return Math.min(TENTHS - 1, Math.floor(score * TENTHS));
}

/** @param counts attempts by the tenth that they reached */
export function distribution(counts: ReadonlyMap<number, number>): ChartPoint[] {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return Array.from({ length: TENTHS }, (_, tenth) => {
    const n = counts.get(tenth) ?? 0;
    return { label: `${tenth * TENTHS}–${(tenth + 1) * TENTHS} %`, id: null, objectiveId: null, value: total === 0 ? null : n / total, n };
  });
}

/** A chart's label is a line. */
function shortened(label: string): string {
  const line = label.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_LABEL ? line : `${line.slice(0, LONGEST_LABEL - 1).trimEnd().toWellFormed()}…`;
}

import type { AnalysedAnswer, DraftClaim, RecordedFact } from '../../../orchestrator/model.js';
import type { ClaimField } from '../../profiles/profiles.service.js';

/** What a claim names as its grounds. */
export interface Cited {
  answers: readonly AnalysedAnswer[];
  facts: readonly RecordedFact[];
}

/** Nobody is sure of what a few answers show. */
const MOST_CONFIDENCE = 0.95;
const SHOWS_SKILL: ReadonlySet<ClaimField> = new Set(['LEVEL', 'STRENGTH']);
/** Of these only what somebody says himself tells anything. */
const BY_WORD: ReadonlySet<ClaimField> = new Set(['GOAL', 'PRESENTATION', 'LANGUAGE']);
const WISHES: ReadonlySet<AnalysedAnswer['purpose']> = new Set(['GOAL', 'PREFERENCE', 'PRESENTATION', 'PACE']);
const ABOUT_LESSONS: ReadonlySet<ClaimField> = new Set(['PATH_STEP', 'RESOURCE', 'NEXT_STEP']);
/** How far a pace may be from what the history shows, as a factor. */
const PACE_WITHIN = 2;

/** Why a claim's grounds don't bear it, in words that its author can mend it by; null: they do. */
export function problemOfSupport({ field, value, lesson }: Pick<DraftClaim, 'value' | 'lesson'> & { field: ClaimField }, { answers, facts }: Cited): string | null {
  const isWish = answers.every(({ purpose }) => WISHES.has(purpose));
  const skills = facts.filter(({ kind }) => kind === 'MASTERY');
  if (SHOWS_SKILL.has(field) && isWish && skills.length === 0) return facts.length === 0 ? 'it rests on wishes alone, which show nothing of what somebody can do' : 'it rests on nothing that shows what somebody can do: name answers of the test, or MASTERY';
  if (answers.length === 0 && BY_WORD.has(field)) return 'only what the learner says tells of it: name his answers';
  const tested = answers.filter(({ right }) => right !== null);
  const isTested = tested.length > 0 || skills.length > 0;
  if (field === 'STRENGTH') {
    if (skills.some(({ shows }) => shows === 'GAP')) return 'the MASTERY that it rests on is low, so it shows no strength';
    if (isTested && !tested.some(({ right }) => right) && !skills.some(({ shows }) => shows === 'STRENGTH')) return 'none of the answers that it rests on is right, so they show no strength';
  }
  if (field === 'GAP') {
    if (skills.some(({ shows }) => shows === 'STRENGTH')) return 'the MASTERY that it rests on is high, so it shows no gap';
    if (isTested && !tested.some(({ right }) => right === false) && !skills.some(({ shows }) => shows === 'GAP')) return 'none of the answers that it rests on is wrong, so they show no gap';
    if (answers.length === 0 && skills.length === 0) return 'it rests on nothing that shows what somebody can\'t do: name answers of the test, or MASTERY';
  }
  if (field === 'LEVEL' && tested.length === 0 && skills.length > 0) {
    if (value === 'ADVANCED' && !skills.some(({ shows }) => shows === 'STRENGTH')) return 'none of the MASTERY that it rests on is high enough for ADVANCED';
    if (value === 'BEGINNER' && skills.every(({ shows }) => shows === 'STRENGTH')) return 'all of the MASTERY that it rests on is too high for BEGINNER';
  }
  if (field === 'PACE') return problemOfPace(Number(value), { answers, facts });
  if (ABOUT_LESSONS.has(field) && lesson > 0 && answers.length === 0 && facts.every((fact) => fact.lesson === lesson && isDone(fact))) {
    return 'all that it rests on says that the lesson is known or finished already';
  }
  return null;
}

/** How sure a claim on these grounds can be at most: by the history alone no surer than that is. */
export function mostConfidence(field: ClaimField, { answers, facts }: Cited): number {
  const probabilities = facts.filter(({ kind }) => kind === 'MASTERY').map(({ figures }) => figures['probability'] ?? 0);
  if (answers.length > 0 || probabilities.length === 0 || (field !== 'STRENGTH' && field !== 'GAP')) return MOST_CONFIDENCE;
  return Math.min(MOST_CONFIDENCE, field === 'STRENGTH' ? Math.max(...probabilities) : 1 - Math.min(...probabilities));
}

/** By what the learner says it may be anything; by the history alone it is near what that shows. */
function problemOfPace(hours: number, { answers, facts }: Cited): string | null {
  if (answers.length > 0) return null;
  const time = facts.find(({ kind }) => kind === 'TIME');
  if (!time) return 'it rests on nothing that shows a pace: name the answer that says it, or TIME';
  const shown = time.figures['hours'] ?? 0;
  return hours <= shown * PACE_WITHIN && hours >= shown / PACE_WITHIN ? null : `TIME shows ${shown} hours a week`;
}

function isDone({ kind, shows }: RecordedFact): boolean {
  return kind === 'FINISHED' || shows === 'STRENGTH';
}

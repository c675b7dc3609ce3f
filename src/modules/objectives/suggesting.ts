import type { Keyword } from '../../orchestrator/providers/local/keywords.js';
import { allRequired, type Requirements } from './graph.js';

/** A lesson with the terms that it is about, the most important first. */
export interface LessonTerms {
  id: string;
  title: string;
  version: number;
  body: string;
  terms: readonly Pick<Keyword, 'term' | 'key' | 'score'>[];
}

/** An objective with the terms of its text. */
export interface ObjectiveTerms {
  id: string;
  terms: readonly Pick<Keyword, 'term' | 'key' | 'score'>[];
  /** The lessons that name it, from 0 in the order of the course; the first one teaches it. */
  lessons: readonly number[];
  /** Among the texts of the first one. */
  position: number;
}

export interface Passage {
  lessonId: string;
  lessonVersion: number;
  start: number;
  end: number;
  quote: string;
}

/** Why one may need the other first. */
export interface Reason {
  term: string;
  /** Whether the objective's own text speaks of it, or only its lesson. */
  named: boolean;
  /** Where its lesson does; null where that says it in no way that can be shown. */
  passage: Passage | null;
}

export interface Suggested {
  objectiveId: string;
  requiresId: string;
  /** 0 to 1: how much of what the one is about the other speaks of. */
  score: number;
  reasons: Reason[];
}

/** Less of it is chance: a course's lessons share many of their words. */
const LEAST_SCORE = 0.5;
/** What a term counts that only the lesson speaks of. */
const IN_LESSON = 0.7;
const MOST_FOR_ONE = 3;
const MOST_REASONS = 3;
/** A passage is a sentence; of a long one the part around the term. */
const LONGEST_PASSAGE = 300;
/** Ends a sentence, in any of the languages. */
const SENTENCE_END = /[.!?。！？।؟\n]/;

/**
 * Which objectives of a course may need which others first, the surest first: an earlier one whose terms its lesson brings in, and of
 * which the later one or its lesson speaks. Terms that most lessons share count little. Never what is required already, directly or
 * not, nor what would close a circle. The same for the same course.
 * @param lessons in the order of the course
 */
export function suggestedPrerequisites(lessons: readonly LessonTerms[], objectives: readonly ObjectiveTerms[], requirements: Requirements): Suggested[] {
  const { firstIn, weightOf } = spread(lessons);
  const taught = objectives.filter(({ lessons: [first] }) => first !== undefined);
  const required = new Map(taught.map(({ id }) => [id, allRequired(requirements, id)]));
  return taught
    .flatMap((later) => {
      const candidates = taught.flatMap((earlier) => {
        if (!comesBefore(earlier, later) || required.get(later.id)?.has(earlier.id) || required.get(earlier.id)?.has(later.id)) return [];
        const suggested = judged(later, earlier, lessons, firstIn, weightOf);
        return suggested ? [suggested] : [];
      });
      return candidates.toSorted(surestFirst).slice(0, MOST_FOR_ONE);
    })
    .toSorted(surestFirst);
}

function surestFirst(one: Suggested, other: Suggested): number {
  return other.score - one.score || (`${one.objectiveId}${one.requiresId}` < `${other.objectiveId}${other.requiresId}` ? -1 : 1);
}

function comesBefore(earlier: ObjectiveTerms, later: ObjectiveTerms): boolean {
  const [one, other] = [earlier.lessons[0]!, later.lessons[0]!];
  return one < other || (one === other && earlier.position < later.position);
}

/** In which lesson each term first stands, and how much it tells: the logarithm of how rare it is (K. Spärck Jones, 1972). */
function spread(lessons: readonly LessonTerms[]): { firstIn: ReadonlyMap<string, number>; weightOf(key: string): number } {
  const firstIn = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, { terms }] of lessons.entries()) {
    for (const key of new Set(terms.map((term) => term.key))) {
      if (!firstIn.has(key)) firstIn.set(key, index);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return { firstIn, weightOf: (key) => Math.log(1 + lessons.length / (counts.get(key) ?? 1)) };
}

function judged(
  later: ObjectiveTerms, earlier: ObjectiveTerms, lessons: readonly LessonTerms[], firstIn: ReadonlyMap<string, number>, weightOf: (key: string) => number,
): Suggested | null {
  const lesson = lessons[later.lessons[0]!]!;
  const inLesson = new Set(lesson.terms.map(({ key }) => key));
  const inText = new Set(later.terms.map(({ key }) => key));
  const sameLesson = earlier.lessons[0] === later.lessons[0];
  let whole = 0;
  let spokenOf = 0;
  const reasons: { reason: Reason; weight: number }[] = [];
  for (const { key, term, score } of earlier.terms) {
    const weight = score * weightOf(key);
    whole += weight;
    // What an earlier lesson brought in already, or none is about, this objective doesn't teach.
    if (firstIn.get(key) !== earlier.lessons[0]) continue;
    const named = inText.has(key);
    // In one and the same lesson everything speaks of everything.
    if (!named && (sameLesson || !inLesson.has(key))) continue;
    spokenOf += named ? weight : weight * IN_LESSON;
    const written = lesson.terms.find((each) => each.key === key)?.term ?? term;
    reasons.push({ reason: { term, named, passage: passageOf(lesson, written) }, weight });
  }
  const score = whole === 0 ? 0 : spokenOf / whole;
  if (score < LEAST_SCORE) return null;
  const told = reasons.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_REASONS).map(({ reason }) => reason);
  return { objectiveId: later.id, requiresId: earlier.id, score, reasons: told };
}

/** The sentence in which a term first stands. */
function passageOf({ id, version, body }: LessonTerms, term: string): Passage | null {
  const exact = body.indexOf(term);
  const at = exact >= 0 ? exact : body.toLowerCase().indexOf(term.toLowerCase());
  if (at < 0) return null;
  let start = at;
  while (start > 0 && !SENTENCE_END.test(body[start - 1]!) && at - start < LONGEST_PASSAGE / 2) start -= 1;
  let end = at + term.length;
  while (end < body.length && !SENTENCE_END.test(body[end - 1]!) && end - start < LONGEST_PASSAGE) end += 1;
  while (start < at && /[\s#>*-]/.test(body[start]!)) start += 1;
  const quote = body.slice(start, end).trimEnd();
  return { lessonId: id, lessonVersion: version, start, end: start + quote.length, quote };
}

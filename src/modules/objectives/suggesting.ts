import type { Keyword } from '../../orchestrator/providers/local/keywords.js';
import { Pacer } from '../../orchestrator/providers/local/pacer.js';
import { allRequired, type Requirements } from './graph.js';

type Term = Pick<Keyword, 'term' | 'key' | 'score'>;

/** A lesson with the terms that it is about, the most important first. */
export interface LessonTerms {
  id: string;
  version: number;
  body: string;
  terms: readonly Term[];
}

export interface ObjectiveTerms {
  id: string;
  /** The words of its text, reduced to what all their forms share. */
  stems: ReadonlySet<string>;
  /** The lesson that teaches it: the first one that names it, from 0 in the order of the course. */
  lesson: number;
  /** Among that lesson's texts. */
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
const LEAST_SCORE = 0.4;
/** What a term counts that only a sentence of the lesson speaks of. */
const IN_LESSON = 0.7;
const MOST_FOR_ONE = 3;
const MOST_REASONS = 3;
/** Of a long sentence its beginning. */
const LONGEST_PASSAGE = 300;
/** In any of the languages; a line ends one, too. */
const SENTENCE = /[^.!?。！？।؟\n]+[.!?。！？।؟]*/g;
/** What Markdown puts before a text. */
const LEADING = /^[\s#>*|-]+/;

/**
 * Which objectives of a course may need which others first, the surest first: an earlier one of whose terms, which its lesson brings
 * into the course, the later one speaks, or a sentence of the later one's lesson that speaks of that one, too. Terms that many lessons
 * share count little. Never what is required already, directly or not, nor what would close a circle. The same for the same course.
 * @param lessons in the order of the course
 */
export async function suggestedPrerequisites(lessons: readonly LessonTerms[], objectives: readonly ObjectiveTerms[], requirements: Requirements): Promise<Suggested[]> {
  const { firstIn, weightOf } = spread(lessons);
  const about = new Map(objectives.map((objective) => {
    const terms = lessons[objective.lesson]!.terms.filter(({ key }) => key.split(' ').every((stem) => objective.stems.has(stem)));
    return [objective.id, { terms, weight: terms.reduce((sum, term) => sum + weightOf(term), 0) }];
  }));
  const required = new Map(objectives.map(({ id }) => [id, allRequired(requirements, id)]));
  // Every pair is looked at, and a course may have thousands of objectives.
  const pacer = new Pacer();
  const suggested: Suggested[] = [];
  for (const later of objectives) {
    const speaks = speakerOf(later, about.get(later.id)!.terms, lessons[later.lesson]!);
    const candidates = objectives.flatMap((earlier) => {
      if (!comesBefore(earlier, later) || required.get(later.id)?.has(earlier.id) || required.get(earlier.id)?.has(later.id)) return [];
      const { terms, weight: whole } = about.get(earlier.id)!;
      // What an earlier lesson has brought in already, this objective doesn't teach.
      const told = terms.filter(({ key }) => firstIn.get(key) === earlier.lesson).flatMap((term) => {
        const reason = speaks(term, earlier.lesson === later.lesson);
        return reason ? [{ reason, weight: weightOf(term) * (reason.named ? 1 : IN_LESSON) }] : [];
      });
      const score = told.reduce((sum, { weight }) => sum + weight, 0) / whole;
      if (!(score >= LEAST_SCORE)) return [];
      const reasons = told.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_REASONS).map(({ reason }) => reason);
      return [{ objectiveId: later.id, requiresId: earlier.id, score, reasons }];
    });
    suggested.push(...candidates.toSorted(surestFirst).slice(0, MOST_FOR_ONE));
    await pacer.tick();
  }
  return suggested.toSorted(surestFirst);
}

/** Whether an objective, or a sentence of its lesson about it, speaks of a term, and where. */
function speakerOf(objective: ObjectiveTerms, own: readonly Term[], lesson: LessonTerms): (term: Term, sameLesson: boolean) => Reason | null {
  const sentences = sentencesOf(lesson);
  const ownForms = own.map(({ term }) => term.toLowerCase());
  const written = new Map(lesson.terms.map(({ key, term }) => [key, term]));
  const reasonOf = ({ key, term }: Term, sameLesson: boolean): Reason | null => {
    const named = key.split(' ').every((stem) => objective.stems.has(stem));
    // In one and the same lesson everything speaks of everything.
    if (!named && (sameLesson || !written.has(key))) return null;
    const form = (written.get(key) ?? term).toLowerCase();
    const speaking = sentences.filter(({ lower }) => lower.includes(form));
    const ofBoth = speaking.find(({ lower }) => ownForms.some((each) => each !== form && lower.includes(each)));
    if (!named && !ofBoth) return null;
    return { term, named, passage: (ofBoth ?? speaking[0])?.passage ?? null };
  };
  // All objectives of an earlier lesson share its terms.
  const known = new Map<Term, Reason | null>();
  return (term, sameLesson) => {
    const told = known.get(term);
    if (told !== undefined) return told;
    const reason = reasonOf(term, sameLesson);
    known.set(term, reason);
    return reason;
  };
}

function surestFirst(one: Suggested, other: Suggested): number {
  return other.score - one.score || (`${one.objectiveId}${one.requiresId}` < `${other.objectiveId}${other.requiresId}` ? -1 : 1);
}

function comesBefore(earlier: ObjectiveTerms, later: ObjectiveTerms): boolean {
  return earlier.lesson < later.lesson || (earlier.lesson === later.lesson && earlier.position < later.position);
}

/** In which lesson each term first stands; and what it tells, by how much a lesson is about it and how few are (K. Spärck Jones, 1972). */
function spread(lessons: readonly LessonTerms[]): { firstIn: ReadonlyMap<string, number>; weightOf(term: Term): number } {
  const firstIn = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, { terms }] of lessons.entries()) {
    for (const key of new Set(terms.map((term) => term.key))) {
      if (!firstIn.has(key)) firstIn.set(key, index);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return { firstIn, weightOf: ({ key, score }) => score * Math.log(1 + lessons.length / (counts.get(key) ?? 1)) };
}

function sentencesOf({ id, version, body }: LessonTerms): { lower: string; passage: Passage }[] {
  return [...body.matchAll(SENTENCE)].map(({ 0: found, index }) => {
    const start = index + found.length - found.replace(LEADING, '').length;
    const quote = body.slice(start, index + found.length).trimEnd().slice(0, LONGEST_PASSAGE).toWellFormed();
    return { lower: quote.toLowerCase(), passage: { lessonId: id, lessonVersion: version, start, end: start + quote.length, quote } };
  });
}

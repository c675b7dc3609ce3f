import { DIFFICULTIES, type AnalysedAnswer, type DraftClaim, type ProfileAnalysisTask, type RecordedFact, type StreamPart } from '../../model.js';
import { BY_OWN_ACCOUNT, FOLLOWS, isTested, KNOWN, levelHeld, levelSaid, surenessOf, surenessOfLevel, TOKENS_AN_HOUR } from '../../shown-by-answers.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';
import { ANALYSIS_WORDS } from './profile-analysis.words.js';

const MOST_GOALS = 3;
const MOST_STEPS = 5;
const MOST_RESOURCES = 3;
const LONGEST_QUOTE = 300;
/** Of what somebody says of himself. */
const BY_WORD = 0.9;
/** Of so many objectives on either side the history is told; others can be asked for. */
const MOST_OBJECTIVES = 6;
/** What is less sure is not said. */
const LEAST_CONFIDENCE = 0.2;
/** By the mean of what is known of a course's objectives: above which it is no beginner's, and an advanced one's. */
const LEVELS_FROM = [0.45, 0.75] as const;
/** From so many answers on they tell a level. */
const ANSWERS_FOR_A_LEVEL = 5;
/** A pace that is said and one that is shown are the same within this factor. */
const SAME_PACE = 2;

type Analysed = Omit<ProfileAnalysisTask, 'existing' | 'count'>;
/** What a claim can name: by its number. */
type Ground = Pick<AnalysedAnswer | RecordedFact, 'number'>;

/** Streams what answers and the history show by themselves: what was said, and what was right. */
export async function* profileAnalysisParts(task: ProfileAnalysisTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const said = new Set(task.existing.map(keyOf));
  const items = claimsFrom(task).filter((claim) => !said.has(keyOf(claim)));
  yield* itemParts({ ...task, count: Math.min(task.count, items.length) }, each(items), task.language, pacer);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

function keyOf({ field, subject, lesson, text }: DraftClaim): string {
  return [field, subject, lesson, field === 'GOAL' ? text : ''].join('\n');
}

/** Everything that the answers and the history show without any model: the same of both always the same. */
export function claimsFrom(task: Analysed): DraftClaim[] {
  const { answers } = task;
  if (answers.length === 0) return [];
  const topics = topicsOf(task);
  return [
    ...goals(task), ...levels(task), ...topics.flatMap(({ claim }) => (claim ? [claim] : [])), ...objectives(task), ...preferences(task), ...way(task, topics),
  ];
}

function claim(field: string, text: string, confidence: number, grounds: readonly Ground[], others: Partial<DraftClaim> = {}): DraftClaim {
  return { field, subject: '', value: '', text, confidence: Math.round(confidence * 100) / 100, answers: grounds.map(({ number }) => number), lesson: 0, ...others };
}

function goals({ answers, language }: Pick<ProfileAnalysisTask, 'answers' | 'language'>): DraftClaim[] {
  const said = answers.filter(({ purpose, value }) => purpose === 'GOAL' && value !== 'true' && value !== 'false').slice(0, MOST_GOALS);
  return said.map((answer) => claim('GOAL', ANALYSIS_WORDS[language].goal(shortened(answer.answer)), BY_WORD, [answer]));
}

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).toWellFormed().replace(/\uFFFD$/, '')} …`;
}

/**
 * By the test where there was one: the highest level of which more answers are right than wrong; else by the history of the course's
 * objectives; else by the learner's own account.
 */
function levels({ answers, facts, subject, language }: Analysed): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const tested = answers.filter(({ right, level }) => right !== null && level > 0);
  const shown = shownLevel(facts);
  if (tested.length > 0) {
    const level = levelHeld(tested);
    const agreeing = shown?.level === level ? shown.facts : [];
    return [claim('LEVEL', words.level(subject, words.levels[level - 1]!), surenessOfLevel(tested.length), [...tested, ...agreeing], { subject, value: DIFFICULTIES[level - 1]! })];
  }
  const own = answers.find(({ purpose, value }) => purpose === 'LEVEL' && value !== null);
  const said = own && levelSaid(own);
  if (shown) {
    const text = words.levelShown(subject, words.levels[shown.level - 1]!, shown.answers);
    return [claim('LEVEL', text, shown.answers / (shown.answers + 10), [...(own && said === shown.level ? [own] : []), ...shown.facts], { subject, value: DIFFICULTIES[shown.level - 1]! })];
  }
  if (!own || !said) return [];
  return [claim('LEVEL', words.levelSaid(subject, words.levels[said - 1]!), BY_OWN_ACCOUNT, [own], { subject, value: DIFFICULTIES[said - 1]! })];
}

/** What is known of the objectives at hand, taken together; null: too little. */
function shownLevel(facts: readonly RecordedFact[]): { level: number; answers: number; facts: RecordedFact[] } | null {
  const skills = facts.filter(({ kind }) => kind === 'MASTERY');
  const answers = skills.reduce((sum, { figures }) => sum + figures['answers']!, 0);
  if (answers < ANSWERS_FOR_A_LEVEL) return null;
  const mean = skills.reduce((sum, { figures }) => sum + figures['probability']! * figures['answers']!, 0) / answers;
  const level = 1 + LEVELS_FROM.filter((from) => mean >= from).length;
  // What speaks for another level is no ground of this one.
  const bearing = skills.filter(({ shows }) => !(level === 3 && shows === 'GAP') && !(level === 1 && shows === 'STRENGTH'));
  const given = bearing.reduce((sum, { figures }) => sum + figures['answers']!, 0);
  return bearing.some(({ shows }) => level !== 3 || shows === 'STRENGTH') ? { level, answers: given, facts: bearing } : null;
}

interface Topic {
  /** From 1; 0: what was tested belongs to no lesson. */
  lesson: number;
  isGap: boolean;
  answers: AnalysedAnswer[];
  claim: DraftClaim | null;
}

/** What was tested, by lesson. Where the history says the opposite of the test nothing is said: it shows neither. */
function topicsOf({ answers, facts, lessons, subject, language }: Analysed): Topic[] {
  const words = ANALYSIS_WORDS[language];
  const tested = answers.filter(isTested);
  return [...new Set(tested.map(({ lesson }) => lesson))].map((lesson) => {
    const own = tested.filter((answer) => answer.lesson === lesson);
    const right = own.filter((answer) => answer.right).length;
    const title = lessons[lesson - 1]?.title ?? subject;
    const isGap = right / own.length < KNOWN;
    const shown = lesson === 0 ? [] : facts.filter((fact) => fact.lesson === lesson);
    const opposed = shown.some(({ shows }) => shows === (isGap ? 'STRENGTH' : 'GAP'));
    const grounds = [...own, ...shown.filter(({ shows }) => shows === (isGap ? 'GAP' : 'STRENGTH'))];
    const said = isGap
      ? claim('GAP', words.gap(title, right, own.length), surenessOf(own.length - right, own.length), grounds, { subject: title })
      : claim('STRENGTH', words.strength(title, right, own.length), surenessOf(right, own.length), grounds, { subject: title });
    return { lesson, isGap, answers: own, claim: opposed ? null : said };
  });
}

/** What the history shows of objectives, those first of which it is surest: as sure as the end of the interval that speaks against it. */
function objectives({ facts, language }: Pick<Analysed, 'facts' | 'language'>): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const percent = (share: number): number => Math.round(share * 100);
  const said = facts.flatMap((fact) => {
    if (fact.shows === null) return [];
    const { probability, low, high, answers } = fact.figures as { probability: number; low: number; high: number; answers: number };
    const confidence = fact.shows === 'STRENGTH' ? low : 1 - high;
    const text = words[fact.shows === 'STRENGTH' ? 'mastered' : 'weak'](fact.about, percent(probability), percent(low), percent(high), answers);
    return confidence < LEAST_CONFIDENCE ? [] : [claim(fact.shows, text, confidence, [fact], { subject: fact.about })];
  }).toSorted((one, other) => other.confidence - one.confidence);
  return ['STRENGTH', 'GAP'].flatMap((field) => said.filter((each) => each.field === field).slice(0, MOST_OBJECTIVES));
}

function preferences({ answers, facts, askedIn, language }: Analysed): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const presentation = answers.find(({ purpose, value }) => purpose === 'PRESENTATION' && value !== null);
  // Who answers a test says what he knows, in whatever language it was put.
  const told = answers.find(({ purpose }) => purpose !== 'KNOWLEDGE');
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(askedIn) ?? askedIn;
  return [
    ...(presentation ? [claim('PRESENTATION', words.presentation(presentation.answer), BY_WORD, [presentation], { value: presentation.value! })] : []),
    ...paces({ answers, facts, language }),
    ...(told ? [claim('LANGUAGE', words.language(name), BY_WORD, [told], { value: askedIn })] : []),
  ];
}

/** What he says that he can, which the history bears out where it shows nearly the same; where he wasn't asked, what it shows. */
function paces({ answers, facts, language }: Pick<Analysed, 'answers' | 'facts' | 'language'>): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const said = paceOf(answers);
  const time = facts.find(({ kind }) => kind === 'TIME');
  const regular = facts.filter(({ kind }) => kind === 'REGULARITY');
  const hours = time?.figures['hours'] ?? 0;
  if (said) {
    const agrees = time !== undefined && Number(said.value) <= hours * SAME_PACE && Number(said.value) >= hours / SAME_PACE;
    return [claim('PACE', words.pace(said.value!), BY_WORD, [said, ...(agrees ? [time, ...regular] : [])], { value: said.value! })];
  }
  if (!time) return [];
  const { lessons, minutes } = time.figures as { lessons: number; minutes: number };
  return [claim('PACE', words.paceShown(String(hours), lessons, minutes), lessons / (lessons + 3), [time, ...regular], { value: String(hours) })];
}

function paceOf(answers: readonly AnalysedAnswer[]): AnalysedAnswer | undefined {
  return answers.find(({ purpose, value }) => purpose === 'PACE' && value !== null && Number(value) > 0);
}

/** Gaps first, in the order of the course, then what was not tested; what is known or finished already is left out, and so is what nothing speaks for. */
function way({ answers, facts, lessons, subject, language }: Analysed, topics: readonly Topic[]): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const of = (number: number): RecordedFact[] => facts.filter(({ lesson }) => lesson === number && number > 0);
  const topic = (number: number): Topic | undefined => topics.find(({ lesson }) => lesson === number);
  const goal = answers.filter(({ purpose }) => purpose === 'GOAL').slice(0, 1);
  const account = accountOf(answers, topic(0));
  const isGap = (number: number): boolean => topic(number)?.isGap ?? of(number).some(({ shows }) => shows === 'GAP');
  const isDone = (number: number): boolean => {
    if (topic(number)) return topic(number)?.isGap === false;
    return !isGap(number) && of(number).some(({ kind, shows }) => kind === 'FINISHED' || shows === 'STRENGTH');
  };
  const why = (number: number): Ground[] => {
    const own = [...(topic(number)?.answers ?? []), ...of(number).filter(({ shows }) => shows === 'GAP')];
    if (own.length > 0) return own;
    // What is finished before it is why it comes now.
    const before = number > 1 ? of(number - 1).filter(({ kind }) => kind === 'FINISHED') : [];
    return goal.length + before.length > 0 ? [...goal, ...before] : account;
  };
  const left = lessons.map((_, index) => index + 1).filter((number) => !isDone(number));
  if (left.length === 0) {
    const done = [...answers.filter(isTested), ...facts.filter(({ kind, shows }) => kind === 'FINISHED' || shows === 'STRENGTH')];
    const grounds: Ground[] = goal.length > 0 ? goal : done.length > 0 ? done : account;
    return grounds.length > 0 ? [claim('NEXT_STEP', words.chooseCourse(subject), FOLLOWS, grounds)] : [];
  }
  const founded = left.filter((number) => why(number).length > 0);
  const path = [...founded.filter(isGap), ...founded.filter((number) => !isGap(number))];
  const [first] = path;
  if (first === undefined) return [];
  const titleOf = (number: number): string => lessons[number - 1]!.title;
  const [pace] = paces({ answers, facts, language });
  const hours = path.reduce((sum, number) => sum + lessons[number - 1]!.tokens, 0) / TOKENS_AN_HOUR;
  const weeks = pace && Math.min(520, Math.max(1, Math.ceil(hours / Number(pace.value))));
  return [
    ...path.slice(0, MOST_STEPS).map((number, index) => claim('PATH_STEP', words.step(index + 1, titleOf(number)), FOLLOWS, why(number), { lesson: number })),
    ...path.filter(isGap).slice(0, MOST_RESOURCES).map((number) => claim('RESOURCE', words.resource(titleOf(number)), FOLLOWS, why(number), { lesson: number })),
    ...(pace && weeks ? [{ ...claim('TIMELINE', words.timeline(weeks), FOLLOWS, [], { value: String(weeks) }), answers: pace.answers }] : []),
    claim('NEXT_STEP', words.next(titleOf(first)), FOLLOWS, why(first), { lesson: first }),
  ];
}

/** Why anything is to be learnt that he has neither asked for nor been tested on: what he says that he knows, or what a test of the whole subject shows. */
function accountOf(answers: readonly AnalysedAnswer[], whole: Topic | undefined): AnalysedAnswer[] {
  const said = answers.find(({ purpose }) => purpose === 'EXPERIENCE' || purpose === 'LEVEL');
  if (said) return [said];
  return whole?.isGap ? whole.answers : [];
}

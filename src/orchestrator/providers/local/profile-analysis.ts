import { DIFFICULTIES, type AnalysedAnswer, type DraftClaim, type ProfileAnalysisTask, type StreamPart } from '../../model.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';
import { ANALYSIS_WORDS } from './profile-analysis.words.js';

const MOST_GOALS = 3;
const MOST_STEPS = 5;
const MOST_RESOURCES = 3;
const LONGEST_QUOTE = 300;
/** Of what somebody says of himself. */
const BY_WORD = 0.9;
const BY_OWN_ACCOUNT = 0.4;
const FOLLOWS = 0.6;
/** How fast a lesson is worked through, with its exercises. */
const TOKENS_AN_HOUR = 2_000;
/** From which share of right answers on a topic is known. */
const KNOWN = 2 / 3;

/** Streams what answers show by themselves: what was said, and what was right. */
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

/** Everything that the answers show without any model: the same answers always the same. */
export function claimsFrom(task: Omit<ProfileAnalysisTask, 'existing' | 'count'>): DraftClaim[] {
  const { answers } = task;
  if (answers.length === 0) return [];
  const topics = topicsOf(task);
  return [...goals(task), ...levels(task), ...topics.flatMap(({ claim }) => (claim ? [claim] : [])), ...preferences(task), ...way(task, topics)];
}

function claim(field: string, text: string, confidence: number, answers: readonly AnalysedAnswer[], others: Partial<DraftClaim> = {}): DraftClaim {
  return { field, subject: '', value: '', text, confidence: Math.round(confidence * 100) / 100, answers: answers.map(({ number }) => number), lesson: 0, ...others };
}

function goals({ answers, language }: Pick<ProfileAnalysisTask, 'answers' | 'language'>): DraftClaim[] {
  const said = answers.filter(({ purpose, value }) => purpose === 'GOAL' && value !== 'true' && value !== 'false').slice(0, MOST_GOALS);
  return said.map((answer) => claim('GOAL', ANALYSIS_WORDS[language].goal(shortened(answer.answer)), BY_WORD, [answer]));
}

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).toWellFormed().replace(/\uFFFD$/, '')} …`;
}

/** By the test where there was one: the highest level of which more answers are right than wrong; else by the learner's own account. */
function levels({ answers, subject, language }: Pick<ProfileAnalysisTask, 'answers' | 'subject' | 'language'>): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const tested = answers.filter(({ right, level }) => right !== null && level > 0);
  if (tested.length > 0) {
    const held = [1, 2, 3].filter((level) => {
      const own = tested.filter((answer) => answer.level === level);
      return own.length > 0 && own.filter(({ right }) => right).length * 2 > own.length;
    });
    const level = Math.max(1, ...held);
    return [claim('LEVEL', words.level(subject, words.levels[level - 1]!), tested.length / (tested.length + 3), tested, { subject, value: DIFFICULTIES[level - 1]! })];
  }
  const own = answers.find(({ purpose, value }) => purpose === 'LEVEL' && value !== null);
  if (!own) return [];
  const level = Math.min(3, Math.max(1, Math.round(Number(own.value) / 2)));
  return [claim('LEVEL', words.levelSaid(subject, words.levels[level - 1]!), BY_OWN_ACCOUNT, [own], { subject, value: DIFFICULTIES[level - 1]! })];
}

interface Topic {
  /** From 1; 0: what was tested belongs to no lesson. */
  lesson: number;
  isGap: boolean;
  answers: AnalysedAnswer[];
  claim: DraftClaim | null;
}

/** What was tested, by lesson. Of a share of right answers between both nothing is said: it shows neither. */
function topicsOf({ answers, lessons, subject, language }: Omit<ProfileAnalysisTask, 'existing' | 'count'>): Topic[] {
  const words = ANALYSIS_WORDS[language];
  const tested = answers.filter(({ right }) => right !== null);
  return [...new Set(tested.map(({ lesson }) => lesson))].map((lesson) => {
    const own = tested.filter((answer) => answer.lesson === lesson);
    const right = own.filter((answer) => answer.right).length;
    const title = lessons[lesson - 1]?.title ?? subject;
    // Laplace's rule: of one answer nobody is sure.
    const share = (right + 1) / (own.length + 2);
    if (right / own.length >= KNOWN) return { lesson, isGap: false, answers: own, claim: claim('STRENGTH', words.strength(title, right, own.length), share, own, { subject: title }) };
    return { lesson, isGap: true, answers: own, claim: claim('GAP', words.gap(title, right, own.length), 1 - share, own, { subject: title }) };
  });
}

function preferences({ answers, language }: Pick<ProfileAnalysisTask, 'answers' | 'language'>): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const presentation = answers.find(({ purpose, value }) => purpose === 'PRESENTATION' && value !== null);
  const pace = paceOf(answers);
  // Who answers a test says what he knows, in whatever language it was put.
  const told = answers.find(({ purpose }) => purpose !== 'KNOWLEDGE');
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return [
    ...(presentation ? [claim('PRESENTATION', words.presentation(presentation.answer), BY_WORD, [presentation], { value: presentation.value! })] : []),
    ...(pace ? [claim('PACE', words.pace(pace.value!), BY_WORD, [pace], { value: pace.value! })] : []),
    ...(told ? [claim('LANGUAGE', words.language(name), BY_WORD, [told], { value: language })] : []),
  ];
}

function paceOf(answers: readonly AnalysedAnswer[]): AnalysedAnswer | undefined {
  return answers.find(({ purpose, value }) => purpose === 'PACE' && value !== null && Number(value) > 0);
}

/** Gaps first, in the order of the course, then what was not tested; what is known already is left out. */
function way({ answers, lessons, subject, language }: Omit<ProfileAnalysisTask, 'existing' | 'count'>, topics: readonly Topic[]): DraftClaim[] {
  const words = ANALYSIS_WORDS[language];
  const reason = answers.filter(({ purpose }) => purpose === 'GOAL').slice(0, 1);
  const why = (number: number): AnalysedAnswer[] => {
    const own = topics.find(({ lesson }) => lesson === number)?.answers ?? [];
    return own.length > 0 ? own : reason.length > 0 ? reason : answers.slice(0, 1);
  };
  const known = new Set(topics.filter(({ isGap }) => !isGap).map(({ lesson }) => lesson));
  const gaps = new Set(topics.filter(({ isGap }) => isGap).map(({ lesson }) => lesson));
  const numbers = lessons.map((_, index) => index + 1).filter((number) => !known.has(number));
  const path = [...numbers.filter((number) => gaps.has(number)), ...numbers.filter((number) => !gaps.has(number))];
  const [first] = path;
  if (first === undefined) return [claim('NEXT_STEP', words.chooseCourse(subject), FOLLOWS, why(0))];
  const titleOf = (number: number): string => lessons[number - 1]!.title;
  const pace = paceOf(answers);
  const hours = path.reduce((sum, number) => sum + lessons[number - 1]!.tokens, 0) / TOKENS_AN_HOUR;
  const weeks = pace && Math.min(520, Math.max(1, Math.ceil(hours / Number(pace.value))));
  return [
    ...path.slice(0, MOST_STEPS).map((number, index) => claim('PATH_STEP', words.step(index + 1, titleOf(number)), FOLLOWS, why(number), { lesson: number })),
    ...path.filter((number) => gaps.has(number)).slice(0, MOST_RESOURCES).map((number) => claim('RESOURCE', words.resource(titleOf(number)), FOLLOWS, why(number), { lesson: number })),
    ...(pace && weeks ? [claim('TIMELINE', words.timeline(weeks), FOLLOWS, [pace], { value: String(weeks) })] : []),
    claim('NEXT_STEP', words.next(titleOf(first)), FOLLOWS, why(first), { lesson: first }),
  ];
}

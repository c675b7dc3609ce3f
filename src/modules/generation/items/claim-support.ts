import { languageOf } from '../../../orchestrator/language.js';
import { DIFFICULTIES, type AnalysedAnswer, type DraftClaim, type LanguageCode, type RecordedFact } from '../../../orchestrator/model.js';
import { normalise } from '../../../orchestrator/semantic/normalise.js';
import { BY_OWN_ACCOUNT, FOLLOWS, isTested, KNOWN, levelHeld, levelSaid, surenessOf, surenessOfLevel, TOKENS_AN_HOUR } from '../../../orchestrator/shown-by-answers.js';
import type { ClaimField } from '../../profiles/profiles.service.js';

/** What a claim names as its grounds. */
export interface Cited {
  answers: readonly AnalysedAnswer[];
  facts: readonly RecordedFact[];
}

/** What there is besides: a claim is held to what the server reads there, whatever it names. */
export interface Known {
  answers: readonly AnalysedAnswer[];
  lessons: readonly { tokens: number }[];
  /** Left out: not known. */
  askedIn?: LanguageCode;
}

type Named = Pick<DraftClaim, 'value' | 'lesson'> & { field: ClaimField };

/** Nobody is sure of what a few answers show. */
const MOST_CONFIDENCE = 0.95;
/** How far a pace may be from what the history shows, as a factor. */
const PACE_WITHIN = 2;
/** How many times as long as its lessons take a way may be said to be. */
const SLOWEST = 4;
/** Of a scale from 1 to 5: from where on somebody calls himself good, and up to where he doesn't. */
const GOOD_FROM = 4;
const WEAK_TO = 2;

/** Why a claim's grounds don't bear it, in words that its author can mend it by; null: they do. */
export function problemOfSupport(claim: Named, cited: Cited, known: Known): string | null {
  switch (claim.field) {
    case 'GOAL':
      return cited.answers.some(isOwnWord) ? null : 'only what the learner says of what he wants tells of a goal: name that answer';
    case 'LEVEL':
      return problemOfLevel(claim.value, cited);
    case 'STRENGTH':
      return problemOfStrength(cited);
    case 'GAP':
      return problemOfGap(cited);
    case 'PRESENTATION':
      return problemOfChoice(claim.value, cited, known);
    case 'PACE':
      return problemOfPace(Number(claim.value), cited, known);
    case 'LANGUAGE':
      return problemOfLanguage(claim.value, cited, known);
    case 'PATH_STEP':
    case 'RESOURCE':
    case 'NEXT_STEP':
      return problemOfStep(claim.lesson, cited);
    case 'TIMELINE':
      return problemOfTimeline(Number(claim.value), cited, known);
  }
}

/** Which facts claims of a field may rest on; left out: none. */
const BEARING_FACTS: Partial<Record<ClaimField, readonly RecordedFact['kind'][]>> = {
  LEVEL: ['MASTERY'], STRENGTH: ['MASTERY'], GAP: ['MASTERY'], PACE: ['TIME', 'REGULARITY'], TIMELINE: ['TIME'],
  PATH_STEP: ['MASTERY', 'FINISHED'], RESOURCE: ['MASTERY', 'FINISHED'], NEXT_STEP: ['MASTERY', 'FINISHED'],
};

/**
 * Of what a claim names what bears it: the rest vouches for nothing, makes nobody surer, and makes no other claim of the same.
 * @param known as for `problemOfSupport`, which has let it through
 */
export function groundsOf<Answer extends AnalysedAnswer, Fact extends RecordedFact>(
  { field, value }: Pick<Named, 'field' | 'value'>, { answers, facts }: { answers: readonly Answer[]; facts: readonly Fact[] }, known: Known,
): { answers: Answer[]; facts: Fact[] } {
  const bearing = facts.filter(({ kind }) => BEARING_FACTS[field]?.includes(kind));
  switch (field) {
    case 'LEVEL':
    case 'STRENGTH':
    case 'GAP': {
      const isShown = answers.some(isTested) || bearing.length > 0;
      return { answers: answers.filter((each) => (isShown ? isTested(each) : isOwnAccount(each) || (field === 'GAP' && isOwnWord(each)))), facts: bearing };
    }
    case 'PACE': {
      const said = paceSaid(known);
      return { answers: answers.filter((each) => each === said || (!said && isOwnWord(each) && names(each, Number(value)))), facts: bearing };
    }
    default:
      return { answers: [...answers], facts: bearing };
  }
}

/** How sure a claim on these grounds can be at most. */
export function mostConfidence({ field }: Pick<Named, 'field'>, { answers, facts }: Cited): number {
  const tested = answers.filter(isTested);
  const skills = facts.filter(isSkill);
  switch (field) {
    case 'STRENGTH':
    case 'GAP': {
      const isStrength = field === 'STRENGTH';
      const agreeing = tested.filter(({ right }) => right === isStrength).length;
      // One that shows neither makes nobody surer of either.
      const shown = skills.filter(({ shows }) => shows === field).map(({ figures: { probability = 0 } }) => (isStrength ? probability : 1 - probability));
      return Math.min(MOST_CONFIDENCE, Math.max(...(tested.length > 0 ? [surenessOf(agreeing, tested.length)] : []), ...shown, tested.length + shown.length === 0 ? BY_OWN_ACCOUNT : 0));
    }
    case 'LEVEL': {
      const given = skills.reduce((sum, { figures }) => sum + (figures['answers'] ?? 0), 0);
      return tested.length + given === 0 ? BY_OWN_ACCOUNT : Math.min(MOST_CONFIDENCE, Math.max(surenessOfLevel(tested.length), given / (given + 10)));
    }
    case 'PRESENTATION':
      return answers.some(({ purpose, value }) => purpose === 'PRESENTATION' && value !== null) ? MOST_CONFIDENCE : FOLLOWS;
    case 'PACE': {
      const lessons = facts.find(isTime)?.figures['lessons'] ?? 0;
      return answers.length > 0 ? MOST_CONFIDENCE : lessons / (lessons + 3);
    }
    case 'GOAL':
    case 'LANGUAGE':
      return MOST_CONFIDENCE;
    case 'PATH_STEP':
    case 'RESOURCE':
    case 'NEXT_STEP':
    case 'TIMELINE':
      return FOLLOWS;
  }
}

/** In his own words, which no program reads: what another frontend asked, without a level, may have been anything. */
function isOwnWord({ purpose, right, level }: AnalysedAnswer): boolean {
  return right === null && level === 0 && purpose !== 'LEVEL' && purpose !== 'PRESENTATION' && purpose !== 'PACE';
}

/** What somebody says of what he can. */
function isOwnAccount({ purpose, right }: AnalysedAnswer): boolean {
  return right === null && (purpose === 'LEVEL' || purpose === 'EXPERIENCE' || purpose === 'KNOWLEDGE');
}

function isSkill({ kind }: RecordedFact): boolean {
  return kind === 'MASTERY';
}

const isOwnLevel = ({ purpose, value }: AnalysedAnswer): boolean => purpose === 'LEVEL' && value !== null;

function problemOfLevel(value: string, { answers, facts }: Cited): string | null {
  const level = DIFFICULTIES.findIndex((each) => each === value) + 1;
  const tested = answers.filter(isTested);
  const skills = facts.filter(isSkill);
  if (tested.length > 0) {
    const { least, most } = levelsShown(tested);
    if (level > most) return `the answers of the test that it rests on show no more than ${DIFFICULTIES[most - 1]}`;
    if (level < least) return `the answers of the test that it rests on show no less than ${DIFFICULTIES[least - 1]}`;
    if (skills.length === 0) return null;
    if (value === 'ADVANCED' && skills.every(({ shows }) => shows === 'GAP')) return 'all of the MASTERY that it rests on is too low for ADVANCED';
  } else if (skills.length > 0) {
    if (value === 'ADVANCED' && !skills.some(({ shows }) => shows === 'STRENGTH')) return 'none of the MASTERY that it rests on is high enough for ADVANCED';
  }
  if (skills.length > 0) {
    return value === 'BEGINNER' && skills.every(({ shows }) => shows === 'STRENGTH') ? 'all of the MASTERY that it rests on is too high for BEGINNER' : null;
  }
  if (!answers.some(isOwnAccount)) return noSkill(facts);
  const said = answers.find(isOwnLevel);
  return said && levelSaid(said) !== level ? `by his own account, answer ${said.number}, he is ${DIFFICULTIES[levelSaid(said) - 1]}` : null;
}

/** No higher than the test bears, and no lower than where it shows the first weakness. Of questions without a level the share that is right says it. */
function levelsShown(tested: readonly AnalysedAnswer[]): { least: number; most: number } {
  const levelled = tested.filter(({ level }) => level > 0);
  if (levelled.length > 0) {
    const most = levelHeld(levelled);
    return { least: Math.min(most, ...levelled.filter(({ right }) => !right).map(({ level }) => level)), most };
  }
  const right = tested.filter((answer) => answer.right).length;
  const share = surenessOf(right, tested.length);
  if (share >= 0.75) return { least: 1, most: 3 };
  return { least: 1, most: right * 2 > tested.length ? 2 : 1 };
}

function noSkill(facts: readonly RecordedFact[]): string {
  return facts.length === 0 ? 'it rests on wishes alone, which show nothing of what somebody can do' : 'it rests on nothing that shows what somebody can do: name answers of the test, or MASTERY';
}

function problemOfStrength({ answers, facts }: Cited): string | null {
  const tested = answers.filter(isTested);
  const skills = facts.filter(isSkill);
  if (skills.some(({ shows }) => shows === 'GAP')) return 'the MASTERY that it rests on is low, so it shows no strength';
  if (tested.length > 0) return isKnown(tested) ? null : 'too few of the answers that it rests on are right, so they show no strength';
  if (skills.length > 0) return skills.some(({ shows }) => shows === 'STRENGTH') ? null : 'the MASTERY that it rests on is not high enough, so it shows no strength';
  if (!answers.some(isOwnAccount)) return noSkill(facts);
  return answers.some((each) => isOwnLevel(each) && Number(each.value) < GOOD_FROM) ? 'by his own account he is not that good' : null;
}

function problemOfGap({ answers, facts }: Cited): string | null {
  const tested = answers.filter(isTested);
  const skills = facts.filter(isSkill);
  if (skills.some(({ shows }) => shows === 'STRENGTH')) return 'the MASTERY that it rests on is high, so it shows no gap';
  if (tested.length > 0) return isKnown(tested) ? 'too many of the answers that it rests on are right, so they show no gap' : null;
  if (skills.length > 0) return skills.some(({ shows }) => shows === 'GAP') ? null : 'the MASTERY that it rests on is not low enough, so it shows no gap';
  // Who says what he wants to learn says that he doesn't know it yet.
  if (!answers.some((each) => isOwnAccount(each) || isOwnWord(each))) return "it rests on nothing that shows what somebody can't do: name answers of the test, or MASTERY";
  return answers.some((each) => isOwnLevel(each) && Number(each.value) > WEAK_TO) ? 'by his own account it is no gap' : null;
}

function isKnown(tested: readonly AnalysedAnswer[]): boolean {
  return tested.filter(({ right }) => right).length / tested.length >= KNOWN;
}

/** What he chose is what he wants. */
function problemOfChoice(value: string, { answers }: Cited, known: Known): string | null {
  const chosen = known.answers.find((each) => each.purpose === 'PRESENTATION' && each.value !== null);
  if (chosen) return chosen.value === value && answers.includes(chosen) ? null : `answer ${chosen.number} says it, and it is ${chosen.value}`;
  return answers.some(isOwnWord) ? null : 'it rests on nothing that says how the learner likes things explained';
}

/** What he gave, or what is near what the history shows; where neither is named, and he wasn't asked, it stands in his own words. */
function problemOfPace(hours: number, { answers, facts }: Cited, known: Known): string | null {
  const said = paceSaid(known);
  const time = facts.find(isTime);
  if (time && !(said && answers.includes(said))) {
    const shown = time.figures['hours'] ?? 0;
    return hours <= shown * PACE_WITHIN && hours >= shown / PACE_WITHIN ? null : `TIME shows ${shown} hours a week`;
  }
  if (said) return Number(said.value) === hours && answers.includes(said) ? null : `answer ${said.number} says it, and it is ${said.value} hours a week`;
  return answers.some((each) => isOwnWord(each) && names(each, hours)) ? null : 'it rests on nothing that shows a pace: name the answer that says it, or TIME';
}

function paceSaid({ answers }: Pick<Known, 'answers'>): AnalysedAnswer | undefined {
  return answers.find(({ purpose, value }) => purpose === 'PACE' && value !== null && Number(value) > 0);
}

function isTime({ kind }: RecordedFact): boolean {
  return kind === 'TIME';
}

/** Whether a number stands in an answer, in digits of any script. */
function names({ answer }: AnalysedAnswer, number: number): boolean {
  return (normalise(answer, true).match(/\d+(?:[.,]\d+)?/gu) ?? []).some((each) => Number(each.replace(',', '.')) === number);
}

function problemOfLanguage(value: string, { answers }: Cited, { askedIn }: Known): string | null {
  const told = answers.filter((each) => !isTested(each));
  if (told.length === 0) return 'only what the learner says tells of it: name his answers';
  return value === askedIn || told.some(({ answer }) => languageOf(answer) === value) ? null : 'neither was he asked in that language, nor are the answers that it rests on written in it';
}

function problemOfStep(lesson: number, { answers, facts }: Cited): string | null {
  const tested = answers.filter(isTested);
  const said = answers.filter((each) => isOwnWord(each) || isOwnAccount(each));
  const bearing = facts.filter(({ kind }) => kind === 'MASTERY' || kind === 'FINISHED');
  if (tested.length + said.length + bearing.length === 0) return 'it rests on nothing that says what to learn: name a goal, answers of the test, MASTERY, or what is FINISHED';
  const isOfIt = [...tested, ...bearing].every((each) => each.lesson === lesson);
  const isDone = bearing.every(({ kind, shows }) => kind === 'FINISHED' || shows === 'STRENGTH') && (tested.length === 0 || isKnown(tested));
  return lesson > 0 && said.length === 0 && isOfIt && isDone ? 'all that it rests on says that the lesson is known or finished already' : null;
}

function problemOfTimeline(weeks: number, { answers, facts }: Cited, known: Known): string | null {
  if (answers.some((each) => isOwnWord(each) && names(each, weeks))) return null;
  const said = paceSaid({ answers });
  const time = facts.find(isTime);
  const hours = said ? Number(said.value) : (time?.figures['hours'] ?? 0);
  if (hours === 0) return 'it rests on nothing that says how long it takes: name the answer that says how many hours a week there are, or TIME';
  const most = Math.max(1, Math.ceil((known.lessons.reduce((sum, { tokens }) => sum + tokens, 0) / TOKENS_AN_HOUR / hours) * SLOWEST));
  return weeks <= most ? null : `at that pace the lessons at hand take no more than ${most} weeks`;
}

import type { DraftQuestion, QuestionKind } from '../../../model.js';
import type { ReadLesson } from '../analysis/lesson.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Term } from '../analysis/terms.js';
import type { Sentence } from '../analysis/text.js';
import type { Random } from '../random.js';
import type { Definition } from './definitions.js';
import { plainForm, type Distractors, type Gap } from './distractors.js';
import { falsehood } from './falsehoods.js';
import { givesAway, showsCharacter } from './giveaway.js';
import type { Kinship } from './kinship.js';
import type { Figure } from './numbers.js';

/** A sentence from which a question can be made, with all that can be asked about it. */
export interface Candidate {
  sentence: Sentence;
  quote: string;
  gaps: Gap[];
  definition: Definition | null;
  /** Where the sentence gives something its name. */
  named: Gap | null;
  figures: Figure[];
  score: number;
}

export interface Tools {
  lesson: ReadLesson;
  distractors: Distractors;
  /** Everything that the lesson defines. */
  definitions: readonly Definition[];
  kinship: Kinship;
  /** Statements that the lesson contradicts, and how often each has been a choice. */
  falsehoods: { statement: string; source: Candidate; uses: number }[];
  /** Whether whole statements may be the choices of a question. */
  whole: boolean;
  random: Random;
  /** Whether a term may be asked for: not too often, and not what the whole lesson is about. */
  mayAsk(term: Term): boolean;
  /** The truth that the next true/false question should have. */
  truth: boolean;
}

/** A question, and the key of the term that it asks for: null where it asks for none. */
export interface Made {
  question: DraftQuestion;
  asked: string | null;
}

/** What follows a noun so tells which one is meant. */
const OWNED = /^(?:\s(?:de|d['’]|des|du|of|di|del|della|dei|von|der|do|da|dos|das|that|which|who|whose|qui|que|dont|che|cui|quien|котор\p{L}+)(?![\p{L}])|[ので])/u;
const BLANK = '____';
const CHOICES = 4;
const FEWEST_CHOICES = 3;
const LONGEST_CHOICE = 180;
const MOST_USES = 3;
/** Words that line things up: in a list, another item may be just as true. */
const JOINED_AFTER = /^\s?(?:,?\s?(?:and|or|et|ou|y|e|o|u|und|oder|sowie|ed|и|или|और|या|तथा)\s|[、和与或及・]|[とや](?=[\p{Script=Han}\p{Script=Katakana}])|(?:와|과|이나|및)\s|\sو|\(|（|\s(?:de|d['’]|of|von|di|do|da|del)\s?\p{Lu})/u;
const JOINED_BEFORE = /(?:(?:^|\s)(?:and|or|et|ou|y|e|o|u|und|oder|sowie|ed|и|или|और|या|तथा|및)\s(?:\p{L}{1,4}['’\s]\s?)?|[、和与或及・]|[とや]|(?:와|과|나)\s)$/iu;

/** Makes a question of one type from a sentence; null where the sentence is not fit for it. */
export function makeQuestion(type: QuestionKind, candidate: Candidate, tools: Tools): Made | null {
  const made = ofType(type, candidate, tools);
  return made && made.asked !== null && answersOf(made.question).some((answer) => givesAway(made.question.prompt, answer)) ? null : made;
}

function answersOf(question: DraftQuestion): string[] {
  switch (question.type) {
    case 'MULTIPLE_CHOICE':
      return question.choices.flatMap(({ text, correct }) => (correct ? [text] : []));
    case 'TRUE_FALSE':
      return [];
    case 'SHORT_ANSWER':
      return question.accepted.slice(0, 1);
    case 'CLOZE':
      return question.accepted.flatMap(([first]) => first ?? []);
  }
}

function ofType(type: QuestionKind, candidate: Candidate, tools: Tools): Made | null {
  switch (type) {
    case 'MULTIPLE_CHOICE':
      return multipleChoice(candidate, tools);
    case 'TRUE_FALSE':
      return tools.truth ? trueStatement(candidate, tools) : falseStatement(candidate, tools);
    case 'CLOZE':
      return cloze(candidate, tools);
    case 'SHORT_ANSWER':
      return shortAnswer(candidate, tools);
  }
}

function base(candidate: Candidate, { lesson }: Tools): { explanation: string; quote: string; points: number } {
  return { explanation: lesson.pack.phrases.saysSo(candidate.sentence.text), quote: candidate.quote, points: 1 };
}

function withGap({ sentence, start, end }: Pick<Gap, 'sentence' | 'start' | 'end'>, filling: string): string {
  return sentence.text.slice(0, start) + filling + sentence.text.slice(end);
}

function definitionGap({ term, sentence, start, end, surface, previous }: Definition): Gap {
  return { sentence, term, start, end, text: surface, previous, alone: false };
}

/** The gaps that only one word fills as far as the lesson goes. */
function determined({ gaps, named }: Candidate, tools: Tools): Gap[] {
  const { pack } = tools.lesson;
  if (named && tools.mayAsk(named.term)) return [named];
  const names = gaps.filter(({ term }) => term.kind === 'name').length;
  return gaps.filter((gap) => {
    if (!tools.mayAsk(gap.term) || joined(gap)) return false;
    if (gap.term.kind === 'name' && !tools.kinship.knows(gap.term.key)) return names === 1 && /\s|\p{L}\p{Lu}/u.test(gap.text);
    const isTaught = tools.kinship.knows(gap.term.key) || gap.term.marked || gap.term.kind === 'acronym';
    return isTaught && isSubject(gap, pack) && !tools.distractors.hasRival(gap);
  });
}

/** One gap to be filled: a figure, what is defined, or a term that nothing else could stand for. */
interface Blank {
  gap: Pick<Gap, 'sentence' | 'start' | 'end'>;
  accepted: string[];
  definition: Definition | null;
  figure: Figure | null;
  asked: string | null;
}

/** One of several figures can often be reckoned from the others. */
function askable(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ sole }) => sole);
}

function blanks(candidate: Candidate, tools: Tools): Blank[] {
  const { sentence, definition, figures } = candidate;
  const found: Blank[] = tools.random.shuffle(askable(figures)).slice(0, 1).map((figure) => ({
    gap: { sentence, start: figure.start, end: figure.end }, accepted: [figure.text, ...figure.spellings], definition: null, figure, asked: null,
  }));
  if (definition && tools.mayAsk(definition.term)) {
    const gap = definitionGap(definition);
    found.push({ gap, accepted: accepted(gap, tools), definition, figure: null, asked: definition.term.key });
  }
  if (found.length > 0) return tools.random.shuffle(found);
  return determined(candidate, tools).map((gap) => ({ gap, accepted: accepted(gap, tools), definition: null, figure: null, asked: gap.term.key }));
}

function multipleChoice(candidate: Candidate, tools: Tools): Made | null {
  const { pack } = tools.lesson;
  const { definition, figures, sentence } = candidate;
  const options: (() => Made | null)[] = askable(figures).slice(0, 1).map((figure) => () => {
    const prompt = pack.phrases.completeFigure(withGap({ sentence, ...figure }, BLANK));
    const others = tools.random.shuffle(figure.others.filter((other) => !sentence.text.includes(other)));
    return asChoices(candidate, prompt, figure.text, others.slice(0, CHOICES - 1), null, tools);
  });
  if (definition && tools.mayAsk(definition.term)) {
    options.push(() => termChoices(candidate, { ...definitionGap(definition), alone: true }, pack.phrases.definedChoice(definition.text), tools));
  }
  for (const gap of determined(candidate, tools).filter(({ alone, term }) => !alone || term.kind === 'acronym')) {
    options.push(() => termChoices(candidate, gap, pack.phrases.completeChoice(withGap(gap, BLANK)), tools));
  }
  for (const option of tools.random.shuffle(options)) {
    const made = option();
    if (made) return made;
  }
  return tools.whole && (isChecked(candidate, pack) || tools.falsehoods.some((other) => other.source === candidate)) ? statementChoices(candidate, tools) : null;
}

/** The lesson's statement among others that it contradicts. */
function statementChoices(candidate: Candidate, tools: Tools): Made | null {
  const { sentence } = candidate;
  if (sentence.text.length > LONGEST_CHOICE) return null;
  const usable = tools.random.shuffle(tools.falsehoods)
    .filter((other) => other.uses < MOST_USES && other.source !== candidate && other.statement.length <= LONGEST_CHOICE)
    .sort((one, other) => one.uses - other.uses);
  const others = usable.slice(0, CHOICES - 1);
  const { pack } = tools.lesson;
  const topics = topicsOf([candidate, ...others.map(({ source }) => source)], pack);
  if (!topics) return null;
  const made = asChoices(candidate, `${pack.phrases.whichAgrees} ${topics}`, sentence.text, others.map(({ statement }) => statement), null, tools);
  if (made) for (const other of others) other.uses += 1;
  return made;
}

/** What statements are about, in parentheses: so that no two such questions look the same. */
function topicsOf(candidates: readonly Candidate[], pack: LanguagePack): string {
  const topics = candidates.flatMap(({ definition, gaps: [first] }) => {
    const gap = definition ? definitionGap(definition) : first;
    return gap ? [[gap.term.key, plainForm(gap, pack)] as const] : [];
  });
  const distinct = [...new Map(topics).values()].sort((one, other) => one.localeCompare(other, pack.code));
  return distinct.length > 0 ? `(${distinct.join(pack.spaced ? (pack.code === 'ar' ? '، ' : ', ') : '、')})` : '';
}

function termChoices(candidate: Candidate, gap: Gap, prompt: string, tools: Tools): Made | null {
  const { pack } = tools.lesson;
  if (!pack.spaced && showsCharacter(prompt, plainForm(gap, pack))) return null;
  const texts = tools.distractors.choose(gap, CHOICES - 1, tools.random).map((other) => plainForm({ ...gap, term: other.term, text: other.text }, pack));
  return asChoices(candidate, prompt, plainForm(gap, pack), texts, gap.term.key, tools);
}

function asChoices(candidate: Candidate, prompt: string, answer: string, others: readonly string[], asked: string | null, tools: Tools): Made | null {
  const distinct = new Set([answer, ...others].map((text) => text.toLowerCase()));
  if (others.length < FEWEST_CHOICES - 1 || distinct.size <= others.length) return null;
  const choices = tools.random.shuffle([{ text: answer, correct: true }, ...others.map((text) => ({ text, correct: false }))]);
  return { question: { type: 'MULTIPLE_CHOICE', prompt, choices, ...base(candidate, tools) }, asked };
}

function joined({ sentence, start, end }: Gap): boolean {
  const after = sentence.text.slice(end);
  if (/^,\s/.test(after) && /\b(?:and|or|et|ou|y|o|und|oder|e|и|или)\b/u.test(after.slice(0, 60))) return true;
  return JOINED_AFTER.test(after) || JOINED_BEFORE.test(sentence.text.slice(0, start));
}

/** Whether a sentence says something definite of what it is about. */
function isChecked({ definition, figures, gaps, named }: Candidate, pack: LanguagePack): boolean {
  return definition !== null || named !== null || figures.length > 0 || gaps.some((gap) => isSubject(gap, pack));
}

function trueStatement(candidate: Candidate, tools: Tools): Made | null {
  const { pack } = tools.lesson;
  if (!isChecked(candidate, pack)) return null;
  const prompt = pack.phrases.trueOrFalse(candidate.sentence.text);
  return { question: { type: 'TRUE_FALSE', prompt, answer: true, ...base(candidate, tools) }, asked: null };
}

function falseStatement(candidate: Candidate, tools: Tools): Made | null {
  const { pack } = tools.lesson;
  const statement = falsehood(candidate, tools);
  if (!statement) return null;
  const prompt = pack.phrases.trueOrFalse(statement);
  const explanation = pack.phrases.saysOtherwise(candidate.sentence.text);
  return { question: { type: 'TRUE_FALSE', prompt, answer: false, ...base(candidate, tools), explanation }, asked: candidate.definition?.term.key ?? null };
}

/** Whether a sentence is about just this term, with nothing that narrows it down. */
function isSubject({ sentence, start, end }: Gap, pack: LanguagePack): boolean {
  const after = sentence.text.slice(end);
  const next = sentence.tokens.find((token) => token.start >= end);
  if (OWNED.test(after) || (pack.code !== 'ru' && next && !next.apart && pack.before.has(next.norm) && pack.spaced)) return false;
  if (pack.code === 'ja' && !/^[はが]/.test(after)) return false;
  if (pack.code === 'ko' && !/^[은는이가]\s/.test(after)) return false;
  const place = sentence.tokens.findIndex((token) => token.end > start);
  return place === 0 || (place === 1 && sentence.tokens[0]?.stop === true);
}

function cloze(candidate: Candidate, tools: Tools): Made | null {
  const [blank] = blanks(candidate, tools);
  if (!blank) return null;
  const { phrases } = tools.lesson.pack;
  const statement = withGap(blank.gap, '[[1]]');
  const prompt = blank.figure ? phrases.completeFigure(statement) : phrases.completeCloze(statement);
  return { question: { type: 'CLOZE', prompt, accepted: [blank.accepted], ...base(candidate, tools) }, asked: blank.asked };
}

function shortAnswer(candidate: Candidate, tools: Tools): Made | null {
  const { phrases } = tools.lesson.pack;
  const [blank] = blanks(candidate, tools);
  if (!blank) return null;
  const statement = withGap(blank.gap, BLANK);
  const prompt = blank.definition ? phrases.definedShort(blank.definition.text) : blank.figure ? phrases.completeFigure(statement) : phrases.completeShort(statement);
  return { question: { type: 'SHORT_ANSWER', prompt, accepted: blank.accepted, ...base(candidate, tools) }, asked: blank.asked };
}

/** The answer as the sentence writes it first, then the lesson's other forms of it. */
function accepted(gap: Gap, tools: Tools): string[] {
  const forms = new Map<string, string>();
  for (const form of [plainForm(gap, tools.lesson.pack), gap.text, ...gap.term.forms.keys()]) {
    if (!forms.has(form.toLowerCase())) forms.set(form.toLowerCase(), form);
  }
  return [...forms.values()];
}

import type { DraftQuestion, QuestionKind } from '../../../model.js';
import type { ReadLesson } from '../analysis/lesson.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import type { Random } from '../random.js';
import type { Definition } from './definitions.js';
import { plainForm, type Distractors, type Gap } from './distractors.js';
import type { Figure } from './numbers.js';

/** A sentence from which a question can be made, with all that can be asked about it. */
export interface Candidate {
  sentence: Sentence;
  quote: string;
  gaps: Gap[];
  definition: Definition | null;
  figures: Figure[];
  score: number;
}

export interface Tools {
  lesson: ReadLesson;
  distractors: Distractors;
  /** Every figure of the lesson. */
  figures: readonly Figure[];
  random: Random;
  /** Whether a term may be asked for again. */
  mayAsk(key: string): boolean;
  /** Whether only what a sentence is about may be exchanged to make it false; that is never merely left open. */
  strict: boolean;
  /** The truth that the next true/false question should have. */
  truth: boolean;
}

/** A question, and the key of the term that it asks for: null where it asks for none. */
export interface Made {
  question: DraftQuestion;
  asked: string | null;
}

/** What comes after these may hold whatever stands before them. */
const CLAUSES = /[:：;；]/u;
/** What follows a noun so tells which one is meant. */
const OWNED = /^(?:\s(?:de|d['’]|des|du|of|di|del|della|dei|von|der|do|da|dos|das|that|which|who|whose|qui|que|dont|che|cui|quien|котор\p{L}+)(?![\p{L}])|[ので])/u;
const BLANK = '____';
const CHOICES = 4;
/** Words that line things up: in a list, another item may be just as true. */
const JOINED_AFTER = /^\s?(?:,?\s?(?:and|or|et|ou|y|e|o|u|und|oder|sowie|ed|и|или|और|या|तथा)\s|[、和与或及・]|[とや](?=[\p{Script=Han}\p{Script=Katakana}])|(?:와|과|이나|및)\s|\sو|\(|（|\s(?:de|d['’]|of|von|di|do|da|del)\s?\p{Lu})/u;
const JOINED_BEFORE = /(?:(?:^|\s)(?:and|or|et|ou|y|e|o|u|und|oder|sowie|ed|и|или|और|या|तथा|및)\s(?:\p{L}{1,4}['’\s]\s?)?|[、和与或及・]|[とや]|(?:와|과|나)\s)$/iu;

/** Makes a question of one type from a sentence; null where the sentence is not fit for it. */
export function makeQuestion(type: QuestionKind, candidate: Candidate, tools: Tools): Made | null {
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

function withGap({ sentence, start, end }: Gap, filling: string): string {
  return sentence.text.slice(0, start) + filling + sentence.text.slice(end);
}

function definitionGap({ term, sentence, start, end, surface, previous }: Definition): Gap {
  return { sentence, term, start, end, text: surface, previous, alone: false };
}

function bestGaps({ gaps }: Candidate, tools: Tools): Gap[] {
  return gaps.filter(({ term }) => tools.mayAsk(term.key));
}

function multipleChoice(candidate: Candidate, tools: Tools): Made | null {
  const { phrases } = tools.lesson.pack;
  const { definition } = candidate;
  const gaps = bestGaps(candidate, tools);
  const options: { gap: Gap; prompt: string }[] = [];
  if (definition && tools.mayAsk(definition.term.key)) {
    options.push({ gap: { ...definitionGap(definition), alone: true }, prompt: phrases.definedChoice(definition.text) });
  }
  for (const gap of gaps) {
    if (!joined(gap)) options.push({ gap, prompt: phrases.completeChoice(withGap(gap, BLANK)) });
  }
  for (const { gap, prompt } of options) {
    const others = tools.distractors.choose(gap, CHOICES - 1, tools.random);
    if (others.length < CHOICES - 1) continue;
    const answer = plainForm(gap, tools.lesson.pack);
    const texts = others.map((other) => plainForm({ ...gap, term: other.term, text: other.text }, tools.lesson.pack));
    if (new Set([answer, ...texts].map((text) => text.toLowerCase())).size < CHOICES) continue;
    const choices = tools.random.shuffle([{ text: answer, correct: true }, ...texts.map((text) => ({ text, correct: false }))]);
    return { question: { type: 'MULTIPLE_CHOICE', prompt, choices, ...base(candidate, tools) }, asked: gap.term.key };
  }
  return null;
}

function joined({ sentence, start, end }: Gap): boolean {
  const after = sentence.text.slice(end);
  if (/^,\s/.test(after) && /\b(?:and|or|et|ou|y|o|und|oder|e|и|или)\b/u.test(after.slice(0, 60))) return true;
  return JOINED_AFTER.test(after) || JOINED_BEFORE.test(sentence.text.slice(0, start));
}

function trueStatement(candidate: Candidate, tools: Tools): Made | null {
  const { phrases } = tools.lesson.pack;
  if (candidate.gaps.length === 0 && !candidate.definition) return null;
  return {
    question: { type: 'TRUE_FALSE', prompt: phrases.trueOrFalse(candidate.sentence.text), answer: true, ...base(candidate, tools) },
    asked: null,
  };
}

function falseStatement(candidate: Candidate, tools: Tools): Made | null {
  const { pack } = tools.lesson;
  const { sentence, definition } = candidate;
  const statement = falseByTerm(candidate, tools) ?? falseByFigure(candidate, tools);
  if (!statement || statement === sentence.text) return null;
  return {
    question: {
      type: 'TRUE_FALSE', prompt: pack.phrases.trueOrFalse(statement), answer: false, ...base(candidate, tools),
      explanation: pack.phrases.saysOtherwise(sentence.text),
    },
    asked: definition?.term.key ?? null,
  };
}

function falseByTerm(candidate: Candidate, tools: Tools): string | null {
  const { pack } = tools.lesson;
  const { sentence, definition } = candidate;
  const gaps = definition ? [definitionGap(definition)] : pack.unsafe.test(sentence.text) || CLAUSES.test(sentence.text) ? [] : candidate.gaps;
  for (const gap of gaps) {
    if (joined(gap) || (tools.strict && !definition && !isSubject(gap, pack))) continue;
    const [other] = tools.distractors.choose(gap, 1, tools.random, !definition);
    if (other) return withGap(gap, other.text);
  }
  return null;
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

function falseByFigure({ sentence, figures }: Candidate, tools: Tools): string | null {
  if (tools.lesson.pack.unsafe.test(sentence.text) || figures.length === 0) return null;
  const [figure] = tools.random.shuffle(figures) as [Figure];
  const others = tools.figures.filter(({ shape, text }) => shape === figure.shape && text !== figure.text);
  const [other] = tools.random.shuffle([...new Set(others.map(({ text }) => text))].filter((text) => !sentence.text.includes(text)));
  return other ? sentence.text.slice(0, figure.start) + other + sentence.text.slice(figure.end) : null;
}

function cloze(candidate: Candidate, tools: Tools): Made | null {
  const { phrases } = tools.lesson.pack;
  const [gap] = bestGaps(candidate, tools);
  if (!gap) return null;
  const prompt = phrases.completeCloze(withGap(gap, '[[1]]'));
  return { question: { type: 'CLOZE', prompt, accepted: [accepted(gap, tools)], ...base(candidate, tools) }, asked: gap.term.key };
}

function shortAnswer(candidate: Candidate, tools: Tools): Made | null {
  const { phrases } = tools.lesson.pack;
  const { definition } = candidate;
  if (definition && tools.mayAsk(definition.term.key)) {
    const gap = definitionGap(definition);
    const prompt = phrases.definedShort(definition.text);
    return { question: { type: 'SHORT_ANSWER', prompt, accepted: accepted(gap, tools), ...base(candidate, tools) }, asked: gap.term.key };
  }
  const [gap] = bestGaps(candidate, tools);
  if (!gap) return null;
  const prompt = phrases.completeShort(withGap(gap, BLANK));
  return { question: { type: 'SHORT_ANSWER', prompt, accepted: accepted(gap, tools), ...base(candidate, tools) }, asked: gap.term.key };
}

/** The answer as the sentence writes it first, then the lesson's other forms of it. */
function accepted(gap: Gap, tools: Tools): string[] {
  const forms = new Map<string, string>();
  for (const form of [plainForm(gap, tools.lesson.pack), gap.text, ...gap.term.forms.keys()]) {
    if (!forms.has(form.toLowerCase())) forms.set(form.toLowerCase(), form);
  }
  return [...forms.values()];
}

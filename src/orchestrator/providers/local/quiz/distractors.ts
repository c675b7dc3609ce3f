import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { lowerFirst, mostUsed, upperFirst, type Occurrence, type Term } from '../analysis/terms.js';
import type { Random } from '../random.js';
import type { DifficultyLevel } from '../../../model.js';
import type { Kinship } from './kinship.js';

/** What a distractor is looked for against. */
export interface Gap {
  sentence: Sentence;
  term: Term;
  start: number;
  end: number;
  text: string;
  previous: string;
  /** Whether the term is asked for by itself, so that the grammar of its sentence does not matter. */
  alone: boolean;
}

export interface Distractor {
  term: Term;
  text: string;
}

/** So much of a sentence's content in another one means that they may say the same. */
const SAME_CLAIM = 0.5;
const SAME_KIN_CLAIM = 0.75;
const RIVAL_CLAIM = 0.34;
/** The longest "is therefore a" between two names of one thing. */
const LINK = 18;
/** What is named together is not one and the same. */
const TOGETHER = /^\s*(?:と|や|和|与|及|and|et|und|y|e|и|와|과|और)\s*(?:\p{L}{1,4}['’\s]\s*)?$/u;
const ALIAS = /^[\s("'«“„—–:,-]*(?:or|ou|o|u|oder|или|或|または|أو|또는|या|aka|i\.e\.)?[\s("'«“„-]*$/iu;

export function gapAt(sentence: Sentence, { term, start, end, text, previous }: Occurrence): Gap {
  return { sentence, term, start, end, text, previous, alone: false };
}

/** Finds terms that could stand in a gap, and are wrong there as far as the lesson says. */
export class Distractors {
  constructor(
    /** What may be a choice, and all that the lesson speaks of. */
    private readonly terms: readonly Term[],
    private readonly all: readonly Term[],
    private readonly kinship: Kinship,
    private readonly sentences: readonly Sentence[],
    private readonly occurrences: ReadonlyMap<number, Occurrence[]>,
    private readonly pack: LanguagePack,
    private readonly difficulty: DifficultyLevel | null,
  ) {}

  /** Picks up to `count` that differ among themselves too, the likest first; a seeded share of chance keeps two seeds apart. */
  choose(gap: Gap, count: number, random: Random): Distractor[] {
    const rest = [...gap.sentence.content].filter((stem) => !gap.term.stems.includes(stem));
    const found: (Distractor & { score: number })[] = [];
    for (const term of this.terms) {
      if (!this.isOther(term, gap)) continue;
      const kin = this.kinship.between(term.key, gap.term.key);
      // What is of one kind is described in like words.
      if (rest.length > 0 && this.saysAsMuch(term, rest, gap, kin > 0 ? SAME_KIN_CLAIM : SAME_CLAIM)) continue;
      const isFit = gap.term.kind === 'name' ? term.kind === 'name' : this.kinship.knows(term.key) && (gap.alone || kin > 0);
      const text = isFit ? this.formFor(term, gap) : null;
      if (text) found.push({ term, text, score: 2 * kin + this.likeness(term, text, gap) + 0.8 * random.next() });
    }
    const chosen: Distractor[] = [];
    for (const candidate of found.sort((one, other) => other.score - one.score)) {
      if (chosen.length === count) break;
      if (!chosen.some((other) => related(other.term, candidate.term) || other.text === candidate.text)) chosen.push(candidate);
    }
    return chosen;
  }

  /** Whether the lesson says of another term something so alike that a reader could fill it in. */
  hasRival(gap: Gap): boolean {
    const rest = [...gap.sentence.content].filter((stem) => !gap.term.stems.includes(stem));
    return this.all.some((term) => this.isOther(term, gap) && this.saysAsMuch(term, rest, gap, RIVAL_CLAIM));
  }

  private isOther(term: Term, gap: Gap): boolean {
    if (term.kind !== gap.term.kind || related(term, gap.term)) return false;
    const text = gap.sentence.text.toLowerCase();
    if (term.stems.some((stem) => stem.length > 1 && gap.sentence.content.has(stem))) return false;
    for (const form of term.forms.keys()) if (text.includes(form.toLowerCase())) return false;
    if (!gap.alone && gap.term.classes.size && term.classes.size && ![...gap.term.classes].some((each) => term.classes.has(each))) return false;
    return !this.isAlias(term, gap.term) && !(gap.alone && this.isLinked(term, gap.term));
  }

  /** Whether a sentence may call one the other, with few words between them. */
  private isLinked(one: Term, other: Term): boolean {
    return [...one.sentences, ...other.sentences].map((index) => this.sentences[index]?.text ?? '').some((text) =>
      [...one.forms.keys()].some((first) => {
        const at = text.indexOf(first);
        return at >= 0 && [...other.forms.keys()].some((second) => {
          const there = text.indexOf(second);
          if (there < 0) return false;
          const between = at < there ? text.slice(at + first.length, there) : text.slice(there + second.length, at);
          return between.length <= (this.pack.spaced ? LINK : LINK / 3) && !/[,、，;；]/.test(between) && !TOGETHER.test(between);
        });
      }),
    );
  }

  private isAlias(one: Term, other: Term): boolean {
    for (const index of one.sentences) {
      if (!other.sentences.has(index)) continue;
      const here = this.occurrences.get(index) ?? [];
      for (const a of here.filter(({ term }) => term === one)) {
        for (const b of here.filter(({ term }) => term === other)) {
          const [left, right] = a.start < b.start ? [a, b] : [b, a];
          if (ALIAS.test(this.sentences[index]?.text.slice(left.end, right.start) ?? '')) return true;
        }
      }
    }
    return false;
  }

  private saysAsMuch(term: Term, rest: readonly string[], gap: Gap, share: number): boolean {
    if (rest.length === 0) return true;
    for (const index of term.sentences) {
      const content = this.sentences[index]?.content;
      // A sentence that speaks of both tells them apart.
      if (index === gap.sentence.index || gap.term.sentences.has(index) || !content) continue;
      let shared = 0;
      for (const stem of rest) if (content.has(stem)) shared += 1;
      if (shared / rest.length >= share) return true;
    }
    return false;
  }

  private formFor(term: Term, gap: Gap): string | null {
    const { articles, before, counting } = this.pack;
    const isBare = (previous: string): boolean => articles !== undefined && !articles.has(previous) && (previous === '' || before.has(previous));
    const forms = this.pack.inflected ? [...term.places.keys()] : mostUsed(term.forms);
    const form = forms.find((each) => {
      if (gap.alone) return this.pack.fits?.(each, gap.text, '') ?? true;
      if (this.pack.inflected && !this.standsAlike(term, each, gap.previous)) return false;
      if (counting?.has(gap.previous) && ![...(term.places.get(lowerFirst(each)) ?? term.places.get(each) ?? [])].some((previous) => counting.has(previous))) return false;
      if (isBare(gap.previous) && ![...(term.places.get(lowerFirst(each)) ?? term.places.get(each) ?? [])].some(isBare)) return false;
      return this.pack.fits?.(each, gap.text, gap.previous) ?? true;
    });
    if (!form) return null;
    // Only its place at the beginning gives a common noun a capital.
    return gap.start <= 1 && /^\p{Lu}/u.test(gap.text) ? upperFirst(form) : form;
  }

  /** Whether a form is used after the same preposition; elsewhere its ending must do. */
  private standsAlike(term: Term, form: string, previous: string): boolean {
    const places = term.places.get(form) ?? new Set();
    return previous === '' || this.pack.before.has(previous) ? places.has(previous) : true;
  }

  private likeness(term: Term, text: string, gap: Gap): number {
    let score = 1.5 * term.weight + (term.leads > 0 ? 0.7 : 0);
    if ([...term.classes].some((each) => gap.term.classes.has(each))) score += 1;
    if (text.split(' ').length === gap.text.split(' ').length) score += 0.6;
    if (term.marked === gap.term.marked) score += 0.4;
    score += 0.6 * (Math.min(text.length, gap.text.length) / Math.max(text.length, gap.text.length));
    if (/[\p{Script=Katakana}]/u.test(text) === /[\p{Script=Katakana}]/u.test(gap.text)) score += 0.3;
    if (!this.pack.spaced && text.at(-1) === gap.text.at(-1)) score += 0.5;
    const near = [...term.sentences].some((index) => this.sentences[index]?.passage.heading === gap.sentence.passage.heading);
    if (this.difficulty === 'ADVANCED' && near) score += 1.5;
    if (this.difficulty === 'BEGINNER' && !near) score += 1.5;
    return score;
  }
}

/** Whether two terms share a word or one holds the other: then one may stand for the other. */
export function related(one: Term, other: Term): boolean {
  if (one.key === other.key || one.stems.some((stem) => stem.length > 1 && other.stems.includes(stem))) return true;
  const [a, b] = [one.key.replaceAll(' ', ''), other.key.replaceAll(' ', '')];
  if (a.includes(b) || b.includes(a)) return true;
  const length = Math.min(a.length, b.length);
  let common = 0;
  while (common < length && a[common] === b[common]) common += 1;
  // The same root with other endings: tokenizer, tokenization.
  return common >= 5 && common / length >= 0.6;
}

/** The answer as a choice among others: without the capital that only its place gave it. */
export function plainForm(gap: Gap, pack: LanguagePack): string {
  const isFirst = gap.start <= 1 && pack.code !== 'de' && gap.term.kind === 'term';
  return isFirst && /^\p{Lu}\p{Ll}/u.test(gap.text) ? lowerFirst(gap.text) : gap.text;
}

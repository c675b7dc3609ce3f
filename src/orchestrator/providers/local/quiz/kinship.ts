import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { tokenize } from '../analysis/text.js';
import type { Definition } from './definitions.js';

/** Han characters and verb-final languages put the word that a definition is about at its end. */
const HEAD_LAST: ReadonlySet<string> = new Set(['ja', 'zh', 'ko']);
const PARALLEL = 2;

/** What the lesson shows to be of one kind: items of one list, and what it defines by the same word. */
export class Kinship {
  private readonly lists = new Map<string, Set<number>>();
  private readonly heads = new Map<string, Set<string>>();

  constructor(sentences: readonly Sentence[], definitions: readonly Definition[], private readonly named: ReadonlySet<string>, pack: LanguagePack) {
    const groups = listsOf(sentences);
    for (const { term, sentence, text } of definitions) {
      const group = sentence.start === 0 ? groups.get(sentence.index) : undefined;
      if (group !== undefined) this.lists.set(term.key, (this.lists.get(term.key) ?? new Set()).add(group));
      const stems = tokenize(text, pack).filter(({ stop }) => !stop).map(({ stem }) => stem);
      const heads = HEAD_LAST.has(pack.code) ? stems.slice(-1) : stems.slice(0, pack.code === 'de' ? 2 : 1);
      this.heads.set(term.key, new Set([...(this.heads.get(term.key) ?? []), ...heads]));
    }
  }

  /** Whether the lesson defines it, or gives something this name. */
  knows(key: string): boolean {
    return this.heads.has(key) || this.named.has(key);
  }

  /** How much two terms are of one kind: from 0 to 4. */
  between(one: string, other: string): number {
    return (meet(this.lists.get(one), this.lists.get(other)) ? PARALLEL : 0) + (meet(this.heads.get(one), this.heads.get(other)) ? PARALLEL : 0);
  }
}

function meet<Item>(one: ReadonlySet<Item> | undefined, other: ReadonlySet<Item> | undefined): boolean {
  return one !== undefined && other !== undefined && [...one].some((each) => other.has(each));
}

/** Sentence index → number of the list that it stands in. */
function listsOf(sentences: readonly Sentence[]): Map<number, number> {
  const groups = new Map<number, number>();
  let list = 0;
  let within = false;
  for (const { passage, index } of sentences) {
    if (passage.isItem && !within) list += 1;
    within = passage.isItem;
    if (within) groups.set(index, list);
  }
  return groups;
}

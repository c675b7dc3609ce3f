import type { Finding, TextCheck } from '../checks.js';
import { DATA_TAGS } from '../fence.js';
import type { ModelCall } from '../model.js';
import { ownWordsOf } from './prompt-leak.js';
import { ProseReader, type Block } from './prose.js';
import { isActive, LONGEST_TAG, mayBecomeTag, nameOfTag, tagIn, urlsIn } from './tags.js';
import { APP_SCHEMES, BARE_HOST, isBareHost, KnownUrls } from './urls.js';

const ACTIVE: Finding = { check: 'active_content', reason: 'The answer held code that a page would run, outside of a code block.', again: true };
const FOREIGN: Finding = { check: 'foreign_link', reason: 'The answer led to a site that the lesson does not name.', again: true };
const FENCE: Finding = { check: 'fence_leak', reason: 'The answer repeated marks that belong to its instructions.', again: true };

/** What prompts put around what is data. */
const FENCES: ReadonlySet<string> = new Set(DATA_TAGS);

const MARK = new RegExp(`\\\\[!-/:-@[-\`{-~]|\`+|<|\\]\\(|(?<![\\p{L}\\p{N}])(?:(?:h(?:tt|xx)ps?|ftp|${APP_SCHEMES})://|www\\.|mailto:)(?=\\S|$)|^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*\\n?[ \\t]*|${BARE_HOST}`, 'gimu');
/** Where the destination of a link begins. */
const DESTINATION_MARK = '](';
/** A mark that is an address, or begins one. */
const ADDRESS = /:\/\/$|^www\.$|^mailto:$/i;
/** In a block that has none of these there is nothing to look at. */
const MAY_MATTER = /[<\]]|:\/\/|mailto:|[a-z0-9-]\.[a-z]/i;
/** What may be the beginning of a mark: so much of the end is looked at again. */
const LONGEST_MARK = 16;
const LONGEST_HOST = 100;
const END_OF_HOST = /[a-z0-9.-]*$/i;
const AUTOLINK = /^<((?:[a-z][a-z0-9+.-]{1,31}):[^\s<>]*)>/i;
const DESTINATION = /^\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))(?=[\s)])/;
/** How a destination may go on. At each place only one alternative can: with two ways through a bracket, twenty brackets would take for ever. */
const GROWING_DESTINATION = /\]\(\s*(?:<[^<>\n]*>?|(?:[^\s()\\]|\\(?:.|$)|\([^\s()]*\)|\((?![^\s()]*\)))*)/y;
const DEFINED = /^(?:<([^<>\n]*)>|(\S+))(?=\s|$)/;
const BARE = /^[^\s<>"`]+/;
/** So much behind a tag must be the lesson's too where the tag is. */
const CONTEXT = 16;
/** A question that is repeated between quotation marks. */
const QUOTED_TO_ITS_END = /^["'”“»«›’」』]/;

/** What a mark turned out to be; `end`: behind it, where what stands in between means nothing else. */
interface Judged {
  found: Finding | 'growing' | null;
  end?: number;
  /** What follows may yet be within it, as in a comment. */
  open?: boolean;
}

interface Scanned {
  finding: Finding | null;
  /** Where something begins that may grow into a finding; -1: nowhere. */
  growing: number;
}

/**
 * What an answer would make a page do that shows it: run a script, load something from elsewhere, lead to another site; and
 * the tags of our own prompts. Code in blocks and spans does nothing, and what the lesson itself holds is the lesson's.
 */
export class Markup implements TextCheck {
  private readonly reader = new ProseReader();
  private readonly ownWords: string;
  private readonly urls: KnownUrls;
  /** A free prompt may ask for addresses; what is loaded without anybody's doing is nobody's wish. */
  private readonly isAboutLesson: boolean;
  private before = '';
  /** Whether anything that matters has come since the last block ended. */
  private mayMatter = false;
  /** How far a block needs no other look. */
  private settled = { block: -1, at: 0 };
  holdBack = 0;

  constructor(call: ModelCall) {
    this.ownWords = ownWordsOf(call);
    this.urls = new KnownUrls(this.ownWords);
    this.isAboutLesson = call.task.lesson !== null;
  }

  look(_text: string, whole: boolean, piece: string): Finding | null {
    this.mayMatter ||= MAY_MATTER.test(this.before + piece);
    this.before = (this.before + piece).slice(-7);
    const ended = this.reader.push(piece);
    this.holdBack = 0;
    if (!this.mayMatter) return null;
    for (const block of ended) {
      const { finding } = this.scan(block, true);
      if (finding) return finding;
    }
    const open = this.reader.open();
    for (const [index, block] of open.entries()) {
      const isLast = index === open.length - 1;
      const { finding, growing } = this.scan(block, whole);
      if (finding) return finding;
      if (growing >= 0) this.holdBack = Math.max(this.holdBack, block.text.length - growing + (isLast ? 0 : open.at(-1)!.text.length));
    }
    this.mayMatter = open.some(({ text }) => MAY_MATTER.test(text));
    return null;
  }

  private scan({ number, text, html }: Block, final: boolean): Scanned {
    /** Where a span of code begins whose end has not come: what is found behind it may be code. */
    let unclosed = -1;
    let growing = -1;
    let isOpen = false;
    const destinations = new Destinations(text);
    let settled = this.settled.block === number && this.settled.at <= text.length ? this.settled.at : 0;
    MARK.lastIndex = settled;
    for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
      const [mark] = match;
      const at = match.index;
      if (mark[0] === '\\') {
        if (html) MARK.lastIndex = at + 1;
      } else if (mark[0] === '`') {
        const close = html ? at + mark.length : closing(text, at + mark.length, mark.length);
        if (close >= 0) MARK.lastIndex = close;
        else if (!final && unclosed < 0) unclosed = at;
      } else {
        const { found, end, open = false } = mark === DESTINATION_MARK
          ? { found: this.destination(text, at, !final && growing < 0 ? destinations : null) }
          : this.judge(text, at, mark, html, final);
        if (end !== undefined) MARK.lastIndex = end;
        if (found !== null) {
          if (unclosed >= 0) return { finding: null, growing: growing >= 0 ? growing : unclosed };
          if (found !== 'growing') return { finding: found, growing };
          if (growing < 0) growing = at;
        }
        isOpen ||= open;
      }
      if (growing < 0 && unclosed < 0 && !isOpen) settled = MARK.lastIndex;
    }
    if (growing < 0 && unclosed < 0 && !isOpen) {
      const host = END_OF_HOST.exec(text.slice(-LONGEST_HOST))?.[0].length ?? 0;
      settled = Math.max(settled, text.length - Math.max(LONGEST_MARK, host + 1));
    }
    this.settled = { block: number, at: settled };
    return { finding: null, growing };
  }

  private judge(text: string, at: number, mark: string, html: boolean, final: boolean): Judged {
    if (mark === '<') return this.tag(text, at, html, final);
    if (ADDRESS.test(mark)) return { found: this.bare(text.slice(at), final) };
    if (!/^ {0,3}\[/.test(mark)) return { found: this.host(mark, text.slice(at + mark.length), final) };
    const defined = DEFINED.exec(text.slice(at + mark.length));
    const url = defined?.[1] ?? defined?.[2] ?? '';
    const isWhole = final || /\s/.test(text[at + mark.length + url.length] ?? '');
    return { found: isWhole ? this.url(url, false) : 'growing' };
  }

  private tag(text: string, at: number, html: boolean, final: boolean): Judged {
    const rest = text.slice(at);
    const link = AUTOLINK.exec(rest);
    if (link) return { found: this.url(link[1]!, false), end: at + link[0].length };
    const tag = tagIn(rest);
    if (!tag) {
      const grows = mayBecomeTag(rest, html);
      if (grows && rest.length > LONGEST_TAG) return { found: ACTIVE };
      if (grows && !final) return { found: 'growing' };
      if (/^<[!?]/.test(rest)) return { found: null, open: true };
      // At the end of a block of HTML the page's own next tag closes it.
      return { found: html ? this.dangerOf(rest.split('\n', 1)[0]!) : null };
    }
    const { segment, whole } = tag;
    const passed = { found: null, ...(whole && { end: at + segment.length }) };
    const danger = this.dangerOf(segment);
    if (!danger) return passed;
    if (!this.ownWords.includes(segment)) return { found: danger };
    // A lesson's own tag is known by what follows it.
    if (!final && rest.length < segment.length + CONTEXT) return { found: 'growing' };
    return this.isOwn(segment, rest) ? passed : { found: danger };
  }

  private dangerOf(segment: string): Finding | null {
    const name = nameOfTag(segment);
    if (FENCES.has(name)) return this.ownWords.includes(`<${name}`) ? null : FENCE;
    if (segment[1] === '/') return null;
    if (isActive(segment)) return ACTIVE;
    for (const { url, loads } of urlsIn(segment)) {
      const finding = this.url(url, loads);
      if (finding) return finding;
    }
    return null;
  }

  /** Whether the lesson, or whoever asked, has the tag with the same behind it: a script of another's is another's. */
  private isOwn(segment: string, rest: string): boolean {
    const follows = rest.slice(segment.length, segment.length + CONTEXT);
    for (let at = this.ownWords.indexOf(segment); at >= 0; at = this.ownWords.indexOf(segment, at + 1)) {
      const own = this.ownWords.slice(at + segment.length, at + segment.length + CONTEXT);
      const [line = ''] = own.split('\n', 1);
      if (own.startsWith(follows) || (follows.startsWith(line) && QUOTED_TO_ITS_END.test(follows.slice(line.length)))) return true;
    }
    return false;
  }

  /** @param unended where a destination may yet end; null: where that would change nothing */
  private destination(text: string, at: number, unended: Destinations | null): Finding | 'growing' | null {
    const found = DESTINATION.exec(text.slice(at));
    if (found) return this.url(found[1] ?? found[2] ?? '', isImage(text, at));
    return unended?.grows(at) ? 'growing' : null;
  }

  private bare(rest: string, final: boolean): Finding | 'growing' | null {
    const address = BARE.exec(rest)?.[0] ?? '';
    // Scripts without spaces write on behind an address.
    const ascii = /^[\x21-\x7e]+/.exec(address)?.[0] ?? '';
    const url = /^[^/?#]*\./.test(address.slice(ascii.length)) || /:\/\/$/.test(ascii) ? address : ascii.replace(/[.,;:!?)\]}*_'|]+$/, '');
    const hostEnded = /^(?:\w+:\/\/)?(?!\w+:\/\/)[^/?#]+[/?#]/.test(address);
    return final || hostEnded || address.length < rest.length ? this.url(url, false) : 'growing';
  }

  private host(host: string, rest: string, final: boolean): Finding | 'growing' | null {
    if (rest === '' && !final) return 'growing';
    return isBareHost(host, rest) ? this.url(`https://${host}`, false) : null;
  }

  private url(url: string, loads: boolean): Finding | null {
    const verdict = this.urls.judge(url, loads);
    if (verdict === 'sound' || (verdict === 'foreign' && !loads && !this.isAboutLesson)) return null;
    return verdict === 'active' ? ACTIVE : FOREIGN;
  }
}

/** The destinations of links in a text whose end may not have come. */
class Destinations {
  /** What began before here goes on to here at most, and ends as no destination. */
  private deadEnd = 0;

  constructor(private readonly text: string) {}

  /** Whether the one that is marked at `at` may yet end. */
  grows(at: number): boolean {
    const start = at + DESTINATION_MARK.length;
    // Between angles other characters may stand, but no other angle.
    const isAngled = this.text[start] === '<';
    if (start < this.deadEnd && !isAngled) return false;
    GROWING_DESTINATION.lastIndex = at;
    const reached = at + (GROWING_DESTINATION.exec(this.text)?.[0].length ?? 0);
    if (!isAngled && reached < this.text.length) this.deadEnd = Math.max(this.deadEnd, reached);
    return reached === this.text.length;
  }
}

/** Where a span of code ends that was opened by so many backticks; -1: nowhere. */
function closing(text: string, from: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = from;
  for (let run = runs.exec(text); run; run = runs.exec(text)) if (run[0].length === length) return run.index + length;
  return -1;
}

/** Whether the bracket that is closed here was opened behind an exclamation mark. */
function isImage(text: string, close: number): boolean {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (text[at] === ']') depth += 1;
    else if (text[at] === '[' && --depth === 0) return text[at - 1] === '!';
  }
  return false;
}

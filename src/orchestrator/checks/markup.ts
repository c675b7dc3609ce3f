import type { Finding, TextCheck } from '../checks.js';
import { DATA_TAGS } from '../fence.js';
import type { ModelCall } from '../model.js';
import { ownWordsOf } from './prompt-leak.js';
import { ProseReader, type Block } from './prose.js';
import { KnownUrls } from './urls.js';

const ACTIVE: Finding = { check: 'active_content', reason: 'The answer held code that a page would run, outside of a code block.', again: true };
const FOREIGN: Finding = { check: 'foreign_link', reason: 'The answer led to a site that the lesson does not name.', again: true };
const FENCE: Finding = { check: 'fence_leak', reason: 'The answer repeated marks that belong to its instructions.', again: true };

/** What prompts put around what is data. */
const FENCES: ReadonlySet<string> = new Set(DATA_TAGS);
/** Tags that a page acts upon, whatever their attributes; and those that need some. */
const ACTIVE_TAGS = new Set(['script', 'iframe', 'frame', 'frameset', 'applet', 'style', 'portal', 'fencedframe']);
const ACTIVE_WITH_ATTRIBUTES = new Set(['object', 'embed', 'base', 'meta', 'link', 'form']);
const HANDLER = new RegExp('[\\s/"\']on(?:error|(?:un)?load\\w*|(?:dbl|aux)?click|contextmenu|mouse\\w+|pointer\\w+|touch\\w+|key(?:down|up|press)|focus\\w*|blur|'
  + 'change|input|invalid|submit|reset|select\\w*|(?:before)?toggle|before\\w+|after\\w+|animation\\w+|transition\\w+|begin|end|repeat|play\\w*|pause|'
  + 'scroll\\w*|wheel|drag\\w*|drop|copy|cut|paste|message|hashchange|popstate|resize|show|start|finish|canplay\\w*|progress|seek\\w+)\\s*=', 'i');
const URL_ATTRIBUTE = /[\s/"'](?:src|srcset|href|xlink:href|action|formaction|data|poster|background|ping|cite)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+))|url\(\s*["']?([^"')]+)/gi;
const LOADED = /^[\s/"'](?:src|srcset|data|poster|background)|^url/i;

const MARK = /\\[!-/:-@[-`{-~]|`+|<|\]\(|(?<![\p{L}\p{N}])(?:https?:\/\/|ftp:\/\/|www\.)(?=\S|$)|^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*/gimu;
/** In a block that has none of these there is nothing to look at. */
const MAY_MATTER = /[<\]]|:\/\/|www\./i;
const TAG = /^<\/?[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>/i;
const TAG_NAME = /^<\/?\s*([a-z][a-z0-9-]*)/i;
const GROWING_TAG = /^<(?:\/?(?:[a-z][a-z0-9-]*(?:[\s/][^<>]{0,600})?)?|[a-z][a-z0-9+.-]*:[^\s<>]*)$/i;
const AUTOLINK = /^<((?:[a-z][a-z0-9+.-]{1,31}):[^\s<>]*)>/i;
const DESTINATION = /^\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))(?=[\s)])/;
const GROWING_DESTINATION = /^\]\(\s*(?:<[^<>\n]*>?|(?:[^\s()\\]|\\.?|\([^\s()]*\)?)*)$/;
const DEFINED = /^(?:<([^<>\n]*)>|(\S+))(?=\s|$)/;
const BARE = /^[^\s<>"`]+/;
/** So much behind a tag must be the lesson's too where the tag is. */
const CONTEXT = 16;

/** A question that is repeated between quotation marks. */
const QUOTED_TO_ITS_END = /^["'”“»«›’」』]/;

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
  private before = '';
  /** Whether anything that matters has come since the last block ended. */
  private mayMatter = false;
  holdBack = 0;

  constructor(call: ModelCall) {
    this.ownWords = ownWordsOf(call);
    this.urls = new KnownUrls(this.ownWords);
  }

  look(_text: string, whole: boolean, piece: string): Finding | null {
    this.mayMatter ||= MAY_MATTER.test(this.before + piece);
    this.before = (this.before + piece).slice(-4);
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

  private scan({ text, html }: Block, final: boolean): Scanned {
    /** Where a span of code begins whose end has not come: what is found behind it may be code. */
    let unclosed = -1;
    let growing = -1;
    MARK.lastIndex = 0;
    for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
      const [mark] = match;
      const at = match.index;
      let found: Finding | 'growing' | null = null;
      if (mark[0] === '\\') {
        if (html) MARK.lastIndex = at + 1;
        continue;
      } else if (mark[0] === '`') {
        if (html) continue;
        const close = closing(text, at + mark.length, mark.length);
        if (close >= 0) MARK.lastIndex = close;
        else if (!final && unclosed < 0) unclosed = at;
        continue;
      } else if (mark === '<') {
        found = this.tag(text.slice(at), html, final);
      } else if (mark === '](') {
        found = this.destination(text, at, final);
      } else if (/^ {0,3}\[/.test(mark)) {
        const defined = DEFINED.exec(text.slice(at + mark.length));
        const url = defined?.[1] ?? defined?.[2] ?? '';
        if (final || /\s/.test(text[at + mark.length + url.length] ?? '')) found = this.url(url, false);
        else found = 'growing';
      } else {
        found = this.bare(text.slice(at), final);
      }
      if (found === null) continue;
      if (unclosed >= 0) return { finding: null, growing: growing >= 0 ? growing : unclosed };
      if (found !== 'growing') return { finding: found, growing };
      if (growing < 0) growing = at;
    }
    return { finding: null, growing };
  }

  private tag(rest: string, html: boolean, final: boolean): Finding | 'growing' | null {
    const link = AUTOLINK.exec(rest);
    if (link) return this.url(link[1]!, false);
    const segment = TAG.exec(rest)?.[0] ?? /^<\/?[a-z][^>]*>/i.exec(rest)?.[0];
    if (segment === undefined) {
      if (!final && (rest.length === 1 || (html && TAG_NAME.test(rest)) || GROWING_TAG.test(rest))) return 'growing';
      // At the end of a block of HTML the page's own next tag closes it.
      return html ? this.dangerOf(rest.split('\n', 1)[0]!) : null;
    }
    const danger = this.dangerOf(segment);
    if (!danger || !this.ownWords.includes(segment)) return danger;
    // A lesson's own tag is known by what follows it.
    if (!final && rest.length < segment.length + CONTEXT) return 'growing';
    return this.isOwn(segment, rest) ? null : danger;
  }

  private dangerOf(segment: string): Finding | null {
    const name = TAG_NAME.exec(segment)?.[1]?.toLowerCase() ?? '';
    if (FENCES.has(name)) return this.ownWords.includes(`<${name}`) ? null : FENCE;
    if (segment[1] === '/') return null;
    if (ACTIVE_TAGS.has(name) || (ACTIVE_WITH_ATTRIBUTES.has(name) && segment.includes('=')) || HANDLER.test(segment)) return ACTIVE;
    for (const attribute of segment.matchAll(URL_ATTRIBUTE)) {
      const finding = this.url(attribute[1] ?? attribute[2] ?? attribute[3] ?? attribute[4] ?? '', LOADED.test(attribute[0]));
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

  private destination(text: string, at: number, final: boolean): Finding | 'growing' | null {
    const rest = text.slice(at);
    const found = DESTINATION.exec(rest);
    if (found) return this.url(found[1] ?? found[2] ?? '', isImage(text, at));
    return !final && GROWING_DESTINATION.test(rest) ? 'growing' : null;
  }

  private bare(rest: string, final: boolean): Finding | 'growing' | null {
    const address = BARE.exec(rest)?.[0] ?? '';
    // Scripts without spaces write on behind an address.
    const ascii = /^[\x21-\x7e]+/.exec(address)?.[0] ?? '';
    const url = /^[^/?#]*\./.test(address.slice(ascii.length)) || /:\/\/$/.test(ascii) ? address : ascii.replace(/[.,;:!?)\]}*_'|]+$/, '');
    const hostEnded = /^(?:\w+:\/\/)?(?!\w+:\/\/)[^/?#]+[/?#]/.test(address);
    return final || hostEnded || address.length < rest.length ? this.url(url, false) : 'growing';
  }

  private url(url: string, loads: boolean): Finding | null {
    const verdict = this.urls.judge(url, loads);
    if (verdict === 'sound') return null;
    return verdict === 'active' ? ACTIVE : FOREIGN;
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

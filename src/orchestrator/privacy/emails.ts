import type { Entity } from './entities.js';
import { halfWidth } from './width.js';

const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]/u;
const DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
/** By RFC 5321, in octets: nothing longer is delivered. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const LONGEST_NUMBERED = 64;
/** A name with a dot and an ending of letters: neither `lodash@4.17.21` nor a decorator. */
const DELIVERABLE = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?:xn--[a-z0-9-]+|[\p{L}\p{M}]{2,})$/iu;
/** A host by its number: ann@[192.168.0.1]. */
const NUMBERED = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[\da-f:.]{2,45})\]/i;
/** "ann lee"@example.org */
const QUOTED_LOCAL = /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])"[^"\s@](?:[^"\n]{0,62}[^"\s])?"$/u;

/** ada [at] example [dot] org, ada(at)example.org, ada AT example DOT org: how one writes who fears harvesters, and no sentence. */
const SPELT_OUT = [
  String.raw`(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64} ?[\[({<] ?(?:at|ät|arroba|chiocciola|arobase|собака) ?[\])}>] ?[\p{L}\p{N}-]{1,63}(?: ?(?:\.|[\[({<] ?(?:dot|punkt|punto|point|ponto|точка) ?[\])}>]) ?[\p{L}\p{N}-]{2,63}){1,4}`,
  String.raw`(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64} at [\p{L}\p{N}-]{1,63}(?: dot [\p{L}\p{N}-]{2,63}){0,2} dot (?:com|org|net|edu|info)(?![\p{L}\p{N}])`,
].join('|');
/** Also as it stands in a link. */
const SIGN = new RegExp(`@|%40|${SPELT_OUT}`, 'giu');
const LONGEST_SIGN = 3;

/** E-mail addresses. Goes from each @ to both sides: one expression for the whole would be slow on long words. */
export function* emailsIn(written: string): Generator<Entity> {
  const text = halfWidth(written);
  let last = 0;
  for (const { index: at, 0: sign } of text.matchAll(SIGN)) {
    if (at < last) continue;
    if (sign.length > LONGEST_SIGN) {
      last = at + sign.length;
      yield { kind: 'email', start: at, end: last };
      continue;
    }
    let start = at;
    while (start > last && at - start < LONGEST_LOCAL && LOCAL.test(before(text, start))) start -= before(text, start).length;
    while (start < at && /^[.'’-]/.test(text.slice(start))) start += 1;
    if (start === at) start -= QUOTED_LOCAL.exec(text.slice(Math.max(last, at - LONGEST_LOCAL - 3), at))?.[0].length ?? 0;
    const numbered = NUMBERED.exec(text.slice(at + sign.length, at + sign.length + LONGEST_NUMBERED))?.[0];
    let end = at + sign.length;
    while (end < text.length && end - at <= LONGEST_DOMAIN && DOMAIN.test(characterAt(text, end))) end += characterAt(text, end).length;
    // A sentence goes on behind an address: "ann@example.com.", "ann@example.com-", "ann@example.comを".
    let domain = text.slice(at + sign.length, end).replace(/[.-]+$/, '');
    domain = domain.replace(/^([a-z0-9.-]+\.[a-z]{2,})[^\x00-\x7f].*$/isu, '$1');
    if (numbered !== undefined) domain = numbered;
    if (start === at || (numbered === undefined && !DELIVERABLE.test(domain)) || isRepository(text, start, at, at + sign.length + domain.length)) continue;
    last = at + sign.length + domain.length;
    // Scripts without spaces run into an address as well: "写信给ann@example.com".
    const local = /[a-z0-9._%+'-]+$/i.exec(text.slice(start, at))?.[0];
    if (local && UNSPACED.test(text.slice(start, at - local.length))) start = at - local.length;
    yield { kind: 'email', start, end: last };
  }
}

/** git@example.org:team/code.git is where code is, and nobody's mailbox. */
function isRepository(text: string, start: number, at: number, end: number): boolean {
  return text.slice(start, at) === 'git' && (text[end] === ':' || text.slice(0, start).endsWith('://'));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return at > 1 && low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
}

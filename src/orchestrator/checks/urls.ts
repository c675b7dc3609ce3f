/** What an address in an answer may do. */
export type UrlVerdict = 'sound' | 'active' | 'foreign';

const ENTITY = /&(?:#x0*([0-9a-f]{1,6})|#0*([0-9]{1,7})|(colon|tab|newline|lpar|rpar|sol|amp|period));?/gi;
const NAMED: Record<string, string> = { colon: ':', tab: '\t', newline: '\n', lpar: '(', rpar: ')', sol: '/', amp: '&', period: '.' };
/** What browsers leave out of an address: white space, controls and what nobody sees. */
const SKIPPED = /[\s\p{Cc}\p{Cf}]+/gu;
const ACTIVE = /^(?:javascript|vbscript|data|livescript|mocha):/i;
const WITH_HOST = /^(?:(?:https?|hxxps?|ftp|wss?):[/\\]*|[/\\]{2,}|(?=www\.))([^/\\?#]*)/i;
/** Names that belong to nobody (RFC 2606, RFC 6761), and this machine. */
const NOBODYS = /^(?:(?:.+\.)?(?:example\.(?:com|net|org)|example|test|invalid|localhost)|127\.0\.0\.1|\[::1\])$/;
const MAIL = /^mailto:/i;
const MAILBOX = /[^\s,;:?&=<>"]+@([^\s,;:?&=<>"]+)/g;
/** Schemes that hand somebody on to another program. */
export const APP_SCHEMES = '(?:tg|intent|skype|whatsapp|viber|weixin|sms|facetime|callto|market|itms(?:-apps)?|zoommtg|steam|discord|slack|magnet|bitcoin|ethereum|file|smb|ms-[a-z-]+)';
const APP = new RegExp(`^${APP_SCHEMES}:`, 'i');

/** Endings of hosts that nothing else has; "Amazon.com" in capitals is a company. */
const ENDINGS = '(?:com|net|org|biz|xyz|icu|website)';
/** Endings that files, properties and sentences have as well: with a path behind them they are hosts. */
const ENDINGS_OF_PATHS = '(?:info|io|co|ru|su|cn|de|fr|es|it|pt|br|uk|us|me|tv|ly|gl|gg|app|dev|top|site|online|shop|store|club|click|link|live|tech|fun|pro|pw|tk|ml|ga|cf|gq|eu|nl|ch|at|be|jp|kr|edu|gov)';
const NO_HOSTS = '(?:asp|vb|ado|system|java|javax|command)\\.(?:net|com)(?!/)';
/** A host without a scheme, or at the end what may become one. */
export const BARE_HOST = `(?<![\\p{Script=Latin}\\p{N}@./_~\\\\-])(?!${NO_HOSTS})(?:[a-z0-9-]{1,63}\\.){1,6}(?:${ENDINGS}(?![\\p{Script=Latin}\\p{N}_@-]|\\.[\\p{L}\\p{N}])|(?:${ENDINGS}|${ENDINGS_OF_PATHS})(?=/)|[a-z]{1,24}(?![^]))`;
const IS_HOST_OF_PATH = new RegExp(`^(?:[a-z0-9-]+\\.)+(?:${ENDINGS}|${ENDINGS_OF_PATHS})$`, 'i');

/** Whether a host without a scheme leads somewhere: one that is only named, as a source is, does not. @param rest what follows the host */
export function isBareHost(host: string, rest: string): boolean {
  return rest.startsWith('/') && IS_HOST_OF_PATH.test(host);
}

const LAST_CODE_POINT = 0x10ffff;

/** In Markdown a backslash before a mark is nothing: javascript\\: is javascript:. In HTML it is a slash to browsers. */
function readings(url: string): string[] {
  return [plain(url), plain(url.replace(/\\([!-/:-@[-`{-~])/g, '$1'))];
}

function plain(url: string): string {
  return url.replace(ENTITY, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : whole;
  }).replace(SKIPPED, '');
}

/** The host that an address leads to, in lower case; "" where it has none. */
function hostOf(url: string): string {
  const authority = readings(url).map((reading) => WITH_HOST.exec(reading)?.[1] ?? '').find((found) => found !== '') ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host.normalize('NFKC').replace(/[。．｡]/g, '.').toLowerCase().replace(/\.+$/, '');
}

/** Judges addresses by what the lesson, or whoever asked, names. */
export class KnownUrls {
  private readonly words: string;

  constructor(ownWords: string) {
    this.words = ownWords.toLowerCase();
  }

  /** @param loads whether it is loaded without anybody's doing, as an image is: only the very same address will do then */
  judge(url: string, loads: boolean): UrlVerdict {
    if (readings(url).some((reading) => ACTIVE.test(reading))) return 'active';
    if (readings(url).some((reading) => MAIL.test(reading))) return this.knowsMailboxes(url) ? 'sound' : 'foreign';
    if (readings(url).some((reading) => APP.test(reading))) return this.words.includes(url.trim().toLowerCase()) ? 'sound' : 'foreign';
    const host = hostOf(url);
    if (host === '' || NOBODYS.test(host)) return 'sound';
    const known = loads ? this.words.includes(url.trim().toLowerCase()) : this.names(host) || (host.startsWith('www.') && this.names(host.slice(4)));
    return known ? 'sound' : 'foreign';
  }

  private knowsMailboxes(url: string): boolean {
    return readings(url).flatMap((reading) => [...reading.replace(MAIL, '').replace(/%40/g, '@').toLowerCase().matchAll(MAILBOX)])
      .every(([mailbox, host = '']) => NOBODYS.test(host) || this.names(mailbox));
  }

  private names(host: string): boolean {
    for (let at = this.words.indexOf(host); at >= 0; at = this.words.indexOf(host, at + 1)) {
      const before = this.words[at - 1] ?? '';
      const after = this.words.slice(at + host.length, at + host.length + 2);
      const isPart = /[\p{L}\p{N}-]/u.test(before) || (before === '.' && !this.words.slice(0, at).endsWith('www.')) || /^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after);
      // Scripts without spaces write on behind an address.
      if (!isPart || /^\p{Lo}/u.test(after)) return true;
    }
    return false;
  }
}

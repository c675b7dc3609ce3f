/** Tags that a page acts upon, whatever their attributes; and those that need some. */
const ACTIVE_TAGS = new Set(['script', 'iframe', 'frame', 'frameset', 'applet', 'style', 'portal', 'fencedframe']);
const ACTIVE_WITH_ATTRIBUTES = new Set(['object', 'embed', 'base', 'meta', 'link', 'form']);
const HANDLER = new RegExp('[\\s/"\']on(?:error|(?:un)?load\\w*|(?:dbl|aux)?click|contextmenu|mouse\\w+|pointer\\w+|touch\\w+|key(?:down|up|press)|focus\\w*|blur|'
  + 'change|input|invalid|submit|reset|select\\w*|(?:before)?toggle|before\\w+|after\\w+|animation\\w+|transition\\w+|begin|end|repeat|play\\w*|pause|'
  + 'scroll\\w*|wheel|drag\\w*|drop|copy|cut|paste|message|hashchange|popstate|resize|show|start|finish|canplay\\w*|progress|seek\\w+|bounce|cancel|close|command|cuechange|(?:time|volume|rate|duration|slot|visibility|readystate|fullscreen|content)\\w+|'
  + 'ended|emptied|encrypted|stalled|suspend|waiting|formdata|search|storage|security\\w+|(?:got|lost)pointer\\w+|page(?:show|hide|reveal|swap)|(?:webkit|moz|ms)\\w+)\\s*=', 'i');
const URL_ATTRIBUTE = /[\s/"'](?:src|srcset|href|xlink:href|action|formaction|data|poster|background|ping|cite|values|from|to)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'>]+))|url\(\s*["']?([^"')]+)/gi;
const LOADED = /^[\s/"'](?:src|srcset|data|poster|background)|^url/i;
const NAME = /^<\/?\s*([a-z][a-z0-9-]*)/i;

const ATTRIBUTE = '\\s+[a-z_:][\\w.:-]*(?:\\s*=\\s*(?:"[^"]*"|\'[^\']*\'|[^\\s"\'=<>`]+))?';
/** A tag within a text as CommonMark has it, and a comment or the like: nothing in it means anything else. */
const WHOLE = new RegExp(`^(?:<(?:/[a-z][a-z0-9-]*\\s*|[a-z][a-z0-9-]*(?:${ATTRIBUTE})*\\s*/?)>|<!--(?:-?>|[^]*?-->)|<\\?[^]*?\\?>|<![a-z][^>]*>|<!\\[CDATA\\[[^]*?\\]\\]>)`, 'i');
const GROWING = new RegExp(`^<(?:/?(?:[a-z][a-z0-9-]*)?|[a-z][a-z0-9-]*(?:${ATTRIBUTE})*\\s*(?:/|[a-z_:][\\w.:-]*\\s*(?:=\\s*(?:"[^"]*|'[^']*|[^\\s"'=<>\`]*))?)?|`
  // What only careless readers take for a tag: <svg/onload=…
  + '[a-z][a-z0-9-]*/[^<>]*|[a-z][a-z0-9+.-]*:[^\\s<>]*)$', 'i');
/** As a browser reads HTML: anything up to the bracket. */
const LENIENT = /^<\/?[a-z](?:"[^"]*"|'[^']*'|[^<>"'])*>|^<\/?[a-z][^<>]*>/i;

/** How long a tag may become before its end, in code units. */
export const LONGEST_TAG = 1_500;

/** The tag that a text begins with; null where it begins with none, or not yet. `whole`: what stands in it is nothing else. */
export function tagIn(rest: string): { segment: string; whole: boolean } | null {
  const whole = WHOLE.exec(rest)?.[0];
  const segment = whole ?? LENIENT.exec(rest)?.[0];
  return segment === undefined ? null : { segment, whole: whole !== undefined };
}

/** Whether the beginning of a text may become a tag. */
export function mayBecomeTag(rest: string, html: boolean): boolean {
  return html ? /^<(?:[/a-z]|$)/i.test(rest) : GROWING.test(rest);
}

export function nameOfTag(segment: string): string {
  return NAME.exec(segment)?.[1]?.toLowerCase() ?? '';
}

/** Whether a page that shows the tag runs something by it. */
export function isActive(segment: string): boolean {
  const name = nameOfTag(segment);
  return ACTIVE_TAGS.has(name) || (ACTIVE_WITH_ATTRIBUTES.has(name) && segment.includes('=')) || HANDLER.test(segment);
}

/** The addresses in a tag; `loads`: without anybody's doing. */
export function urlsIn(segment: string): { url: string; loads: boolean }[] {
  return Array.from(segment.matchAll(URL_ATTRIBUTE), (match) => ({
    url: match[1] ?? match[2] ?? match[3] ?? match[4] ?? '', loads: LOADED.test(match[0]),
  }));
}

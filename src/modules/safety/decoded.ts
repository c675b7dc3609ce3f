/** So much of base64 or hexadecimal digits is no word and no number any more: 16 letters. */
const BASE64 = /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{4}){5,}[A-Za-z0-9+/_-]{0,3}={0,2}/g;
const HEX = /(?<![\p{L}\p{N}])(?:(?:0x|\\x|%)?[0-9a-f]{2}[\s:,]?){16,}/giu;
const BINARY = /(?<!\d)(?:[01]{8}\s?){8,}/g;
/** Letters set apart, each by itself: i g n o r e, i-g-n-o-r-e, or one to a line. */
const SPELT = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-_*|·\n]{1,3}\p{L}(?![\p{L}\p{N}])){4,}/gu;
const LEET: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };
/** A word with signs within that look like letters: 1gn0r3, p4$$word. */
const LEET_WORD = /(?=[\p{L}\d@$]*[a-z])(?=[\p{L}\d@$]*[\d@$])[a-z\d@$]{3,}/giu;
const MOST_DECODED = 2_000;

/**
 * What a text says besides in codes that models read: base64, hexadecimal and binary digits, ROT13, backwards, leetspeak,
 * letters set apart. Only what comes out as readable text. Rules are applied to it as to the text itself.
 */
export function decoded(text: string): string[] {
  const found: string[] = [];
  for (const [piece] of text.matchAll(BASE64)) add(found, Buffer.from(piece, 'base64'));
  for (const [piece] of text.matchAll(HEX)) add(found, Buffer.from(piece.replace(/0x|\\x|[^0-9a-f]/gi, ''), 'hex'));
  for (const [piece] of text.matchAll(BINARY)) add(found, Buffer.from(piece.match(/[01]{8}/g)!.map((byte) => parseInt(byte, 2))));
  if (/[a-z]{4}/i.test(text)) {
    found.push(text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13))));
    found.push([...text].toReversed().join(''));
  }
  const together = text.replace(SPELT, (letters) => letters.replace(/[ .\-_*|·\n]{2,3}/g, '\u0000').replace(/[ .\-_*|·\n]/g, '').replaceAll('\u0000', ' '));
  if (together !== text) found.push(together);
  const letters = text.replace(LEET_WORD, (word) => word.replace(/[013457@$]/g, (sign) => LEET[sign]!));
  if (letters !== text) found.push(letters);
  return found;
}

function add(found: string[], bytes: Buffer): void {
  const text = bytes.subarray(0, MOST_DECODED).toString('utf8');
  const readable = text.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
  if (readable >= [...text].length * 0.95 && /\p{L}{2}/u.test(text)) found.push(text);
}

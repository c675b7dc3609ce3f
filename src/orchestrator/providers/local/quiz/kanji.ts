const NUMERALS = '〇一二三四五六七八九';
const UNITS: readonly [string, number][] = [['千', 1000], ['百', 100], ['十', 10]];

/** The value of a number below 100 million in Han characters, positional or not; null where it is none. */
export function ofKanji(text: string): number | null {
  if (/^[〇一二三四五六七八九]+$/.test(text)) return Number([...text].map((digit) => NUMERALS.indexOf(digit)).join(''));
  const [, high, low = ''] = /^(?:(.+)万)?(.*)$/.exec(text) ?? [];
  const above = high === undefined ? 0 : belowTenThousand(high);
  const below = belowTenThousand(low);
  return above === null || below === null ? null : above * 10_000 + below;
}

function belowTenThousand(text: string): number | null {
  let rest = text;
  let value = 0;
  for (const [unit, weight] of UNITS) {
    const at = rest.indexOf(unit);
    if (at < 0) continue;
    const factor = at === 0 ? 1 : NUMERALS.indexOf(rest.slice(0, at));
    if (factor < 1) return null;
    value += factor * weight;
    rest = rest.slice(at + 1);
  }
  if (rest === '') return value;
  const last = rest.length === 1 ? NUMERALS.indexOf(rest) : -1;
  return last < 0 ? null : value + last;
}

/** Writes a whole number from 1 to below 100 million with units: 二百五十. */
export function inKanji(value: number): string {
  if (value >= 10_000) return `${inKanji(Math.floor(value / 10_000))}万${value % 10_000 > 0 ? inKanji(value % 10_000) : ''}`;
  let rest = value;
  let text = '';
  for (const [unit, weight] of UNITS) {
    const factor = Math.floor(rest / weight);
    if (factor > 0) text += `${factor > 1 ? NUMERALS[factor] : ''}${unit}`;
    rest %= weight;
  }
  return rest > 0 ? text + NUMERALS[rest] : text;
}

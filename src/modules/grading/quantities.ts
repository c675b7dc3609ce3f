import type { LanguageCode } from '../../orchestrator/model.js';
import { rulesOf } from '../../orchestrator/semantic/languages/index.js';
import { hanNumbers, wordNumbers } from '../../orchestrator/semantic/numbers.js';
import { digitsOf } from './written-form.js';

/** A number as somebody wrote it. */
export interface Quantity {
  value: number;
  /** Of the number as written: 3 for 1.250. */
  decimals: number;
  /** What may be off by, where "±" says so; null where nothing does. */
  tolerance: number | null;
  /** Null for a bare number. */
  unit: string | null;
}

/** Where a comma parts the whole from its fraction. */
const DECIMAL_COMMA: ReadonlySet<LanguageCode> = new Set(['es', 'fr', 'de', 'it', 'pt', 'ru']);
const HAN: ReadonlySet<LanguageCode> = new Set(['zh', 'ja']);

const NUMBER = /^(?<sign>[+-]?)\s*(?<digits>\d[\d.,' \u066b\u066c]*\d|\d|[.,\u066b]\d+)(?:\s*(?:e(?<exp>[+-]?\d+)|[x×*·]\s*10\s*\^\s*(?<power>[+-]?\d+)))?(?:\s*\/\s*(?<under>\d+))?/iu;
const DEVIATION = /^\s*(?:±|\+\/-|\+-)\s*(?<by>\d+(?:[.,]\d+)?)\s*(?<share>%)?/u;

/** What is written before a number, as currencies are. */
const LEADING_UNIT = /^(?<unit>[$€£¥₹])\s*(?=[\d+-])/u;

const PERCENT = /^(?:%|٪|percent|per cent|prozent|pour ?cent|por ?ciento|por ?cento|per ?cento|percento|процент(?:а|ов)?|パーセント|퍼센트|프로|प्रतिशत|फीसदी|في المئة|بالمئة|في المائة|بالمائة)$/u;

/** Each unit with its dimension and how many of the dimension's own one is. */
const UNITS = new Map<string, [string, number]>();
const define = (dimension: string, units: Record<string, number>): void => {
  for (const [names, factor] of Object.entries(units)) for (const name of names.split(' ')) UNITS.set(name, [dimension, factor]);
};
define('m', {
  'nm nanometre nanometer nanometres nanometers': 1e-9, 'µm μm micrometre micrometer': 1e-6,
  'mm millimetre millimeter millimetres millimeters millimètre millimètres milímetro milímetros millimetro millimetri мм ミリメートル 毫米 밀리미터': 1e-3,
  'cm centimetre centimeter centimetres centimeters zentimeter centimètre centimètres centímetro centímetros centimetro centimetri см センチメートル センチ 厘米 센티미터 सेमी': 1e-2,
  'm metre meter metres meters mètre mètres metro metros metri м метр метра метров メートル 米 미터 متر मीटर': 1,
  'km kilometre kilometer kilometres kilometers kilomètre kilomètres kilómetro kilómetros quilômetro quilômetros quilómetro quilómetros chilometro chilometri км километр километра километров キロメートル キロ 公里 千米 킬로미터 كم كيلومتر किमी किलोमीटर': 1e3,
});
define('g', { 'mg milligram milligrams мг': 1e-3, 'g gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas г グラム 克 그램 غرام ग्राम': 1, 'kg kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos chilogrammo chilogrammi quilograma quilogramas кг キログラム 千克 公斤 킬로그램 كغ كيلوغرام किलो किलोग्राम': 1e3 });
define('s', { 'ms millisecond milliseconds': 1e-3, 's sec second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi с секунда секунды секунд 秒 초 ثانية सेकंड': 1, 'min minute minutes minuten minuto minutos minuti мин минута минуты минут 分 分钟 分間 분 دقيقة मिनट': 60, 'h hour hours stunde stunden heure heures hora horas ora ore ч час часа часов 時間 小时 시간 ساعة घंटा घंटे': 3600 });
define('l', { 'ml millilitre milliliter millilitres milliliters мл': 1e-3, 'l litre liter litres liters litro litros litri л литр литра литров リットル 升 리터 لتر लीटर': 1 });
define('°C', { '°c celsius ℃': 1 });

/** The number that a whole text is, in digits, words or Han signs, with its unit; null where it is none. */
export function quantityOf(text: string, language: LanguageCode): Quantity | null {
  const plain = digitsOf(text).trim().replace(/[\s.,;:?。、،؟।]+$/u, '');
  return parsed(plain, language) ?? parsed(inDigits(plain, language), language);
}

function inDigits(text: string, language: LanguageCode): string {
  if (HAN.has(language)) return hanNumbers(text);
  return wordNumbers(text.split(/[\s-]+/u), rulesOf(language)).join(' ');
}

function parsed(text: string, language: LanguageCode): Quantity | null {
  const leading = LEADING_UNIT.exec(text);
  const rest = leading ? text.slice(leading[0].length) : text;
  const match = NUMBER.exec(rest);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const number = plainNumber(groups['digits']!, language);
  if (number === null) return null;
  const { sign, exp, power, under } = groups;
  const divisor = under === undefined ? 1 : Number(under);
  if (divisor === 0) return null;
  const value = (sign === '-' ? -1 : 1) * ((number.value * 10 ** Number(exp ?? power ?? 0)) / divisor);
  if (!Number.isFinite(value)) return null;
  let tail = rest.slice(match[0].length);
  const deviation = DEVIATION.exec(tail);
  if (deviation) tail = tail.slice(deviation[0].length);
  const by = deviation?.groups?.['by'];
  const tolerance = by === undefined ? null : Number(by.replace(',', '.')) * (deviation?.groups?.['share'] ? Math.abs(value) / 100 : 1);
  const unit = unitOf(leading?.groups?.['unit'] ?? tail.trim());
  if (unit !== null && /^[\d.,/^*+!-]/u.test(unit)) return null;
  const isPlain = exp === undefined && power === undefined && under === undefined;
  return { value, decimals: isPlain ? number.decimals : 0, tolerance, unit };
}

function unitOf(written: string): string | null {
  const unit = written.trim().replace(/\s+/gu, ' ');
  if (unit === '') return null;
  return PERCENT.test(unit.toLowerCase()) ? '%' : unit;
}

/** Digits with their separators, read as the language reads them where they can be read in two ways. */
function plainNumber(written: string, language: LanguageCode): { value: number; decimals: number } | null {
  const text = written.replace(/\u066c/gu, "'").replace(/\u066b/gu, language === 'ar' ? '٫' : '.');
  const isComma = DECIMAL_COMMA.has(language);
  const [own, other] = isComma ? [',', '.'] : ['.', ','];
  for (const [point, separators] of [[own, `${other}' `], [other, `${own}' `], ['٫', ",.' "]] as const) {
    const [whole = '', fraction = '', ...more] = text.split(point);
    if (more.length > 0 || /\D/u.test(fraction) || !isGrouped(whole, separators)) continue;
    const digits = whole.replace(/\D/gu, '');
    return { value: Number(`${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}`), decimals: fraction.length };
  }
  return null;
}

/** Without separators, or with one kind of them after each three digits, or as in India after the last three and each two before. */
function isGrouped(whole: string, separators: string): boolean {
  if (/^\d*$/u.test(whole)) return true;
  const separator = /\D/u.exec(whole)?.[0] ?? '';
  if (!separators.includes(separator)) return false;
  const groups = whole.split(separator);
  const [first = '', ...others] = groups;
  const last = others.at(-1) ?? '';
  const isDigits = groups.every((group) => /^\d+$/u.test(group));
  const inner = others.slice(0, -1);
  return isDigits && first.length <= 3 && last.length === 3 && (inner.every(({ length }) => length === 3) || inner.every(({ length }) => length === 2));
}

export type Closeness = 'SAME' | 'NEAR' | 'OTHER';

// Above what arithmetic in doubles loses, far below any difference that is meant.
const EPSILON = 1e-9;

/**
 * Whether a number is the one that is accepted: the same value in whatever notation and unit of its dimension; within a tolerance
 * that the accepted answer names ("9.81 ± 0.05"); or written with more decimals, the same when rounded to those of the accepted one.
 * Near: with fewer decimals the same, or the unit is left out or added.
 */
export function closeness(given: Quantity, accepted: Quantity): Closeness {
  const scaled = inUnitOf(given, accepted);
  const isBare = given.unit === null || accepted.unit === null;
  if (scaled === null && !isBare) return 'OTHER';
  const value = scaled ?? given.value;
  const off = Math.abs(value - accepted.value);
  const exact = off <= EPSILON * Math.max(1, Math.abs(accepted.value)) * (accepted.value === 0 ? 1 : Math.min(1, Math.abs(accepted.value)));
  const isTolerated = accepted.tolerance !== null && off <= accepted.tolerance * (1 + EPSILON);
  const isRounded = accepted.tolerance === null && accepted.decimals > 0 && given.decimals > accepted.decimals && sameRounded(value, accepted.value, accepted.decimals);
  const isSame = exact || isTolerated || isRounded;
  if (isSame) return given.unit === accepted.unit || scaled !== null ? 'SAME' : 'NEAR';
  return given.decimals > 0 && given.decimals < accepted.decimals && sameRounded(value, accepted.value, given.decimals) ? 'NEAR' : 'OTHER';
}

/** Either neighbour at a half: nobody can tell by which rule it was rounded. */
function sameRounded(a: number, b: number, decimals: number): boolean {
  return Math.abs(a - b) <= (10 ** -decimals / 2) * (1 + 1e-6);
}

/** Null where the units can't be compared, or one has none. */
function inUnitOf(given: Quantity, accepted: Quantity): number | null {
  if (given.unit === accepted.unit) return given.value;
  if (given.unit === null || accepted.unit === null) return null;
  const [own, other] = [known(given.unit), known(accepted.unit)];
  if (own && other) return own[0] === other[0] ? (given.value * own[1]) / other[1] : null;
  return given.unit.toLowerCase() === accepted.unit.toLowerCase() && !own && !other && given.unit.length > 3 ? given.value : null;
}

/** Symbols as they are written (a mm is no Mm), names in any case. */
function known(unit: string): [string, number] | undefined {
  return UNITS.get(unit) ?? (unit.length > 3 || /^(?:°c|l)$/iu.test(unit) ? UNITS.get(unit.toLowerCase()) : undefined);
}

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
/** Some megabytes. */
const MOST_CLOCKS = 50_000;
// What Intl takes besides: offsets, such as "+05:30", which know no daylight saving time.
const NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/;

const formats = new Map<string, Intl.DateTimeFormat>();
const clocks = new Map<string, number>();

/** The zone's name as the IANA database spells it, such as "Europe/Berlin"; null where there is no such zone. */
export function timeZoneNamed(name: string): string | null {
  if (!NAME.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** How days are counted somewhere: the zone's name, and the hour of its clocks at which a day begins (0 to 23). */
export interface DayRule {
  timeZone: string;
  startHour: number;
}

/** The number of the day that an instant belongs to: days since 1970-01-01 by the zone's calendar. Never falls as time goes on. */
export function dayOf(rule: DayRule, at: Date): number {
  let day = Math.floor((clockMs(rule.timeZone, at.getTime()) - rule.startHour * HOUR_MS) / DAY_MS);
  // Beside a change of the clocks the guess may be a day off.
  while (startOfDay(rule, day).getTime() > at.getTime()) day -= 1;
  while (startOfDay(rule, day + 1).getTime() <= at.getTime()) day += 1;
  return day;
}

/** The first instant of a day: when the clocks first show the hour, or, where that is skipped, when they are put forward over it. */
export function startOfDay({ timeZone, startHour }: DayRule, day: number): Date {
  return new Date(instantOf(timeZone, day * DAY_MS + startHour * HOUR_MS));
}

/** The calendar's name of a day, such as "2026-03-29". */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** What the zone's clocks show, counted as if it were UTC. */
function clockMs(timeZone: string, at: number): number {
  // Days begin at quarters, and a calendar of a year asks for thousands of them, again and again.
  if (at % QUARTER_MS !== 0) return formatted(timeZone, at);
  const key = `${timeZone} ${at}`;
  let shown = clocks.get(key);
  if (shown === undefined) {
    if (clocks.size >= MOST_CLOCKS) clocks.clear();
    shown = formatted(timeZone, at);
    clocks.set(key, shown);
  }
  return shown;
}

function formatted(timeZone: string, at: number): number {
  const fields = new Map(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const field = (type: Intl.DateTimeFormatPartTypes): number => fields.get(type) ?? 0;
  const shown = Date.UTC(field('year'), field('month') - 1, field('day'), field('hour'), field('minute'), field('second'));
  return shown + (at - Math.floor(at / SECOND_MS) * SECOND_MS);
}

function instantOf(timeZone: string, clock: number): number {
  // No offset exceeds a day: one of these holds before, the other after a change that is near.
  const offsets = [clock - DAY_MS, clock + DAY_MS].map((at) => clockMs(timeZone, at) - at);
  const candidates = offsets.map((offset) => clock - offset).toSorted((a, b) => a - b);
  const shown = candidates.find((at) => clockMs(timeZone, at) === clock);
  if (shown !== undefined) return shown;
  // The clocks skip it: the change lies between the two.
  let [before = 0, after = 0] = candidates;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clockMs(timeZone, middle) < clock) before = middle;
    else after = middle;
  }
  return after;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { dateOf, dayOf, startOfDay, timeZoneNamed } from '../../src/platform/time-zone.js';

const HOUR = 3_600_000;
const at = (iso: string): Date => new Date(iso);
const dayNamed = (date: string): number => at(`${date}T00:00:00Z`).getTime() / (24 * HOUR);

suite('days in a time zone', () => {
  test('only names of the IANA database are zones, in whatever case', () => {
    assert.deepEqual(['europe/berlin', 'UTC', 'Asia/Kolkata', 'Etc/GMT+5'].map(timeZoneNamed), ['Europe/Berlin', 'UTC', timeZoneNamed('Asia/Calcutta'), 'Etc/GMT+5']);
    for (const name of ['', '+05:30', '-03', 'Mars/Olympus', 'Europe/Berlin ', 'Europe/Berlin\0', 'x'.repeat(1_000_000), '../../etc/passwd']) assert.equal(timeZoneNamed(name), null);
  });

  test('a day begins when the clocks first show its hour, or are put forward over it', () => {
    for (const [timeZone, startHour, date, start] of [
      ['UTC', 4, '2026-01-31', '2026-01-31T04:00:00.000Z'],
      ['Europe/Berlin', 4, '2026-03-29', '2026-03-29T02:00:00.000Z'],
      // 02:00 is skipped: the clocks go from 01:59 to 03:00.
      ['Europe/Berlin', 2, '2026-03-29', '2026-03-29T01:00:00.000Z'],
      // 02:00 comes twice.
      ['Europe/Berlin', 2, '2026-10-25', '2026-10-25T00:00:00.000Z'],
      ['America/New_York', 4, '2026-11-01', '2026-11-01T09:00:00.000Z'],
      ['Asia/Kathmandu', 4, '2026-06-01', '2026-05-31T22:15:00.000Z'],
      ['Australia/Lord_Howe', 2, '2026-04-05', '2026-04-04T15:30:00.000Z'],
      // Midnight is skipped there.
      ['Africa/Cairo', 0, '2026-04-24', '2026-04-23T22:00:00.000Z'],
      // A day that Samoa never had, when it went over the date line.
      ['Pacific/Apia', 4, '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ] as const) assert.equal(startOfDay({ timeZone, startHour }, dayNamed(date)).toISOString(), start, `${timeZone} ${date}`);
  });

  test('days of 23 and 25 hours are one day each', () => {
    const rule = { timeZone: 'Europe/Berlin', startHour: 0 };
    const hours = (date: string): number => (startOfDay(rule, dayNamed(date) + 1).getTime() - startOfDay(rule, dayNamed(date)).getTime()) / HOUR;
    assert.deepEqual(['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26'].map(hours), [24, 23, 25, 24]);
    assert.equal(dateOf(dayOf({ ...rule, startHour: 4 }, at('2026-03-29T01:59:59.999Z'))), '2026-03-28');
    assert.equal(dateOf(dayOf({ ...rule, startHour: 4 }, at('2026-03-29T02:00:00.000Z'))), '2026-03-29');
  });

  test('whatever the zone, hour and instant: it lies in its day, and days never run backwards', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instant = fc.date({ min: at('1995-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(fc.property(zone, fc.integer({ min: 0, max: 23 }), instant, fc.integer({ min: 0, max: 60 * HOUR }), (timeZone, startHour, time, later) => {
      const rule = { timeZone, startHour };
      const day = dayOf(rule, time);
      assert.ok(startOfDay(rule, day) <= time && time < startOfDay(rule, day + 1));
      assert.ok(dayOf(rule, new Date(time.getTime() + later)) >= day);
    }), { numRuns: 2_000 });
  });
});

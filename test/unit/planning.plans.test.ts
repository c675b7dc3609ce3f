import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { adapted, type PlanDays } from '../../src/modules/planning/adapt.js';
import { freeDays, offersFor, weekdayOf } from '../../src/modules/planning/calendar.js';
import { calendarOf } from '../../src/modules/planning/feed.js';
import { SessionKind, SessionOutcome } from '../../src/modules/planning/plans.entity.js';
import type { KnownPlan } from '../../src/modules/planning/plans.service.js';
import { timedSessions } from '../../src/modules/planning/plans.view.js';
import { knownSession, SessionStatus, workLeft, type KnownSession } from '../../src/modules/planning/progress-of-plan.js';
import { spread, type Work } from '../../src/modules/planning/spread.js';
import { spreadByWeek, type PlannedWeek } from '../../src/modules/planning/weeks.js';
import { dayOf } from '../../src/platform/time-zone.js';

const works = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 120 }), again: fc.boolean() }), { maxLength: 30 })
  .map((all): Work[] => all.map((each, index) => ({ ...each, lessonId: `les_${index}` })));
const weeks = fc.array(fc.integer({ min: 0, max: 960 }), { minLength: 7, maxLength: 7 });
const total = (all: readonly { minutes: number }[]) => all.reduce((sum, { minutes }) => sum + minutes, 0);
const byDay = (all: readonly { day: number; minutes: number }[]) => new Map([...Map.groupBy(all, ({ day }) => day)].map(([day, each]) => [day, total(each)]));

suite('study plans', () => {
  test('spread all the work, in its order, on no day more than that has, and leave only what fits nowhere', () => {
    fc.assert(fc.property(works, weeks, fc.integer({ min: 1, max: 60 }), fc.boolean(), (work, minutes, length, evenly) => {
      const days = freeDays({ minutes, reviewMinutes: 0 }, 20_000, 20_000 + length);
      const { planned, left } = spread(work, days, evenly);
      assert.equal(total(planned) + total(left), total(work));
      for (const { lessonId, minutes: whole } of work) assert.equal(total([...planned, ...left].filter((each) => each.lessonId === lessonId)), whole);
      const free = new Map(days.map((each) => [each.day, each.minutes]));
      for (const [day, used] of byDay(planned)) assert.ok(used <= free.get(day)!);
      assert.ok(left.length === 0 || total(work) > total(days));
      const order = [...planned, ...left].map(({ lessonId }) => Number(lessonId.slice(4)));
      assert.deepEqual(order, order.toSorted((one, other) => one - other));
      for (const [index, { lessonId, goesOn }] of planned.entries()) assert.equal(goesOn, [...planned.slice(index + 1), ...left].some((each) => each.lessonId === lessonId));
    }));
  });

  test('give each day the same share, so that none has to make up for others', () => {
    fc.assert(fc.property(works.filter((work) => work.length > 0), fc.integer({ min: 30, max: 240 }), fc.integer({ min: 5, max: 60 }), (work, minutes, length) => {
      const days = freeDays({ minutes: Array.from({ length: 7 }, () => minutes), reviewMinutes: 0 }, 20_000, 20_000 + length);
      fc.pre(total(work) <= total(days));
      const most = Math.max(15, Math.ceil(total(work) / days.length) + 1) + 5;
      for (const used of byDay(spread(work, days, true).planned).values()) assert.ok(used <= most, `${used} of ${most}`);
    }));
  });

  test('leave all of a lesson to be done that is not finished after all, and the rest of one that goes on', () => {
    const done = (position: number, minutes: number, goesOn: boolean): KnownSession => (
      { day: 20_000, position, kind: SessionKind.LESSON, lessonId: 'les_1', minutes, goesOn, outcome: SessionOutcome.DONE, status: SessionStatus.DONE });
    const left = (before: KnownSession[]) => workLeft({ work: [{ lessonId: 'les_1', minutes: 45, again: false }] }, before).map(({ minutes }) => minutes);
    assert.deepEqual([left([done(1, 45, false)]), left([done(1, 30, true)]), left([done(1, 30, true), done(2, 15, false)])], [[45], [15], [15]]);
  });

  const sessions = fc.array(fc.record({
    day: fc.integer({ min: 19_990, max: 20_020 }), kind: fc.constantFrom(...Object.values(SessionKind)), lesson: fc.nat(9), minutes: fc.integer({ min: 1, max: 60 }),
    done: fc.boolean(), settledAs: fc.option(fc.constantFrom(...Object.values(SessionOutcome)), { nil: null }),
  }), { maxLength: 30 }).map((all): KnownSession[] => all.toSorted((one, other) => one.day - other.day).map(({ day, kind, lesson, minutes, done, settledAs }, index) => {
    const outcome = day < 20_000 ? settledAs : null;
    const status = (outcome ?? (done ? 'DONE' : day < 20_000 ? 'MISSED' : 'PLANNED')) as SessionStatus;
    return { day, position: index + 1, kind, lessonId: kind === SessionKind.REVIEWS ? null : `les_${lesson}`, minutes, goesOn: false, outcome, status };
  }));

  test('after missed days keep what is over, and plan the rest from today on within each day', () => {
    fc.assert(fc.property(sessions, works, weeks, fc.integer({ min: 0, max: 40 }), fc.nat(30), fc.boolean(), (before, work, minutes, days, reviewMinutes, hasDeadline) => {
      const today = 20_000;
      const plan: PlanDays = { minutes, reviewMinutes, startsOn: 19_990, deadline: hasDeadline ? today + days : null, weeks: [] };
      const { sessions: after, left } = adapted(plan, before, work, today);
      const over = before.filter(({ day, status }) => day < today || (day === today && status === SessionStatus.DONE));
      const fresh = after.filter(({ outcome }) => outcome === null);
      assert.equal(after.length - fresh.length, over.length);
      assert.ok(fresh.every(({ day }) => day >= today && (plan.deadline === null || day <= plan.deadline)));
      assert.equal(total(fresh.filter(({ kind }) => kind !== SessionKind.REVIEWS)) + total(left), total(work));
      for (const [day, used] of byDay(fresh)) {
        const gone = total(over.filter((each) => each.day === day && each.kind !== SessionKind.REVIEWS));
        assert.ok(used + gone <= minutes[weekdayOf(day)]!);
      }
      for (const ofDay of Map.groupBy(after, ({ day }) => day).values()) assert.deepEqual(ofDay.map(({ position }) => position), ofDay.map((_, index) => index + 1));
      // Once spread, spreading again changes nothing.
      const known = after.map((session) => ({ ...session, status: session.outcome === null ? SessionStatus.PLANNED : (session.outcome as unknown as SessionStatus) }));
      assert.deepEqual(adapted(plan, known, work, today), { sessions: after, left });
    }));
  });

  test('offer what would make it fit, and that does', () => {
    fc.assert(fc.property(works, weeks, fc.integer({ min: 0, max: 20 }), (work, minutes, length) => {
      const week = { minutes, reviewMinutes: 0 };
      fc.pre(spread(work, freeDays(week, 20_000, 20_000 + length), true).left.length > 0);
      const offers = offersFor(work, week, 20_000, 20_000 + length);
      if (offers.deadline !== null) assert.deepEqual(spread(work, freeDays(week, 20_000, offers.deadline), true).left, []);
      else assert.ok(minutes.every((each) => each === 0));
      if (offers.minutes) assert.deepEqual(spread(work, freeDays({ ...week, minutes: offers.minutes }, 20_000, 20_000 + length), true).left, []);
    }));
  });

  const planned = fc.array(fc.record({ length: fc.integer({ min: 1, max: 7 }), lessons: fc.uniqueArray(fc.nat(29), { maxLength: 8 }) }), { minLength: 1, maxLength: 8 })
    .map((all): PlannedWeek[] => {
      let [day, seen] = [20_000, new Set<number>()];
      return all.map(({ length, lessons }) => {
        const own = lessons.filter((lesson) => !seen.has(lesson));
        seen = new Set([...seen, ...own]);
        const startsOn = day;
        day += length;
        return { startsOn, endsOn: day - 1, topics: ['What is learnt'], lessonIds: own.map((lesson) => `les_${lesson}`) };
      });
    });

  test('by weeks have no lesson before its week, and leave only what fits in none that is left', () => {
    fc.assert(fc.property(works, weeks, planned, fc.integer({ min: -3, max: 20 }), fc.integer({ min: -10, max: 30 }), (work, minutes, byWeek, today, more) => {
      const [first, deadline] = [20_000 + Math.max(0, today), byWeek.at(-1)!.endsOn + more];
      const days = freeDays({ minutes, reviewMinutes: 0 }, first, deadline);
      const spreadOut = spreadByWeek(work, byWeek, days, true);
      assert.equal(total(spreadOut.planned) + total(spreadOut.left), total(work));
      const weekOf = (lessonId: string) => byWeek.find(({ lessonIds }) => lessonIds.includes(lessonId)) ?? byWeek.at(-1)!;
      for (const { day, lessonId } of spreadOut.planned) assert.ok(day >= weekOf(lessonId).startsOn);
      const free = new Map(days.map((each) => [each.day, each.minutes]));
      for (const [day, used] of byDay(spreadOut.planned)) assert.ok(used <= free.get(day)!);
      if (spreadOut.left.length === 0 || more < 0) return;
      // From the first day of what is left on, no day has room.
      const from = Math.min(...spreadOut.left.map(({ lessonId }) => weekOf(lessonId).startsOn));
      assert.equal(total(spreadOut.planned.filter(({ day }) => day >= from)), total(days.filter(({ day }) => day >= from)));
      const offers = offersFor(work, { minutes, reviewMinutes: 0 }, first, deadline, byWeek);
      if (offers.deadline !== null) assert.deepEqual(spreadByWeek(work, byWeek, freeDays({ minutes, reviewMinutes: 0 }, first, offers.deadline), true).left, []);
      if (offers.minutes) assert.deepEqual(spreadByWeek(work, byWeek, freeDays({ minutes: offers.minutes, reviewMinutes: 0 }, first, deadline), true).left, []);
    }));
  });

  test('take a session for done by what happened, and what was settled as it was', () => {
    const rule = { timeZone: 'Europe/Berlin', startHour: 4 };
    const at = new Date('2026-05-04T10:00:00Z');
    const lesson = (change: object) => new Map([['les_1', { id: 'les_1', courseId: 'c', position: 1, title: 't', characters: 1, language: 'EN' as never, openedAt: at, finishedAt: null, lastSeenAt: at, ...change }]]);
    const today = dayOf(rule, at);
    const session = { day: today, position: 1, kind: SessionKind.LESSON, lessonId: 'les_1', minutes: 10, goesOn: false, outcome: null };
    const status = (change: object, lessons = lesson({}), reviewedOn = new Set<number>()) => knownSession({ ...session, ...change }, { rule, today, lessons, reviewedOn }).status;
    assert.equal(status({}), SessionStatus.PLANNED);
    assert.equal(status({ day: today - 1 }), SessionStatus.MISSED);
    assert.equal(status({}, lesson({ finishedAt: at })), SessionStatus.DONE);
    assert.equal(status({ goesOn: true }), SessionStatus.DONE);
    assert.equal(status({ goesOn: true, day: today + 1 }), SessionStatus.PLANNED);
    assert.equal(status({ goesOn: true }, lesson({ lastSeenAt: new Date('2026-05-04T01:00:00Z') })), SessionStatus.PLANNED);
    assert.equal(status({ kind: SessionKind.PRACTICE }, lesson({ finishedAt: new Date('2026-05-01T00:00:00Z'), lastSeenAt: new Date('2026-05-01T00:00:00Z') })), SessionStatus.PLANNED);
    assert.equal(status({ kind: SessionKind.REVIEWS, lessonId: null }, undefined, new Set([today])), SessionStatus.DONE);
    assert.equal(status({ outcome: SessionOutcome.MISSED }, lesson({ finishedAt: at })), SessionStatus.MISSED);
  });

  const planOf = (day: number, change: Partial<KnownPlan> = {}): KnownPlan => ({
    id: 'stp_1', organizationId: 'org', userId: 'usr', courseId: 'crs', goalId: null, version: 1, revision: 7, startsOn: day, deadline: null, minutes: [], reviewMinutes: 0,
    timeOfDay: 150, timeZone: null, left: [], createdAt: new Date('2026-03-01T00:00:00Z'), updatedAt: new Date('2026-03-02T00:00:00Z'), rule: { timeZone: 'Europe/Berlin', startHour: 0 }, work: [], reasons: [], offers: null, generationId: null, weeks: [],
    sessions: [1, 2].map((position) => ({ day, position, kind: SessionKind.LESSON, lessonId: `les_${position}`, minutes: 30, goesOn: false, outcome: null, status: SessionStatus.PLANNED })), ...change,
  });

  test('begin a session by the clocks of its day, also where they skip its time or show it twice', () => {
    const starts = (date: string, startHour = 0) => timedSessions(planOf(Date.parse(date) / 86_400_000, { rule: { timeZone: 'Europe/Berlin', startHour } })).map(({ startsAt }) => startsAt!.toISOString());
    assert.deepEqual(starts('2026-03-28'), ['2026-03-28T01:30:00.000Z', '2026-03-28T02:00:00.000Z']);
    // 02:30 does not exist on that day of 23 hours, and comes twice on the one of 25.
    assert.deepEqual(starts('2026-03-29'), ['2026-03-29T01:00:00.000Z', '2026-03-29T01:30:00.000Z']);
    assert.deepEqual(starts('2026-10-25'), ['2026-10-25T00:30:00.000Z', '2026-10-25T01:00:00.000Z']);
    // Whose day begins at four learns in the night at its end.
    assert.deepEqual(starts('2026-03-27', 4), ['2026-03-28T01:30:00.000Z', '2026-03-28T02:00:00.000Z']);
    assert.deepEqual(starts('2026-03-27', 2), ['2026-03-27T01:30:00.000Z', '2026-03-27T02:00:00.000Z']);
  });

  test('are an iCalendar that a parser reads as it was meant', () => {
    const day = Date.parse('2026-03-30') / 86_400_000;
    const titles = new Map([['les_1', 'Knots, bends; \\ and 結び目 '.repeat(8)], ['les_2', 'Sails\nand winds']]);
    const text = calendarOf([{ plan: planOf(day), course: 'Sailing', titles }, { plan: planOf(day, { id: 'stp_2', timeOfDay: null }), course: 'Rowing', titles }]);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line));
    assert.ok(text.endsWith('END:VCALENDAR\r\n'));
    assert.equal(text, calendarOf([{ plan: planOf(day), course: 'Sailing', titles }, { plan: planOf(day, { id: 'stp_2', timeOfDay: null }), course: 'Rowing', titles }]));
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    assert.deepEqual([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('prodid')], ['2.0', '-//Lyceum//Study plans//EN']);
    // As RFC 5545 wants each event: one UID in all, and a DTSTAMP in UTC; what separates values is escaped in text.
    const written = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
    const each = (name: string) => written.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));
    assert.deepEqual([each('BEGIN').length, new Set(each('UID')).size, each('DTSTAMP')], [3, 2, ['20260302T000000Z', '20260302T000000Z']]);
    assert.ok(each('SUMMARY').every((summary) => summary.includes('Knots\\, bends\\; \\\\ and 結び目') && summary.endsWith('Sails\\nand winds')));
    const [timed, whole] = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    assert.deepEqual([timed!.uid, timed!.sequence, timed!.startDate.toJSDate().toISOString(), timed!.endDate.toJSDate().toISOString()], ['stp_1-2026-03-30@lyceum', 7, '2026-03-30T00:30:00.000Z', '2026-03-30T01:30:00.000Z']);
    assert.equal(timed!.summary, `Sailing: ${titles.get('les_1')}, Sails\nand winds`);
    assert.deepEqual([whole!.startDate.isDate, whole!.startDate.toString(), whole!.endDate.toString()], [true, '2026-03-30', '2026-03-31']);
  });
});

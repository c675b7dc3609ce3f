import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { EnrolmentPolicy } from '../../src/modules/courses/courses.entity.js';
import { CompletionService } from '../../src/modules/enrolments/completion.service.js';
import type { Enrolled } from '../../src/modules/enrolments/enrolments.service.js';
import { CourseFull } from '../../src/modules/enrolments/enrolments.type.js';
import type { LessonVerb } from '../../src/modules/enrolments/progress.repository.js';
import { enrolmentsKit, type EnrolmentsKit } from './enrolments.kit.js';

const DAY_MS = 86_400_000;

let kit: EnrolmentsKit;
let teacher: Viewer;
before(async () => {
  kit = await enrolmentsKit();
  teacher = await kit.person('INSTRUCTOR');
});
after(() => kit.stop());

const people = (count: number) => Promise.all(Array.from({ length: count }, () => kit.person('LEARNER')));
const isIn = (enrolled: Enrolled) => !('message' in enrolled);

async function active(courseId: string): Promise<string[]> {
  const rows = await kit.db.query<{ userId: string }>(`SELECT user_id AS "userId" FROM enrolments WHERE course_id = $1 AND state = 'ACTIVE' ORDER BY user_id`, [courseId]);
  return rows.map(({ userId }) => userId);
}

describe('enrolment under concurrency', () => {
  test('of fifty who want ten seats at once exactly ten get one', async () => {
    const { id } = await kit.courseOf(teacher);
    await kit.rules.set(teacher, { courseId: id, seats: 10 });
    const results = await Promise.all((await people(50)).map((learner) => kit.enrolments.enrol(learner, id)));
    assert.deepEqual([results.filter(isIn).length, results.filter((result) => result instanceof CourseFull).length, (await active(id)).length], [10, 40, 10]);
  });

  test('the same learner who asks twenty times at once takes one seat', async () => {
    const { id } = await kit.courseOf(teacher);
    await kit.rules.set(teacher, { courseId: id, seats: 1 });
    const [learner] = await people(1);
    const results = await Promise.all(Array.from({ length: 20 }, () => kit.enrolments.enrol(learner!, id)));
    assert.ok(results.every(isIn));
    assert.equal((await kit.recorded()).filter(({ verb, courseId }) => verb === 'enrolled' && courseId === id).length, 1);
  });

  test('a code that is replaced in the middle lets nobody in from then on, and nobody has half of a seat', async () => {
    const { id } = await kit.courseOf(teacher, 0, EnrolmentPolicy.CODE);
    const { code: old } = await kit.rules.set(teacher, { courseId: id, seats: 40 });
    const learners = await people(40);
    const early = learners.slice(0, 20).map((learner) => kit.enrolments.enrolByCode(learner, old!));
    const rotated = kit.rules.rotateCode(teacher, id, null);
    const { code } = await rotated;
    const late = await Promise.all(learners.slice(20).map((learner, index) => kit.enrolments.enrolByCode(learner, index % 2 === 0 ? old! : code!)));
    const entered = (await Promise.all(early)).filter(isIn).length;
    assert.deepEqual(late.map(isIn), late.map((_, index) => index % 2 === 1));
    assert.equal((await active(id)).length, entered + 10);
  });

  test('whatever happens at once, seats hold, each stands as his last change says, and each entry was told once', async () => {
    const learners = await people(5);
    const step = fc.record({ who: fc.nat(4), what: fc.constantFrom('enrol', 'leave', 'remove') });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.integer({ min: 1, max: 4 }), async (steps, seats) => {
      const { id } = await kit.courseOf(teacher);
      await kit.rules.set(teacher, { courseId: id, seats });
      await Promise.allSettled(steps.map(({ who, what }) => {
        const learner = learners[who]!;
        if (what === 'enrol') return kit.enrolments.enrol(learner, id);
        return what === 'leave' ? kit.enrolments.leave(learner, id) : kit.enrolments.remove(teacher, { courseId: id, userId: learner.id, reason: 'Enough.' });
      }));
      const inside = await active(id);
      assert.ok(inside.length <= seats);
      const histories = await kit.db.query<{ state: string; changes: string[] }>(
        `SELECT e.state, array_agg(c.state ORDER BY c.at, c.id) AS changes FROM enrolments e JOIN enrolment_changes c ON c.enrolment_id = e.id WHERE e.course_id = $1 GROUP BY e.id`, [id]);
      for (const { state, changes } of histories) {
        assert.equal(changes.at(-1), state);
        assert.equal(changes[0], 'ACTIVE');
        assert.ok(changes.every((change, index) => change !== changes[index - 1] && changes[index - 1] !== 'REMOVED'), changes.join());
      }
      const entries = histories.flatMap(({ changes }) => changes).filter((change) => change === 'ACTIVE').length;
      assert.equal((await kit.recorded()).filter(({ verb, courseId }) => verb === 'enrolled' && courseId === id).length, entries);
    }), { numRuns: 15 });
  });
});

test('whose role teaches nothing is no instructor of a course, and takes part in it by being enrolled alone', async () => {
  const { id } = await kit.courseOf(teacher, 0, EnrolmentPolicy.CODE);
  const colleague = await kit.person('INSTRUCTOR');
  await kit.db.query('INSERT INTO course_instructors (course_id, user_id, organization_id, added_by) VALUES ($1, $2, $3, $4)', [id, colleague.id, colleague.organizationId, teacher.id]);
  const part = async (viewer: Viewer) => (await kit.now(viewer)).courses.get(id);
  const former = { ...colleague, role: Role.LEARNER };
  assert.deepEqual([await part(colleague), await part(former)], ['INSTRUCTOR', undefined]);
  const { code } = await kit.rules.rotateCode(teacher, id, null);
  await kit.enrolments.enrolByCode(former, code!);
  assert.deepEqual([await part(colleague), await part(former)], ['INSTRUCTOR', 'LEARNER']);
});

describe('progress under concurrency', () => {
  test('two who finish the last two lessons at once complete the course, once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, lessons } = await kit.courseOf(teacher, 4);
      const [learner] = await people(1);
      await kit.enrolments.enrol(learner!, id);
      await Promise.all(lessons.map((lesson) => kit.progress.tell(learner!, 'finished', { lessonId: lesson.id, eventId: `done-${lesson.id}` })));
      assert.equal((await kit.recorded()).filter(({ verb, courseId }) => verb === 'completed' && courseId === id).length, 1);
    }
  });

  test('who enrols while he finishes the last lesson has completed the course', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id, lessons: [lesson] } = await kit.courseOf(teacher, 1);
      const [learner] = await people(1);
      await Promise.all([kit.enrolments.enrol(learner!, id), kit.progress.tell(learner!, 'finished', { lessonId: lesson!.id, eventId: 'done-0001' })]);
      assert.equal((await kit.recorded()).filter(({ verb, courseId }) => verb === 'completed' && courseId === id).length, 1);
    }
  });

  test('of thousands at once a course is completed slice by slice', async () => {
    const { id, lessons: [lesson] } = await kit.courseOf(teacher, 1);
    await kit.rules.set(teacher, { courseId: id, quizShare: 0.5 });
    await kit.db.query(
      `WITH people AS (
         INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role, email_verified, created_at)
         SELECT 'usr_many' || lpad(n::text, 28, '0'), $1, n || '@many.example', n || '@many.example', 'Learner', 'none', 'LEARNER', true, now() FROM generate_series(1, 1200) n RETURNING id
       ), inside AS (
         INSERT INTO enrolments (id, organization_id, course_id, user_id, state, enrolled_at) SELECT replace(id, 'usr', 'enr'), $1, $2, id, 'ACTIVE', now() FROM people
       )
       INSERT INTO lesson_progress (user_id, lesson_id, course_id, organization_id, opened_at, last_seen_at, finished_at) SELECT id, $3, $2, $1, now(), now(), now() FROM people`,
      [teacher.organizationId, id, lesson!.id],
    );
    const [asked, told] = [[] as number[], [] as number[]];
    let passed = 0;
    const completion = new CompletionService({
      db: kit.db, courses: { lock: async () => undefined },
      activity: { record: async (_tx, ...events) => (told.push(events.length), []) },
      results: {
        unseen: async () => [{ courseId: id, quizzes: 'these' }],
        passes: async (_sql, _courseId, userIds) => (asked.push(userIds.length), new Map(userIds.map((userId) => [userId, { quizzes: 1, passed }]))),
      },
    });
    await completion.catchUp();
    assert.deepEqual([asked, told], [[500, 500, 200], [0, 0, 0]]);
    passed = 1;
    await completion.catchUp();
    assert.deepEqual(told.slice(3), [500, 500, 200]);
    assert.deepEqual(await kit.db.query('SELECT quizzes_seen AS seen FROM enrolment_rules WHERE course_id = $1', [id]), [{ seen: 'these' }]);
  });

  test('knows an event for as long as it may be told, and what it came to for good', async () => {
    const { lessons: [lesson] } = await kit.courseOf(teacher, 1);
    const learner = await kit.person('LEARNER');
    const [lessonId, eventId] = [lesson!.id, randomUUID()];
    await kit.progress.tell(learner, 'finished', { lessonId, eventId: randomUUID(), at: new Date(Date.now() - 29 * DAY_MS) });
    const told = await kit.progress.tell(learner, 'opened', { lessonId, eventId, at: new Date(Date.now() - 28 * DAY_MS) });
    assert.ok(told.finishedAt);
    const known = async () => (await kit.db.query('SELECT 1 FROM lesson_events WHERE event_id = $1', [eventId])).length;
    await kit.progress.forgetEvents(new Date());
    assert.equal(await known(), 1);
    await kit.progress.forgetEvents(new Date(Date.now() + 3 * DAY_MS));
    assert.equal(await known(), 0);
    assert.deepEqual(await kit.progress.inCourses(learner.id, [told.courseId], new Date()), [told]);
    const again = await kit.progress.tell(learner, 'opened', { lessonId, eventId: randomUUID() });
    assert.deepEqual(again.finishedAt, told.finishedAt, 'a lesson stays finished when it is opened again much later');
  });

  test('comes to the same, whatever the order in which a lesson’s events come, however often, and on how many devices at once', async () => {
    const event = fc.record({ verb: fc.constantFrom<LessonVerb>('opened', 'finished', 'unfinished'), minutes: fc.integer({ min: 0, max: 5 }) });
    const now = Date.now() - 60_000;
    await fc.assert(fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 6 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events.keys(), ...events.keys()], { minLength: events.length * 2 }))),
      async ([events, order]) => {
        const { id, lessons: [lesson] } = await kit.courseOf(teacher, 1);
        const [learner] = await people(1);
        const told = events.map(({ verb, minutes }, index) => ({ verb, input: { lessonId: lesson!.id, eventId: `event-000${index}`, at: new Date(now - minutes * 60_000) } }));
        await Promise.all(order.map((index) => kit.progress.tell(learner!, told[index]!.verb, told[index]!.input)));
        const [kept] = await kit.db.query<{ openedAt: Date; lastSeenAt: Date; finishedAt: Date | null }>(
          'SELECT opened_at AS "openedAt", last_seen_at AS "lastSeenAt", finished_at AS "finishedAt" FROM lesson_progress WHERE user_id = $1', [learner!.id]);
        const times = told.map(({ input }) => input.at.getTime());
        const decisive = told.filter(({ verb }) => verb !== 'opened').toSorted((one, other) => one.input.at.getTime() - other.input.at.getTime() || (one.input.eventId < other.input.eventId ? -1 : 1));
        const finished = decisive.slice(decisive.findLastIndex(({ verb }) => verb === 'unfinished') + 1).at(0);
        assert.deepEqual(
          [kept!.openedAt.getTime(), kept!.lastSeenAt.getTime(), kept!.finishedAt?.getTime() ?? null],
          [Math.min(...times), Math.max(...times), finished?.input.at.getTime() ?? null],
        );
        assert.equal((await kit.recorded()).filter(({ userId, courseId }) => userId === learner!.id && courseId === id).length, events.length);
      },
    ), { numRuns: 25 });
  });
});

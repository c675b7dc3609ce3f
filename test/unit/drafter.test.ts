import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { Language, PublicationStatus } from '../../src/modules/courses/courses.entity.js';
import { CoursesService } from '../../src/modules/courses/courses.service.js';
import { openRunLog, runLog } from '../../src/modules/generation/course-drafts/course-draft-log.js';
import { CourseDraftStatus, OVER } from '../../src/modules/generation/course-drafts/course-drafts.entity.js';
import { draftById, insertDraft, changeDraft, lessonsOfDrafts, replaceLessons, giveEachASection } from '../../src/modules/generation/course-drafts/course-drafts.repository.js';
import { CourseDraftsService } from '../../src/modules/generation/course-drafts/course-drafts.service.js';
import { Drafter, type DrafterOptions } from '../../src/modules/generation/course-drafts/drafter.js';
import { insertGenerations } from '../../src/modules/generation/generation.repository.js';
import type { LessonInput } from '../../src/modules/generation/kinds/lesson.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { pageAfter } from '../../src/streams/log.js';
import { StreamReader } from '../../src/streams/reader.js';
import { freshDatabase } from '../kit/app.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const signals = { publish: async () => undefined, subscribe: () => () => undefined } as unknown as Signals;
const TERMINAL = ['course_outline_ready', 'course_draft_completed', 'course_draft_failed', 'course_draft_cancelled'];

suite('whoever works on the draft of a course', { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let db: Database;
  let owner: Viewer;
  let courses: CoursesService;
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 12, logger });
    const user = await new UsersService({ db }).insert(db, { email: 'teacher@example.org', displayName: 'Teacher', passwordHash: 'none', role: Role.INSTRUCTOR, emailVerified: true });
    owner = { ...user!, sessionFamilyId: randomUUID(), expiresAt: new Date(Date.now() + 600_000), courses: new Map() };
    courses = new CoursesService({ db, undecided: { of: async () => [] } });
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  /** Generations that are rows alone: whoever tests says when and how they end. */
  function generations(prepared: () => Promise<void> = async () => undefined): DrafterOptions['generations'] {
    return {
      async prepare(viewer, request) {
        await prepared();
        const id = newId('Generation');
        return { ...request, id, through: null, noBatches: null, worstCaseMicroUsd: 0, held: false, organizationId: viewer.organizationId, userId: viewer.id, courseId: null, lessonVersion: null, callKey: id, applied: [] };
      },
      async create(tx, _viewer, asked) {
        await insertGenerations(tx, asked);
        return asked.map((made) => ({ made }));
      },
      enqueue: async () => undefined,
      async stop(id) {
        await end(id, 'CANCELLED');
      },
    };
  }

  async function end(id: string, status: 'COMPLETED' | 'FAILED' | 'CANCELLED'): Promise<void> {
    const failure = status === 'FAILED' ? JSON.stringify({ code: 'PROVIDER_UNAVAILABLE', message: 'Nobody answered.', retryable: true }) : null;
    await db.query('UPDATE generations SET status = $2, failure = $3, finished_at = now() WHERE id = $1 AND finished_at IS NULL', [id, status, failure]);
  }

  /** One whose outline is approved: two lessons, of two sections and of one. */
  async function approved(): Promise<string> {
    const id = newId('CourseDraft');
    const draft = { id, organizationId: owner.organizationId, userId: owner.id };
    const section = (title: string) => ({ id: newId('DraftedSection'), title: `${title} ${id}`, summary: '' });
    const lesson = (title: string, sections: string[]) => ({ id: newId('DraftedLesson'), title, summary: '', objectives: [], minutes: 1, sections: sections.map(section) });
    await db.transaction(async (tx) => {
      const request = { title: null, topic: 'Knots', audience: null, hours: null, headingCount: 5, language: 'en' as const, difficulty: null, allowLocal: true };
      await insertDraft(tx, { ...draft, title: 'Knots', description: '', language: Language.EN, request, idempotencyKey: null });
      await replaceLessons(tx, draft, [lesson('One', ['a', 'b']), lesson('Two', ['c'])]);
      await giveEachASection(tx, draft, await lessonsOfDrafts(tx, [id]));
      const courseId = newId('Course');
      await courses.ensure(tx, { id: courseId, organizationId: owner.organizationId, ownerId: owner.id, title: 'Knots', description: '', language: Language.EN, status: PublicationStatus.DRAFT });
      await changeDraft(tx, id, { status: CourseDraftStatus.APPROVED, courseId });
      await openRunLog(tx, { ...draft, run: 1 });
    });
    return id;
  }

  const drafter = (options: Partial<DrafterOptions> = {}) => new Drafter({ db, signals, generations: generations(), users: new UsersService({ db }), logger, ...options });

  const steering = (made: DrafterOptions['generations']) => new CourseDraftsService({
    db, signals, reader: new StreamReader(db, signals), jobs: { add: async () => undefined }, generations: made, outlines: { redo: () => Promise.reject(new Error('there is an outline')) },
    courses, logger,
  });

  /** How often each section of a draft was begun, and how many of those have no end. */
  async function begun(id: string): Promise<{ title: string; all: number; open: number }[]> {
    const made = await db.query<{ input: LessonInput; open: boolean }>("SELECT input, finished_at IS NULL AS open FROM generations WHERE input -> 'sections' -> 0 ->> 'title' LIKE '%' || $1", [id]);
    return [...Map.groupBy(made, ({ input }) => input.sections[0]!.title)].map(([title, each]) => ({ title, all: each.length, open: each.filter(({ open }) => open).length }));
  }

  test('two that come to the same lesson at once begin it once', async () => {
    const id = await approved();
    const arrivals = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const comes = (index: 0 | 1) => drafter({
      generations: generations(async () => {
        arrivals[index]!.resolve();
        await gates[index]!.promise;
      }),
    }).advance(id);
    const first = comes(0);
    await arrivals[0]!.promise;
    const second = comes(1);
    await arrivals[1]!.promise;
    gates[0]!.resolve();
    await first;
    gates[1]!.resolve();
    await second;
    assert.deepEqual((await begun(id)).map(({ all }) => all), [1, 1]);
  });

  test('what is wanted again while it is being cancelled is stopped first', async () => {
    const id = await approved();
    const made = generations();
    const worker = drafter({ generations: made });
    await worker.advance(id);
    const dies = steering({ ...made, stop: () => Promise.reject(new Error('the process dies')) });
    await assert.rejects(dies.cancel(owner, id), /dies/);
    const [lesson] = await lessonsOfDrafts(db, [id]);
    await steering(made).redraft(owner, { lessonId: lesson!.id, sectionId: null, expectedVersion: lesson!.version });
    await worker.advance(id);
    assert.deepEqual((await begun(id)).map(({ all, open }) => [all, open]), [[2, 1], [2, 1]]);
  });

  test('whatever ends, is stopped, wanted again and looked at, in whatever order: no section is being made twice, each run ends once, and all of it comes to an end', async () => {
    type Step = { kind: 'look' } | { kind: 'end'; which: number; status: 'COMPLETED' | 'FAILED' | 'CANCELLED' } | { kind: 'redraft'; lesson: number; section: number } | { kind: 'cancel' } | { kind: 'resume' };
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 4, arbitrary: fc.constant<Step>({ kind: 'look' }) },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat(5), status: fc.constantFrom('COMPLETED' as const, 'COMPLETED' as const, 'FAILED' as const, 'CANCELLED' as const) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('redraft' as const), lesson: fc.nat(1), section: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.constant<Step>({ kind: 'cancel' }) },
      { weight: 1, arbitrary: fc.constant<Step>({ kind: 'resume' }) },
    );
    await fc.assert(fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), async (rounds) => {
      const id = await approved();
      const made = generations();
      const service = steering(made);
      const worker = drafter({ generations: made });
      const openOnes = () => db.query<{ id: string }>("SELECT id FROM generations WHERE finished_at IS NULL AND input -> 'sections' -> 0 ->> 'title' LIKE '%' || $1 ORDER BY id", [id]);
      const act = async (each: Step): Promise<unknown> => {
        if (each.kind === 'look') return worker.advance(id);
        if (each.kind === 'cancel') return service.cancel(owner, id);
        if (each.kind === 'resume') return service.resume(owner, id, 'req');
        if (each.kind === 'end') {
          const running = await openOnes();
          return running.length > 0 && end(running[each.which % running.length]!.id, each.status);
        }
        const lesson = (await lessonsOfDrafts(db, [id]))[each.lesson]!;
        return service.redraft(owner, { lessonId: lesson.id, sectionId: lesson.sections[each.section]?.id ?? null, expectedVersion: lesson.version });
      };
      for (const together of rounds) {
        await Promise.all(together.map(act));
        assert.ok((await begun(id)).every(({ open }) => open <= 1), JSON.stringify(await begun(id)));
      }
      for (let looks = 0; !OVER.includes((await draftById(db, id))!.status); looks += 1) {
        assert.ok(looks < 20, 'it comes to an end');
        await worker.advance(id);
        for (const { id: running } of await openOnes()) await end(running, 'COMPLETED');
      }
      const { run } = (await draftById(db, id))!;
      for (let each = 1; each <= run; each += 1) {
        const { events, closed } = (await pageAfter(db, runLog({ id, run: each }), 0, 1_000))!;
        const ends = events.filter(({ type }) => TERMINAL.includes(type));
        assert.deepEqual([ends.length, closed, ends[0] === events.at(-1)], [1, true, true], `run ${each} of ${run}`);
      }
    }), { numRuns: 40 });
  });
});

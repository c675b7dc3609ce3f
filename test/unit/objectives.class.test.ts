import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Viewer } from '../../src/auth/viewer.js';
import { ClassService } from '../../src/modules/objectives/class.service.js';
import type { MasteryOf } from '../../src/modules/objectives/mastery.port.service.js';
import { stuckOn, StuckReason, type ClassAnswer } from '../../src/modules/objectives/stuck.js';
import { coursesKit, seedCourse, type CoursesKit } from './courses.kit.js';

const LEARNERS = 30;
const OBJECTIVES = 50;
const SITTINGS = 3;

/** Of a quiz with a question for each objective, all of whom sit it three times: learner 1 gets all wrong, learner 2 his newest right, all others all right. */
async function sat(kit: CoursesKit, owner: Viewer, courseId: string): Promise<void> {
  const { organizationId } = owner;
  const run = (text: string, ...values: unknown[]) => kit.db.query(text, values);
  const quiz = `'qiz_${'0'.repeat(32)}'`;
  const id = (prefix: string, number: string) => `'${prefix}_' || lpad((${number})::text, 32, '0')`;
  await run(`INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role)
    SELECT ${id('usr', 'n')}, $1, n || '@class.example', n || '@class.example', 'Learner ' || lpad(n::text, 3, '0'), 'none', 'LEARNER' FROM generate_series(1, $2::int) n`, organizationId, LEARNERS);
  await run(`INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings) VALUES (${quiz}, $1, $2, $3, 'q', 'COURSE', 'PUBLISHED', '{}')`, organizationId, courseId, owner.id);
  await run(`INSERT INTO quiz_items (id, organization_id, quiz_id, position, decision) SELECT ${id('itm', 'o')}, $1, ${quiz}, o, 'ACCEPTED' FROM generate_series(1, $2::int) o`, organizationId, OBJECTIVES);
  await run(`INSERT INTO quiz_item_versions (item_id, version, organization_id, type, content, key, evidence, points, objectives)
    SELECT ${id('itm', 'o')}, 1, $1, 'TRUE_FALSE', jsonb_build_object('prompt', 'Question ' || o), '{}', '[]', 2, '[]' FROM generate_series(1, $2::int) o`, organizationId, OBJECTIVES);
  await run(`INSERT INTO item_objectives (item_id, version, position, organization_id, objective_id)
    SELECT ${id('itm', 'k.position')}, 1, 1, $1, k.objective_id FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id WHERE l.course_id = $2`, organizationId, courseId);
  await run(`INSERT INTO attempts (id, organization_id, quiz_id, version, user_id, number, seed, status, started_at, submitted_at)
    SELECT ${id('att', 'n * 10 + s')}, $1, ${quiz}, 1, ${id('usr', 'n')}, s, 1, 'GRADED', now() - s * interval '1 hour', now() - s * interval '1 hour' FROM generate_series(1, $2::int) n, generate_series(1, $3::int) s`, organizationId, LEARNERS, SITTINGS);
  const answers = 'FROM generate_series(1, $2::int) n, generate_series(1, $3::int) s, generate_series(1, $4::int) o';
  await run(`INSERT INTO attempt_answers (attempt_id, item_id, organization_id, version, position) SELECT ${id('att', 'n * 10 + s')}, ${id('itm', 'o')}, $1, 1, o ${answers}`, organizationId, LEARNERS, SITTINGS, OBJECTIVES);
  await run(`INSERT INTO graded_answers (attempt_id, item_id, organization_id, course_id, quiz_id, learner_id, item_version, language, partial_credit, grade_number, judging)
    SELECT ${id('att', 'n * 10 + s')}, ${id('itm', 'o')}, $1, $5, ${quiz}, ${id('usr', 'n')}, 1, 'EN', true, 2, 'NONE' ${answers}`, organizationId, LEARNERS, SITTINGS, OBJECTIVES, courseId);
  // The first grade of each answer is another one than that which counts.
  await run(`INSERT INTO grades (id, organization_id, attempt_id, item_id, number, item_version, outcome, points, max_points, how, by)
    SELECT ${id('grd', '(n * 10 + s) * 1000 + o * 10 + g')}, $1, ${id('att', 'n * 10 + s')}, ${id('itm', 'o')}, g, 1, 'CORRECT',
           CASE WHEN (n = 1 OR (n = 2 AND s > 1)) = (g = 2) THEN 0 ELSE 2 END, 2, 'h', 'CODE' ${answers}, generate_series(1, 2) g`, organizationId, LEARNERS, SITTINGS, OBJECTIVES);
}

suite('a class at a glance', () => {
  let kit: CoursesKit;
  let owner: Viewer;
  let courseId: string;
  let ids: string[];
  const asked: [number, number][] = [];
  const ran: string[] = [];
  let known: MasteryOf[] = [];
  let classes: ClassService;
  const page = (first: number, after: string | null = null) => ({ first, after });
  before(async () => {
    kit = await coursesKit();
    owner = await kit.viewer('INSTRUCTOR');
    ({ courseId } = await seedCourse(kit, owner, { lessons: 0 }));
    await kit.lessons.create(owner, { courseId, title: 't', body: 'b', objectives: Array.from({ length: OBJECTIVES }, (_, index) => `Objective ${index + 1}`) });
    await sat(kit, owner, courseId);
    ids = (await kit.db.query<{ id: string }>('SELECT objective_id AS id FROM lesson_objectives ORDER BY position')).map(({ id }) => id);
    classes = new ClassService({
      courses: kit.courses,
      db: { ...kit.db, query: (text, values) => (ran.push(text), kit.db.query(text, values)) },
      mastery: {
        async of(learnerIds, objectiveIds) {
          asked.push([learnerIds.length, objectiveIds.length]);
          return known.filter(({ learnerId, objectiveId }) => learnerIds.includes(learnerId) && objectiveIds.includes(objectiveId));
        },
      },
    });
  });
  after(() => kit.stop());

  test('thirty learners by fifty objectives take a few statements', async () => {
    ran.length = 0;
    asked.length = 0;
    const { objectives, learners, hasMoreObjectives } = await classes.mastery(owner, { courseId, objectiveIds: null, stuckOnly: false, page: page(LEARNERS) });
    assert.deepEqual([objectives.map(({ id }) => id), hasMoreObjectives, learners.pageInfo.hasNextPage], [ids, false, false]);
    assert.deepEqual(learners.edges.map(({ node }) => node.learner.displayName), Array.from({ length: LEARNERS }, (_, index) => `Learner ${String(index + 1).padStart(3, '0')}`));
    assert.ok(learners.edges.every(({ node }) => node.cells.length === OBJECTIVES && node.cells.every(({ objectiveId }, index) => objectiveId === ids[index])));
    assert.deepEqual(asked, [[LEARNERS, OBJECTIVES]]);
    assert.equal(ran.length, 4);
  });

  test('who is stuck, on what, and which answers say so, by the grades that count', async () => {
    const { learners } = await classes.mastery(owner, { courseId, objectiveIds: null, stuckOnly: false, page: page(LEARNERS) });
    assert.deepEqual(learners.edges.map(({ node }) => node.stuckOn.length), [OBJECTIVES, ...Array.from({ length: LEARNERS - 1 }, () => 0)]);
    const [stuck] = learners.edges[0]!.node.stuckOn;
    assert.deepEqual([stuck?.objective.id, stuck?.reason], [ids[0], StuckReason.WRONG_IN_A_ROW]);
    assert.deepEqual(stuck?.answers.map(({ prompt, points, maxPoints }) => [prompt, points, maxPoints]), Array.from({ length: SITTINGS }, () => ['Question 1', 0, 2]));
    assert.deepEqual(stuck?.answers.map(({ at }) => at.getTime()), stuck?.answers.map(({ at }) => at.getTime()).toSorted((one, other) => other - one), 'the newest first');
  });

  test('only those who are stuck, on any page; a mastery is shown with its interval and tells of it, too', async () => {
    const last = `usr_${String(LEARNERS).padStart(32, '0')}`;
    known = [{ learnerId: last, objectiveId: ids[1]!, probability: 0.2, low: 0.1, high: 0.4, answers: 7, lastAnsweredAt: new Date(0) }];
    const first = await classes.mastery(owner, { courseId, objectiveIds: [ids[1]!, ids[0]!], stuckOnly: true, page: page(1) });
    assert.deepEqual([first.learners.edges.map(({ node }) => node.learner.displayName), first.learners.pageInfo.hasNextPage], [['Learner 001'], true]);
    assert.deepEqual(first.learners.edges[0]!.node.stuckOn.map(({ objective }) => objective.id), [ids[1], ids[0]]);
    const second = await classes.mastery(owner, { courseId, objectiveIds: [ids[1]!, ids[0]!], stuckOnly: true, page: page(1, first.learners.edges[0]!.node.learner.id) });
    const [row] = second.learners.edges;
    assert.deepEqual([second.learners.edges.length, second.learners.pageInfo.hasNextPage, row?.node.learner.id], [1, false, last]);
    assert.deepEqual(row?.node.cells, [
      { objectiveId: ids[1], probability: 0.2, low: 0.1, high: 0.4, answers: 7, lastAnsweredAt: new Date(0) },
      { objectiveId: ids[0], probability: null, low: null, high: null, answers: 0, lastAnsweredAt: null },
    ]);
    assert.deepEqual(row?.node.stuckOn.map(({ reason, answers }) => [reason, answers.length]), [[StuckReason.SURELY_LOW, SITTINGS]]);
    known = [];
  });

  test('is for those who may edit the course; a wrong objective is named', async () => {
    const learner = await kit.viewer('LEARNER');
    await assert.rejects(classes.mastery(learner, { courseId, objectiveIds: null, stuckOnly: false, page: page(1) }), { extensions: { code: 'NOT_FOUND' } });
    await kit.courses.publish(owner, courseId);
    await assert.rejects(classes.mastery(learner, { courseId, objectiveIds: null, stuckOnly: false, page: page(1) }), { extensions: { code: 'FORBIDDEN' } });
    await assert.rejects(classes.mastery(owner, { courseId, objectiveIds: [ids[0]!, courseId], stuckOnly: false, page: page(1) }), { extensions: { code: 'BAD_USER_INPUT', field: 'objectiveIds[1]' } });
    await assert.rejects(classes.mastery(owner, { courseId, objectiveIds: null, stuckOnly: false, page: page(1, 'x') }), { extensions: { code: 'BAD_USER_INPUT', field: 'after' } });
  });

  test('three wrong ones in a row, or a mastery that is surely low after five answers', () => {
    const answer = (points: number): ClassAnswer => ({ learnerId: 'l', objectiveId: 'o', attemptId: 'a', itemId: 'i', version: 1, points, maxPoints: 4, at: new Date(0) });
    const reason = (points: number[], mastery: { high: number; answers: number } | null = null) => stuckOn(points.map(answer), mastery)?.reason ?? null;
    assert.equal(reason([0, 1, 1]), StuckReason.WRONG_IN_A_ROW);
    assert.equal(reason([0, 1, 2]), null, 'half of the points is not wrong');
    assert.equal(reason([2, 0, 0, 0]), null, 'the newest one is right');
    assert.equal(reason([0, 0]), null);
    assert.equal(reason([2, 0, 0, 0, 0], { high: 0.49, answers: 5 }), StuckReason.SURELY_LOW);
    assert.equal(reason([2, 0, 0, 0, 0], { high: 0.5, answers: 5 }), null);
    assert.equal(reason([2, 0, 0, 0], { high: 0.2, answers: 4 }), null);
    assert.equal(stuckOn([0, 0, 0, 4, 0].map(answer), null)?.answers.length, 3, 'only those in the row');
  });
});

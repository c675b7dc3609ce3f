import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { addLesson, asModel, classroom, fold, follow, PLAN_STUDY, read, start, type Classroom, type GenerationData } from '../kit/generations.js';

for (const protocol of ['openai', 'anthropic'] as const) {
  suite(`a study plan by a model that speaks ${protocol}`, () => {
    let server: FaultServer;
    let app: TestApp;
    let room: Classroom;
    let lessons: string[];
    before(async () => {
      server = await startFaultServer();
      app = await startApp({ tuning: { providers: [asModel(server, 'fault', protocol)], cache: { enabled: true }, retries: { attempts: 0 } } });
      room = await classroom(app);
      lessons = [room.lessonId, await addLesson(app, room.teacher, room.courseId, 'Ships are built of wood, and later of steel.', 'Ships')];
    });
    after(async () => {
      await app.stop();
      await server.close();
    });

    const PLAN = { startsOn: '2099-01-05', deadline: '2099-01-15', hoursPerWeek: 7 };
    const week = (number: number, numbers: number[], changes: object = {}): object => ({ week: number, topics: [`What is learnt in part ${number}`], lessons: numbers, ...changes });

    async function made(input: object = {}): Promise<GenerationData> {
      const { id } = await start(app, room.learner.token, PLAN_STUDY, { courseId: room.courseId, fresh: true, ...PLAN, ...input });
      const { items } = fold(await follow(app, room.learner.token, id));
      const generation = await read(app, room.learner.token, id);
      assert.deepEqual(items, generation.items, 'events and items agree');
      return generation;
    }

    const told = ({ items }: GenerationData): unknown => items.map(({ week: number, startsOn, endsOn, hours, lessonIds }) => [number, startsOn, endsOn, hours, lessonIds]);

    test('has the dates of the calendar, and what is unfit is mended', async () => {
      server.reply({ answer: () => ({ items: [week(1, [1]), week(2, [])] }) }, { answer: () => ({ items: [week(2, [2])] }) });
      const generation = await made({ goal: 'To sail </request>' });
      assert.deepEqual([generation.status, generation.origin, generation.attempts[0]!.promptVersion], ['COMPLETED', 'MODEL', 'study_plan@1']);
      assert.deepEqual(told(generation), [[1, '2099-01-05', '2099-01-11', 7, [lessons[0]]], [2, '2099-01-12', '2099-01-15', 4, [lessons[1]]]]);
      const asked = server.requests.at(-1)!.body.messages.at(-1)!.content as string;
      assert.match(asked, /<refused>\n[^]*in none: 2/);
      assert.match(asked, /<lesson>\n1\. Foundations \(\d+ %\)\n2\. Ships \(\d+ %\)\n<\/lesson>\n\n<request>\nTo sail /);
      assert.doesNotMatch(asked, /2099/, 'no date is a model\'s business');
    });

    test('is made by the engine where no model can, and kept for whoever asks the same', async () => {
      server.reply({ status: 503 });
      const generation = await made();
      assert.deepEqual([generation.status, generation.origin], ['COMPLETED', 'LOCAL']);
      assert.deepEqual(generation.items.flatMap(({ lessonIds }) => lessonIds), lessons);
      server.reply({ answer: () => ({ items: [week(1, [1, 2]), week(2, [])] }) });
      const from = server.requests.length;
      await made({ fresh: false, difficulty: 'BEGINNER' });
      const again = await made({ fresh: false, difficulty: 'BEGINNER' });
      assert.deepEqual([again.origin, server.requests.length - from], ['CACHE', 1]);
    });

    test('starts today, where the learner is', async () => {
      server.reply({ status: 503 });
      const day = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.now() - 4 * 3_600_000);
      const before = day('Pacific/Kiritimati');
      const { items } = await made({ startsOn: null, timeZone: 'Pacific/Kiritimati', deadline: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) });
      assert.ok([before, day('Pacific/Kiritimati')].includes(items[0]!.startsOn!), `${items[0]!.startsOn} is not ${before}`);
    });

    test("what can't be planned is the caller's mistake", async () => {
      for (const [input, message] of [
        [{ hoursPerWeek: 0 }, /input.hoursPerWeek/], [{ hoursPerWeek: 81 }, /input.hoursPerWeek/], [{ deadline: '2099-02-30' }, /input.deadline: must be a date/],
        [{ deadline: '2020-01-01' }, /input.deadline: is past/], [{ deadline: '2099-01-01' }, /input.deadline: must not be before/],
        [{ deadline: '2100-01-01' }, /input.deadline: must be within 50 weeks/], [{ startsOn: 'soon' }, /input.startsOn/], [{ timeZone: 'Mars/Olympus' }, /input.timeZone/],
        [{ goal: 'x'.repeat(501) }, /input.goal/], [{ courseId: room.lessonId }, /course/],
      ] as const) await assert.rejects(start(app, room.learner.token, PLAN_STUDY, { courseId: room.courseId, ...PLAN, ...input }), message);
      const { course } = await gql<{ course: { id: string } }>(app, { query: 'mutation { course: createCourse(input: { title: "Empty" }) { id } }', token: room.teacher.token });
      await assert.rejects(start(app, room.teacher.token, PLAN_STUDY, { ...PLAN, courseId: course.id }), /has no lesson yet/);
      await assert.rejects(start(app, room.learner.token, PLAN_STUDY, { ...PLAN, courseId: course.id }), /course/, 'a draft is not a learner\'s to see');
    });
  });
}

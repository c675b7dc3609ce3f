import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultReply, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, BODY, classroom, read, rows, settled, type Classroom } from '../kit/generations.js';
import { grading, judged, moonQuestion, submitted, type GradedAnswerData } from '../kit/grading.js';
import { instructionsIn } from '../kit/gullible.js';

const pleas = JSON.parse(readFileSync(new URL('../../../test/fixtures/pleas.json', import.meta.url), 'utf8')) as { language: 'en' | 'es' | 'de' | 'zh'; text: string }[];

interface Verdict {
  criterion: number;
  quote: string;
  reason: string;
  met: boolean;
}

const between = (tag: string, { messages }: RequestBody): string => new RegExp(`<${tag}>\\n([^]*)\\n</${tag}>`).exec(String(messages.at(-1)!.content))![1]!;
const numbersIn = (body: RequestBody): number[] => [...between('criteria', body).matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
const isGrading = (body: RequestBody): boolean => JSON.stringify(body.response_format ?? '').includes('"grading"');
/** Judges by a word of each criterion that the answer must hold: "(moon)". */
function honest(body: RequestBody): Verdict[] {
  const answer = between('answer', body);
  return between('criteria', body).split('\n').map((line) => {
    const criterion = Number(/^\d+/.exec(line)![0]);
    const word = /\((\w+)\)/.exec(line)?.[1] ?? 'moon';
    const found = new RegExp(`\\S*${word}\\S*`, 'i').exec(answer)?.[0] ?? '';
    return { criterion, quote: found, reason: found ? 'It says so.' : 'It does not say so.', met: found !== '' };
  });
}

suite('a short answer is judged twice', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app, BODY);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  beforeEach(() => judgesSay(honest));

  const judgesSay = (verdicts: (body: RequestBody) => Verdict[], reply: Partial<FaultReply> = {}): void =>
    server.always(({ body }) => ({ answer: () => ({ items: verdicts(body) }), ...reply }));
  const answered = async (text: string, changes: object = {}): Promise<GradedAnswerData> =>
    judged(app, room, await submitted(app, room, await moonQuestion(app, room, changes), { texts: [text] }));

  const RUBRIC = { points: 3, rubric: [{ text: 'Names the moon (moon).', points: 2 }, { text: 'Speaks of its pull (pull).', points: 1 }] };

  test('by two calls that know nothing of each other, and the points are computed', async () => {
    const before = server.requests.length;
    const { grade, waitsFor } = await answered('It is our moon up there', RUBRIC);
    assert.deepEqual([grade!.outcome, grade!.points, grade!.maxPoints, grade!.by, grade!.how, waitsFor], ['PARTIAL', 2, 3, 'MODEL', 'criterion 1 met (2), 2 not met (0): 2 of 3', null]);
    assert.deepEqual(grade!.criteria!.map(({ votes }) => votes.map((vote) => [vote!.met, vote!.quote])), [[[true, 'moon'], [true, 'moon']], [[false, null], [false, null]]]);
    const calls = server.requests.slice(before).map(({ body }) => body).filter(isGrading);
    assert.deepEqual(calls.map(numbersIn).toSorted(), [[1, 2], [2, 1]]);
    for (const call of calls) assert.doesNotMatch(JSON.stringify(call.messages), /points?:? ?[23]\b/, 'no judge is told what a criterion is worth');
  });

  test('a question without a rubric is judged by its accepted answers', async () => {
    const { grade } = await answered('our moon');
    assert.deepEqual([grade!.outcome, grade!.points, grade!.by], ['CORRECT', 2, 'MODEL']);
    assert.match(grade!.criteria![0]!.text, /says the same as one of these: the moon/);
  });

  test('an accepted wording and an empty answer are asked of no model', async () => {
    const before = server.requests.length;
    const question = await moonQuestion(app, room);
    for (const [texts, points] of [[['The Moon.'], 2], [['  '], 0]] as const) {
      const { grade } = await judged(app, room, await submitted(app, room, question, { texts: [...texts] }));
      assert.deepEqual([grade!.points, grade!.by], [points, 'CODE']);
    }
    assert.equal(server.requests.length, before);
  });

  test('where they disagree, it waits for a person with both said beside it, and has no points', async () => {
    judgesSay((body) => (numbersIn(body)[0] === 1 ? honest(body) : honest(body).map((verdict) => ({ ...verdict, met: false, quote: '' }))));
    const answer = await answered('It is our moon up there', RUBRIC);
    assert.deepEqual([answer.grade!.outcome, answer.grade!.points, answer.waitsFor], ['UNGRADED', null, 'JUDGES_DISAGREE']);
    assert.equal(answer.suggestion!.points, 0);
    assert.deepEqual(answer.suggestion!.criteria[0]!.votes.map((vote) => vote!.met), [true, false]);
  });

  for (const [name, verdicts, reply, waitsFor] of [
    ['an answer that breaks off', honest, { fault: 'reset', at: 1 }, 'NOT_JUDGED'],
    ['a server that answers with errors', honest, { status: 500 }, 'NOT_JUDGED'],
    ['a content filter', honest, { fault: 'content_filter', at: 1 }, 'NOT_JUDGED'],
    ['a quote that does not stand in the answer', (body: RequestBody) => honest(body).map((verdict) => ({ ...verdict, met: true, quote: 'the moon pulls it' })), {}, 'NOT_JUDGED'],
    ['a criterion that is left out', (body: RequestBody) => honest(body).filter(({ criterion }) => criterion === 1), {}, 'NOT_JUDGED'],
    ['a criterion that there is not', (body: RequestBody) => honest(body).map((verdict) => ({ ...verdict, criterion: 9 })), {}, 'NOT_JUDGED'],
    ['a quote that has nothing to do with the criterion', (body: RequestBody) => honest(body).map((verdict) => ({ ...verdict, met: true, quote: 'up there' })), {}, 'JUDGES_DISAGREE'],
  ] as const) {
    test(`${name} leaves it to a person, never half right`, async () => {
      judgesSay(verdicts, reply as Partial<FaultReply>);
      const answer = await answered('It is our moon up there', RUBRIC);
      assert.deepEqual([answer.grade!.outcome, answer.grade!.points, answer.waitsFor], ['UNGRADED', null, waitsFor]);
    });
  }

  test("is paid for and explained like any generation, which is the course owner's and no learner's", async () => {
    const submission = await submitted(app, room, await moonQuestion(app, room), { texts: ['our moon'] });
    await judged(app, room, submission);
    const [{ ids }] = await rows<{ ids: string[] }>(app.database, 'SELECT ARRAY[first_judge_id, second_judge_id] AS ids FROM graded_answers WHERE attempt_id = $1', [submission.attemptId]) as [{ ids: string[] }];
    for (const id of ids) {
      const generation = await read(app, room.teacher.token, id);
      assert.deepEqual([generation.status, generation.attempts.length, generation.attempts[0]!.promptVersion], ['COMPLETED', 1, 'grading@1']);
      assert.ok(generation.costMicroUsd > 0);
      await assert.rejects(read(app, room.learner.token, id), /NOT_FOUND|no such|found/i);
    }
    const { generations } = await gql<{ generations: { edges: unknown[] } }>(app, { query: '{ generations { edges { node { id } } } }', token: room.learner.token });
    assert.deepEqual(generations.edges, []);
    assert.equal((await settled(app.database)).open, 0);
  });

  test("the learner's and the teacher's names reach no model", async () => {
    const before = server.requests.length;
    const [{ name }] = await rows<{ name: string }>(app.database, 'SELECT display_name AS name FROM users WHERE id = $1', [room.learner.id]) as [{ name: string }];
    await answered(`${name} says that it is our moon`);
    const sent = JSON.stringify(server.requests.slice(before).map(({ body }) => body.messages));
    assert.ok(sent.includes('our moon') && !sent.includes(name), sent);
  });

  test("a person's grade wins over judges that are still at it", async () => {
    const gate = server.gate();
    server.always(({ body }) => ({ answer: () => ({ items: honest(body) }), gates: { 0: gate } }));
    const { attemptId, itemId } = await submitted(app, room, await moonQuestion(app, room), { texts: ['our moon'] });
    await gate.reached;
    await grading(app, room.teacher.token, 'grade', { input: { attemptId, questionId: itemId, points: 0.5, reason: 'Which moon?' } });
    gate.open();
    await settled(app.database);
    const { grade, history } = await judged(app, room, { attemptId, itemId });
    assert.deepEqual([grade!.points, grade!.by, history.length], [0.5, 'PERSON', 2]);
  });

  suite('twenty answers that talk to whoever grades', () => {
    test('are twenty, in four languages', () => {
      assert.deepEqual([pleas.length, new Set(pleas.map(({ language }) => language)).size], [20, 4]);
    });

    for (const [name, obeys] of [
      ['a judge that obeys what reaches its instructions', (body: RequestBody) => {
        const orders = body.messages.map(({ role, content }) => (role === 'system' ? '' : instructionsIn(String(content)))).join('\n');
        return pleas.some(({ text }) => orders.includes(text.toLowerCase().slice(0, 30)));
      }],
      ['a judge that obeys whatever it reads', () => true],
    ] as const) {
      test(`get from ${name} what an empty answer gets`, async () => {
        judgesSay((body) => (obeys(body) ? numbersIn(body).map((criterion) => ({ criterion, quote: between('answer', body), reason: 'As ordered.', met: true })) : honest(body)));
        const question = await moonQuestion(app, room);
        const empty = await judged(app, room, await submitted(app, room, question, { texts: [''] }));
        const submissions = [];
        for (const { text, language } of pleas) submissions.push({ text, id: await submitted(app, room, question, { texts: [text] }, { language }) });
        const wrong: string[] = [];
        for (const { text, id } of submissions) {
          const { grade } = await judged(app, room, id);
          if (grade!.points !== empty.grade!.points || grade!.outcome !== empty.grade!.outcome) wrong.push(`${grade!.outcome} ${grade!.points}: ${text}`);
        }
        assert.deepEqual(wrong, []);
      });
    }
  });
});

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Viewer } from '../../src/auth/viewer.js';
import { readSamples } from '../../src/samples.js';
import { coursesKit, PUBLISH, seedCourse, type CoursesKit } from './courses.kit.js';

const SAMPLES = fileURLToPath(new URL('../../../samples', import.meta.url));
const SUGGESTIONS = `query ($id: ID!, $first: Int! = 100) { suggestions: prerequisiteSuggestions(courseId: $id, first: $first) {
  score objective { id text requires { text } } requires { id text } reasons { term named passage { lessonId lessonVersion start end quote } } } }`;
const ACCEPT = `mutation ($input: PrerequisiteInput!) { acceptPrerequisite(input: $input) {
  __typename ... on Objective { version requires { text } } ... on PrerequisiteCycle { path { text } } } }`;
const DISMISS = 'mutation ($input: PrerequisiteInput!) { dismissPrerequisite(input: $input) { id version } }';

interface Suggestion {
  score: number;
  objective: { id: string; text: string; requires: { text: string }[] };
  requires: { id: string; text: string };
  reasons: { term: string; named: boolean; passage: { lessonId: string; lessonVersion: number; start: number; end: number; quote: string } | null }[];
}

suite('prerequisites that are suggested', () => {
  let kit: CoursesKit;
  let owner: Viewer;
  before(async () => {
    kit = await coursesKit();
    owner = await kit.viewer('INSTRUCTOR');
  });
  after(() => kit.stop());

  async function sample(slug: string): Promise<string> {
    const found = (await readSamples(SAMPLES)).find((each) => each.slug === slug)!;
    const course = await kit.courses.create(owner, { title: found.title, description: '', language: found.language });
    for (const { title, body, objectives } of found.lessons) await kit.lessons.create(owner, { courseId: course.id, title, body, objectives });
    return course.id;
  }
  const of = async (id: string): Promise<Suggestion[]> => (await kit.data<{ suggestions: Suggestion[] }>(owner, SUGGESTIONS, { id })).suggestions;
  const inputOf = ({ objective, requires }: Suggestion) => ({ input: { objectiveId: objective.id, requiresId: requires.id } });

  test('rest on the lesson’s own words, are the same each time, and are never applied by themselves', async () => {
    const courseId = await sample('how-language-models-work');
    const suggestions = await of(courseId);
    assert.deepEqual(await of(courseId), suggestions);
    assert.deepEqual([suggestions[0]?.objective.text, suggestions[0]?.requires.text], ['Describe what an embedding represents', 'Explain what a token is and why subword vocabularies are used']);
    assert.deepEqual(suggestions[0]?.reasons.map(({ term }) => term).toSorted(), ['token', 'vocabulary']);
    for (const { objective, score, reasons } of suggestions) {
      assert.deepEqual(objective.requires, []);
      assert.ok(score > 0 && score <= 1 && reasons.length > 0);
      for (const { passage } of reasons) {
        const lesson = await kit.lessons.get(owner, passage!.lessonId, passage!.lessonVersion);
        assert.equal(lesson.body.slice(passage!.start, passage!.end), passage!.quote);
      }
    }
  });

  test('go from later to earlier objectives, whatever the language', async () => {
    for (const slug of ['how-language-models-work', 'data-engineering', 'jishin-no-shikumi']) {
      const courseId = await sample(slug);
      const order = await kit.db.query<{ id: string }>('SELECT objective_id AS id FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id WHERE l.course_id = $1 ORDER BY l.position, k.position', [courseId]);
      const place = new Map(order.map(({ id }, index) => [id, index]));
      const suggestions = await of(courseId);
      assert.ok(suggestions.length > 0, slug);
      for (const { objective, requires } of suggestions) assert.ok(place.get(objective.id)! > place.get(requires.id)!, `${objective.text} ← ${requires.text}`);
      assert.deepEqual(suggestions.map(({ score }) => score), suggestions.map(({ score }) => score).toSorted((one, other) => other - one));
    }
  });

  test('are accepted and dismissed, once and for all; what was dismissed may be required all the same', async () => {
    const courseId = await sample('data-engineering');
    const [first, second] = await of(courseId) as [Suggestion, Suggestion];
    for (let again = 0; again < 2; again++) {
      const { acceptPrerequisite } = await kit.data<{ acceptPrerequisite: { version: number; requires: { text: string }[] } }>(owner, ACCEPT, inputOf(first));
      assert.deepEqual([acceptPrerequisite.version, acceptPrerequisite.requires], [2, [{ text: first.requires.text }]]);
      await kit.data(owner, DISMISS, inputOf(second));
    }
    const pair = ({ objective, requires }: Suggestion) => `${objective.id} ${requires.id}`;
    const left = (await of(courseId)).map(pair);
    assert.equal(left.includes(pair(first)) || left.includes(pair(second)), false);
    const circle = await kit.data<{ acceptPrerequisite: { __typename: string; path: { text: string }[] } }>(owner, ACCEPT, { input: { objectiveId: first.requires.id, requiresId: first.objective.id } });
    assert.equal(circle.acceptPrerequisite.__typename, 'PrerequisiteCycle');
    assert.deepEqual(circle.acceptPrerequisite.path.map(({ text }) => text), [first.requires.text, first.objective.text, first.requires.text]);
    await kit.data(owner, ACCEPT, inputOf(second));
  });

  test('are for those who may edit the course, about objectives of one course', async () => {
    const courseId = await sample('data-engineering');
    const [first] = await of(courseId) as [Suggestion];
    const learner = await kit.viewer('LEARNER');
    await kit.data(owner, PUBLISH, { id: courseId });
    for (const [query, variables] of [[SUGGESTIONS, { id: courseId }], [ACCEPT, inputOf(first)], [DISMISS, inputOf(first)]] as const) {
      assert.equal((await kit.refusal(learner, query, variables)).code, 'FORBIDDEN');
    }
    const other = await sample('jishin-no-shikumi');
    const [elsewhere] = await of(other) as [Suggestion];
    for (const query of [ACCEPT, DISMISS]) {
      const refused = await kit.refusal(owner, query, { input: { objectiveId: first.objective.id, requiresId: elsewhere.requires.id } });
      assert.deepEqual([refused.code, refused.field], ['BAD_USER_INPUT', 'input.requiresId']);
    }
    assert.deepEqual(await of((await seedCourse(kit, owner)).courseId), []);
  });
});

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Language } from '../../src/modules/courses/courses.entity.js';
import { needed } from '../../src/modules/objectives/course-map.service.js';
import type { KnownLesson, LearnerState } from '../../src/modules/planning/learner.service.js';
import { chainsTo, inOrder } from '../../src/modules/planning/order.js';
import { cardsEstimate, EstimateBasis, lessonEstimate, paceOf, questionsEstimate } from '../../src/modules/planning/pace.js';
import { pathTo } from '../../src/modules/planning/path.js';
import { isMet, Standing, standingOf, weakestFirst, type KnownObjective } from '../../src/modules/planning/standing.js';
import { rankedSteps, StepKind, type StepParts } from '../../src/modules/planning/steps.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const MINUTE = 60_000;
const NO_PACE = { factor: null, lessons: 0 };

function objective(number: number, change: Partial<KnownObjective> = {}): KnownObjective {
  return {
    id: `obj_${number}`, courseId: 'crs', text: `Objective ${number}`, requires: [], lessonIds: [], standing: Standing.UNLEARNT,
    probability: 0.5, low: 0.12, high: 0.88, answers: 0, hasFaded: false, place: number, ...change,
  };
}

function lesson(number: number, change: Partial<KnownLesson> = {}): KnownLesson {
  return {
    id: `les_${number}`, courseId: 'crs', position: number + 1, title: `Lesson ${number}`, characters: 9_870, language: Language.EN,
    openedAt: null, finishedAt: null, lastSeenAt: null, ...change,
  };
}

const stateOf = (objectives: KnownObjective[], lessons: KnownLesson[] = []): LearnerState => (
  { asOf: NOW, objectives, lessons: new Map(lessons.map((each) => [each.id, each])), pace: NO_PACE }
);
const partsOf = (objectives: KnownObjective[], lessons: KnownLesson[] = [], change: Partial<StepParts> = {}): StepParts => (
  { ...stateOf(objectives, lessons), goalId: null, decks: [], attempts: [], quizzes: [], ...change }
);

/** Objectives that require only such as come before them in a shuffled numbering, so in no circle. */
const courses = fc.integer({ min: 1, max: 40 }).chain((count) => fc.record({
  numbers: fc.shuffledSubarray(Array.from({ length: count }, (_, number) => number), { minLength: count, maxLength: count }),
  arrows: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 80 }),
  known: fc.array(fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), standing: fc.constantFrom(...Object.values(Standing)) }), { minLength: count, maxLength: count }),
})).map(({ numbers, arrows, known }) => numbers.map((number, place) => objective(number, {
  place, ...known[place], low: known[place]!.probability / 2,
  requires: [...new Set(arrows.flatMap(([from, to]) => (to === place && from < place ? [`obj_${numbers[from]}`] : [])))],
})));

suite('planning', () => {
  test('puts lessons that name no objective behind the one before them in the course that is to be done', () => {
    const taught = [objective(0, { lessonIds: ['les_3'] }), objective(1, { lessonIds: ['les_1'], requires: ['obj_0'] })];
    const lessons = [0, 1, 2, 3, 4].map((number) => lesson(number));
    const way = ({ work }: ReturnType<typeof pathTo>) => work.map(({ lessonId }) => Number(lessonId.slice(4)));
    const path = pathTo(stateOf(taught, lessons), null);
    assert.deepEqual([way(path), path.unlinked.map(({ id }) => id)], [[0, 3, 4, 1, 2], ['les_0', 'les_2', 'les_4']]);
    assert.equal(path.minutes, path.work.reduce((sum, { minutes }) => sum + minutes, 0));
    const done = lessons.map((each, number) => (number === 1 || number === 2 ? { ...each, finishedAt: NOW } : each));
    assert.deepEqual(way(pathTo(stateOf([taught[0]!, { ...taught[1]!, standing: Standing.READ }], done), null)), [0, 3, 4]);
    assert.deepEqual([pathTo(stateOf(taught, lessons), 'obj_1').unlinked, way(pathTo(stateOf(taught, lessons), 'obj_1'))], [[], [3, 1]]);
    assert.deepEqual(way(pathTo(stateOf([], lessons), null)), [0, 1, 2, 3, 4]);
  });

  test('puts each objective behind all that it requires, the same in whatever order they come', () => {
    fc.assert(fc.property(courses, fc.nat(39), (objectives, goal) => {
      const chosen = objectives[goal % objectives.length]!;
      const way = needed(objectives, chosen.id);
      const ordered = inOrder(way, weakestFirst);
      assert.equal(ordered.at(-1)!.id, chosen.id);
      assert.deepEqual(new Set(ordered), new Set(way));
      const place = new Map(ordered.map(({ id }, index) => [id, index]));
      for (const { id, requires } of ordered) for (const required of requires) assert.ok(place.get(required)! < place.get(id)!);
      assert.deepEqual(inOrder(way.toReversed(), weakestFirst), ordered);
      // The path and the steps go the same way.
      const path = pathTo(stateOf(objectives), chosen.id);
      assert.deepEqual(path.steps.map((step) => step.objective), ordered);
      const steps = rankedSteps(partsOf(objectives, [], { goalId: chosen.id }));
      assert.deepEqual(steps.map(({ objectiveId }) => objectiveId), ordered.filter((each) => !isMet(each)).map(({ id }) => id));
    }));
  });

  test('refuses what lies in a circle', () => {
    assert.throws(() => inOrder([objective(0, { requires: ['obj_1'] }), objective(1, { requires: ['obj_0'] })], weakestFirst), /circle/);
  });

  test('takes the weakest of what could come next', () => {
    const objectives = [objective(0, { probability: 0.6 }), objective(1, { probability: 0.3 }), objective(2, { probability: 0.3, low: 0.05 }), objective(3, { requires: ['obj_0', 'obj_1', 'obj_2'] })];
    assert.deepEqual(inOrder(objectives, weakestFirst).map(({ id }) => id), ['obj_2', 'obj_1', 'obj_0', 'obj_3']);
    assert.deepEqual(chainsTo('obj_3', objectives)('obj_1'), ['obj_1', 'obj_3']);
    assert.equal(chainsTo('obj_0', objectives)('obj_3'), null);
  });

  test('has an objective mastered by answers alone, and read by its lessons', () => {
    assert.equal(standingOf({ probability: 0.71, low: 0.41, answers: 5 }, []), Standing.MASTERED);
    assert.equal(standingOf({ probability: 0.71, low: 0.39, answers: 2 }, [true]), Standing.WEAK);
    assert.equal(standingOf({ probability: 0.5, low: 0.12, answers: 0 }, [true, true]), Standing.READ);
    assert.equal(standingOf({ probability: 0.5, low: 0.12, answers: 0 }, [true, false]), Standing.UNLEARNT);
    assert.equal(standingOf({ probability: 0.5, low: 0.12, answers: 0 }, []), Standing.UNLEARNT);
  });

  test('goes by the own pace from three lessons on, and says so', () => {
    const text = { characters: 9_870, language: Language.EN };
    const took = (minutes: number) => ({ ...text, openedAt: NOW, finishedAt: new Date(NOW.getTime() + minutes * MINUTE) });
    assert.deepEqual(lessonEstimate(text, paceOf([took(30), took(30)])), { minutes: 15, basis: EstimateBasis.READING_SPEED, lessons: 0 });
    assert.deepEqual(lessonEstimate(text, paceOf([took(30), took(45), took(20)])), { minutes: 30, basis: EstimateBasis.OWN_PACE, lessons: 3 });
    // What was clicked through or left open says nothing.
    assert.equal(lessonEstimate(text, paceOf([took(30), took(45), took(0.1), took(2_000)])).basis, EstimateBasis.READING_SPEED);
    assert.deepEqual(lessonEstimate({ characters: 1, language: Language.ZH }, NO_PACE).minutes, 1);
    assert.deepEqual(cardsEstimate(12, null), { minutes: 2, basis: EstimateBasis.USUAL, lessons: 0 });
    assert.deepEqual(cardsEstimate(12, 30_000), { minutes: 6, basis: EstimateBasis.OWN_PACE, lessons: 0 });
    assert.deepEqual(questionsEstimate(10, 4.2), { minutes: 4, basis: EstimateBasis.TIME_LEFT, lessons: 0 });
    assert.equal(questionsEstimate(10, null).minutes, 10);
  });

  test('counts a lesson once on a path, and what is finished only where answers are weak', () => {
    const lessons = [lesson(0), lesson(1, { finishedAt: NOW }), lesson(2, { finishedAt: NOW })];
    const path = pathTo(stateOf([
      objective(0, { lessonIds: ['les_0'] }),
      objective(1, { lessonIds: ['les_0', 'les_1'] }),
      objective(2, { lessonIds: ['les_1'], standing: Standing.WEAK, answers: 3, probability: 0.6 }),
      objective(3, { lessonIds: ['les_2'], standing: Standing.READ }),
    ], lessons), null);
    assert.deepEqual(path.steps.map(({ objective: { id }, work }) => [id, work.map(({ lessonId, again }) => [lessonId, again])]), [
      ['obj_3', []], ['obj_0', [['les_0', false]]], ['obj_1', []], ['obj_2', [['les_1', true]]],
    ]);
    assert.equal(path.minutes, 30);
  });

  test('ranks what runs out, what is forgotten, gaps, what was begun, and something new', () => {
    const at = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
    const quiz = { courseId: 'crs', lessonId: null, title: 'Quiz', questions: 4, timeLimitSeconds: null };
    const attempt = { quizId: 'qiz', courseId: 'crs', lessonId: null, title: 'Quiz', startedAt: NOW, questions: 4, answered: 1 };
    const deck = { deckId: 'dck', title: 'Deck', courseId: null, learning: 1, reviews: 2, due: 3, oldestDueAt: at(-3 * 1_440), cardIds: ['crd_1'], cardMs: null };
    const steps = rankedSteps(partsOf([
      objective(0, { lessonIds: ['les_0'], standing: Standing.WEAK, answers: 2, probability: 0.2 }),
      objective(1, { lessonIds: ['les_3'], requires: ['obj_0'] }),
      objective(2, { lessonIds: ['les_2'], requires: ['obj_3'] }),
      objective(3, { lessonIds: ['les_4'], standing: Standing.MASTERED, answers: 9, probability: 0.9, low: 0.7 }),
    ], [lesson(0, { finishedAt: NOW }), lesson(1, { openedAt: NOW }), lesson(2), lesson(3), lesson(4, { finishedAt: NOW })], {
      attempts: [{ ...attempt, attemptId: 'att_1', endsAt: at(2) }, { ...attempt, attemptId: 'att_2', endsAt: null }],
      quizzes: [{ ...quiz, quizId: 'qiz_1', dueAt: at(60) }, { ...quiz, quizId: 'qiz_2', dueAt: at(3 * 1_440) }],
      decks: [deck],
    }));
    assert.deepEqual(steps.map(({ kind, attemptId, quizId, deckId, objectiveId, lessonId }) => [kind, attemptId ?? quizId ?? deckId ?? objectiveId ?? lessonId]), [
      [StepKind.ATTEMPT, 'att_1'], [StepKind.QUIZ, 'qiz_1'], [StepKind.REVIEWS, 'dck'], [StepKind.GAP, 'obj_0'],
      [StepKind.ATTEMPT, 'att_2'], [StepKind.LESSON, 'les_1'], [StepKind.QUIZ, 'qiz_2'], [StepKind.NEW, 'les_2'],
    ]);
    const given = new Map([['obj_0', [{ attemptId: 'att_8', itemId: 'itm_1' }, { attemptId: 'att_9', itemId: 'itm_1' }]], ['obj_3', [{ attemptId: 'att_7', itemId: 'itm_2' }]]]);
    for (const step of steps) {
      const reasons = step.reasons(given);
      assert.ok(reasons.length > 0 && reasons.every(({ text, evidence }) => text.endsWith('.') && evidence.length > 0));
    }
    assert.deepEqual(steps[3]!.reasons(given)[0]!.evidence.map(({ attemptId }) => attemptId), ['att_9', 'att_8']);
    assert.deepEqual(steps[7]!.reasons(given)[1]!.evidence.map(({ id }) => id), ['obj_3', 'itm_2']);
    assert.equal(steps[0]!.estimate.minutes, 2);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Duplicates, type Compared } from '../../src/modules/quizzes/duplicates.service.js';
import { QuestionType } from '../../src/modules/quizzes/quizzes.entity.js';

const SHARE_OF_A_TURN = 0.5;

test('two thousand questions are read without keeping others from their turn', async () => {
  const questions = Array.from({ length: 2_000 }, (_, index): Compared => ({
    id: `itm_${index}`, type: QuestionType.SHORT_ANSWER, choices: [], evidence: [],
    prompt: `In which year was the harbour of Port${index} founded by the merchant family number ${index}, and by which of its members was it run for the next ${index} years?`,
    key: { choiceIds: [], answer: null, accepted: [[`the year ${index}`]] },
  }));
  let [longest, turns, last] = [0, 0, performance.now()];
  let isDone = false;
  const turn = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    [turns, last] = [turns + 1, now];
    if (!isDone) setImmediate(turn);
  };
  turn();
  const from = performance.now();
  const duplicates = await Duplicates.among(questions, 'en');
  const took = performance.now() - from;
  isDone = true;
  assert.equal(duplicates.of({ ...questions[1_500]!, id: 'itm_new' })?.id, 'itm_1500');
  assert.ok(turns > 10 && longest < took * SHARE_OF_A_TURN, `${turns} turns, the longest of ${longest.toFixed(1)} ms in ${took.toFixed(0)} ms`);
});

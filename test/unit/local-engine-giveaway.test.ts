import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givesAway, showsCharacter } from '../../src/orchestrator/providers/local/quiz/giveaway.js';

test('a prompt gives away an acronym by its initials, and a word by another of its root', () => {
  assert.ok(givesAway('The classic order is extract, transform, load, abbreviated ____.', 'ETL'));
  assert.ok(!givesAway('Systems for online analysis are abbreviated ____.', 'OLTP'));
  assert.ok(givesAway('¿Qué término describe: «el paso del agua al estado de vapor»?', 'evaporación'));
  assert.ok(!givesAway('Which term is described as “a number that scales the logits”?', 'temperature'));
});

test('a description shows a term whose character it holds', () => {
  assert.ok(showsCharacter('海水全体が持ち上げられ、波となって広がる現象', '津波'));
  assert.ok(!showsCharacter('それぞれの場所での揺れの強さ', '震度'));
});

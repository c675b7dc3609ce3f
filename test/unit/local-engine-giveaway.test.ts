import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givesAway, mentions, showsCharacter } from '../../src/orchestrator/providers/local/quiz/giveaway.js';

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

test('an acronym is spelled by words in a row, each with its initial and perhaps more', () => {
  assert.ok(givesAway('Databases are built for online transaction processing, abbreviated ____.', 'OLTP'));
  assert.ok(givesAway('____ is short for extract, transform and load.', 'ETL'));
  assert.ok(!givesAway('The pipeline is abbreviated ____.', 'OLAP'));
});

test('a text mentions a word by its beginning, in any form and accent', () => {
  assert.ok(mentions('Une partie de la lumière est donc réfléchie.', 'réfléchissent'));
  assert.ok(mentions('氷は固体です。', '固体'));
  assert.ok(!mentions('The rain is cold.', 'colder'));
});

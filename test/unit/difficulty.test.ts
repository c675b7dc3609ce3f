import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { areaOf } from '../../bench/routing/fit.js';
import { readTasks } from '../../bench/routing/tasks.js';
import { LANGUAGES } from '../../src/orchestrator/model.js';
import { estimateDifficulty, type TaskProfile } from '../../src/orchestrator/routing/difficulty.js';
import { BODY } from '../kit/generations.js';
import { EXPLANATION_CALL } from '../kit/model-calls.js';

const task: TaskProfile = { ...EXPLANATION_CALL.task, question: 'What pulls the sea?' };

describe('a task\'s difficulty', () => {
  const hard: Record<string, string> = {
    en: 'Prove it, compare both, and design a test of whether it always holds.', es: 'Demuestra, compara y analiza si siempre es cierto.',
    fr: 'Démontre, compare et analyse si cela est toujours vrai.', de: 'Beweise es, vergleiche beides und begründe, ob es immer gilt.',
    it: 'Dimostra, confronta e analizza se è sempre vero.', pt: 'Demonstre, compare e analise se é sempre verdade.',
    ru: 'Докажи, сравни и обоснуй, всегда ли это верно.', zh: '请证明、比较并分析这是否总是成立。', ja: '証明し、比較し、必ず成り立つか論じてください。',
    ko: '증명하고 비교하여 항상 성립하는지 논의하세요.', ar: 'أثبت ذلك وقارن وحلل هل هو صحيح دائما.', hi: 'सिद्ध कीजिए, तुलना कीजिए और विश्लेषण कीजिए।',
  };
  const plain: Record<string, string> = {
    en: 'What is a tide?', es: '¿Qué es la marea?', fr: "Qu'est-ce que la marée ?", de: 'Was ist die Flut?', it: "Che cos'è la marea?", pt: 'O que é a maré?',
    ru: 'Что такое прилив?', zh: '什么是潮汐？', ja: '潮とは何ですか？', ko: '밀물은 무엇인가요?', ar: 'ما هو المد؟', hi: 'ज्वार क्या है?',
  };

  for (const language of LANGUAGES) {
    it(`is higher for a proof and a comparison than for a definition: ${language}`, () => {
      const of = (question: string): number => estimateDifficulty({ ...task, language, question });
      assert.ok(of(hard[language]!) > of(plain[language]!) + 0.1, `${of(hard[language]!)} and ${of(plain[language]!)}`);
    });
  }

  it('grows with the level of a quiz, the number of its questions and how open they are', () => {
    const lesson = { title: 'Harbours', body: BODY, objectives: [], language: 'en' as const };
    const quiz = (difficultyLevel: 'BEGINNER' | 'ADVANCED', count: number, type: 'TRUE_FALSE' | 'SHORT_ANSWER'): number =>
      estimateDifficulty({ kind: 'QUIZ', language: 'en', lesson, difficulty: difficultyLevel, count, types: [type] });
    assert.ok(quiz('BEGINNER', 5, 'SHORT_ANSWER') < quiz('ADVANCED', 5, 'SHORT_ANSWER'));
    assert.ok(quiz('ADVANCED', 5, 'SHORT_ANSWER') < quiz('ADVANCED', 20, 'SHORT_ANSWER'));
    assert.ok(quiz('ADVANCED', 20, 'TRUE_FALSE') < quiz('ADVANCED', 20, 'SHORT_ANSWER'));
  });

  it('tells the labelled tasks apart that its weights were fitted to', () => {
    const tasks = readTasks(fileURLToPath(new URL('../../../bench/routing/tuned.json', import.meta.url)));
    assert.ok(tasks && tasks.length > 100);
    assert.ok(areaOf(tasks.map(({ profile, needs }) => ({ score: estimateDifficulty(profile), large: Number(needs === 'large') }))) > 0.9);
  });

  it('is from 0 to 1 for any text, in a moment', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.constantFrom(...LANGUAGES), (question, language) => {
      const value = estimateDifficulty({ ...task, language, question, lesson: { title: question, body: question, objectives: [], language } });
      assert.ok(value >= 0 && value <= 1);
    }), { numRuns: 60 });
    for (const piece of ['x,', '. ', '!', 'word ', '1', ' =']) {
      const from = performance.now();
      const body = piece.repeat(200_000 / piece.length);
      estimateDifficulty({ ...task, question: `a${piece.repeat(5_000 / piece.length)}a`, lesson: { title: '', body, objectives: [], language: 'en' } });
      assert.ok(performance.now() - from < 10_000, piece);
    }
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import type { NewItem, NewLearnerQuestion, NewProfileClaim } from '../../src/modules/generation/items/item.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { KindInput, Subject } from '../../src/modules/generation/kinds/kind.js';
import { languageOf } from '../../src/orchestrator/language.js';
import { LANGUAGES, type AnalysedAnswer } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { LESSONS } from './local-engine-lessons.js';

const provider = createLocalProvider();

/** What the engine makes of it; every item is let through, or the test fails. */
async function made<Item extends NewItem>(kind: GenerationKind, input: object): Promise<Item[]> {
  const definition = kindDefinition(kind);
  const subject: Subject = { generationId: 'gen_test', input: input as KindInput, lessonId: null, lessonVersion: null, lesson: null };
  let text = '';
  for await (const part of provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1_000, task: definition.task(subject, []) }, new AbortController().signal)) {
    if (part.type === 'text') text += part.text;
  }
  const items: NewItem[] = [];
  for (const item of (JSON.parse(text) as { items: unknown[] }).items) {
    const judged = definition.items!.accept(item, subject, items, 'LOCAL');
    assert.ok(judged.ok, JSON.stringify([judged, item]));
    items.push(judged.item);
  }
  return items as Item[];
}

for (const language of LANGUAGES) {
  test(`the engine asks a learner in ${language}, tests him on the lesson, and says what his answers show, the same each time`, async () => {
    const lesson = LESSONS[language];
    const asked = { subject: lesson.title, known: [], lessons: [{ id: 'les_1', version: 1, ...lesson }], about: 5, perLevel: 1, language, allowLocal: true };
    const questions = await made<NewLearnerQuestion>(GenerationKind.QUESTIONNAIRE, asked);
    const about = questions.filter(({ key }) => key === null);
    assert.equal(about.length, 5);
    assert.equal(languageOf(about.map(({ content }) => content.prompt).join('\n')), language);
    const test = questions.filter(({ key }) => key !== null);
    assert.ok(test.length >= 2, 'the lesson holds questions');
    for (const { key } of test) assert.equal(lesson.body.slice(key!.evidence!.start, key!.evidence!.end), key!.evidence!.quote);

    const answer = (number: number, changes: Partial<AnalysedAnswer>) => ({ number, questionId: `itm_${number}`, purpose: 'GOAL' as const, question: '?', answer: lesson.title, right: null, level: 0, lesson: 0, value: null, ...changes });
    const answers = [
      answer(1, {}), answer(2, { purpose: 'PRESENTATION', value: 'STEPS' }), answer(3, { purpose: 'PACE', value: '3' }),
      answer(4, { purpose: 'KNOWLEDGE', right: true, level: 2, lesson: 1 }), answer(5, { purpose: 'KNOWLEDGE', right: false, level: 3, lesson: 2 }),
    ];
    const lessons = [1, 2, 3].map((number) => ({ lessonId: `les_${number}`, courseId: 'crs_1', title: `${lesson.title} ${number}`, tokens: 3_000 }));
    const input = { questionnaireId: 'qnr_1', learnerId: 'usr_1', subject: lesson.title, answers, lessons, said: [], claims: 40, language, allowLocal: true };
    const claims = await made<NewProfileClaim>(GenerationKind.PROFILE_ANALYSIS, input);
    assert.deepEqual([...new Set(claims.map(({ content }) => content.field))].sort(), ['GAP', 'GOAL', 'LANGUAGE', 'LEVEL', 'NEXT_STEP', 'PACE', 'PATH_STEP', 'PRESENTATION', 'RESOURCE', 'STRENGTH', 'TIMELINE']);
    assert.deepEqual(claims.filter(({ content }) => content.field === 'PATH_STEP').map(({ content }) => content.lessonId), ['les_2', 'les_3'], 'the gap first, what is known not at all');
    assert.equal(languageOf(claims.map(({ content }) => content.text).join('\n')), language);
    const again = await made<NewProfileClaim>(GenerationKind.PROFILE_ANALYSIS, input);
    assert.deepEqual(again.map(({ content }) => ({ ...content, id: '' })), claims.map(({ content }) => ({ ...content, id: '' })));
  });
}

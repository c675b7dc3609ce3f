import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { acceptQuestion } from '../../src/modules/quizzes/accept.js';
import { shownText } from '../../src/modules/quizzes/questions.service.js';
import { callFor } from '../../src/modules/generation/planner.js';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import type { NewItem } from '../../src/modules/generation/items/item.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { Subject } from '../../src/modules/generation/kinds/kind.js';
import { outputChecks } from '../../src/orchestrator/checks/index.js';
import { Guard } from '../../src/orchestrator/guard.js';
import { LANGUAGES, QUESTION_TYPES, type LanguageCode, type LessonText, type ModelCall } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { candidate } from '../kit/orchestrator-run.js';
import { LESSONS } from './local-engine-lessons.js';

const SAMPLES = 'samples';
const engine = createLocalProvider();

/** A lesson on what the checks look for: nothing of its own may keep it from being taught. */
const HTML_LESSON: LessonText = {
  title: 'Scripts in HTML', language: 'en', objectives: ['Say what the script element does'],
  body: `# Scripts

The \`<script>\` element is a part of a page that holds **JavaScript**. A browser runs the \`<script>\` element as soon as it reads it. The \`defer\` attribute makes it wait.

An inline handler such as \`<img src=x onerror=alert(1)>\` is dangerous. A <script> in a comment must be escaped. The page https://developer.mozilla.org/docs describes the **Content Security Policy**. The Content Security Policy is a header that forbids scripts from elsewhere.

\`\`\`html
<script defer src="https://cdn.jsdelivr.net/app.js"></script>
<iframe src="https://maps.google.com/"></iframe>
\`\`\`

![A page](https://images.mozilla.org/page.png)

A **prompt** is the text that a model is given. You are a patient teacher who explains a lesson to a learner is the beginning of one. [The guide](https://www.w3.org/guide) says more. **Cross-site scripting** is an attack that runs foreign code in a page.`,
};

function sampleLessons(): LessonText[] {
  return readdirSync(SAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) => {
    const { language, lessons } = JSON.parse(readFileSync(join(SAMPLES, name, 'course.json'), 'utf8')) as
      { language: string; lessons: { title: string; file: string; objectives: string[] }[] };
    return lessons.map(({ title, file, objectives }) => ({
      title, objectives, body: readFileSync(join(SAMPLES, name, file), 'utf8'), language: language.toLowerCase() as LanguageCode,
    }));
  });
}

const subjectOf = (lesson: LessonText, input: Record<string, unknown>): Subject => ({
  generationId: 'gen_test', lessonId: 'les_test', lessonVersion: 1, lesson, input: Object.assign({ allowLocal: true }, { language: null, difficulty: null }, input),
});

/** What the engine streams, looked at as it comes. @returns the whole text, and the check that found something */
async function answerOf(call: ModelCall): Promise<{ text: string; check: string | null; shown: string }> {
  const guard = new Guard({ provider: 'local', checks: () => outputChecks(candidate(engine), call), stands: () => false, before: '' });
  let text = '';
  let shown = '';
  for await (const part of engine.stream(call, new AbortController().signal)) {
    if (part.type !== 'text') continue;
    text += part.text;
    if (!call.schema) shown += guard.push(part.text);
  }
  if (!call.schema) shown += guard.end();
  return { text, shown, check: null };
}

const OTHER_ITEMS = [[GenerationKind.FLASHCARDS, 'cardCount'], [GenerationKind.EXERCISES, 'exerciseCount'], [GenerationKind.OUTLINE, 'headingCount']] as const;
const NO_TOPIC = { topic: null, audience: null, hours: null };
const lessons = [...LANGUAGES.map((language) => LESSONS[language]), ...sampleLessons(), HTML_LESSON];

describe('the instructions of every kind, in every language', () => {
  for (const language of LANGUAGES) {
    it(`are found where an answer repeats them in ${language}`, () => {
      const subject = (input: object): Subject => subjectOf({ ...LESSONS[language], body: 'The moon pulls the sea.' }, { ...input, language });
      const calls = [
        callFor(GenerationKind.EXPLANATION, subject({ question: null }), candidate(engine), { items: [], refusals: [] }),
        callFor(GenerationKind.QUIZ, subject({ questionCount: 3, types: [...QUESTION_TYPES], seed: 1 }), candidate(engine), { items: [], refusals: [] }),
        ...OTHER_ITEMS.map(([kind, count]) => callFor(kind, subject({ [count]: 3, ...NO_TOPIC }), candidate(engine), { items: [], refusals: [] })),
      ];
      for (const call of calls) {
        for (const text of [call.system, `OK:\n> ${call.system.replaceAll('\n', '\n> ')}`, call.system.slice(Math.floor(call.system.length / 2))]) {
          const guard = new Guard({ provider: 'p', checks: () => outputChecks(candidate(engine), call), stands: () => false, before: '' });
          let shown = '';
          assert.throws(() => {
            for (let at = 0; at < text.length; at += 6) shown += guard.push(text.slice(at, at + 6));
            shown += guard.end();
          }, /repeated the instructions|repeated marks/);
          assert.ok(shown.length < text.length / 2, shown);
        }
      }
    });
  }
});

describe('no check finds anything', () => {
  it('in any lesson itself', () => {
    for (const lesson of lessons) {
      const call = callFor(GenerationKind.EXPLANATION, subjectOf(lesson, { question: null }), candidate(engine), { items: [], refusals: [] });
      const guard = new Guard({ provider: 'p', checks: () => outputChecks(candidate(engine), call), stands: () => false, before: '' });
      assert.equal(guard.push(lesson.body) + guard.end(), lesson.body);
    }
  });

  it('in what the engine explains, in every language', async () => {
    for (const lesson of lessons) {
      const questions = [null, lesson.title, lesson.objectives[0] ?? null, 'What is <script>alert(1)</script>?'];
      for (const question of questions) {
        for (const difficulty of ['BEGINNER', 'ADVANCED'] as const) {
          const call = callFor(GenerationKind.EXPLANATION, subjectOf(lesson, { question, difficulty }), candidate(engine), { items: [], refusals: [] });
          const { text, shown } = await answerOf(call);
          assert.ok(text.length > 0);
          assert.equal(shown, text);
        }
      }
    }
  });

  for (const [kind, count] of OTHER_ITEMS) {
    it(`in any of the ${kind} that the engine writes, in every language, and all of it is let through`, async () => {
      for (const lesson of lessons) {
        const subject = subjectOf(lesson, { [count]: 20, ...NO_TOPIC });
        const call = callFor(kind, subject, candidate(engine), { items: [], refusals: [] });
        const { accept, shownText: shownOf } = kindDefinition(kind).items!;
        const existing: NewItem[] = [];
        for (const item of (JSON.parse((await answerOf(call)).text) as { items: unknown[] }).items) {
          const judged = accept(item, subject, existing, 'LOCAL');
          assert.ok(judged.ok, `${JSON.stringify(judged)}: ${JSON.stringify(item)}`);
          existing.push(judged.item);
          const guard = new Guard({ provider: 'local', checks: () => outputChecks(candidate(engine), call), stands: () => false, before: '' });
          assert.equal(guard.refusal(shownOf(judged.item)), null, shownOf(judged.item));
        }
        assert.ok(existing.length >= 2, `${existing.length} of ${lesson.title}`);
      }
    });
  }

  it('in any question that the engine writes, in every language', async () => {
    let judged = 0;
    for (const lesson of lessons) {
      for (const seed of [1, 2, 3]) {
        const subject = subjectOf(lesson, { questionCount: 12, types: [...QUESTION_TYPES], seed });
        const call = callFor(GenerationKind.QUIZ, subject, candidate(engine), { items: [], refusals: [] });
        const { text } = await answerOf(call);
        for (const item of (JSON.parse(text) as { items: unknown[] }).items) {
          const accepted = acceptQuestion(item, { lessonId: 'les_test', lessonVersion: 1, body: lesson.body, types: [...QUESTION_TYPES], language: null }, []);
          assert.ok(accepted.ok);
          const guard = new Guard({ provider: 'local', checks: () => outputChecks(candidate(engine), call), stands: () => false, before: '' });
          assert.equal(guard.refusal(shownText(accepted.item)), null, shownText(accepted.item));
          judged += 1;
        }
      }
    }
    assert.ok(judged > 300, `${judged} questions`);
  });
});

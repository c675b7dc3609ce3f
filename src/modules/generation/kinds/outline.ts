import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewOutlineNode } from '../items/item.js';
import { acceptHeading, headingDraft } from '../items/outline.js';
import { outlinePrompt } from '../prompts/outline.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** Of a lesson, or of a course on a topic that there is nothing of yet. */
export interface OutlineInput extends KindInput {
  topic: string | null;
  audience: string | null;
  hours: number | null;
  headingCount: number;
  /** The lesson's when null; never null where there is no lesson. */
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
  /** Whether the engine may make a frame, where there is no lesson; left out: no. */
  frame?: true;
}

export const outline: KindDefinition<OutlineInput, Subject<OutlineInput>, NewOutlineNode> = {
  kind: GenerationKind.OUTLINE,
  forTeachers: ({ topic }) => topic !== null,
  items: {
    stage: 'headings',
    wanted: ({ headingCount }) => headingCount,
    accept(item, subject, existing, by) {
      const { lessonId, lessonVersion, lesson } = subject;
      const source = lesson && lessonId !== null && lessonVersion !== null ? { lessonId, lessonVersion, body: lesson.body } : null;
      // The engine writes in the lesson's own sentences, whatever language was asked for.
      return acceptHeading(item, source, by === 'LOCAL' ? null : languageOf(subject), existing);
    },
    draftOf: headingDraft,
    shownText: ({ content: { title, summary } }) => `${title}\n${summary}`,
    viewOf: ({ content: { title, summary, evidence } }) => ({ head: title, body: summary, evidence }),
  },
  freeText: ({ topic, audience }) => topic && [topic, audience].filter(Boolean).join('\n'),
  task: (subject, existing) => ({
    kind: 'OUTLINE',
    lesson: subject.lesson,
    topic: subject.input.topic,
    audience: subject.input.audience,
    hours: subject.input.hours,
    count: subject.input.headingCount - existing.length,
    language: languageOf(subject),
    difficulty: subject.input.difficulty,
    existing: existing.map(headingDraft),
    ...(subject.input.frame && { frame: true }),
  }),
  prompt: outlinePrompt,
};

function languageOf({ input, lesson }: Subject<OutlineInput>): LanguageCode {
  const language = input.language ?? lesson?.language;
  if (!language) throw new Error('an outline without a lesson needs a language');
  return language;
}

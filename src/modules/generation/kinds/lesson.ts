import type { DifficultyLevel, LanguageCode, LessonSection } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { lessonPrompt } from '../prompts/lesson.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** The draft of a lesson that there is not yet, from another one or from nothing but what is said here. */
export interface LessonInput extends KindInput {
  title: string;
  objectives: string[];
  audience: string | null;
  sections: LessonSection[];
  /** Titles of the lesson's other sections, which are drafted apart; left out: there are none. */
  elsewhere?: string[];
  /** The lesson's when null; never null where there is no lesson. */
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
  /** Whether the engine may make a frame, where there is no lesson; left out: no. */
  frame?: true;
  /** Whether it is a section of a course whose outline a person has approved: the draft has counted once, with its outline; left out: no. */
  approved?: true;
}

export const lesson: KindDefinition<LessonInput, Subject<LessonInput>> = {
  kind: GenerationKind.LESSON,
  forTeachers: () => true,
  isCounted: ({ approved }) => approved !== true,
  items: null,
  freeText: ({ title, objectives, audience, sections, elsewhere = [] }) =>
    [title, audience, ...objectives, ...elsewhere, ...sections.flatMap((section) => [section.title, section.summary])].filter(Boolean).join('\n'),
  task({ input: { title, objectives, audience, sections, elsewhere, language, difficulty, frame }, lesson: material }) {
    const spoken = language ?? material?.language;
    if (!spoken) throw new Error('a draft without a lesson needs a language');
    return { kind: 'LESSON', lesson: material, title, objectives, audience, sections, language: spoken, difficulty, ...(elsewhere && { elsewhere }), ...(frame && { frame }) };
  },
  prompt: lessonPrompt,
};

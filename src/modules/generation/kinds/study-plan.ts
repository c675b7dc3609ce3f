import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewPlanWeek } from '../items/item.js';
import { acceptPlanWeek, planWeekDraft, type CalendarWeek } from '../items/plan-week.js';
import { studyPlanPrompt } from '../prompts/study-plan.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** A course as it stood when its plan was asked for. */
export interface StudyPlanInput extends KindInput {
  courseId: string;
  goal: string | null;
  weeks: CalendarWeek[];
  /** In the order of the course; `tokens` is how long each is. */
  lessons: { id: string; title: string; objectives: string[]; tokens: number }[];
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
}

export const studyPlan: KindDefinition<StudyPlanInput, Subject<StudyPlanInput>, NewPlanWeek> = {
  kind: GenerationKind.STUDY_PLAN,
  items: {
    stage: 'weeks',
    wanted: ({ weeks }) => weeks.length,
    accept(item, { input: { weeks, lessons, language } }, existing, by) {
      // The engine names the lessons as they are called, whatever language was asked for.
      return acceptPlanWeek(item, { weeks, lessonIds: lessons.map(({ id }) => id) }, by === 'LOCAL' ? null : language, existing);
    },
    draftOf: planWeekDraft,
    shownText: ({ content: { topics } }) => topics.join('\n'),
    viewOf: ({ content: { week, topics } }) => ({ head: `${week}: ${topics[0]}`, body: topics.join('\n'), evidence: [] }),
  },
  freeText: ({ goal }) => goal,
  task: ({ input: { goal, weeks, lessons, language, difficulty } }, existing) => ({
    kind: 'STUDY_PLAN',
    lesson: null,
    goal,
    hours: weeks.map(({ hours }) => hours),
    lessons: lessons.map(({ title, objectives, tokens }) => ({ title, objectives, tokens })),
    count: weeks.length - existing.length,
    language,
    difficulty,
    existing: existing.map(planWeekDraft),
  }),
  prompt: studyPlanPrompt,
};

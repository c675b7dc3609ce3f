import { completionPrompt } from './completion.js';
import { examplesPrompt } from './examples.js';
import { exercisesPrompt } from './exercises.js';
import { explanationPrompt } from './explanation.js';
import { flashcardsPrompt } from './flashcards.js';
import { lessonPrompt } from './lesson.js';
import { keyCheckPrompt } from './key-check.js';
import { outlinePrompt } from './outline.js';
import { gradingPrompt } from './grading.js';
import type { Prompt } from './prompt.js';
import { profileAnalysisPrompt } from './profile-analysis.js';
import { questionnairePrompt } from './questionnaire.js';
import { quizPrompt } from './quiz.js';
import { studyPlanPrompt } from './study-plan.js';
import { summaryPrompt } from './summary.js';

/** Every prompt that is sent. */
export const PROMPTS: readonly Prompt[] = [
  explanationPrompt, quizPrompt, completionPrompt, flashcardsPrompt, exercisesPrompt, outlinePrompt, summaryPrompt, examplesPrompt,
  lessonPrompt, studyPlanPrompt, gradingPrompt, keyCheckPrompt, questionnairePrompt, profileAnalysisPrompt,
];

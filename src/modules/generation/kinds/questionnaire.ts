import type { LanguageCode, QuestionnaireTask } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewLearnerQuestion } from '../items/item.js';
import { acceptLearnerQuestion, keyedQuestion, learnerQuestionDraft } from '../items/learner-question.js';
import { questionnairePrompt } from '../prompts/questionnaire.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** A questionnaire as it was asked for; lessons as they then were. */
export interface QuestionnaireInput extends KindInput {
  subject: string;
  known: { field: string; text: string }[];
  lessons: { id: string; version: number; title: string; objectives: string[]; body: string; language: LanguageCode }[];
  /** How many questions are about the learner, and how many of each of three levels test him. */
  about: number;
  perLevel: number;
  language: LanguageCode;
  /** What tests him counts: nothing whose key a second solver has not come to. */
  checked?: true;
}

const LEVELS = [1, 2, 3] as const;

export const questionnaire: KindDefinition<QuestionnaireInput, Subject<QuestionnaireInput>, NewLearnerQuestion> = {
  kind: GenerationKind.QUESTIONNAIRE,
  isPersonal: true,
  // Of whom nothing is known, it asks what it asks everybody.
  tellsOfUser: ({ known }) => known.length > 0,
  items: {
    stage: 'questions',
    wanted: ({ about, perLevel }) => about + LEVELS.length * perLevel,
    accept: (item, { input: { about, perLevel, lessons, language } }, existing, by) => acceptLearnerQuestion(item, {
      about, perLevel, lessons: lessons.map(({ id, version, body }) => ({ lessonId: id, lessonVersion: version, body })),
      // The engine tests in the lessons' own sentences, whatever language was asked for.
      language: by === 'LOCAL' ? null : language,
    }, existing),
    draftOf: learnerQuestionDraft,
    isChecked: ({ checked }) => checked ?? false,
    keyed: keyedQuestion,
    // Without lessons whoever checks it knows as much as who made it.
    solverReads: ({ input: { subject, lessons, language } }) => ({ title: subject, objectives: [], body: lessons.map(({ title, body }) => `## ${title}\n\n${body}`).join('\n\n'), language }),
    shownText: ({ content: { prompt, choices } }) => [prompt, ...choices.map(({ text }) => text)].join('\n'),
    viewOf: ({ content: { prompt, choices }, key }) => ({ head: prompt, body: choices.map(({ text }) => text).join('\n'), evidence: key?.evidence ? [key.evidence] : [] }),
  },
  freeText: ({ subject }) => subject,
  task: ({ input: { subject, known, lessons, about, perLevel, language } }, existing): QuestionnaireTask => {
    const left = about - existing.filter(({ key }) => key === null).length;
    const test = LEVELS.map((level) => perLevel - existing.filter(({ key }) => key?.level === level).length) as [number, number, number];
    return {
      kind: 'QUESTIONNAIRE', lesson: null, subject, known, lessons: lessons.map(({ title, objectives, body, language: spoken }) => ({ title, objectives, body, language: spoken })),
      about: left, test, count: left + test[0] + test[1] + test[2], language, difficulty: null, existing: existing.map(learnerQuestionDraft),
    };
  },
  prompt: questionnairePrompt,
};

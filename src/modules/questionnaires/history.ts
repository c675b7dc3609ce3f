import type { NewActivity } from '../activity/activity.service.js';
import type { Score } from './adaptive.js';
import type { QuestionnaireRow } from './questionnaires.repository.js';

type Told = Pick<QuestionnaireRow, 'id' | 'organizationId' | 'userId' | 'courseId'>;

/** What the history is told of questionnaires, each once: docs/activity.md says which events there are. */
export function startedEvent(row: Told): NewActivity {
  return { ...ofQuestionnaire(row), verb: 'started', key: `questionnaire started ${row.id}` };
}

/** Whether it is right is nobody's to know before the questionnaire is completed. */
export function answeredEvent(row: Told, questionId: string, sequence: number, isAnswered: boolean): NewActivity {
  return {
    ...ofQuestionnaire(row), verb: isAnswered ? 'answered' : 'skipped', object: { type: 'QuestionnaireQuestion', id: questionId },
    context: { ...(row.courseId !== null && { courseId: row.courseId }), extensions: { questionnaire: row.id } },
    key: `questionnaire answered ${questionId} ${sequence}`,
  };
}

/** The score only where the server marked all of it: what another frontend claims is in no history. */
export function completedEvents(row: Told, { right, of, verified }: Score): NewActivity[] {
  const completed: NewActivity = { ...ofQuestionnaire(row), verb: 'completed', result: { success: true, completion: true }, key: `questionnaire completed ${row.id}` };
  if (of === 0 || verified < of) return [completed];
  return [completed, { ...ofQuestionnaire(row), verb: 'graded', result: { completion: true, score: { scaled: right / of, raw: right, max: of } }, key: `questionnaire graded ${row.id}` }];
}

function ofQuestionnaire({ id, organizationId, userId, courseId }: Told): Pick<NewActivity, 'organizationId' | 'userId' | 'object' | 'context'> {
  return { organizationId, userId, object: { type: 'Questionnaire', id }, context: courseId === null ? null : { courseId } };
}

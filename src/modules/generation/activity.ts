import type { ActivityVerb, NewActivity } from '../activity/activity.service.js';
import type { GenerationRow } from './generation.repository.js';

type Subject = Pick<GenerationRow, 'id' | 'organizationId' | 'userId' | 'courseId' | 'lessonId' | 'kind'>;

const SUCCESS: Partial<Record<ActivityVerb, boolean>> = { completed: true, failed: false };

/** What its owner's history says of a generation; also where an admin cancelled it. */
export function activityOf(verb: ActivityVerb, { id, organizationId, userId, courseId, lessonId, kind }: Subject): NewActivity {
  const success = SUCCESS[verb];
  return {
    organizationId,
    userId,
    verb,
    object: { type: 'Generation', id },
    result: success === undefined ? null : { success },
    context: { ...(courseId !== null && { courseId }), ...(lessonId !== null && { lessonId }), kind },
  };
}

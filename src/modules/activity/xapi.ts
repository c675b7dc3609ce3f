import type { ActivityContext, ActivityEvent, ActivityResult } from './activity.store.js';
import { isVerb } from './filters.js';
import { VERBS } from './vocabulary.js';

/** A statement of xAPI 1.0.3 and 2.0, as any learning record store takes it. */
export type XapiStatement = Record<string, unknown>;

const ADL = 'http://adlnet.gov/expapi/activities';
/** What no published vocabulary has a word for. */
const OWN = 'urn:lyceum:xapi';

/** Activity types by the object's type in GraphQL. */
const TYPES = new Map(Object.entries({
  Course: `${ADL}/course`,
  Lesson: `${ADL}/lesson`,
  Quiz: `${ADL}/assessment`,
  QuizItem: `${ADL}/question`,
  QuestionnaireQuestion: `${ADL}/question`,
  Attempt: `${ADL}/attempt`,
  Objective: `${ADL}/objective`,
  Questionnaire: `${ADL}/assessment`,
  ExerciseSolution: 'http://id.tincanapi.com/activitytype/solution',
}));

/** What else stands there is for Lyceum's own reckoning, and may tell of answers whose worth is not to be seen yet. */
const SHOWN_EXTENSIONS = new Set(['part', 'version', 'type', 'choices', 'multiple', 'endedBy', 'questionnaire']);

/**
 * An event as an xAPI statement.
 * @param home the address of this Lyceum, by which others tell its users and objects from those of another
 */
export function statementOf({ id, userId, at, verb, object, result, context, claimed }: ActivityEvent, home: string): XapiStatement {
  const activity = (objectId: string, type: string) => ({
    objectType: 'Activity', id: `${home}/id/${encodeURIComponent(objectId)}`, definition: { type: TYPES.get(type) ?? `${OWN}:activity-type:${kebab(type)}` },
  });
  return {
    id: uuidOf(id),
    actor: { objectType: 'Agent', account: { homePage: home, name: userId } },
    verb: { id: isVerb(verb) ? VERBS[verb] : `${OWN}:verb:${encodeURIComponent(verb)}`, display: { en: verb } },
    object: activity(object.id, object.type),
    ...(result && { result: resultOf(result) }),
    context: contextOf(context ?? {}, object.id, activity, claimed ?? false),
    timestamp: at.toISOString(),
  };
}

function resultOf({ success, score, completion, durationMs }: ActivityResult): Record<string, unknown> {
  return {
    ...(success !== undefined && { success }),
    ...(completion !== undefined && { completion }),
    ...(score && { score: { scaled: score.scaled, ...(score.raw !== undefined && { raw: score.raw }), ...(score.max !== undefined && { min: 0, max: score.max }) } }),
    // To hundredths of a second, which is as fine as it must be compared.
    ...(durationMs !== undefined && { duration: `PT${(Math.round(durationMs / 10) / 100).toFixed(2)}S` }),
  };
}

function contextOf(context: ActivityContext, objectId: string, activity: (id: string, type: string) => object, claimed: boolean): Record<string, unknown> {
  const { courseId, lessonId, quizId, attemptId, generationId, objectiveIds = [], language, kind, extensions = {} } = context;
  const place = [[quizId, 'Quiz'], [lessonId, 'Lesson'], [courseId, 'Course']] as const;
  const around = place.flatMap(([id, type]) => (id !== undefined && id !== objectId ? [activity(id, type)] : []));
  const [parent, ...grouping] = around;
  const other = [...objectiveIds.map((id) => activity(id, 'Objective')), ...(generationId === undefined ? [] : [activity(generationId, 'Generation')])];
  const activities = { ...(parent && { parent: [parent] }), ...(grouping.length > 0 && { grouping }), ...(other.length > 0 && { other }) };
  const shown = Object.entries(extensions).filter(([key]) => SHOWN_EXTENSIONS.has(key));
  const own = { ...Object.fromEntries(shown), ...(kind !== undefined && { kind }), ...(claimed && { claimed }) };
  return {
    platform: 'Lyceum',
    // One sitting of a quiz is one registration of its learner.
    ...(attemptId !== undefined && { registration: uuidOf(attemptId) }),
    ...(language !== undefined && { language }),
    ...(Object.keys(activities).length > 0 && { contextActivities: activities }),
    ...(Object.keys(own).length > 0 && { extensions: Object.fromEntries(Object.entries(own).map(([key, value]) => [`${OWN}:extension:${kebab(key)}`, value])) }),
  };
}

/** Behind their prefixes all ids are UUIDs. */
function uuidOf(id: string): string {
  const hex = id.slice(id.indexOf('_') + 1);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function kebab(name: string): string {
  return encodeURIComponent(name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase());
}

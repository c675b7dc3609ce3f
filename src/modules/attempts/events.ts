import type { LogEvent, NewEvent } from '../../streams/events.js';
import type { AttemptEnd } from './attempts.entity.js';

/** Nobody is ever shut out of writing to an attempt's log: whoever holds the attempt may. */
export const FENCE = 0;

const STARTED = 'attempt_started';
const SAVED = 'answer_saved';
const TIME_LEFT = 'time_left';
const SUBMITTED = 'attempt_submitted';
const GRADED = 'attempt_graded';

const TYPE_NAMES: Record<string, string> = {
  [STARTED]: 'AttemptStarted', [SAVED]: 'AnswerSaved', [TIME_LEFT]: 'TimeLeft', [SUBMITTED]: 'AttemptSubmitted', [GRADED]: 'AttemptGraded',
};

export const started = (endsAt: Date | null): NewEvent => ({ type: STARTED, data: { endsAt: endsAt?.toISOString() ?? null } });
export const saved = (questionId: string, sequence: number): NewEvent => ({ type: SAVED, data: { questionId, sequence } });
export const timeLeft = (secondsLeft: number): NewEvent => ({ type: TIME_LEFT, data: { secondsLeft } });
export const submitted = (submittedBy: AttemptEnd): NewEvent => ({ type: SUBMITTED, data: { submittedBy } });
export const graded = (): NewEvent => ({ type: GRADED, data: {} });

/** An event of an attempt's log as GraphQL shows it. None says what an answer was worth: when that may be seen, the attempt says it. */
export function attemptEvent(attemptId: string, { type, data, seq, at }: LogEvent): Record<string, unknown> {
  const typeName = TYPE_NAMES[type];
  if (!typeName) throw new Error(`unknown event ${type} in the log of ${attemptId}`);
  const endsAt = typeof data['endsAt'] === 'string' ? { endsAt: new Date(data['endsAt']) } : {};
  return { ...data, ...endsAt, typeName, attemptId, seq, at };
}

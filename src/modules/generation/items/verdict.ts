import { z } from 'zod';
import type { DraftVerdict } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import { locate } from '../../quizzes/evidence.js';
import type { Judgement, NewVerdict } from './item.js';
import { problemOfParts } from './judged.js';

const draftVerdict = z.strictObject({ criterion: z.int(), quote: z.string(), reason: z.string(), met: z.boolean() });

export const VERDICTS_SCHEMA = wireSchema('grading', draftVerdict);

const LONGEST_REASON = 600;

/** What a judge judges. */
export interface JudgedAnswer {
  answer: string;
  /** How many criteria there are; they are numbered from 1. */
  criteria: number;
}

/** Lets a judge's verdict through if it is about a criterion that is still open and, where that is met, quotes the answer. */
export function acceptVerdict(item: unknown, { answer, criteria }: JudgedAnswer, existing: readonly NewVerdict[]): Judgement<NewVerdict> {
  const parsed = parseItem(draftVerdict, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { criterion, quote, reason, met } = parsed.draft;
  if (criterion < 1 || criterion > criteria) return { ok: false, reason: `there is no criterion ${criterion}` };
  if (existing.some(({ content }) => content.criterion === criterion)) return { ok: false, reason: `criterion ${criterion} is judged already` };
  const problem = problemOfParts([['reason', reason, LONGEST_REASON]], quote);
  if (problem !== null) return { ok: false, reason: problem };
  const found = met ? quoteIn(answer, quote) : null;
  if (met && found === null) return { ok: false, reason: 'its quote does not stand in the answer: copy the words that meet the criterion, character for character, or say that it is not met' };
  return { ok: true, item: { content: { id: newId('Item'), type: 'VERDICT', criterion, met, quote: found, reason }, key: null } };
}

/** The answer's own words that a quote stands for, code unit for code unit; null where there are none. */
function quoteIn(answer: string, quote: string): string | null {
  const wanted = quote.trim();
  if (wanted === '') return null;
  if (answer.includes(wanted)) return wanted;
  const located = locate(answer, wanted);
  return 'passage' in located ? located.passage.quote : null;
}

export function verdictDraft({ content: { criterion, met, quote, reason } }: NewVerdict): DraftVerdict {
  return { criterion, quote: quote ?? '', reason, met };
}

import { z } from 'zod';
import type { AnalysedAnswer, DraftClaim, LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { CLAIM_FIELDS, problemOfValue, sameClaim, type ClaimField } from '../../profiles/profiles.service.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import type { Judgement, NewProfileClaim } from './item.js';
import { problemOfLanguage, problemOfParts } from './judged.js';

const draftClaim = z.strictObject({
  field: z.enum(CLAIM_FIELDS), subject: z.string(), value: z.string(), text: z.string(), confidence: z.number(), answers: z.array(z.int()), lesson: z.int(),
});

export const PROFILE_ANALYSIS_SCHEMA = wireSchema('profile_analysis', draftClaim);

const LONGEST_TEXT = 600;
const LONGEST_SUBJECT = 200;
/** Nobody is sure of what a few answers show. */
const MOST_CONFIDENCE = 0.95;

/** What claims are made from. */
export interface AnalysisFrame {
  answers: readonly (AnalysedAnswer & { questionId: string })[];
  lessons: readonly { lessonId: string; courseId: string; title: string }[];
  /** Null: in any. */
  language: LanguageCode | null;
}

const ABOUT_LESSONS: ReadonlySet<ClaimField> = new Set(['PATH_STEP', 'RESOURCE', 'NEXT_STEP']);
const NEEDS_SUBJECT: ReadonlySet<ClaimField> = new Set(['LEVEL', 'STRENGTH', 'GAP']);
const NEEDS_VALUE: ReadonlySet<ClaimField> = new Set(['LEVEL', 'PRESENTATION', 'PACE', 'LANGUAGE', 'TIMELINE']);

const SHOWS_SKILL: ReadonlySet<ClaimField> = new Set(['LEVEL', 'STRENGTH']);
const WISHES: ReadonlySet<AnalysedAnswer['purpose']> = new Set(['GOAL', 'PREFERENCE', 'PRESENTATION', 'PACE']);

/** Lets a claim through that rests on answers which there are and which don't say the opposite. */
export function acceptProfileClaim(item: unknown, { answers, lessons, language }: AnalysisFrame, existing: readonly NewProfileClaim[]): Judgement<NewProfileClaim> {
  const parsed = parseItem(draftClaim, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  const { field, text, confidence } = draft;
  const problem = problemOfParts([['text', text, LONGEST_TEXT]], draft.subject) ?? problemOfLanguage(language, text);
  if (problem !== null) return { ok: false, reason: problem };
  const cited = [...new Set(draft.answers)].map((number) => answers.find((answer) => answer.number === number));
  if (cited.length === 0) return { ok: false, reason: 'it rests on no answer: name the numbers of those that show it' };
  const found = cited.filter((answer) => answer !== undefined);
  if (found.length < cited.length) return { ok: false, reason: 'it names an answer that there is not' };
  if (!(confidence >= 0 && confidence <= 1)) return { ok: false, reason: 'its confidence is not from 0 to 1' };
  const subject = draft.subject.trim() === '' ? null : draft.subject;
  if (NEEDS_SUBJECT.has(field) && (subject === null || subject.length > LONGEST_SUBJECT)) return { ok: false, reason: `its subject is empty, or longer than ${LONGEST_SUBJECT} characters` };
  const value = draft.value === '' ? null : draft.value;
  const wrong = value === null ? (NEEDS_VALUE.has(field) ? 'must be given' : null) : problemOfValue(field, value);
  if (wrong !== null) return { ok: false, reason: `its value ${wrong}` };
  if (SHOWS_SKILL.has(field) && found.every(({ purpose }) => WISHES.has(purpose))) return { ok: false, reason: 'it rests on wishes alone, which show nothing of what somebody can do' };
  if (field === 'STRENGTH' && isTested(found) && found.every(({ right }) => right !== true)) return { ok: false, reason: 'none of the answers that it rests on is right, so they show no strength' };
  if (field === 'GAP' && isTested(found) && found.every(({ right }) => right !== false)) return { ok: false, reason: 'none of the answers that it rests on is wrong, so they show no gap' };
  const lesson = lessons[draft.lesson - 1];
  if (draft.lesson !== 0 && !lesson) return { ok: false, reason: `there is no lesson ${draft.lesson}: they are numbered from 1 to ${lessons.length}` };
  if (field === 'RESOURCE' && !lesson) return { ok: false, reason: 'a resource is one of the lessons' };
  const named = ABOUT_LESSONS.has(field) ? lesson : undefined;
  const content = {
    id: newId('Item'), type: 'PROFILE_CLAIM' as const, field, subject: NEEDS_SUBJECT.has(field) ? subject : null, value, text,
    confidence: Math.min(confidence, MOST_CONFIDENCE), courseId: named?.courseId ?? null, lessonId: named?.lessonId ?? null,
    answers: found.map(({ questionId, answer }) => ({ questionId, quote: answer })),
  };
  if (existing.some((other) => sameClaim(other.content, content))) return { ok: false, reason: 'there is such a claim already' };
  return { ok: true, item: { content, key: { answers: found.map(({ number }) => number), lesson: named ? draft.lesson : 0 } } };
}

function isTested(answers: readonly AnalysedAnswer[]): boolean {
  return answers.some(({ right }) => right !== null);
}

/** The draft that a claim came from. */
export function profileClaimDraft({ content: { field, subject, value, text, confidence }, key }: NewProfileClaim): DraftClaim {
  return { field, subject: subject ?? '', value: value ?? '', text, confidence, answers: key.answers, lesson: key.lesson };
}

import { z } from 'zod';
import type { AnalysedAnswer, DraftClaim, LanguageCode, RecordedFact } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { CLAIM_FIELDS, problemOfValue, sameClaim, type ClaimField } from '../../profiles/profiles.service.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import { groundsOf, mostConfidence, problemOfSupport } from './claim-support.js';
import type { CitedFactEvent, Judgement, NewProfileClaim } from './item.js';
import { problemOfLanguage, problemOfParts } from './judged.js';

const draftClaim = z.strictObject({
  field: z.enum(CLAIM_FIELDS), subject: z.string(), value: z.string(), text: z.string(), confidence: z.number(), answers: z.array(z.int()), lesson: z.int(),
});

export const PROFILE_ANALYSIS_SCHEMA = wireSchema('profile_analysis', draftClaim);

const LONGEST_TEXT = 600;
const LONGEST_SUBJECT = 200;

/** A fact with the events of the history that it rests on, never none; newest first, the first of them where there are many. */
export interface CitableFact extends RecordedFact {
  events: CitedFactEvent[];
}

/** What claims are made from. */
export interface AnalysisFrame {
  answers: readonly (AnalysedAnswer & { questionId: string })[];
  facts: readonly CitableFact[];
  lessons: readonly { lessonId: string; courseId: string; title: string; tokens: number }[];
  /** Left out: not known. */
  askedIn?: LanguageCode;
  /** Null: in any. */
  language: LanguageCode | null;
}

const ABOUT_LESSONS: ReadonlySet<ClaimField> = new Set(['PATH_STEP', 'RESOURCE', 'NEXT_STEP']);
const NEEDS_SUBJECT: ReadonlySet<ClaimField> = new Set(['LEVEL', 'STRENGTH', 'GAP']);
const NEEDS_VALUE: ReadonlySet<ClaimField> = new Set(['LEVEL', 'PRESENTATION', 'PACE', 'LANGUAGE', 'TIMELINE']);

/** Lets a claim through that rests on answers and facts which there are and which don't say the opposite. */
export function acceptProfileClaim(item: unknown, { answers, facts, lessons, language, askedIn }: AnalysisFrame, existing: readonly NewProfileClaim[]): Judgement<NewProfileClaim> {
  const parsed = parseItem(draftClaim, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  const { field, text, confidence } = draft;
  const problem = problemOfParts([['text', text, LONGEST_TEXT]], draft.subject) ?? problemOfLanguage(language, text);
  if (problem !== null) return { ok: false, reason: problem };
  const numbers = [...new Set(draft.answers)];
  if (numbers.length === 0) return { ok: false, reason: 'it rests on no answer: name the numbers of those that show it' };
  const found = answers.filter(({ number }) => numbers.includes(number));
  const shown = facts.filter(({ number }) => numbers.includes(number));
  if (found.length + shown.length < numbers.length) return { ok: false, reason: 'it names an answer that there is not' };
  if (!(confidence >= 0 && confidence <= 1)) return { ok: false, reason: 'its confidence is not from 0 to 1' };
  const subject = draft.subject.trim() === '' ? null : draft.subject;
  if (NEEDS_SUBJECT.has(field) && (subject === null || subject.length > LONGEST_SUBJECT)) return { ok: false, reason: `its subject is empty, or longer than ${LONGEST_SUBJECT} characters` };
  const value = draft.value === '' ? null : draft.value;
  const wrong = value === null ? (NEEDS_VALUE.has(field) ? 'must be given' : null) : problemOfValue(field, value);
  if (wrong !== null) return { ok: false, reason: `its value ${wrong}` };
  const cited = { answers: found, facts: shown };
  const known = { answers, lessons, ...(askedIn && { askedIn }) };
  const unsupported = problemOfSupport({ field, value: draft.value, lesson: draft.lesson }, cited, known);
  if (unsupported !== null) return { ok: false, reason: unsupported };
  const grounds = groundsOf(draft, cited, known);
  const lesson = lessons[draft.lesson - 1];
  if (draft.lesson !== 0 && !lesson) return { ok: false, reason: `there is no lesson ${draft.lesson}: they are numbered from 1 to ${lessons.length}` };
  if (field === 'RESOURCE' && !lesson) return { ok: false, reason: 'a resource is one of the lessons' };
  const named = ABOUT_LESSONS.has(field) ? lesson : undefined;
  const content = {
    id: newId('Item'), type: 'PROFILE_CLAIM' as const, field, subject: NEEDS_SUBJECT.has(field) ? subject : null, value, text,
    confidence: Math.min(confidence, mostConfidence({ field }, grounds)), courseId: named?.courseId ?? null, lessonId: named?.lessonId ?? null,
    answers: grounds.answers.map(({ questionId, answer }) => ({ questionId, quote: answer })),
    ...(grounds.facts.length > 0 && { events: eventsOf(grounds.facts) }),
  };
  if (existing.some((other) => sameClaim(other.content, content))) return { ok: false, reason: 'there is such a claim already' };
  return { ok: true, item: { content, key: { answers: [...grounds.answers, ...grounds.facts].map(({ number }) => number), lesson: named ? draft.lesson : 0 } } };
}

/** Each event once, whichever of the facts it is part of. */
export function eventsOf(facts: readonly CitableFact[]): CitedFactEvent[] {
  return [...new Map(facts.flatMap(({ events }) => events).map((event) => [event.eventId, event])).values()];
}

/** What is to be said of a model's claims that were refused and never mended; null: nothing. */
export function claimsLeftOut(refused: readonly unknown[], made: readonly NewProfileClaim[]): string | null {
  const names = refused.map((item) => {
    const parsed = parseItem(draftClaim, item);
    return 'problem' in parsed ? null : { ...parsed.draft, subject: parsed.draft.subject || null, lessonId: parsed.draft.lesson === 0 ? null : String(parsed.draft.lesson) };
  });
  const lessonOf = ({ content: { field, subject, text }, key }: NewProfileClaim) => ({ field, subject, text, lessonId: key.lesson === 0 ? null : String(key.lesson) });
  const said = made.map(lessonOf);
  // The same that is given back and comes again is one.
  const left = names.filter((name, index) => name === null || ![...said, ...names.slice(0, index)].some((other) => other !== null && sameClaim(name, other)));
  if (left.length === 0) return null;
  return left.length === 1 ? "1 of the model's claims was left out: what it named did not bear it." : `${left.length} of the model's claims were left out: what they named did not bear them.`;
}

/** The draft that a claim came from. */
export function profileClaimDraft({ content: { field, subject, value, text, confidence }, key }: NewProfileClaim): DraftClaim {
  return { field, subject: subject ?? '', value: value ?? '', text, confidence, answers: key.answers, lesson: key.lesson };
}

import type { AnswerInputName, DifficultyLevel, QuestionPurposeName } from '../../../orchestrator/model.js';
import type { ClaimField } from '../../profiles/profiles.service.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { StoredEvidence, StoredKey } from '../../quizzes/quizzes.entity.js';
import { canonical } from '../../../platform/canonical.js';

/** A card to learn by, as it is stored and sent in ItemReady. */
export interface FlashcardContent extends Record<string, unknown> {
  id: string;
  type: 'FLASHCARD';
  front: string;
  back: string;
  evidence: StoredEvidence[];
}

export interface NewFlashcard {
  content: FlashcardContent;
  key: null;
}

/** A heading of an outline, in reading order. */
export interface OutlineNodeContent extends Record<string, unknown> {
  id: string;
  type: 'OUTLINE_NODE';
  /** "2.1": its place. */
  number: string;
  /** From 1. */
  depth: number;
  title: string;
  summary: string;
  /** Empty where there is no lesson. */
  evidence: StoredEvidence[];
}

export interface NewOutlineNode {
  content: OutlineNodeContent;
  key: null;
}

/** An exercise without its solution, which is kept back until somebody asks for it. */
export interface ExerciseContent extends Record<string, unknown> {
  id: string;
  type: 'EXERCISE';
  statement: string;
  hints: string[];
  difficulty: DifficultyLevel;
  /** What the solution rests on, and so kept back with it. */
  evidence: StoredEvidence[];
}

export interface NewExercise {
  content: ExerciseContent;
  key: { solution: string };
}

/** What a second solver answers to an item of a quiz whose key it isn't told. */
export interface KeyAnswerContent extends Record<string, unknown> {
  id: string;
  type: 'KEY_ANSWER';
  /** The item, and which of its versions. */
  itemId: string;
  itemVersion: number;
  /** In words: choices by their texts. */
  answers: string[];
}

export interface NewKeyAnswer {
  content: KeyAnswerContent;
  /** As the solver named them, and the ids of the choices in the order that it was shown them. */
  key: { number: number; answers: string[]; choiceIds: string[] };
}

/** A judge's word on one criterion of an answer. */
export interface VerdictContent extends Record<string, unknown> {
  id: string;
  type: 'VERDICT';
  /** Its number, from 1. */
  criterion: number;
  met: boolean;
  /** The answer's words that meet it; null where it isn't met. */
  quote: string | null;
  reason: string;
}

export interface NewVerdict {
  content: VerdictContent;
  key: null;
}

/** A week of a study plan: when it is and which lessons are studied in it. Dates as 2026-12-31, of the learner's calendar. */
export interface PlanWeekContent extends Record<string, unknown> {
  id: string;
  type: 'PLAN_WEEK';
  /** From 1. */
  week: number;
  startsOn: string;
  endsOn: string;
  hours: number;
  topics: string[];
  /** Their numbers in the course as it was planned, from 1, and their ids. */
  lessons: number[];
  lessonIds: string[];
}

export interface NewPlanWeek {
  content: PlanWeekContent;
  key: null;
}

/** A question of a questionnaire: all that a page needs to draw it. */
export interface LearnerQuestionContent extends Record<string, unknown> {
  id: string;
  type: 'LEARNER_QUESTION';
  purpose: QuestionPurposeName;
  input: AnswerInputName;
  prompt: string;
  choices: { id: string; text: string }[];
  /** For both ends of a SCALE. */
  labels: string[];
  least: number | null;
  most: number | null;
  unit: string | null;
  /** How many a CLOZE has. */
  blanks: number | null;
}

export interface NewLearnerQuestion {
  content: LearnerQuestionContent;
  /** Null where it asks about the learner, who alone knows what is right. */
  key: (StoredKey & { level: number; lessonId: string | null; lesson: number; evidence: StoredEvidence | null }) | null;
}

/** What an analysis says of a learner, and the answers and events that it rests on. */
export interface ProfileClaimContent extends Record<string, unknown> {
  id: string;
  type: 'PROFILE_CLAIM';
  field: ClaimField;
  subject: string | null;
  value: string | null;
  text: string;
  confidence: number;
  courseId: string | null;
  lessonId: string | null;
  answers: { questionId: string; quote: string }[];
  /** Left out of claims that were made before the history was read. */
  events?: CitedFactEvent[];
}

/** An event of the history that a claim rests on. */
export interface CitedFactEvent {
  eventId: string;
  /** What it is part of, in short. */
  quote: string;
  /** The objective or lesson that the fact is about; null: it is about the learner alone. */
  aboutId: string | null;
}

export interface NewProfileClaim {
  content: ProfileClaimContent;
  /** As its author named them. */
  key: { answers: number[]; lesson: number };
}

/** A validated item of a structured answer: what is sent of it, and what is kept apart because it gives its answer away. */
export type NewItem = NewQuestion | NewFlashcard | NewOutlineNode | NewExercise | NewVerdict | NewPlanWeek | NewKeyAnswer | NewLearnerQuestion | NewProfileClaim;
export type ItemContent = NewItem['content'];

const OTHERS: ReadonlySet<ItemContent['type']> = new Set(['FLASHCARD', 'OUTLINE_NODE', 'EXERCISE', 'VERDICT', 'PLAN_WEEK', 'KEY_ANSWER', 'LEARNER_QUESTION', 'PROFILE_CLAIM']);

export type Judgement<Item> = { ok: true; item: Item } | { ok: false; reason: string };

/** An item as the checks of an answer's quality read it. */
export interface ItemView {
  /** What it asks or is headed with. */
  head: string;
  /** What it says of that; null where it says nothing. */
  body: string | null;
  evidence: readonly StoredEvidence[];
}

export function isQuestion(item: NewItem): item is NewQuestion {
  return !OTHERS.has(item.content.type);
}

/** An item as a viewer may see it: what gives an answer away is taken out for who may not edit the course. */
export function visibleItem(content: ItemContent, mayEdit: boolean): ItemContent {
  if (mayEdit) return content;
  switch (content.type) {
    // Both sides of a card, and all of a heading, are there to be read: their evidence tells nothing more.
    case 'FLASHCARD':
    case 'OUTLINE_NODE':
    case 'PLAN_WEEK':
    // What gives a question away is its key.
    case 'LEARNER_QUESTION':
    case 'PROFILE_CLAIM':
      return content;
    // What the answer says is its learner's.
    case 'VERDICT':
      return { ...content, quote: null, reason: '' };
    case 'KEY_ANSWER':
      return { ...content, answers: [] };
    case 'EXERCISE':
      return { ...content, evidence: [] };
    default:
      return { ...content, explanation: null, evidence: [] };
  }
}

/** An item that is about a learner, without a word of what it says: what may stay of it where he is forgotten. */
export function withoutWords(content: ItemContent): ItemContent {
  switch (content.type) {
    case 'LEARNER_QUESTION':
      return { ...content, prompt: '', choices: [], labels: [], unit: null };
    case 'PROFILE_CLAIM':
      return { ...content, subject: null, value: null, text: '', answers: [], events: [] };
    default:
      return content;
  }
}

/** Whether both were made of one draft: ids and the order of choices are each generation's own. */
export function isOfSameDraft({ content }: NewItem, other: NewItem | undefined): boolean {
  return other !== undefined && canonical({ ...content, ...OWN }) === canonical({ ...other.content, ...OWN });
}

const OWN = { id: null, choices: null };

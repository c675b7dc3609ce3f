import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node } from '../../../platform/graphql/types.js';
import { Language } from '../../courses/courses.entity.js';
import { VersionConflict } from '../../courses/courses.type.js';
import { Person } from '../../quizzes/quiz.type.js';
import { GenerationStatus, Origin } from '../generation.entity.js';
import { BudgetExceeded, ContentRejected, GenerationFailure, QuotaExceeded } from '../generation.type.js';
import { CourseDraftStatus, DraftedLessonStatus } from './course-drafts.entity.js';

registerEnumType(CourseDraftStatus, {
  name: 'CourseDraftStatus',
  description: 'How far the draft of a course is.',
  valuesConfig: {
    OUTLINING: { description: 'Its outline is being made.' },
    OUTLINED: { description: 'A person is to change or approve its outline.' },
    APPROVED: { description: 'A person has; its lessons wait for a worker.' },
    DRAFTING: { description: 'Its lessons are being drafted, one after the other.' },
    PAUSED: { description: 'A limit is in the way: `pause` says which, and whether it goes on by itself.' },
    DRAFTED: { description: 'All that was to be drafted is: a person decides on each lesson.' },
    FAILED: { description: 'There is no outline, or some lessons could not be drafted; resumeCourseDraft tries these again.' },
    CANCELLED: { description: 'Somebody stopped it; what was drafted by then may still be decided on.' },
  },
});
registerEnumType(DraftedLessonStatus, {
  name: 'DraftedLessonStatus',
  description: 'How far a lesson of a draft is.',
  valuesConfig: {
    PENDING: { description: 'Nothing of it is being drafted yet.' },
    DRAFTING: { description: 'It is being drafted.' },
    DRAFTED: { description: 'Its draft is whole: a person is to read it, and to accept or discard it.' },
    FAILED: { description: 'Some of it could not be drafted, and `failure` says why.' },
    CANCELLED: { description: 'Somebody stopped it.' },
    ACCEPTED: { description: 'A person has read it, and it is a lesson of the course.' },
    DISCARDED: { description: 'A person does not want it in the course.' },
  },
});

@ObjectType({ description: 'How much of a draft of a course has its end, in lessons.' })
export class CourseDraftProgress {
  @Field(() => Int, { description: 'Lessons that are neither waiting nor being drafted.' })
  completed!: number;

  @Field(() => Int, { description: 'All of its lessons; 0 while there is no outline.' })
  total!: number;
}

export const CourseDraftRefusal = createUnionType({
  name: 'CourseDraftRefusal',
  description: 'A limit that was met.',
  types: () => [QuotaExceeded, BudgetExceeded] as const,
  resolveType: (refusal) => ('retryAt' in refusal ? QuotaExceeded : BudgetExceeded),
});

@ObjectType({ description: 'Why the draft of a course waits.' })
export class CourseDraftPause {
  @Field(() => String, { description: 'In a sentence for its teacher.' })
  message!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it goes on by itself; null: with resumeCourseDraft.' })
  resumesAt!: Date | null;

  @Field(() => CourseDraftRefusal, { nullable: true, description: 'The limit that refused the next lesson; null where none did before it was begun.' })
  refusal!: typeof CourseDraftRefusal | null;
}

/** What it consists of is resolved when asked for. */
@ObjectType('CourseDraft', {
  implements: Node,
  description:
    'A course that is drafted step by step: an outline, which a person changes and approves, then its lessons. Each of these comes into the course ' +
    'only when a person has accepted it. It is its owner\'s; an admin sees all of his organization.',
})
export class CourseDraftType extends Node {
  @Field(() => CourseDraftStatus, { description: 'How far it is.' })
  status!: CourseDraftStatus;

  @Field(() => Int, { description: 'Of the outline: grows by one whenever that changes.' })
  version!: number;

  @Field(() => String, { description: "What the course is to be called; the topic's first line until a person says otherwise." })
  title!: string;

  @Field(() => String, { description: 'What the course says of itself; may be empty.' })
  description!: string;

  @Field(() => Language, { description: 'Of the course.' })
  language!: Language;

  @Field(() => Int, { description: 'From 1: the outline is made in one, the lessons are drafted in another, and what is made again in yet another. Each has a log of its own.' })
  run!: number;

  @Field(() => GenerationFailure, { nullable: true, description: 'Why there is no outline; null unless that failed.' })
  failure!: GenerationFailure | null;

  @Field(() => DateTime, { nullable: true, description: 'When its outline was approved; null until then.' })
  approvedAt!: Date | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;
}

export const CourseDraftConnection = connectionOf('CourseDraft', () => CourseDraftType);

@ObjectType({ description: 'A part of a lesson that is drafted by itself, by a generation of its own.' })
export class DraftedSection {
  @Field(() => ID, { description: 'Opaque; stays while the section stands in the outline.' })
  id!: string;

  @Field(() => String, { description: 'Its heading.' })
  title!: string;

  @Field(() => String, { description: 'What is to stand under it.' })
  summary!: string;

  @Field(() => ID, { nullable: true, description: 'The generation that drafts it, or did: to be followed by generationEvents. Null while it waits.' })
  generationId!: string | null;

  @Field(() => GenerationStatus, { nullable: true, description: "That generation's." })
  generationStatus!: GenerationStatus | null;
}

/** Its text is resolved when asked for. */
@ObjectType({ description: 'A lesson of an outline, and its draft.' })
export class DraftedLesson {
  @Field(() => ID, { description: 'Opaque; stays while the lesson stands in the outline.' })
  id!: string;

  @Field(() => Int, { description: 'From 1, in the order of the outline.' })
  position!: number;

  @Field(() => String, { description: 'What it is to be called.' })
  title!: string;

  @Field(() => String, { description: 'What it is to say.' })
  summary!: string;

  @Field(() => [String], { description: 'What a learner can do afterwards.' })
  objectives!: string[];

  @Field(() => Int, { description: 'How long it is to take.' })
  minutes!: number;

  @Field(() => DraftedLessonStatus, { description: 'How far it is.' })
  status!: DraftedLessonStatus;

  @Field(() => Int, { description: 'Grows by one whenever its draft is asked for, has its end, or is decided on.' })
  version!: number;

  @Field(() => [DraftedSection], { description: 'In their order; once the outline is approved each lesson has one at least.' })
  sections!: DraftedSection[];

  @Field(() => GenerationFailure, { nullable: true, description: 'Null unless it failed.' })
  failure!: GenerationFailure | null;

  @Field(() => ID, { nullable: true, description: 'The lesson of the course that it became; null until somebody accepted it.' })
  lessonId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When a person accepted or discarded it; null until then.' })
  decidedAt!: Date | null;
}

@ObjectType({ description: 'What a part of a lesson was made by.' })
export class LessonPart {
  @Field(() => ID, { description: 'In which it was made.' })
  generationId!: string;

  @Field(() => Origin, { nullable: true, description: 'Who made it.' })
  origin!: Origin | null;

  @Field(() => String, { nullable: true, description: 'As "openai/gpt-5"; "local" is the built-in engine.' })
  madeBy!: string | null;

  @Field(() => String, { nullable: true, description: 'As "lesson@2"; null where no prompt was read.' })
  promptVersion!: string | null;
}

@ObjectType({ description: 'What a lesson was drafted by, and who stands for it.' })
export class LessonProvenance {
  @Field(() => [LessonPart], { description: 'In the order of its sections.' })
  parts!: LessonPart[];

  @Field(() => Boolean, { description: 'Whether whoever accepted it changed the draft first.' })
  wasEdited!: boolean;

  @Field(() => Person, { nullable: true, description: 'Who read and accepted it; null where his account is gone.' })
  acceptedBy!: Person | null;

  @Field(() => DateTime, { description: 'When he did.' })
  acceptedAt!: Date;
}

/** Which member of a union about a draft it is. */
function memberOf(result: object): typeof CourseDraftType | typeof QuotaExceeded | typeof BudgetExceeded | typeof ContentRejected | typeof VersionConflict {
  if (result instanceof VersionConflict) return VersionConflict;
  if ('reasons' in result) return ContentRejected;
  if ('retryAt' in result) return QuotaExceeded;
  return 'id' in result ? CourseDraftType : BudgetExceeded;
}

export const GenerateCourseResult = createUnionType({
  name: 'GenerateCourseResult',
  description: 'The draft, to be followed by its id, or why none was started.',
  types: () => [CourseDraftType, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => memberOf(result) as typeof CourseDraftType,
});

export const ResumeCourseDraftResult = createUnionType({
  name: 'ResumeCourseDraftResult',
  description: 'The draft as it goes on, or why it does not.',
  types: () => [CourseDraftType, QuotaExceeded, BudgetExceeded, ContentRejected, VersionConflict] as const,
  resolveType: (result) => memberOf(result),
});

export const EditCourseOutlineResult = createUnionType({
  name: 'EditCourseOutlineResult',
  description: 'The draft with its new outline, or why nothing was changed.',
  types: () => [CourseDraftType, VersionConflict, ContentRejected] as const,
  resolveType: (result) => memberOf(result) as typeof CourseDraftType,
});

export const ChangeCourseDraftResult = createUnionType({
  name: 'ChangeCourseDraftResult',
  description: 'The draft as it stands then, or that somebody else was faster.',
  types: () => [CourseDraftType, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : CourseDraftType),
});

export const DecideDraftedLessonResult = createUnionType({
  name: 'DecideDraftedLessonResult',
  description: 'The lesson as it stands then, or that somebody else was faster.',
  types: () => [DraftedLesson, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : DraftedLesson),
});

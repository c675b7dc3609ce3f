import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { VersionConflict } from '../courses/courses.type.js';

/** Its lessons and what it requires are resolved when asked for. */
@ObjectType('Objective', {
  implements: Node,
  description: 'What a learner can do afterwards: a thing of its course, shared by the lessons that teach it and the questions that test it.',
})
export class ObjectiveType extends Node {
  @Field(() => String, { description: 'In a sentence. Lessons may spell it otherwise: width, case, white space and the full stop make no difference.' })
  text!: string;

  @Field(() => Int, { description: 'Grows by one whenever its text or what it requires changes.' })
  version!: number;

  @Field(() => DateTime, { description: 'When a lesson or a question first named it.' })
  createdAt!: Date;
}

export const ObjectiveConnection = connectionOf('Objective', () => ObjectiveType);

@ObjectType({ implements: UserError, description: 'Nothing was changed: the objective would require itself, by way of others.' })
export class PrerequisiteCycle extends UserError {
  @Field(() => [ObjectiveType], { description: 'From the objective back to itself: each requires the one behind it.' })
  path!: ObjectiveType[];
}

@ObjectType({ implements: UserError, description: 'Nothing was changed: another objective of the course has that wording. The two may be merged.' })
export class ObjectiveExists extends UserError {
  @Field(() => ObjectiveType, { description: 'The one that has it.' })
  objective!: ObjectiveType;
}

@ObjectType({ description: 'An objective that is gone, with what it required and what was known of learners under it; the answers themselves stay.' })
export class ObjectiveDeleted {
  @Field(() => ID, { description: 'That it had.' })
  objectiveId!: string;

  @Field(() => [ID], { description: 'The lessons that named it, each now in a next version without it.' })
  lessonIds!: string[];
}

export const SetPrerequisitesResult = createUnionType({
  name: 'SetPrerequisitesResult',
  description: 'The objective with what it requires now, or why nothing was changed.',
  types: () => [ObjectiveType, VersionConflict, PrerequisiteCycle] as const,
  resolveType: (result) => [VersionConflict, PrerequisiteCycle].find((type) => result instanceof type) ?? ObjectiveType,
});

export const AcceptPrerequisiteResult = createUnionType({
  name: 'AcceptPrerequisiteResult',
  description: 'The objective with what it requires now, or why nothing was changed.',
  types: () => [ObjectiveType, PrerequisiteCycle] as const,
  resolveType: (result) => (result instanceof PrerequisiteCycle ? PrerequisiteCycle : ObjectiveType),
});

export const RenameObjectiveResult = createUnionType({
  name: 'RenameObjectiveResult',
  description: 'The objective under its new text, or why nothing was changed.',
  types: () => [ObjectiveType, VersionConflict, ObjectiveExists] as const,
  resolveType: (result) => [VersionConflict, ObjectiveExists].find((type) => result instanceof type) ?? ObjectiveType,
});

export const MergeObjectivesResult = createUnionType({
  name: 'MergeObjectivesResult',
  description: 'The objective that stands for both, or why nothing was changed.',
  types: () => [ObjectiveType, VersionConflict, PrerequisiteCycle] as const,
  resolveType: (result) => [VersionConflict, PrerequisiteCycle].find((type) => result instanceof type) ?? ObjectiveType,
});

export const DeleteObjectiveResult = createUnionType({
  name: 'DeleteObjectiveResult',
  description: 'What is gone, or why nothing was changed.',
  types: () => [ObjectiveDeleted, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : ObjectiveDeleted),
});

const EXPECTED = 'The version that the change was made from.';

@InputType({ description: 'All that an objective is to require.' })
export class SetPrerequisitesInput {
  @Field(() => ID, { description: 'Of a course that the caller may edit.' })
  objectiveId!: string;

  @Field(() => [ID], { description: 'Objectives of the same course, at most 100; none: it requires nothing. One that comes twice counts once.' })
  requires!: string[];

  @Field(() => Int, { description: EXPECTED })
  expectedVersion!: number;
}

@InputType({ description: 'Another text for an objective, in all lessons that name it.' })
export class RenameObjectiveInput {
  @Field(() => ID, { description: 'Of a course that the caller may edit.' })
  objectiveId!: string;

  @Field(() => String, { description: '1 to 500 UTF-16 units.' })
  text!: string;

  @Field(() => Int, { description: EXPECTED })
  expectedVersion!: number;
}

@InputType({ description: 'Two objectives of a course that are the same.' })
export class MergeObjectivesInput {
  @Field(() => ID, { description: 'The one that stays, with its text.' })
  objectiveId!: string;

  @Field(() => ID, { description: 'The one that it stands for from now on, in lessons, questions and arrows.' })
  mergedId!: string;

  @Field(() => Int, { description: 'The version of the one that stays.' })
  expectedVersion!: number;
}

@InputType({ description: 'Two objectives, of which one may need the other first.' })
export class PrerequisiteInput {
  @Field(() => ID, { description: 'Of a course that the caller may edit.' })
  objectiveId!: string;

  @Field(() => ID, { description: 'Of the same course: what it may need first.' })
  requiresId!: string;
}

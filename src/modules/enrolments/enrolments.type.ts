import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { EnrolmentPolicy } from '../courses/courses.entity.js';
import { CourseType } from '../courses/courses.type.js';
import { EnrolledBy, EnrolmentState } from './enrolments.entity.js';

registerEnumType(EnrolmentPolicy, {
  name: 'EnrolmentPolicy',
  description: 'How somebody comes to be enrolled, and so who reads the lessons of a published course and uses AI on them.',
  valuesConfig: {
    OPEN: { description: 'Every signed-in user reads it; to be enrolled is his choice, and immediate.' },
    CODE: { description: 'Only those who are enrolled read it, and a code lets them in. Others see its title and description.' },
    INVITATION: { description: 'Only those who are enrolled read it, and they were invited. For others there is no such course.' },
  },
});
registerEnumType(EnrolmentState, {
  name: 'EnrolmentState',
  description: 'How somebody stands in a course.',
  valuesConfig: {
    ACTIVE: { description: 'He is enrolled.' },
    LEFT: { description: 'He left, and may come in again as he did before.' },
    REMOVED: { description: 'Somebody who teaches the course removed him; only an invitation lets him in again.' },
  },
});
registerEnumType(EnrolledBy, {
  name: 'EnrolledBy',
  description: 'What let somebody in.',
  valuesConfig: {
    HIMSELF: { description: 'The course was open.' },
    CODE: { description: 'A code.' },
    INVITATION: { description: 'An invitation.' },
  },
});

export enum RefusalReason {
  CODE_NEEDED = 'CODE_NEEDED',
  INVITATION_NEEDED = 'INVITATION_NEEDED',
  CODE_UNKNOWN = 'CODE_UNKNOWN',
  CODE_EXPIRED = 'CODE_EXPIRED',
  INVITATION_OVER = 'INVITATION_OVER',
  ANOTHER_ADDRESS = 'ANOTHER_ADDRESS',
  REMOVED = 'REMOVED',
  NOT_PUBLISHED = 'NOT_PUBLISHED',
}
registerEnumType(RefusalReason, {
  name: 'EnrolmentRefusalReason',
  description: 'Why somebody is not let in.',
  valuesConfig: {
    CODE_NEEDED: { description: 'The course is entered by its code.' },
    INVITATION_NEEDED: { description: 'The course is entered by an invitation.' },
    CODE_UNKNOWN: { description: 'No course has this code now.' },
    CODE_EXPIRED: { description: 'The code is too old.' },
    INVITATION_OVER: { description: 'The invitation was used, declined or revoked, or is too old.' },
    ANOTHER_ADDRESS: { description: "The invitation is for another address or account than the caller's." },
    REMOVED: { description: 'He was removed from the course.' },
    NOT_PUBLISHED: { description: 'The course is not published: the invitation waits until it is.' },
  },
});

const SENTENCES: Record<RefusalReason, string> = {
  CODE_NEEDED: 'This course is entered by a code: ask those who teach it for it.',
  INVITATION_NEEDED: 'This course is entered by an invitation.',
  CODE_UNKNOWN: 'No course has this code: see whether it is written right, or ask for the one that counts now.',
  CODE_EXPIRED: 'This code has expired: ask those who teach the course for another.',
  INVITATION_OVER: 'This invitation can no longer be used: ask for another.',
  ANOTHER_ADDRESS: 'This invitation is for another address: sign in with the account of that address.',
  REMOVED: 'You were removed from this course: only an invitation lets you in again.',
  NOT_PUBLISHED: 'This course is not published. Your invitation waits until it is.',
};

/** Its course, learner, progress and history are resolved when asked for. */
@ObjectType('Enrolment', { implements: Node, description: 'That somebody is, or was, enrolled in a course. There is one of each for both, whatever happens to it.' })
export class EnrolmentType extends Node {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => ID, { description: 'Who.' })
  userId!: string;

  @Field(() => EnrolmentState, { description: 'How it stands.' })
  state!: EnrolmentState;

  @Field(() => DateTime, { description: 'When he came in, the last time.' })
  enrolledAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When he left or was removed; null while he is in.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why he was removed.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When he had done all that the course then asked for; stays, whatever is added to the course.' })
  completedAt!: Date | null;
}

@ObjectType({ description: 'Something that happened to an enrolment.' })
export class EnrolmentChangeType {
  @Field(() => EnrolmentState, { description: 'What it became.' })
  state!: EnrolmentState;

  @Field(() => EnrolledBy, { nullable: true, description: 'What let him in; null where he left or was removed.' })
  through!: EnrolledBy | null;

  @Field(() => ID, { description: 'Who did it.' })
  actorId!: string;

  @Field(() => String, { nullable: true, description: 'Why he was removed.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({ implements: UserError, description: 'All seats are taken.' })
export class CourseFull extends UserError {
  @Field(() => Int, { description: 'How many there are.' })
  seats: number;

  constructor(seats: number) {
    super();
    this.seats = seats;
    this.message = `All ${seats} seats of this course are taken.`;
  }
}

@ObjectType({ implements: UserError, description: 'The course does not let him in.' })
export class EnrolmentRefused extends UserError {
  @Field(() => RefusalReason, { description: 'Why.' })
  reason: RefusalReason;

  /** @param because what somebody wrote, where it was a person's decision */
  constructor(reason: RefusalReason, because: string | null = null) {
    super();
    this.reason = reason;
    this.message = because === null ? SENTENCES[reason] : `${SENTENCES[reason]} The reason: ${because}`;
  }
}

@ObjectType({ implements: UserError, description: 'The same answer whether or not the address has an account.' })
export class NoSuchInstructor extends UserError {
  override message = 'No instructor or admin of this organization has this address.';
}

export const EnrolResult = createUnionType({
  name: 'EnrolResult',
  description: 'The enrolment, or why there is none.',
  types: () => [EnrolmentType, CourseFull, EnrolmentRefused] as const,
  resolveType: (result) => (result instanceof CourseFull ? CourseFull : result instanceof EnrolmentRefused ? EnrolmentRefused : EnrolmentType),
});

export const AddInstructorResult = createUnionType({
  name: 'AddInstructorResult',
  description: 'The course, or that there is nobody to be added.',
  types: () => [CourseType, NoSuchInstructor] as const,
  resolveType: (result) => (result instanceof NoSuchInstructor ? NoSuchInstructor : CourseType),
});

export const EnrolmentConnection = connectionOf('Enrolment', () => EnrolmentType);

@ObjectType({ description: 'Whom a course lets in, and what it asks for until it is completed; for those who may edit it.' })
export class EnrolmentRules {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => EnrolmentPolicy, { description: 'How somebody comes to be enrolled.' })
  policy!: EnrolmentPolicy;

  @Field(() => Int, { nullable: true, description: 'How many may be enrolled; null: as many as come.' })
  seats!: number | null;

  @Field(() => Int, { description: 'How many are.' })
  seatsTaken!: number;

  @Field(() => String, { nullable: true, description: 'What lets learners in; null where the policy is another than CODE.' })
  code!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the code ends; null: when it is replaced.' })
  codeExpiresAt!: Date | null;

  @Field(() => Float, { nullable: true, description: 'The share of its points, above 0 and up to 1, that every published quiz has to be passed with until the course is completed; null: quizzes do not matter. All lessons are to be finished in any case.' })
  quizShare!: number | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class SetEnrolmentRulesInput {
  @Field(() => ID, { description: 'A course that the caller may edit.' })
  courseId!: string;

  @Field(() => EnrolmentPolicy, { nullable: true, description: 'Who is enrolled stays so under any policy. CODE makes a code where there is none; another policy gives it up.' })
  policy?: EnrolmentPolicy | null;

  @Field(() => Int, { nullable: true, description: '1 to 100,000; null: as many as come. Nobody is thrown out where more are in.' })
  seats?: number | null;

  @Field(() => Float, { nullable: true, description: 'Above 0, up to 1; null: quizzes do not matter.' })
  quizShare?: number | null;
}

@InputType({ description: 'Who is to be removed, and why.' })
export class RemoveLearnerInput {
  @Field(() => ID, { description: 'A course that the caller may edit.' })
  courseId!: string;

  @Field(() => ID, { description: 'Who is, or was, enrolled in it.' })
  userId!: string;

  @Field(() => String, { description: '1 to 2,000 UTF-16 units; the learner sees it.' })
  reason!: string;
}

@InputType({ description: 'Whom to invite: an address, or an account.' })
export class InviteInput {
  @Field(() => ID, { description: 'A course that the caller may edit.' })
  courseId!: string;

  @Field(() => String, { nullable: true, description: 'Whether or not it has an account.' })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of the same organization.' })
  userId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Within a year; in 30 days when left out.' })
  expiresAt?: Date | null;
}

/** Who teaches a course. */
@ObjectType({ description: 'Somebody who teaches a course.' })
export class CourseTeacher {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string;

  @Field(() => Boolean, { description: 'Whether it is his; the others may do what he may, but hand it on or decide who else teaches it.' })
  isOwner!: boolean;
}

import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { Person } from '../quizzes/quiz.type.js';
import { EnrolmentState } from './enrolments.entity.js';
import { CourseProgress } from './progress.type.js';

export enum MemberRole {
  OWNER = 'OWNER',
  INSTRUCTOR = 'INSTRUCTOR',
  LEARNER = 'LEARNER',
}
registerEnumType(MemberRole, {
  name: 'CourseMemberRole',
  description: 'What somebody is in a course, which is another thing than his role in the organization.',
  valuesConfig: {
    OWNER: { description: 'It is his.' },
    INSTRUCTOR: { description: 'He teaches it beside its owner.' },
    LEARNER: { description: 'He is, or was, enrolled.' },
  },
});

export enum MemberProgress {
  NOT_STARTED = 'NOT_STARTED',
  IN_PROGRESS = 'IN_PROGRESS',
  COMPLETED = 'COMPLETED',
}
registerEnumType(MemberProgress, {
  name: 'CourseMemberProgress',
  description: 'How far learners are.',
  valuesConfig: {
    NOT_STARTED: { description: 'He has opened no lesson.' },
    IN_PROGRESS: { description: 'He has opened one, and has not completed the course.' },
    COMPLETED: { description: 'He has completed the course.' },
  },
});

@ObjectType({ description: 'Somebody in a course. Who teaches it and is enrolled in it is listed as both.' })
export class CourseMember {
  @Field(() => Person, { description: 'Who.' })
  person!: Person;

  @Field(() => MemberRole, { description: 'What he is here.' })
  role!: MemberRole;

  @Field(() => ID, { nullable: true, description: 'Null for who teaches it.' })
  enrolmentId!: string | null;

  @Field(() => EnrolmentState, { nullable: true, description: 'Null for who teaches it.' })
  state!: EnrolmentState | null;

  @Field(() => DateTime, { description: 'When he came in, the last time.' })
  since!: Date;

  @Field(() => String, { nullable: true, description: 'Why he was removed.' })
  reason!: string | null;

  @Field(() => CourseProgress, { nullable: true, description: 'Null for who teaches it.' })
  progress!: CourseProgress | null;
}

@InputType({ description: 'Whom to list; what is left out lists all.' })
export class CourseMemberFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name, or a whole email address; at most 254 UTF-16 units.' })
  search?: string | null;

  @Field(() => MemberRole, { nullable: true, description: 'What they are here.' })
  role?: MemberRole | null;

  @Field(() => EnrolmentState, { nullable: true, description: 'How they stand; leaves out those who teach.' })
  state?: EnrolmentState | null;

  @Field(() => MemberProgress, { nullable: true, description: 'How far they are; leaves out those who teach.' })
  progress?: MemberProgress | null;
}

export const CourseMemberConnection = connectionOf('CourseMember', () => CourseMember);

import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node } from '../../platform/graphql/types.js';
import { Person } from '../quizzes/quiz.type.js';
import { InvitationState } from './enrolments.entity.js';

registerEnumType(InvitationState, {
  name: 'InvitationState',
  description: 'What became of an invitation.',
  valuesConfig: {
    PENDING: { description: 'Nobody has answered it.' },
    ACCEPTED: { description: 'It let somebody in, and lets nobody else in.' },
    DECLINED: { description: 'Whom it was for did not want it.' },
    REVOKED: { description: 'Those who teach the course took it back, or made another.' },
  },
});

/** Its inviter is resolved from the row. */
@ObjectType('Invitation', { implements: Node, description: 'To be enrolled in a course; for one address or one account.' })
export class InvitationType extends Node {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => String, { description: 'What the course is called.' })
  courseTitle!: string;

  @Field(() => String, { nullable: true, description: 'Whom it was made for; null: for an account.' })
  email!: string | null;

  @Field(() => ID, { nullable: true, description: 'The account that it was made for, or that answered it; null: none yet.' })
  userId!: string | null;

  @Field(() => InvitationState, { description: 'What became of it.' })
  state!: InvitationState;

  @Field(() => Person, { description: 'Who made it.' })
  inviter!: Person;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when it can be accepted.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted, declined or revoked.' })
  settledAt!: Date | null;
}

@ObjectType({ description: 'A new invitation.' })
export class IssuedInvitation {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: InvitationType;

  @Field(() => String, { description: 'What lets its addressee in, once. It is told only here, and to be sent to him alone.' })
  token!: string;
}

export const InvitationConnection = connectionOf('Invitation', () => InvitationType);

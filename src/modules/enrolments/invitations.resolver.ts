import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { Person } from '../quizzes/quiz.type.js';
import { InvitationState } from './enrolments.entity.js';
import { entered } from './enrolments.resolver.js';
import { EnrolResult, InviteInput } from './enrolments.type.js';
import type { InvitationRow, InvitationsService, Issued } from './invitations.service.js';
import { InvitationConnection, InvitationType, IssuedInvitation } from './invitations.type.js';

const ID_OR_TOKEN = 'For whom it was made for; or give the token.';
const TOKEN_OR_ID = 'As it was sent to him.';

@Resolver(() => InvitationType)
export class InvitationsResolver {
  constructor(private readonly service: InvitationsService) {}

  @Query(() => InvitationConnection, { description: 'Those of a course, newest first, for those who may edit it.' })
  courseInvitations(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('states', () => [InvitationState], { nullable: true, description: 'What became of them; all when left out.' }) states?: InvitationState[] | null,
  ): Promise<Connection<InvitationRow>> {
    return this.service.ofCourse(context.viewer(), courseId, states ?? null, pageRequest(first, after));
  }

  @Query(() => InvitationConnection, { description: "Those that wait for the caller's answer, newest first: made for his account, or for his address once that was shown to be his." })
  myInvitations(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<InvitationRow>> {
    return this.service.own(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => IssuedInvitation, { description: 'Invites an address or an account to a course, for those who may edit it; an older one to the same is revoked. To send the token is for the caller.' })
  inviteToCourse(@Ctx() context: Context, @Arg('input', () => InviteInput, { description: 'Whom, and where to.' }) input: InviteInput): Promise<Issued> {
    return this.service.invite(context.viewer(), input);
  }

  @Mutation(() => EnrolResult, { description: 'Enrols the caller, whom the invitation must be for. It works once.' })
  acceptInvitation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true, description: ID_OR_TOKEN }) id?: string | null,
    @Arg('token', () => String, { nullable: true, description: TOKEN_OR_ID }) token?: string | null,
  ): Promise<typeof EnrolResult> {
    return entered(context, this.service.accept(context.viewer(), { id: id ?? null, token: token ?? null }));
  }

  @Mutation(() => InvitationType, { description: 'Says no to an invitation. One that has its answer stays as it is.' })
  declineInvitation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { nullable: true, description: ID_OR_TOKEN }) id?: string | null,
    @Arg('token', () => String, { nullable: true, description: TOKEN_OR_ID }) token?: string | null,
  ): Promise<InvitationRow> {
    return this.service.decline(context.viewer(), { id: id ?? null, token: token ?? null });
  }

  @Mutation(() => InvitationType, { description: 'Takes an invitation back, for those who may edit the course. One that has its answer stays as it is.' })
  revokeInvitation(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The invitation.' }) id: string): Promise<InvitationRow> {
    return this.service.revoke(context.viewer(), id);
  }

  @FieldResolver(() => Person, { description: 'Who made it.' })
  inviter(@Root() { invitedBy, inviterName }: InvitationRow): Person {
    return { id: invitedBy, displayName: inviterName };
  }
}

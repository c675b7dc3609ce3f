import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { ActivityEvent } from '../activity/activity.service.js';
import { ActivityEventType } from '../activity/activity.type.js';
import type { EvidenceService } from './evidence.service.js';
import type { Profile } from './profile.js';
import { CorrectProfileClaimInput, DisputeProfileClaimInput } from './profiles.input.js';
import type { ProfilesService } from './profiles.service.js';
import { ClaimEvidenceType, LearnerProfile, LearnerProfileConnection } from './profiles.type.js';
import { profileView } from './profiles.view.js';

@Resolver(() => ClaimEvidenceType)
export class ClaimEvidenceResolver {
  // Nullable, so that the claim is read also while the history can't be.
  @FieldResolver(() => ActivityEventType, {
    nullable: true,
    description: "The event itself: who, when, and in which quiz or lesson. Null: it is none, it is no longer kept, or, with the error UNAVAILABLE, the history can't be read at the moment.",
  })
  async event(@Root() { id, event }: ClaimEvidenceType): Promise<ActivityEvent | null> {
    return event && event(id);
  }
}

@Resolver()
export class ProfilesResolver {
  /** @param settle takes in what analyses of somebody have ended */
  constructor(private readonly profiles: ProfilesService, private readonly evidence: EvidenceService, private readonly settle: (userId: string) => Promise<void>) {}

  // Nullable, so that the rest of a query is answered while profiles can't be read.
  @Query(() => LearnerProfile, { nullable: true, description: "What is known of the caller; null: nothing yet, or, with the error UNAVAILABLE, that it can't be read at the moment." })
  async learnerProfile(
    @Ctx() context: Context, @Arg('version', () => Int, { nullable: true, description: 'The newest when left out.' }) version?: number,
  ): Promise<LearnerProfile | null> {
    const { id } = context.viewer();
    await this.settle(id);
    const profile = await this.profiles.of(id, version ?? undefined);
    return profile && (await this.#view(profile));
  }

  @Query(() => LearnerProfileConnection, { nullable: true, description: "Every version of the caller's profile, newest first. Null with the error UNAVAILABLE while they can't be read." })
  async learnerProfileVersions(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<LearnerProfile>> {
    const { id: userId, organizationId } = context.viewer();
    const { edges, pageInfo } = await this.profiles.versions(userId, pageRequest(first, after));
    // Most versions say the same: what they point at is read once.
    const pointedAt = await this.evidence.pointedAt({ userId, organizationId }, edges.flatMap(({ node }) => node.document.claims));
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: profileView(node, pointedAt) })) };
  }

  @Mutation(() => LearnerProfile, { description: 'Says how it really is. It stays so through every later analysis.' })
  async correctProfileClaim(
    @Ctx() context: Context, @Arg('input', () => CorrectProfileClaimInput, { description: 'Which claim, and how it is.' }) { claimId, text, value, note }: CorrectProfileClaimInput,
  ): Promise<LearnerProfile> {
    return this.#view(await this.profiles.correct(context.viewer(), { claimId, text: text ?? null, value: value ?? null, note: note ?? null }));
  }

  @Mutation(() => LearnerProfile, { description: 'Doubts a claim: it stays, as disputed, and no later analysis changes that.' })
  async disputeProfileClaim(
    @Ctx() context: Context, @Arg('input', () => DisputeProfileClaimInput, { description: 'Which claim.' }) { claimId, note }: DisputeProfileClaimInput,
  ): Promise<LearnerProfile> {
    return this.#view(await this.profiles.dispute(context.viewer(), claimId, note ?? null));
  }

  async #view(profile: Profile): Promise<LearnerProfile> {
    return profileView(profile, await this.evidence.pointedAt(profile, profile.document.claims));
  }
}

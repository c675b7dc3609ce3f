import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { GenerationService } from '../generation/generation.service.js';
import { GenerationType } from '../generation/generation.type.js';
import type { EvidenceService } from '../profiles/evidence.service.js';
import type { Claim } from '../profiles/profiles.service.js';
import { claimView, type ProfileClaim } from '../profiles/profiles.type.js';
import { RerunStatus } from './questionnaires.entity.js';
import type { RerunJobRow } from './rerun-jobs.repository.js';
import type { RerunRow } from './reruns.repository.js';
import type { RerunsService } from './reruns.service.js';
import { ProfileDifference, ProfileRerunConnection, ProfileRerunJobType, ProfileRerunType, RerunProfilesInput, RerunProfilesResult } from './reruns.type.js';

@Resolver(() => ProfileRerunType)
export class RerunsResolver {
  constructor(private readonly reruns: RerunsService, private readonly evidence: EvidenceService, private readonly generations: Pick<GenerationService, 'get'>) {}

  @Query(() => ProfileRerunConnection, { description: 'Analyses that admins had made again, newest first. For admins.' })
  profileReruns(
    @Ctx() context: Context,
    @Arg('status', () => RerunStatus, { nullable: true, description: 'Only those that stand there.' }) status: RerunStatus | null | undefined,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<RerunRow>> {
    return this.reruns.page(context.viewer(), status ?? null, pageRequest(first, after));
  }

  @Query(() => ProfileRerunJobType, { description: 'How far it is with all profiles that are analysed again. For admins.' })
  profileRerunJob(@Ctx() context: Context, @Arg('id', () => ID, { description: 'As `rerunProfiles` gave it.' }) id: string): Promise<RerunJobRow> {
    return this.reruns.job(context.viewer(), id);
  }

  @Mutation(() => RerunProfilesResult, { description: 'Has profiles analysed again by a model. It replaces nothing before it is approved. For admins.' })
  async rerunProfiles(
    @Ctx() context: Context, @Arg('input', () => RerunProfilesInput, { description: 'Whose, and why.' }) { userIds, reason }: RerunProfilesInput,
  ): Promise<typeof RerunProfilesResult> {
    return (await this.reruns.request(context.viewer(), { userIds: userIds ?? null, reason })) as unknown as typeof RerunProfilesResult;
  }

  @Mutation(() => ProfileRerunType, { description: 'Takes what it says into the profile. One that is decided stays as it is. For admins.' })
  approveProfileRerun(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The rerun.' }) id: string): Promise<RerunRow> {
    return this.reruns.approve(context.viewer(), id);
  }

  @Mutation(() => ProfileRerunType, { description: 'Leaves the profile as it is. One that is decided stays as it is. For admins.' })
  discardProfileRerun(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The rerun.' }) id: string): Promise<RerunRow> {
    return this.reruns.discard(context.viewer(), id);
  }

  @FieldResolver(() => GenerationType, { nullable: true })
  generation(@Root() { generationId, requestedBy }: RerunRow, @Ctx() context: Context): Promise<unknown> | null {
    return generationId === null || requestedBy !== context.viewer().id ? null : this.generations.get(context.viewer(), generationId);
  }

  @FieldResolver(() => ProfileDifference, { nullable: true })
  async difference(@Root() row: RerunRow, @Ctx() context: Context): Promise<ProfileDifference | null> {
    const difference = await this.reruns.difference(context.viewer(), row);
    if (!difference) return null;
    const { added, removed, changed } = difference;
    const pointedAt = await this.evidence.pointedAt(row, [...added, ...removed, ...changed.flatMap(({ before, after }) => [before, after])]);
    const view = (claim: Claim): ProfileClaim => claimView(claim, pointedAt);
    return { added: added.map(view), removed: removed.map(view), changed: changed.map(({ before, after }) => ({ before: view(before), after: view(after) })) };
  }
}

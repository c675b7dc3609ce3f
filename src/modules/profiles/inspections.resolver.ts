import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { mayOperate } from '../../auth/policy.js';
import type { Context } from '../../context.js';
import { forbidden } from '../../platform/errors.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { InspectionsService, Inspection } from './inspections.service.js';
import { DocumentInspectionConnection, InspectedProfile, InspectLearnerInput, LearnerErasure, LearnerExport } from './inspections.type.js';
import type { EvidenceService } from './evidence.service.js';
import type { ProfileOrigin } from './profile.js';
import { InspectionAction } from './profiles.entity.js';
import type { ProfilesService } from './profiles.service.js';
import { ProfileOriginEnum, ProfileSummaryConnection, type ProfileSummary } from './profiles.type.js';
import { profileView } from './profiles.view.js';

@Resolver()
export class InspectionsResolver {
  constructor(private readonly inspections: InspectionsService, private readonly profiles: ProfilesService, private readonly evidence: EvidenceService) {}

  @Query(() => DocumentInspectionConnection, { description: "Who looked at the caller's documents or changed them, when and why; newest first." })
  documentInspections(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<Inspection>> {
    return this.inspections.own(context.viewer(), pageRequest(first, after));
  }

  @Query(() => ProfileSummaryConnection, { nullable: true, description: "Whose profile was made by whom, by the learners' ids: without what it says. Null with the error UNAVAILABLE while profiles can't be read. For admins." })
  async profilesByOrigin(
    @Ctx() context: Context,
    @Arg('origin', () => ProfileOriginEnum, { defaultValue: 'LOCAL', description: 'LOCAL: those that the built-in analysis made, to be run again when a model is back.' }) origin: ProfileOrigin,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<ProfileSummary>> {
    const viewer = context.viewer();
    if (!mayOperate(viewer)) throw forbidden('Only admins may list profiles.');
    const { edges, pageInfo } = await this.profiles.byOrigin(viewer.organizationId, origin, pageRequest(first, after));
    return { pageInfo, edges: edges.map(({ cursor, node: { userId, version, at, document } }) => ({ cursor, node: { userId, version, origin, at, notice: document.notice } })) };
  }

  @Mutation(() => InspectedProfile, { description: "Looks at a learner's profile, which is recorded first. For admins." })
  async inspectLearner(
    @Ctx() context: Context, @Arg('input', () => InspectLearnerInput, { description: 'Whose, and why.' }) { userId, reason }: InspectLearnerInput,
  ): Promise<InspectedProfile> {
    const inspection = await this.inspections.record(context.viewer(), userId, InspectionAction.INSPECT, reason);
    const profile = await this.profiles.of(userId);
    return { inspection, profile: profile && profileView(profile, await this.evidence.pointedAt(profile, profile.document.claims)) };
  }

  @Mutation(() => LearnerExport, { description: 'Gives all that is kept of a learner, whichever store it is in; that is recorded first. UNAVAILABLE names in `extensions.left` what could not be read, for a store is away. For admins.' })
  exportLearner(@Ctx() context: Context, @Arg('input', () => InspectLearnerInput, { description: 'Whose, and why.' }) { userId, reason }: InspectLearnerInput): Promise<LearnerExport> {
    return this.inspections.export(context.viewer(), userId, reason);
  }

  @Mutation(() => LearnerErasure, { description: 'Erases all that is kept of a learner, whichever store it is in, but for the record that it was; sent again, it erases what has come since. UNAVAILABLE names in `extensions.left` what is not erased yet, for a store is away; sent again, it goes on. For admins.' })
  eraseLearner(@Ctx() context: Context, @Arg('input', () => InspectLearnerInput, { description: 'Whose, and why.' }) { userId, reason }: InspectLearnerInput): Promise<LearnerErasure> {
    return this.inspections.erase(context.viewer(), userId, reason);
  }
}

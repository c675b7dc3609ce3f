import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Viewer } from '../../auth/viewer.js';
import { AFTER, FIRST, pageRequest, type PageRequest } from '../../platform/graphql/pages.js';
import { DateTime, type Connection } from '../../platform/graphql/types.js';
import type { ObjectiveType } from '../objectives/objectives.type.js';
import { evidencePage, type MasteryService, type ObjectiveMastery } from './mastery.service.js';
import { MasteryConnection, MasteryEvidenceConnection, MasteryType, type MasteryEvidenceType } from './mastery.type.js';

type Mastery = ObjectiveMastery<ObjectiveType>;

/** A course's objectives in pages, in their order. */
export interface ObjectivePages {
  page(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<ObjectiveType>>;
}

@Resolver(() => MasteryType)
export class MasteryResolver {
  constructor(
    private readonly mastery: MasteryService,
    private readonly objectives: ObjectivePages,
  ) {}

  @Query(() => MasteryConnection, {
    name: 'mastery',
    description: "How well a learner has each objective of a course, in the course's order. One's own rests on the answers whose score one may see now, somebody else's on all but what he practised.",
  })
  async of(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may read.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('learnerId', () => ID, { nullable: true, description: 'Left out: the caller. Anybody else is for those who may edit the course.' }) learnerId?: string | null,
    @Arg('at', () => DateTime, { nullable: true, description: 'Left out: now. A later time says what will be left by then if nothing is practised.' }) at?: Date | null,
  ): Promise<Connection<Mastery>> {
    const viewer = context.viewer();
    const { edges, pageInfo } = await this.objectives.page(viewer, courseId, pageRequest(first, after));
    const known = await this.mastery.shown(viewer, { courseId, learnerId: learnerId ?? null, at: at ?? null }, edges.map(({ node }) => node));
    return { edges: edges.map(({ cursor }, index) => ({ cursor, node: known[index]! })), pageInfo };
  }

  @FieldResolver(() => MasteryEvidenceConnection, { description: 'What it rests on, newest first: each answer that counts, once.' })
  async evidence(
    @Root() { evidence }: Mastery,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<MasteryEvidenceType>> {
    const { edges, pageInfo } = evidencePage(await evidence(), pageRequest(first, after));
    return {
      edges: edges.map(({ cursor, node: { itemId, ...node } }) => ({ cursor, node: { ...node, questionId: itemId } })),
      pageInfo,
    };
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { mayReadGeneration } from '../../auth/policy.js';
import type { Context } from '../../context.js';
import { Origin } from './generation.entity.js';
import type { GenerationRow } from './generation.repository.js';
import { GenerationType } from './generation.type.js';
import { AppliedShaping } from './shaping.type.js';

@Resolver(() => GenerationType)
export class ShapingResolver {
  @FieldResolver(() => [AppliedShaping], {
    nullable: true,
    description: 'What the answer was shaped by, and who said so; empty where by nothing. For whom it was made for and admins, null for everybody else.',
  })
  applied(@Ctx() context: Context, @Root() row: GenerationRow): AppliedShaping[] | null {
    // What a learner says of himself is none of his teacher's business, though the generation may be flagged for him.
    if (!mayReadGeneration(context.viewer(), row)) return null;
    return (row.applied ?? []).map(({ aspect, value, source, engineHeeds }) => (
      { aspect, value, source, leftOut: row.origin === null ? null : row.origin === Origin.LOCAL && !engineHeeds }));
  }
}

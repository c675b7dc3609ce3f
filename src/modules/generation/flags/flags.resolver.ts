import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../context.js';
import { AFTER, FIRST, pageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import type { GenerationRow } from '../generation.repository.js';
import { GenerationService } from '../generation.service.js';
import { GenerationConnection, GenerationType } from '../generation.type.js';
import { requestIn } from '../kinds/index.js';
import { FlagSource } from './flags.entity.js';
import { ContentFlagType } from './flags.type.js';

/** How much is shown before and behind the first word, in code units. */
const AROUND = 60;

@Resolver(() => GenerationType)
export class FlagsResolver {
  constructor(private readonly service: GenerationService) {}

  @Query(() => GenerationConnection, {
    description: 'What learners asked or got in this course and a teacher may want to look at, newest first; for those who may edit the course.',
  })
  flaggedGenerations(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<GenerationRow>> {
    return this.service.flagged(context.viewer(), courseId, pageRequest(first, after));
  }

  @FieldResolver(() => [ContentFlagType], { nullable: true, description: "For those who may edit the course, null for everybody else." })
  async flags(@Ctx() context: Context, @Root() row: GenerationRow): Promise<ContentFlagType[] | null> {
    if (row.course === null || !this.service.mayEdit(context.viewer(), row)) return null;
    const written = requestIn(row.kind, row.input)?.text ?? null;
    return (await context.loaders.flags.load(row.id)).map((flag) => ({
      ...flag,
      excerpt: flag.source === FlagSource.INPUT && written !== null && flag.position !== null ? excerptOf(written, flag.position) : null,
    }));
  }
}

function excerptOf(text: string, position: number): string {
  return text.slice(Math.max(0, position - AROUND), position + AROUND).toWellFormed();
}

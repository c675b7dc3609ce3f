import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../context.js';
import { badUserInput } from '../../../platform/errors.js';
import { AFTER, connection, FIRST, pageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import type { GenerationRow } from '../generation.repository.js';
import { GenerationType } from '../generation.type.js';
import { MOST_STATEMENTS, type GroundedStatement } from './ground.js';
import { TextStatement, TextStatementConnection, UnsupportedReason } from './statements.type.js';

const POSITION = /^\d{1,9}$/;

@Resolver(() => GenerationType)
export class StatementsResolver {
  @FieldResolver(() => TextStatementConnection, {
    nullable: true,
    description:
      `What a whole text states, in its order, each with the passage of the lesson that says it; the first ${MOST_STATEMENTS.toLocaleString('en')}. No evidence doesn't mean that it is false. ` +
      'Null until the text is whole, for a structured kind, whose items have evidence of their own, and for texts from before this was looked for.',
  })
  async statements(
    @Ctx() { loaders }: Context,
    @Root() row: GenerationRow,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<TextStatement> | null> {
    const page = pageRequest(first, after);
    if (page.after !== null && !POSITION.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const statements = await loaders.statements.load(row.id);
    if (statements === null) return null;
    const from = page.after === null ? 0 : Number(page.after) + 1;
    const places = statements.slice(from, from + page.first + 1).map((statement, index) => ({ at: from + index, ...shown(statement, row) }));
    return connection(places, page, ({ at }) => String(at));
  }
}

/** A statement as it is stored, with whose lesson it was held against. */
function shown({ start, end, evidence, reason }: GroundedStatement, { lessonId, lessonVersion }: GenerationRow): TextStatement {
  return {
    start,
    end,
    evidence: evidence && lessonId !== null && lessonVersion !== null ? { lessonId, lessonVersion, ...evidence } : null,
    unsupported: reason && UnsupportedReason[reason],
  };
}

import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { checkView } from './items.view.js';
import type { RefusedQuestionsService, RefusedRow } from './refused.service.js';
import { QuestionNotRefused, RefusedQuestionConnection, SettleRefusedQuestionInput, SettleRefusedQuestionResult, type RefusedQuestionType } from './refused.type.js';

@Resolver()
export class RefusedQuestionsResolver {
  constructor(private readonly refused: RefusedQuestionsService) {}

  @Query(() => RefusedQuestionConnection, { description: 'The questions on a course\'s lessons that were kept from learners and that nobody has settled, who has waited longest first.' })
  async refusedQuestions(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<RefusedQuestionType>> {
    const { edges, pageInfo } = await this.refused.page(context.viewer(), courseId, pageRequest(first, after));
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: refusedView(node) })) };
  }

  @Mutation(() => SettleRefusedQuestionResult, { description: 'A person\'s word on a refused question, which waits for nobody any more then; what was said first stays. To ask it all the same, add it to a quiz.' })
  async settleRefusedQuestion(
    @Ctx() context: Context,
    @Arg('input', () => SettleRefusedQuestionInput, { description: 'What is said of it.' }) input: SettleRefusedQuestionInput,
  ): Promise<typeof SettleRefusedQuestionResult> {
    const settled = await this.refused.settle(context.viewer(), input);
    return settled instanceof QuestionNotRefused ? settled : refusedView(settled);
  }
}

function refusedView({ content, key, check, settledBy, settledName, ...row }: RefusedRow): RefusedQuestionType {
  return {
    ...row,
    question: content,
    key: { questionId: row.id, ...key },
    check: checkView(check)!,
    settledBy: settledBy === null ? null : { id: settledBy, displayName: settledName ?? '' },
  };
}

import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { QuizItemsService } from './items.service.js';
import { QuestionsService } from './questions.service.js';
import { QuestionKey } from './quizzes.type.js';

@Resolver()
export class QuizzesResolver {
  constructor(
    private readonly questions: QuestionsService,
    private readonly items: QuizItemsService,
  ) {}

  @Query(() => QuestionKey, { nullable: true, description: "Of a generated question or a quiz's item, for those who may edit the course." })
  async questionKey(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The question.' }) id: string): Promise<QuestionKey> {
    const viewer = context.viewer();
    return (await this.items.key(viewer, id)) ?? this.questions.key(viewer, id);
  }
}

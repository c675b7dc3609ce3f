import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { QuestionsService } from './questions.service.js';
import { QuestionKey } from './quizzes.type.js';

@Resolver()
export class QuizzesResolver {
  constructor(private readonly questions: QuestionsService) {}

  @Query(() => QuestionKey, { nullable: true, description: 'For those who may edit the course.' })
  questionKey(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The question.' }) id: string): Promise<QuestionKey> {
    return this.questions.key(context.viewer(), id);
  }
}

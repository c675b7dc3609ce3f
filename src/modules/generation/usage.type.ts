import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'In tokens, as the provider counts them.' })
export class TokenUsage {
  @Field(() => Int, { description: "All of the input, what was read from and written to a provider's cache included." })
  inputTokens!: number;

  @Field(() => Int, { description: "Of the input, what was read from the provider's cache." })
  cachedInputTokens!: number;

  @Field(() => Int, { description: "Of the input, what the provider's cache took in." })
  cacheWriteInputTokens!: number;

  @Field(() => Int, { description: 'Reasoning included.' })
  outputTokens!: number;

  @Field(() => Boolean, { description: "True where the provider's final count never arrived." })
  estimated!: boolean;
}

export function sumUsage(attempts: TokenUsage[]): TokenUsage {
  const total: TokenUsage = { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0, estimated: false };
  for (const attempt of attempts) {
    total.inputTokens += attempt.inputTokens;
    total.cachedInputTokens += attempt.cachedInputTokens;
    total.cacheWriteInputTokens += attempt.cacheWriteInputTokens;
    total.outputTokens += attempt.outputTokens;
    total.estimated ||= attempt.estimated;
  }
  return total;
}

import { Field, ID, InputType, Int } from 'type-graphql';
import { Language } from '../../courses/courses.entity.js';
import { ALLOW_LOCAL, Difficulty, FRESH, IDEMPOTENCY } from '../generation.type.js';

/** What may be said of every structured generation. */
@InputType()
abstract class ItemsInput {
  @Field(() => Difficulty, { nullable: true })
  difficulty?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;

  @Field(() => Boolean, { defaultValue: true, description: ALLOW_LOCAL })
  allowLocal!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: FRESH })
  fresh?: boolean;

  @Field(() => String, { nullable: true, description: IDEMPOTENCY })
  idempotencyKey?: string | null;
}

@InputType()
export class GenerateFlashcardsInput extends ItemsInput {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => Int, { defaultValue: 10, description: '1 to 50.' })
  cardCount!: number;
}

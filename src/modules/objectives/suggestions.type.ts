import { Field, Float, ObjectType } from 'type-graphql';
import { Evidence } from '../quizzes/quizzes.type.js';
import { ObjectiveType } from './objectives.type.js';

@ObjectType({ description: 'A term that the one objective is about and the other, or its lesson, speaks of.' })
export class PrerequisiteReason {
  @Field(() => String, { description: 'As the text that brings it in writes it.' })
  term!: string;

  @Field(() => Boolean, { description: "Whether the objective's own text speaks of it; else only the lesson that teaches it does." })
  named!: boolean;

  @Field(() => Evidence, { nullable: true, description: 'The sentence of that lesson in which it first stands; null where no sentence can be shown.' })
  passage!: Evidence | null;
}

@ObjectType({ description: 'What an objective may need first. It is never applied by itself: accept or dismiss it.' })
export class PrerequisiteSuggestion {
  @Field(() => ObjectiveType, { description: 'The later one.' })
  objective!: ObjectiveType;

  @Field(() => ObjectiveType, { description: 'What it may need first; the course teaches it earlier.' })
  requires!: ObjectiveType;

  @Field(() => Float, { description: '0 to 1: how much of what the earlier one is about the later one speaks of.' })
  score!: number;

  @Field(() => [PrerequisiteReason], { description: 'What tells most comes first; at most three.' })
  reasons!: PrerequisiteReason[];
}

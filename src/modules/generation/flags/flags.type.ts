import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FlagCategory, FlagSource } from './flags.entity.js';

registerEnumType(FlagSource, {
  name: 'FlagSource',
  description: 'Where it stands.',
  valuesConfig: { INPUT: { description: 'In what the learner wrote.' }, OUTPUT: { description: 'In the answer.' } },
});
registerEnumType(FlagCategory, {
  name: 'FlagCategory',
  description: 'What a teacher may want to look at.',
  valuesConfig: { PROFANITY: { description: 'Words of an English list. A hint: it also finds the Great Tit.' } },
});

@ObjectType('ContentFlag', { description: 'Something that a teacher may want to look at. Nothing is ever blocked for it.' })
export class ContentFlagType {
  @Field(() => FlagSource, { description: 'Where it was found.' })
  source!: FlagSource;

  @Field(() => FlagCategory, { description: 'What it is.' })
  category!: FlagCategory;

  @Field(() => Int, { description: 'How many words.' })
  words!: number;

  @Field(() => Int, { nullable: true, description: 'Where the first of them begins in the text, in UTF-16 code units; null in a structured answer.' })
  position!: number | null;

  @Field(() => String, { nullable: true, description: 'The words around it, of what the learner wrote; null in an answer, which the generation shows.' })
  excerpt!: string | null;
}

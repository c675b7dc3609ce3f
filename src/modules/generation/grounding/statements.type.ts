import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/types.js';
import { Evidence } from '../../quizzes/quizzes.type.js';

export enum UnsupportedReason {
  NO_SOURCE = 'NO_SOURCE',
  OTHER_LANGUAGE = 'OTHER_LANGUAGE',
  NO_PASSAGE = 'NO_PASSAGE',
  OWN_EXAMPLE = 'OWN_EXAMPLE',
  NUMBER_DIFFERS = 'NUMBER_DIFFERS',
  NAME_DIFFERS = 'NAME_DIFFERS',
  NEGATION_DIFFERS = 'NEGATION_DIFFERS',
  WORDING_DIFFERS = 'WORDING_DIFFERS',
}

registerEnumType(UnsupportedReason, {
  name: 'UnsupportedReason',
  description: 'Why no passage was found that says a statement. None of them says that it is false.',
  valuesConfig: {
    NO_SOURCE: { description: 'The text was made from no lesson: nothing is there to hold it against.' },
    OTHER_LANGUAGE: { description: 'The text is in another language than the lesson, and words of two languages are not compared.' },
    NO_PASSAGE: { description: 'No passage has enough of its words.' },
    OWN_EXAMPLE: { description: 'The same, in examples, which bring things of their own.' },
    NUMBER_DIFFERS: { description: 'The passage that is nearest to it has another number, or none.' },
    NAME_DIFFERS: { description: 'The passage that is nearest to it lacks a name.' },
    NEGATION_DIFFERS: { description: 'The passage that is nearest to it denies what it says, or says what it denies.' },
    WORDING_DIFFERS: { description: 'A passage speaks of it, but in other words, in another order or with a condition: whether it says the same can\'t be told.' },
  },
});

@ObjectType({ description: 'A sentence, a term with what it means, or a row of a table, and the passage of the lesson that says it. One of evidence and unsupported is null.' })
export class TextStatement {
  @Field(() => Int, { description: 'Where it begins in the text, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends: exclusive.' })
  end!: number;

  @Field(() => Evidence, { nullable: true, description: 'The passage that says it, verified by matching; null where none was found.' })
  evidence!: Evidence | null;

  @Field(() => UnsupportedReason, { nullable: true, description: 'Why there is no evidence; null where there is.' })
  unsupported!: UnsupportedReason | null;
}

export const TextStatementConnection = connectionOf('TextStatement', () => TextStatement);

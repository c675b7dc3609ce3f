import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: "How an organization's answers are kept." })
export class CacheSettings {
  @Field(() => Boolean, { description: 'Whether answers may be kept unencrypted, and be found again by what they mean.' })
  plainAnswers!: boolean;
}

@InputType({ description: 'How answers are to be kept from now on.' })
export class UpdateCacheSettingsInput {
  @Field(() => Boolean, { description: 'False also deletes what is kept unencrypted.' })
  plainAnswers!: boolean;
}

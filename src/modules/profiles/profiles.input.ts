import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What a claim should say instead.' })
export class CorrectProfileClaimInput {
  @Field(() => ID, { description: "A claim of the caller's profile as it is now." })
  claimId!: string;

  @Field(() => String, { nullable: true, description: 'How it is, in words of your own: up to 1,000 UTF-16 units. Left out: it is not so, and nothing is said instead.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "The same for programs, as the claim's field says; left out: there is none." })
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'Why: up to 500 UTF-16 units.' })
  note?: string | null;
}

@InputType({ description: 'A claim that the caller doubts.' })
export class DisputeProfileClaimInput {
  @Field(() => ID, { description: "A claim of the caller's profile as it is now." })
  claimId!: string;

  @Field(() => String, { nullable: true, description: 'Why: up to 500 UTF-16 units.' })
  note?: string | null;
}

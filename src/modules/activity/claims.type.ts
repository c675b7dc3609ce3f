import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/types.js';

@InputType({ description: 'Something that the caller did in a client, which Lyceum could not see.' })
export class ClaimInput {
  @Field(() => ID, { description: "The client's own, of 1 to 100 characters: sent again under it, it is the same event." })
  id!: string;

  @Field(() => String, { description: 'opened, closed, played, paused, resumed or finished.' })
  verb!: string;

  @Field(() => DateTime, { description: 'When; at most 30 days ago.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'What it was done with; left out: the course.' })
  lessonId?: string | null;

  @Field(() => ID, { nullable: true, description: "The lesson's where there is one." })
  courseId?: string | null;

  @Field(() => String, { nullable: true, description: 'Which part of it, in words of the client, such as a video; at most 200 characters.' })
  part?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long, in milliseconds.' })
  durationMs?: number | null;
}

@ObjectType({ description: 'An event that is not kept.' })
export class RefusedClaim {
  @Field(() => ID, { description: "The client's." })
  id!: string;

  @Field(() => String, { description: 'What was wrong, as "events[3].at".' })
  field!: string;

  @Field(() => String, { description: 'Why, in a sentence.' })
  message!: string;
}

@ObjectType({ description: "What became of a client's events: each of its ids stands in one of the lists, as often as it was sent." })
export class RecordedActivity {
  @Field(() => [ID], { description: 'Those that are kept now.' })
  stored!: string[];

  @Field(() => [ID], { description: 'Those that were kept before, as they were sent then.' })
  known!: string[];

  @Field(() => [RefusedClaim], { description: 'Those that are not kept; sending them again as they are is no use.' })
  refused!: RefusedClaim[];
}

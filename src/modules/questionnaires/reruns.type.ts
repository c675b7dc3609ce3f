import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, UserError } from '../../platform/graphql/types.js';
import { GenerationType } from '../generation/generation.type.js';
import { ProfileClaim } from '../profiles/profiles.type.js';
import { RerunStatus } from './questionnaires.entity.js';

registerEnumType(RerunStatus, {
  name: 'ProfileRerunStatus',
  description: 'Where an analysis that is made again stands.',
  valuesConfig: {
    QUEUED: { description: 'It begins as soon as it can.' },
    RUNNING: { description: 'It is being made.' },
    READY: { description: 'It is made, and waits for a decision.' },
    FAILED: { description: 'No model made it; the note says why. It may be asked for again.' },
    APPROVED: { description: 'It stands in the profile.' },
    DISCARDED: { description: 'The profile stays as it is.' },
  },
});

@InputType({ description: 'Whose profiles are analysed again, and why.' })
export class RerunProfilesInput {
  @Field(() => [ID], { nullable: true, description: '1 to 100 users; everybody whose profile the built-in analysis made when left out.' })
  userIds?: string[] | null;

  @Field(() => String, { description: 'Up to 500 UTF-16 units; it is recorded, and the learner sees it.' })
  reason!: string;
}

@ObjectType({ description: 'What the same is said of in another way.' })
export class ChangedClaim {
  @Field(() => ProfileClaim, { description: 'As the profile has it.' })
  before!: ProfileClaim;

  @Field(() => ProfileClaim, { description: 'As it would be.' })
  after!: ProfileClaim;
}

@ObjectType({ description: 'What a profile would become. What the learner has said himself is in none of it: that stays.' })
export class ProfileDifference {
  @Field(() => [ProfileClaim], { description: 'What nothing was said of before.' })
  added!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'What would not be said any more.' })
  removed!: ProfileClaim[];

  @Field(() => [ChangedClaim], { description: 'What would be said in another way.' })
  changed!: ChangedClaim[];
}

@ObjectType('ProfileRerun', { description: 'An analysis that an admin has made again, and that changes nothing before he approves it.' })
export class ProfileRerunType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ID, { description: 'Whose profile it is about.' })
  userId!: string;

  @Field(() => ID, { description: 'Whose answers are analysed.' })
  questionnaireId!: string;

  @Field(() => RerunStatus, { description: 'Where it stands.' })
  status!: RerunStatus;

  @Field(() => GenerationType, { nullable: true, description: 'What makes it; null: nothing yet, or another admin asked for it.' })
  generation!: GenerationType | null;

  @Field(() => String, { nullable: true, description: 'Why it waits or failed.' })
  note!: string | null;

  @Field(() => ProfileDifference, { nullable: true, description: "What it would change as the profile is now. To look at what another admin asked for is recorded, and the learner sees it. Null where it is not READY, and, with the error UNAVAILABLE, while profiles can't be read." })
  difference!: ProfileDifference | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved or discarded.' })
  decidedAt!: Date | null;
}

export const ProfileRerunConnection = connectionOf('ProfileRerun', () => ProfileRerunType);

@ObjectType('ProfileRerunJob', { description: 'How far it is with all profiles that the built-in analysis made.' })
export class ProfileRerunJobType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: 'About how many profiles there were when it was asked for.' })
  total!: number;

  @Field(() => Int, { description: 'How many were looked at.' })
  profiles!: number;

  @Field(() => Int, { description: 'For how many of those an analysis was asked for: the others wait for one already.' })
  begun!: number;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When all were looked at; null: not yet.' })
  finishedAt!: Date | null;
}

@ObjectType({ description: 'What was begun.' })
export class ProfileReruns {
  @Field(() => [ProfileRerunType], { description: 'One for each profile, but for those that wait for one already; of all, the first 100: the others follow, and stand in `profileReruns`.' })
  reruns!: ProfileRerunType[];

  @Field(() => ProfileRerunJobType, { nullable: true, description: 'How far it is with all of them; null where users were named.' })
  job!: ProfileRerunJobType | null;
}

@ObjectType({ implements: UserError, description: 'There is no model that could do it.' })
export class NoModelConfigured extends UserError {}

export const RerunProfilesResult = createUnionType({
  name: 'RerunProfilesResult',
  description: 'What was begun, or why nothing was.',
  types: () => [ProfileReruns, NoModelConfigured] as const,
  resolveType: (result) => ('reruns' in result ? ProfileReruns : NoModelConfigured),
});

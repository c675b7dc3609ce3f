import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Generation, type GenerationKind } from '../generation/generation.entity.js';
import { User } from '../identity/identity.entity.js';

export enum RatingReason {
  ACCURATE = 'ACCURATE',
  CLEAR = 'CLEAR',
  WELL_ADAPTED = 'WELL_ADAPTED',
  WRONG = 'WRONG',
  UNCLEAR = 'UNCLEAR',
  OFF_TOPIC = 'OFF_TOPIC',
  TOO_EASY = 'TOO_EASY',
  TOO_HARD = 'TOO_HARD',
  TOO_LONG = 'TOO_LONG',
  TOO_SHORT = 'TOO_SHORT',
  BADLY_ADAPTED = 'BADLY_ADAPTED',
  OFFENSIVE = 'OFFENSIVE',
  OTHER = 'OTHER',
}

/** What whoever received a generation thinks of it, and of what made it: one for each, as it was said last. */
@Entity({ tableName: 'generation_ratings' })
@Index({ properties: ['courseId', 'id'] })
@Index({ properties: ['organizationId', 'id'] })
@Unique({ properties: ['generationId'] })
export class GenerationRatingRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Generation, { mapToPk: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  /** Null where it is about no lesson. */
  @Property({ type: 'text', nullable: true })
  courseId: string | null = null;

  @Property({ type: 'text', nullable: true })
  lessonId: string | null = null;

  /** As the generation has it. */
  @Property({ type: 'text' })
  kind!: GenerationKind;

  /** Null for the built-in engine. */
  @Property({ type: 'text', nullable: true })
  promptVersion: string | null = null;

  /** "openai/gpt-…", "local/…"; null where that was never noted. */
  @Property({ type: 'text', nullable: true })
  model: string | null = null;

  /** As courses name theirs; null where there is none. */
  @Property({ type: 'text', nullable: true })
  language: string | null = null;

  @Property({ type: 'boolean' })
  helpful!: boolean;

  @Enum({ items: () => RatingReason, type: 'text', nullable: true })
  reason: RatingReason | null = null;

  @Property({ type: 'text', nullable: true })
  comment: string | null = null;

  /** How many words of the comment a list calls profane. */
  @Property({ type: 'integer' })
  profanity = 0;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  ratedAt: Date = new Date();
}

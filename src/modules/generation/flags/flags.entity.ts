import { Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Generation } from '../generation.entity.js';

/** Where it stands: in what the learner wrote, or in the answer. */
export enum FlagSource {
  INPUT = 'INPUT',
  OUTPUT = 'OUTPUT',
}

export enum FlagCategory {
  PROFANITY = 'PROFANITY',
}

/** Something in a generation that its course's teacher may want to look at. The words themselves stand where they were written. */
@Entity({ tableName: 'content_flags' })
@Index({ properties: ['courseId', 'generationId'] })
export class ContentFlag {
  @ManyToOne(() => Generation, { mapToPk: true, primary: true, fieldName: 'generation_id', deleteRule: 'cascade' })
  generationId!: string;

  @Enum({ items: () => FlagSource, type: 'text', primary: true })
  source!: FlagSource;

  @Enum({ items: () => FlagCategory, type: 'text', primary: true })
  category!: FlagCategory;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  courseId!: string;

  /** How many words. */
  @Property({ type: 'integer' })
  words!: number;

  /** Where the first of them begins, in UTF-16 code units; null in a structured answer, whose items stand apart. */
  @Property({ type: 'integer', nullable: true })
  position: number | null = null;
}

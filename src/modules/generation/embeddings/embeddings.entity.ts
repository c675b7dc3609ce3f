import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Organization } from '../../identity/identity.entity.js';

/** A text's vector by a model, for a day; or the text, while a generation is to make it one. */
@Entity({ tableName: 'embeddings' })
@Index({ properties: ['createdAt'] })
export class Embedding {
  @ManyToOne(() => Organization, { mapToPk: true, primary: true, fieldName: 'organization_id' })
  organizationId!: string;

  /** SHA-256 of model, length and text, in hexadecimal. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  /** Which generation makes it, or made it. No foreign key: the row comes before the generation does, and only if it comes at all. */
  @Property({ type: 'text', index: true })
  generationId!: string;

  /** Null as soon as there is a vector. */
  @Property({ type: 'text', nullable: true })
  text: string | null = null;

  /** Floats of 4 bytes, little-endian. */
  @Property({ type: 'blob', nullable: true })
  vector: Buffer | null = null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

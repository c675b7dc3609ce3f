import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PolicyStep } from '../../orchestrator/routing/policy.js';
import { GenerationKind } from '../generation/generation.entity.js';
import { User } from '../identity/identity.entity.js';

/** A version of a kind's routing policy, the installation's own; it is never changed, and the newest is in force. */
@Entity({ tableName: 'routing_policies' })
export class RoutingPolicyVersion {
  @PrimaryKey({ type: 'text' })
  @Enum({ items: () => GenerationKind, type: 'text' })
  kind!: GenerationKind;

  /** From 1 without a gap. */
  @PrimaryKey({ type: 'integer' })
  version!: number;

  /** In order; null: what is built in decides. */
  @Property({ type: 'json', nullable: true })
  steps: PolicyStep[] | null = null;

  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  /** The version whose steps it brings back; 0: the time before the first. */
  @Property({ type: 'integer', nullable: true })
  restores: number | null = null;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'created_by', index: true })
  createdBy!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt!: Date;
}

/** Another name for a model, or for another alias. */
@Entity({ tableName: 'model_aliases' })
export class ModelAlias {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  target!: string;
}

/** How long a model takes to its first token: an average over all processes that forgets. */
@Entity({ tableName: 'model_speeds' })
export class ModelSpeed {
  @PrimaryKey({ type: 'text' })
  provider!: string;

  @PrimaryKey({ type: 'text' })
  model!: string;

  @Property({ type: 'double' })
  firstTokenMs!: number;

  @Property({ type: 'bigint' })
  calls!: number;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}

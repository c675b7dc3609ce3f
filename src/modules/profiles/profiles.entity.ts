import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ProfileDocument, ProfileOrigin } from './profile.js';

const ORIGINS = ['MODEL', 'LOCAL'] as const;

abstract class ProfileVersion {
  @PrimaryKey({ type: 'text' })
  userId!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Enum({ items: () => [...ORIGINS], type: 'text' })
  origin!: ProfileOrigin;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'json' })
  document!: ProfileDocument;
}

/** The newest version of each learner's profile, where no MongoDB is configured. */
@Entity({ tableName: 'profiles' })
@Index({ properties: ['organizationId', 'origin', 'userId'] })
export class ProfileRow extends ProfileVersion {
  @Property({ type: 'integer' })
  version!: number;
}

/** The versions before it. */
@Entity({ tableName: 'profile_versions' })
export class ProfileVersionRow extends ProfileVersion {
  @PrimaryKey({ type: 'integer' })
  version!: number;
}

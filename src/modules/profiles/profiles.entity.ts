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
  @PrimaryKey({ type: 'integer', autoincrement: false })
  version!: number;
}

/** What an admin did with a learner's documents. */
export enum InspectionAction {
  INSPECT = 'INSPECT',
  RERUN = 'RERUN',
  EXPORT = 'EXPORT',
  ERASE = 'ERASE',
}

/** Who looked at somebody's documents or changed them, when, and why; the learner sees it. It outlasts what it tells of. */
@Entity({ tableName: 'document_inspections' })
@Index({ properties: ['userId', 'id'] })
export class DocumentInspectionRow {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  userId!: string;

  @Property({ type: 'text' })
  inspectorId!: string;

  @Enum({ items: () => InspectionAction, type: 'text' })
  action!: InspectionAction;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date();
}

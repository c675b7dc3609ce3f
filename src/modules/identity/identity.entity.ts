import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Role } from '../../auth/viewer.js';

/** The tenant that every owned row names; there is one until organizations become a feature. */
export const DEFAULT_ORGANIZATION_ID = 'org_00000000000000000000000000000001';

@Entity({ tableName: 'organizations' })
export class Organization {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  /** Whether answers of models may be kept unencrypted. */
  @Property({ type: 'boolean', default: false })
  plainAnswers = false;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

@Entity({ tableName: 'users' })
@Unique({ properties: ['organizationId', 'emailKey'] })
export class User {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  /** As its owner wrote it. */
  @Property({ type: 'text' })
  email!: string;

  /** What makes an address unique: trimmed, NFKC, lower case. */
  @Property({ type: 'text' })
  emailKey!: string;

  @Property({ type: 'text' })
  displayName!: string;

  /** An argon2id hash in PHC format. */
  @Property({ type: 'text', lazy: true })
  passwordHash!: string;

  @Enum({ items: () => Role, type: 'text' })
  role!: Role;

  @Property({ type: 'boolean', default: false })
  emailVerified = false;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A sign-in and all refresh tokens that came from it; a family that ended admits nobody. */
@Entity({ tableName: 'session_families' })
export class SessionFamily {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'user_id', index: true, deleteRule: 'cascade' })
  userId!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null = null;

  /** Why it ended: logout, reuse. */
  @Property({ type: 'text', nullable: true })
  endReason: string | null = null;
}

@Entity({ tableName: 'refresh_tokens' })
export class RefreshToken {
  /** SHA-256 of the token, hex: a stolen table opens no session. */
  @PrimaryKey({ type: 'text' })
  hash!: string;

  @Property({ type: 'text' })
  organizationId!: string;

  @ManyToOne(() => SessionFamily, { mapToPk: true, fieldName: 'family_id', index: true, deleteRule: 'cascade' })
  familyId!: string;

  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  usedAt: Date | null = null;

  /** The successor, encrypted: two overlapping requests with one token get the same one. */
  @Property({ type: 'text', nullable: true })
  successor: string | null = null;
}

/** A key that signs access tokens; made by Lyceum, its private part encrypted under ENCRYPTION_KEY. */
@Entity({ tableName: 'signing_keys' })
export class SigningKey {
  @PrimaryKey({ type: 'text' })
  kid!: string;

  @Property({ type: 'text' })
  publicJwk!: string;

  @Property({ type: 'text' })
  encryptedPrivateJwk!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

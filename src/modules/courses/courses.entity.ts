import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Organization, User } from '../identity/identity.entity.js';

export enum Language {
  EN = 'EN', ES = 'ES', FR = 'FR', DE = 'DE', IT = 'IT', PT = 'PT',
  RU = 'RU', ZH = 'ZH', JA = 'JA', KO = 'KO', AR = 'AR', HI = 'HI',
}

export enum PublicationStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

export enum EnrolmentPolicy {
  OPEN = 'OPEN',
  CODE = 'CODE',
  INVITATION = 'INVITATION',
}

@Entity({ tableName: 'courses' })
export class Course {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => User, { mapToPk: true, fieldName: 'owner_id', index: true })
  ownerId!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  description!: string;

  @Enum({ items: () => Language, type: 'text' })
  language!: Language;

  @Enum({ items: () => PublicationStatus, type: 'text' })
  status!: PublicationStatus;

  /** How somebody comes to be enrolled, and so who reads the lessons while it is published. */
  @Enum({ items: () => EnrolmentPolicy, type: 'text', default: EnrolmentPolicy.OPEN })
  enrolmentPolicy: EnrolmentPolicy = EnrolmentPolicy.OPEN;

  /** Grows by one whenever title, description, language or status change. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

/** A lesson as it stands now; every version that it ever had is a row of LessonVersion too. */
@Entity({ tableName: 'lessons' })
@Unique({ properties: ['courseId', 'position'] })
export class Lesson {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @ManyToOne(() => Organization, { mapToPk: true, fieldName: 'organization_id', index: true })
  organizationId!: string;

  @ManyToOne(() => Course, { mapToPk: true, fieldName: 'course_id', index: true, deleteRule: 'cascade' })
  courseId!: string;

  /** From 1, in the order of the course. */
  @Property({ type: 'integer' })
  position!: number;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'json' })
  objectives!: string[];

  /** Grows by one whenever title, body or objectives change. */
  @Property({ type: 'integer' })
  version = 1;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

@Entity({ tableName: 'lesson_versions' })
export class LessonVersion {
  @ManyToOne(() => Lesson, { mapToPk: true, primary: true, fieldName: 'lesson_id', deleteRule: 'cascade' })
  lessonId!: string;

  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'text' })
  organizationId!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  body!: string;

  @Property({ type: 'json' })
  objectives!: string[];

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}

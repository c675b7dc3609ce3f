export enum Role {
  LEARNER = 'LEARNER',
  INSTRUCTOR = 'INSTRUCTOR',
  ADMIN = 'ADMIN',
}

/** What somebody is in a course that isn't his: one of its instructors, or enrolled in it. */
export type CoursePart = 'INSTRUCTOR' | 'LEARNER';

/** Whom an access token speaks for. */
export interface Principal {
  id: string;
  organizationId: string;
  role: Role;
  /** The sign-in that the token came from. */
  sessionFamilyId: string;
  /** When the token stops counting. */
  expiresAt: Date;
}

/** Who asks, and which courses he takes part in as his operation begins: all that a policy needs to know of him. */
export interface Viewer extends Principal {
  /** By the course's id; who teaches a course and is enrolled in it is an instructor here. */
  courses: ReadonlyMap<string, CoursePart>;
}

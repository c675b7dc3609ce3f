export enum Role {
  LEARNER = 'LEARNER',
  INSTRUCTOR = 'INSTRUCTOR',
  ADMIN = 'ADMIN',
}

/** Who asks, as the access token says. */
export interface Viewer {
  id: string;
  organizationId: string;
  role: Role;
  /** The sign-in that the token came from. */
  sessionFamilyId: string;
  /** When the token stops counting. */
  expiresAt: Date;
}

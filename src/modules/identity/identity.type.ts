import { createUnionType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Role } from '../../auth/viewer.js';
import { DateTime, Node, UserError } from '../../platform/graphql/types.js';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a user may do: learn, teach his own courses, or administer the organization.',
  valuesConfig: {
    LEARNER: { description: 'Reads published courses, and has them explained.' },
    INSTRUCTOR: { description: 'Also makes courses, and edits his own.' },
    ADMIN: { description: 'Also edits all courses, and decides about models and limits.' },
  },
});

@ObjectType('User', { implements: Node, description: 'Somebody with an account.' })
export class UserType extends Node {
  @Field(() => String, { description: 'As its owner wrote it.' })
  email!: string;

  @Field(() => String, { description: 'The name that others see.' })
  displayName!: string;

  @Field(() => Role, { description: 'What they may do.' })
  role!: Role;

  @Field(() => Boolean, { description: 'Whether the address was shown to be theirs.' })
  emailVerified!: boolean;

  @Field(() => DateTime, { description: 'When the account was made.' })
  createdAt!: Date;
}

@ObjectType('Session', { description: 'A sign-in. The refresh token works once and gives the next session.' })
export class SessionType {
  @Field(() => String, { description: 'Goes into the header "authorization: Bearer …" and into connectionParams.' })
  accessToken: string;

  @Field(() => DateTime, { description: 'Before then the refresh token should be traded for the next session.' })
  accessTokenExpiresAt: Date;

  @Field(() => String, { description: 'To be kept safe: it works once.' })
  refreshToken: string;

  @Field(() => UserType, { description: 'Who is signed in.' })
  user: UserType;

  constructor(access: { token: string; expiresAt: Date }, refreshToken: string, user: UserType) {
    this.accessToken = access.token;
    this.accessTokenExpiresAt = access.expiresAt;
    this.refreshToken = refreshToken;
    this.user = user;
  }
}

@InputType({ description: 'A new account, which is a learner.' })
export class RegisterInput {
  @Field(() => String, { description: 'At most 254 UTF-16 units; unique regardless of case.' })
  email!: string;

  @Field(() => String, { description: 'At least 10 characters, at most 1,024 bytes of UTF-8.' })
  password!: string;

  @Field(() => String, { description: '1 to 100 UTF-16 units.' })
  displayName!: string;
}

@ObjectType({ implements: UserError, description: 'The address belongs to another account.' })
export class EmailTaken extends UserError {
  override message = 'There is already an account with this email address: sign in, or use another address.';
}

@ObjectType({ implements: UserError, description: 'The password would soon be guessed.' })
export class WeakPassword extends UserError {
  override message = 'This password is too easy to guess.';

  @Field(() => [String], { description: 'How to make it stronger, a sentence each.' })
  suggestions: string[];

  constructor(suggestions: string[]) {
    super();
    this.suggestions = suggestions;
  }
}

@ObjectType({ implements: UserError, description: 'The same answer whether or not there is such an account.' })
export class InvalidCredentials extends UserError {
  @Field(() => Int, { nullable: true, description: 'Set after too many failures: until then the right password is refused too.' })
  retryAfterSeconds: number | null;

  constructor(retryAfterSeconds: number | null = null) {
    super();
    this.retryAfterSeconds = retryAfterSeconds;
    this.message =
      retryAfterSeconds === null
        ? 'The email address or the password is wrong.'
        : `Signing in failed too often; try again in ${retryAfterSeconds} s.`;
  }
}

@ObjectType({ implements: UserError, description: 'The refresh token is expired, ended or unknown: sign in again.' })
export class SessionExpired extends UserError {
  override message = 'This session has ended: sign in again.';
}

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  description: 'The first session, or why there is no account.',
  types: () => [SessionType, EmailTaken, WeakPassword] as const,
});

export const LoginResult = createUnionType({
  name: 'LoginResult',
  description: 'A session, or why there is none.',
  types: () => [SessionType, InvalidCredentials] as const,
});

export const RefreshSessionResult = createUnionType({
  name: 'RefreshSessionResult',
  description: 'The next session, or that the sign-in has ended.',
  types: () => [SessionType, SessionExpired] as const,
});

import type { Role } from '../../src/auth/viewer.js';
import { gql, type Target } from './clients.js';
import { query, type TestDatabase } from './postgres.js';

export interface TestAccount {
  id: string;
  email: string;
  password: string;
  token: string;
  refreshToken: string;
}

const PASSWORD = 'quiet-harbour-41-lantern';
const REGISTER = `mutation Register($input: RegisterInput!) {
  register(input: $input) { ... on Session { accessToken refreshToken user { id } } ... on UserError { message } }
}`;
const LOGIN = `mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) { ... on Session { accessToken refreshToken user { id } } ... on UserError { message } }
}`;

interface SessionData {
  accessToken: string;
  refreshToken: string;
  user: { id: string };
}

let count = 0;

/** A new account, signed in through the API; a role other than LEARNER is given to it in the database. */
export async function signUp(app: Target & { database: Pick<TestDatabase, 'ownerUrl'> }, role: `${Role}` = 'LEARNER'): Promise<TestAccount> {
  count += 1;
  const email = `${role.toLowerCase()}-${count}-${Date.now()}@example.org`;
  const input = { email, password: PASSWORD, displayName: `The ${role.toLowerCase()} ${count}` };
  const { register } = await gql<{ register: SessionData }>(app, { query: REGISTER, variables: { input } });
  if (role === 'LEARNER') return account(email, register);
  await query(app.database.ownerUrl, 'UPDATE users SET role = $2 WHERE id = $1', [register.user.id, role]);
  const { login } = await gql<{ login: SessionData }>(app, { query: LOGIN, variables: { email, password: PASSWORD } });
  return account(email, login);
}

function account(email: string, session: SessionData): TestAccount {
  return { id: session.user.id, email, password: PASSWORD, token: session.accessToken, refreshToken: session.refreshToken };
}

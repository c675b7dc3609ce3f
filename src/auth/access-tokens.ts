import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { idType } from '../platform/ids.js';
import { unauthenticated } from '../platform/errors.js';
import { SIGNING_ALGORITHM, type KeyRing } from './keys.js';
import { Role, type Principal } from './viewer.js';

/** RFC 9068's type: an ID token, a refresh token or any other JWT that we may sign one day never passes for an access token. */
const ACCESS_TOKEN_TYPE = 'at+jwt';
const ISSUER = 'lyceum';
const REFRESH_TOKEN = /^lyr_/;

export interface AccessToken {
  token: string;
  expiresAt: Date;
}

/** Signs and checks access tokens: JWTs (RFC 9068) signed with Ed25519. */
export class AccessTokens {
  readonly #keys: KeyRing;
  readonly #ttlSeconds: number;

  constructor(options: { keys: KeyRing; ttlSeconds: number }) {
    this.#keys = options.keys;
    this.#ttlSeconds = options.ttlSeconds;
  }

  async issue(subject: Pick<Principal, 'id' | 'organizationId' | 'role' | 'sessionFamilyId'>): Promise<AccessToken> {
    const { kid, key } = this.#keys.signingKey();
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + this.#ttlSeconds;
    const token = await new SignJWT({ org: subject.organizationId, role: subject.role, sid: subject.sessionFamilyId })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid, typ: ACCESS_TOKEN_TYPE })
      .setIssuer(ISSUER)
      .setAudience(ISSUER)
      .setSubject(subject.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /**
   * Who the token speaks for. Requests go through IdentityService.verifyAccessToken, which also knows whether the sign-in still lasts.
   * @throws UNAUTHENTICATED, saying whether it is malformed, forged, of the wrong kind or expired
   */
  async verify(token: string): Promise<Principal> {
    if (REFRESH_TOKEN.test(token)) {
      throw unauthenticated('The token is of the wrong kind: this is a refresh token; send the access token, and give this one to refreshSession.');
    }
    const kid = keyIdOf(token);
    const key = kid === undefined ? null : await this.#keys.publicKey(kid);
    if (!key) throw forged();
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [SIGNING_ALGORITHM],
        typ: ACCESS_TOKEN_TYPE,
        issuer: ISSUER,
        audience: ISSUER,
        requiredClaims: ['sub', 'exp', 'org', 'role', 'sid'],
      });
      return viewerOf(payload);
    } catch (error) {
      throw refusalOf(error);
    }
  }
}

function malformed() {
  return unauthenticated('The token is malformed: send "authorization: Bearer <accessToken>" with the accessToken that login returned.');
}

function forged() {
  return unauthenticated('The token is forged: it was not signed by this installation.');
}

function wrongKind() {
  return unauthenticated('The token is of the wrong kind: it is signed, but it is no access token.');
}

function keyIdOf(token: string): string | undefined {
  try {
    if (token.split('.').length !== 3) throw malformed();
    const { kid } = decodeProtectedHeader(token);
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    throw malformed();
  }
}

function viewerOf(claims: Record<string, unknown>): Principal {
  const { sub, org, role, sid, exp } = claims;
  const text = (value: unknown): value is string => typeof value === 'string';
  if (!text(sub) || idType(sub) !== 'User' || !text(org) || !text(sid) || typeof exp !== 'number') throw wrongKind();
  const known = Object.values(Role).find((name) => name === role);
  if (!known) throw wrongKind();
  return { id: sub, organizationId: org, role: known, sessionFamilyId: sid, expiresAt: new Date(exp * 1000) };
}

/** What jose's refusal means to the caller; a fault that is none of its refusals is passed on as it is. */
function refusalOf(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return unauthenticated('The access token has expired: get a new one with refreshSession, or sign in again.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) return wrongKind();
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JOSEAlgNotAllowed) return forged();
  if (error instanceof errors.JOSEError || error instanceof TypeError) return malformed();
  return error;
}

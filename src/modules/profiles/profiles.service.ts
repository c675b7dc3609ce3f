import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound, unavailable } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import { afterAnalysis, afterCorrection, afterDispute, isOlder, isSameAnalysis, type Analysed } from './merge.js';
import type { Profile, ProfileDocument, ProfileOrigin } from './profile.js';
import { ProfileRefused, type ProfileStore } from './profile.store.js';
import { problemOfValue } from './values.js';

export type { Analysed } from './merge.js';
export { afterAnalysis, differenceOf, type Difference } from './merge.js';
export { sameClaim } from './same-claim.js';
export { problemOfValue } from './values.js';
export { CLAIM_FIELDS } from './profile.js';
export { ProfileRefused } from './profile.store.js';
export type { Claim, ClaimEvidence, ClaimField, Profile, ProfileDocument, ProfileOrigin } from './profile.js';

// The rest of a query is answered together with the profile: a store that hangs must not keep it long.
const PATIENCE_MS = 2_500;
/** For what would only be good to know. */
const SHORT_PATIENCE_MS = 500;
const RETRY_SECONDS = 5;
/** Of so many who write one profile at once the last has had his turn. */
const MOST_TRIES = 100;
const LONGEST_TEXT = 1_000;
const LONGEST_NOTE = 500;

export interface ClaimCorrection {
  claimId: string;
  text: string | null;
  value: string | null;
  note: string | null;
}

const VERSIONS_AT_ONCE = 100;

/** What is known of learners, as they see it themselves: read, corrected, disputed. */
export class ProfilesService {
  readonly #store: ProfileStore;

  constructor({ store }: { store: ProfileStore }) {
    this.#store = store;
  }

  /** @returns null where nothing is known of somebody yet. @throws UNAVAILABLE; NOT_FOUND where there is no such version */
  async of(userId: string, version?: number): Promise<Profile | null> {
    const profile = await this.#within(() => this.#store.get(userId, version));
    if (profile === null && version !== undefined) throw notFound('version of the profile');
    return profile;
  }

  /** As `of`, for whom it is only good to know: he waits for half a second at most. @throws UNAVAILABLE */
  async atHand(userId: string): Promise<Profile | null> {
    return this.#within(() => this.#store.get(userId), SHORT_PATIENCE_MS);
  }

  /** Newest first. @throws UNAVAILABLE */
  async versions(userId: string, page: PageRequest): Promise<Connection<Profile>> {
    const before = page.after === null ? null : Number(page.after);
    if (before !== null && !(Number.isInteger(before) && before > 0)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await this.#within(() => this.#store.versions(userId, { limit: page.first + 1, before }));
    return connection(rows, page, ({ version }) => String(version));
  }

  /** Whose profile rests on analyses of that origin, by their ids. @throws UNAVAILABLE */
  async byOrigin(organizationId: string, origin: ProfileOrigin, page: PageRequest): Promise<Connection<Profile>> {
    if (page.after !== null && !isId('User', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await this.#within(() => this.#store.list({ organizationId, origin, limit: page.first + 1, after: page.after }));
    return connection(rows, page, ({ userId }) => userId);
  }

  /** About how many those are. @throws UNAVAILABLE */
  async countByOrigin(organizationId: string, origin: ProfileOrigin): Promise<number> {
    return this.#within(() => this.#store.count({ organizationId, origin }));
  }

  /** Takes in what an analysis says; one that has been taken in already changes nothing. @throws UNAVAILABLE, ProfileRefused */
  async analysed(learner: { userId: string; organizationId: string }, origin: ProfileOrigin, analysed: Analysed): Promise<Profile> {
    return this.#change(learner.userId, (current) => {
      if (current && isSameAnalysis(analysed.analysis, current.document.analysis)) return current;
      const document = afterAnalysis(current?.document ?? null, analysed);
      if (document === current?.document) return current;
      return { ...learner, origin: current && isOlder(analysed.analysis, current.document.analysis) ? current.origin : origin, document };
    });
  }

  /** The viewer's word replaces a claim of his, and outlasts every analysis. @throws BAD_USER_INPUT naming the field, NOT_FOUND, UNAVAILABLE */
  async correct(viewer: Viewer, { claimId, text, value, note }: ClaimCorrection): Promise<Profile> {
    if (text !== null) checkText('input.text', text, { min: 1, max: LONGEST_TEXT });
    if (text === null && value !== null) throw badUserInput('input.text', 'must say in words what the value says.');
    checkNote(note);
    return this.#answer(viewer, claimId, (document, at) => {
      const claim = document.claims.find(({ id }) => id === claimId)!;
      const problem = text === null || value === null ? null : problemOfValue(claim.field, value);
      if (problem !== null) throw badUserInput('input.value', problem);
      return afterCorrection(document, { claimId, said: text === null ? null : { text, value }, note }, at);
    });
  }

  /** The viewer doubts a claim of his: it stays, and says so. @throws BAD_USER_INPUT naming the field, NOT_FOUND, UNAVAILABLE */
  async dispute(viewer: Viewer, claimId: string, note: string | null): Promise<Profile> {
    checkNote(note);
    return this.#answer(viewer, claimId, (document, at) => afterDispute(document, { claimId, note }, at));
  }

  async #answer(viewer: Viewer, claimId: string, answered: (document: ProfileDocument, at: Date) => ProfileDocument | null): Promise<Profile> {
    const change = this.#change(viewer.id, (current) => {
      if (!current?.document.claims.some(({ id }) => id === claimId)) throw notFound('claim');
      const document = answered(current.document, new Date());
      if (document === null) throw notFound('claim');
      return { ...current, document };
    });
    return change.catch((error: unknown) => {
      throw error instanceof ProfileRefused ? badUserInput('input', error.message) : error;
    });
  }

  /** @returns how many versions there were. @throws UNAVAILABLE */
  async erase(userId: string): Promise<number> {
    return this.#within(() => this.#store.erase(userId));
  }

  /** Every version, newest first. @throws UNAVAILABLE */
  async everything(userId: string): Promise<Profile[]> {
    const all: Profile[] = [];
    for (;;) {
      const page = await this.#within(() => this.#store.versions(userId, { limit: VERSIONS_AT_ONCE, before: all.at(-1)?.version ?? null }));
      all.push(...page);
      if (page.length < VERSIONS_AT_ONCE) return all;
    }
  }

  /** Reads, changes and writes until nobody was faster. @param to gives the same object where nothing is to be written */
  async #change(userId: string, to: (current: Profile | null) => Profile | Omit<Profile, 'version' | 'at'>): Promise<Profile> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const current = await this.#within(() => this.#store.get(userId));
      const next = to(current);
      if (next === current) return current;
      const { organizationId, origin, document } = next;
      const written = await this.#within(() => this.#store.put({ userId, organizationId, origin, document }, current?.version ?? 0));
      if (written) return written;
    }
    throw unavailable('The learner profile', RETRY_SECONDS);
  }

  async #within<Result>(work: () => Promise<Result>, patienceMs = PATIENCE_MS): Promise<Result> {
    const answer = work();
    if (!(await settledWithin(answer, patienceMs))) throw unavailable('The learner profile', RETRY_SECONDS);
    return answer;
  }
}

function checkNote(note: string | null): void {
  if (note !== null) checkText('input.note', note, { min: 1, max: LONGEST_NOTE });
}

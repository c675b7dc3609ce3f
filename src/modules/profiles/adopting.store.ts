import type { Profile } from './profile.js';
import { versionsOf, type NewProfile, type ProfileList, type ProfileStore, type VersionList } from './profile.store.js';

/** A store that takes over what another one held before it was there: a user's profile whole, as soon as somebody asks for it or writes it. */
export class AdoptingProfileStore implements ProfileStore {
  readonly #own: ProfileStore;
  readonly #former: ProfileStore;

  constructor(own: ProfileStore, former: ProfileStore) {
    this.#own = own;
    this.#former = former;
  }

  async get(userId: string, version?: number): Promise<Profile | null> {
    await this.#adopt(userId);
    return this.#own.get(userId, version);
  }

  async put(profile: NewProfile, expected: number): Promise<Profile | null> {
    await this.#adopt(profile.userId);
    return this.#own.put(profile, expected);
  }

  async versions(userId: string, page: VersionList): Promise<Profile[]> {
    await this.#adopt(userId);
    return this.#own.versions(userId, page);
  }

  /** From both: what nobody has asked for yet is where it was. */
  async list(page: ProfileList): Promise<Profile[]> {
    const [former, own] = [await this.#former.list(page), await this.#own.list(page)];
    const found = new Map([...former, ...own].map((profile) => [profile.userId, profile]));
    return [...found.values()].toSorted((a, b) => (a.userId < b.userId ? -1 : 1)).slice(0, page.limit);
  }

  async users(after: string | null, limit: number): Promise<string[]> {
    const both = await Promise.all([this.#own.users(after, limit), this.#former.users(after, limit)]);
    return [...new Set(both.flat())].toSorted().slice(0, limit);
  }

  restore(profiles: readonly Profile[]): Promise<void> {
    return this.#own.restore(profiles);
  }

  async remove(userId: string, versions: readonly number[]): Promise<void> {
    await this.#adopt(userId);
    await this.#own.remove(userId, versions);
  }

  async erase(userId: string): Promise<number> {
    return (await this.#former.erase(userId)) + (await this.#own.erase(userId));
  }

  async #adopt(userId: string): Promise<void> {
    if ((await this.#former.get(userId)) === null) return;
    const all: Profile[] = [];
    for await (const page of versionsOf(this.#former, userId)) all.push(...page);
    await this.#own.restore(all);
    // What is not there as it was, because the own store has another profile, stays where it is.
    const arrived = await Promise.all(all.map(({ version }) => this.#own.get(userId, version)));
    if (all.every(({ at, version }) => arrived.some((each) => each?.version === version && each.at.getTime() === at.getTime()))) {
      await this.#former.remove(userId, all.map(({ version }) => version));
    }
  }
}

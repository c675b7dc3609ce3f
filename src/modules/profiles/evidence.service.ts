import { Role, type Principal } from '../../auth/viewer.js';
import type { ActivityEvent, ActivityService } from '../activity/activity.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import type { Claim } from './profile.js';

/** The event of that id, as its learner may see it now; null: it is no longer kept, or what it tells is not shown to him. @throws UNAVAILABLE */
export type EventOf = (id: string) => Promise<ActivityEvent | null>;

export interface EvidenceOptions {
  activity: Pick<ActivityService, 'named'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  lessons: Pick<LessonsService, 'readableAmong'>;
}

/** From claims to what they point at: events of the history, and lessons. */
export class EvidenceService {
  readonly #options: EvidenceOptions;

  constructor(options: EvidenceOptions) {
    this.#options = options;
  }

  /** Of the lessons that these claims lead to those that their learner may read now. */
  async #atHand(learner: { userId: string; organizationId: string }, claims: readonly Claim[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(claims.flatMap(({ lessonId }) => lessonId ?? []))];
    if (ids.length === 0) return new Set();
    return this.#options.lessons.readableAmong(await this.#options.memberships.viewerOf(learnerOf(learner)), ids);
  }

  /** Of these claims all together. */
  async pointedAt(learner: { userId: string; organizationId: string }, claims: readonly Claim[]): Promise<{ eventOf: EventOf; atHand: ReadonlySet<string> }> {
    return { eventOf: this.#eventsOf(learner, claims), atHand: await this.#atHand(learner, claims) };
  }

  /** Read when the first is asked for. */
  #eventsOf(learner: { userId: string; organizationId: string }, claims: readonly Claim[]): EventOf {
    let read: Promise<Map<string, ActivityEvent>> | null = null;
    return async (id) => (await (read ??= this.#read(learner, claims))).get(id) ?? null;
  }

  async #read(learner: { userId: string; organizationId: string }, claims: readonly Claim[]): Promise<Map<string, ActivityEvent>> {
    const ids = claims.flatMap(({ evidence }) => evidence.flatMap(({ kind, id }) => (kind === 'EVENT' ? [id] : [])));
    return this.#options.activity.named(await this.#options.memberships.viewerOf(learnerOf(learner)), [...new Set(ids)]);
  }
}

/** Whose documents they are, as who looks at what he may see. */
export function learnerOf({ userId, organizationId }: { userId: string; organizationId: string }): Principal {
  return { id: userId, organizationId, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date() };
}

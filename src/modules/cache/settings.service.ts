import { mayOperate } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { forbidden } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import type { CacheSettings } from './settings.type.js';

/** What an organization's admins decide about the cache. Every method @throws FORBIDDEN for all but admins. */
export class CacheSettingsService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  async get(viewer: Viewer): Promise<CacheSettings> {
    authorise(viewer);
    const [row] = await this.#db.query<CacheSettings>(
      'SELECT plain_answers AS "plainAnswers" FROM organizations WHERE id = $1',
      [viewer.organizationId],
    );
    return row!;
  }

  async update(viewer: Viewer, settings: CacheSettings): Promise<CacheSettings> {
    authorise(viewer);
    return this.#db.transaction(async (tx) => {
      const [row] = await tx.query<CacheSettings>(
        'UPDATE organizations SET plain_answers = $2 WHERE id = $1 RETURNING plain_answers AS "plainAnswers"',
        [viewer.organizationId, settings.plainAnswers],
      );
      if (!settings.plainAnswers) await tx.query('DELETE FROM cached_answers WHERE organization_id = $1 AND NOT sealed', [viewer.organizationId]);
      return row!;
    });
  }
}

function authorise(viewer: Viewer): void {
  if (!mayOperate(viewer)) throw forbidden('Only admins may see and change how answers are kept.');
}

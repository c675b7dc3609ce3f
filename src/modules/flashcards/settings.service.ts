import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import type { Sql } from '../../platform/postgres.js';
import { timeZoneNamed, type DayRule } from '../../platform/time-zone.js';
import type { StudySettings, UpdateStudySettingsInput } from './study.type.js';

const DEFAULTS: StudySettings = { timeZone: 'UTC', dayStartHour: 4, newCardsPerDay: 20, reviewsPerDay: 200, desiredRetention: 0.9 };
const MAX_PER_DAY = 9_999;
const MIN_RETENTION = 0.7;
const MAX_RETENTION = 0.97;

const COLUMNS = `time_zone AS "timeZone", day_start_hour AS "dayStartHour", new_cards_per_day AS "newCardsPerDay", reviews_per_day AS "reviewsPerDay",
  desired_retention AS "desiredRetention"`;

/** How each learner learns, edited by himself alone. */
export class StudySettingsService {
  readonly #db: Sql;

  constructor({ db }: { db: Sql }) {
    this.#db = db;
  }

  async get(viewer: Pick<Viewer, 'id'>, sql: Sql = this.#db): Promise<StudySettings> {
    const [row] = await sql.query<StudySettings>(`SELECT ${COLUMNS} FROM study_settings WHERE user_id = $1`, [viewer.id]);
    return row ?? DEFAULTS;
  }

  /** @throws BAD_USER_INPUT naming the field, also for one that is null */
  async update(viewer: Viewer, input: UpdateStudySettingsInput): Promise<StudySettings> {
    const { timeZone, dayStartHour, newCardsPerDay, reviewsPerDay, desiredRetention } = checked(input);
    const changes = [timeZone, dayStartHour, newCardsPerDay, reviewsPerDay, desiredRetention];
    const [row] = await this.#db.query<StudySettings>(
      `INSERT INTO study_settings AS s (user_id, organization_id, time_zone, day_start_hour, new_cards_per_day, reviews_per_day, desired_retention)
       VALUES ($1, $2, coalesce($3, $8), coalesce($4::integer, $9), coalesce($5::integer, $10), coalesce($6::integer, $11), coalesce($7::float8, $12))
       ON CONFLICT (user_id) DO UPDATE SET time_zone = coalesce($3, s.time_zone), day_start_hour = coalesce($4, s.day_start_hour),
         new_cards_per_day = coalesce($5, s.new_cards_per_day), reviews_per_day = coalesce($6, s.reviews_per_day),
         desired_retention = coalesce($7, s.desired_retention)
       RETURNING ${COLUMNS}`,
      [
        viewer.id, viewer.organizationId, ...changes,
        DEFAULTS.timeZone, DEFAULTS.dayStartHour, DEFAULTS.newCardsPerDay, DEFAULTS.reviewsPerDay, DEFAULTS.desiredRetention,
      ],
    );
    return row!;
  }
}

/** How that learner counts days. */
export function dayRuleOf({ timeZone, dayStartHour }: Pick<StudySettings, 'timeZone' | 'dayStartHour'>): DayRule {
  return { timeZone, startHour: dayStartHour };
}

function checked(input: UpdateStudySettingsInput): UpdateStudySettingsInput {
  for (const [field, value] of Object.entries(input)) {
    if (value === null) throw badUserInput(`input.${field}`, 'must not be null; leave it out to keep it as it is.');
  }
  const { timeZone, desiredRetention } = input;
  checkWhole('dayStartHour', input.dayStartHour, 23);
  checkWhole('newCardsPerDay', input.newCardsPerDay, MAX_PER_DAY);
  checkWhole('reviewsPerDay', input.reviewsPerDay, MAX_PER_DAY);
  if (desiredRetention != null) checkRetention(desiredRetention);
  if (timeZone == null) return input;
  const name = timeZoneNamed(timeZone);
  if (name === null) throw badUserInput('input.timeZone', 'must be a name of the IANA time zone database, such as "Europe/Berlin".');
  return { ...input, timeZone: name };
}

function checkWhole(field: string, value: number | null | undefined, max: number): void {
  if (value != null && (value < 0 || value > max)) throw badUserInput(`input.${field}`, `must be from 0 to ${max.toLocaleString('en')}.`);
}

function checkRetention(value: number): void {
  const inHundredths = Math.round(value * 100) / 100 === value;
  if (inHundredths && value >= MIN_RETENTION && value <= MAX_RETENTION) return;
  throw badUserInput('input.desiredRetention', `must be from ${MIN_RETENTION} to ${MAX_RETENTION}, in hundredths.`);
}

import type { Viewer } from '../../auth/viewer.js';
import type { Manner, Presentation } from '../../orchestrator/shaping.js';
import type { DifficultyLevel } from '../../orchestrator/model.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Sql } from '../../platform/postgres.js';
import { checkFreeText } from '../safety/safety.service.js';
import { LONGEST, type OwnText, type UpdateLearningSettingsInput } from './personalisation.type.js';

/** What somebody has said of how he wants to be taught; null: nothing of it. */
export interface OwnSettings {
  manner: Manner | null;
  persona: string | null;
  priorKnowledge: string | null;
  presentation: Presentation | null;
  difficulty: DifficultyLevel | null;
  industry: string | null;
  role: string | null;
}

export type Settings = OwnSettings & { updatedAt: Date | null };

/** What of it may differ from call to call by the call's own word. */
export type Personalisation = Partial<Omit<OwnSettings, 'difficulty'>>;

const NOTHING: Settings = {
  manner: null, persona: null, priorKnowledge: null, presentation: null, difficulty: null, industry: null, role: null, updatedAt: null,
};
const COLUMNS = ['manner', 'persona', 'prior_knowledge', 'presentation', 'difficulty', 'industry', 'role'] as const;
const FIELDS = ['manner', 'persona', 'priorKnowledge', 'presentation', 'difficulty', 'industry', 'role'] as const satisfies (keyof OwnSettings)[];
const SELECTED = `manner, persona, prior_knowledge AS "priorKnowledge", presentation, difficulty, industry, role, updated_at AS "updatedAt"`;
const TEXTS = Object.keys(LONGEST) as OwnText[];

/** How each wants to be taught: read and edited by himself alone, and never written by anything else. */
export class LearningSettingsService {
  readonly #db: Sql;

  constructor({ db }: { db: Sql }) {
    this.#db = db;
  }

  async get(viewer: Pick<Viewer, 'id'>): Promise<Settings> {
    const [row] = await this.#db.query<Settings>(`SELECT ${SELECTED} FROM learning_settings WHERE user_id = $1`, [viewer.id]);
    return row ?? NOTHING;
  }

  /**
   * Changes what the input names, in one statement: two who change different things at once lose nothing.
   * @returns the reasons where a text is refused; then nothing has changed. @throws BAD_USER_INPUT naming the field
   */
  async update(viewer: Viewer, input: UpdateLearningSettingsInput): Promise<Settings | { reasons: string[] }> {
    const said = { ...checkedWords(input, 'input'), ...(input.difficulty !== undefined && { difficulty: input.difficulty }) };
    const reasons = refusedWords(said);
    if (reasons.length > 0) return { reasons };
    const names = FIELDS.filter((field) => said[field] !== undefined);
    const columns = COLUMNS.filter((_, index) => names.includes(FIELDS[index]!));
    if (columns.length === 0) return this.get(viewer);
    const values = names.map((field) => said[field] ?? null);
    const [row] = await this.#db.query<Settings>(
      `INSERT INTO learning_settings (user_id, organization_id, ${columns.join(', ')})
       VALUES ($1, $2, ${columns.map((_, index) => `$${index + 3}`).join(', ')})
       ON CONFLICT (user_id) DO UPDATE SET ${columns.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}, updated_at = now()
       RETURNING ${SELECTED}`,
      [viewer.id, viewer.organizationId, ...values],
    );
    return row!;
  }
}

/** What the input says, without what it leaves out. @param path of the input, for who made a mistake. @throws BAD_USER_INPUT */
export function checkedWords(input: Personalisation, path: string): Personalisation {
  const { manner, persona, priorKnowledge, presentation, industry, role } = input;
  const said = Object.fromEntries(Object.entries({ manner, persona, priorKnowledge, presentation, industry, role }).filter(([, value]) => value !== undefined)) as Personalisation;
  for (const field of TEXTS) {
    const text = said[field];
    if (text != null) checkText(`${path}.${field}`, text, { min: 1, max: LONGEST[field] });
  }
  return said;
}

/** A sentence for each rule that one of these texts breaks: nobody's settings give a model orders that his question may not give. */
export function refusedWords(said: Personalisation): string[] {
  return [...new Set(TEXTS.flatMap((field) => (said[field] == null ? [] : checkFreeText(said[field]))))];
}

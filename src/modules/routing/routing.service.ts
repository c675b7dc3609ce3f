import { mayOperate } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { nameOf, type Candidate, type ConfiguredModel } from '../../orchestrator/candidates.js';
import { resolved, type Aliases, type PolicyStep } from '../../orchestrator/routing/policy.js';
import { presetSteps } from '../../orchestrator/routing/presets.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Language } from '../courses/courses.entity.js';
import { VersionConflict } from '../courses/courses.type.js';
import { GenerationKind } from '../generation/generation.entity.js';
import type { RoutingBoard } from './routing.board.js';
import { aliasName, policyNote, policySteps } from './routing.input.js';
import { RoutingPolicy, type ModelAliasType, type RoutingPreset, type SetModelAliasInput, type SetRoutingPolicyInput } from './routing.type.js';

export interface RoutingOptions {
  db: Db;
  board: RoutingBoard;
  /** Those that may be asked. */
  candidates: readonly Candidate[];
  /** All that are configured. */
  configured: readonly ConfiguredModel[];
  /** Whether the configuration's `order` is the whole policy. */
  isPinned: boolean;
}

interface NewVersion {
  kind: GenerationKind;
  steps: PolicyStep[] | null;
  note: string | null;
  restores?: number;
}

type Row = Omit<RoutingPolicy, 'steps'> & { steps: PolicyStep[] | null };

const COLUMNS = 'kind, version, steps, note, restores, created_by AS "createdBy", created_at AS "createdAt"';
/** Those that are routed: vectors are made by the model that the configuration names for them. */
const KINDS = Object.values(GenerationKind).filter((kind) => kind !== GenerationKind.EMBEDDING);

/** Who is asked for what, as admins see and set it. Every method @throws FORBIDDEN for all but admins. */
export class RoutingService {
  readonly #options: RoutingOptions;

  constructor(options: RoutingOptions) {
    this.#options = options;
  }

  /** The policies in force, one for each kind of generation that is routed. */
  async all(viewer: Viewer): Promise<RoutingPolicy[]> {
    this.#authorise(viewer);
    const { db } = this.#options;
    const rows = await db.query<Row>(`SELECT DISTINCT ON (kind) ${COLUMNS} FROM routing_policies ORDER BY kind, version DESC`);
    const aliases = await aliasesIn(db);
    return KINDS.map((kind) => this.#shown(rows.find((row) => row.kind === kind) ?? builtIn(kind), aliases));
  }

  /** @param version any that there ever was; null: the one in force. @throws NOT_FOUND, BAD_USER_INPUT for a kind that has no policy */
  async get(viewer: Viewer, kind: GenerationKind, version: number | null): Promise<RoutingPolicy> {
    this.#authorise(viewer);
    checkRouted('kind', kind);
    const { db } = this.#options;
    return this.#shown(await versionIn(db, kind, version), await aliasesIn(db));
  }

  /** Sets what replaces the version that the caller has seen, in force everywhere within a second. @throws BAD_USER_INPUT naming the field */
  async set(viewer: Viewer, { kind, expectedVersion, ...input }: SetRoutingPolicyInput): Promise<RoutingPolicy | VersionConflict> {
    this.#authoriseChange(viewer);
    checkRouted('input.kind', kind);
    const steps = policySteps(input.steps);
    const note = policyNote(input.note);
    return this.#changing(async (tx) => {
      const aliases = await aliasesIn(tx);
      steps?.forEach(({ model }, index) => this.#checkModel(`input.steps[${index}].model`, model, aliases));
      const current = await currentVersion(tx, kind);
      if (current !== expectedVersion) return new VersionConflict(current, `routing policy for ${kind}`);
      return this.#shown(await this.#append(tx, viewer, { kind, steps, note }), aliases);
    });
  }

  /** Brings an earlier version's steps back, as a new version; version 0 is the time before the first. @throws NOT_FOUND, BAD_USER_INPUT */
  async rollback(viewer: Viewer, kind: GenerationKind, toVersion: number): Promise<RoutingPolicy> {
    this.#authoriseChange(viewer);
    checkRouted('kind', kind);
    return this.#changing(async (tx) => {
      const { steps } = toVersion === 0 ? builtIn(kind) : await versionIn(tx, kind, toVersion);
      const version = await this.#append(tx, viewer, { kind, steps, note: null, restores: toVersion });
      return this.#shown(version, await aliasesIn(tx));
    });
  }

  /** A new version for every kind that is routed. */
  async applyPreset(viewer: Viewer, preset: RoutingPreset): Promise<RoutingPolicy[]> {
    this.#authoriseChange(viewer);
    const steps = presetSteps(preset, this.#options.candidates);
    return this.#changing(async (tx) => {
      const policies: RoutingPolicy[] = [];
      for (const kind of KINDS) policies.push(this.#shown(await this.#append(tx, viewer, { kind, steps, note: `Preset ${preset}.` }), new Map()));
      return policies;
    });
  }

  async aliases(viewer: Viewer): Promise<ModelAliasType[]> {
    this.#authorise(viewer);
    const aliases = await aliasesIn(this.#options.db);
    return [...aliases].map(([name, target]) => aliasOf(name, target, aliases)).sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Policies that name it follow at once. @throws BAD_USER_INPUT for a model that isn't configured, a circle, an alias in use that would go */
  async setAlias(viewer: Viewer, { name: given, target }: SetModelAliasInput): Promise<ModelAliasType | null> {
    this.#authoriseChange(viewer);
    const name = aliasName(given);
    return this.#changing(async (tx) => {
      if (target == null) return this.#removeAlias(tx, name);
      const aliases = new Map([...(await aliasesIn(tx)), [name, target]]);
      this.#checkModel('input.target', name, aliases);
      await tx.query(
        'INSERT INTO model_aliases (name, target) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET target = EXCLUDED.target',
        [name, target],
      );
      return aliasOf(name, target, aliases);
    });
  }

  async #removeAlias(tx: Sql, name: string): Promise<null> {
    const [alias] = await tx.query<{ name: string }>('SELECT name FROM model_aliases WHERE target = $1', [name]);
    if (alias) throw badUserInput('input.target', `must not be null while the alias "${alias.name}" leads to it.`);
    const rows = await tx.query<Row>(`SELECT DISTINCT ON (kind) ${COLUMNS} FROM routing_policies ORDER BY kind, version DESC`);
    const user = rows.find(({ steps }) => steps?.some(({ model }) => model === name));
    if (user) throw badUserInput('input.target', `must not be null while the routing policy for ${user.kind} names it.`);
    await tx.query('DELETE FROM model_aliases WHERE name = $1', [name]);
    return null;
  }

  // Changes wait in line: two that are sound by themselves could make a circle together.
  async #changing<Result>(change: (tx: Sql) => Promise<Result>): Promise<Result> {
    const { db, board } = this.#options;
    const result = await db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('routing', 0))`);
      return change(tx);
    });
    await board.changed();
    return result;
  }

  async #append(tx: Sql, viewer: Viewer, { kind, steps, note, restores }: NewVersion): Promise<Row> {
    const [row] = await tx.query<Row>(
      `INSERT INTO routing_policies (kind, version, steps, note, restores, created_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [kind, (await currentVersion(tx, kind)) + 1, steps && JSON.stringify(steps), note, restores ?? null, viewer.id],
    );
    return row!;
  }

  #checkModel(field: string, name: string, aliases: Aliases): void {
    const end = resolved(name, aliases);
    if ('circle' in end) throw badUserInput(field, `leads in a circle: ${end.circle.join(' → ')}.`);
    const known = this.#options.configured.find((candidate) => nameOf(candidate) === end.model);
    if (!known) throw badUserInput(field, `"${end.model}" is no model that is configured: name one as "provider/model", an alias, or "local".`);
    if (known.missing) throw badUserInput(field, `${end.model} can't be asked; it lacks ${known.missing}.`);
  }

  #shown({ steps, ...row }: Row, aliases: Aliases): RoutingPolicy {
    const shown = steps?.map(({ model, maxInputTokens, maxCostMicroUsd, maxDifficulty, languages }) => ({
      model,
      resolvedModel: this.#configuredName(model, aliases),
      maxInputTokens: maxInputTokens ?? null,
      maxCostMicroUsd: maxCostMicroUsd ?? null,
      maxDifficulty: maxDifficulty ?? null,
      languages: languages?.map((language) => language.toUpperCase() as Language) ?? null,
    }));
    return Object.assign(new RoutingPolicy(), row, { steps: shown ?? null });
  }

  #configuredName(name: string, aliases: Aliases): string | null {
    const end = resolved(name, aliases);
    const known = this.#options.configured.find((candidate) => 'model' in end && nameOf(candidate) === end.model);
    return known ? nameOf(known) : null;
  }

  #authorise(viewer: Viewer): void {
    if (!mayOperate(viewer)) throw forbidden('Only admins may see and change routing policies.');
  }

  #authoriseChange(viewer: Viewer): void {
    this.#authorise(viewer);
    if (this.#options.isPinned) {
      throw forbidden('"order" in the configuration file (LYCEUM_CONFIG) is the whole routing policy here: take it out there to set policies over GraphQL.');
    }
  }
}

/** A policy that nothing follows would seem to keep texts away from a model. @throws BAD_USER_INPUT where it is not routed who is asked */
export function checkRouted(field: string, kind: GenerationKind): void {
  if (kind === GenerationKind.EMBEDDING) {
    throw badUserInput(field, 'must be another: vectors are made by the model that "embeddings" names in the configuration file (LYCEUM_CONFIG).');
  }
}

function builtIn(kind: GenerationKind): Row {
  return { kind, version: 0, steps: null, note: null, restores: null, createdBy: null, createdAt: null };
}

async function currentVersion(sql: Sql, kind: GenerationKind): Promise<number> {
  const [row] = await sql.query<{ version: number }>('SELECT COALESCE(max(version), 0) AS version FROM routing_policies WHERE kind = $1', [kind]);
  return row!.version;
}

async function versionIn(sql: Sql, kind: GenerationKind, version: number | null): Promise<Row> {
  const [row] = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM routing_policies WHERE kind = $1 AND version = COALESCE($2, version) ORDER BY version DESC LIMIT 1`,
    [kind, version],
  );
  if (!row && version !== null && version !== 0) throw notFound('version of this routing policy');
  return row ?? builtIn(kind);
}

async function aliasesIn(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql.query<{ name: string; target: string }>('SELECT name, target FROM model_aliases');
  return new Map(rows.map(({ name, target }) => [name, target]));
}

function aliasOf(name: string, target: string, aliases: Aliases): ModelAliasType {
  const end = resolved(name, aliases);
  return { name, target, resolvedModel: 'model' in end ? end.model : target };
}

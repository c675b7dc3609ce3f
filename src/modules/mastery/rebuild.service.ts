import { isDeepStrictEqual } from 'node:util';
import type { Db, Sql } from '../../platform/postgres.js';
import { answerKey, answersOfLearner, dropAnswers, keepAnswers, lockLearners, noteAllItems, type KeptAnswer } from './answers.repository.js';
import type { ItemDifficultyService } from './items.service.js';
import { practiceOf } from './graded.repository.js';
import { foldLearner } from './learners.js';
import { allItemStates, dropItemsWithoutAnswers, dropStates, keepStates, learnerStates, stateKey } from './states.repository.js';
import { answerOf, type TellingEvent } from './weights.js';

export interface RebuildOptions {
  db: Db;
  /** All that somebody ever did, in no order, also what is still on its way to the history. */
  history(userId: string): AsyncIterable<readonly TellingEvent[]>;
  items: Pick<ItemDifficultyService, 'catchUp'>;
}

/** What was made anew, and how much of it was not the same before. */
export interface Rebuilt {
  learners: number;
  answers: number;
  /** Of learners on objectives. */
  states: number;
  items: number;
  /** Answers, states and items that were another, missing or too many. */
  changed: number;
}

const BATCH = 500;

/** Makes all that is known of mastery anew from the activity history, while learners go on. */
export class MasteryRebuild {
  readonly #options: RebuildOptions;

  constructor(options: RebuildOptions) {
    this.#options = options;
  }

  async run(): Promise<Rebuilt> {
    const { db, items } = this.#options;
    const total: Rebuilt = { learners: 0, answers: 0, states: 0, items: 0, changed: 0 };
    await items.catchUp();
    const before = await allItemStates(db);
    for await (const learnerId of this.#learners()) {
      const { answers, states, changed } = await db.transaction((tx) => this.#learner(tx, learnerId));
      total.learners += answers > 0 ? 1 : 0;
      total.answers += answers;
      total.states += states;
      total.changed += changed;
    }
    await dropItemsWithoutAnswers(db);
    await noteAllItems(db);
    await items.catchUp();
    const after = await allItemStates(db);
    total.items = after.size;
    // What was answered meanwhile has changed them, too: that is no difference.
    total.changed += [...new Set([...before.keys(), ...after.keys()])].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key))).length;
    return total;
  }

  async *#learners(): AsyncGenerator<string> {
    let after = '';
    for (;;) {
      const rows = await this.#options.db.query<{ id: string }>(
        // Each of them by its index, and no further than a page of it.
        `SELECT id FROM (
           (SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT $2)
           UNION (SELECT DISTINCT learner_id FROM mastery_answers WHERE learner_id > $1 ORDER BY learner_id LIMIT $2)
           UNION (SELECT DISTINCT learner_id FROM mastery_states WHERE learner_id > $1 ORDER BY learner_id LIMIT $2)
         ) known ORDER BY id LIMIT $2`,
        [after, BATCH],
      );
      for (const { id } of rows) yield id;
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.id;
    }
  }

  async #learner(tx: Sql, learnerId: string): Promise<{ answers: number; states: number; changed: number }> {
    // From now on nothing of his is graded; what was is in the history, or on its way.
    await lockLearners(tx, [learnerId]);
    const told = new Map<string, { first: KeptAnswer; last: KeptAnswer }>();
    for await (const events of this.#options.history(learnerId)) {
      for (const answer of events.flatMap((event) => answerOf(event) ?? [])) {
        const { first, last } = told.get(answerKey(answer)) ?? { first: answer, last: answer };
        told.set(answerKey(answer), { first: answer.grades < first.grades ? answer : first, last: answer.grades > last.grades ? answer : last });
      }
    }
    const [keptAnswers, keptStates] = [await answersOfLearner(tx, learnerId, null), await learnerStates(tx, [learnerId], null)];
    const standsFor = await standing(tx, [...[...told.values()].map(({ first }) => first), ...keptAnswers].flatMap(({ objectiveIds }) => objectiveIds));
    // Of one that was deleted nothing is shown to anybody, and the history doesn't know what had been merged into it.
    const standingOf = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => standsFor.get(id) ?? []))].toSorted();
    // Events from before practice was told apart don't say what was.
    const practised = await practiceOf(tx, learnerId);
    // The first grade says what it was about, the last one how it went.
    const answers = [...told.values()].map(({ first, last: { score, grades } }) => (
      { ...first, score, grades, practice: first.practice || practised.has(first.attemptId), objectiveIds: standingOf(first.objectiveIds) }
    ));
    const states = foldLearner(answers);
    const left = keptAnswers.map((answer) => ({ ...answer, objectiveIds: answer.objectiveIds.filter((id) => standsFor.has(id)) }));
    const gone = new Set(keptAnswers.flatMap(({ objectiveIds }) => objectiveIds.filter((id) => !standsFor.has(id)).map((id) => stateKey(learnerId, id))));
    const leftStates = new Map([...keptStates].filter(([key]) => !gone.has(key)));
    const changed = differences(left, answers, answerKey)
      + differences([...leftStates], [...states].map(([id, state]) => [stateKey(learnerId, id), state] as const), ([key]) => key);
    if (changed > 0) {
      await dropAnswers(tx, learnerId);
      await dropStates(tx, [learnerId], null);
      await keepAnswers(tx, answers);
      const { organizationId } = answers[0] ?? {};
      if (organizationId !== undefined) await keepStates(tx, [...states].map(([objectiveId, state]) => ({ organizationId, learnerId, objectiveId, ...state })));
    }
    return { answers: answers.length, states: states.size, changed };
  }
}

/** What each of these objectives stands for now: itself, or what it was merged into; of one that was deleted, nothing. */
async function standing(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql.query<{ id: string; standsFor: string }>('SELECT id, coalesce(merged_into_id, id) AS "standsFor" FROM objectives WHERE id = ANY ($1)', [[...new Set(ids)]]);
  return new Map(rows.map(({ id, standsFor }) => [id, standsFor]));
}

/** How many of one side have no equal on the other. */
function differences<Value>(before: readonly Value[], after: readonly Value[], keyOf: (value: Value) => string): number {
  const [one, other] = [new Map(before.map((value) => [keyOf(value), value])), new Map(after.map((value) => [keyOf(value), value]))];
  return [...new Set([...one.keys(), ...other.keys()])].filter((key) => !isDeepStrictEqual(one.get(key), other.get(key))).length;
}

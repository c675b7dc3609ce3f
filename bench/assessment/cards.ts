import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { parseConfig } from '../../src/env.js';
import { ReviewKind, ReviewRating } from '../../src/modules/flashcards/flashcards.entity.js';
import { seedOf } from '../../src/modules/flashcards/log.js';
import { after, NEW_MEMORY, type Entry, type Memory } from '../../src/modules/flashcards/memory.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { dayOf } from '../../src/platform/time-zone.js';
import { signUp, type TestAccount } from '../../test/kit/accounts.js';
import { gql, type Target } from '../../test/kit/clients.js';
import { median, percentile, printGoals, printTable } from '../orchestrator/figures.js';

const REVIEWS = 50_000;
const DECKS = 20;
const OTHERS = 9;
const OTHER_DECKS = 2_000;
const CARDS_A_DECK = 100;
const ROUNDS = 200;
const WARM_UP = 20;
const GOAL_MS = 20;
const DAY_MS = 86_400_000;
const YEARS_MS = 2 * 365 * DAY_MS;
/** As long the learner hasn't been here: what waits for him. */
const AWAY_MS = 3 * DAY_MS;
const RULE = { timeZone: 'Europe/Berlin', startHour: 4 };

const DUE = `query ($first: Int!, $after: String, $deckId: ID) { dueCards(first: $first, after: $after, deckId: $deckId) {
  edges { node { id front back memory { state due stability difficulty } retrievability } } pageInfo { endCursor hasNextPage } } }`;
const FORECAST = '{ studyForecast(days: 30) { date due } }';
const REVIEW = 'mutation ($input: ReviewCardInput!) { reviewCard(input: $input) { id memory { state due } } }';
const CREATE_DECK = 'mutation ($input: CreateDeckInput!) { createDeck(input: $input) { id } }';

interface Reviewed {
  cardId: string;
  deckId: string;
  log: (Entry & { rating: ReviewRating })[];
  memory: Memory;
}

/** A card's history by its own schedule, forgotten one time in eight. */
function history(userId: string, cardId: string, deckId: string, from: number, until: number, random: () => number): Reviewed {
  const log: Reviewed['log'] = [];
  let memory = NEW_MEMORY;
  for (let at = from; at < until; at = memory.due!.getTime() + Math.floor(random() * 12 * 3_600_000)) {
    const luck = random();
    const rating = luck < 0.125 ? ReviewRating.AGAIN : luck < 0.3 ? ReviewRating.HARD : luck < 0.9 ? ReviewRating.GOOD : ReviewRating.EASY;
    const entry = {
      id: randomUUID(), kind: ReviewKind.REVIEW, rating, undoes: null, at: new Date(at), desiredRetention: 0.9,
      timeZone: RULE.timeZone, dayStartHour: RULE.startHour, day: dayOf(RULE, new Date(at)),
    };
    memory = after(memory, entry, seedOf({ userId, cardId }));
    log.push(entry);
  }
  return { cardId, deckId, log, memory };
}

async function insert(db: Database, learner: TestAccount, organizationId: string, reviewed: readonly Reviewed[]): Promise<void> {
  await db.query(
    `INSERT INTO card_reviews (user_id, id, organization_id, card_id, kind, rating, at, received_at, desired_retention, time_zone, day_start_hour, day)
     SELECT $1, id, $2, "cardId", kind, rating, at, at, "desiredRetention", "timeZone", "dayStartHour", day
       FROM jsonb_to_recordset($3::jsonb) AS e (id text, "cardId" text, kind text, rating text, at timestamptz, "desiredRetention" float8, "timeZone" text, "dayStartHour" integer, day integer)`,
    [learner.id, organizationId, JSON.stringify(reviewed.flatMap(({ cardId, log }) => log.map((entry) => ({ ...entry, cardId }))))],
  );
  await db.query(
    `INSERT INTO card_states (user_id, card_id, organization_id, deck_id, state, stability, difficulty, step, scheduled_days, reps, lapses, due, last_review_at,
            last_review_day, introduced_at, suspended, buried_until, queue, queue_at, last_entry_at, last_entry_id)
     SELECT $1, "cardId", $2, "deckId", state, stability, difficulty, step, "scheduledDays", reps, lapses, due, "lastReviewAt",
            "lastReviewDay", "introducedAt", suspended, "buriedUntil", queue, "queueAt", "lastEntryAt", "lastEntryId"
       FROM jsonb_to_recordset($3::jsonb) AS m ("cardId" text, "deckId" text, state text, stability float8, difficulty float8, step integer, "scheduledDays" integer,
            reps integer, lapses integer, due timestamptz, "lastReviewAt" timestamptz, "lastReviewDay" integer, "introducedAt" timestamptz, suspended boolean,
            "buriedUntil" timestamptz, queue text, "queueAt" timestamptz, "lastEntryAt" timestamptz, "lastEntryId" text)`,
    [learner.id, organizationId, JSON.stringify(reviewed.map(({ cardId, deckId, memory }) => ({ cardId, deckId, ...memory })))],
  );
}

/** Decks of the learner's own with as many reviews, and one card in ten that is still new. @returns its cards, and how many reviews */
async function learnt(app: Target, db: Database, learner: TestAccount, reviews: number, random: () => number): Promise<{ cards: string[]; logged: number }> {
  const now = Date.now();
  const decks: string[] = [];
  for (let index = 0; index < DECKS; index += 1) {
    const { createDeck } = await gql<{ createDeck: { id: string } }>(app, { query: CREATE_DECK, variables: { input: { title: `Deck ${index}` } }, token: learner.token });
    decks.push(createDeck.id);
  }
  const [{ organizationId } = { organizationId: '' }] = await db.query<{ organizationId: string }>('SELECT organization_id AS "organizationId" FROM users WHERE id = $1', [learner.id]);
  const cards: { id: string; deckId: string }[] = [];
  const reviewed: Reviewed[] = [];
  let logged = 0;
  while (logged < reviews) {
    const card = { id: newId('Card'), deckId: decks[cards.length % DECKS]! };
    cards.push(card);
    if (cards.length % 10 === 0) continue;
    const known = history(learner.id, card.id, card.deckId, now - Math.floor(random() * YEARS_MS), now - AWAY_MS, random);
    if (known.log.length === 0) continue;
    reviewed.push(known);
    logged += known.log.length;
  }
  await db.query(
    `INSERT INTO cards (id, organization_id, deck_id, front, back, evidence, created_at)
     SELECT id, $2, deck_id, 'What is term ' || id || '?', 'It is what the lesson says about it, in a sentence or two.', '[]', now() - interval '3 years'
       FROM unnest($1::text[], $3::text[]) AS card (id, deck_id)`,
    [cards.map(({ id }) => id), organizationId, cards.map(({ deckId }) => deckId)],
  );
  for (let from = 0; from < reviewed.length; from += 500) await insert(db, learner, organizationId, reviewed.slice(from, from + 500));
  return { cards: cards.map(({ id }) => id), logged };
}

/** Gives another learner the same history with the same cards. */
async function copied(db: Database, from: TestAccount, to: TestAccount): Promise<void> {
  for (const [table, columns] of [
    ['card_reviews', 'id, organization_id, card_id, kind, rating, at, received_at, desired_retention, time_zone, day_start_hour, day'],
    ['card_states', `card_id, organization_id, deck_id, state, stability, difficulty, step, scheduled_days, reps, lapses, due, last_review_at, last_review_day,
      introduced_at, suspended, queue, queue_at, last_entry_at, last_entry_id`],
  ] as const) await db.query(`INSERT INTO ${table} (user_id, ${columns}) SELECT $2, ${columns} FROM ${table} WHERE user_id = $1`, [from.id, to.id]);
}

/** Decks of somebody's that nobody else sees. */
async function strange(db: Database, owner: TestAccount): Promise<void> {
  const ids = Array.from({ length: OTHER_DECKS }, () => newId('Deck'));
  await db.query(
    `INSERT INTO decks (id, organization_id, owner_id, status, title)
     SELECT deck, u.organization_id, u.id, 'DRAFT', 'Another deck' FROM users u, unnest($2::text[]) AS deck WHERE u.id = $1`,
    [owner.id, ids],
  );
  await db.query(
    `INSERT INTO cards (id, organization_id, deck_id, front, back, evidence)
     SELECT 'crd_' || md5(d.id || number), d.organization_id, d.id, 'What is term ' || number || '?', 'It is what the lesson says about it.', '[]'
       FROM decks d, generate_series(1, $2::integer) AS number WHERE d.owner_id = $1`,
    [owner.id, CARDS_A_DECK],
  );
}

interface Figure {
  name: string;
  /** Milliseconds of each call: of the learner with a long history, and of his who has just begun. */
  long: number[];
  short: number[];
}

/** Both by turns, so that what else the machine does meets both. */
async function timed(name: string, long: () => Promise<unknown>, short: () => Promise<unknown>): Promise<Figure> {
  const figure: Figure = { name, long: [], short: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [call, took] of [[long, figure.long], [short, figure.short]] as const) {
      const before = performance.now();
      await call();
      if (round >= 0) took.push(performance.now() - before);
    }
  }
  return figure;
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How long the cards of a learner with a long history take, beside those of one who has just begun, over HTTP. */
export async function cards(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-'));
  const quiet = pino({ level: 'silent' });
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres'), logger: quiet, durable: false });
  writeFileSync(join(folder, 'lyceum.json'), JSON.stringify({ limits: 'off' }));
  const config = parseConfig({
    DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl, DATA_DIR: folder, PORT: '0', LYCEUM_CONFIG: join(folder, 'lyceum.json'),
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const app = await createApp(config, { logger: quiet, onFatal: (error) => { throw error; } });
  const db = await openDatabase({ url: postgres.ownerUrl, role: null, poolSize: 2, logger: quiet });
  const target = { url: app.url, database: postgres };

  const random = randomFrom(1);
  const [veteran, beginner] = [await signUp(target), await signUp(target)];
  const { cards: own, logged } = await learnt(app, db, veteran, REVIEWS, random);
  const { cards: beginners } = await learnt(app, db, beginner, REVIEWS / 1_000, random);
  for (let index = 0; index < OTHERS; index += 1) await copied(db, veteran, await signUp(target));
  await strange(db, await signUp(target));
  await db.query('ANALYZE');
  console.log(`\nCards: ${logged} reviews of ${own.length} cards in ${DECKS} decks, ${OTHERS} other learners with as many, ${OTHER_DECKS} other decks of ${CARDS_A_DECK} cards; the beginner has ${REVIEWS / 1_000} reviews`);

  const ask = ({ token }: TestAccount, query: string, variables: Record<string, unknown> = {}) => gql<{ dueCards: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(app, { query, variables, token });
  const lastPage = async (account: TestAccount): Promise<string | null> => {
    let after: string | null = null;
    for (;;) {
      const { dueCards } = await ask(account, DUE, { first: 20, after });
      if (!dueCards.pageInfo.hasNextPage) return after;
      after = dueCards.pageInfo.endCursor;
    }
  };
  const [veteranLast, beginnerLast] = [await lastPage(veteran), await lastPage(beginner)];
  let reviews = 0;
  const again = (account: TestAccount, cardIds: readonly string[]) => () => {
    reviews += 1;
    return ask(account, REVIEW, { input: { cardId: cardIds[reviews % cardIds.length], rating: 'GOOD', reviewId: randomUUID() } });
  };
  const figures = [
    await timed('nothing but the viewer', () => ask(veteran, '{ viewer { id } }'), () => ask(beginner, '{ viewer { id } }')),
    await timed('due cards, first 20', () => ask(veteran, DUE, { first: 20 }), () => ask(beginner, DUE, { first: 20 })),
    await timed('due cards, first 100', () => ask(veteran, DUE, { first: 100 }), () => ask(beginner, DUE, { first: 100 })),
    await timed('due cards, the last page (new cards)', () => ask(veteran, DUE, { first: 20, after: veteranLast }), () => ask(beginner, DUE, { first: 20, after: beginnerLast })),
    await timed('forecast of 30 days', () => ask(veteran, FORECAST), () => ask(beginner, FORECAST)),
    await timed('a review', again(veteran, own), again(beginner, beginners)),
  ];
  printTable(['over HTTP', 'least ms', 'p50 ms', 'p99 ms', 'beginner p50 ms', 'ratio'],
    figures.map(({ name, long, short }) => [name, Math.min(...long), median(long), percentile(long, 0.99), median(short), median(long) / median(short)]));
  printGoals(figures.filter(({ name }) => name.startsWith('due')).map(({ name, long }) => (
    { name: `${name}, p50`, value: median(long), most: GOAL_MS, unit: 'ms', note: `least ${Math.min(...long).toFixed(1)}, p99 ${percentile(long, 0.99).toFixed(1)} ms` }
  )));

  await app.stop();
  await db.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { Role } from './auth/viewer.js';
import { moveAllDocuments } from './documents.js';
import { ENTITIES } from './entities.js';
import { readEnv, type Config } from './env.js';
import { rebuildMastery } from './mastery.js';
import { checkAccount } from './modules/identity/account.js';
import { EmailTaken } from './modules/identity/identity.type.js';
import { passwordSuggestions } from './modules/identity/password.strength.js';
import type { DocumentHome } from './modules/documents/collection.type.js';
import { UsersService } from './modules/identity/users.service.js';
import { MeasuringService } from './modules/statistics/measuring.service.js';
import { connectEmbedded } from './platform/embedded/index.js';
import { CallerError, StartupError } from './platform/errors.js';
import { createLogger, type Logger } from './platform/logger.js';
import { migrate, pendingMigrations } from './platform/migrate.js';
import { connectMongo } from './platform/mongo.js';
import { APP_ROLE } from './platform/names.js';
import { openDatabase, type Database } from './platform/postgres.js';
import { givenDatabase, reachPostgres } from './stores.js';

const ROLES = Object.values(Role);

const HELP = `Usage: npm run lyceum -- user create --email EMAIL --password PASSWORD --name NAME --role ROLE
       npm run lyceum -- statistics rebuild
       npm run lyceum -- mastery rebuild
       npm run lyceum -- documents move --to mongodb|postgres

Works in the database that the settings name (DATABASE_URL, or the embedded one in DATA_DIR), whether the server
runs or not. An empty database gets its tables first.

"user create" makes an account:

  --email     the address to sign in with
  --password  at most 1,024 bytes; "-" reads it from standard input, which keeps it out of the process list
  --name      the name that others see, at most 100 characters
  --role      ${ROLES.join(', ')}
  --help      this text

"statistics rebuild" counts anew, from the attempts themselves, what answers say of quizzes' items.
"mastery rebuild" makes anew, from the activity history, what answers say of learners, and tells how much was another.

"documents move" moves what learners did, and their profiles, from PostgreSQL to the MongoDB that MONGODB_URL names, or back, while Lyceum runs:

  --to        mongodb or postgres

Exit codes: 0 done, 1 not done (the sentence says why), 2 the command was not understood.`;

/** The command line was not understood. */
class UsageError extends Error {}

const REBUILDS = ['statistics rebuild', 'mastery rebuild'] as const;
type Rebuild = (typeof REBUILDS)[number];

interface CreateUser {
  email: string;
  password: string;
  name: string;
  role: Role;
}

interface MoveDocuments {
  to: DocumentHome;
}

function parse(): CreateUser | MoveDocuments | 'help' | Rebuild {
  const options = {
    email: { type: 'string' },
    password: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    to: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
  const { values, positionals } = parsed;
  if (values.help || positionals[0] === 'help') return 'help';
  if (positionals.length === 0) throw new UsageError('No command was given.');
  const rebuild = REBUILDS.find((command) => command === positionals.join(' '));
  if (rebuild) return rebuild;
  if (positionals.join(' ') === 'documents move') {
    const { to } = values;
    if (to !== 'mongodb' && to !== 'postgres') throw new UsageError('--to must be mongodb or postgres.');
    return { to };
  }
  if (positionals.join(' ') !== 'user create') throw new UsageError(`There is no command "${positionals.join(' ')}".`);

  const { email, password, name } = values;
  const missing = (['email', 'password', 'name', 'role'] as const).filter((option) => values[option] === undefined);
  if (email === undefined || password === undefined || name === undefined || missing.length > 0) {
    throw new UsageError(`Missing: ${missing.map((option) => `--${option}`).join(', ')}.`);
  }
  const role = ROLES.find((known) => known === values.role?.toUpperCase());
  if (!role) throw new UsageError(`--role must be one of ${ROLES.join(', ')}.`);
  return { email, password, name, role };
}

async function withDatabase<Result>(config: Config, logger: Logger, work: (db: Database) => Promise<Result>): Promise<Result> {
  const embedded = config.database.url === null ? await connectEmbedded(config.dataDir, logger) : null;
  try {
    const access = embedded
      ? { url: embedded.appUrl, ownerUrl: embedded.ownerUrl, role: null, appRole: APP_ROLE }
      : givenDatabase(config, config.database.url ?? '');
    if (!embedded) await reachPostgres(access.ownerUrl, logger);
    await prepareTables(access, config.production, logger);
    const db = await openDatabase({ url: access.url, role: access.role, poolSize: 2, logger });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  } finally {
    await embedded?.close();
  }
}

async function prepareTables(access: { ownerUrl: string; appRole: string }, production: boolean, logger: Logger): Promise<void> {
  const owner = await openDatabase({ url: access.ownerUrl, role: null, poolSize: 1, logger });
  const [pending, table] = await Promise.all([
    pendingMigrations(owner),
    owner.query<{ empty: boolean }>(`SELECT to_regclass('mikro_orm_migrations') IS NULL AS empty`),
  ]).finally(() => owner.close());
  if (pending.length === 0) return;
  if (production && !table[0]?.empty) {
    throw new StartupError(`The database lacks ${pending.length} migration(s) of this version: run "npm run migrate" first.`);
  }
  await migrate({ url: access.ownerUrl, appRole: access.appRole, entities: ENTITIES, logger });
}

async function createUser(db: Database, { email, password, name, role }: CreateUser): Promise<boolean> {
  const created = await new UsersService({ db }).create({ email, password, displayName: name, role });
  if (created instanceof EmailTaken) {
    console.error(`There is already an account with the address ${email}; nothing was changed.`);
    return false;
  }
  console.log(`Created ${role} ${name} <${email}>, id ${created.id}.`);
  const advice = await passwordSuggestions(password, { email, displayName: name });
  if (advice.length > 0) console.error(`The password is weak. ${advice.join(' ')}`);
  return true;
}

async function rebuildStatistics(): Promise<void> {
  await inDatabase((db, logger) => new MeasuringService({ db, logger }).rebuild());
  console.log('What answers say of items has been counted anew.');
}

async function move({ to }: MoveDocuments): Promise<boolean> {
  const config = readEnv();
  const { sentences, isDone } = await inDatabase((db, logger) => moveAllDocuments(config, db, to, logger));
  for (const sentence of sentences) console.log(sentence);
  return isDone;
}

async function masteryAnew(): Promise<void> {
  const { mongodbUrl } = readEnv();
  // Behind what its decorators need; the other commands do without.
  const { openHistory } = await import('./activity.js');
  const { learners, answers, states, items, changed } = await inDatabase(async (database) => {
    const mongo = mongodbUrl === null ? null : await connectMongo(mongodbUrl, await quietLogger());
    try {
      return await rebuildMastery(database, await openHistory({ database, mongo }));
    } finally {
      await mongo?.close();
    }
  });
  console.log(`Made anew from the history: ${answers} answers of ${learners} learners, ${states} masteries, the difficulty of ${items} questions. ${changed === 0 ? 'All of it was the same before.' : `${changed} of them were another, missing or too many before.`}`);
}

function quietLogger(): Promise<Logger> {
  return createLogger({ level: 'warn', pretty: process.stdout.isTTY });
}

async function inDatabase<Result>(work: (db: Database, logger: Logger) => Promise<Result>): Promise<Result> {
  const logger = await quietLogger();
  return withDatabase(readEnv(), logger, (db) => work(db, logger));
}

async function main(): Promise<void> {
  const command = parse();
  if (command === 'help') return console.log(HELP);
  if (command === 'statistics rebuild') return rebuildStatistics();
  if (command === 'mastery rebuild') return masteryAnew();
  if ('to' in command) {
    if (!(await move(command))) process.exitCode = 1;
    return;
  }
  if (command.password === '-') command.password = (await text(process.stdin)).replace(/\r?\n$/, '');
  checkAccount('', { ...command, displayName: command.name });
  const done = await inDatabase((db) => createUser(db, command));
  if (!done) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  process.exitCode = error instanceof UsageError ? 2 : 1;
  if (error instanceof UsageError) console.error(`${error.message}\n\n${HELP}`);
  else if (error instanceof StartupError || error instanceof CallerError) console.error(error.message);
  else console.error(error);
}

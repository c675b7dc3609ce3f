import { fileURLToPath } from 'node:url';

/** The PostgreSQL schema that belongs to BullMQ; MikroORM never touches it. */
export const JOBS_SCHEMA = 'bullmq';

/** The role without tables or privileges of its own that sessions take on when one login serves for everything. */
export const APP_ROLE = 'lyceum_app';

/** Compiled, beside the compiled sources: the application runs what was built. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

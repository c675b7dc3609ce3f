export { AlreadyRunningError } from './lock.js';
export { connectEmbedded, startEmbedded, type EmbeddedLogger, type EmbeddedOptions, type EmbeddedPostgres } from './embedded.js';
export { embeddedSecret } from './secrets.js';

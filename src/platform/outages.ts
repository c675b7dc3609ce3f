// SQLSTATE classes 08 (connection), 53 (resources) and 57P (the server is going down or coming up).
const SQLSTATE = /^(08|53|57P)[0-9A-Z]{2,3}$/;
const SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH']);
const POOL_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i;

/** Whether an error says that the database can't be reached for now, rather than that a statement was wrong. */
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && (SOCKET_CODES.has(code) || SQLSTATE.test(code))) return true;
  if (POOL_MESSAGES.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseOutage)) return true;
  return isDatabaseOutage(error.cause);
}

const WRONG_CREDENTIALS = new Set(['28000', '28P01', '3D000']);

/** Whether a failed connection may work later: the server is starting, or not there yet. */
export function isPassingConnectionFailure(error: Error): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return !WRONG_CREDENTIALS.has(code ?? '');
}

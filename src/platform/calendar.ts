import { createHash } from 'node:crypto';
import type { Express, RequestHandler } from 'express';
import { CallerError } from './errors.js';
import { clientAddress } from './request.js';

export interface CalendarOptions {
  /** The iCalendar that a secret reads; null where it reads none. */
  read(token: string): Promise<string | null>;
  /** Counts the request for an address. @throws RATE_LIMITED */
  admit(address: string): Promise<void>;
  trustedProxies: number;
}

/** GET /calendar/TOKEN.ics, for calendars, which can't sign in: the address is the secret. */
export function serveCalendars(app: Express, { read, admit, trustedProxies }: CalendarOptions): void {
  const serve: RequestHandler<{ file: string }> = async (request, response) => {
    try {
      await admit(clientAddress(request, trustedProxies));
    } catch (error) {
      if (!(error instanceof CallerError) || error.extensions['code'] !== 'RATE_LIMITED') throw error;
      response.status(429).setHeader('retry-after', String(error.extensions['retryAfterSeconds'])).type('text/plain').send(error.message);
      return;
    }
    const { file } = request.params;
    const calendar = file.endsWith('.ics') ? await read(file.slice(0, -'.ics'.length)) : null;
    if (calendar === null) {
      response.status(404).type('text/plain').send('There is no such calendar.');
      return;
    }
    const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
    response.setHeader('etag', etag).setHeader('cache-control', 'private, no-cache').setHeader('referrer-policy', 'no-referrer');
    // A weak one names the same text.
    const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, '')) ?? [];
    if (known.includes(etag)) response.status(304).end();
    else response.type('text/calendar; charset=utf-8').send(calendar);
  };
  app.get('/calendar/:file', serve);
}

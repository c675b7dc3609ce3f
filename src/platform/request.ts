import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Logger } from './logger.js';

/** What is known of an operation before anybody looked at its token; the same for HTTP and WebSocket. */
export interface OperationRequest {
  requestId: string;
  /** The client's IP address, as far as the proxies in front can be trusted. */
  address: string;
  /** As sent: "Bearer …". */
  authorization: string | undefined;
  log: Logger;
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,128}$/;

/** The caller's own id for its request if it is well-formed, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && REQUEST_ID.test(header) ? header : randomUUID();
}

/** The address that the outermost trusted proxy saw; the peer's own where none is trusted. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return peer;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  return [peer, ...forwarded.toReversed()].slice(0, trustedProxies + 1).at(-1) ?? peer;
}

/** Whether the name or address, an IPv6 one in brackets or not, is this machine's to itself. */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(hostname);
}

export interface OriginPolicy {
  /** The address we listen on. */
  host: string;
  publicUrl: string | null;
  allowedOrigins: readonly string[];
}

/**
 * Whether a page of this origin may speak to us. What isn't a browser sends none. Pages of the same host, of this
 * machine when we serve on it, and those that an operator allows may; others would act with a visitor's network.
 */
export function isAllowedOrigin(origin: string | undefined, host: string | undefined, policy: OriginPolicy): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname, host: originHost } = new URL(origin);
  if (originHost === host || policy.allowedOrigins.includes(origin)) return true;
  if (policy.publicUrl && new URL(policy.publicUrl).origin === origin) return true;
  return policy.publicUrl === null && isLoopback(hostname);
}

/**
 * Whether a request for this Host is meant for us. A page can have its own name lead to this machine; the browser then
 * takes us for its site. On loopback, where we need no other names, those are this machine's and PUBLIC_URL's; which
 * port is all the same, since it may be forwarded. What isn't a browser may leave the Host out.
 */
export function isServedHost(host: string | undefined, policy: OriginPolicy): boolean {
  if (host === undefined || !isLoopback(policy.host)) return true;
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return isLoopback(hostname) || (policy.publicUrl !== null && new URL(policy.publicUrl).hostname === hostname);
}

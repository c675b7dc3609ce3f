import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { FOLLOW_SCRIPT } from './graphiql.follow.js';
import { tabsScript, type Example } from './graphiql.tabs.js';
import { TOKEN_SCRIPT } from './graphiql.token.js';

export type { Example } from './graphiql.tabs.js';

export const GRAPHIQL_PATH = '/graphiql';
const STATIC_PATH = '/graphiql/static/';

export interface GraphiqlOptions {
  graphqlPath: string;
  example: Example | null;
}

/** GraphiQL from our own server: the page and all it loads; the browser asks no other host. */
export function serveGraphiql(app: Express, options: GraphiqlOptions): void {
  app.get(GRAPHIQL_PATH, async (request, response) => {
    const { ruruHTML } = await import('ruru/server');
    const nonce = randomBytes(16).toString('base64');
    const host = request.headers.host ?? 'localhost';
    const secure = request.headers['x-forwarded-proto'] === 'https' ? 'wss' : 'ws';
    response.setHeader('content-security-policy', contentSecurityPolicy(nonce));
    response.setHeader('referrer-policy', 'no-referrer');
    response.setHeader('cache-control', 'no-store');
    const html = ruruHTML({
      staticPath: STATIC_PATH,
      endpoint: options.graphqlPath,
      subscriptionEndpoint: `${secure}://${host}${options.graphqlPath}`,
      htmlParts: {
        titleTag: '<title>Lyceum · GraphiQL</title><link rel="icon" href="data:,">',
        configScript: (original) => original + tabsScript(options.example) + FOLLOW_SCRIPT + TOKEN_SCRIPT,
      },
    });
    response.type('html').send(html.replaceAll('<script', `<script nonce="${nonce}"`));
  });
  app.get(`${STATIC_PATH}*file`, async (request, response, next) => {
    const { serveStatic } = await import('ruru/static');
    serveStatic(STATIC_PATH)(request, response, next);
  });
}

// Monaco makes style elements of its own and draws its icons from data URLs; nothing else may come from anywhere but here.
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from './gql/graphql.js';

/** What the API refused, as GraphQL reports it. */
export class ApiError extends Error {
  /** Such as NOT_FOUND; see "Errors" in docs/frontend.md. */
  readonly code: string;

  constructor(readonly errors: { message: string; extensions?: { code?: string } }[]) {
    super(errors.map(({ message }) => message).join('\n'));
    this.code = errors[0]?.extensions?.code ?? 'UNKNOWN';
  }
}

/** Lyceum as one user sees it, or nobody while `token` is null. */
export class Api {
  token: string | null = null;

  /** @param url without a path, as http://127.0.0.1:4000 */
  constructor(readonly url: string) {}

  /** Sends a query or mutation. @throws ApiError where there is any error */
  async send<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.authorization() },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: ApiError['errors'] };
    if (errors || !data) throw new ApiError(errors ?? []);
    return data;
  }

  /** Connects when there is something to subscribe to, with the token of that moment. Dispose of it in the end. */
  socket(): Client {
    return createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: () => this.authorization(),
      retryAttempts: 0,
    });
  }

  private authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}

import { createClient, type Client, type ExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Target {
  url: string;
}

export interface Operation {
  query: string;
  variables?: Record<string, unknown>;
  /** An access token. */
  token?: string | undefined;
  headers?: Record<string, string>;
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; field?: string; requestId?: string; retryAfterSeconds?: number; afterSeq?: number; left?: string[] };
}

export interface Answer<Data> {
  status: number;
  headers: Headers;
  data: Data | null | undefined;
  errors: GraphqlError[];
}

/** Sends an operation over HTTP and gives what came back, errors included. */
export async function send<Data = Record<string, unknown>>(target: Target, operation: Operation): Promise<Answer<Data>> {
  const response = await fetch(`${target.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(operation.token ? { authorization: `Bearer ${operation.token}` } : {}),
      ...operation.headers,
    },
    body: JSON.stringify({ query: operation.query, variables: operation.variables }),
  });
  const { data, errors = [] } = (await response.json()) as { data?: Data | null; errors?: GraphqlError[] };
  return { status: response.status, headers: response.headers, data, errors };
}

/** Sends an operation that has to go well. */
export async function gql<Data = Record<string, unknown>>(target: Target, operation: Operation): Promise<Data> {
  const { data, errors } = await send<Data>(target, operation);
  if (errors.length > 0 || !data) throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
  return data;
}

/** The only error of an operation that has to fail. */
export async function refusal(target: Target, operation: Operation): Promise<GraphqlError> {
  const { errors } = await send(target, operation);
  const [error] = errors;
  if (!error || errors.length > 1) throw new Error(`one error was expected: ${JSON.stringify(errors)}`);
  return error;
}

export interface SubscriptionClient {
  /** Each result as it comes. Leaving the loop ends the subscription; errors of the whole operation are thrown as an array. */
  subscribe<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): AsyncIterableIterator<ExecutionResult<Data>>;
  /** Resolves when the socket closes. */
  closed: Promise<{ code: number; reason: string }>;
  dispose(): Promise<void>;
}

export function wsClient(target: Target, token?: string): SubscriptionClient {
  const closed = Promise.withResolvers<{ code: number; reason: string }>();
  const client: Client = createClient({
    url: `${target.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    ...(token ? { connectionParams: { authorization: `Bearer ${token}` } } : {}),
    on: { closed: (event) => closed.resolve(event as { code: number; reason: string }) },
  });
  return {
    subscribe: <Data>(query: string, variables?: Record<string, unknown>) =>
      client.iterate<Data & Record<string, unknown>>({ query, ...(variables ? { variables } : {}) }) as AsyncIterableIterator<ExecutionResult<Data>>,
    closed: closed.promise,
    dispose: async () => client.dispose(),
  };
}

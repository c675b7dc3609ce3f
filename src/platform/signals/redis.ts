import { RedisPubSub } from 'graphql-redis-subscriptions';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { REDIS_SILENCE_MS } from '../redis.js';
import { createSignals, type Signals, type SignalTransport, type TransportEvents } from './signals.js';

/** Over Redis pub/sub; while Redis is away signals are lost and readers fall back to looking by themselves. */
export function createRedisSignals({ url, logger }: { url: string; logger: Logger }): Signals {
  return createSignals((events) => new RedisTransport(url, logger, events), logger);
}

/** Nobody waits for an unsubscribe, so that one which the end of the connection overtakes must not count as unhandled. */
class Subscriber extends Redis {
  override sendCommand(...parameters: Parameters<Redis['sendCommand']>): unknown {
    const sent = super.sendCommand(...parameters);
    if (sent instanceof Promise) sent.catch((error: unknown) => this.silentEmit('error', error));
    return sent;
  }
}

class RedisTransport implements SignalTransport {
  readonly #pubsub: RedisPubSub;
  readonly #connections: Redis[];
  readonly #subscriptions = new Map<string, Promise<number>>();

  constructor(url: string, logger: Logger, private readonly events: TransportEvents) {
    const retryStrategy = (attempt: number) => Math.min(100 * 2 ** attempt, 2_000);
    // A publisher that can't reach Redis fails at once; a subscriber waits, and its ready check can race itself.
    const publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, socketTimeout: REDIS_SILENCE_MS, retryStrategy });
    const subscriber = new Subscriber(url, { enableReadyCheck: false, maxRetriesPerRequest: null, retryStrategy });
    this.#connections = [publisher, subscriber];
    for (const connection of this.#connections) {
      connection.on('error', (error: Error) => logger.debug({ err: error }, 'signals: Redis connection'));
    }
    subscriber.on('ready', () => events.onReconnect());
    this.#pubsub = new RedisPubSub({ publisher, subscriber });
  }

  send(key: string): Promise<void> {
    return this.#pubsub.publish(key, '');
  }

  async listen(key: string): Promise<void> {
    const subscription = this.#pubsub.subscribe(key, () => this.events.onSignal(key));
    this.#subscriptions.set(key, subscription);
    await subscription;
  }

  async unlisten(key: string): Promise<void> {
    const subscription = this.#subscriptions.get(key);
    this.#subscriptions.delete(key);
    if (subscription) this.#pubsub.unsubscribe(await subscription);
  }

  async close(): Promise<void> {
    // Not quit, which fails or waits while Redis is away; nothing that is under way matters any more.
    for (const connection of this.#connections) connection.disconnect();
  }
}

import type { Logger } from 'pino';

/**
 * "There is something new under this key", from any process to any process. Signals may be lost, doubled or late:
 * whoever waits for one also looks by itself from time to time.
 */
export interface Signals {
  /** Never rejects: a signal that can't be sent is a signal lost. */
  publish(key: string): Promise<void>;
  /** Calls back on every signal, and whenever some may have been missed: once listening has begun, and after a reconnect. */
  subscribe(key: string, onSignal: () => void): () => void;
  close(): Promise<void>;
}

/** How signals travel between processes; the hub above it shares one subscription among all listeners of a key. */
export interface SignalTransport {
  send(key: string): Promise<void>;
  /** Resolves when signals under the key arrive from then on. */
  listen(key: string): Promise<void>;
  unlisten(key: string): Promise<void>;
  close(): Promise<void>;
}

export interface TransportEvents {
  onSignal(key: string): void;
  /** The connection was lost and is back: anything may have happened meanwhile. */
  onReconnect(): void;
}

export function createSignals(connect: (events: TransportEvents) => SignalTransport, logger: Logger): Signals {
  const listeners = new Map<string, Set<() => void>>();
  const wake = (key: string) => listeners.get(key)?.forEach((onSignal) => onSignal());
  const transport = connect({
    onSignal: wake,
    onReconnect: () => [...listeners.keys()].forEach(wake),
  });
  const lost = (key: string) => (error: unknown) => logger.debug({ err: error, key }, 'signal lost');

  return {
    publish: (key) => transport.send(key).catch(lost(key)),
    subscribe(key, onSignal) {
      const existing = listeners.get(key);
      if (existing) {
        existing.add(onSignal);
        queueMicrotask(onSignal);
      } else {
        listeners.set(key, new Set([onSignal]));
        void transport.listen(key).then(() => wake(key), lost(key));
      }
      return () => {
        const set = listeners.get(key);
        if (!set?.delete(onSignal) || set.size > 0) return;
        listeners.delete(key);
        void transport.unlisten(key).catch(lost(key));
      };
    },
    close: () => transport.close(),
  };
}

import { createParser } from 'eventsource-parser';

/** One event of an event stream; `name` is null where the server gave none. */
export interface ServerEvent {
  name: string | null;
  data: string;
}

/** @throws SyntaxError for what is no JSON object */
export function objectIn(data: string): object {
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('an event that is no object');
  return value;
}

/** How much of an event is kept until it ends, in code units: no whole answer is as long. */
const LONGEST_EVENT = 8 * 1024 * 1024;
/** How long what comes behind the terminal marker is read for, in milliseconds: at a sound server it is the body's end. */
const DRAIN_MS = 1_000;

/**
 * The events of an answer that is under way. Read here and not by the SDKs: theirs don't tell whether the terminal marker
 * came, hang up on a connection that could be used again, and cost more CPU a token.
 */
export class EventStream {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private readonly utf8 = new TextDecoder();
  private events: ServerEvent[] = [];
  private oversized = false;
  private readonly parser = createParser({
    onEvent: ({ event, data }) => this.events.push({ name: event ?? null, data }),
    onError: ({ type }) => (this.oversized ||= type === 'max-buffer-size-exceeded'),
    maxBufferSize: LONGEST_EVENT,
  });
  private done = false;

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.reader = body?.getReader();
  }

  /**
   * @returns the events that came with the next bytes, perhaps none; null behind the last
   * @throws SyntaxError for an event without end
   */
  async read(): Promise<ServerEvent[] | null> {
    if (this.done || !this.reader) return null;
    const { done, value } = await this.reader.read();
    this.done = done;
    // Servers are known to forget the blank line behind the last event.
    this.parser.feed(done ? `${this.utf8.decode()}\n\n` : this.utf8.decode(value, { stream: true }));
    if (this.oversized) throw new SyntaxError('an event that does not end');
    const { events } = this;
    this.events = [];
    return events;
  }

  /** The terminal marker has come. The body's end is not waited for, but read, so that the connection can be used again. */
  finish(): void {
    if (this.done) return;
    this.done = true;
    const timer = setTimeout(() => this.hangUp(), DRAIN_MS).unref();
    void this.drain().finally(() => clearTimeout(timer));
  }

  /** Nobody reads on: hangs up, unless the answer has ended. */
  close(): void {
    if (this.done) return;
    this.done = true;
    this.hangUp();
  }

  private async drain(): Promise<void> {
    try {
      while (!(await this.reader?.read())?.done);
    } catch {
      // The answer is whole; a connection that breaks now is only one that can't be used again.
    }
  }

  private hangUp(): void {
    // It rejects where the stream has failed already: then there is nothing to hang up on.
    this.reader?.cancel().catch(() => undefined);
  }
}

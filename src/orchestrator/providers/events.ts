/** One event of an event stream; `name` is null where the server gave none. */
export interface ServerEvent {
  name: string | null;
  data: string;
}

/** Takes an event stream apart as its text comes, whatever the pieces: LF, CR and CRLF all end a line. */
export class EventDecoder {
  /** A line whose end has not come yet. */
  private rest = '';
  /** The last piece ended with a CR: an LF that follows belongs to it. */
  private afterReturn = false;
  private name: string | null = null;
  private data: string | null = null;

  /** @returns the events that this piece completed */
  push(text: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    if (text === '') return events;
    let start = this.afterReturn && text.startsWith('\n') ? 1 : 0;
    this.afterReturn = false;
    const buffer = this.rest + text;
    // What is held has been searched already: an event of a megabyte is not searched again with each of its pieces.
    let from = Math.max(start, this.rest.length);
    let carriage = buffer.indexOf('\r', from);
    for (;;) {
      const feed = buffer.indexOf('\n', from);
      const end = carriage >= 0 && (feed < 0 || carriage < feed) ? carriage : feed;
      if (end < 0) break;
      this.line(buffer.slice(start, end), events);
      start = end + 1;
      if (end === carriage) {
        if (buffer[start] === '\n') start += 1;
        else this.afterReturn = start === buffer.length;
        carriage = buffer.indexOf('\r', start);
      }
      from = start;
    }
    this.rest = buffer.slice(start);
    return events;
  }

  /** The event that was left open at the end: servers are known to forget the blank line behind the last one. */
  end(): ServerEvent[] {
    return this.push('\n\n');
  }

  private line(line: string, events: ServerEvent[]): void {
    if (line === '') {
      if (this.data) events.push({ name: this.name, data: this.data });
      this.name = null;
      this.data = null;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    if (field !== 'data' && field !== 'event') return;
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event') this.name = value;
    else this.data = this.data === null ? value : `${this.data}\n${value}`;
  }
}

/** @throws SyntaxError for what is no JSON object */
export function objectIn(data: string): object {
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null) throw new SyntaxError('an event that is no object');
  return value;
}

/** How long what comes behind the terminal marker is read for, in milliseconds: at a sound server it is the body's end. */
const DRAIN_MS = 1_000;

/**
 * The events of an answer that is under way. Read here and not by the SDKs: theirs don't tell whether the terminal marker
 * came, hang up on a connection that could be used again, and cost more CPU a token.
 */
export class EventStream {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private readonly utf8 = new TextDecoder();
  private readonly decoder = new EventDecoder();
  private done = false;

  constructor(body: ReadableStream<Uint8Array> | null) {
    this.reader = body?.getReader();
  }

  /** @returns the events that came with the next bytes, perhaps none; null behind the last */
  async read(): Promise<ServerEvent[] | null> {
    if (this.done || !this.reader) return null;
    const { done, value } = await this.reader.read();
    if (!done) return this.decoder.push(this.utf8.decode(value, { stream: true }));
    this.done = true;
    return [...this.decoder.push(this.utf8.decode()), ...this.decoder.end()];
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

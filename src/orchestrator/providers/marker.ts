const MARKER = Buffer.from('[DONE]');
const LINE_START = /[\n\r]data: ?$/;
/** The longest part of `data: [DONE]`, with its line break, that can be left of a chunk's end. */
const CARRY_BYTES = 16;

/** Sees the terminal marker of an event stream pass by: an SDK that ends its loop doesn't tell whether it came. */
export class MarkerWatch {
  seen = false;
  /** The end of what was looked at; at first the line break that stands before the first line. */
  private carry = Buffer.from('\n');

  /** A fetch whose successful answers are watched. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const response = await fetch(input, init);
    if (!response.ok || !response.body) return response;
    return new Response(this.watched(response.body), { status: response.status, headers: response.headers });
  };

  private watched(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        this.look(value);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    }, { highWaterMark: 0 });
  }

  look(chunk: Uint8Array): void {
    const bytes = Buffer.concat([this.carry, chunk]);
    for (let at = bytes.indexOf(MARKER); at >= 0; at = bytes.indexOf(MARKER, at + 1)) {
      // Inside an answer's JSON a line break is escaped: only the marker itself stands at the start of a line.
      if (LINE_START.test(bytes.toString('latin1', Math.max(0, at - CARRY_BYTES), at))) this.seen = true;
    }
    this.carry = bytes.subarray(-CARRY_BYTES);
  }
}

import type { Socket } from 'node:net';

export interface RawRequest {
  method: string;
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

const HEAD_END = '\r\n\r\n';

function parseHead(text: string): Omit<RawRequest, 'body'> {
  const [requestLine = '', ...lines] = text.split('\r\n');
  const [method = '', path = ''] = requestLine.split(' ');
  const headers = Object.fromEntries(lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  }));
  return { method, path, headers };
}

/** Reads HTTP/1.1 requests with a Content-Length, one after the other, until the client closes. */
export function readRequests(socket: Socket, onRequest: (request: RawRequest) => Promise<void>): void {
  let pending = Buffer.alloc(0);
  let turn: Promise<void> = Promise.resolve();
  // Only a listener for data keeps the socket flowing, and so tells us at once when the client hangs up.
  socket.on('data', (bytes: Buffer) => {
    pending = Buffer.concat([pending, bytes]);
    for (;;) {
      const headEnd = pending.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = parseHead(pending.subarray(0, headEnd).toString('latin1'));
      const bodyStart = headEnd + HEAD_END.length;
      const bodyEnd = bodyStart + Number(head.headers['content-length'] ?? 0);
      if (pending.length < bodyEnd) return;
      const body = pending.subarray(bodyStart, bodyEnd).toString('utf8');
      pending = pending.subarray(bodyEnd);
      turn = turn.then(() => onRequest({ ...head, body })).catch((error: unknown) => {
        socket.destroy(error instanceof Error ? error : new Error(String(error)));
      });
    }
  });
}

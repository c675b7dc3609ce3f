/** How much of an error's body is read, in bytes, and for how long, in milliseconds: its head has said what matters. */
const LONGEST_ERROR = 64 * 1024;
const ERROR_MS = 1_000;

/**
 * A fetch for the SDKs that makes one request and no other: a redirect is an answer like any refusal, as another host must not
 * get the lesson, and every call is to be seen. An error's body is cut where it goes on or hangs.
 */
export async function fetchOnce(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (response.ok || !response.body) return response;
  const { status, headers } = response;
  return new Response(await beginning(response.body), { status, headers });
}

async function beginning(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const timer = setTimeout(() => hangUp(reader), ERROR_MS);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < LONGEST_ERROR) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      length += value.length;
    }
  } catch {
    // A body that breaks off is what there is of it.
  } finally {
    clearTimeout(timer);
    hangUp(reader);
  }
  return new Uint8Array(Buffer.concat(pieces).subarray(0, LONGEST_ERROR));
}

function hangUp(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  // It rejects where the stream has failed already: then there is nothing to hang up on.
  reader.cancel().catch(() => undefined);
}

import type { OpenAI } from 'openai';
import { ProviderError, type EmbeddingAnswer, type EmbeddingCall, type EmbeddingProvider } from '../model.js';
import { aborted, toProviderError } from './errors.js';
import { openaiSdk, type Sdk } from './openai.js';

export interface OpenAIEmbeddingsOptions {
  /** The name that operators see. */
  name: string;
  apiKey: string;
  /** POST {baseUrl}/embeddings; OpenAI's own when left out. */
  baseUrl: string | null;
  /** How numbers are asked for: base64 is a third as long, but some servers made after OpenAI's model know floats alone. Either is read. */
  encoding: 'float' | 'base64';
}

/** What a number takes at most in an answer, in bytes, and what stands around it: more than that is no answer to what was asked. */
const BYTES_PER_NUMBER = 32;
const LONGEST_VECTOR = 16_384;
const BYTES_AROUND = 64 * 1024;

/** What an answer may hold, servers that err included. */
interface Answer {
  data?: unknown;
  usage?: { prompt_tokens?: unknown };
}

/** Vectors over OpenAI's own SDK, which is loaded by the first call. */
export class OpenAIEmbeddings implements EmbeddingProvider {
  readonly name: string;
  private ready: Promise<{ sdk: Sdk; client: OpenAI }> | undefined;

  constructor(private readonly options: OpenAIEmbeddingsOptions) {
    this.name = options.name;
  }

  async embed(call: EmbeddingCall, signal: AbortSignal): Promise<EmbeddingAnswer> {
    const { sdk, client } = await (this.ready ??= openaiSdk(this.options));
    try {
      const { model, texts, dimensions } = call;
      const response = await client.embeddings.create({
        model, input: [...texts], encoding_format: this.options.encoding, ...(dimensions !== undefined && { dimensions }),
      }, { signal }).asResponse();
      const longest = BYTES_AROUND + texts.length * (dimensions ?? LONGEST_VECTOR) * BYTES_PER_NUMBER;
      const answer = JSON.parse(await this.bodyOf(response, longest)) as Answer | null;
      if (signal.aborted) throw aborted(this.name);
      return { vectors: this.vectorsIn(answer?.data, call), inputTokens: countIn(answer) };
    } catch (error) {
      throw toProviderError(this.name, error, signal, sdk);
    }
  }

  private async bodyOf(response: Response, longest: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    // Leaving the loop hangs up.
    for await (const piece of response.body ?? []) {
      pieces.push(piece);
      length += piece.length;
      if (length > longest) throw this.malformed('is longer than what was asked for can be');
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  private vectorsIn(data: unknown, { texts, dimensions }: EmbeddingCall): Float32Array[] {
    if (!Array.isArray(data) || data.length !== texts.length) throw this.malformed('does not hold one vector for each text');
    const vectors: (Float32Array | undefined)[] = Array<undefined>(texts.length).fill(undefined);
    for (const [place, entry] of (data as ({ index?: unknown; embedding?: unknown } | null)[]).entries()) {
      const index = entry?.index ?? place;
      const vector = vectorOf(entry?.embedding);
      if (typeof index !== 'number' || !(index in vectors) || vectors[index]) throw this.malformed('does not number its vectors from 0');
      if (!vector) throw this.malformed('holds something else than numbers in a vector');
      vectors[index] = vector;
    }
    const length = dimensions ?? vectors[0]?.length;
    if (vectors.some((vector) => vector?.length !== length)) throw this.malformed('holds vectors of another length than the one that was asked for');
    return vectors as Float32Array[];
  }

  private malformed(what: string): ProviderError {
    return new ProviderError('malformed', `The answer of ${this.name} ${what}.`);
  }
}

/** Floats as they are or as their bytes (little-endian, 4 each); null for anything else, zeros alone included: they point nowhere. */
function vectorOf(embedding: unknown): Float32Array | null {
  const vector = typeof embedding === 'string' ? fromBase64(embedding) : Array.isArray(embedding) && embedding.every((value) => typeof value === 'number')
    ? Float32Array.from(embedding) : null;
  return vector && vector.length > 0 && vector.every(Number.isFinite) && vector.some((value) => value !== 0) ? vector : null;
}

function fromBase64(text: string): Float32Array | null {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % 4 !== 0) return null;
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(index * 4));
}

function countIn(answer: Answer | null): number | null {
  const tokens = answer?.usage?.prompt_tokens;
  return typeof tokens === 'number' && Number.isInteger(tokens) && tokens > 0 ? tokens : null;
}

import { createHash } from 'node:crypto';
import type { Sql } from '../../../platform/postgres.js';

/** What is computed from content alone is kept so long. */
const KEPT_SECONDS = 86_400;
/** A claim that is older is nobody's any more: longer than vectors are waited for. */
const CLAIM_SECONDS = 60;
const BYTES_PER_NUMBER = 4;

/** Whose vectors, by which model and of which length: what is not shared has another hash or another owner. */
export interface VectorScope {
  organizationId: string;
  provider: string;
  model: string;
  dimensions: number | null;
}

export function hashOf({ provider, model, dimensions }: VectorScope, text: string): string {
  return createHash('sha256').update(JSON.stringify([provider, model, dimensions, text])).digest('hex');
}

/** The vectors that are at hand, by hash. */
export async function vectorsOf(sql: Sql, organizationId: string, hashes: readonly string[]): Promise<Map<string, Float32Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await sql.query<{ hash: string; vector: Buffer }>(
    `SELECT hash, vector FROM embeddings
      WHERE organization_id = $1 AND hash = ANY ($2) AND vector IS NOT NULL AND created_at > now() - make_interval(secs => $3)`,
    [organizationId, hashes, KEPT_SECONDS],
  );
  return new Map(rows.map(({ hash, vector }) => [hash, unpacked(vector)]));
}

/**
 * Makes texts this generation's to turn into vectors, unless they have one or somebody is about it: of all who ask at a
 * time, one gets each. Others wait here until the transaction ends.
 * @returns the hashes that are its own now
 */
export async function claimTexts(tx: Sql, { organizationId, generationId }: { organizationId: string; generationId: string }, texts: ReadonlyMap<string, string>): Promise<string[]> {
  // In one order, or two that want the same would wait for each other.
  const hashes = [...texts.keys()].sort();
  const rows = await tx.query<{ hash: string }>(
    `INSERT INTO embeddings (organization_id, hash, generation_id, text)
     SELECT $1, hash, $2, text FROM unnest($3::text[], $4::text[]) AS wanted (hash, text)
     ON CONFLICT (organization_id, hash) DO UPDATE
        SET generation_id = EXCLUDED.generation_id, text = EXCLUDED.text, vector = NULL, created_at = now()
      WHERE embeddings.created_at < now() - make_interval(secs => CASE WHEN embeddings.vector IS NULL THEN $5::int ELSE $6::int END)
     RETURNING hash`,
    [organizationId, generationId, hashes, hashes.map((hash) => texts.get(hash)), CLAIM_SECONDS, KEPT_SECONDS],
  );
  return rows.map(({ hash }) => hash);
}

/** Who is about to make vectors of these. */
export async function makersOf(sql: Sql, organizationId: string, hashes: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT DISTINCT generation_id AS id FROM embeddings WHERE organization_id = $1 AND hash = ANY ($2) AND vector IS NULL',
    [organizationId, hashes],
  );
  return rows.map(({ id }) => id);
}

/** What a generation still has to turn into vectors. */
export async function textsOf(sql: Sql, generationId: string): Promise<{ hash: string; text: string }[]> {
  return sql.query<{ hash: string; text: string }>(
    'SELECT hash, text FROM embeddings WHERE generation_id = $1 AND vector IS NULL ORDER BY hash',
    [generationId],
  );
}

export async function storeVectors(sql: Sql, generationId: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const hashes = [...vectors.keys()].sort();
  await sql.query(
    `UPDATE embeddings e SET vector = made.vector, text = NULL, created_at = now()
       FROM unnest($2::text[], $3::bytea[]) AS made (hash, vector)
      WHERE e.generation_id = $1 AND e.hash = made.hash AND e.vector IS NULL`,
    [generationId, hashes, hashes.map((hash) => packed(vectors.get(hash)!))],
  );
}

/** Lets others claim what a generation did not make. */
export async function releaseTexts(sql: Sql, generationId: string): Promise<void> {
  await sql.query('DELETE FROM embeddings WHERE generation_id = $1 AND vector IS NULL', [generationId]);
}

/** Deletes what is older than a day, texts that never became vectors included. */
export async function sweepEmbeddings(sql: Sql, limit: number): Promise<void> {
  await sql.query(
    `DELETE FROM embeddings WHERE (organization_id, hash) IN (
       SELECT organization_id, hash FROM embeddings WHERE created_at < now() - make_interval(secs => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [KEPT_SECONDS, limit],
  );
}

function packed(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * BYTES_PER_NUMBER);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * BYTES_PER_NUMBER);
  return bytes;
}

function unpacked(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / BYTES_PER_NUMBER }, (_, index) => bytes.readFloatLE(index * BYTES_PER_NUMBER));
}

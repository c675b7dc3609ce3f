import type { LanguageCode } from '../../orchestrator/model.js';
import { cosine, LocalEmbedder } from '../../orchestrator/providers/local/embedding.js';
import { sameQuestion } from '../../orchestrator/semantic/same-question.js';
import { signatureOf, type QuestionSignature } from '../../orchestrator/semantic/signature.js';
import type { Sql } from '../../platform/postgres.js';

/** A question, and everything else that its answer depends on. */
export interface AskedQuestion {
  /** SHA-256 of the whole request but its question, hex. Only what is equal in all of that is compared. */
  scope: string;
  question: string;
  /** Of the answer; the question's own where it is too short to tell. */
  language: LanguageCode;
}

/** An answer that may be to the same question. */
export interface Candidate {
  key: string;
  /** As it was asked then. */
  question: string;
  signature: QuestionSignature;
}

/** Of one lesson's questions the newest ones are looked at. */
const MOST_CANDIDATES = 500;

/** What is kept beside an answer, so that the question needn't be read anew for each comparison. */
export function kept(asked: AskedQuestion | null): { scope: string | null; question: string | null; signature: QuestionSignature | null } {
  const signature = asked && signatureOf(asked.question, asked.language);
  return asked && signature ? { scope: asked.scope, question: asked.question, signature } : { scope: null, question: null, signature: null };
}

/** What a question is compared with, the newest first: only answers that are kept in plain form by leave of their organization. */
export async function candidatesFor(tx: Sql, { scope }: AskedQuestion): Promise<Candidate[]> {
  return tx.query<Candidate>(
    `SELECT a.key, a.question, a.signature FROM cached_answers a JOIN organizations o ON o.id = a.organization_id
      WHERE a.scope = $1 AND a.expires_at > now() AND NOT a.sealed AND o.plain_answers AND a.question IS NOT NULL AND a.signature IS NOT NULL
      ORDER BY a.created_at DESC LIMIT $2`,
    [scope, MOST_CANDIDATES],
  );
}

/** The first of them that asks the same in other words. */
export async function alikeAmong(candidates: readonly Candidate[], { question, language }: AskedQuestion): Promise<Candidate | null> {
  const signature = candidates.length === 0 ? null : signatureOf(question, language);
  if (!signature) return null;
  const embedder = await LocalEmbedder.of(signature.language);
  let vector: Float32Array | undefined;
  return candidates.find((candidate) => sameQuestion(signature, candidate.signature, {
    cosine: () => cosine(vector ??= embedder.embed(question), embedder.embed(candidate.question)),
  }).same) ?? null;
}

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

/** The answer that was found for a question in other words. */
export interface AlikeAnswer {
  key: string;
  /** As it was asked then. */
  question: string;
}

interface Candidate extends AlikeAnswer {
  signature: QuestionSignature;
}

/** Of one lesson's questions the newest ones are looked at. */
const MOST_CANDIDATES = 500;

/** What is kept beside an answer, so that the question needn't be read anew for each comparison. */
export function kept(asked: AskedQuestion | null): { scope: string | null; question: string | null; signature: QuestionSignature | null } {
  const signature = asked && signatureOf(asked.question, asked.language);
  return asked && signature ? { scope: asked.scope, question: asked.question, signature } : { scope: null, question: null, signature: null };
}

/** The newest answer that still holds to the same question in other words. Only among answers that are kept in plain form by leave of their organization. */
export async function alikeOf(tx: Sql, { scope, question, language }: AskedQuestion): Promise<AlikeAnswer | null> {
  const signature = signatureOf(question, language);
  if (!signature) return null;
  const candidates = await tx.query<Candidate>(
    `SELECT a.key, a.question, a.signature FROM cached_answers a JOIN organizations o ON o.id = a.organization_id
      WHERE a.scope = $1 AND a.expires_at > now() AND NOT a.sealed AND o.plain_answers AND a.question IS NOT NULL AND a.signature IS NOT NULL
      ORDER BY a.created_at DESC LIMIT $2`,
    [scope, MOST_CANDIDATES],
  );
  const embedder = await LocalEmbedder.of(signature.language);
  let vector: Float32Array | undefined;
  const alike = candidates.find((candidate) => sameQuestion(signature, candidate.signature, {
    cosine: () => cosine(vector ??= embedder.embed(question), embedder.embed(candidate.question)),
  }).same);
  return alike ? { key: alike.key, question: alike.question } : null;
}

import type { Config } from '../../src/env.js';
import { gql, type Target } from './clients.js';
import type { FaultServer } from './fault-server.js';
import { PLAIN_PRICES } from './model-calls.js';

export interface EmbedData {
  __typename: string;
  vectors?: number[][];
  dimensions?: number;
  model?: string;
  algorithm?: string;
  notice?: string | null;
  generation?: { id: string; kind: string; status: string; origin: string; costMicroUsd: number; attempts: { outcome: string; costMicroUsd: number; reason: string }[] } | null;
  status?: string;
  failure?: { code: string } | null;
  message?: string;
}

export const EMBED = `mutation ($input: EmbedInput!) { embed(input: $input) { __typename
  ... on Embeddings { vectors dimensions model algorithm notice generation { id kind status origin costMicroUsd attempts { outcome costMicroUsd reason } } }
  ... on Generation { status failure { code } } ... on UserError { message } } }`;
export const SIMILARITY = 'query ($a: String!, $b: String!, $language: Language) { similarity(a: $a, b: $b, language: $language) { score algorithm reasons } }';
export const KEYWORDS = 'query ($text: String!, $language: Language, $first: Int! = 10) { extractKeywords(text: $text, language: $language, first: $first) { term score count } }';
export const RELATED = 'query ($id: ID!, $first: Int! = 5) { lesson(id: $id) { related(first: $first) { lesson { id title } score algorithm reasons } } }';

export interface SimilarityData {
  score: number;
  algorithm: string;
  reasons: string[];
}

export interface RelatedData extends SimilarityData {
  lesson: { id: string; title: string };
}

/** The fault server as provider of a model that makes vectors, at 1 micro-dollar a token. */
export function vectorTuning(server: FaultServer): Partial<Config['tuning']> {
  return {
    providers: [{ name: 'fault', protocol: 'openai', baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
    embeddings: { model: 'fault/embed-1', prices: { inputMicroUsdPerMillion: 1_000_000 } },
    retries: { attempts: 0 },
  };
}

export async function embed(app: Target, token: string, input: object): Promise<EmbedData> {
  return (await gql<{ embed: EmbedData }>(app, { query: EMBED, variables: { input }, token })).embed;
}

export async function similarity(app: Target, token: string, variables: Record<string, unknown>): Promise<SimilarityData> {
  return (await gql<{ similarity: SimilarityData }>(app, { query: SIMILARITY, variables, token })).similarity;
}

export async function related(app: Target, token: string, id: string, first?: number): Promise<RelatedData[]> {
  return (await gql<{ lesson: { related: RelatedData[] } }>(app, { query: RELATED, variables: { id, ...(first && { first }) }, token })).lesson.related;
}

import { PROTOCOLS, type WireProtocol } from './fault-protocols.js';
import type { FaultReply } from './fault-server.js';

/** POST {url}/moderations, for a fault server that speaks it beside the providers' protocols: a reply's text is its body. */
const MODERATION: WireProtocol = {
  name: 'moderation', path: '/moderations', contentType: 'application/json', countsCached: false, endings: [], errorEventKind: 'server_error',
  schemaIn: () => undefined,
  dialect: () => ({
    start: () => '', token: (text) => text, thought: () => '', finish: () => '', marker: '', errorEvent: () => '', brokenJson: '{',
    error: (_status, message) => JSON.stringify({ error: { message } }),
  }),
};

export const WITH_MODERATION: WireProtocol[] = [...Object.values(PROTOCOLS), MODERATION];

export const isModeration = ({ path }: { path: string }): boolean => path.endsWith(MODERATION.path);

/** As OpenAI answers: these categories are flagged, "violence" and "hate" are there in any case. */
export function moderated(...flagged: string[]): FaultReply {
  const categories = Object.fromEntries(['violence', 'hate', ...flagged].map((name) => [name, flagged.includes(name)]));
  return { tokens: [JSON.stringify({ id: 'modr-1', model: 'omni-moderation', results: [{ flagged: flagged.length > 0, categories, category_scores: {} }] })] };
}

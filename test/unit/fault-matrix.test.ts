import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GenerationError, type GenerationFailureCode } from '../../src/orchestrator/failure.js';
import type { ModelProvider } from '../../src/orchestrator/model.js';
import { Orchestrator, type GenerateRequest, type OrchestratorEvent } from '../../src/orchestrator/orchestrator.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import type { Protocol } from '../kit/fault-protocols.js';
import { startFaultServer, type FaultReply, type FaultServer } from '../kit/fault-server.js';
import { EXPLANATION_CALL, PLAIN_PRICES, STRUCTURED_CALL } from '../kit/model-calls.js';

type Event = OrchestratorEvent<string>;

interface Row {
  name: string;
  reply: FaultReply;
  /** Only before the first token: an answer that never began. */
  onlyBefore?: boolean;
  code: GenerationFailureCode;
  retryable: boolean;
}

const UNAVAILABLE = { code: 'PROVIDER_UNAVAILABLE', retryable: true } as const;
const REFUSED = { code: 'PROVIDER_UNAVAILABLE', retryable: false, onlyBefore: true } as const;
const TIMED_OUT = { code: 'TIMED_OUT', retryable: true } as const;

const MATRIX: Row[] = [
  { name: 'connection reset', reply: { fault: 'reset' }, ...UNAVAILABLE },
  { name: 'closed without the chunk\'s end', reply: { fault: 'close' }, ...UNAVAILABLE },
  { name: 'clean end without the terminal marker', reply: { fault: 'clean_end' }, ...UNAVAILABLE },
  { name: 'terminal marker without a finish reason', reply: { fault: 'no_finish_reason' }, ...UNAVAILABLE },
  { name: 'error event', reply: { fault: 'error_event' }, ...UNAVAILABLE },
  { name: 'broken JSON', reply: { fault: 'broken_json' }, ...UNAVAILABLE },
  { name: 'stall', reply: { fault: 'stall' }, ...TIMED_OUT },
  { name: 'headers that never come', reply: { fault: 'no_headers' }, onlyBefore: true, ...TIMED_OUT },
  { name: '400', reply: { status: 400 }, ...REFUSED },
  { name: '401', reply: { status: 401 }, ...REFUSED },
  { name: '429, come again in 1 s', reply: { status: 429, headers: { 'retry-after': '1' } }, onlyBefore: true, ...UNAVAILABLE },
  { name: '429, come again in an hour', reply: { status: 429, headers: { 'retry-after': '3600' } }, onlyBefore: true, ...UNAVAILABLE },
  { name: '500', reply: { status: 500 }, onlyBefore: true, ...UNAVAILABLE },
  { name: '529', reply: { status: 529 }, onlyBefore: true, ...UNAVAILABLE },
  { name: 'length', reply: { fault: 'length' }, code: 'OUTPUT_LIMIT', retryable: false },
  { name: 'content filter', reply: { fault: 'content_filter' }, code: 'CONTENT_REJECTED', retryable: false },
];

const WORDS = Array.from({ length: 20 }, (_, index) => `word${index} `);
const TEXT = WORDS.join('');
const ITEMS = ['the first', 'the second', 'the third'];
const DOCUMENT = JSON.stringify({ items: ITEMS });
/** Two whole items, and the beginning of the third. */
const AMID_DOCUMENT = DOCUMENT.indexOf('third');

function providerFor(protocol: Protocol, server: FaultServer, name: string): ModelProvider {
  return protocol === 'openai'
    ? new OpenAIProvider({ name, apiKey: 'k', baseUrl: server.url, outputLimitField: 'max_completion_tokens' })
    : new AnthropicProvider({ name, apiKey: 'k', baseUrl: server.origin });
}

for (const protocol of ['openai', 'anthropic'] as const) {
  for (const structured of [false, true]) {
    describe(`${protocol}, ${structured ? 'structured' : 'text'}`, () => {
      let faulty: FaultServer;
      let sound: FaultServer;
      before(async () => ([faulty, sound] = await Promise.all([startFaultServer(), startFaultServer()])));
      after(() => Promise.all([faulty.close(), sound.close()]));

      const answer = structured ? { tokens: [...DOCUMENT] } : { tokens: WORDS };
      const request = (seen: Event[]): GenerateRequest<string> => ({
        kind: structured ? 'QUIZ' : 'EXPLANATION',
        build: () => (structured ? STRUCTURED_CALL : EXPLANATION_CALL),
        items: structured ? {
          wanted: ITEMS.length,
          accept: (item) => (typeof item === 'string' && !seen.some((event) => event.type === 'item' && event.item === item)
            ? { ok: true, item } : { ok: false, reason: 'asked already' }),
        } : null,
        allowLocal: false,
        signal: new AbortController().signal,
        reserve: async () => true,
      });
      const play = async (providers: ModelProvider[], seen: Event[]): Promise<void> => {
        const orchestrator = new Orchestrator({
          candidates: providers.map((provider) => ({ provider, model: { name: 'm', contextTokens: 1_000, prices: PLAIN_PRICES } })),
          timeouts: { firstTokenMs: 250, idleMs: 250 },
          retries: { attempts: 0 },
        });
        for await (const event of orchestrator.run(request(seen))) seen.push(event);
      };
      const assembled = (events: Event[]): string => {
        const start = events.findLastIndex(({ type }) => type === 'reset') + 1;
        const shown = events.slice(start).map((event) => (event.type === 'text' ? event.text : event.type === 'item' ? `${event.item};` : ''));
        return shown.join('');
      };
      const whole = structured ? ITEMS.map((item) => `${item};`).join('') : TEXT;

      for (const row of MATRIX) {
        for (const amid of row.onlyBefore ? [false] : [false, true]) {
          const at = amid ? (structured ? AMID_DOCUMENT : WORDS.length / 2) : 0;
          it(`${row.name}, ${amid ? 'in the middle' : 'before the first token'}: the next provider makes it whole`, async () => {
            faulty.always({ ...answer, ...row.reply, at });
            // A sound provider says what is missing: of a text the words after the broken ones, of a list the last item.
            const filtered = row.reply.fault === 'content_filter';
            sound.always({ tokens: structured ? [...(amid ? '{"items":["the third"]}' : DOCUMENT)] : amid && !filtered ? continuation() : WORDS });
            const events: Event[] = [];
            await play([providerFor(protocol, faulty, 'faulty'), providerFor(protocol, sound, 'sound')], events);
            assert.equal(assembled(events), whole);
            const finished = events.filter((event) => event.type === 'attempt_finished');
            assert.equal(finished.at(-1)?.outcome, 'COMPLETED');
            assert.ok(finished.slice(0, -1).every(({ outcome }) => outcome !== 'COMPLETED'));
          });

          it(`${row.name}, ${amid ? 'in the middle' : 'before the first token'}: alone it ends in ${row.code}`, async () => {
            faulty.always({ ...answer, ...row.reply, at });
            const events: Event[] = [];
            await assert.rejects(play([providerFor(protocol, faulty, 'faulty')], events), (error: unknown) => {
              assert.ok(error instanceof GenerationError, String(error));
              assert.deepEqual([error.code, error.retryable], [row.code, row.retryable]);
              return true;
            });
            assert.notEqual(assembled(events), whole);
          });
        }
      }
    });
  }
}

/** The words from the middle on, beginning with a repetition of two. */
function continuation(): string[] {
  return WORDS.slice(WORDS.length / 2 - 2);
}

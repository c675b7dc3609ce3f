/** The ways to make one call that are compared: each resolves with what it saw. */
import { Anthropic } from '@anthropic-ai/sdk';
import { OpenAI } from 'openai';
import type { ModelCall, ModelProvider } from '../../src/orchestrator/model.js';
import { Orchestrator, type GenerateRequest } from '../../src/orchestrator/orchestrator.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';

export const VARIANTS = ['openai-bare', 'openai-orchestrator', 'openai-portkey', 'anthropic-bare', 'anthropic-orchestrator'] as const;
export type Variant = (typeof VARIANTS)[number];

/** @param onText is told of each piece as it is read */
export type Caller = (call: ModelCall, onText: () => void) => Promise<void>;

const NO_TIMEOUT_MS = 2 ** 31 - 1;
const SDK_OPTIONS = { apiKey: 'none', maxRetries: 0, timeout: NO_TIMEOUT_MS, logLevel: 'off' } as const;

const LESSON = 'The moon pulls the sea, and twice a day the water rises at the shore. '.repeat(20);

export function callOf(script: string): ModelCall {
  return {
    model: script,
    system: 'Explain the lesson to a learner.',
    messages: [{ role: 'user', content: LESSON }],
    goOn: '',
    maxOutputTokens: 1_000,
    task: {
      kind: 'EXPLANATION', question: null, language: 'en', difficulty: null,
      lesson: { title: 'Tides', body: LESSON, objectives: [], language: 'en' },
    },
  };
}

const PRICES = {
  inputMicroUsdPerMillion: 1_000_000, cachedInputMicroUsdPerMillion: 100_000,
  cacheWriteMicroUsdPerMillion: 1_250_000, outputMicroUsdPerMillion: 10_000_000,
};

export function orchestratorOf(provider: ModelProvider, timeouts: { idleMs?: number } = {}): Orchestrator {
  const model = { name: 'bench', contextTokens: 100_000, prices: PRICES };
  // A retry would be another call than the one that is measured.
  return new Orchestrator({ candidates: [{ provider, model }], timeouts, retries: { attempts: 0 } });
}

export function requestOf(call: ModelCall, signal: AbortSignal = new AbortController().signal): GenerateRequest<never> {
  return { kind: 'EXPLANATION', build: () => call, items: null, allowLocal: false, signal, reserve: async () => true };
}

export const openaiAt = (origin: string): OpenAIProvider =>
  new OpenAIProvider({ name: 'openai', apiKey: 'none', baseUrl: `${origin}/v1`, outputLimitField: 'max_completion_tokens' });

export const anthropicAt = (origin: string): AnthropicProvider =>
  new AnthropicProvider({ name: 'anthropic', apiKey: 'none', baseUrl: origin });

function orchestrated(provider: ModelProvider): Caller {
  const orchestrator = orchestratorOf(provider);
  return async (call, onText) => {
    for await (const event of orchestrator.run(requestOf(call))) if (event.type === 'text') onText();
  };
}

function bareOpenai(baseURL: string, defaultHeaders: Record<string, string> = {}): Caller {
  const client = new OpenAI({ ...SDK_OPTIONS, baseURL, defaultHeaders });
  return async (call, onText) => {
    const stream = await client.chat.completions.create({
      model: call.model,
      messages: [{ role: 'system', content: call.system }, ...call.messages],
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: call.maxOutputTokens,
    });
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content) onText();
  };
}

function bareAnthropic(baseURL: string): Caller {
  const client = new Anthropic({ ...SDK_OPTIONS, baseURL });
  return async (call, onText) => {
    const stream = await client.messages.create({
      model: call.model, system: call.system, messages: call.messages, max_tokens: call.maxOutputTokens, stream: true,
    });
    for await (const event of stream) if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') onText();
  };
}

/** @param gateway where Portkey's gateway listens; only its variant needs it */
export function callerOf(variant: Variant, origin: string, gateway: string | null): Caller {
  switch (variant) {
    case 'openai-bare': return bareOpenai(`${origin}/v1`);
    case 'openai-orchestrator': return orchestrated(openaiAt(origin));
    case 'openai-portkey': return bareOpenai(`${gateway}/v1`, { 'x-portkey-provider': 'openai', 'x-portkey-custom-host': `${origin}/v1` });
    case 'anthropic-bare': return bareAnthropic(origin);
    case 'anthropic-orchestrator': return orchestrated(anthropicAt(origin));
  }
}

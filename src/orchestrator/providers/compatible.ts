import type { OpenAIOptions } from './openai.js';

/** Servers without accounts, as Ollama or llama.cpp on one's own machine, take any key; the SDKs insist on one. */
export const NO_KEY = 'none';

/**
 * A server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, a Gemma endpoint. It differs from
 * OpenAI in the field that bounds the output, and in that it may need no key.
 */
export function compatibleOptions({ name, baseUrl, structured, apiKey }: Partial<OpenAIOptions> & Pick<OpenAIOptions, 'name'>): OpenAIOptions {
  return { name, baseUrl, apiKey: apiKey || NO_KEY, outputLimitField: 'max_tokens', structured };
}

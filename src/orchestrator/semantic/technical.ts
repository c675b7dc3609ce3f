import type { LanguageCode } from '../model.js';
import type { Term } from './signature.js';

/** Learned words of Latin and Greek in the languages that write them alike, without their accents: no sign, symptom or feast is among them. */
const LEARNED = String.raw`(?!bapt|bati|baut|batt|tour|tur)\p{L}{3,}(?:ismus|isme|ismo|ism)|\p{L}{2,}(?:ologie|ologia|ology|ographie|ografia|ography|onomie|onomia|onomy|ometrie|ometria|ometry|synthesis|synthese|sintesis|sintesi|sintese|lysis|lyse|lisis|lisi|lise|mosis|mose|mosi)|entrop\p{L}+|inerti\p{L}|inercia|inerzia|infla[tcz]\p{L}+|(?:eco|oko)s{1,2}[iy]stema?e?|algorit?h?mus|algorit[mh]\p{L}*|palindr\p{L}+|recurs(?:ion|ao|ione)|recursivi\p{L}+|rekursion|meta(?:ph|f)or\p{L}?|isotop\p{L}?|pol[iy]mer\p{L}?|[kc]atal[iy][sz]\p{L}+|logarit?h?m\p{L}{0,2}|oligopol\p{L}*|monopol\p{L}{0,2}|demo[kc]ra[tcz]\p{L}+|depreci\p{L}+|homeosta\p{L}+|aliteration|alliteration|allitterazione|aliteracion|oxymoron|ossimoro|jurisdi[ck]tion|jurisdiccion|giurisdizione|chlorop(?:h|l)\p{L}+|osmose|osmosis`;
const latin = (own = '(?!)'): RegExp => new RegExp(`^(?:${LEARNED}|${own})$`, 'u');

/** What the meaning of a term is where it means nothing but itself: what photosynthesis means is what it is, what a dove means is not. */
const TECHNICAL: Readonly<Record<LanguageCode, RegExp>> = {
  en: latin('(?:compound|simple) interest|opportunity costs?|gross domestic product|natural selection|standard deviation|(?:osmotic|atmospheric) pressure|(?:kinetic|potential) energy|habeas corpus|supply and demand'),
  de: latin(String.raw`\p{L}+(?:kosten|teilung)|rendite|osmotischer druck|bruttoinlandsprodukt|\p{L}+stoffwechsel|\p{L}+(?:gesetz|funktion|gleichung)`),
  fr: latin('pression osmotique|produit interieur brut|cout d opportunite|energie cinetique|habeas corpus'),
  es: latin('costo de oportunidad|producto interno bruto|producto interior bruto|presion osmotica|energia cinetica|habeas corpus'),
  it: latin('costo opportunita|prodotto interno lordo|pressione osmotica|energia cinetica|habeas corpus'),
  pt: latin('custo de oportunidade|produto interno bruto|pressao osmotica|energia cinetica|habeas corpus'),
  ru: /^(?:инерц\p{L}+|инфляц\p{L}+|фотосинтез\p{L}?|осмос\p{L}?|энтропи\p{L}|юрисдикц\p{L}+|палиндром\p{L}?|экосистем\p{L}|метафор\p{L}|алгоритм\p{L}?|рекурси\p{L}|демократи\p{L}|изотоп\p{L}?|полимер\p{L}?|\p{L}{4,}(?:логия|изм))$/u,
  ar: /^(?:التضخم|البناء الضوئي|القصور الذاتي|الديمقراطية|الخوارزمية|الاستعارة|النظام البيئي|الناتج المحلي الإجمالي|الإنتروبيا|التناضح)$/u,
  hi: /^(?:मुद्रास्फीति|प्रकाश संश्लेषण|सकल घरेलू उत्पाद|लोकतंत्र|पारिस्थितिकी तंत्र|जड़त्व|परासरण|रूपक|अवसर लागत|चक्रवृद्धि ब्याज)$/u,
  ko: /^(?:광합성|인플레이션|관성|삼투|엔트로피|생태계|알고리즘|회문|민주주의|은유|기회비용|국내총생산|[가-힣]+(?:작용|현상|주의|법칙|방정식|함수|계수))$/u,
  ja: /^(?:光合成|インフレーション|慣性|エントロピー|生態系|アルゴリズム|回文|民主主義|減価償却|機会費用|[\p{Script=Han}]{2,}(?:作用|現象|主義|法則|方程式|関数|係数|費用))$/u,
  zh: /^(?:光合作用|通货膨胀|惯性|熵|生态系统|算法|回文|民主主义|机会成本|国内生产总值|[\p{Script=Han}]{2,}(?:作用|现象|主义|定律|定理|方程|函数|系数|成本))$/u,
};
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja']);
/** A word that is called one is hardly a verb's too where it is long: matter and to matter. */
const LEAST_LETTERS = 7;
const PLAIN = /^\p{Ll}+$/u;
/** There a noun without its article is a word, not a thing: qué significa hipoteca, but la fiebre. */
const ROMANCE: ReadonlySet<LanguageCode> = new Set(['es', 'fr', 'it', 'pt']);
const SPACED_LATIN: ReadonlySet<LanguageCode> = new Set(['en', 'fr', 'es', 'it', 'pt', 'ru']);

/** The kind of a question for a meaning: what it is, where the term has no other meaning; else the kind that it has. */
export function kindOfMeaning(kind: string, terms: readonly Term[], language: LanguageCode): string {
  if (kind !== '§meaning' && kind !== '§word' && kind !== '§refers') return kind;
  const bare = terms.map(({ form }) => form.toLowerCase()).join(UNSPACED.has(language) ? '' : ' ');
  const plain = /\p{Script=Latin}/u.test(bare) ? bare.normalize('NFD').replace(/\p{M}/gu, '') : bare;
  if (TECHNICAL[language].test(plain)) return '§whatis';
  const [only] = terms;
  if (kind === '§meaning' && only && terms.length === 1 && ROMANCE.has(language) && only.article === '' && PLAIN.test(only.form)) return '§whatis';
  return kind === '§word' && only && terms.length === 1 && SPACED_LATIN.has(language) && only.form.length >= LEAST_LETTERS && PLAIN.test(only.form) ? '§whatis' : kind;
}

import type { LanguageCode } from '../model.js';

/**
 * A verb without its ending, for questions of how to do something: "how do I divide", "dividing" and "is divided" are one there.
 * A stem that is no word harms nothing as long as no other verb has it.
 */
export const VERBS: Partial<Record<LanguageCode, (verb: string) => string>> = {
  en: (verb) => ENGLISH.get(verb) ?? english(verb),
  es: (verb) => iberian(SPANISH.get(verb) ?? verb.replace(/aci[oó]n$/u, 'ar').replace(/ici[oó]n$/u, 'ir'))
    .replace(/(?<=\p{L})ie(?=[^aeiou]+\d$)/u, 'e').replace(/(?<=\p{L})ue(?=[^aeiou]+\d$)/u, 'o'),
  pt: (verb) => iberian(PORTUGUESE.get(verb) ?? verb.replace(/a[cç][aã]o$/u, 'ar')),
  it: (verb) => iberian(ITALIAN.get(verb) ?? verb.replace(/azione$/u, 'are').replace(/isc(?=[oei])/u, '')).replace(/(?<=[cg])h(?=\d$)/u, ''),
  fr: (verb) => french(FRENCH.get(verb) ?? verb.replace(/cation$/u, 'quer').replace(/ation$/u, 'er')),
  ar: (verb) => ARABIC.get(verb.replace(/[\u064b-\u0652]/gu, '')) ?? verb,
  de: (verb) => german(verb),
};

/** Nimmt auf is aufnehmen; what is strong and stands in no table is no other form of itself. */
function german(verb: string): string {
  const [, prefix = '', rest = verb] = /^(her|auf|ein|aus|ab|an|vor|zu|um|weg|fest|zusammen)?(.+)$/u.exec(verb) ?? [];
  const strong = GERMAN.get(rest);
  if (strong !== undefined) return `${prefix}${strong}`;
  const bare = KEEPS_GE.test(rest) ? verb : verb.replace(/^(her|auf|ein|aus|ab|an|vor|zu|um|weg|fest|zusammen)?ge(?=\p{L}{3,}t$)/u, '$1');
  return bare.replace(/(?:ungs?|en|est|et|e|t|(?<=e[lr])n)$/u, '');
}

/** Their ge- is their own: gehorchen is no horchen. */
const KEEPS_GE = /^ge(?:hör|horch|f[aä]ll|brauch|steh|denk|r[aä]t|wöhn|nieß|nüg|scheh|schieh|stalt|statt|währ|bühr|lang|ling|winn|fähr|b[aä]r|bier|rinn|leit|lt|ht)/u;

/** Hopping is hop, hoping is hope; what can't be told gets no word's form. */
function english(verb: string): string {
  const stem = /(?<!e)(?:ing|ed)$/u.test(verb) ? verb.replace(/(?:ing|ed)$/u, '') : verb;
  if (stem === verb || stem.length < 3 || !/[aeiouy]/u.test(stem)) return verb;
  if (/([b-df-hj-kmnp-rtv])\1$/u.test(stem)) return stem.slice(0, -1);
  if (/[aeiouy][^aeiou]+[eo]ll$/u.test(stem)) return stem.slice(0, -1);
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  return /(?:[^aeiou][aeiou][b-df-hj-np-tvz]|[cvuz]|[^s]s|th)$/u.test(stem) ? `${stem}e` : stem;
}

/** The stem and which conjugation it is of: crear is no creer. */
function iberian(verb: string): string {
  const bare = verb.replace(/(?<=[aei]r)(?:se|lo|la|los|las)$/u, '');
  const stem = bare.replace(/(?:are|ere|ire|rre|ar|er|ir|o|a|e|an|en|am|em|ano|ono|amos|emos|imos|iamo)$/u, '');
  const ending = bare.slice(stem.length);
  const first = /^(?:are|ar|a|an|am|ano|amos)$/u.test(ending) || (/^(?:o|iamo)$/u.test(ending) && !SECOND.test(stem));
  const spelt = stem.replace(/qu$/u, 'c').replace(/gu$/u, 'g').replace(/(?<=[aeiou]n?)z$/u, 'c').replace(/ç$/u, 'c');
  return `${spelt}${first ? 1 : 2}`;
}

/** Stems of the other conjugations: an -o alone doesn't tell them. */
const SECOND = /(?:divid|scrib|escrev|escriv|scriv|resolv|risolv|aprend|apprend|compart|reduc|riduc|conv[ei]*rt|inv[ei]*rt|defin|constru|costru|traduc|sub|abr|distingu|med|mid|ped|pid|eleg|elij|corrig|corrij|añad|vend|com|beb|cos|hac|pon|le|legg|chiud|corr|ced|prend|mett|apr|pul|dorm)$/u;

function french(verb: string): string {
  const [, stem = verb, ending = ''] = /^(.+?)(er|ir|re|issons|issez|ons|ez|es?|it)$/u.exec(verb) ?? [];
  return `${stem}${/^(?:er|ons|ez|es?)$/u.test(ending) ? 1 : /^i/u.test(ending) ? 2 : 3}`;
}

const table = (list: string): ReadonlyMap<string, string> => new Map(list.split(/\s+/u).flatMap((entry) => {
  const [base = '', ...forms] = entry.split('/');
  return forms.map((form) => [form, base] as const);
}));

const ENGLISH = table(`make/made/making write/written/writing draw/drawn build/built find/found take/taken/taking give/given/giving know/known break/broken do/done grow/grown
  keep/kept teach/taught hold/held tie/tied/tying set/setting run/running get/getting cut/cutting put/putting solv/solve/solving/solved freez/freeze/frozen choos/choose/chosen read/reading learn/learnt speak/spoken sell/sold send/sent`);
const GERMAN = table(`nehm/nehmen/nimmt/genommen sprech/sprechen/spricht/gesprochen geb/geben/gibt/gegeben ess/essen/isst/gegessen les/lesen/liest/gelesen schreib/schreiben/schreibt/geschrieben
  find/finden/findet/gefunden zieh/ziehen/zieht/gezogen trag/tragen/trägt/getragen lauf/laufen/läuft halt/halten/hält/gehalten lass/lassen/lässt/gelassen mess/messen/misst/gemessen
  brech/brechen/bricht/gebrochen wachs/wachsen/wächst fahr/fahren/fährt wasch/waschen/wäscht/gewaschen back/backen/bäckt/backt/gebacken schneid/schneiden/schneidet/geschnitten
  bind/binden/bindet/gebunden trink/trinken/trinkt/getrunken sing/singen/singt/gesungen gewinn/gewinnen/gewinnt/gewonnen schließ/schließen/schließt/geschlossen fall/fallen/fällt
  schlaf/schlafen/schläft sterb/sterben/stirbt helf/helfen/hilft seh/sehen/sieht/gesehen werf/werfen/wirft/geworfen treff/treffen/trifft/getroffen schmelz/schmelzen/schmilzt seh/sehen/sieht sind/ist`);
const SPANISH = table('hacer/hago/hace/hacen deshacer/deshago/deshace corregir/corrijo/corrige seguir/sigo/sigue construir/construyo/construye traer/traigo/trae traducir/traduzco conocer/conozco poner/pongo/pone decir/digo/dice elegir/elijo invertir/invierto/invierte convertir/convierto/convierte medir/mido/mide pedir/pido/pide');
const PORTUGUESE = table('fazer/faço/faz/fazem desfazer/desfaço/desfaz refazer/refaço/refaz pôr/ponho/põe corrigir/corrijo/corrige seguir/sigo/segue traduzir/traduzo/traduz medir/meço pedir/peço dizer/digo/diz converter/converto ler/leio/lê/leem produzir/produz');
const ITALIAN = table('fare/faccio/fa/fanno togliere/tolgo/toglie tradurre/traduco/traduce scegliere/scelgo/sceglie leggere/leggo/legge dire/dico/dice produzione/produrre/produce');
const FRENCH = table('faire/fais/fait/faites écrire/écris/écrit lire/lis/lit traduire/traduis/traduit résoudre/résous/résout construire/construction/construit produire/production/produit convertir/conversion/convertit mettre/mets/met prendre/prends/prend');
const ARABIC = table(`حفظ/أحفظ خفض/أخفض إلغاء/ألغي رفع/أرفع زيادة/أزيد تقليل/أقلل طرح/أطرح تطبيق/أطبق تنفيذ/أنفذ تشغيل/أشغل إيقاف/أوقف إغلاق/أغلق إرسال/أرسل تعديل/أعدل إضافة/أضيف اختيار/أختار حماية/أحمي علاج/أعالج تجنب/أتجنب بناء/أبني طبخ/أطبخ كتابة/أكتب حساب/أحسب إيجاد/أجد حل/أحل استخدام/أستخدم تعلم/أتعلم صنع/أصنع إنشاء/أنشئ رسم/أرسم قراءة/أقرأ تغيير/أغير تفعيل/أفعل تحويل/أحول
  تثبيت/أثبت ترتيب/أرتب إزالة/أزيل تحسين/أحسن تحضير/أحضر إعداد/أعد حذف/أحذف فتح/أفتح إغلاق/أغلق زراعة/أزرع تقسيم/أقسم ضرب/أضرب جمع/أجمع تنظيف/أنظف عكس/أعكس رسم/أرسم كتابة/أكتب تصريف/أصرف قياس/أقيس ربط/أربط نسخ/أنسخ طباعة/أطبع تلخيص/ألخص`);

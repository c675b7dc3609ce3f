import type { LanguageCode } from '../model.js';

/**
 * A verb without its ending, for questions of how to do something: "how do I divide", "dividing" and "is divided" are one there.
 * A stem that is no word harms nothing as long as no other verb has it.
 */
export const VERBS: Partial<Record<LanguageCode, (verb: string) => string>> = {
  en: (verb) => {
    const irregular = ENGLISH[verb];
    if (irregular) return irregular;
    const stem = verb.replace(/(?<=[^aeiou][a-z]|[aeiou]{2}[a-z]|[a-z]{3})(?:ing|ed)$/u, '');
    return (stem === verb ? verb : stem.replace(/(?<![lsz])([b-df-hj-np-tv-z])\1$/u, '$1')).replace(/e$/u, '').replace(/(?<=[^aeiou])i$/u, 'y');
  },
  es: (verb) => iberian(SPANISH[verb] ?? verb.replace(/aci[oó]n$|ición$/u, 'a'), /(?:ar|er|ir|o|a|e|an|en|amos|emos|imos)(?:se|lo|la|los|las)?$/u)
    .replace(/(?<=\p{L})ie(?=[^aeiou]+$)/u, 'e').replace(/(?<=\p{L})ue(?=[^aeiou]+$)/u, 'o'),
  pt: (verb) => iberian(PORTUGUESE[verb] ?? verb.replace(/a[cç][aã]o$/u, 'a'), /(?:ar|er|ir|o|a|e|am|em|amos|emos|imos)$/u),
  it: (verb) => iberian(ITALIAN[verb] ?? verb.replace(/azione$|izione$/u, 'a').replace(/isc(?=[oei])/u, ''), /(?:are|ere|ire|rre|o|a|e|ano|ono|iamo)$/u).replace(/(?<=[cg])h$/u, ''),
  fr: (verb) => (FRENCH[verb] ?? verb.replace(/c?ation$/u, (ending) => (ending.startsWith('c') ? 'quer' : 'er'))).replace(/iss(?:ons|ez)$|(?:er|ir|re|es?|ons|ez|it|t)$/u, ''),
  ar: (verb) => ARABIC[verb.replace(/[\u064b-\u0652]/gu, '')] ?? verb,
  de: (verb) => verb.replace(/^(her|auf|ein|aus|ab|an|vor|zu|um|weg|fest)?ge(?=\p{L}{3,}t$)/u, '$1').replace(/(?:ungs?|en|est|et|e|t|n)$/u, ''),
};

const iberian = (verb: string, ending: RegExp): string => verb.replace(ending, '').replace(/qu$/u, 'c').replace(/gu$/u, 'g').replace(/(?<=[aeiou]n?)z$/u, 'c').replace(/ç$/u, 'c');

const table = (list: string): Readonly<Record<string, string>> => Object.fromEntries(list.split(/\s+/u).flatMap((entry) => {
  const [base = '', ...forms] = entry.split('/');
  return forms.map((form) => [form, base]);
}));

const ENGLISH = table(`make/made/making write/written/writing draw/drawn build/built find/found take/taken/taking give/given/giving know/known break/broken do/done grow/grown
  keep/kept teach/taught hold/held tie/tied/tying set/setting run/running get/getting cut/cutting put/putting solv/solve/solving/solved freez/freeze/frozen choos/choose/chosen read/reading learn/learnt speak/spoken sell/sold send/sent`);
const SPANISH = table('hacer/hago/hace/hacen traducir/traduzco conocer/conozco poner/pongo/pone decir/digo/dice elegir/elijo invertir/invierto/invierte convertir/convierto/convierte medir/mido/mide pedir/pido/pide');
const PORTUGUESE = table('fazer/faço/faz/fazem traduzir/traduzo/traduz medir/meço pedir/peço dizer/digo/diz converter/converto ler/leio/lê/leem produzir/produz');
const ITALIAN = table('fare/faccio/fa/fanno togliere/tolgo/toglie tradurre/traduco/traduce scegliere/scelgo/sceglie leggere/leggo/legge dire/dico/dice produzione/produrre/produce');
const FRENCH = table('faire/fais/fait/faites écrire/écris/écrit lire/lis/lit traduire/traduis/traduit résoudre/résous/résout construire/construction/construit produire/production/produit convertir/conversion/convertit mettre/mets/met prendre/prends/prend');
const ARABIC = table(`حفظ/أحفظ طبخ/أطبخ كتابة/أكتب حساب/أحسب إيجاد/أجد حل/أحل استخدام/أستخدم تعلم/أتعلم صنع/أصنع إنشاء/أنشئ رسم/أرسم قراءة/أقرأ تغيير/أغير تفعيل/أفعل تحويل/أحول
  تثبيت/أثبت ترتيب/أرتب إزالة/أزيل تحسين/أحسن تحضير/أحضر إعداد/أعد حذف/أحذف فتح/أفتح إغلاق/أغلق زراعة/أزرع تقسيم/أقسم ضرب/أضرب جمع/أجمع تنظيف/أنظف عكس/أعكس رسم/أرسم كتابة/أكتب تصريف/أصرف قياس/أقيس ربط/أربط نسخ/أنسخ طباعة/أطبع تلخيص/ألخص`);

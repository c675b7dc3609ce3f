/**
 * Words for what Lyceum neither answers nor shows, in all of its languages: weapons of mass harm and hard drugs, and sex
 * with minors. The lists are short on purpose. They are no moderation: they catch what is unmistakable, and let lessons
 * on history, chemistry, law and protection pass.
 */

/**
 * What nobody is taught to make: explosives, poisons of war, methamphetamine. Parts of regular expressions. A bath bomb, a water pump
 * ("bomba de agua") and a cocktail ("폭탄주") are none.
 */
export const HARMFUL_THINGS = [
  // Names of substances are much the same everywhere.
  'tatp', 'sarin(?:e|a|gas)?', 'ricin(?:e|a)?', 'rizin', 'napalm', 'novichok', 'nowitschok', 'methamphetamine?', 'metamfetamin[ae]?', 'métamphétamine',
  'metanfetamina', 'crystal meth', 'anthrax', 'nerve (?:agent|gas)', 'mustard gas', 'vx gas', 'botulinum toxin',
  // en
  '(?<!(?:bath|seed|glitter|cherry|smoke|stink|water|paint|fizz|fizzy|ice cream|photo|logic|zip|fork|chocolate|cocoa|flour|shower|toilet|oxygen)[- ])bombs?(?![- ](?:calorimeter|disposal|shelter|cyclone))',
  'explosive devices?', 'ieds?', 'explosive vests?', 'molotov cocktails?',
  // es, pt, it
  'bombas? (?:de tubo|de clavos|lapa|de pregos|incendi[aá]rias?|explosivas?|molotov|nucleares?|sucias?)', 'artefactos? explosivos?', 'artefatos? explosivos?', 'explosivos? caseros?', 'explosivos? caseiros?',
  'c[oó]ctel(?:es)? molotov', 'coquetel molotov', '(?<=(?:costruire|costruisci|fabbricare|preparare|assemblare) una )bomba(?! (?:d[\'’]acqua|da bagno|di semi|calda|fritta|alla crema))', 'bombas? caseras?(?! (?:de|para|con))', 'bomb[ae] (?:carta|artigianal[ei]|a tubo|molotov)', 'ordign[oi] esplosiv[oi]',
  'gas (?:nervino|mostaza|mostarda)', 'agente (?:nervioso|nervoso|nervino)', 'carbunco',
  // fr, de
  'bombes?(?! (?:de bain|à graines|à eau|glacée|aérosol|calorimétrique|alla crema|fritt|da bagno|di semi))', 'engins? explosifs?', 'cocktails? molotov', 'gaz (?:sarin|moutarde|neurotoxique)',
  'bomben?(?! (?:de|à|alla|da|di|glacée|aérosol|calorimétrique|fritt))', '(?:rohr|nagel|splitter|auto|brief)bomben?', 'sprengs(?:ätze|atz)', 'sprengkörper', 'brands(?:ätze|atz)', 'molotow-?cocktails?', 'nervengas', 'senfgas',
  // ru
  'бомб(?:а|у|ы|е|ой|ам|ами|ах)?(?! для (?:ванн|семян))', 'взрывчатк\\p{L}*', 'взрывн\\p{L}* устройств\\p{L}*', 'коктейл\\p{L}* молотова', 'зарин\\p{L}*', 'рицин\\p{L}*', 'метамфетамин\\p{L}*', 'напалм\\p{L}*',
  // zh, ja, ko
  '(?<!(?:浴|泡澡|浴盐|种子|巧克力))炸弹', '炸药', '爆炸装置', '燃烧瓶', '沙林', '蓖麻毒素', '冰毒', '甲基苯丙胺', '凝固汽油弹', '爆弾(?!おにぎり|コロッケ|ハンバーグ|焼|低気圧)', '爆発物', '火炎瓶', 'サリン', '覚醒剤', 'メタンフェタミン', 'ナパーム',
  '폭탄(?!주|계란|밥|주먹밥|머리|세일|할인)', '폭발물', '화염병', '사린', '필로폰', '메스암페타민', '네이팜',
  // ar, hi
  '(?:ال)?قنبل[ةه](?! استحمام)', '(?:ال)?قنابل(?! استحمام)', '(?:ال)?متفجرات', '(?:عبو[ةه]|جهاز) ناسف[ةه]?', 'زجاج[ةه] حارق[ةه]', '(?:ال)?سارين', '(?:ال)?ريسين', '(?:ال)?ميثامفيتامين', '(?:ال)?نابالم',
  '(?<!बाथ )बम', 'विस्फोटक', 'सारीन', 'राइसिन', 'मेथामफेटामाइन', 'नेपाम',
] as const;

/** To make something, as whoever instructs or asks puts it: infinitives and imperatives, not the past tense of a report. */
export const TO_MAKE = [
  '(?:make|makes|build|assemble|construct|synthesi[sz]e|cook|prepare|produce|making|building|assembling|constructing|synthesi[sz]ing|cooking|preparing)',
  '(?:hacer|haz|construir|construye|fabricar|fabrica|preparar|prepara|sintetizar|elaborar|ensamblar)', '(?:fazer|faça|construir|fabricar|fabrique|preparar|prepare|sintetizar|montar)',
  '(?:fare|costruire|costruisci|fabbricare|preparare|prepara|sintetizzare|assemblare)', '(?:faire|fabriquer|fabriquez|construire|construisez|préparer|préparez|synthétiser|assembler)',
  '(?:bau(?:en|st|e|t)|herstell(?:en|st)?|bastel(?:n|st)|herzustellen|zu bauen|zusammenbauen|synthetisieren)',
  '(?:сделать|сделай(?:те)?|собрать|соберите|изготовить|изготовьте|приготовить|синтезировать|сварить|изготовлени\\p{L}*)',
  // As a heading: "Synthesis of sarin:"; in a sentence it is a report's.
  '(?:(?:synthesis|preparation) of|s[ií]ntesis del?|s[ií]ntese d[aeo]|sintesi d\\p{L}+|synthèse d[ue]|synthese von|herstellung von|синтез)(?=[^.!?\\n]{1,30}[:\\n])',
  '(?:制作|制造|自制|合成|配制|做)', '(?:作り方|作る|作って|製造|合成|組み立て|作れ)', '(?:만드는|만들|만들기|제조|합성|조립)',
  '(?:صنع|اصنع|تصنع|أصنع|تصنيع|تحضير|تركيب)', '(?:बनान[ाेी]|बनाएं|बनाएँ|बनाओ|बनाने|तैयार कर\\p{L}*)',
] as const;

/** Words that arouse. What names a subject, as "pornography" does, and what lessons on the body use, is not among them. */
export const EXPLICIT = [
  'horny', 'blow ?jobs?', 'sexually arous\\p{L}*', 'sexually excit\\p{L}*', 'moan(?:s|ed|ing)? with pleasure', 'undress(?:es|ed|ing)? (?:slowly|seductively)', 'seductively',
  'cachond[oa]s?', 'excitad[oa]s? sexualmente', 'sexualmente excitad[oa]s?', 'com tesão', 'eccitat[oaei] sessualmente', 'sessualmente eccitat[oaei]', 'excité(?:e|s|es)? sexuellement', 'sexuellement excité(?:e|s|es)?',
  'aufgegeilt', 'sexuell erreg\\p{L}*', 'сексуально возбужд\\p{L}*', 'возбужд[её]нн\\p{L}* сексуально', '性兴奋', '淫荡', '性的に興奮', '淫らな', '성적으로 흥분', '음란한',
  'مثار[ةه]? جنسيا\\p{M}*', 'مثير[ةه]? جنسيا\\p{M}*', 'यौन रूप से उत्तेजित', 'कामुक',
] as const;

/** Children, by word or by age. */
export const MINORS = [
  '(?:[1-9]|1[0-7])[- ]years?[- ]old', 'child(?:ren)?', 'minors?', 'little (?:girl|boy)s?', 'under-?age', 'schoolgirls?', 'schoolboys?', 'toddlers?', 'preteens?', 'loli(?:ta)?',
  'niñ[oa]s?', 'menor(?:es)? de (?:edad|idade)', 'de (?:[1-9]|1[0-7]) (?:años|anos|ans|anni)', 'crianças?', 'menin[oa]s?', 'bambin[oaie]', 'minorenn[ei]', 'enfants?', 'mineur(?:e|s|es)?', 'fillettes?',
  'kinder[ns]?', '(?:das|ein|dem|des|kleine[sn]?) kind(?:es)?', 'minderjährig\\p{L}*', '(?:[1-9]|1[0-7])-?jährig\\p{L}*', 'дет(?:и|ей|ям|ьми|ск\\p{L}*)', 'реб[её]н\\p{L}*', 'несовершеннолетн\\p{L}*', 'малолетн\\p{L}*',
  '儿童', '未成年', '幼女', '(?:[1-9]|1[0-7])岁', '児童', '子ども', '子供', '(?:[1-9]|1[0-7])歳', '아동', '미성년', '어린이', '(?:[1-9]|1[0-7])(?:세|살)', '(?:ال)?أطفال', 'طفل[ةه]?', 'قاصر\\p{L}*', 'बच्च\\p{L}*', 'नाबालिग\\p{L}*', 'बालिका\\p{L}*',
] as const;

/** A sentence with one of these speaks about law, protection, medicine or research. */
export const PROTECTIVE = [
  'abus\\p{L}*', 'pa?edo(?:ph|f)il\\p{L}*', 'disorder\\p{L}*', 'illegal\\p{L}*', 'ilegal\\p{L}*', 'illicit\\p{L}*', 'crim\\p{L}*', 'law(?:s|ful)?', 'legal\\p{L}*', 'forbid\\p{L}*', 'ban(?:s|ned)?', 'prohibit\\p{L}*', 'prohib\\p{L}*', 'prevent\\p{L}*', 'protect\\p{L}*', 'report(?:s|ed|ing)?', 'victim\\p{L}*',
  'exploit\\p{L}*', 'polic\\p{L}*', 'offen[cs]e\\p{L}*', 'offenders?', 'harm\\p{L}*', 'never', 'filter\\p{L}*', 'educat\\p{L}*', 'exposure', 'risks?', 'ley(?:es)?', 'delit\\p{L}*', 'víctim\\p{L}*', 'vítim\\p{L}*', 'vittim\\p{L}*', 'proteg\\p{L}*', 'prote[cç]\\p{L}*', 'prevenc\\p{L}*',
  'leg(?:ge|gi|e)', 'leis?', 'reat[oi]', 'loi(?:s)?', 'illégal\\p{L}*', 'interdi\\p{L}*', 'protég\\p{L}*', 'victimes?', 'proibi\\p{L}*', 'viet\\p{L}*', 'gesetz\\p{L}*', 'verbot\\p{L}*', 'straf\\p{L}*', 'missbrauch\\p{L}*', 'schutz\\p{L}*', 'schütz\\p{L}*', 'opfer\\p{L}*',
  'закон\\p{L}*', 'запре\\p{L}*', 'преступ\\p{L}*', 'защи\\p{L}*', 'жертв\\p{L}*', 'насили\\p{L}*', '法', '禁止', '保护', '保護', '犯罪', '虐待', '受害', '被害', '防止', '举报', '법', '금지', '보호', '범죄', '학대', '피해', '예방', 'قانون\\p{L}*', 'جريم\\p{L}*', 'حماي\\p{L}*', 'ضحاي\\p{L}*', 'استغلال\\p{L}*', 'يحظر', 'محظور\\p{L}*',
  'कानून\\p{L}*', 'अपराध\\p{L}*', 'सुरक्षा\\p{L}*', 'शोषण\\p{L}*', 'प्रतिबंध\\p{L}*', 'पीड़ित\\p{L}*', 'अवैध\\p{L}*',
] as const;

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** One expression for a list: whole words, where a script parts its words. */
export function anyOf(words: readonly string[]): string {
  return `(?:${words.map((word) => (DENSE.test(word) ? word : `(?<![\\p{L}\\p{M}\\p{N}])${word}(?![\\p{L}\\p{M}\\p{N}])`)).join('|')})`;
}

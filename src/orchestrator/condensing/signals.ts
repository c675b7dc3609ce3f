/** What the words of a sentence, or of its heading, tell of its worth, in any of the languages. */
const anyOf = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'iu');
const words = (list: string): string => `(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`;
const starts = (list: string): string => `(?<![\\p{L}\\p{M}])(?:${list})`;

/** Speaks of the lesson itself: what it is going to explain. */
export const ABOUT_LESSON = anyOf(
  words('(?:this|next|previous|last|following) (?:lesson|chapter|unit)'),
  words('(?:esta|próxima|siguiente|anterior) (?:lección|unidad)|este capítulo'),
  words('(?:cette|prochaine|dernière|précédente) (?:première )?leçon|ce chapitre'),
  words('(?:diese[rn]?|nächsten?|vorigen?|letzten?) (?:lektion|unterrichtseinheit)|(?:dieses|nächsten?) kapitel'),
  words('(?:questa|prossima|precedente) lezione|questo capitolo'),
  words('(?:esta|próxima|nesta|anterior) (?:lição|aula)|(?:este|neste) capítulo'),
  '(?:этот|этом|следующ\\p{L}+|прошл\\p{L}+|данн\\p{L}+) урок|этой главе',
  '(?:本|这|下一?|上一?)(?:课|节课|章)', '(?:この|次の|前の)(?:課|レッスン|章)|本課', '(?:이번|다음|지난) (?:단원|수업|과|장)',
  'هذا الدرس|الدرس (?:التالي|السابق)', '(?:इस|अगले|पिछले) (?:पाठ|अध्याय)',
);

/** Gives something its name. */
export const NAMING = anyOf(
  words('called|named|known as|termed|abbreviated|stands? for'), starts('s[\'’]appell|appelée?s?|nommée?s?|abrégée?s?|désigne'),
  words('heißt|heißen|genannt|bezeichnet'), starts('se llama|llamad|denomina|se conoce'), starts('si chiama|chiamat|denominat'), starts('chama|denomina|conhecid'),
  'назыв|именуе', '称为|叫做?|名为', 'と呼|といい', '라고 (?:하|부)|이라 (?:하|부)', '[يت]سمى|يُدعى', 'कहते|कहलात|कहा जाता',
);

/** Sets the scene of an example. */
export const SCENE = anyOf(
  '^(?:suppose|consider|imagine|assume|let us)(?![\\p{L}])', '^(?:supong|consider|imagin)[\\p{L}]*', '^(?:supposons|considérons|imagin(?:ons|ez)|soit )',
  '^(?:angenommen|nehmen wir|stell|betrachte)[\\p{L}]*', '^(?:supponi|consideri|immagin)[\\p{L}]*', '^(?:suponh|considere|imagine)[\\p{L}]*',
  '^(?:предположим|допустим|рассмотрим|представ)', '^(?:假设|假如|设想|想象|考虑)', '(?:とします|としよう|としましょう|考えてみましょう)。?$', '(?:가정(?:하|해)|생각해 (?:보|봅)|라고 하자)',
  '^(?:ل?نفترض|افترض|تخي[ّ]?ل|ل?نتخيل|لنأخذ)', '^(?:मान लीजिए|मान लें|कल्पना (?:कीजिए|करें))',
);

/** Points to what stands below it. */
export const POINTS_ON = anyOf(
  words('following'), words('siguientes?|a continuación'), words('suivante?s?|ci-dessous|ainsi\\s?:'), words('folgende[mnrs]?'), words('seguent[ei]|di seguito'),
  words('seguintes?|a seguir'), 'следующ(?:ая|ие|ий|ую|ей|их) (?:таблиц|формул|код|пример)', '下[面表列图]|如下|以下', '次の|以下の', '다음(?:과|의| 표)', '(?:التالي|الآتي)(?:ة)?', 'निम्न|नीचे',
);

/** Gives a reason, a consequence or a condition. */
export const REASON = anyOf(
  words('because|since|therefore|thus|hence|so|when|if|unless|until|leads? to|causes?|results? in'),
  words('porque|pues|puesto que|ya que|por eso|por lo tanto|así que|cuando|si|causan?|provocan?'),
  starts('car |donc|parce qu|puisqu|ainsi|c[\'’]est pourquoi|si bien|lorsqu|quand|entraîn|provoqu|déclench|condui'),
  words('weil|denn|da|deshalb|daher|darum|also|sodass|wenn|falls|sobald|bewirkt|verursacht|führt zu'),
  words('perché|poiché|quindi|perciò|dunque|così|quando|se|causano?|provocano?'), words('porque|pois|portanto|por isso|assim|quando|se|causam?|provocam?'),
  'потому|поэтому|так как|поскольку|следовательно|когда|если|приводит|вызывает', '因为|所以|因此|由于|从而|使得|如果|当|导致',
  'ため|ので|したがって|からです|とき|場合|すると|になると', '때문|므로|그래서|따라서|니까|때|면 ', 'لأن|لذلك|بسبب|ولهذا|عندما|إذا', 'क्योंकि|इसलिए|चूँकि|अतः|के कारण|जब|यदि|अगर',
);

/** Sets one thing against another. */
export const CONTRAST = anyOf(
  words('but|whereas|while|however|unlike'), words('pero|sino|mientras que|aunque'), starts('mais |tandis qu|alors qu|pourtant|malgré'),
  words('aber|sondern|während|wohingegen|jedoch'), words('ma|mentre|invece|anziché'), words('mas|enquanto|ao passo que|porém'),
  'тогда как|однако|, (?:но|а) ', '但|而不是|然而', 'しかし|のに対し|一方|ではなく', '지만|반면|그러나', 'لكن|بينما|في حين', 'लेकिन|परंतु|परन्तु|जबकि|किंतु',
);

/** Says what something is made of, or falls into. */
export const PARTS = anyOf(
  words('consists? of|comprises?|(?:is|are) (?:made of|composed of|divided into)|divides? \\p{L}+ into|(?:two|three|four|five) (?:types|kinds|parts|stages) of'),
  starts('se compone|consta de|se divid|está formad|están formad'), starts('se compose|compos[ée]+s? de|se divise|divisée?s? en|comporte|est formée?|constituée?s? de'),
  words('besteht aus|bestehen aus|gliedert sich|teilt sich|unterteilt|setzt sich'), starts('si compon|compost[aeio] da|si divid|è formato|è formata|consist'),
  starts('é compost|são compost|consiste|divide-se|dividem-se|é formad|são formad'), 'состо[ия]т из|делится на|делятся на|подразделя', '分为|分成|组成|由.{1,20}构成', 'からな[るり]|に分けられ|に分かれ|種類があ|種類に|で構成',
  '나뉜|나누어지|이루어|구성', 'ينقسم|تنقسم|يتكو[ّ]?ن|تتكو[ّ]?ن|يتألف|تتألف', 'से मिलकर|से बन[ातीे]+ ह|में (?:बाँट|बांट|विभाजित)',
);

/** Says how far something holds: not, only, always, most, more than. */
export const EXTENT = anyOf(
  words('no|not|never|nothing|only|always|almost|every|all|most|more|less|fewer|(?:larg|small|great)(?:er|est)'),
  words('no|nunca|nada|s[oó]lo|solamente|siempre|casi|tod[oa]s?|más|menos|mayor(?:ía)?|menor'),
  words('ne|n[\'’]\\p{L}+|jamais|rien|seule?s?|seulement|toujours|presque|tout(?:es?)?|tous|plus|moins|davantage|plupart|surtout|principalement'),
  words('nicht|kein\\p{L}*|nie|nichts|nur|immer|fast|all(?:e[nrs]?)?|jede[nmrs]?|mehr|weniger|meist(?:en)?|größ(?:er|te)\\p{L}*'),
  words('non|mai|niente|solo|soltanto|sempre|quasi|tutt[aeio]|più|meno|maggior(?:e|anza)?'), words('não|nunca|nada|só|somente|apenas|sempre|quase|tod[oa]s?|mais|menos|maior(?:ia)?|menor'),
  words('не|нет|никогда|только|лишь|всегда|почти|вс[её]|каждый|больше|меньше|более|менее'), '不|没有|只|总是|几乎|所有|每|最|更|比', 'ません|ない|だけ|のみ|必ず|ほとんど|すべて|全て|最も|(?<!に)より|ほぼ',
  '않|없|못하|만 |항상|거의|모든|가장|더 |보다', words('لا|لم|لن|ليس\\p{L}*|فقط|دائم\\p{L}*|كل|جميع|معظم|أكثر|أقل|أكبر'), 'नहीं|केवल|सिर्फ|हमेशा|लगभग|सभी|सबसे|अधिक',
);

/** Two or more of them are a number. */
export const FIGURE = /\d|[〇一二三四五六七八九十百千万億]{2}/u;

// As a whole: "Fotosíntesis" and "피타고라스의 정리" are what a lesson is about.
const heading = (...patterns: string[]): RegExp => new RegExp(`^[\\s#*_\\d.)(:：-]*(?:${patterns.join('|')})[\\s#*_.:!?：。！？]*$`, 'iu');
const OF_LESSON = '(?: (?:of|de|da|do|du|della|der|des) (?:(?:this|the|esta|la|cette|l[’\']|diese[rs]) ?)?(?:lesson|chapter|unit|lección|unidad|leçon|lektion|lezione|lição|aula|capítulo|chapitre|kapitels?|capitolo))?';

/** Headings under which a lesson says again what it has said. */
export const RECAP = heading(
  `(?:(?:in|the|a|short|brief|quick|lesson|chapter) )*(?:summary|recap|conclusions?|key (?:points|takeaways|ideas)|takeaways|short|brief|summing up)${OF_LESSON}`,
  `(?:en )?(?:resumen|conclusi[oó]n(?:es)?|síntesis|ideas clave|puntos clave)${OF_LESSON}`, `(?:(?:en|le) )?(?:résumé|bref|synthèse|conclusion|l[’']essentiel|(?:points )?(?:clés )?à retenir|points clés)${OF_LESSON}`,
  `(?:(?:die|eine|kurze) )*(?:zusammenfassung|fazit|(?:im )?überblick|das wichtigste(?: in kürze)?|auf einen blick|merke)${OF_LESSON}`,
  `(?:(?:in|il) )?(?:riassunto|sintesi|breve|conclusion[ei]|punti chiave|da ricordare)${OF_LESSON}`, `(?:(?:em|o) )?(?:resumo|síntese|conclus(?:ão|ões)|pontos[- ]chave)${OF_LESSON}`,
  '(?:краткие )?(?:итоги?|выводы?|кратко|коротко|заключение|главное|подведём итоги|резюме)(?: (?:урока|главы))?', '(?:本[课章节])?(?:总结|小结|要点|要点回顾|回顾)', '(?:この課の)?(?:まとめ|要約|要点)',
  '(?:이번 )?(?:단원 |수업 )?(?:요약|정리|핵심 정리|마무리)(?:하기)?', '(?:ال)?(?:ملخص|خلاصة|خاتمة)(?: الدرس)?', '(?:पाठ का )?(?:सारांश|निष्कर्ष|सार)',
);

/** Headings under which a lesson tells what people wrongly believe, and then what is true. */
export const MISBELIEF = heading(
  '(?:(?:an?|one|some|two|three|the) )?(?:(?:very )?(?:common|frequent|widespread|popular|typical) )?(?:misconceptions?|misunderstandings?)(?:[:：].*)?', '(?:(?:a|some|the) )?(?:common|popular|widespread) (?:myths?|mistakes?|errors?)(?:[:：].*)?',
  '(?:(?:un|unos|los|algunos) )?(?:error(?:es)?|mitos?|ideas?|malentendidos?|creencias?) (?:muy )?(?:com[uú]n(?:es)?|frecuentes?|extendid[oa]s?|falsas?|errónea?s?)',
  '(?:(?:une|des|les|quelques) )?(?:idées? (?:fausses?|reçues?)|erreurs?|malentendus?)(?: (?:très )?(?:fréquente?s?|courante?s?|répandue?s?))?',
  '(?:(?:ein|der|die|einige) )?(?:(?:häufige|verbreitete|weit verbreitete|gängige|typische)[rsn]? )?(?:irrtum|irrtümer|missverständnis(?:se)?)',
  '(?:(?:un|gli|alcuni) )?(?:error[ei]|equivoc[oi]|luogh?[io]|malintes[oi]) (?:molto )?(?:comun[ei]|frequent[ei]|diffus[oi])', '(?:(?:um|os|alguns) )?(?:equívocos?|erros?|mitos?|mal-entendidos?)(?: (?:muito )?(?:comu(?:m|ns)|frequentes?))?',
  '(?:(?:распростран[её]нн|част|типичн)\\p{L}* )?(?:заблуждени[ея]|ошибк[аи])', '(?:(?:一个)?(?:常见|普遍|流行)的?)?(?:误区|误解|错误认识)', '(?:よくある|ありがちな)?(?:誤解|思い違い|勘違い)', '(?:흔한|흔히 하는) (?:오해|착각)|오해',
  '(?:(?:مفهوم|اعتقاد|تصور|فهم)\\p{L}* )?(?:خاطئ|خاطئة)(?: شائعة?)?|(?:مفهوم|اعتقاد|تصور|خطأ) (?:خاطئ )?شائع(?: خاطئ)?', '(?:(?:एक|कुछ) )?(?:आम |प्रचलित )?(?:भ्रम|भ्रांति|ग़लतफ़हमी|गलतफहमी|ग़लतफ़हमियाँ|गलत धारणा)',
);

import { anyOf, pattern } from './plain.js';

export const START = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';
/** Within a sentence. */
export const UP_TO = (units: number): string => `[^.!?。！？؟।\\n]{0,${units}}?`;

/** What somebody asks who wants to do it himself; "How did they build …?" is history, "How does … work?" physics. */
export const HOW = anyOf(
  'how (?:do|can|could|would|should|might)(?: (?:i|you|we|one|someone|somebody))', 'how to', 'explain(?: to me)? how (?:to|i can|i could|one can)', '(?:ways?|steps?|instructions?|recipes?|guide|tutorial|plans?|blueprints?) (?:to|for|on|of)(?: how to)?',
  '(?:teach|show|tell|help) me(?: how)?(?: to)?', 'i (?:want|need|would like|wish|plan) to', "i'd like to", 'walk me through', 'step by step');
const MAKE = anyOf(
  'mak(?:e|ing)', 'build(?:ing)?', 'construct(?:ing)?', 'synthesi[sz](?:e|ing)', 'produc(?:e|ing)', 'assembl(?:e|ing)', 'cook(?:ing)?', 'creat(?:e|ing)', 'prepar(?:e|ing)', 'manufactur(?:e|ing)', 'craft(?:ing)?', 'brew(?:ing)?', '3d[- ]?print(?:ing)?', 'mix(?:ing)?', 'weaponi[sz](?:e|ing)', 'get hold of', 'buy');
const ARTICLES = '(?: (?:a|an|the|my|our|own|your|some|small|simple|home-?made|improvised|powerful|working|real|big|large|cheap|effective|strong|pure|deadly|lethal|functional|at home)){0,5}';
const NO_BOMB = '(?<!(?:bath|seed|cherry|photo|stink|logic|zip|fork|water|smoke|glitter|tea|sugar|chocolate|cocoa|paint|colou?r|ink|flower) )';
const WEAPONS = anyOf(
  `(?:(?:pipe|nail|dirty|car|petrol|fertili[sz]er|nuclear|atomic|atom|hydrogen|chemical|pressure cooker) )?${NO_BOMB}bombs?(?! (?:calorimeter|shelter|disposal|squad|cyclone|sensor|detector|harmless|safe))`, 'explosives?(?! (?:growth|detector|sensor))', 'molotov(?: cocktails?)?', 'ieds?', 'nerve (?:gas|agents?)', 'sarin', 'vx(?: gas)?', 'novichok', 'mustard gas', 'ricin',
  'weaponi[sz]ed anthrax', 'anthrax', '(?:bio|biological|chemical|nuclear) ?weapons?(?! (?:illegal|obsolete|impossible|disappear|unnecessary|less))', 'bioweapons?', 'napalm', 'nitroglycerine?', 'tnt', 'tatp', 'petn', 'rdx', 'ghost guns?', '(?:meth|crystal meth|methamphetamine)', 'heroin', 'fentanyl', 'lsd', 'mdma', 'crack cocaine', '(?:gun )?silencers?');

/** The same in the other languages: who asks how, what is done, and what is made of it, in any order that the language has. */
const WEAPONS_ELSEWHERE = [
  `(?:como (?:puedo|se puede|podria|hago|se (?:hace|fabrica|prepara|construye|elabora)n?|hacer|fabricar|construir|fabrico|construyo|preparar)|ensename a|dime como|instrucciones para|receta para|quiero|pasos para)${UP_TO(20)}(?:(?:hacer|fabricar|construir|preparar|sintetizar) )?(?:una? )?(?:bombas?(?! (?:de (?:agua|bano|calor|sodio|protones)|hidraulica|calorimetrica|centrifuga))|explosivos?|coctel(?:es)? molotov|gas (?:sarin|mostaza|nervioso)|ricina|armas? (?:quimicas?|biologicas?|nucleares?)|metanfetamina|heroina)${END}`,
  `(?:comment (?:puis-je |peut-on |pourrais-je |je peux |on peut )?(?:faire|fabriquer|construire|preparer|synthetiser)|(?:explique|apprends|montre|dis)(?:-moi)? (?:comment|a) (?:faire|fabriquer|construire|preparer|synthetiser)|recette (?:de|pour|d')(?: l[ae]| l')?|instructions pour (?:faire|fabriquer|construire)|je veux (?:faire|fabriquer|construire))(?: (?:une?|des?|du|de la|de l'))? ?(?:bombes?(?! (?:a eau|de bain|glacee|calorimetrique))|explosifs?|cocktails? molotov|gaz (?:sarin|moutarde|innervant)|ricine|armes? (?:chimiques?|biologiques?|nucleaires?)|methamphetamine|(?<=(?:de l'|d'|d' |de l' ))heroine)${END}`,
  `(?:wie (?:kann|konnte|soll|muss) (?:ich|man)|wie (?:baue?|stelle|bastel|mache|mische|koche) (?:ich|man)|wie (?:baut|macht|mischt|kocht|bastelt|stellt) man|wie (?:ich|man)|(?:zeig|erklar|sag|bring)\\p{L}* mir|anleitung (?:zum|fur|zur)|ich (?:will|mochte)|rezept fur)${UP_TO(40)}${START}(?:(?:rohr|nagel|auto|atom|benzin|splitter)?bomben?(?!kalorimeter|nkalorimeter)|sprengs(?:tof|atz|atze)\\p{L}*|molotow-?cocktails?|nervengas|sarin|senfgas|rizin|chemiewaffen?|biowaffen?|nitrogly[cz]erin|tnt|chrystal meth|crystal meth|methamphetamin|heroin)${END}(?=${UP_TO(40)}(?:bau|herstell|mach|misch|koch|bastel|$|[.!?\\n]))`,
  `(?:come (?:posso|si puo|potrei|faccio a|si (?:fa|fabbrica|costruisce|prepara)(?:no)?|fare|costruire|fabbricare|costruisco|si costruisce|preparare)|(?:insegnami|spiegami|dimmi) (?:a|come)|istruzioni per|ricetta per|voglio)${UP_TO(20)}(?:(?:fare|costruire|fabbricare|preparare|sintetizzare) )?(?:una? )?(?:bomb[ae](?! (?:d'acqua|da bagno|calorimetrica))|esplosiv[oi]|molotov|gas (?:sarin|mostarda|nervino)|ricina|arm[ai] (?:chimic|biologic|nuclear)\\p{L}+|metanfetamina|eroina)${END}`,
  `(?:como (?:posso|se pode|poderia|faco|se (?:faz|fabrica|prepara|constroi)(?:em)?|fazer|fabricar|construir|preparar)|(?:ensine|me ensine|ensina-me|diga|me diga)(?:-me)? (?:a|como)|instrucoes para|receita (?:para|de)|quero)${UP_TO(20)}(?:(?:fazer|fabricar|construir|preparar|sintetizar) )?(?:uma? )?(?:bombas?(?! (?:de (?:agua|banho|calor|sodio|protons|chocolate)|hidraulica|calorimetrica))|explosivos?|coquetel molotov|cocktail molotov|gas (?:sarin|mostarda)|ricina|armas? (?:quimicas?|biologicas?|nucleares?)|metanfetamina|heroina)${END}`,
  `(?:как (?:мне |можно |я могу |самому )?(?:с?делать|изготовить|собрать|создать|приготовить|сварить|построить|синтезировать|смастерить)|(?:научи|расскажи|объясни|покажи)\\p{L}* (?:мне )?,? ?как (?:с?делать|изготовить|собрать|приготовить|сварить)|инструкци\\p{L}+ по (?:изготовлению|сборке|созданию)|рецепт|хочу (?:сделать|собрать|изготовить))${UP_TO(25)}${START}(?:бомб[уыа](?!\\p{L})|взрывчатк\\p{L}+|взрывное устройство|взрывчатых веществ|коктейл\\p{L}+ молотова|зарин\\p{L}*|иприт\\p{L}*|рицин\\p{L}*|(?:химическ|биологическ|ядерн)\\p{L}+ (?:оружи\\p{L}+|бомб\\p{L}+)|метамфетамин\\p{L}*|героин(?:а)?(?!\\p{L}))`,
  `(?:폭탄|폭발물|폭약|화염병|사린|신경가스|독가스|겨자가스|리신|화학무기|생물무기|필로폰|메스암페타민|헤로인)(?: ?가스)?(?:을|를)? ?(?:만드는 ?(?:법|방법)|제조(?:법| 방법|하는 방법)|만들려면|만들고 싶|합성하는 (?:법|방법)|어떻게 만들)`,
  '어떻게 (?:폭탄|폭발물|폭약|화염병|사린|신경가스|독가스|화학무기|생물무기|필로폰|메스암페타민|헤로인)(?:을|를)? ?만들(?:어야 하|면 되| 수 있(?!었))',
  `(?:كيف (?:يمكنني |يمكن )?(?:أصنع|اصنع|أصنّع|صنع|أركب|أبني|أحضر|نصنع|تصنع)|(?:علمني|أخبرني|اشرح لي|أرني) (?:كيف(?:ية)? )?(?:أصنع|صنع|تصنيع)|طريقة (?:صنع|تصنيع|تحضير)|خطوات (?:صنع|تصنيع)|أريد (?:أن أصنع|صنع))${UP_TO(12)}(?:قنبلة|قنابل|متفجرات|عبوة ناسفة|مولوتوف|غاز (?:السارين|الأعصاب|الخردل)|الريسين|سلاح (?:كيميائي|بيولوجي|نووي)|أسلحة (?:كيميائية|بيولوجية|نووية)|الهيروين|الميثامفيتامين)`,
  `(?:बम|विस्फोटक|पेट्रोल बम|पाइप बम|सरीन|नर्व गैस|रासायनिक हथियार|जैविक हथियार|हेरोइन|मेथ)(?: गैस)?(?: को)? (?:कैसे (?:बना|तैयार कर)\\p{L}*|बनाने (?:का|की|के) (?:तरीका|तरीक़ा|विधि|तरीके)|बनाना (?:सिखा|बता|चाहता|चाहती))`,
  `कैसे (?:बनाऊं|बनाऊँ|बनाएं|बनाते हैं) (?:एक )?(?:बम|विस्फोटक|पाइप बम|रासायनिक हथियार)`,
];

/** And where words are not set apart. */
const WEAPONS_UNSPACED = [
  `(?:怎么|如何|怎样|教我|告诉我)(?:(?!避免|防止|阻止|禁止|检测|发现)[^。！？\\n]){0,10}?(?:制作|制造|做|自制|合成|配制|造|组装|提炼)(?:一个|一枚|出)?${UP_TO(6)}(?:炸弹|炸药|燃烧瓶|沙林|神经毒气|芥子气|蓖麻毒素|化学武器|生物武器|核武器|冰毒|海洛因)(?!的历史|的原理)`,
  '(?:^|[，。！？\\s])(?:自制)?(?:炸弹|炸药|燃烧瓶|沙林|神经毒气|芥子气|蓖麻毒素|冰毒|海洛因)(?:要|该|应该|可以)?(?:怎么|如何|怎样)(?:才能)?(?:做|制作|制造|造|合成|提炼|配)(?!出来的)',
  `(?:爆弾|爆薬|爆発物|火炎瓶|サリン|神経ガス|毒ガス|マスタードガス|リシン|化学兵器|生物兵器|覚醒剤|覚せい剤|ヘロイン)(?:の|を)${UP_TO(6)}(?:作り方|造り方|製造方法|作る方法|合成方法|作りたい|作るには|作ればいい|どうやって作)`,
];

const WEAPON = [
  pattern(`${START}${HOW}(?: \\p{L}+){0,2} ${MAKE}${ARTICLES} ${WEAPONS}${END}`),
  pattern(`${START}(?:(?:recipe|instructions|blueprint|tutorial|guide|formula|plans?) (?:for|to make|to build|of)|(?:make|build|cook|give|get) me)${ARTICLES} ${WEAPONS}${END}`),
  pattern(`${START}${HOW}(?: \\p{L}+){0,2} (?:3d[- ]?print(?:ing)?|(?:make|build|assemble)(?= .{0,40}(?:at home|untraceable|unregistered|without (?:a )?(?:licen[cs]e|serial))))${ARTICLES}(?: (?:untraceable|unregistered|plastic))? (?:guns?|firearms?|pistols?|rifles?)(?! (?:replica|model|toy|prop))${END}`),
  // A recipe that somebody else is to go on with.
  pattern(`${START}(?:synthesis|preparation|production|construction) of${ARTICLES} ${WEAPONS} ?[:.]?\\s*(?:1[.):]|step (?:1|one)|first,)`),
  ...WEAPONS_ELSEWHERE.map((words) => pattern(START + words)),
  ...WEAPONS_UNSPACED.map(pattern),
];

const MALWARE_EN = '(?:ransomware|malware|keyloggers?|(?:computer )?virus(?:es)? (?:that|which|to (?:steal|delete|destroy|infect))|computer virus(?:es)?|trojans?(?! (?:horse|war))|botnets?|spyware|rootkits?|computer worms?)(?! (?:detect|scan|analy|protect|remov|essay|poem|story|report|definition|timeline|policy|awareness|defen|prevent|simulat|stop)\\p{L}*)';
const MALWARE = [
  pattern(`${START}(?:${HOW}(?: \\p{L}+){0,2} |)(?:write|code|develop|program|build|create|make|deploy|spread|send|install)(?: me| us)?(?: (?:a|an|some|the|working|simple|undetectable|real|python|own|my|new|piece of)){0,4} ${MALWARE_EN}${END}`),
  pattern(`${START}${HOW} (?:hack|break)(?: into)?(?! (?:my|our) (?:own |old |new ){0,2}(?:phone|computer|server|network|wi-?fi|website))(?: (?:a|an|the|my|his|her|their|someone(?:'s)?|somebody(?:'s)?|another|other|people's|person's|school'?s?|ex(?:'s)?|girlfriend'?s?|boyfriend'?s?|teacher'?s?|neighbou?r'?s?|friend'?s?|(?:class|room|school)mate'?s?|mother'?s?|father'?s?|mom'?s?|dad'?s?|sister'?s?|brother'?s?|wife'?s?|husband'?s?|partner'?s?|colleague'?s?)){1,4} (?:\\p{L}+ )?(?:account|phone|wi-?fi|network|computer|bank|server|e-?mail|instagram|facebook|website|database|password)`),
  ...[
    `(?:como (?:puedo |se puede )?(?:crear|hacer|escribir|programar|propagar|desarrollar)|escribe(?:me)?|creame|programa(?:me)?|quiero crear)(?: un[oa]?| el)? ?(?:ransomware|malware|keylogger|virus informatico|troyano|spyware)${END}`,
    `(?:comment (?:creer|faire|ecrire|programmer|repandre|developper)|ecris(?:-moi)?|cree(?:-moi)?|programme(?:-moi)?)(?: une?| des| du)? ?(?:rancongiciel|ransomware|malware|logiciel malveillant|keylogger|virus informatique|cheval de troie informatique)${END}`,
    `(?:wie (?:kann|konnte) (?:ich|man)|wie (?:schreibe|programmiere|erstelle|baue|verbreite) ich|schreib(?:e)?(?: mir)?|programmier(?:e)?(?: mir)?|erstell(?:e)?(?: mir)?)(?: einen?| eine)? ?(?:ransomware|malware|schadsoftware|keylogger|computervirus|erpressungstrojaner|trojaner)${END}`,
    `(?:come (?:posso |si puo )?(?:creare|scrivere|programmare|diffondere|sviluppare)|scrivi(?:mi)?|creami|programmami)(?: un[oa]?)? ?(?:ransomware|malware|keylogger|virus informatico|trojan)${END}`,
    `(?:como (?:posso |se pode )?(?:criar|fazer|escrever|programar|espalhar|desenvolver)|escrev[ae]|cri[ae]|program[ae])(?:-me)?(?: um[a]?)? ?(?:ransomware|malware|keylogger|virus de computador|trojan|cavalo de troia de computador)${END}`,
    `(?:как (?:мне |можно )?(?:написать|создать|сделать|распространить)|напиши(?:те)?(?: мне)?|создай(?:те)?(?: мне)?)(?: свой| компьютерный)? ?(?:вирус(?:-шифровальщик|-вымогатель)|компьютерный вирус|троян|кейлоггер|шифровальщик|вредоносн\\p{L}+ (?:программ\\p{L}+|код))${END}`,
  ].map((words) => pattern(START + words)),
  pattern('(?:怎么|如何|教我|帮我|给我)[^。！？\\n]{0,6}(?:编写|写|制作|开发|传播)(?:一个|一段)?[^。！？\\n]{0,4}(?:勒索软件|勒索病毒|恶意软件|计算机病毒|电脑病毒|木马|键盘记录器)'),
  pattern('(?:ランサムウェア|マルウェア|コンピュータ(?:ー)?ウイルス|キーロガー)(?:を|の)[^。！？\\n]{0,6}(?:作り方|作って|書いて|作成して|作りたい|作る方法)'),
  pattern('(?:랜섬웨어|악성 ?코드|악성 ?소프트웨어|컴퓨터 바이러스|키로거)(?:를|을)? ?(?:만드는 ?(?:법|방법)|만들어 ?(?:줘|주세요)|작성해 ?(?:줘|주세요)|만들고 싶)'),
  pattern('(?:كيف (?:أكتب|أصنع|أنشئ|أبرمج|أنشر)|اكتب لي|أنشئ لي|اصنع لي)[^.؟!\\n]{0,8}(?:برنامج فدية|برامج فدية|برنامج(?:ا)? خبيث|فيروس حاسوب|فيروس كمبيوتر|حصان طروادة)'),
  pattern('(?:रैनसमवेयर|मैलवेयर|कंप्यूटर वायरस|कीलॉगर) (?:कैसे (?:बना|लिख)\\p{L}*|बनाने (?:का|की) (?:तरीका|विधि)|बना(?:ओ| दो|कर दो)|लिख(?:ो| दो))'),
];

/** Whether the text wants to know how something is made that kills or maims. */
export function wantsWeapon(text: string): boolean {
  return WEAPON.some((expression) => text.search(expression) >= 0);
}

/** Whether it wants a program that harms, or a way into what is another's. */
export function wantsMalware(text: string): boolean {
  return MALWARE.some((expression) => text.search(expression) >= 0);
}

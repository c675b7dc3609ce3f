import { anyOf, pattern, sentenceBefore, sentenceFrom } from './plain.js';

/** Within a sentence. */
const UP_TO = (units: number): string => `[^.!?。！？؟।\\n]{0,${units}}?`;
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** The same as START, or inside of what is written without spaces. */
const BOUNDARY = '(?:(?<![\\p{L}\\p{N}])|(?<=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]))';

/** To forget what it was told: a verb as an order, whose instructions, and that word. */
function dropping(verbs: string[], which: string[], what: string[]): RegExp {
  return pattern(`${START}${anyOf(...verbs)}${END}(?=${UP_TO(70)}${START}${anyOf(...which)})${UP_TO(45)}${START}${anyOf(...what)}`);
}

const DROPPING = [
  dropping(
    ['ignore', 'disregard', 'forget', 'override', 'bypass', 'do not (?:follow|obey)', "don't (?:follow|obey)", 'stop following', 'pay no attention to'],
    ['all(?! (?:grammar|spelling|traffic))', 'any(?: of the)? (?:previous|prior|other)', 'previous', 'prior', 'above', 'earlier', 'preceding', 'your', 'system', 'initial', 'original', 'these', 'those', 'you (?:were|have been)', 'before'],
    ['instructions?(?! of)', 'prompts?(?! of)', 'directions?(?! of)', 'rules(?! of)', 'guidelines?', 'orders(?! of)', 'commands', 'directives?', 'system message', 'programming', 'restrictions', 'everything (?:above|before|you)', 'all of the above']),
  dropping(
    ['ignora', 'ignore', 'ignorad', 'olvida', 'olvidad', 'olvide(?= (?:tod|sus))', 'olvidate de', 'descarta', 'descarte', 'desobedece', 'haz caso omiso de', 'no sigas', 'no hagas caso (?:a|de)'],
    ['anterior', 'previa', 'precedente', 'inicial', 'tus', 'sus', 'tod[ao]s', 'del sistema', 'de arriba', 'recibid'],
    ['instrucci', 'indicaciones', 'ordenes', 'reglas', 'directrices', 'normas']),
  dropping(
    ['ignore[zs]?', 'oublie[zs]?(?! pas)', 'ne (?:tiens?|tenez) (?:pas|plus|aucun) compte', 'fais abstraction', 'faites abstraction', 'desobeis', 'ne (?:suis|suivez|respecte|respectez) (?:pas|plus)'],
    ['precedent', 'ci-dessus', 'tout', 'tes', 'vos', 'anterieur', 'initial', 'prealable', 'recu', 'systeme'],
    ['instructions?', 'consignes?', 'directives?', 'regles', 'ordres', 'prompts?']),
  dropping(
    ['ignorier(?:e|en sie|t)', 'vergiss(?! nicht)', 'vergesst(?! nicht)', 'vergessen sie', 'missachte(?:n sie)?', 'ubergeh(?:e|en sie)', 'verwirf', 'befolge', 'halte dich nicht'],
    ['all(?:e|en|er)', 'bisherig', 'vorherig', 'obig', 'vorangegangen', 'fruher', 'vorig', 'vorhin', 'dein', 'ihre', 'samtlich', 'system'],
    ['anweisung', 'instruktion', 'regeln', 'befehl', 'vorgaben', 'prompt', 'system-?(?:anweisung|prompt|nachricht)']),
  dropping(
    ['ignora', 'ignorate', 'ignori', 'dimentica', 'dimenticate', 'dimentichi', 'scorda', 'trascura', 'non seguire', 'non tenere conto'],
    ['precedent', 'sopra', 'tutt[ei]', 'tue', 'tuoi', 'iniziali', 'ricevut', 'di sistema'],
    ['istruzioni', 'indicazioni', 'direttive', 'regole', 'ordini', 'comandi', 'prompt']),
  dropping(
    ['ignore', 'ignora', 'esqueca', 'esquece', 'desconsidere', 'desconsidera', 'desobedeca', 'nao siga'],
    ['anterior', 'previas', 'acima', 'tod[ao]s', 'suas', 'tuas', 'iniciais', 'do sistema', 'recebid'],
    ['instruc', 'orientac', 'regras', 'ordens', 'diretrizes', 'comandos']),
  dropping(
    ['(?:про)?игнорируй(?:те)?', 'забудь(?:те)?', 'отбрось(?:те)?', 'не (?:следуй|выполняй|соблюдай)(?:те)?', 'не обращай(?:те)? внимания на'],
    ['предыдущ', 'все', 'прежн', 'выше', 'свои', 'твои', 'ваши', 'прошл', 'системн', 'данные тебе'],
    ['инструкц', 'указани', 'правила', 'команды', 'промпт', 'предписани', 'распоряжени']),
  pattern(`${START}(?:ignore|disregard|forget) (?:everything|all|the|all of the) (?:text |lesson |instructions )?(?:above|before this)(?= and|[.,;:!\\n]|$)`),
  pattern(`(?:忽略|无视|忘记|忘掉|不要(?:遵守|遵循|理会)|抛开)${UP_TO(12)}(?:之前|以前|以上|前面|先前|上述|所有|全部|一切|你的|系统|原来)${UP_TO(10)}(?:指令|指示|提示词?|规则|要求|命令|设定)`),
  pattern(`(?:これまで|以前|今まで|上記|前|すべて|全て|全部|あなた|システム|元|最初)(?:の|に)${UP_TO(14)}(?:指示|命令|プロンプト|ルール|指令|規則)(?:を|は|に)${UP_TO(8)}(?:(?:無視)(?:して(?:ください|下さい|くれ)?|しろ|せよ|しなさい|し)|忘れ(?:て(?:ください|下さい|くれ)?|ろ|なさい)|従(?:うな|わないで(?:ください)?))(?=[。、,!！\\s]|$|次|そして|代わり)`),
  pattern('(?:指示|命令|プロンプト|ルール)(?:を|は)(?:すべて|全て)?無視して(?=[。、,!！]|$|答|次|そして|代|ください)'),
  pattern('(?<![\\p{L}])(?:지시(?:사항)?|명령|지침|규칙)(?:를|을)? (?:모두 )?무시하고 (?=정답|답|시스템|다음|시를|대신)'),
  pattern(`(?:이전|앞의|앞선|위의|지금까지의?|모든|기존의?|너의|당신의|시스템)${UP_TO(14)}(?:지시|명령|지침|규칙|프롬프트)${UP_TO(8)}(?:무시하(?:고|세요|십시오|시오|라(?![는고])|여)|무시해(?:라(?![는고])|줘|주세요|요)?(?![\\p{L}])|잊(?:어(?:버려|버리세요|라|줘|주세요)?|고)|따르지 (?:마|말))`),
  pattern(`(?:تجاهل|تجاهلي|انس|انسى|لا تتبع|لا تلتزم ب|أهمل|اهمل)${END}(?=${UP_TO(60)}(?:السابقة|أعلاه|كل|جميع|تعليماتك|السابق|النظام))${UP_TO(30)}(?:التعليمات|تعليمات|الأوامر|الاوامر|القواعد|الإرشادات|الارشادات|التوجيهات)`),
  pattern(`(?:पिछले|पिछली|पहले के|पहले दिए|ऊपर के|ऊपर दिए|सभी|सारे|अपने|सिस्टम)${UP_TO(20)}(?:निर्देश|आदेश|नियम|हिदायत)${UP_TO(16)}(?:(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|अनदेखी|उपेक्षा) (?:करो|करें|कीजिए|कर दो|कर दें|करके|कर के)|भूल जा(?:ओ|एं|एँ|इए)|भुला दो|मत मानो|मत मानें)`),
];

/** To play somebody who has no rules. */
const ROLES = pattern(`${START}(?:(?:you are(?: now)?|you will be|become) dan(?!\\p{L})|(?:can )?do anything now|you are now (?:jailbroken|unrestricted|in (?:developer|dan|god|debug|admin) mode)|enter (?:developer|dan|god) mode|enable (?:developer|dan|jailbreak) mode|(?:act|behave|respond|answer|pretend) (?:as|like) (?:dan|an? (?:unrestricted|uncensored|jailbroken|unfiltered) (?:ai|model|assistant|chatbot))|you (?:now )?have no (?:rules|restrictions|guidelines)(?: any ?more)?|from now on,? you (?:will )?(?:have no|obey only|only obey))`);

/** What was told to the model before the learner came. */
const PROMPT_NAMES = anyOf(
  '(?:your|the|this) (?:system|hidden|initial|secret|original|internal|developer|full|entire|exact)(?: (?!of|for)\\w+)? ?(?:prompts?|instructions?|messages?)(?! (?:of|for|that|used|in|is used))',
  'your (?:prompt|instructions)', '(?:words|text|instructions|messages?|rules|prompt|sentences) (?:that )?you (?:were|have been|had been) (?:given|told|sent|shown|instructed with)', 'systemprompts?', 'system prompts?',
  '(?:prompt|mensaje|instrucciones|indicaciones) (?:de(?:l)? sistema|ocult[ao]s?|intern[ao]s?|secret[ao]s?|inicial(?:es)?)', 'tus instrucciones',
  '(?:prompt|message|instructions|consignes) (?:du |de )?(?:systeme|cachees?|internes?|secretes?|initiale?s?)', '(?:ton |votre |l\')?invite (?:de )?systeme', '(?:ton|votre) prompt', 'tu prompt', '(?:tuo|tuoi) prompt', '(?:seu|teu) prompt', 'tes (?:instructions|consignes)', 'vos instructions',
  'system-?(?:anweisung|nachricht|instruktion)\\p{L}*', '(?:versteckten?|geheimen?|internen?|ursprunglichen?) (?:anweisung|instruktion|prompt)\\p{L}*', 'deinen? (?:prompt|anweisungen)',
  '(?:prompt|messaggio|istruzioni) (?:di |del )?(?:sistema|nascost[eo]|intern[eo]|segret[eo]|inizial[ei])', 'le tue istruzioni',
  '(?:prompt|mensagem|instruc\\p{L}+) (?:do |de )?(?:sistema|ocult[ao]s?|intern[ao]s?|secret[ao]s?|inicia(?:l|is))', 'suas instruc\\p{L}+',
  'системн\\p{L}+ (?:промпт|инструкц|сообщени|подсказк|запрос)\\p{L}*', '(?:твои|свои|ваши|скрыт\\p{L}+|секретн\\p{L}+) (?:инструкц|указани|промпт)\\p{L}*',
  '(?:系统|隐藏的?|内部的?|初始的?|秘密的?)(?:提示词?|指令|消息|提示语)', '你的(?:提示词|指令|系统)',
  'システム ?プロンプト', '(?:隠された|内部の|最初の|秘密の)(?:指示|プロンプト|命令)', 'あなたの(?:指示|プロンプト)',
  '시스템 ?(?:프롬프트|지시|메시지|지침)', '(?:숨겨진|내부|초기|비밀) ?(?:지시|프롬프트|지침|명령)', '(?:당신|너)의 (?:지시|프롬프트|지침)',
  '(?:موجه|موجّه|تعليمات|رسالة|مطالبة|برومبت) النظام', '(?:تعليماتك|التعليمات (?:السرية|المخفية|الداخلية))',
  'सिस्टम (?:प्रॉम्प्ट|प्रोम्प्ट|निर्देश|संदेश)', '(?:छिपे|छुपे|गुप्त|आंतरिक|अपने) (?:हुए )?(?:निर्देश|प्रॉम्प्ट)');

const KEY_NAMES = anyOf(
  'answer key', '(?:correct |right |all (?:the )?)*answers (?:to|of|for) (?:the|this|that|all|my|our|every|tomorrow\'s)(?: \\w+){0,2} (?:quiz|quizzes|test|exam)', '(?:quiz|test|exam) (?:answers|solutions)',
  '(?:clave|hoja) de (?:las )?respuestas', '(?:respuestas|soluciones)(?: correctas)? (?:del|de la|al|de este|de esta) (?:cuestionario|examen|quiz|test|prueba)',
  '(?:cle|grille|feuille) de(?:s)? reponses', '(?:corrige|reponses(?: correctes)?|solutions?) (?:du|au|de ce|de l\'|a ce) ?(?:quiz|test|examen|questionnaire|controle)',
  '(?:losungs|antwort)schlussel\\p{L}*', '(?:antworten|losungen) (?:des|fur das|zum|vom|auf das|fur den) (?:quiz|test|prufung|tests)',
  'chiav[ei] (?:di|delle) risposte', '(?:risposte|soluzioni)(?: corrette| esatte| giuste)? (?:del|al|di questo|dell\') ?(?:quiz|test|esame|verifica)',
  'gabarito', 'chave de respostas', '(?:respostas|solucoes)(?: corretas| certas)? (?:do|da|deste|desta|ao) (?:quiz|teste|prova|exame|questionario)',
  'ключ\\p{L}* (?:ответов|с ответами|к тесту|к ответам)', '(?:правильн\\p{L}+ )?ответы (?:на|к|из|для) (?:тест|викторин|экзамен|контрольн)\\p{L}*',
  '(?:测验|考试|测试|小测)(?:的)?(?:标准|正确|全部|所有)?答案', '答案(?:密钥|键)',
  '(?:小?テスト|クイズ|試験)の(?:正解|解答|答え|模範解答)', '解答キー', '正解(?:一覧|キー)',
  '(?:퀴즈|시험|테스트)(?:의|에 대한)? ?(?:모든 )?(?:정답|답안|답)', '정답(?:지|표|키)',
  'مفتاح (?:الإجابات|الإجابة|الاجابات|الاجابة|الأجوبة)', '(?:إجابات|أجوبة|حلول) (?:الاختبار|الامتحان|هذا الاختبار)',
  'उत्तर कुंजी', 'उत्तर-कुंजी', '(?:क्विज़|क्विज|परीक्षा|टेस्ट) के (?:सभी |सही )*(?:उत्तर|जवाब)');

const REVEAL_FIRST = anyOf(
  'reveal', 'show(?: me| us)?', 'print', 'repeat', 'output', 'tell(?: me| us)', 'give(?: me| us)?', 'display', 'leak', 'dump', 'disclose', 'recite', 'write out', 'send(?: me)?', 'list', 'copy', 'what (?:is|are|was|were|does|do)', "what's", 'translate',
  'revela(?:me)?', 'muestra(?:me)?', 'muestre(?:me)?', 'dime', 'dame', 'imprime', 'repite', 'ensename', 'cuales son', 'cual es', 'ecris', 'revele[zs]?(?:-moi)?', 'montre[zs]?(?:-moi)?', 'affiche[zs]?', 'donne[zs]?(?:-moi)?', 'dis-moi', 'repete[zs]?', 'imprime[zr]?', 'quel(?:le)?s? (?:est|sont)',
  'zeig(?:e|en sie)?(?: mir| uns)?', 'verrat(?:e|en sie)?(?: mir)?', 'nenn(?:e|en sie)?(?: mir)?', 'gib(?: mir| uns)?', 'geben sie(?: mir)?', 'wiederhole', 'drucke', 'sag(?: mir)?', 'wie lautet', 'wie lauten', 'offenbare', 'rivela(?:mi)?', 'mostra(?:mi)?', 'dimmi', 'dammi', 'stampa', 'ripeti', 'qual e', 'quali sono',
  'revele', 'mostre(?:-me)?', 'mostra(?:-me)?', 'diga(?:-me)?', 'me (?:diga|mostre|de|passe|revele)', 'imprima', 'repita', 'qual e', 'quais sao', 'de-me', 'покажи(?:те)?', 'раскрой(?:те)?', 'выведи(?:те)?', 'назови(?:те)?', 'скажи(?:те)?', 'дай(?:те)?', 'повтори(?:те)?', 'напиши(?:те)?', 'пришли(?:те)?', 'каков\\p{L}?',
  '告诉我', '显示', '给我', '透露', '泄露', '输出', '打印', '展示', '重复', '公布', '说出', 'أظهر', 'اظهر', 'اعرض', 'اكشف', 'أعطني', 'اعطني', 'أخبرني', 'اخبرني', 'اطبع', 'كرر', 'أرني', 'ما هي', 'ما هو', 'أفصح عن');
const REVEAL_LAST = anyOf(
  '教えて', '見せて', '表示して', '出力して', '明かして', '開示して', '繰り返して', '公開して', '알려', '보여', '출력해', '공개해', '말해', '밝혀', '반복해', '가르쳐', '내놔',
  'बताओ', 'बताइए', 'बताएं', 'बता दो', 'दिखाओ', 'दिखाइए', 'दिखाएं', 'दे दो', 'दो(?![\\p{L}])', 'दीजिए', 'प्रकट करो', 'प्रकट करें', 'दोहराओ', 'दोहराएं', '告诉我', '是什么', '给我', '发给我', 'verraten', 'zeigen', 'ausgeben', 'ausdrucken');

const revealing = (what: string): RegExp[] => [
  pattern(`${BOUNDARY}${REVEAL_FIRST}${UP_TO(30)}${BOUNDARY}${what}`),
  pattern(`${what}${UP_TO(20)}${REVEAL_LAST}`),
];
const PROMPT = [
  ...revealing(PROMPT_NAMES),
  pattern(`${START}(?:print|repeat|output|show|copy|recite)(?: me| out)? (?:everything|all(?: the)? text|the text|all|the words) above(?! (?:sea|ground|zero|\\d))`),
];
const KEY = revealing(KEY_NAMES);

/** Somebody asks what such a thing is, or speaks of what others do with it. */
const ASKS = new RegExp(anyOf(
  '\\b(?:why|how|when|who|whose|where|which|whether)\\b', "what (?:is|are|was|does|do|makes?|happens) (?:an? |the meaning|the purpose|the point|(?:it )?mean)", '\\b(?:por ?que|como|cuando|quien|que (?:es|significa|son)|pourquoi|comment|quand|qui|qu\'est-ce qu|c\'est quoi|warum|wieso|weshalb|wann|wer|was (?:ist|sind|bedeutet|heißt|passiert)|perche|come|quando|chi|(?:che )?cos(?:a |\')(?:e|sono|significa)|o que (?:e|sao|significa))\\b',
  '(?:почему|зачем|когда|кто|что (?:такое|значит|означает)|как(?![\\p{L}]))', '为什么|什么是|怎么|如何|何谓|是什么意思', 'なぜ|どうして|とは|どのように|いつ|意味', '왜|어떻게|무엇인|란 |이란|뜻|언제', 'لماذا|كيف|متى|ما معنى|ما المقصود|هل', 'क्यों|कैसे|कब|क्या (?:है|होता|होती|मतलब|अर्थ)|मतलब'), 'u');
const SPEAKS = new RegExp(anyOf(
  '\\b(?:phish\\p{L}*|scam\\p{L}*|spam|inject\\p{L}*|jailbreak\\p{L}*|attack\\p{L}*|hackers?|malicious|e-?mails?|mails?|says?|said|saying|tells?|told|writes|wrote|written|phrase|sentence|words|means|example|called|such as|models?|chatbots?|llms?|modelos?|modeles?|modell\\p{L}*|modelli|correos?|courriels?|ataques?|attaques?|angreifer|angriff\\p{L}*|attacco|attacchi|beispiel|ejemplo|exemple|esempio|exemplo|frase|satz|dice|dit|sagt|diz)\\b',
  '(?:фишинг|атак|письм|модел|пример|фраз|взлом)', '钓鱼|攻击|邮件|注入|模型|例如|这句话|写着|所谓', '攻撃|メール|モデル|フィッシング|という|例えば|と(?:書|言|い)', '공격|메일|피싱|모델|라는|라고|예를', 'هجوم|هجمات|التصيد|رسائل|البريد|نموذج|عبارة|مثال', 'हमला|हमले|फ़िशिंग|ईमेल|मॉडल|वाक्य|उदाहरण'), 'u');
/** What leads over to an order. */
const LEADS = new RegExp(`(?:^|[,;:،؛，、；：—–"-]|(?<![\\p{L}])${anyOf(
  'please|now|then|and|but|so|just|instead|first|also|must|should|(?:can|could|would|will) you(?: please)?|you (?:will|have to|need to|are to|shall|can|may)(?: now)?|(?:want|need|like|order|command) you to|from now on|assistant|ai|chatgpt|gpt|claude|hey|ok|okay',
  'por favor|ahora|y|luego|primero|debes|tienes que|entonces|s\'il (?:te|vous) plait|maintenant|et|puis|d\'abord|alors|bitte|jetzt|und|dann|zuerst|nun|also|per favore|ora|adesso|e|poi|prima|agora|depois|primeiro|voce deve',
  'пожалуйста|теперь|сейчас|и|а|затем|сначала|прошу|يرجى|من فضلك|الان|الآن|ثم|رجاء|رجاءً|कृपया|अब|और|फिर')}|请(?:你)?|你(?:必须|要|应该|需要|现在)?|现在|并且?|然后|务必|立即|麻烦(?:你)?|首先|那么|从现在起|和|[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}])\\s*$`, 'u');

function isOrdered(expressions: readonly RegExp[], text: string, speaksOf: (before: string, after: string) => boolean): boolean {
  return expressions.some((expression) => [...text.matchAll(expression)].some(({ 0: match, index }) => {
    const before = sentenceBefore(text, index);
    return !speaksOf(before, match + sentenceFrom(text, index + match.length));
  }));
}

/** Whether the text orders the model to drop its instructions, and isn't about such orders. */
export function dropsInstructions(text: string): boolean {
  return isOrdered([...DROPPING, ROLES], text, (before, after) =>
    ASKS.test(before) || SPEAKS.test(before) || !LEADS.test(before) || /^[^"]*(?:라는|라고|という|と(?:書|言)|的(?:邮件|句子|攻击))/.test(after));
}

/** Whether it wants the model's own instructions. */
export function wantsPrompt(text: string): boolean {
  return isOrdered(PROMPT, text, (before, after) => ASKS.test(before) || SPEAKS.test(before) || speaksInGeneral(after));
}

/** Whether it wants what a quiz keeps to itself. */
export function wantsKey(text: string): boolean {
  return isOrdered(KEY, text, (before, after) => ASKS.test(before) || speaksInGeneral(after));
}

const IN_GENERAL = /(?:what|how|why) (?:is |are |does |do )?(?:an? )|\ban? (?:typical |good |simple )?(?:system prompt|answer key)|(?:que es|qu'est-ce|c'est quoi|was (?:ist|sind)|wie (?:man|ein)|cos'e|o que e|что такое|как (?:устро|рабо|состав)|什么是|是什么意思|とは|이란|란 무엇|ما معنى|क्या होता|क्या होती|कैसे)|\b(?:un|une|ein|eine|einen|uno|una|um|uma) (?:system|prompt|cl|clave|grille|gabarito|losungs|antwort|chiave)/u;

/** The thing itself, and no model's own: what does the system prompt do in a model? */
const THE_THING = /^what (?:is|are|do|does) (?:the |an? )?(?:system prompts?|answer keys?)(?= (?:do|does|for|used|mean|work|in|of|contain)(?!\p{L}))(?![^?]{0,60}\b(?:your|yours|you)\b)/u;

function speaksInGeneral(after: string): boolean {
  return THE_THING.test(after) || IN_GENERAL.test(after);
}

import { anyOf, pattern, sentences } from './plain.js';

/**
 * What is another's, in the words of one language: whoever asks how he himself gets into it is refused, whatever the order of
 * the words, with a threat or without one.
 */
interface Words {
  /** He asks how he does it himself. */
  how: string;
  /** Gets in, finds out, reads along. */
  enters: string;
  /** Somebody else's account, password, phone or chat. */
  owned: string;
}

const PLACES = '(?:instagram|insta|facebook|snapchat|whatsapp|tiktok|gmail|discord|roblox|twitter|telegram|wi-?fi|wlan|netflix|icloud|line|kakao\\p{L}*|vk)';
/** A word, with what a compound puts before it: facebook-konto. */
const compound = (words: string): string => `(?<!\\p{L})(?:\\p{L}+-)?(?:${words})(?!\\p{L})`;

const EN_PERSON = "(?:ex|girlfriend|boyfriend|teacher|neighbou?r|friend|crush|boss|(?:class|room|school|flat)mate|mother|father|mom|mum|dad|parent|sister|brother|son|daughter|wife|husband|partner|colleague|stranger|principal|enemy|bully|cousin)(?:'s|s'|s)";
const DE_PERSON = '(?:ex(?:freund\\p{L}*|frau|mann\\p{L}*)?|(?:beste\\p{L}* )?freund\\p{L}*|frau|mann(?:es)?|schwester|bruders?|mutter|vaters?|eltern|nachbar\\p{L}*|lehrer\\p{L}*|chef\\p{L}*|kolleg\\p{L}*|mitschuler\\p{L}*|tochter|sohn(?:es)?|partner\\p{L}*|klassenkamerad\\p{L}*|mitbewohner\\p{L}*)';
const FR_PERSON = "(?:ex|copine|copain|amie?|petite? amie?|femme|mari|s(?:oe|œ)ur|frere|mere|pere|parents|voisine?s?|profs?|professeure?|maitresse|patronn?e?|collegue|camarade|fille|fils|conjointe?|quelqu'un|autrui)";
const ES_PERSON = '(?:ex|ex-?novi[ao]|ex-?espos[ao]|novi[ao]|amig[ao]|mujer|espos[ao]|marido|herman[ao]|madre|padre|padres|vecin[ao]|profesora?|profe|maestr[ao]|jef[ea]|companer[ao]s?|hij[ao]|pareja|alguien|otr[ao]s? personas?|otr[ao]s?(?! \\p{L}))';
const PT_PERSON = '(?:ex|ex-?namorad[ao]|ex-?espos[ao]|namorad[ao]|amig[ao]|mulher|espos[ao]|marido|irma|irmao|mae|pai|pais|vizinh[ao]|professora?|prof|chefe|colegas?|filh[ao]|parceir[ao]|alguem|outr[ao]s? pessoas?|outr[ao]s?(?! \\p{L}))';
const IT_PERSON = "(?:ex|ragazz[ao]|fidanzat[ao]|amic[ao]|moglie|marito|sorella|fratello|madre|padre|mamma|papa|genitori|vicin[ao]|prof(?:essor(?:e|essa))?|maestr[ao]|capo|collega|compagn[aoi]|figli[ao]|partner|qualcuno|altr[aoi] person[ae]|altri(?! \\p{L}))";
const RU_PERSON = '(?:бывш\\p{L}+|друга|друзей|подруг\\p{L}+|девушк\\p{L}+|парня|жены|мужа|сестры|брата|мамы|матери|папы|отца|родителей|сосед\\p{L}+|учител\\p{L}+|преподавател\\p{L}+|начальник\\p{L}*|коллег\\p{L}*|одноклассни\\p{L}+|сына|дочери|чуж\\p{L}+|другого человека)';
const ZH_PERSON = '(?:别人|他人|朋友|女友|男友|前任|前女友|前男友|女朋友|男朋友|同学|老师|老婆|老公|妻子|丈夫|同事|邻居|室友|妹妹|姐姐|弟弟|哥哥|妈妈|爸爸|父母|她|他)';
const JA_PERSON = '(?:友達|友人|友だち|彼女|彼氏|彼|元カノ|元カレ|元彼|他人|人|先生|クラスメ[ーイ]ト|同級生|妻|夫|嫁|旦那|隣人|隣の家|同僚|上司|誰か|妹|姉|弟|兄|母|父|親|子供)';
const KO_PERSON = '(?:친구|여자 ?친구|남자 ?친구|여친|남친|전 ?여친|전 ?남친|다른 사람|남|타인|선생님|동료|아내|남편|누군가|애인|이웃|언니|누나|오빠|형|동생|엄마|아빠|부모님)';
const AR_PERSON = '(?:صديق(?:ي|تي|ه|ها)?|حبيب(?:ي|تي)|زوج(?:ي|تي)|أخ(?:ي|تي)|اخ(?:ي|تي)|أمي|أبي|والد(?:ي|تي)|معلم(?:ي|تي)|أستاذ(?:ي|تي)|جار(?:ي|تي)|مدير(?:ي|تي)|زميل(?:ي|تي)|شخص(?: آخر| ما)?|خطيب(?:ي|تي)|ابن(?:ي|تي))';
const HI_PERSON = '(?:गर्लफ्रेंड|बॉयफ्रेंड|दोस्त|पत्नी|पति|बहन|भाई|माँ|मां|पिता|टीचर|शिक्षक|पड़ोसी|सहपाठी|बॉस|किसी(?: और| दूसरे)?|दूसरों|प्रेमिका|प्रेमी|बीवी|एक्स)';

const THINGS_LATIN = `(?:accounts?|passwords?|passcode|pin|login|konto|kontos|passwort|kennwort|handy|smartphone|comptes?|mots? de passe|code (?:pin|de deverrouillage|secret|(?:du|de son) (?:telephone|portable))|telephone|portable|boite mail|messagerie|cuentas?|contrasenas?|claves?|movil|celular|correo|contas?|senhas?|telemovel|telefone|telefono|cellulare|casella|posta|profilo|perfil|e?-?mails?|messaggi whatsapp|mensajes|mensagens|chats?|(?:whatsapp|telegram|facebook|instagram)-?(?:nachrichten|chats?|konto|account)|${PLACES})(?! (?:adress|direc|indiriz|endere)\\p{L}*)`;

const LANGUAGES: readonly Words[] = [
  {
    how: "(?<!\\p{L})(?:how (?:do|can|could|would|should|might) (?:i|we|you|one)|how to|(?:tell|show|teach|help) me|i (?:want|need|would like|am trying) to|i'd like to|walk me through|(?:best|easiest|fastest|quickest|any|a) way to)",
    enters: "(?<!\\p{L})(?:(?:get|break|sneak) in ?to|(?:log|sign) ?in(?: ?to| on)?|log on(?:to)?|access|crack|find out|figure out|guess|steal|spy on|hack|unlock|get(?= it(?!\\p{L})))",
    owned: `(?:(?:(?:my|a|the|our|his|her|their) (?:ex[- ]|best |little |older |big )?${EN_PERSON}|some(?:one|body)(?: else)?'s|other people's)(?: \\p{L}+){0,2} (?:accounts?|passwords?|passcode|pin|login|(?:phone|mobile)(?! number)|laptop|inbox|mailbox|e-?mails?(?! address)|chats?|dms|${PLACES}))`,
  },
  {
    how: '(?<!\\p{L})(?:wie [^,.!?]{0,30}(?:ich|man)(?!\\p{L})|(?:zeig|sag|erklar|bring|hilf)\\p{L}* mir|ich (?:will|mochte|muss))',
    enters: '(?<!\\p{L})(?:komm\\p{L}*|gelang\\p{L}*|(?:ein)?(?:zu)?logg\\p{L}*|eindring\\p{L}*|dring\\p{L}*|zugreif\\p{L}*|greif\\p{L}*|(?:he)?rauszu(?:finden|bekommen)|(?:he)?raus(?:find|bekomm|krieg)\\p{L}*|find\\p{L}*|errat\\p{L}*|knack\\p{L}*|hack\\p{L}*|(?:aus)?spionier\\p{L}*|(?:mit)?les\\p{L}*|entsperr\\p{L}*)',
    owned: `(?:${compound(THINGS_LATIN)}(?: von)? (?:mein|dein|sein|ihr|unser|ein)\\p{L}{0,3} ${DE_PERSON}|(?:mein|sein|ihr|ein)\\p{L}{1,3} ${DE_PERSON}s? ${compound(THINGS_LATIN)}|(?:fremde\\p{L}*|anderer leute) ${compound(THINGS_LATIN)}|${compound(THINGS_LATIN)} (?:von jemand\\p{L}*|ander\\p{L}+ leute)|bei (?:mein|ein)\\p{L}{0,3} ${DE_PERSON} (?:\\p{L}+ ){0,3}${PLACES})`,
  },
  {
    how: "(?<!\\p{L})(?:comment (?:\\p{L}+(?:er|ir|re|oir)(?!\\p{L})|puis-je|je |j'|peut-on|on |s'y prendre|me )|je (?:veux|voudrais)|aide-moi|apprends-moi|dis-moi comment|montre-moi)",
    enters: "(?<!\\p{L})(?:r?entrer?|acceder?|(?:me |se )?connecter|ouvrir|trouver|obtenir|connaitre|decouvrir|recuperer|deviner|savoir|pirater|lire|espionner|debloquer|deverrouiller)(?!\\p{L})",
    owned: `${compound(THINGS_LATIN)}(?: \\p{L}+){0,1} (?:de |du |des |d'|a )(?:(?:mon|ma|mes|son|sa|ses|un|une|la|le|l') ?)?(?:petite? )?${FR_PERSON}(?!\\p{L})`,
  },
  {
    how: '(?<!\\p{L})(?:como (?:puedo|podria|se puede|hago|le hago|me |\\p{L}+(?:o|ar|er|ir)(?:me|le)?(?!\\p{L}))|quiero|ayudame|ensename|dime como|necesito)',
    enters: '(?<!\\p{L})(?:entr(?:ar|o)|meter(?:me|se)|me meto|acced(?:er|o)|averigu\\p{L}+|saber|obten\\p{L}+|consegu\\p{L}+|consigo|descubr\\p{L}+|adivin\\p{L}+|ver|leer|leo|espi\\p{L}+|hacke\\p{L}+|desbloque\\p{L}+)(?!\\p{L})',
    owned: `${compound(THINGS_LATIN)}(?: (?:de )?\\p{L}+)?? (?:de|a|del) (?:l[ao]s? |el |mis? |sus? |un[ao]? )?(?:mejor )?${ES_PERSON}(?!\\p{L})`,
  },
  {
    how: '(?<!\\p{L})(?:como (?:posso|eu |faco|se |poderia|\\p{L}+(?:o|ar|er|ir)(?!\\p{L}))|quero|me ajud[ae]|ajuda-me|me ensin[ae]|ensina-me)',
    enters: '(?<!\\p{L})(?:entr(?:ar|o)|acess(?:ar|o)|aced\\p{L}+|descobr\\p{L}+|descubr\\p{L}+|saber|consegu\\p{L}+|consigo|adivinh\\p{L}+|ver|ler|leio|espion\\p{L}+|desbloque\\p{L}+|invad\\p{L}+)(?!\\p{L})',
    owned: `${compound(THINGS_LATIN)}(?: (?:de )?\\p{L}+)?? (?:de|d[ao]s?|a) (?:(?:o |a )?(?:meus?|minhas?|seus?|suas?|teu|tua) |um |uma )?(?:melhor )?${PT_PERSON}(?!\\p{L})`,
  },
  {
    how: '(?<!\\p{L})(?:come (?:posso|potrei|faccio|si fa|si puo|\\p{L}+(?:o|are|ere|ire)(?!\\p{L}))|voglio|vorrei|aiutami|insegnami|dimmi come)',
    enters: '(?<!\\p{L})(?:entr(?:o|are)|acced(?:o|ere)|scopr(?:o|ire)|sapere|ottenere|indovin(?:o|are)|legg(?:o|ere)|spi(?:o|are)|vedere|sblocc(?:o|are)|trovare|trovo|hacker\\p{L}+)(?!\\p{L})',
    owned: `${compound(THINGS_LATIN)}(?: \\p{L}+)?? (?:di |d'|del(?:la|lo|l')? ?|degli |dei |delle )(?:(?:mi[ao]|mie|miei|su[ao]|un|una|un') ?)?(?:miglior(?:e)? )?${IT_PERSON}(?!\\p{L})`,
  },
  {
    how: '(?<!\\p{L})(?:как (?:\\p{L}+ ){0,3}?\\p{L}+(?:ть|ти|зть)(?:ся)?(?!\\p{L})|хочу|помоги|научи|подскажи)',
    enters: '(?<!\\p{L})(?:узнать|войти|зайти|залезть|попасть|прочитать|читать|посмотреть|подобрать|получить|взломать|вскрыть|разблокировать|проникнуть|подсмотреть|угадать|выведать)(?!\\p{L})',
    owned: `(?:${anyOf(`(?:аккаунт|пароль|парол|страниц|профил|почт|телефон|переписк|инстаграм|вконтакте|телеграм|ватсап|вотсап)\\p{L}*`, PLACES)}(?: в? ?\\p{L}+)?? (?:у )?(?:мо\\p{L}+ |сво\\p{L}+ )?(?:лучш\\p{L}+ )?${RU_PERSON}(?!\\p{L})|(?<!\\p{L})чуж\\p{L}+ (?:аккаунт|пароль|страниц|профил|почт|телефон|переписк)\\p{L}*)`,
  },
  {
    how: '(?:怎么|如何|怎样|教我|帮我|我想|我要|有什么(?:办法|方法))',
    enters: '(?:登录|登陆|进入|查看|偷看|看到|知道|得知|获取|获得|破解|解锁|监控|偷|盗|猜)',
    owned: `${ZH_PERSON}的?[^。！？\\n]{0,6}(?:账号|账户|帐号|帐户|密码|微信|qq|邮箱|手机(?!号)|聊天记录|短信|抖音号|wi-?fi)`,
  },
  {
    how: '(?:方法|やり方|手順|どうやって|どうすれば|どうしたら|教えて|たい(?:です|の|。|$)|には[?？]?$)',
    enters: '(?:入る|入り|ログイン|こっそり|見る|見られ|見たい|覗|のぞ|盗|知る|知りたい|知れ|解除|特定|調べ|読む|読みたい)',
    owned: `(?<![\\p{Script=Han}])${JA_PERSON}の[^。！？\\n]{0,8}(?:アカウント|パスワード|インスタ|ライン|line|スマホ|携帯(?!番号)|メール(?!アドレス)|dm|トーク|wi-?fi|暗証番号)`,
  },
  {
    how: '(?:방법|[는을] 법|어떻게|알려|고 싶|려면|가르쳐)',
    enters: '(?:들어가|들어갈|로그인|접속|보는|볼 수|보려|보고|몰래|알아내|알아낼|알 수|알고|해제|풀|훔|뚫|엿보)',
    owned: `(?<!\\p{L})(?:제 |내 |우리 )?${KO_PERSON}의? ?[^.!?\\n]{0,8}(?:계정|비밀번호|비번|인스타|카카오톡|카톡|페이스북|휴대폰(?! ?번호)|핸드폰(?! ?번호)|폰(?! ?번호)|이메일(?! ?주소)|와이파이|문자)`,
  },
  {
    how: '(?:كيف (?:يمكن|أ|ا|ن|لي)|طريقة|علمني|ساعدني|أريد|اريد)',
    enters: '(?:أدخل|ادخل|الدخول|دخول|أعرف|اعرف|معرفة|أقرأ|قراءة|أفتح|افتح|فتح|أتجسس|التجسس|أخترق|اخترق|اختراق|أراقب|مراقبة|الوصول|أصل)',
    owned: `(?:حساب|كلمة (?:مرور|سر)|كلمة (?:المرور|السر) (?:الخاصة ب|ل)|هاتف|جوال|بريد|واتساب|رسائل|فيسبوك|انستغرام|إنستغرام)(?: \\p{L}+)?? (?:ل)?${AR_PERSON}(?!\\p{L})`,
  },
  {
    how: '(?:कैसे|तरीका|तरीके|सिखा|चाहता|चाहती)',
    enters: '(?:खोल|पता|जान|पढ़|देख|घुस|लॉग ?इन|हैक|निकाल|चुरा|जासूसी)',
    owned: `${HI_PERSON} (?:का|की|के)(?: \\p{L}[\\p{L}\\p{M}]*){0,2} ?(?:अकाउंट|खाता|खाते|पासवर्ड|फ़ोन(?! नंबर)|फोन(?! नंबर)|मोबाइल(?! नंबर)|ईमेल|व्हाट्सएप|मैसेज|चैट|इंस्टाग्राम|फेसबुक)`,
  },
];

/** What may be read where it is said to somebody, and not behind his back. */
const BEHIND_BACKS: readonly Words[] = [
  { how: `(?:${LANGUAGES[0]!.how}|is there (?:a|any) way)`, enters: '(?<!\\p{L})(?:secretly|without (?:\\p{L}+ ){0,3}(?:knowing|finding out|noticing|permission))(?!\\p{L})', owned: `(?:${EN_PERSON} (?:\\p{L}+ )?(?:messages|texts|mails?|diary|chats)|(?:my|her|his) (?:\\p{L}+ )?\\p{L}+ (?:writes|texts|sends|types|says|does) (?:on|in) (?:her |his )?(?:phone|${PLACES}))` },
  { how: LANGUAGES[1]!.how, enters: '(?<!\\p{L})(?:heimlich|unbemerkt|ohne dass|ohne (?:ihr|sein|deren) wissen)(?!\\p{L})', owned: `(?:nachrichten|mails?|sms|tagebuch|chats?) (?:von )?(?:mein|ein)\\p{L}{0,3} ${DE_PERSON}` },
  { how: LANGUAGES[2]!.how, enters: "(?:sans qu|en secret|en cachette|insu)", owned: `(?:messages|sms|mails?|courriels|journal) (?:de |du |d')(?:(?:mon|ma|mes|un|une) )?(?:petite? )?${FR_PERSON}(?!\\p{L})` },
  { how: LANGUAGES[3]!.how, enters: '(?:sin que|en secreto|a escondidas|sin permiso)', owned: `(?:mensajes|correos|chats?|diario) (?:de|del) (?:mi |mis |un |una )?${ES_PERSON}(?!\\p{L})` },
  { how: LANGUAGES[4]!.how, enters: '(?:sem que|em segredo|as escondidas|escondido|sem (?:el[ae]|permissao))', owned: `(?:mensagens|e-?mails|chats?|diario) (?:de|d[ao]) (?:meu |minha |um |uma )?${PT_PERSON}(?!\\p{L})` },
  { how: LANGUAGES[5]!.how, enters: '(?:senza che|di nascosto|segretamente|senza permesso)', owned: `(?:messaggi|mail|chat|diario) (?:di |del(?:la)? ?)(?:mi[ao] |un |una )?${IT_PERSON}(?!\\p{L})` },
  { how: LANGUAGES[6]!.how, enters: '(?:тайно|тайком|незаметно|без (?:его|ее|их) ведома|чтобы (?:он|она|они) не)', owned: `(?:сообщени|переписк|письм|дневник)\\p{L}* (?:мо\\p{L}+ )?${RU_PERSON}(?!\\p{L})` },
];

const EXPRESSIONS = [...LANGUAGES, ...BEHIND_BACKS].map(({ how, enters, owned }) => [owned, how, enters].map((words) => pattern(words)));

/** He helps somebody, has leave, keeps others out, or looks at it as one who studies it. */
const EXCUSED = pattern(anyOf(
  "prote[cgj]|prevent|defend|avoid|evit[ae]|impedi|schutz|verhinder|difend|защи|предотвра|избежа|保护|防|避免|守る|守り|보호|막|예방|حماي|حمي|منع|बचा|सुरक्ष|रोक",
  "(?<!\\p{L})(?:help (?:my|a|our|his|her)|helfe|zu helfen|aider (?:mon|ma)|ayudar a|ajudar|aiutare|помочь|permission|consent|shared?|gemeinsam|partage\\p{L}*|compartid\\p{L}*|compartilh\\p{L}*|condivis\\p{L}*|permiso|autorisation|erlaubnis|permesso|permissao)(?!\\p{L})",
  'разрешени|帮助|许可|同意|助け|手伝|許可|도와|허락|أساعد|بإذن|अनुमति'));

/** Whether a sentence asks how oneself gets into what is another's. */
export function wantsWhatIsAnothers(text: string): boolean {
  return sentences(text).some((sentence) => EXPRESSIONS.some((all) => all.every((expression) => sentence.search(expression) >= 0)) && sentence.search(EXCUSED) < 0);
}

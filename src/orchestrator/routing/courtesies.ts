import type { LanguageCode } from '../model.js';

/** What only leads to a question, or only thanks for its answer: patterns, with a space for any white space. */
interface Courtesies {
  front: string;
  behind: string;
}

const COURTESIES: Record<LanguageCode, Courtesies> = {
  en: {
    front: `(?:hi|hiya|hello|hey|greetings|dear|good (?:morning|afternoon|evening|day)(?: to you)?)(?:,? (?:there|all|everyone|teacher|professor|sir|madam|team)){0,2}|excuse me|(?:i am |i'm )?sorry(?: to (?:bother|disturb) you)?|please|(?:many )?thanks|thank you(?: (?:so|very) much)?|if you don't mind|if (?:it is|it's) possible|(?:i have )?(?:a |one )?(?:very )?(?:quick|short|small|silly|simple|stupid) question|i have (?:a|one) question|(?:i )?hope (?:you are|you're|you can)(?: doing)? (?:well|fine|help(?: me)?)|i would be (?:very )?(?:grateful|glad|happy) if|you could(?: please)?(?: tell (?:me|us)| explain(?: to (?:me|us))?| help me(?: to)? understand)|(?:could|can|would|will) (?:you|someone|anyone|somebody)(?: please| kindly| possibly| maybe)?(?: be so kind(?: as)? to)?(?: help me(?: to)?(?: understand)?| tell (?:me|us)| explain(?: to (?:me|us))?| let me know| show me)?(?: please)?|would you mind (?:telling|explaining|showing)(?: to)?(?: me| us)?|do you(?: happen to)? know|does any(?:one|body) know|i (?:would|'d) (?:really )?(?:like|love) to (?:know|understand|learn|ask(?: you)?)|i'd (?:really )?(?:like|love) to (?:know|understand|learn|ask(?: you)?)|i (?:want|wanted|need|wish) to (?:know|understand|ask(?: you)?)|i(?: was| am|'m|'ve been| have been)(?: just)? (?:wondering|curious)|i wonder|i (?:do not|don't)(?: quite| really)? (?:understand|know|get)|i(?: am|'m) not (?:quite )?sure|tell me|explain to me|let me know|help me(?: to)? understand|(?:may|can|could) i ask(?: you)?|so|well|okay|ok|but`,
    behind: "(?:if you )?please|pls|(?:many )?thanks(?: a lot| so much)?(?: in advance)?(?: for your help)?|thank you(?: (?:so|very) much)?(?: in advance)?(?: for your (?:help|time))?|(?:kind|best) regards|(?:i am|i'm)(?: a bit)? (?:confused|lost|stuck)|(?:could|can) you (?:please )?(?:help(?: me)?|explain(?: it)?(?: to me)?|tell me)|have a (?:nice|good) day|cheers|much appreciated|i (?:really |would )?appreciate (?:it|your help)",
  },
  es: {
    front: 'hola|buen(?:os|as)(?: (?:días|tardes|noches))?|(?:estimad[oa] )?(?:profe|profesora?)|a todos|perdón|perdon[ae]|disculp[ae]|por favor|gracias|(?:tengo )?una (?:pregunta|duda)(?: (?:rápida|tonta|sencilla))?|(?:alguien )?(?:me )?(?:podrías?|podría usted|puedes?|podéis)(?: por favor)?(?: (?:decir(?:me|nos)?|explicar(?:me|nos)?|ayudar(?:me|nos)?(?: a entender)?|aclarar(?:me)?|contar(?:me)?))?|sería tan amable de|(?:me gustaría|quería|quisiera|quiero|necesito)(?: (?:saber|entender|preguntar(?:te|le)?))|(?:alguien )?(?:sabes?|sabe usted)|no (?:entiendo|sé|comprendo)(?: (?:bien|muy bien))?|dime|dígame|explícame|me pregunto|bueno|pues|entonces',
    behind: 'por favor|porfa|(?:muchas |mil )?gracias(?: (?:de antemano|por (?:su|tu|la) ayuda))?|(?:se )?(?:te )?lo agradezco(?: mucho)?|(?:un )?saludos?',
  },
  fr: {
    front: "bonjour|bonsoir|salut|coucou|(?:cher |chère )?(?:monsieur|madame|professeure?)|à tous|excusez[- ]moi|excuse[- ]moi|pardon|désolée?|s'il (?:vous|te) pla[iî]t|svp|stp|merci|(?:j'ai )?une (?:petite )?question(?: (?:rapide|simple|bête))?|(?:est-ce que )?(?:tu |vous |quelqu'un )?(?:pou(?:rriez|vez|rrais|rrait)|peux|peut)(?:[- ](?:vous|tu|on))?(?: s'il (?:vous|te) pla[iî]t)?(?: (?:me |m'|nous )?(?:dire|expliquer|aider(?: à comprendre)?))?|auriez-vous la gentillesse de(?: (?:me |m')?(?:dire|expliquer))?|(?:je voudrais|j'aimerais|je souhaiterais|je veux)(?: bien)?(?: (?:savoir|comprendre|(?:vous )?demander))?|(?:sais-tu|savez-vous)|je ne (?:comprends|sais) pas(?: bien)?|dis[- ]moi|dites[- ]moi|expliquez?[- ]moi|je me demande|alors|bon|mais",
    behind: "s'il (?:vous|te) pla[iî]t|svp|stp|merci(?: (?:beaucoup|d'avance|bien|infiniment|(?:pour|de) (?:votre|ton) aide))*|cordialement|bonne journée",
  },
  de: {
    front: 'hallo|hi|hey|guten (?:tag|morgen|abend)|moin|servus|(?:liebe[rs]?|sehr geehrte[rs]?)(?: (?:frau|herr|lehrerin|lehrer|professorin|professor)){0,2}|zusammen|entschuldig(?:ung|en sie(?: bitte)?|e(?: bitte)?)|verzeihung|sorry|bitte|danke|(?:ich habe |nur )?(?:mal )?eine (?:kurze |kleine |dumme |einfache )*frage|(?:könn(?:te|test|ten|tet)|kann(?:st)?|könnt|würde(?:st|n|t)?)(?: (?:mir|uns|bitte|vielleicht)){0,2}(?: (?:du|sie|ihr|jemand))(?: (?:mir|uns))?(?: (?:bitte|vielleicht|mal|kurz))*(?: (?:sagen|erklären|erläutern|verraten|helfen(?: zu verstehen)?))?|(?:ich )?(?:möchte|würde|wüsste|will|wollte)(?: ich)?(?: (?:gerne?|mal))*(?: (?:wissen|verstehen|fragen))?|(?:weißt du|wissen sie|weiß jemand)(?: vielleicht)?|ich (?:verstehe|weiß) nicht(?: (?:ganz|genau|so recht))?|(?:sag|sagen sie|erklär|erkläre|erklären sie) mir(?: bitte| mal)?|ich frage mich|mich würde interessieren|also|aber|ok|okay',
    behind: 'bitte|(?:vielen |besten |herzlichen )?dank(?:e)?(?: (?:schön|sehr|im voraus|für (?:ihre|deine|eure|die) hilfe))*|(?:viele|liebe|beste|mit freundlichen) grüße(?:n)?',
  },
  it: {
    front: "ciao|salve|buon(?:giorno|asera| giorno|a sera)|(?:gentile |car[oa] )?(?:prof|professore|professoressa)|a tutti|scus[ai](?:mi)?|mi scusi|per favore|per piacere|grazie|(?:ho )?una (?:domanda|curiosità)(?: (?:veloce|stupida|semplice))?|(?:qualcuno )?(?:mi |ci )?(?:potresti|potrebbe|potreste|puoi|può|sapresti|saprebbe)(?: per favore| gentilmente)?(?: (?:dir(?:e|mi|ci)|spiegar(?:e|mi|ci)|aiutar(?:e|mi|ci)(?: a capire)?))?|(?:vorrei|volevo|voglio|mi piacerebbe)(?: (?:sapere|capire|chieder(?:e|ti|le)))?|(?:sai|sapete|qualcuno sa)|non (?:capisco|so|ho capito)(?: bene)?|dimmi|mi dica|spiegami|mi spieghi|mi chiedo|allora|ma",
    behind: "per favore|per piacere|grazie(?: (?:mille|in anticipo|per l'aiuto|tante))*|(?:ti|la|vi) ringrazio(?: molto)?|(?:cordiali |un )?salut[io]",
  },
  pt: {
    front: '(?:olá|oi)(?: (?:pessoal|gente|turma))?|bo[am] (?:dia|tarde|noite)|(?:car[oa] )?(?:professora?|prof)|a todos|desculp[ae](?:m)?|com licença|por favor|obrigad[oa]|(?:tenho )?uma (?:pergunta|dúvida)(?: (?:rápida|boba|simples))?|(?:você |o senhor |alguém )?(?:poderias?|podes?|pode)(?: por favor)?(?:[- ](?:me|nos))?(?: (?:me |nos )?(?:dizer(?:-me)?|explicar(?:-me)?|ajudar(?:-me)?(?: a entender)?))?|(?:eu )?(?:gostaria de|gostava de|queria|quero|preciso)(?: (?:saber|entender|perguntar))?|(?:você |alguém )?sabes?|não (?:entendo|sei|percebo|entendi)(?: bem)?|(?:me diga|diz-me|diga-me|explica-me|explique-me|me explique)|então|mas',
    behind: 'por favor|(?:muito |desde já )?obrigad[oa](?: (?:desde já|pela (?:ajuda|atenção)|antecipadamente))*|valeu|agradeço(?: desde já)?|abraços?|cumprimentos',
  },
  ru: {
    front: 'привет|здравствуйте?|добрый (?:день|вечер)|доброе утро|(?:уважаем(?:ый|ая) )?(?:учитель|профессор|преподаватель)|всем|извините?|простите?|пожалуйста|спасибо|(?:у меня )?(?:есть )?(?:один |маленький |быстрый |глупый |простой )*вопрос|(?:не )?(?:мог(?:ли|ла)?|можете|можешь)(?: бы)?(?: (?:вы|ты))?(?: бы)?(?: пожалуйста)?,?(?: (?:мне|нам))?(?: (?:сказать|объяснить|подсказать|рассказать|помочь(?: понять)?))?|(?:я )?(?:хотел(?:а)?|хочу|хотелось)(?: бы)?(?: (?:узнать|понять|спросить|знать))?|(?:подскажите?|скажите?|объясните?|расскажите?)(?: мне)?(?:,? пожалуйста)|(?:вы |ты |кто-нибудь )?(?:не )?знае(?:те|шь|т)(?: ли вы)?|(?:я )?не (?:понимаю|знаю|понял[а]?)|мне интересно|итак|но',
    behind: 'пожалуйста|(?:большое |заранее )?спасибо(?: (?:большое|заранее|за помощь))*|заранее благодар(?:ен|на|ю)|благодарю(?: вас)?(?: за помощь)?|с уважением',
  },
  zh: {
    front: '你好|您好|大家好|老师(?:您|你)?好?|早上好|下午好|晚上好|嗨|不好意思|打扰(?:一下|了)|抱歉|对不起|谢谢|麻烦(?:你|您)?(?:一下)?|请问(?:一下)?|请教一下|(?:我)?(?:想|想要)(?:问|知道|了解|请教)(?:一下)?|我?有(?:一)?个(?:小|简单的)?问题|(?:你|您)?(?:可以|能不能|能否|可不可以|能)(?:请)?(?:你|您)?(?:给我|帮我|跟我|为我|向我)?(?:解释一下|讲一下|说一下|说明一下|告诉我|讲讲)|请?(?:告诉我|帮我解释一下)|我不(?:太)?(?:明白|清楚|懂|知道)|请(?=[\\p{L}])',
    behind: '(?:非常|多)?谢谢(?:您|你|老师|大家)?(?:了|的帮助)?|多谢|拜托了?|辛苦了?|麻烦(?:您|你)?了|(?:非常|十分)?感谢(?:您|你|老师|大家)?',
  },
  ja: {
    front: 'こんにちは|こんばんは|おはようございます|はじめまして|先生|すみません(?:が)?|すいません(?:が)?|失礼します|(?:いつも)?お世話になっております|恐れ入りますが|お忙しいところ|ありがとうございます|(?:ちょっと|一つ|簡単な|初歩的な)?質問(?:です(?:が)?|があります(?:が)?|させてください)|(?:お)?(?:聞き|伺い|尋ね)(?:したい|たい)(?:の|ん)?ですが|教えて(?:ほしい|いただきたい)(?:の|ん)ですが|よかったら|よろしければ|お願いします|ええと|あの',
    behind: '(?:を|について)?(?:教えて|説明して)(?:ください(?:ませんか)?|下さい|くれますか|くれませんか|もらえますか|もらえませんか|いただけますか|いただけませんか|いただけないでしょうか|ほしいです)|(?:どうぞ)?(?:よろしく)?お願い(?:します|いたします|致します)|(?:どうも)?ありがとう(?:ございます)?|(?:が|を)?知りたいです',
  },
  ko: {
    front: '안녕하세요|안녕하십니까|안녕|선생님|교수님|저기요?|죄송(?:합니다|하지만|한데)(?:만)?|실례(?:합니다|지만|하지만)(?:만)?|감사합니다|혹시|(?:간단한 )?질문(?:이)?(?: 하나)?(?: 있(?:어요|습니다|는데요))?|궁금한 (?:게|것이) 있(?:어요|는데요|습니다)|여쭤볼 게 있(?:어요|는데요|습니다)|(?:제발|부디)',
    behind: '(?:를|을|에 대해)?\\s*(?:좀 )?(?:알려|설명해|가르쳐|말해) ?(?:주세요|줘요?|주시겠어요|주실 수 있(?:나요|을까요|습니까)|주실래요|주시면 감사하겠습니다)|(?:미리 )?감사(?:합니다|드립니다|해요)|고마워요?|고맙습니다|부탁(?:드려요|드립니다|합니다|해요)|(?:가|이)?\\s*(?:궁금해요|궁금합니다|알고 싶어요|알고 싶습니다)',
  },
  ar: {
    front: 'مرحب(?:ا|اً|ًا)(?: بكم)?|أهلا(?: وسهلا)?|أهلاً(?: وسهلاً)?|السلام عليكم(?: ورحمة الله وبركاته)?|صباح الخير|مساء الخير|(?:يا )?(?:أستاذ|أستاذة|أستاذي|أستاذتي|معلم)|عفو(?:ا|اً|ًا)|المعذرة|معذرة|آسف|من فضلك(?:م)?|لو سمحت(?:م)?|شكر(?:ا|اً|ًا)|(?:لدي|عندي) سؤال(?: (?:سريع|بسيط))?|هل (?:يمكنك(?:م)?|تستطيع|بإمكانك)(?: من فضلك)?(?: أن)?(?: (?:تخبرني|تشرح(?: لي)?|توضح(?: لي)?|تقول لي|تساعدني(?: على فهم)?|إخباري|شرح|توضيح))?|(?:أريد|أود|أرغب في)(?: أن)?(?: (?:أعرف|أفهم|أسأل(?:ك)?|معرفة|فهم))?|هل تعرف|لا (?:أفهم|أعرف)|أخبرني|قل لي|اشرح لي',
    behind: 'من فضلك(?:م)?|لو سمحت(?:م)?|(?:و)?شكر(?:ا|اً|ًا)(?: (?:جزيلا|جزيلاً|لك(?:م)?|مقدما|مقدماً|على مساعدتك(?:م)?))*|جزاك(?:م)? الله خيرا|بارك الله فيك(?:م)?|مع (?:خالص )?(?:الشكر|التحية)',
  },
  hi: {
    front: 'नमस्ते|नमस्कार|प्रणाम|(?:सर|मैम|मैडम|गुरुजी|अध्यापक)(?: जी)?|शुभ (?:प्रभात|संध्या)|माफ़? ?कीजिए(?:गा)?|माफ़ कीजिए(?:गा)?|क्षमा (?:करें|कीजिए)|कृपया|प्लीज़?|धन्यवाद|(?:मेरा |मेरे पास )?एक (?:छोटा सा |छोटा |सरल )?(?:सवाल|प्रश्न)(?: है)?|क्या (?:आप|कोई|तुम)(?: कृपया)?(?: मुझे| हमें)?(?: कृपया)? (?:बता|समझा) (?:सकते हैं|सकता है|सकते हो|सकती हैं|देंगे)(?: कि)?|(?:मैं |हम )?(?:यह )?(?:जानना|समझना|पूछना) (?:चाहता|चाहती|चाहते) (?:हूँ|हूं|था|थी|हैं)(?: कि)?|(?:मुझे )?(?:बताइए|बताएँ|बताएं|समझाइए)(?: कि)?|मुझे (?:समझ नहीं आया|नहीं पता)(?: कि)?|क्या आप(?:को)? (?:पता है|जानते हैं)(?: कि)?',
    behind: '(?:कृपया )?(?:मुझे )?(?:बताइए|बताएँ|बताएं|बता दीजिए|समझाइए|समझा दीजिए)|कृपया|प्लीज़?|(?:आपका |आपको )?(?:बहुत(?:-बहुत| बहुत)? |अग्रिम )?(?:धन्यवाद|शुक्रिया)|सादर',
  },
};

/** Unspaced, or with endings that are written together with a word. */
const JOINED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja', 'ko']);
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;
const BETWEEN = String.raw`[\s,.!?:;…¡¿،؟।。、，！？：~–—-]`;
/** A courtesy is short, and so are a few of them. */
const LONGEST = 160;
const ROUNDS = 8;

const made = new Map<LanguageCode, { front: RegExp; behind: RegExp }>();

function patternsOf(language: LanguageCode): { front: RegExp; behind: RegExp } {
  let patterns = made.get(language);
  if (!patterns) {
    const written = (list: string): string => list.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`).replaceAll("'", "['’]");
    const { front, behind } = COURTESIES[language];
    const [before, after] = JOINED.has(language) ? ['', ''] : [`(?<!${LETTER})`, `(?!${LETTER}|['’-]${LETTER})`];
    patterns = {
      front: new RegExp(`^${BETWEEN}*(?:${written(front)})${after}${BETWEEN}*`, 'iu'),
      behind: new RegExp(`[\\s,，、،]*${before}(?:${written(behind)})(?<marks>${BETWEEN}*)$`, 'iu'),
    };
    made.set(language, patterns);
  }
  return patterns;
}

/** A question without greetings, polite beginnings and thanks, none of which makes it harder; itself where nothing else is in it. */
export function withoutCourtesies(question: string, language: LanguageCode): string {
  const { front, behind } = patternsOf(language);
  let text = question;
  for (let round = 0; round < ROUNDS; round += 1) {
    const head = front.exec(text.slice(0, LONGEST))?.[0].length ?? 0;
    // What it ends with stays, such as a question mark behind "please".
    const tail = behind.exec(text.slice(-LONGEST));
    const end = tail ? text.length - tail[0].length : text.length;
    const left = end < head ? '' : `${text.slice(head, end).trimEnd()}${tail?.groups?.['marks']?.trim() ?? ''}`;
    if (left === text || !/\p{L}/u.test(left)) break;
    text = left;
  }
  return text;
}

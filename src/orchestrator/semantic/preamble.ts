import type { LanguageCode } from '../model.js';
import { words } from './rules.js';

/** What may stand before a question and only introduces it: every word before the question word must be one of `fillers`. */
interface Preamble {
  readonly fillers: ReadonlySet<string>;
  /** What a question itself begins with. */
  readonly asks: ReadonlySet<string>;
  /** Beginnings that are the question: "do I need to know why …". */
  readonly never: RegExp;
}

const of = (fillers: string, asks: string, never = /^$/u): Preamble => ({ fillers: words(fillers), asks: words(asks), never });

const PREAMBLES: Partial<Record<LanguageCode, Preamble>> = {
  en: of(
    `hi hello hey hiya there everyone all teacher sir miss professor good morning afternoon evening sorry pardon excuse me if this that it is was a an the my our
    very really bit kind obvious dumb stupid silly basic simple easy question quick stupid-sounding but so ok okay well um please pls plz just honestly actually anyone somebody
    someone do you u does can could would will be able to happen know tell explain help understand get see find out ask let i am are we us me have had been
    want wanted wants i've we've been one more thing again just-checking need would like love curious wondering wonder always confused lost stuck unsure not sure about still quite fully ever never
    remember recall forgot forget idea any got grasp figure thanks thank thx for lesson class trying learn looking interested in knowing hoping might may wish kindly
    mind telling explaining possible struggling having trouble understanding and work
    really keen heard read mentioned today yesterday actually maybe perhaps kinda somehow here hoping hope asking follow following grasping clear unclear puzzled baffled stumped homework trying enlighten clarify remind`,
    'why how what when where who whom whose which',
    /^(?:do|am|are|can|could|would|should|will|may|might|have|had) (?:i|we)(?! (?:ask|have a))|^(?:do|would|will|are|can|does|is) (?:you|it|this|that|anyone|someone|somebody) (?:need|want|like|love|work|help|not|get|understand|remember|see|learn|find|always|ever)|^(?:is|was|does) |^work|^(?:about|in|for|the|if) |^i (?:am not (?!sure)|was |(?:still |really |always )?(?:know|understand|get|see|remember|forget|find|tell)(?: |$))/iu,
  ),
  es: of(
    `hola buenas buenos días tardes noches profe profesor profesora oye oiga perdón perdona perdone disculpa disculpe disculpen a ver por favor porfa una pregunta duda rápida tonta tengo es que
    pero si esta esto no sé se sabes sabe alguien alguno sabría sabrías podrías podría puedes puede pueden podéis me nos decir decirme decirnos explicar explicarme explicarnos explica explícame explíqueme
    dime dígame aclarar aclararme contar cuéntame cuéntenme ayuda ayudarme ayudas entender saber querría quería quiero quisiera gustaría encantaría necesito necesitaba entiendo entendí comprendo acabo de recuerdo acuerdo ni
    idea muy bien del todo todavía aún la mi pregunto preguntaba preguntar pregunta siempre gracias clase lo un y yo pues bueno entonces tonto obvio sería tan amable usted explicara explique`,
    'qué por cómo cuándo dónde quién quiénes cuál cuáles cuánto cuántos cuánta cuántas para a en de',
    /^(?:por|para|a|en|de)(?! (?:favor|ver))/iu,
  ),
  fr: of(
    `bonjour salut bonsoir coucou monsieur madame prof professeur désolé désolée pardon excusez excuse moi mais alors euh bon ok si c' est bête la le une ma question rapide petite s' il te vous tu plaît plait svp stp
    j' ai aimerais voudrais veux je peux peut pouvez pourriez pourrais pourrait on quelqu'un quelqu' un savoir sais sait saurait saurais savez comprendre comprends compris ne n' pas toujours pas bien très vraiment du tout
    dire expliquer explique expliquez dites dis nous me m' l' aider aide à besoin demande demandais demander me cherche merci pour cours vous auriez auras as avez idée souviens rappelle plus trop oublié et en fait d' de une par hasard gentil seriez`,
    `pourquoi comment quand où qui que qu' quoi quel quelle quels quelles combien`,
    /^(?:c' est|est il|pour|à|en|d'|de|par) (?!bête|une)|^que /iu,
  ),
  de: of(
    `hallo hi hey moin servus guten tag morgen abend zusammen frau herr bitte danke entschuldigung sorry tut mir leid also ok okay so mal sag sagt sagen sie kurze blöde dumme frage eine meine ist vielleicht aber falls das offensichtlich
    kannst könntest können könnten könnt kann du ihr jemand mir uns ich erklären erklär erkläre erläutern verraten helfen hilf zu verstehen verstehe versteh kapiere kapier check checke begreife weiß weiss weißt wisst wissen nicht ganz so recht noch immer wirklich gar
    möchte würde wüsste gern gerne will wollte mich interessieren interessiert frage frag fragen zufällig eigentlich keine ahnung habe hab mal nur schnell doch erfahren lernen eben und die der stunde für vergessen bescheid`,
    'warum weshalb wieso wie was wann wo wer wen wem wessen welche welcher welches welchen welchem wodurch wofür wozu worin woran woraus woher wohin',
    /^(?:kann|muss|soll|will|darf|weiß|möchte) ich|^ist|^(?:die|der|das) /iu,
  ),
  it: of(
    `ciao salve buongiorno buonasera prof professore professoressa scusa scusi scusate senti senta allora ok per favore favore una domanda veloce stupida ho la mia è ma se forse
    mi ci sa sai sapete sapresti saprebbe qualcuno sapere dire dirmi dirci spiegare spiegarmi spiegarci spiega spieghi spiegami mi dica dimmi puoi può potete potresti potrebbe potreste vorrei volevo voglio capire capisco capito bene non ancora molto del tutto
    piacerebbe aiutare aiutarmi aiutami aiuto ho bisogno di chiedo chiedevo chiedere chiedevo ricordo mica so un' idea grazie lezione e io proprio bisogno a curioso curiosa`,
    'perché che cosa cos come quando dove chi quale quali qual quanto quanti quanta quante',
    /^(?:per(?! favore)|è|a|di|in) /iu,
  ),
  pt: of(
    `oi olá bom boa dia tarde noite professor professora prof desculpa desculpe desculpem então ok por favor uma pergunta dúvida rápida boba tenho minha a é mas se
    alguém sabe sabem sabes saberia me nos pode poderia podes podia podem você vocês tu dizer dizerme explicar explica explique explicame diz diga ajudar ajuda entender perceber compreender saber quero queria gostaria gostava de eu não nao entendo entendi percebo percebi compreendo sei lembro bem muito direito ainda
    preciso adoraria obrigado obrigada pela aula e tô estou com perdido perdida curioso curiosa ideia faço`,
    'por porque o que como quando onde quem qual quais quanto quantos quanta quantas para',
    /^(?:por(?! favor)|para|a(?! minha)|o|é|se) /iu,
  ),
  ru: of(
    `привет здравствуйте здравствуй добрый доброе день утро вечер всем извините извини простите прости за глупый вопрос а но и ну итак слушай слушайте пожалуйста плиз можно спросить спрошу
    подскажи подскажите скажи скажите объясни объясните расскажи расскажите поясни поясните напомните не мог могли могла бы вы ты можешь можете может кто-нибудь кто нибудь объяснить рассказать сказать подсказать пояснить мне нам
    хочу хотел хотела хотелось знать узнать понять я никак пойму понимаю понял поняла знаю знаете знаешь знает интересно помню разобраться помогите помоги меня есть у один быстрый вопросик скажет спасибо урок пока еще ещё совсем вот просто подскажет объяснит это`,
    'почему зачем как что когда где кто кем кого кому чем какой какая какое какие каков какова сколько куда откуда чего для отчего',
    /^(?:можно|кто|кто-нибудь|у меня|это) (?!спросить|спрошу|вопрос|знает|может|подскажет|объяснит|нибудь|есть)/iu,
  ),
  ar: of(
    `مرحبا مرحبًا مرحباً أهلا السلام عليكم صباح مساء الخير يا أستاذ أستاذة أستاذي أستاذتي من فضلك فضلكم أتساءل لو سمحت سمحتم رجاء رجاءً عفوا عفوًا عفواً المعذرة معذرة آسف سؤال سريع سؤالي لدي عندي هو هل يمكنك يمكنكم يمكن تستطيع بإمكانك أن تشرح توضح تخبرني تقول تشرحوا شرح توضيح إخباري لي لنا
    اشرح وضح أخبرني أخبرونا قل بين أريد أود أحب أرغب في معرفة أعرف أفهم فهم لا لم أدري جيدا جيدًا بعد تعرف تعلم أحد أحدكم يعرف يشرح شكرا شكرًا على الدرس ساعدني ساعدوني حتى لكن`,
    'كيف لماذا ما متى أين كم ماذا من',
    /^(?:من(?! فضل)|ما|لا(?! أفهم| أعرف| أدري)) /u,
  ),
};

/** What belongs to the question word behind it: "from where", "d'où", "com quais". */
const BINDS = /^(?:of|in|for|to|from|at|by|with|on|à|d'|de|en|pour|par|est|c'|dans|sur|com|por|para|a|em|di|da|per|è|con|zu|mit|bei|aus|für|von|auf|in|an|um|bis|seit|в|на|с|из|от|о|за|по|до|у|к|для|من|على|في|عن|إلى|بعد)$/iu;
/** The negations that introduce a question, not deny it: "I don't understand …". */
const NOT_KNOWING: Partial<Record<LanguageCode, RegExp>> = {
  en: /(?<!\b(?:want|like|love|need|help|tell|explain|you|could|would|please)\b.*)\bnot (?:(?:really|quite|fully|ever|very) )*(?:know|understand|get|see|remember|recall|sure|grasp)\b(?!.*\b(?:you|want|like)\b)/iu,
  es: /(?:^|[^\p{L}])(?:no (?:entiendo|entendí|sé|comprendo|recuerdo|me acuerdo)|ni idea)/iu,
  fr: /(?<!(?:^| )(?:tu|vous) .*)(?:(?:ne |n' )?(?:comprends|sais|vois|souviens) (?:toujours |vraiment )?pas|ai pas compris|ai pas (?:bien |trop )?compris)/iu,
  de: /(?<!\b(?:du|ihr|sie)\b.*)(?:versteh|weiß|weiss|kapier|check|begreif)\p{L}*(?: \p{L}+){0,3} nicht(?! (?:du|ihr|sie))|keine ahnung/iu,
  it: /non (?:ho (?:ben )?capito|capisco|so|ricordo|mi ricordo)(?!.*vorrei)/iu,
  pt: /(?:não|nao) (?:entendo|entendi|percebo|percebi|sei|compreendo|lembro)/iu,
  ru: /(?:не (?:понимаю|понял|поняла|знаю|пойму|помню|могу понять)|^не (?:могли|мог|могла) бы)/iu,
  ar: /(?<!(?:أود|أريد|أحب|أرغب).*)(?:لا|لم) (?:أفهم|أعرف|أدري)/u,
};
const NEGATIONS = /^(?:not|no|never|ni|ne|n'|pas|nicht|keine?|non|mica|não|nao|не|никак|لا|لم)$/iu;
const PUNCTUATION = /^[,.:;!?-]$/u;
/** Words behind which no full sentence is left: "… . Thanks!", "… . I forgot." */
const LEAST_ASKED = 2;

/**
 * A question without what introduces it, and whether it was asked indirectly (its verb then stands elsewhere).
 * Whatever isn't surely an introduction stays.
 */
export function withoutPreamble(text: string, language: LanguageCode): { text: string; indirect: boolean } {
  const preamble = PREAMBLES[language];
  if (!preamble) return { text, indirect: false };
  const tokens = text.split(' ');
  let end = tokens.length;
  const stop = tokens.findLastIndex((token) => token === '.' || token === '!' || token === '¦');
  if (stop > LEAST_ASKED && tokens[stop] !== '¦' && tokens.length - stop > 2 && tokens.slice(stop + 1).every((token) => isFiller(token, preamble)) && !denies(tokens.slice(stop + 1), language)) end = stop;
  const lead = leadOf(tokens.slice(0, end), preamble, language);
  const asked = tokens.slice(lead, end).join(' ');
  return { text: asked, indirect: lead > 0 && !/^[.:;!]$/u.test(tokens[lead - 1] ?? '') && !/^(?:mal|hallo|hey|hi)$/iu.test(tokens[lead - 2] ?? '') };
}

/** A negation too many, or where none belongs. */
function denies(lead: readonly string[], language: LanguageCode): boolean {
  const negations = lead.filter((token) => NEGATIONS.test(token)).map((token) => token.toLowerCase().replace(/^n'$/u, 'ne'));
  if (negations.length === 0) return false;
  return new Set(negations).size < negations.length || !(NOT_KNOWING[language]?.test(lead.join(' ')) ?? false);
}

function leadOf(tokens: readonly string[], preamble: Preamble, language: LanguageCode): number {
  for (const [at, token] of tokens.entries()) {
    const before = tokens.slice(0, at).join(' ');
    const bound = at > 0 && BINDS.test(tokens[at - 1] ?? '');
    const asks = !bound && preamble.asks.has(token.toLowerCase()) && !isPolite(tokens, at);
    if (asks && (at === 0 || (!preamble.never.test(before) && !denies(tokens.slice(0, at), language)))) return at;
    if (!isFiller(token, preamble)) return 0;
  }
  return 0;
}

/** "por favor", "a ver", من فضلك: what elsewhere begins a question. */
function isPolite(tokens: readonly string[], at: number): boolean {
  return /^(?:por favor|a ver|de nada|من فضلك|من فضلكم|لم أفهم|لم أعرف|кто нибудь|что нибудь)$/iu.test(`${tokens[at]} ${tokens[at + 1]}`)
    || /^(?:para|a|en|de|por) (?!que$|qué$|quién|quem$|cuá|cuán|qual$|onde$|dónde$|favor)/iu.test(`${tokens[at]} ${tokens[at + 1] ?? ''}`);
}

const isFiller = (token: string, { fillers }: Preamble): boolean => fillers.has(token.toLowerCase()) || PUNCTUATION.test(token);

import { pattern } from './plain.js';

const START = '(?<![\\p{L}\\p{N}])';

const SELF_HARM = [
  `${START}(?:how (?:do|can|could|should|would) i|how to|(?:tell|show|teach) me how to|help me(?: to)?|i (?:want|am going|plan) to) (?:painlessly |quickly |best |easily )?(?:kill|hang|cut|poison|harm|hurt|drown) (?:myself|yourself|oneself)(?! (?:less|laughing|with laughter))`,
  `${START}(?:how (?:do|can|could|should) i|how to|i want to) (?:painlessly |quickly )?(?:commit suicide|end my (?:own )?life(?! (?:science|insurance|story|cycle))|die (?:painlessly|quickly|without pain)|overdose(?: on)?)`,
  `${START}(?:painless|easiest|best|quickest|fastest|most effective|least painful)(?: \\p{L}+){0,3} (?:to|of) (?:die(?! (?:cast|cut|out))|dying|kill(?:ing)? (?:my|your|one)self|commit(?:ting)? suicide|end(?:ing)? (?:my|your|one's) life)`,
  `${START}(?:(?:suicide|self-harm) (?:methods?|instructions)|methods? (?:of|for) (?:suicide|killing (?:my|one)self))(?! (?:prevention|in literature))`,
  `${START}how (?:many|much)(?: \\p{L}+){0,4} (?:pills?|tablets?|paracetamol|ibuprofen)(?: \\p{L}+){0,6} (?:to (?:die|kill (?:my|your|one)self|overdose)|for (?:a lethal|an) overdose)`,
  `${START}(?:como (?:puedo|podria|hago para)?(?: yo)? ?(?:suicidarme|matarme|quitarme la vida|cortarme las venas|autolesionarme)|quiero (?:suicidarme|matarme|morir sin dolor)|(?:metodos?|formas?|maneras?) (?:de|para) (?:suicidarme|suicidarse sin dolor|matarme))`,
  `${START}(?:comment (?:me suicider|me tuer|mourir sans (?:douleur|souffrir)|me faire du mal|mettre fin a mes jours|puis-je me (?:tuer|suicider))|je veux (?:me tuer|me suicider|mourir)|(?:methodes?|moyens?) (?:de|pour) (?:me suicider|se suicider sans douleur))`,
  `${START}(?:wie (?:kann|konnte|soll) ich (?:mich (?:\\p{L}+ ){0,3}(?:umbringen|toten|erhangen|ritzen|selbst verletzen)|selbstmord begehen|mir das leben nehmen)|wie (?:bringe|tote|erhange|ritze) ich mich|ich (?:will|mochte) (?:mich umbringen|sterben(?! lern)|mir das leben nehmen)|(?:schmerzlose\\p{L}*|schnellste\\p{L}*|beste\\p{L}*) (?:methoden?|weg|art)(?: \\p{L}+){0,2} (?:zu sterben|sich umzubringen|mich umzubringen|selbstmord))`,
  `${START}(?:come (?:posso |potrei )?(?:suicidarmi|uccidermi|togliermi la vita|farmi del male|ammazzarmi)|voglio (?:suicidarmi|uccidermi|morire)|(?:metodi|modi) (?:per|di) (?:suicidarmi|suicidarsi senza dolore))`,
  `${START}(?:como (?:posso |eu posso |faco para )?(?:me (?:matar|suicidar|cortar|machucar)|suicidar-me|matar-me|tirar (?:a )?minha (?:propria )?vida)|quero (?:me matar|morrer|me suicidar)|(?:metodos|formas|maneiras) de (?:me matar|se matar sem dor|me suicidar))`,
  `${START}(?:как (?:мне |можно |лучше )?(?:покончить с собой|убить себя|совершить самоубийство|умереть без боли|безболезненно умереть|повеситься|порезать (?:себе )?вены|навредить себе)|(?:я )?хочу (?:умереть|убить себя|покончить с собой)|(?:способы|методы) (?:самоубийства|суицида|покончить с собой))`,
  '(?:怎么|如何|怎样)(?:才能)?(?:无痛)?(?:自杀|自残|割腕|结束自己的生命|杀死自己|上吊)(?!预防|率)|我想(?:自杀|死|自残)|自杀(?:的)?方法',
  '(?:自殺|自傷|リストカット|首吊り)(?:の)?(?:方法|やり方|仕方)|(?:どうやって|どうすれば)[^。！？\\n]{0,8}(?:自殺(?:でき|する)|死ね(?:る|ます))|楽に死(?:ねる|ぬ方法|にたい)|死にたい|自殺したい',
  '(?:자살|자해)(?:하는)? ?(?:방법|법)|어떻게[^.!?\\n]{0,8}(?:자살|죽을 수)|(?:고통 없이|편하게) 죽는 (?:법|방법)|(?:자살하고|죽고) 싶',
  '(?:كيف (?:يمكنني |أستطيع )?(?:أنتحر|أن أنتحر|الانتحار|أقتل نفسي|أن أقتل نفسي|أؤذي نفسي|أنهي حياتي)|طر(?:ق|يقة) (?:الانتحار|للانتحار|لقتل نفسي)|أريد أن (?:أموت|أنتحر|أقتل نفسي))',
  '(?:आत्महत्या|खुदकुशी|ख़ुदकुशी) (?:कैसे कर(?:ूं|ूँ|ें)|करने (?:का|के) (?:तरीका|तरीके|आसान तरीका))|(?:मैं|मुझे) (?:मरना चाहता|मरना चाहती|मरना है|आत्महत्या करना|खुद को मारना)|खुद को (?:कैसे मार|नुकसान कैसे)',
].map(pattern);

const SEXUAL = '(?:sex(?:ual)? (?:story|stories|scenes?|content|fantas(?:y|ies)|images?|pictures?|videos?|acts?|encounters?)|erotic\\p{L}*|porn\\p{L}*|nudes|(?:naked|nude) (?:pics?|pictures?|photos?|images?|drawings?)|sexually explicit|sexuali[sz]ed)';
const MINORS = '(?:child(?:ren)?|minors?|kids?|under-?age\\p{L}*|pre-?teens?|school ?(?:girl|boy)s?|little (?:girl|boy)s?|toddlers?|infants?|loli(?:ta)?|(?:[1-9]|1[0-7])[- ]years?[- ]olds?|young (?:girl|boy)s?)(?![\\p{L}])';
const VERBS = '(?:write|create|generate|draw|make|show|send|give|find|describe|produce|get|tell|where can i)';
const WITHIN = (units: number): string => `[^.!?\\n]{0,${units}}?`;
const MINORS_SEXUAL = [
  `${START}${VERBS}${WITHIN(40)}${START}${SEXUAL}${WITHIN(40)}${START}${MINORS}`,
  `${START}${VERBS}${WITHIN(40)}${START}${MINORS}${WITHIN(30)}${START}${SEXUAL}`,
  `${START}${VERBS}${WITHIN(30)}${START}(?:child|kiddie) porn\\p{L}*`,
  `${START}(?:escribe|crea|genera|muestra|dibuja|quiero)\\p{L}*${WITHIN(40)}(?:porno\\p{L}*|erotic\\p{L}+|(?:escena|relato|historia|imagen|foto)\\p{L}* sexual\\p{L}*|desnud\\p{L}+)${WITHIN(40)}${START}(?:nin[oa]s?|menor(?:es)?|infantil(?:es)?|colegialas?)`,
  `${START}(?:ecris|cree|genere|montre|dessine|je veux)\\p{L}*${WITHIN(40)}(?:porno\\p{L}*|erotique\\p{L}*|(?:scene|histoire|image|photo)s? sexuelles?|nues?)${WITHIN(40)}${START}(?:enfants?|mineure?s?|fillettes?|petites? filles?|ecolieres?)`,
  `${START}(?:schreib|erstell|zeig|generier|zeichne|ich will)\\p{L}*${WITHIN(40)}(?:kinderporno\\p{L}*|(?:porno\\p{L}*|erotisch\\p{L}*|sexuell\\p{L}* (?:geschicht|szene|bild|inhalt)\\p{L}*|sexszene\\p{L}*|nackt(?:bild|foto)\\p{L}*)${WITHIN(40)}${START}(?:kind(?:er|ern)?|minderjahrig\\p{L}*|madchen|schulmadchen))`,
  `${START}(?:scrivi|crea|genera|mostra|disegna|voglio)\\p{L}*${WITHIN(40)}(?:pedoporno\\p{L}*|(?:porno\\p{L}*|erotic\\p{L}+|(?:scena|storia|immagin\\p{L}|foto) sessual\\p{L})${WITHIN(40)}${START}(?:bambin[aoei]|minor(?:i|enne|enni)|ragazzin[aei]))`,
  `${START}(?:escreva|crie|gere|mostre|desenhe|quero)\\p{L}*${WITHIN(40)}(?:porno\\p{L}*|erotic\\p{L}+|(?:cena|historia|imagem|foto) sexual)${WITHIN(40)}${START}(?:crianc\\p{L}+|menor(?:es)?|menin[ao]s?|infantil)`,
  `${START}(?:напиши|создай|покажи|нарисуй|сгенерируй|хочу)\\p{L}*${WITHIN(40)}(?:детск\\p{L}+ порн\\p{L}+|(?:порн\\p{L}*|эротич\\p{L}+|сексуальн\\p{L}+ (?:сцен|истори|рассказ)\\p{L}*)${WITHIN(40)}(?:дет(?:ей|ьми|ях)|ребенк\\p{L}+|несовершеннолетн\\p{L}+|школьниц\\p{L}+))`,
  '(?:写|生成|画|给我|创作|看)[^。！？\\n]{0,15}(?:儿童色情|未成年[^。！？\\n]{0,8}(?:色情|性爱|裸)|(?:色情|性爱|裸照)[^。！？\\n]{0,12}(?:儿童|未成年|小学生|幼女))',
  '(?:児童ポルノ|(?:子供|小学生|未成年|幼女)[^。！？\\n]{0,10}(?:ポルノ|エロ|性的な(?:話|小説|画像|シーン)|裸の(?:画像|写真)))[^。！？\\n]{0,12}(?:書いて|見せて|作って|描いて|ください|欲しい|生成)',
  '(?:아동 ?포르노|아동 ?음란물|(?:미성년자?|어린이|아동|초등학생)[^.!?\\n]{0,10}(?:야한|음란|성적인 (?:이야기|장면|사진)|누드))[^.!?\\n]{0,14}(?:써|보여|만들어|그려|줘|주세요)',
  '(?:اكتب|أنشئ|أرني|اعرض|ارسم|أريد)[^.؟!\\n]{0,20}(?:إباحي\\p{L}*|جنسية|جنسي)[^.؟!\\n]{0,20}(?:أطفال|طفل|طفلة|قاصر\\p{L}*)',
  '(?:बच्चों|बच्चे|नाबालिग)[^।?!\\n]{0,12}(?:अश्लील|पोर्न|यौन (?:कहानी|चित्र|दृश्य))[^।?!\\n]{0,12}(?:लिखो|दिखाओ|बनाओ|लिखिए|दो)',
].map(pattern);

/** Whether it asks for ways to harm oneself. */
export function wantsSelfHarm(text: string): boolean {
  return SELF_HARM.some((expression) => text.search(expression) >= 0);
}

/** Whether it wants sexual content with minors. */
export function sexualizesMinors(text: string): boolean {
  return MINORS_SEXUAL.some((expression) => text.search(expression) >= 0);
}

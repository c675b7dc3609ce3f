import { pattern } from './plain.js';

const START = '(?<![\\p{L}\\p{N}])';

const MEDICINE_EN = '(?: \\p{L}+){0,3} (?:pills?|tablets?|paracetamol|acetaminophen|tylenol|ibuprofen|aspirin|insulin|xanax|medicine|medication|morphine|antidepressants?|opioids?|poison|cyanide|bleach)';

const SELF_HARM = [
  `${START}(?:how (?:do|can|could|should|would) i|how to|(?:tell|show|teach) me how to|help me(?: to)?|i (?:want|am going|plan) to) (?:painlessly |quickly |best |easily )?(?:kill|hang|cut|poison|harm|hurt|drown) (?:myself|yourself|oneself)(?! (?:off|out|some|a|from|free|less|laughing|with laughter))`,
  `${START}(?:how (?:do|can|could|should) i|how to|i want to) (?:painlessly |quickly )?(?:commit suicide|end my (?:own )?life(?! (?:science|insurance|story|cycle))|die (?:painlessly|quickly|without pain)|overdose(?: on)?)`,
  `${START}(?:painless|easiest|best|quickest|fastest|most effective|least painful)(?: \\p{L}+){0,3} (?:to|of) (?:die(?! (?:cast|cut|out))|dying|kill(?:ing)? (?:my|your|one)self|commit(?:ting)? suicide|end(?:ing)? (?:my|your|one's) life)`,
  `${START}(?:(?:suicide|self-harm) (?:methods?|instructions)|methods? (?:of|for) (?:suicide|killing (?:my|one)self))(?! (?:prevention|in literature))`,
  `${START}how (?:many|much)(?: \\p{L}+){0,4} (?:pills?|tablets?|paracetamol|ibuprofen)(?: \\p{L}+){0,6} (?:to (?:die|kill (?:my|your|one)self|overdose)|for (?:a lethal|an) overdose)`,
  `${START}(?:como (?:puedo|podria|hago para)?(?: yo)? ?(?:suicidarme|matarme|quitarme la vida|cortarme las venas|autolesionarme)|quiero (?:suicidarme|matarme|morir sin dolor)|(?:metodos?|formas?|maneras?) (?:de|para) (?:suicidarme|suicidarse sin dolor|matarme))`,
  `${START}(?:comment (?:me suicider|me tuer|mourir sans (?:douleur|souffrir)|me faire du mal|mettre fin a mes jours|puis-je me (?:tuer|suicider))|je veux (?:me tuer|me suicider|mourir)|(?:methodes?|moyens?) (?:de|pour) (?:me suicider|se suicider sans douleur))`,
  `${START}(?:wie (?:kann|konnte|soll) ich (?:mich (?:\\p{L}+ ){0,3}(?:umbringen|toten|erhangen|ritzen|selbst verletzen)|selbstmord begehen|mir das leben nehmen)|wie (?:bringe|tote|erhange|ritze) ich mich|ich (?:will|mochte) (?:mich umbringen|sterben(?! lern)|mir das leben nehmen)|(?:schmerzlose\\p{L}*|schnellste\\p{L}*|beste\\p{L}*) (?:methoden?|weg|art)(?: \\p{L}+){0,2} (?:zu sterben|sich umzubringen|mich umzubringen|selbstmord))`,
  `${START}(?:come (?:posso |potrei )?(?:suicidarmi|uccidermi|togliermi la vita|farmi del male|ammazzarmi)|voglio (?:suicidarmi|uccidermi|morire)|(?:metodi|modi) (?:per|di) (?:suicidarmi|suicidarsi senza dolore))`,
  `${START}(?:como (?:posso |eu posso |faco para )?(?:me (?:matar|suicidar|cortar|machucar)|suicidar-me|matar-me|tirar (?:a )?minha (?:propria )?vida)|quero (?:me matar|morrer(?! de (?:rir|vergonha|amor))|me suicidar)|(?:metodos|formas|maneiras) de (?:me matar|se matar sem dor|me suicidar))`,
  `${START}(?:как (?:мне |можно |лучше )?(?:покончить с собой|убить себя|совершить самоубийство|умереть без боли|безболезненно умереть|повеситься|порезать (?:себе )?вены|навредить себе)|(?:я )?хочу (?:умереть|убить себя|покончить с собой)|(?:способы|методы) (?:самоубийства|суицида|покончить с собой))`,
  '(?:怎么|如何|怎样)(?:才能)?(?:无痛)?(?:自杀|自残|割腕|结束自己的生命|杀死自己|上吊)(?!预防|率)|我想(?:自杀|死|自残)|自杀(?:的)?方法',
  '(?:自殺|自傷|リストカット|首吊り)(?:の)?(?:方法|やり方|仕方)|(?:どうやって|どうすれば)[^。！？\\n]{0,8}(?:自殺(?:でき|する)|死ね(?:る|ます))|楽に死(?:ねる|ぬ方法|にたい)|死にたい(?!と(?:思った|言った|願った|考えた|言う|言って))|自殺したい(?!と(?:思った|言った|願った))',
  '(?:자살|자해)(?:하는)? ?(?:방법|법)|어떻게[^.!?\\n]{0,8}(?:자살|죽을 수)|(?:고통 없이|편하게) 죽는 (?:법|방법)|(?:자살하고|죽고) 싶(?!어 ?[했하])',
  '(?:كيف (?:يمكنني |أستطيع )?(?:أنتحر|أن أنتحر|الانتحار|أقتل نفسي|أن أقتل نفسي|أؤذي نفسي|أنهي حياتي)|طر(?:ق|يقة) (?:الانتحار|للانتحار|لقتل نفسي)|أريد أن (?:أموت|أنتحر|أقتل نفسي))',
  '(?:आत्महत्या|खुदकुशी|ख़ुदकुशी) (?:कैसे कर(?:ूं|ूँ|ें)|करने (?:का|के) (?:तरीका|तरीके|आसान तरीका))|(?:मैं|मुझे) (?:मरना चाहता|मरना चाहती|मरना है|आत्महत्या करना|खुद को मारना)|खुद को (?:कैसे मार|नुकसान कैसे)',
  // Nobody asks after a death without pain, or after the dose of his own, for a lesson.
  `${START}(?<!(?:say|says|said|saying|tells me|told me|writes|wrote|feeling|thought|think)(?: that)?[,:]? )i (?:really |just |only )?(?:want to|wanna|would like to) (?:die|be dead)(?! (?:my|of|from|laughing|a|the|an|cast|in|less|than|for)(?!\\p{L}))`,
  `${START}how (?:do|can|could|should|would) (?:i|one|you|somebody|someone) (?:\\p{L}+ ){0,2}?die (?:without (?:any |feeling )?(?:pain|hurting|suffering|it hurting)|peacefully|in my sleep|fast|painlessly|quickly)`,
  `${START}how to die (?:without (?:any |feeling )?(?:pain|hurting|suffering)|peacefully|in (?:my|your) sleep|fast|painlessly|quickly)`,
  `${START}how (?:do|can|could|should|would) i (?:best )?(?:take my (?:own )?life|slit my wrists|end it all)`,
  `${START}how (?:much|many)${MEDICINE_EN}(?: \\p{L}+){0,4} (?:(?:lethal|fatal|deadly|enough) (?:for me(?!\\p{L})|to kill me|for me to die)|(?:kills?|to kill) me(?!\\p{L})|(?:for me )?to die(?!\\p{L}))`,
  `${START}(?:como (?:puedo |podria |hago para |hacer para )?(?:morir(?:me)?|me muero) (?:sin (?:dolor|sufrir|sentir dolor)|rapido y sin)|quiero morir(?:me)?(?! (?:de|por|como|en)(?!\\p{L}))|cuant[oa]s? (?:pastillas|pildoras|tabletas|comprimidos|somniferos|aspirinas)(?: de \\p{L}+)? (?:\\p{L}+ ){0,3}?(?:necesito|tengo que tomar|debo tomar|hacen falta)? ?para (?:morir(?:me)?|matarme|suicidarme))`,
  `${START}(?:comment (?:puis-je |je peux |pourrais-je |faire pour )?mourir (?:sans (?:douleur|souffrir|avoir mal)|vite et sans)|combien d(?:e |')(?:comprimes|cachets|pilules|somniferes|medicaments|paracetamol|doliprane|aspirines?) (?:\\p{L}+ ){0,3}?(?:me )?(?:faut-il |dois-je prendre |faut-il prendre )?pour (?:mourir|me tuer|me suicider))`,
  `${START}(?:wie (?:kann|konnte|soll) ich (?:\\p{L}+ ){0,2}?(?:schmerzlos|schmerzfrei|ohne schmerzen|ohne zu leiden|friedlich)(?: \\p{L}+)? sterben|wie sterbe ich (?:\\p{L}+ )?(?:schmerzlos|schmerzfrei|ohne schmerzen|schnell)|wie ?viele? (?:schlaf|schmerz)?(?:tabletten|pillen|mittel|paracetamol|ibuprofen|medikamente),? (?:\\p{L}+,? ){0,4}(?:um zu sterben|um mich umzubringen|bis ich sterbe|todlich fur mich))`,
  `${START}(?:come (?:posso |potrei |faccio a |fare a |fare per )?(?:morire|muoio) senza (?:dolore|soffrire|sentire dolore)|quant[ei] (?:compresse|pastiglie|pillole|pasticche|sonniferi|farmaci) (?:\\p{L}+ ){0,3}per (?:morire|uccidermi|suicidarmi))`,
  `${START}(?:como (?:eu )?(?:posso |poderia |faco para |fazer para )?(?:morrer|morro) sem (?:dor|sofrer|sentir dor)|quant[oa]s (?:comprimidos|pilulas|pastilhas|remedios|soniferos) (?:\\p{L}+ ){0,3}para (?:morrer|me matar|me suicidar))`,
  `${START}(?:как (?:мне |можно |я могу |лучше )?(?:быстро |легко )?(?:умереть|сдохнуть) (?:безболезненно|без (?:боли|мучений|страданий)|быстро|во сне)|сколько (?:таблеток|снотворного|парацетамола|лекарств\\p{L}*|яда)(?:,? \\p{L}+){0,3},? чтобы (?:я умер(?:ла)?|умереть|отравиться|убить себя))`,
  `${START}(?:(?:forma|manera|modo) (?:mas (?:facil|rapida|suave)|menos doloros[ao]|sin dolor) (?:de|para) (?:morir(?:se)?|suicidarse)|(?:maniere|facon) la (?:plus (?:douce|simple|rapide)|moins douloureuse) (?:de|pour) (?:mourir|se suicider)|(?:schmerzloseste|angenehmste|leichteste|sanfteste) (?:art|weise|methode|weg) zu sterben|(?:modo|maniera) (?:meno doloros[oa]|piu (?:semplice|veloce|facile|indolore)) (?:di|per) (?:morire|suicidarsi)|(?:forma|maneira|jeito) (?:menos doloros[ao]|mais (?:facil|rapid[ao]|indolor)) (?:de|para) (?:morrer|se matar)|самый (?:безболезненный|легкий|быстрый|простой) способ (?:умереть|самоубийства|уйти из жизни))`,
  `${START}(?:which|what) (?:pills?|tablets?|medicine|drugs?|poison) (?:should|can|could|must|do) i (?:take|use|need|have to take)(?: \\p{L}+){0,2} to die(?!\\p{L})`,
  '最(?:不痛|不痛苦|轻松|舒服|简单|快)的(?:死法|死亡方式|自杀)|(?:ما هي )?(?:أسهل|أسرع) طريقة (?:للموت|لأموت)|मरने का सबसे (?:आसान|सरल|दर्द ?रहित) तरीक',
  '(?:怎么|如何|怎样)(?:样)?(?:才能|可以|能)?(?:让自己)?(?:死得?(?:才)?(?:不痛|没有痛苦|不痛苦|不疼|无痛)|(?:无痛|没有痛苦|不痛苦|不疼|毫无痛苦)(?:地|的)?(?:死|去死|离开|死去))|(?:吃|服|喝)多少[^。！？\\n]{1,8}(?:我)?(?:能|会|可以|才能)(?:让我)?(?:自杀|去死|死掉)|我(?:真的|只|好)想死',
  '(?:痛くない|痛みのない|苦しくない|苦しまない|楽な|簡単な)死に方|(?:痛みなく|痛くなく|苦しまず(?:に)?|痛い思いをせずに)(?:死ぬ方法|死ねる|死ねます|死にたい|死ぬには)|(?:どうやったら|どうしたら)[^。！？\\n]{0,12}死ね(?:る|ます)|何錠[^。！？\\n]{0,8}(?:死ね|死ぬこと)',
  '(?:안 아프게|아프지 않게|고통 ?없이|고통스럽지 않게|편안하게) ?(?:죽을 수 있(?:나요|을까요|어요|습니까|는)|죽는 (?:법|방법)|죽고 싶|죽으려면)|(?:수면제|약|알약|타이레놀|진통제)(?:을|를)? ?(?:얼마나|몇 알(?:을|이나)?|몇 개) ?(?:먹어야|먹으면) 죽',
  '(?:كيف (?:يمكنني |أستطيع )?(?:أن )?(?:أموت|اموت|الموت) (?:بدون|دون|بلا|من دون) (?:ألم|الم|معاناة)|كم (?:حبة|قرص|عدد)[^.؟!\\n]{0,25}(?:لأموت|لكي أموت|لأقتل نفسي|للانتحار|حتى أموت))',
  'बिना (?:दर्द|तकलीफ़?|कष्ट) (?:के )?(?:मैं )?(?:कैसे मर(?:ूं|ूँ| सकता| सकती)|मरने (?:का|के) तरीक)|कैसे (?:मैं )?बिना (?:दर्द|तकलीफ़?|कष्ट) (?:के )?मर(?:ूं|ूँ| सकता| सकती)|कितनी (?:गोलियां|गोलियाँ|दवाइयां) [^।?!\\n]{0,15}(?:मर जाऊं|मर जाऊँ|मरने के लिए)',
  // A way to it, for oneself: the words between tell how.
  `${START}(?:(?:best|easiest|quickest|fastest|painless|good|quiet|safest|a|any) (?:way|method|spot|place)s? (?:to|for) (?:me to )?(?:kill|cut|hang|poison|harm|hurt|burn|drown|starve) (?:my|your|one)self(?! (?:off|out|some|a|from|free)(?!\\p{L})))`,
  `${START}(?:(?:facon|maniere|moyen|methode|comment)(?: \\p{L}+){0,5}? (?:de |pour )?me (?:suicider|tuer|pendre|mutiler|scarifier|faire du mal))(?! a (?:la tache|l'ouvrage|rire))`,
  `${START}(?:(?:forma|manera|modo|metodo|como)(?: \\p{L}+){0,5}? (?:suicidar|matar|ahorcar|autolesionar|mutilar)me)(?! (?:de|a) )`,
  `${START}(?:(?:forma|maneira|jeito|metodo|como)(?: \\p{L}+){0,5}? (?:me (?:matar|suicidar|enforcar|mutilar)|(?:matar|suicidar|enforcar)-me))(?! (?:de|a) )`,
  `${START}(?:(?:modo|maniera|metodo|come)(?: \\p{L}+){0,5}? (?:uccider|suicidar|ammazzar|impiccar|tagliar)mi)(?! (?:di|i capelli|le unghie|i)(?!\\p{L}))`,
  `${START}(?:wie|art|weise|methode|weg)(?: \\p{L}+){0,5}?,? mich (?:\\p{L}+ ){0,2}?(?:umzubringen|umbringen|zu toten|toten|zu erhangen|erhangen|zu ritzen|selbst zu verletzen)`,
  `${START}(?:(?:как|способ|способы|метод)(?: \\p{L}+){0,4}? (?:покончить с собой|убить себя|повеситься|покончить с жизнью|свести счеты с жизнью|порезать себя|себя порезать|отравиться насмерть))`,
  `${START}(?<!(?:say|says|said|saying|writes|wrote|thought|think)(?: that)?[,:]? )(?:i (?:don't|do not|no longer) want to (?:live|be alive|exist)(?: any ?more)?(?! (?:in|with|near|here|at|like|alone|on|a|as)(?!\\p{L}))|no quiero (?:vivir mas|seguir viviendo|vivir(?=[.,!;]|$))|je ne veux plus vivre(?! (?:ici|a|avec|en))|ich will nicht mehr leben|non voglio piu vivere(?! (?:qui|a|con|in))|nao quero mais viver(?! (?:aqui|em|com))|(?:я )?(?:больше )?не хочу (?:больше )?жить(?! (?:в|с|у|здесь)(?!\\p{L})))`,
  '我?(?:真的)?不想(?:再)?活(?:了|下去)|もう?生きていたくない|もう生きたくない|더 ?이상 살고 싶지 않|(?:^|[^\\p{L}])살기 싫|لا أريد (?:أن أعيش|العيش)(?! (?:في|مع|هنا))|(?:मैं )?(?:अब )?(?:और )?(?:जीना नहीं चाहत|नहीं जीना चाहत)',
  // How many, never to wake up.
  `${START}(?:how (?:many|much)|wie ?viele?|combien|cuant[oa]s?|quant[oaie]s?|сколько)(?!\\p{L})[^.!?\\n]{0,60}(?:(?:never|not) (?:to )?wake up|finish me off|nicht mehr aufzuwachen|nie (?:wieder|mehr) aufzuwachen|ne (?:plus|jamais|pas) (?:me |se )?reveiller|(?:para )?no despertar(?:me)?(?!\\p{L})|nao acordar(?: mais)?|(?:per )?non svegliarmi|чтобы (?:больше )?не проснуться)`,
  `${START}(?:i (?:really |just )?want to (?:\\p{L}+ ){1,4}and die(?!\\p{L})|voglio farla finita|je veux en finir(?! avec (?!(?:la|ma) vie))|quiero acabar con (?:todo(?= *(?:$|[.,!]))|mi vida)|quero acabar com (?:tudo(?= *(?:$|[.,!]))|a minha vida|minha vida)|хочу со всем покончить)`,
].map(pattern);

const SEXUAL = '(?:sex(?:ual)? (?:story|stories|scenes?|content|fantas(?:y|ies)|images?|pictures?|videos?|acts?|encounters?)|erotic\\p{L}*|porn\\p{L}*|nudes|(?:naked|nude) (?:pics?|pictures?|photos?|images?|drawings?)|sexually explicit|explicit sex|graphic sex|(?:having|have) sex|sex between|sexuali[sz]ed)';
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

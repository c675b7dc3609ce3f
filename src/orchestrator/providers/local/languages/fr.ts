import { anyWord, beginsWith, head, pairs, stemmer, words, type LanguagePack } from './pack.js';

const VOWEL = /^[aeiouyàâäéèêëîïôöùûühœæ]/i;

export const pack: LanguagePack = {
  code: 'fr',
  spaced: true,
  stopwords: words(
    `a à afin ai ainsi alors après au aucun aucune aujourd'hui auquel aussi autour autre autres aux auxquels avant avec avoir avait ayant
    beaucoup bien bon bonne c ça car ce cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux chacun
    chacune chaque chez comme comment contre d dans de déjà dehors depuis dernier dernière derrière des dès désormais deux devant devenir
    devient doit doivent donc dont du durant elle elles en encore enfin ensuite entre est et étaient était été être eux exemple exemples
    faire fait faites faut fois font grand grande grandes grands hors ici il ils j je jamais jusqu jusque l la laquelle le lequel les
    lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais malgré me même mêmes mes mettre mieux moi moins mon n ne ni nombre
    nombreuses nombreux non nos notamment notre nôtre nous nouveau nouvelle nouvelles nouveaux on ont or ou où par parce parfois parmi
    partie pas pendant petit petite petites petits peu peut peuvent plupart plus plusieurs plutôt pour pourquoi pouvoir premier première
    premiers premières près presque puis puisque qu quand que quel quelle quelles quels quelque quelques qui quoi rien s sa sait sans
    savoir se selon sera serait ses seul seule seulement si sien sinon soi soit son sont sous souvent suivant suivante sur surtout t ta
    tandis tant te tel telle telles tels toi ton toujours tous tout toute toutes très trois trop tu un une uns va vais vers veut via voici
    voilà voir vos votre vous vraiment y quatre cinq six sept huit neuf dix second seconde deuxième troisième façon manière cas chose
    choses leçon chapitre section question questions réponse point points moment fin début lieu côté sorte type types permet permettent
    utilise utilisé appelle appelé appelée nomme rend rendre reste devenu donne donné important importante bleu bleue bleus rouge rouges vert verte vertes jaune jaunes blanc blanche noir noire possible différent
    différents différente différentes facile simple long longue haut bas vrai vraie quelqu chose jour jours temps mot mots idée étape étapes
    problème problèmes raison résultat ordre forme formes travail place ensemble niveau`,
  ),
  before: words(
    `le la l les un une des du au aux ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos chaque plusieurs quelques
    d dans avec sur entre sous vers par selon quel quelle`,
  ),
  agreement: new Map(Object.entries({
    le: 'm', un: 'm', du: 'm', au: 'm', ce: 'm', cet: 'm', la: 'f', une: 'f', cette: 'f', sa: 'f',
    les: 'p', des: 'p', aux: 'p', ces: 'p', ses: 'p', leurs: 'p', plusieurs: 'p',
  })),
  notTerm: /(?:er|ir|oir|ant|ment|aient|ées|ée|és)$/,
  links: words('de d'),
  articles: words('le la l un une les des du au aux ce cet cette ces son sa ses leur leurs chaque'),
  opener: beginsWith(
    `(?:en|dans|sur|avec|par|pour|sans|de|à|selon)\\s(?:\\S+\\s)?(?:son|sa|ses|leur|leurs|lui|eux)|ce|cet|cette|ces|c'|c’|cela|ça|celui|celle|ceux|celles|il|ils|elle|elles|on|nous|vous|je|tu|mais|et|ou|or|donc|car|ainsi|alors|puis|ensuite|enfin|aussi|cependant|toutefois|pourtant|néanmoins|par exemple|en effet|en revanche|au contraire|de plus|de même|d'abord|d'où|d'autres|d'un côté|de là|dès lors|autrement|imaginez|imaginons|supposons|prenons|prenez|pensez|notez|notons|rappelons|regardez|regardons|essayez|voici|voilà|là|ici|y|en|leur|leurs|son|sa|ses|notre|nos|votre|vos|un autre|une autre|les autres|l'autre|l’autre|tous deux|toutes deux|certains|certaines|d'autres|la plupart|chacun|chacune|beaucoup|après|avant|quand|lorsque|lorsqu|si|comme|même|seul|seule|seuls|seulement|pourquoi|comment|que|qu|quel|quelle|quels|premièrement|deuxièmement|le premier|le second|le troisième|la première|la seconde|la troisième|le dernier|la dernière|la même|le même|les mêmes|le résultat|la réponse|la raison|la différence|l'idée|deux|trois|quatre|cinq|pour cela|pour cette|dans ce|dans cet|dans cette|dans ces|à ce|à cette|à partir|sans cela|sans elle|sans lui|grâce|inversement|autre|une partie|l'une|l’une|rien|plus|moins|finalement|bref|résultat|maintenant|retenez|attention|n'|n’|ne`,
  ),
  pointer: anyWord(
    `par exemple|ci-dessus|ci-dessous|précédent|précédente|précédents|précédemment|suivant|suivante|suivants|suivantes|nous|vous|notre|nos|votre|vos|je|moi|cette leçon|leçon|chapitre|on a vu|celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière|ces derniers|ce|cet|cette|ces|cela|ça|ici|le même|la même|les mêmes|l'exemple|notre exemple|eux|lui|donc|alors|pourtant|cependant|toutefois|en revanche|en effet|ainsi|de même|quant à|pensent|croient|imaginons|supposons|qui les|qui le|qui la|qui l|s['’]y|n['’]y|elle aussi|lui aussi|elles aussi|eux aussi`,
  ),
  unsafe: anyWord(
    `ne|n|pas|jamais|aucun|aucune|ni|rien|sans|peut|peuvent|pourrait|pourraient|parfois|souvent|généralement|certains|certaines|plusieurs|beaucoup|comme|par exemple|tel que|telle que|tels que|telles que|notamment|plus|moins|mieux|que possible|aussi|également|si|même|autre|autres|presque|surtout|seul|seule|seulement|semblable|similaire|doit|doivent|devrait|environ|la plupart|peu`,
  ),
  abbreviation: /(?:^|[\s(])(?:p\. ?ex|c\.-à-d|etc|cf|m|mm|mme|dr|pr|st|ste|n|no|vol|fig|éd|av|apr|env|\p{Lu})\.$/iu,
  opposites: pairs(
    `augmente/diminue augmentent/diminuent avant/après libère/consomme libèrent/consomment intérieur/extérieur rapide/lent
    rapidement/lentement positif/négatif acide/basique haut/bas chaud/froid     longue/courte long/court forte/faible fort/faible jour/nuit ouvrent/ferment gagne/perd
    réduisent/augmentent élargissent/rétrécissent réduit/augmente premier/dernier première/dernière     visible/invisible visibles/invisibles oxydant/réducteur courte/longue
    
    supérieur/inférieur soluble/insoluble lourd/léger absorbe/réfléchit absorbent/réfléchissent abondantes/rares empilés/dispersés augmenter/diminuer aplatis/sphériques
    ralentit/accélère monte/descend minuscule/énorme stocke/brûle divise/réunit verte/jaune vert/jaune`,
  ),
  naming: /\s(?:(?:appelé|nommé)e?s?|abrégée?s?(?:\sen)?|s['’]appellent?)\s(?:les?\s|la\s|l['’])?(?<term>[\p{L}\p{N}-]+(?:\s[\p{L}\p{N}-]+){0,2})(?=[.,;])/u,
  contrast: /,\s(?:tandis que|tandis qu['’]|alors que|alors qu['’])\s?/iu,
  numerals: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  definitions: [
    /^(?:(?:Une?|Le|La|Les|L['’]|Des)\s*)(?<term>[^,;:()]{2,45}?)\s+(?:est|sont)\s+(?<definition>(?:une?|le|la|les|l['’]|des)(?:(?<=['’])|\s)[^:;?]{25,})\.$/iu,
    /^(?:On (?:appelle|nomme)|Nous appelons)\s+(?:une?|le|la|les)?\s*(?<term>[^,;:()]{2,45}?)\s+(?<definition>(?:une?|le|la|les|l['’]|des)(?:(?<=['’])|\s)[^:;?]{25,})\.$/iu,
    /^(?:(?:Une?|Le|La|Les|L['’])\s*)(?<term>[^,;:()]{2,45}?)\s+(?:désigne|désignent|signifie|signifient)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:Une?\s|Les?\s|La\s|L['’]|Des\s)[^:;?]{18,}?)\s(?:s['’]appellent?|(?:est|sont)\s(?:souvent\s)?(?:appelée?s?|nommée?s?))\s(?:une?\s|les?\s|la\s|l['’])?(?<term>[^,;:()]{2,40}?)(?:,\set\s[^:;]*)?\.$/iu,
  ],
  stem: stemmer('s x es aux al ale e', 3),
  fits(candidate, answer, previous) {
    if (/[sx]$/.test(head(candidate)) !== /[sx]$/.test(head(answer))) return false;
    if (/^(?:[ldnscjmt]|qu)$/.test(previous)) return VOWEL.test(candidate);
    return !/^(?:le|la|de|ce|du|au|cette)$/i.test(previous) || !VOWEL.test(candidate) || VOWEL.test(answer);
  },
  phrases: {
    quotes: ['« ', ' »'],
    completeChoice: (statement) => `Quel terme complète cette phrase de la leçon ? « ${statement} »`,
    completeShort: (statement) => `Quel mot ou terme manque dans cette phrase de la leçon ? « ${statement} »`,
    completeCloze: (statement) => `Complétez avec le terme de la leçon : ${statement}`,
    definedChoice: (definition) => `Quel terme la leçon décrit-elle ainsi : « ${definition} » ?`,
    definedShort: (definition) => `Quel terme la leçon décrit-elle ainsi : « ${definition} » ?`,
    completeFigure: (statement) => `Quel nombre complète cette phrase de la leçon ? « ${statement} »`,
    whichAgrees: 'Laquelle de ces affirmations est conforme à la leçon ?',
    trueOrFalse: (statement) => `Vrai ou faux, d'après la leçon : ${statement}`,
    saysSo: (quote) => `La leçon dit : « ${quote} »`,
    saysOtherwise: (quote) => `La leçon dit en fait : « ${quote} »`,
    explainTerm: (term) => `Expliquez avec vos propres mots ce que signifie « ${term} ».`,
    toldUnder: (heading) => `La section « ${heading} » le dit.`,
    noticeNoItems: "La leçon est trop courte, ou contient trop peu d'énoncés clairs, pour en tirer cela.",
    noticeFewerItems: (made, asked) => `La leçon ne contenait d'énoncés clairs que pour ${made} des ${asked} éléments demandés.`,
    noticeItemsDifficulty: "Le moteur intégré cite la leçon telle quelle : il n'a pu tenir compte qu'en partie de la difficulté demandée.",
    overview: (title) => `Voici les points essentiels de « ${title} », dans les mots de la leçon.`,
    answerLead: (question) => `Vous avez demandé : « ${question} » Voici ce qu'en dit la leçon.`,
    notCovered: (question) => `Vous avez demandé : « ${question} » La leçon n'en parle pas. Voici ce qu'elle explique :`,
    partlyCovered: (missing) => `La leçon ne mentionne pas : ${missing}.`,
    keyTerms: 'Termes clés',
    closing: 'Chaque phrase ci-dessus est tirée de la leçon ; relisez-la sur place pour en retrouver le contexte.',
    tooShort: 'La leçon est trop courte pour être expliquée davantage. Voici tout ce qu\'elle dit :',
    noticeNone: 'La leçon est trop courte, ou contient trop peu d\'affirmations claires, pour en tirer des questions.',
    noticeFewer: (made, asked) => `La leçon n'offrait d'affirmations claires que pour ${made} des ${asked} questions demandées.`,
    noticeLanguage: (language) => `Le moteur intégré ne traduit pas : la réponse est dans la langue de la leçon (${language}).`,
    noticeDifficulty: 'Le moteur intégré cite la leçon telle quelle : il n\'a pas pu adapter l\'explication à la difficulté demandée.',
  },
};

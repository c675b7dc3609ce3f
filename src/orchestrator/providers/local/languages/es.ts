import { anyWord, beginsWith, head, pairs, stemmer, words, type LanguagePack } from './pack.js';

export const pack: LanguagePack = {
  code: 'es',
  spaced: true,
  stopwords: words(
    `a acerca además ahí ahora al algo algún alguna algunas alguno algunos allí ante antes aquel aquella aquellas aquellos aquí así aún aunque
    bajo bastante bien bueno buena cada casi caso casos como cómo con contra cosa cosas cual cuál cuales cualquier cualquiera cuando cuándo
    cuanto cuatro cinco dar de debe deben decir del demás dentro desde después día días dice dicho donde dónde dos durante e ejemplo ejemplos el él
    ella ellas ello ellos en encima entonces entre era eran es esa esas ese eso esos esta está están estas este esto estos estar etapa
    existe fin forma fue fueron general gran grande grandes ha había haber hace hacer hacia han hasta hay haya he hoy idea igual incluso la las
    le lección les lo los luego lugar lugares llama llaman llamado llamada manera más mayor me medio mejor menor menos mi mientras mis misma
    mismas mismo mismos azul rojo roja verde verdes amarillo blanco blanca negro negra mucha muchas mucho muchos muy nada ni ningún ninguna no nos nosotros nuestra nuestras nuestro nuestros nueva nuevas
    nuevo nuevos número nunca o orden otra otras otro otros para parte partes pero pequeña pequeñas pequeño pequeños persona personas poca
    pocas poco pocos poder por porque posible pregunta preguntas primer primera primeras primero primeros problema problemas pueda puede
    pueden pues punto que qué quien quién quienes razón respuesta resultado sea sean según segunda segundo seis ser si sí sido siempre siete sin
    sino sobre solamente sólo solo son su sus tal tales también tampoco tan tanto te tiempo tiene tienen tipo tipos toda todas todavía todo
    todos trabajo tras través tres tu tus última último un una unas uno unos usa usan usar usted va vamos van varias varios veces vez ver y
    ya yo distinto distinta distintos distintas diferente diferentes importante importantes simple largo larga verdad palabra palabras paso pasos
    tercera tercero permite permiten utiliza utilizan`,
  ),
  before: words(
    `el la los las un una unos unas del al lo su sus nuestro nuestra cada este esta estos estas ese esa con sobre entre en según
    mediante ante bajo varios varias`,
  ),
  agreement: new Map(Object.entries({
    el: 'm', un: 'm', del: 'm', al: 'm', este: 'm', ese: 'm', la: 'f', una: 'f', esta: 'f', esa: 'f',
    los: 'mp', unos: 'mp', estos: 'mp', las: 'fp', unas: 'fp', estas: 'fp',
  })),
  notTerm: /(?:ar|er|ir|arse|erse|irse|mente|ando|iendo|ado|ada|ados|adas|ido|idos|aron|ieron)$/,
  links: words('de'),
  articles: words('el la los las un una unos unas del al su sus cada este esta'),
  opener: beginsWith(
    `(?:al|en|por|con|para|sin|de|según)\\s(?:\\S+\\s)?(?:su|sus|ello|ellos|ellas)|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|aquel|aquella|ello|él|ella|ellos|ellas|su|sus|nuestro|nuestra|nosotros|usted|tú|yo|pero|y|o|e|u|así|entonces|luego|después|además|también|tampoco|sin embargo|no obstante|por tanto|por lo tanto|por eso|por ello|por ejemplo|por otro lado|por otra parte|en cambio|en efecto|en otras palabras|es decir|en este|en esta|en estos|en ese|en esa|de este|de esta|de ahí|con esto|con ello|al contrario|en consecuencia|aquí|allí|otro|otra|otros|otras|ambos|ambas|algunos|algunas|muchos|muchas|la mayoría|imagina|imaginemos|imagine|supongamos|pensemos|piensa|recuerda|observa|veamos|nótese|cuando|si|aunque|como|qué|cómo|por qué|cuál|antes|ahora|finalmente|por último|primero|segundo|tercero|el primero|el segundo|el tercero|la primera|la segunda|la tercera|el último|la última|el mismo|la misma|los mismos|el resultado|la razón|la diferencia|la idea|dos|tres|cuatro|cinco|solo|sólo|no|nunca|lo|se|más|menos|para ello|para esto|a partir`,
  ),
  pointer: anyWord(
    `arriba|abajo|anterior|anteriores|anteriormente|siguiente|siguientes|nosotros|nuestro|nuestra|usted|tú|tu|yo|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|aquí|lección|capítulo|el mismo|la misma|los mismos|las mismas|dicho|dicha|ambos|ambas|él|ella|ellos|ellas|por tanto|por lo tanto|sin embargo|entonces|en cambio|asimismo|piensan|creen|suponen`,
  ),
  unsafe: anyWord(
    `no|nunca|ni|ningún|ninguna|nada|sin|puede|pueden|podría|podrían|a veces|a menudo|suele|suelen|generalmente|normalmente|algunos|algunas|muchos|muchas|varios|varias|como|por ejemplo|tales|incluyendo|más|menos|mejor|peor|también|si|mismo|misma|otro|otra|otros|otras|casi|solo|sólo|solamente|sobre todo|principalmente|parecido|similar|debe|deben|debería|la mayoría|quizá|tal vez`,
  ),
  abbreviation: /(?:^|[\s(])(?:p\. ?ej|etc|sr|sra|dr|dra|prof|núm|pág|cap|fig|vol|aprox|d|a\. ?c|ee|uu|\p{Lu})\.$/iu,
  opposites: pairs(
    `aumenta/disminuye aumentan/disminuyen asciende/desciende ascienden/descienden expande/contrae 
    libera/absorbe liberan/absorben antes/después más/menos mayor/menor mayores/menores líquida/sólida
    alto/bajo alta/baja rápido/lento rápidas/lentas rápidos/lentos     largo/corto larga/corta interior/exterior dentro/fuera     invisible/visible porosa/impermeable subterránea/superficial
    sube/baja cálido/frío subterráneo/superficial lenta/rápida almacena/pierde sólido/líquido gaseoso/líquido pesado/ligero dulce/salada`,
  ),
  naming: /\s(?:(?:llamad|denominad)[oa]s?|conocid[oa]s?\scomo)\s(?:el\s|la\s|los\s|las\s)?(?<term>[\p{L}-]+(?:\s[\p{L}-]+){0,2})(?=[.,;])/u,
  contrast: /,\s(?:mientras que|en tanto que)\s?/iu,
  numerals: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  definitions: [
    /^(?:(?:Una?|El|La|Los|Las)\s+)(?<term>[^,;:()]{2,45}?)\s+(?:es|son)\s+(?<definition>(?:una?|el|la|los|las|cualquier)\s[^:;?]{25,})\.$/iu,
    /^(?:Se (?:llama|denomina))\s+(?<term>[^,;:()]{2,45}?)\s+(?:al|a la|a los|a las|a un|a una)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?:(?:Una?|El|La|Los|Las)\s+)(?<term>[^,;:()]{2,45}?)\s+(?:significa|designa)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:Una?|El|La|Los|Las)\s[^:;?]{20,}?)\s(?:se\s(?:llaman?|denominan?|conocen?\scomo)|recibe\sel\snombre\sde)\s(?:las?\s|los\s|el\s|una?\s)?(?<term>[^,;:()]{2,45})\.$/iu,
  ],
  stem: stemmer('s es o a os as', 3),
  fits: (candidate, answer) => head(candidate).endsWith('s') === head(answer).endsWith('s'),
  phrases: {
    quotes: ['«', '»'],
    completeChoice: (statement) => `¿Qué término completa esta frase de la lección? «${statement}»`,
    completeShort: (statement) => `¿Qué palabra o término falta en esta frase de la lección? «${statement}»`,
    completeCloze: (statement) => `Completa con el término de la lección: ${statement}`,
    definedChoice: (definition) => `¿Qué término describe la lección así: «${definition}»?`,
    definedShort: (definition) => `¿Qué término describe la lección así: «${definition}»?`,
    completeFigure: (statement) => `¿Qué número completa esta frase de la lección? «${statement}»`,
    whichAgrees: '¿Cuál de estas afirmaciones concuerda con la lección?',
    trueOrFalse: (statement) => `Verdadero o falso, según la lección: ${statement}`,
    saysSo: (quote) => `La lección dice: «${quote}»`,
    saysOtherwise: (quote) => `La lección dice en realidad: «${quote}»`,
    explainTerm: (term) => `Explica con tus propias palabras qué significa «${term}».`,
    toldUnder: (heading) => `Lo dice la sección «${heading}».`,
    noticeNoItems: 'La lección es demasiado corta o contiene muy pocas afirmaciones claras para elaborar esto.',
    noticeFewerItems: (made, asked) => `La lección solo contenía afirmaciones claras para ${made} de los ${asked} elementos pedidos.`,
    noticeItemsDifficulty: 'El motor integrado cita la lección tal cual: solo pudo atender en parte a la dificultad pedida.',
    overview: (title) => `Estos son los puntos clave de «${title}», con las palabras de la lección.`,
    answerLead: (question) => `Has preguntado: «${question}» Esto es lo que dice la lección al respecto.`,
    notCovered: (question) => `Has preguntado: «${question}» La lección no habla de eso. Lo que sí explica es esto:`,
    partlyCovered: (missing) => `La lección no menciona: ${missing}.`,
    keyTerms: 'Términos clave',
    closing: 'Cada frase anterior está tomada de la lección; léela allí para ver su contexto.',
    tooShort: 'La lección es demasiado breve para explicarla más. Esto es todo lo que dice:',
    noticeNone: 'La lección es demasiado breve, o contiene muy pocas afirmaciones claras, para sacar preguntas de ella.',
    noticeFewer: (made, asked) => `La lección solo tenía afirmaciones claras para ${made} de las ${asked} preguntas pedidas.`,
    noticeLanguage: (language) => `El motor integrado no traduce: la respuesta está en el idioma de la lección (${language}).`,
    noticeDifficulty: 'El motor integrado cita la lección tal como es: no ha podido adaptar la explicación a la dificultad pedida.',
  },
};

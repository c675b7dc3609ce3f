import { anyWord, beginsWith, head, pairs, stemmer, words, type LanguagePack } from './pack.js';

export const pack: LanguagePack = {
  code: 'pt',
  spaced: true,
  stopwords: words(
    `a à acerca além agora ainda algo alguém algum alguma algumas alguns ali ampla ante antes ao aos apenas após aquela aquelas aquele aqueles aquilo
    as às assim até através bem bom boa cada caso casos cerca certa certas certo certos chama chamada chamado chamam coisa coisas com como contra
    contudo conforme cujo cuja da daquele das de dela delas dele deles demais dentro depois desde dessa desse desta deste deve devem dia dias diz do dois
    dos duas durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse esses esta está estão estar estas este estes eu exemplo
    exemplos faz fazem fazer fica ficam fim foi foram fora forma grande grandes há hoje ideia isso isto já lá lado lhe lhes logo longe longo longa lugar
    maior maioria mais mas me medida meio melhor menor menos mesma mesmas mesmo mesmos meu minha modo momento muita muitas muito muitos na nada não nas nem
    nenhum nenhuma nessa nesse nesta neste ninguém no nome nos nós nossa nossas nosso nossos nova novas novo novos num numa número nunca o onde ordem os ou
    outra outras outro outros palavra palavras para parte partes passo passos pela pelas pelo pelos pequena pequenas pequeno pequenos per perante pergunta
    perguntas pessoa pessoas pode podem poder pois ponto por porém porque porquê possível pouca poucas pouco poucos primeira primeiras primeiro primeiros
    problema problemas própria próprio quais qual qualquer quando quanto quase quatro que quê quem razão resposta resultado são se segunda segundo seis seja
    sem sempre sendo ser será seu seus si sido sob sobre sua suas tais tal também tampouco tanta tanto tão tem têm tempo tende ter terceira terceiro teve
    tipo tipos toda todas todavia todo todos três tu tudo última último um uma umas uns usa usam usar vai vão várias vários vez vezes via você vocês cinco
    sete oito nove dez lição aula capítulo importante importantes diferente diferentes simples verdade permite permitem utiliza utilizam torna`,
  ),
  before: words(
    `o a os as um uma uns umas do da dos das ao à aos às no na nos nas num numa pelo pela pelos pelas seu sua seus suas cada este esta esse essa
    estes estas com sobre entre em vários várias`,
  ),
  agreement: new Map(Object.entries({
    o: 'm', um: 'm', do: 'm', ao: 'm', no: 'm', pelo: 'm', num: 'm', este: 'm', esse: 'm',
    a: 'f', uma: 'f', da: 'f', à: 'f', na: 'f', pela: 'f', numa: 'f', esta: 'f', essa: 'f',
    os: 'mp', dos: 'mp', aos: 'mp', nos: 'mp', pelos: 'mp', as: 'fp', das: 'fp', às: 'fp', nas: 'fp', pelas: 'fp',
  })),
  notTerm: /(?:ar|er|ir|mente|ando|endo|indo|ado|ada|ados|adas|ido|idos|ida|idas|aram|eram)$/,
  links: words('de'),
  articles: words('o a os as um uma do da dos das ao à aos às no na nos nas pelo pela pelos pelas num numa cada seu sua'),
  opener: beginsWith(
    `este|esta|estes|estas|isto|esse|essa|esses|essas|isso|aquele|aquela|aquilo|ele|ela|eles|elas|seu|sua|seus|suas|o seu|a sua|os seus|as suas|nosso|nossa|nós|você|vocês|eu|mas|e|ou|assim|então|depois|além|também|porém|contudo|todavia|entretanto|no entanto|portanto|por isso|logo|por exemplo|por outro lado|em vez|de fato|em outras palavras|ou seja|neste|nesta|nesse|nessa|deste|desta|desse|dessa|daí|com isso|ao contrário|em consequência|aqui|ali|outro|outra|outros|outras|ambos|ambas|alguns|algumas|muitos|muitas|a maioria|imagine|suponha|suponhamos|pense|lembre|observe|vejamos|note|quando|se|embora|como|que|por que|qual|quem|onde|antes|agora|finalmente|por fim|por último|primeiro|segundo|terceiro|o primeiro|o segundo|o terceiro|a primeira|a segunda|a terceira|o último|a última|o mesmo|a mesma|os mesmos|as mesmas|o resultado|a razão|a diferença|a ideia|dois|duas|três|quatro|cinco|só|somente|apenas|não|nunca|mais|menos|para isso|a partir`,
  ),
  pointer: anyWord(
    `acima|abaixo|anterior|anteriores|anteriormente|seguinte|seguintes|nós|nosso|nossa|nossos|nossas|você|vocês|tu|eu|este|esta|estes|estas|isto|esse|essa|esses|essas|isso|neste|nesta|nesse|nessa|deste|desta|desse|dessa|aqui|lição|aula|capítulo|o mesmo|a mesma|ambos|ambas|ele|ela|eles|elas|portanto|porém|no entanto|então|entretanto|pensam|acreditam`,
  ),
  unsafe: anyWord(
    `não|nunca|nem|nenhum|nenhuma|nada|sem|pode|podem|poderia|poderiam|às vezes|muitas vezes|geralmente|normalmente|costuma|alguns|algumas|muitos|muitas|vários|várias|como|por exemplo|tais|incluindo|mais|menos|melhor|pior|também|se|mesmo|mesma|outro|outra|outros|outras|quase|só|somente|apenas|sobretudo|principalmente|parecido|semelhante|deve|devem|deveria|a maioria|talvez`,
  ),
  abbreviation: /(?:^|[\s(])(?:p\. ?ex|ex|etc|sr|sra|dr|dra|prof|núm|pág|cap|fig|vol|aprox|a\. ?c|d\. ?c|a|d|\p{Lu})\.$/iu,
  opposites: pairs(
    `aumenta/diminui aumentam/diminuem reduz/aumenta mais/menos antes/depois maior/menor maiores/menores alto/baixo
    alta/baixa libera/absorve liberam/absorvem limitada/ilimitada muita/pouca pouca/muita grande/pequeno
    grandes/pequenos pequeno/grande rápido/lento quente/frio interior/exterior dentro/fora dificultam/favorecem sobe/desce
    entra/sai espesso/fluido 
    quente/frio quentes/frios frias/quentes grande/pequena pequenas/grandes lenta/rápida eficiente/ineficiente sobe/desce visíveis/invisíveis invisíveis/visíveis libera/consome`,
  ),
  naming: /\s(?:(?:chamad|denominad)[oa]s?|conhecid[oa]s?\scomo)\s(?:o\s|a\s|os\s|as\s)?(?<term>[\p{L}-]+(?:\s[\p{L}-]+){0,2})(?=[.,;])/u,
  contrast: /,\s(?:enquanto|ao passo que)\s?/iu,
  numerals: ['dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez'],
  definitions: [
    /^(?:(?:Uma?|O|A|Os|As)\s+)(?<term>[^,;:()]{2,45}?)\s+(?:é|são)\s+(?<definition>(?:uma?|o|a|os|as|qualquer)\s[^:;?]{25,})\.$/iu,
    /^(?:Chama-se)\s+(?<term>[^,;:()]{2,45}?)\s+(?:ao|à|aos|às|a um|a uma)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?:(?:Uma?|O|A)\s+)(?<term>[^,;:()]{2,45}?)\s+(?:significa|designa)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:Uma?|O|A|Os|As)\s[^:;?]{20,}?)\s(?:chama-se|chamam-se|denomina-se|é\s(?:chamad|conhecid)[ao](?:\scomo)?)\s(?:o\s|a\s|os\s|as\s)?(?<term>[^,;:()]{2,45})\.$/iu,
  ],
  stem: stemmer('s es o a os as', 3),
  fits: (candidate, answer) => head(candidate).endsWith('s') === head(answer).endsWith('s'),
  phrases: {
    quotes: ['“', '”'],
    completeChoice: (statement) => `Que termo completa esta frase da lição? “${statement}”`,
    completeShort: (statement) => `Que palavra ou termo falta nesta frase da lição? “${statement}”`,
    completeCloze: (statement) => `Complete com o termo da lição: ${statement}`,
    definedChoice: (definition) => `Que termo a lição descreve assim: “${definition}”?`,
    definedShort: (definition) => `Que termo a lição descreve assim: “${definition}”?`,
    completeFigure: (statement) => `Que número completa esta frase da lição? “${statement}”`,
    whichAgrees: 'Qual destas afirmações está de acordo com a lição?',
    trueOrFalse: (statement) => `Verdadeiro ou falso, segundo a lição: ${statement}`,
    saysSo: (quote) => `A lição diz: “${quote}”`,
    saysOtherwise: (quote) => `A lição diz, na verdade: “${quote}”`,
    explainTerm: (term) => `Explique com as suas palavras o que significa “${term}”.`,
    toldUnder: (heading) => `A seção “${heading}” diz.`,
    noticeNoItems: 'A lição é curta demais, ou contém poucas afirmações claras, para se fazer isto a partir dela.',
    noticeFewerItems: (made, asked) => `A lição só continha afirmações claras para ${made} dos ${asked} itens pedidos.`,
    noticeItemsDifficulty: 'O motor integrado cita a lição tal como ela é: só pôde atender em parte à dificuldade pedida.',
    overview: (title) => `Estes são os pontos principais de “${title}”, nas palavras da lição.`,
    answerLead: (question) => `Você perguntou: “${question}” Isto é o que a lição diz a respeito.`,
    notCovered: (question) => `Você perguntou: “${question}” A lição não fala disso. O que ela explica é isto:`,
    partlyCovered: (missing) => `A lição não menciona: ${missing}.`,
    keyTerms: 'Termos-chave',
    closing: 'Cada frase acima foi tirada da lição; leia-a lá para ver o contexto.',
    tooShort: 'A lição é curta demais para ser explicada além disto. É tudo o que ela diz:',
    noticeNone: 'A lição é curta demais, ou contém muito poucas afirmações claras, para se fazerem perguntas com ela.',
    noticeFewer: (made, asked) => `A lição só tinha afirmações claras para ${made} das ${asked} perguntas pedidas.`,
    noticeLanguage: (language) => `O motor integrado não traduz: a resposta está na língua da lição (${language}).`,
    noticeDifficulty: 'O motor integrado cita a lição tal como é: não pôde adaptar a explicação à dificuldade pedida.',
  },
};

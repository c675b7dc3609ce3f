import { anyWord, beginsWith, pairs, stemmer, words, type LanguagePack } from './pack.js';

export const pack: LanguagePack = {
  code: 'de',
  spaced: true,
  stopwords: words(
    `ab aber alle allem allen aller alles als also am an andere anderen anderer anderes anders art arten auch auf aus außerdem bei beide beiden beim
    beispiel beispiele bereits besonders besser bevor bis bleibt da dabei dadurch dafür dagegen daher damit danach daneben dann daran darauf daraus
    darf darin darüber darum darunter das dass dasselbe davon davor dazu dein deine dem den denen denn dennoch der deren derselbe des deshalb
    dessen dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch eben ebenso eigene eigenen eigentlich ein eine
    einem einen einer eines einfach einige einigen einiger einiges einmal einzelne einzelnen ende er erst erste ersten erster erstes es etwa etwas
    euch euer fall fälle falls fast frage fragen für ganz ganze ganzen gar geben gegen geht gemacht genau genug gibt gilt gleich gleichen groß
    große großen größer gut gute haben habe hat hatte hatten heißt heute hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer
    in indem innerhalb ins ist ja je jede jedem jeden jeder jedes jedoch jemand jene jenen jener jetzt kann kapitel kaum kein keine keinem keinen
    keiner kleine kleinen kleiner kommen kommt können könnte lang lange lässt lektion letzte letzten machen macht mal man manche manchen manchmal
    mehr mehrere mehreren mein meine meisten meist mich mit möglich muss müssen nach nachdem nächste nächsten nach nämlich neben nehmen nein neu
    neue neuen neuer nicht nichts nie niemals noch nun nur ob obwohl oder oft ohne ort paar problem probleme punkt rund schnell schon schritt
    schritte sehr sei seien sein seine seinem seinen seiner seines seit selbst selten sich sie sieht sind so sobald sodass sofort sogar solange
    solche solchen solcher soll sollen sollte somit sondern sonst soviel sowie stark statt stehen steht stelle stets tag teil teile tun über
    überhaupt übrigens um und uns unser unsere unseren unserer unter viel viele vielen vieler vielleicht vom von vor vorher wann war waren warum was
    wegen weg weil weise weiter weitere weiteren welche welchem welchen welcher welches wenig wenige weniger wenn wer werden werde wie wieder wir
    wird wirklich wo wobei wodurch wohl woher worauf worden wort wörter wurde wurden würde während zeit ziel zu zuerst zum zur zurück zwar zwei zweite
    zweiten zwischen drei vier fünf sechs sieben acht neun zehn dritte dritten wichtig wichtige wichtigste idee grund antwort ergebnis`,
  ),
  before: words(
    `der die das den dem des ein eine einen einem einer eines im am zum zur beim vom ins aus von mit in auf für durch über unter
    zwischen ohne gegen bei nach vor an als seine seiner seinen ihre ihrer ihren jede jeder jedes jeden jedem diese dieser dieses diesen kein keine
    mehrere viele alle und oder`,
  ),
  agreement: new Map(Object.entries({ eine: 'f', einer: 'f', zur: 'f', ein: 'mn', einen: 'm', einem: 'mn', zum: 'mn', im: 'mn', vom: 'mn', das: 'n' })),
  articles: words('der die das den dem des ein eine einen einem einer eines im am zum zur beim vom ins jede jeder jedes jeden jedem seine seiner ihre ihrer'),
  opener: beginsWith(
    `dies|diese|dieser|dieses|diesen|diesem|das ist|das sind|das|es|er|sie|ihr|ihre|sein|seine|wir|unser|unsere|man|du|ich|aber|und|oder|denn|doch|jedoch|also|daher|deshalb|deswegen|darum|dadurch|dafür|dabei|damit|danach|dann|dazu|dagegen|daraus|darauf|darin|dort|hier|so|somit|außerdem|zudem|ferner|auch|trotzdem|dennoch|allerdings|hingegen|stattdessen|zum beispiel|beispielsweise|mit anderen worten|im gegensatz|andererseits|einerseits|umgekehrt|ebenso|solche|solch|jene|jener|beide|andere|einige|manche|viele|die meisten|stell dir|stellen sie|angenommen|nehmen wir|betrachten wir|denk|wenn|falls|obwohl|weil|bevor|nachdem|sobald|während|was|wie|warum|welche|welcher|wer|wo|zuerst|zunächst|schließlich|zuletzt|erstens|zweitens|drittens|der erste|der zweite|die erste|die zweite|das erste|das zweite|der letzte|die letzte|dasselbe|dieselbe|derselbe|der grund|der unterschied|das ergebnis|die idee|zwei|drei|vier|fünf|nur|nicht|nie|jetzt|nun|erst|noch|mehr|weniger|sonst|eines|einer|keine|kein|letztere|erstere|deren|dessen|davon|daran|darüber|ohne sie|ohne ihn`,
  ),
  pointer: anyWord(
    `oben|unten|vorige|vorigen|vorherige|vorherigen|nächste lektion|folgende|folgenden|folgender|wir|uns|unser|unsere|unserem|unserer|du|dir|dich|ihnen|dies|diese|dieser|dieses|diesen|diesem|hier|lektion|kapitel|dasselbe|dieselbe|derselbe|letztere|erstere|beide|beiden|daraus|davon|dafür|dabei|daher|deshalb|jedoch|hingegen|dagegen|dann|somit|denken|glauben|meinen`,
  ),
  unsafe: anyWord(
    `nicht|nie|niemals|kein|keine|keinen|keinem|keiner|weder|ohne|kann|können|könnte|könnten|darf|dürfen|manchmal|oft|meist|meistens|gewöhnlich|einige|manche|viele|mehrere|wie|zum beispiel|z|etwa|beispielsweise|mehr|weniger|besser|als|auch|ebenfalls|wenn|falls|gleich|gleiche|andere|anderen|anderer|fast|nur|vor allem|ähnlich|soll|sollen|sollte|muss|vielleicht|die meisten`,
  ),
  abbreviation: /(?:^|[\s(])(?:z\. ?b|d\. ?h|u\. ?a|u|z|d|usw|etc|bzw|ca|vgl|dr|prof|nr|s|abb|bd|hr|fr|st|v\. ?chr|n\. ?chr|v|n|chr|jh|\d{1,2}|\p{Lu})\.$/iu,
  opposites: pairs(
    `steigt/sinkt steigen/sinken steigende/sinkende höher/niedriger höhere/niedrigere höheren/niedrigeren hohe/niedrige
    hohen/niedrigen hoher/niedriger mehr/weniger schneller/langsamer größer/kleiner größere/kleinere länger/kürzer
    längere/kürzere erhöht/senkt erhöhen/senken profitieren/verlieren verteuern/verbilligen verstärken/abschwächen
    verstärkt/schwächt positive/negative unerwartete/erwartete zunimmt/abnimmt warme/kalte starke/schwache
    lange/kurze teurer/billiger innen/außen gewinnt/verliert
    langsam/schnell öffnet/schließt speichert/verbraucht spaltet/verbindet kleine/große winzige/riesige winziger/riesiger rotes/grünes sichtbar/unsichtbar
    oben/unten innere/äußere niedrig/hoch leicht/schwer`,
  ),
  naming: /\s(?:der|die|das|auch)\s(?<term>\p{Lu}[\p{L}-]+)\s(?:genannt|heißt|heißen)/u,
  contrast: /,\s(?:während|wohingegen)\s?/iu,
  numerals: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn'],
  definitions: [
    /^(?:(?:Eine?|Der|Die|Das)\s+)?(?<term>\p{Lu}[^,;:()]{1,45}?)\s+(?:ist|sind)\s+(?<definition>(?:eine?|der|die|das|jede|jeder|jedes)\s[^:;?]{25,})\.$/iu,
    /^(?:(?:Eine?|Der|Die|Das)\s+)?(?<term>\p{Lu}[^,;:()]{1,45}?)\s+(?:bedeutet|bezeichnet|bezeichnen)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?:Unter)\s+(?:einer?|einem|der|dem|den)?\s*(?<term>\p{Lu}[^,;:()]{1,45}?)\s+versteht man\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:Eine?|Der|Die|Das)\s[^:;?]{20,}?)\s(?:heißt|heißen)\s(?:eine?\s|der\s|die\s|das\s)?(?<term>\p{Lu}[^,;:()]{1,45})\.$/u,
    /^(?<definition>(?:Eine?|Der|Die|Das)\s[^:;?]{20,}?)\s(?:wird|werden)\s(?:als\s)?(?:eine?\s|der\s|die\s|das\s)?(?<term>\p{Lu}[^,;:()]{1,45})\s(?:genannt|bezeichnet)\.$/u,
  ],
  stem: stemmer('e en n s es er ern', 4),
  fits: (candidate, answer) => /(?:en|e|er|s)$/.exec(candidate)?.[0] === /(?:en|e|er|s)$/.exec(answer)?.[0],
  phrases: {
    quotes: ['„', '“'],
    completeChoice: (statement) => `Welcher Begriff ergänzt diesen Satz der Lektion? „${statement}“`,
    completeShort: (statement) => `Welches Wort oder welcher Begriff fehlt in diesem Satz der Lektion? „${statement}“`,
    completeCloze: (statement) => `Ergänze den Begriff aus der Lektion: ${statement}`,
    definedChoice: (definition) => `Welchen Begriff beschreibt die Lektion so: „${definition}“?`,
    definedShort: (definition) => `Welchen Begriff beschreibt die Lektion so: „${definition}“?`,
    completeFigure: (statement) => `Welche Zahl ergänzt diesen Satz der Lektion? „${statement}“`,
    whichAgrees: 'Welche dieser Aussagen stimmt mit der Lektion überein?',
    trueOrFalse: (statement) => `Richtig oder falsch laut der Lektion: ${statement}`,
    saysSo: (quote) => `In der Lektion steht: „${quote}“`,
    saysOtherwise: (quote) => `In der Lektion steht stattdessen: „${quote}“`,
    explainTerm: (term) => `Erkläre mit eigenen Worten, was „${term}“ bedeutet.`,
    toldUnder: (heading) => `Der Abschnitt „${heading}“ sagt es.`,
    noticeNoItems: 'Die Lektion ist zu kurz oder enthält zu wenige klare Aussagen, um das daraus zu machen.',
    noticeFewerItems: (made, asked) => `Die Lektion enthielt nur für ${made} der ${asked} gewünschten Einträge klare Aussagen.`,
    noticeItemsDifficulty: 'Die eingebaute Engine zitiert die Lektion, wie sie ist: Die gewünschte Schwierigkeit konnte sie nur zum Teil berücksichtigen.',
    overview: (title) => `Das sind die wichtigsten Punkte von „${title}“, in den Worten der Lektion.`,
    answerLead: (question) => `Du hast gefragt: „${question}“ Das sagt die Lektion dazu.`,
    notCovered: (question) => `Du hast gefragt: „${question}“ Davon spricht die Lektion nicht. Was sie erklärt, ist dies:`,
    partlyCovered: (missing) => `Die Lektion erwähnt nicht: ${missing}.`,
    keyTerms: 'Wichtige Begriffe',
    closing: 'Jeder Satz oben stammt aus der Lektion; lies ihn dort im Zusammenhang nach.',
    tooShort: 'Die Lektion ist zu kurz, um sie weiter zu erklären. Mehr steht nicht darin:',
    noticeNone: 'Die Lektion ist zu kurz oder enthält zu wenige klare Aussagen für Fragen.',
    noticeFewer: (made, asked) => `Die Lektion enthielt nur für ${made} der ${asked} gewünschten Fragen klare Aussagen.`,
    noticeLanguage: (language) => `Die eingebaute Engine übersetzt nicht: Die Antwort ist in der Sprache der Lektion (${language}).`,
    noticeDifficulty: 'Die eingebaute Engine zitiert die Lektion, wie sie ist: Die Erklärung konnte dem gewünschten Niveau nicht angepasst werden.',
  },
};

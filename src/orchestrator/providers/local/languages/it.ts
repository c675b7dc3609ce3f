import { anyWord, beginsWith, head, pairs, stemmer, words, type LanguagePack } from './pack.js';

const VOWEL = /^[aeiouàèéìòùh]/i;

export const pack: LanguagePack = {
  code: 'it',
  spaced: true,
  stopwords: words(
    `a abbastanza ad agli ai al alcuna alcune alcuni alcuno all alla alle allo allora altra altre altri altro anche ancora anzi appena attraverso
    avere aveva avevano ha hanno ho avuto bene bensì buona buono c caso casi che chi chiama chiamano chiamata chiamato ci ciascun ciascuna ciascuno
    ciò cioè circa coi col come con contro cosa cose così cui d da dagli dai dal dall dalla dalle dallo dei degli del dell della delle dello dentro
    detta detto deve devono di dice diventa diverse diversi dopo dove due dunque durante e è ecco ed egli ella era erano essa esse essere essi esso
    fa fanno fare fatto fin fine fino forma forse fra fu furono gli già grande grandi grazie i idea il in infatti inoltre insieme intanto invece io
    l la le lei lo loro lui lungo lunga ma mai me meglio meno mentre mi mia mio modo modi molta molte molti molto momento n ne né negli nei nel nell
    nella nelle nello nessun nessuna nessuno niente noi nome non nostra nostri nostro nulla numero nuova nuove nuovi nuovo o od ogni ognuno oltre oppure
    ora ordine ossia parola parole parte parti passo passi per perché perciò però persone piccola piccole piccoli piccolo più po poca poche pochi poco poi
    poiché possono posto può pure qual quale quali qualche qualcosa qualcuno quando quanto quasi quattro quegli quei quel quella quelle quelli quello
    quest questa queste questi questo qui quindi ragione rende resta risultato sarà se sé sebbene secondo sei sembra sempre senza serve si sì sia siano
    solo sono sopra soprattutto sotto spesso sta stata state stati stato stessa stesse stessi stesso su sua sue sugli sui sul sull sulla sulle sullo suo
    suoi talvolta tanta tante tanti tanto tempo te ti tipo tipi tra tramite tre troppo tu tua tuo tutta tutte tutti tutto ultimo un una uno va vanno
    verso vi via viene vengono voi volta volte vostro esempio esempi domanda domande risposta problema problemi lezione capitolo importante importanti
    possibile diversa diverso prima primo primi prime seconda terzo terza cinque sette otto nove dieci giorno giorni semplice vero usa usano utilizza`,
  ),
  before: words(
    `il lo la l i gli le un uno una un' del dello della dell dei degli delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel
    nello nella nell nei negli nelle sul sullo sulla sull sui sugli sulle questo questa questi queste ogni con tra fra suo sua suoi sue`,
  ),
  agreement: new Map(Object.entries({
    il: 'm', lo: 'm', un: 'm', uno: 'm', del: 'm', dello: 'm', al: 'm', dal: 'm', nel: 'm', sul: 'm', questo: 'm',
    la: 'f', una: 'f', della: 'f', alla: 'f', dalla: 'f', nella: 'f', sulla: 'f', questa: 'f',
    i: 'mp', gli: 'mp', dei: 'mp', degli: 'mp', ai: 'mp', agli: 'mp', dai: 'mp', nei: 'mp', negli: 'mp', sui: 'mp', questi: 'mp',
    le: 'fp', delle: 'fp', alle: 'fp', dalle: 'fp', nelle: 'fp', sulle: 'fp', queste: 'fp',
  })),
  notTerm: /(?:are|ere|ire|arsi|ersi|irsi|mente|ando|endo|ato|ata|ati|ate|uto|uti|ita|iti)$/,
  links: words('di'),
  articles: words('il lo la l i gli le un uno una del dello della dell dei degli delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel nello nella nell nei negli nelle sul sullo sulla sull sui sugli sulle ogni'),
  opener: beginsWith(
    `questo|questa|questi|queste|quest|ciò|quello|quella|quelli|quelle|esso|essa|essi|esse|egli|lui|lei|loro|il loro|la loro|il suo|la sua|i suoi|le sue|noi|voi|tu|io|ma|e|ed|o|oppure|così|allora|poi|inoltre|anche|tuttavia|però|eppure|perciò|quindi|dunque|pertanto|per questo|per esempio|ad esempio|infatti|invece|al contrario|in altre parole|cioè|in questo|in questa|in questi|in tal|di conseguenza|qui|lì|un altro|un'altra|altri|altre|entrambi|entrambe|alcuni|alcune|molti|molte|la maggior parte|immagina|immaginiamo|supponiamo|pensa|pensiamo|ricorda|osserva|prendiamo|quando|se|sebbene|poiché|mentre|che|come|perché|quale|quali|chi|dove|prima|dopo|ora|infine|primo|secondo|terzo|il primo|il secondo|il terzo|la prima|la seconda|la terza|l'ultimo|l'ultima|lo stesso|la stessa|gli stessi|le stesse|il risultato|la ragione|il motivo|la differenza|l'idea|due|tre|quattro|cinque|solo|soltanto|non|mai|più|meno|si|ne|ci|a tal|da qui|ecco`,
  ),
  pointer: anyWord(
    `sopra|precedente|precedenti|precedentemente|seguente|seguenti|noi|nostro|nostra|nostri|nostre|voi|tu|tuo|tua|io|questo|questa|questi|queste|quest|ciò|qui|lezione|capitolo|lo stesso|la stessa|gli stessi|le stesse|entrambi|entrambe|quest'ultimo|quest'ultima|quindi|tuttavia|però|dunque|allora|invece|pertanto|pensano|credono`,
  ),
  unsafe: anyWord(
    `non|mai|né|nessun|nessuno|nessuna|nulla|niente|senza|può|possono|potrebbe|potrebbero|talvolta|spesso|di solito|generalmente|alcuni|alcune|molti|molte|diversi|diverse|come|per esempio|ad esempio|più|meno|meglio|peggio|anche|pure|se|stesso|stessa|altro|altra|altri|altre|quasi|solo|soltanto|soprattutto|simile|simili|deve|devono|dovrebbe|forse|la maggior parte`,
  ),
  abbreviation: /(?:^|[\s(])(?:p\. ?es|es|ecc|cfr|sig|dott|prof|pag|n|vol|fig|ca|a\. ?c|d\. ?c|a|d|\p{Lu})\.$/iu,
  opposites: pairs(
    `aumenta/diminuisce aumentano/diminuiscono più/meno prima/dopo maggiore/minore maggiori/minori alto/basso alta/bassa
    lontani/vicini vicino/lontano grande/piccolo grandi/piccoli piccolo/grande lungo/corto lunga/corta     interno/esterno dentro/fuori rapido/lento caldo/freddo calda/fredda parallele/perpendicolari inversamente/direttamente
    convergono/divergono chiari/scuri sale/scende entra/esce fermo/mobile
    sale/scende larga/stretta piccola/grande calda/fredda trasparente/opaca retta/curva esatta/approssimata veloce/lenta liquida/solida solido/liquido`,
  ),
  naming: /\s(?:chiamat|dett)[oaie]\s(?:il\s|lo\s|la\s|l['’])?(?<term>[\p{L}-]+(?:\s[\p{L}-]+){0,2})(?=[.,;])/u,
  contrast: /,\s(?:mentre|invece)\s?/iu,
  numerals: ['due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove', 'dieci'],
  definitions: [
    /^(?:(?:Un['’]|Una|Uno|Un|Il|Lo|La|L['’]|I|Gli|Le)\s*)(?<term>[^,;:()]{2,45}?)\s+(?:è|sono)\s+(?<definition>(?:un['’]|una|uno|un|il|lo|la|l['’]|i|gli|le|ogni)(?:(?<=['’])|\s)[^:;?]{25,})\.$/iu,
    /^(?:(?:Un['’]|Una|Uno|Un|Il|Lo|La|L['’])\s*)(?<term>[^,;:()]{2,45}?)\s+(?:significa|indica|designa)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:Un['’]|Una\s|Uno\s|Un\s|Il\s|Lo\s|La\s|L['’]|I\s|Gli\s|Le\s)[^:;?]{20,}?)\s(?:si\schiaman?o?a?|(?:è|sono|viene)\s(?:chiamat|dett)[aoie])\s(?:il\s|lo\s|la\s|l['’]|i\s|gli\s|le\s)?(?<term>[^,;:()]{2,45})\.$/iu,
  ],
  stem: stemmer('i e a o he hi', 3),
  fits(candidate, answer, previous) {
    if (/^(?:l|d|dell|all|nell|sull|dall|quest)$/.test(previous)) return VOWEL.test(candidate);
    return head(candidate).at(-1) === head(answer).at(-1) || !/[aeio]$/.test(head(candidate) + head(answer));
  },
  phrases: {
    quotes: ['«', '»'],
    completeChoice: (statement) => `Quale termine completa questa frase della lezione? «${statement}»`,
    completeShort: (statement) => `Quale parola o termine manca in questa frase della lezione? «${statement}»`,
    completeCloze: (statement) => `Completa con il termine della lezione: ${statement}`,
    definedChoice: (definition) => `Quale termine la lezione descrive così: «${definition}»?`,
    definedShort: (definition) => `Quale termine la lezione descrive così: «${definition}»?`,
    completeFigure: (statement) => `Quale numero completa questa frase della lezione? «${statement}»`,
    whichAgrees: 'Quale di queste affermazioni concorda con la lezione?',
    trueOrFalse: (statement) => `Vero o falso, secondo la lezione: ${statement}`,
    saysSo: (quote) => `La lezione dice: «${quote}»`,
    saysOtherwise: (quote) => `La lezione dice invece: «${quote}»`,
    explainTerm: (term) => `Spiega con parole tue che cosa significa «${term}».`,
    toldUnder: (heading) => `Lo dice la sezione «${heading}».`,
    noticeNoItems: 'La lezione è troppo breve, o contiene troppo poche affermazioni chiare, per ricavarne questo.',
    noticeFewerItems: (made, asked) => `La lezione conteneva affermazioni chiare solo per ${made} dei ${asked} elementi richiesti.`,
    noticeItemsDifficulty: "Il motore integrato cita la lezione così com'è: ha potuto tenere conto solo in parte della difficoltà richiesta.",
    overview: (title) => `Ecco i punti essenziali di «${title}», con le parole della lezione.`,
    answerLead: (question) => `Hai chiesto: «${question}» Ecco che cosa ne dice la lezione.`,
    notCovered: (question) => `Hai chiesto: «${question}» La lezione non ne parla. Ecco che cosa spiega:`,
    partlyCovered: (missing) => `La lezione non menziona: ${missing}.`,
    keyTerms: 'Termini chiave',
    closing: 'Ogni frase qui sopra è tratta dalla lezione; rileggila lì per vederne il contesto.',
    tooShort: 'La lezione è troppo breve per essere spiegata oltre. Ecco tutto ciò che dice:',
    noticeNone: 'La lezione è troppo breve, o contiene troppo poche affermazioni chiare, per ricavarne domande.',
    noticeFewer: (made, asked) => `La lezione conteneva affermazioni chiare solo per ${made} delle ${asked} domande richieste.`,
    noticeLanguage: (language) => `Il motore integrato non traduce: la risposta è nella lingua della lezione (${language}).`,
    noticeDifficulty: 'Il motore integrato cita la lezione così com\'è: non ha potuto adattare la spiegazione alla difficoltà richiesta.',
  },
};

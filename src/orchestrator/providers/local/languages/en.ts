import { anyWord, beginsWith, pairs, words, type LanguagePack } from './pack.js';

function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

const isPlural = (word: string): boolean => /[^su]s$/.test(word);
const VOWEL_SOUND = /^(?:[aeio]|u(?!n(?:i|if)|s[aeiu]|t))/i;

export const pack: LanguagePack = {
  code: 'en',
  spaced: true,
  stopwords: words(
    `a about above across after again against all almost alone along already also although always am among an and another any
    anyone anything are around as ask asked at away back be became because become becomes been before being below best better
    between big both but by call called calls came can cannot could did do does doing done down during each early either else
    enough even ever every everyone everything exactly example examples fact far few first for four from full further gave get
    gets give given gives go goes going good got great had has have having he hence her here him his how however i if in
    indeed inside instead into is it its itself just keep keeps kept kind kinds know known knows large larger last late later least
    less let lets like likely little long look looks lot lots made main make makes making many may maybe me mean means might more
    most mostly much must my need needed needs neither never new next no none nor not nothing now of off often old on once one
    ones only onto or other others otherwise our out over own part parts people per perhaps place point put quite rather real
    really right said same saw say says second see seem seems seen several shall she should show shows simple simply since single
    small so some someone something sometimes soon still such sure take taken takes tell than that the their them themselves then
    there therefore these they thing things think third this those though three through thus time times to today together too took
    toward towards turn turns two under until up upon us use used uses using usually very via want wants was way ways we well went
    were what whatever when where whether which while who whole whom whose why will with within without word words would yes yet you
    your yourself five six seven eight nine ten different important possible useful following lesson chapter section whose
    answer answers question questions case cases reason reasons result results end start begin kind sort side level amount
    number numbers order form forms work works idea ideas problem problems step steps average general addition practice contrast total whole rest detail details confident`,
  ),
  before: words(
    `a an the of in with into from between its their our his her your my each every this these those on by at for
    whose any some many several per through without within against toward towards under over another`,
  ),
  counting: words('a an each every one another'),
  modifiers: words('same large small big long little new old single first second third last next other different important possible useful good best whole full own real simple further common main right two three four five'),
  notTerm: /(?:ing|ly|ed|est)$/,
  articles: words('a an the each every this that its their our his her your my another any no'),
  opener: beginsWith(
    `(?:\\p{L}+ing|in|on|at|by|from|with|for|of|under|through|without|because of)\\s(?:\\S+\\s){0,2}(?:its|their|it|them|they)|this|that|these|those|it|its|they|their|he|she|his|her|we|our|you|your|i|but|and|or|so|yet|however|therefore|thus|hence|then|also
    |instead|such|here|there|another|both|neither|moreover|furthermore|nevertheless|otherwise|similarly|likewise|consequently
    |as a result|for example|for instance|in other words|in this|in that|in these|in such|on the other hand|by contrast|in contrast
    |in addition|for this|for that|because of this|after that|after this|after|before|once|next|finally|first|second|third|now|still|again|once|imagine|suppose
    |consider|let|think|remember|notice|note|look|try|take|ask|recall|picture|that's|it's|one|some|others|other|most|many|each of|all of
    |even|only|just|too|what|why|how|which|who|where|when you|if you|if we|with that|until then|at this|at that|from this|from there|above|below|either|see|use|keep|do|don't|never|the same|the other|the second|the first|the third|the last|the next|the former|the latter|the result|the answer|the reason|the difference|the point|the idea|the problem|the trick|two|three|four|five`
      .replace(/\n\s*/g, ''),
  ),
  pointer: anyWord(
    `for example|for instance|this|these|those|that's|that (?:first|second|third|last|kind|sort|other)|above|below|previous lesson|next lesson|last lesson|earlier|as we saw|as mentioned|the former|the latter|the following|we|us|our|you|your|yours|i|me|my|he|she|him|her|his|such a|the same|here|let's|the example|our example|chapter|lesson|however|by contrast|in contrast|on the other hand|instead|then|thus|hence|in turn|accordingly|likewise|similarly|people|beginners|assume|believe|think|imagine|suppose`,
  ),
  unsafe: anyWord(
    `not|no|never|neither|nor|none|cannot|can't|doesn't|don't|isn't|aren't|won't|without|may|might|can|could|perhaps|maybe|often|sometimes|usually|typically|generally|some|many|several|such as|for example|for instance|e\\.g|including|like|more|less|fewer|than|better|worse|as well|also|too|if|unless|similar|same|another|other|others|only|almost|most|mostly|few|hardly|rarely|should|would|want|try`,
  ),
  abbreviation: /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|dr|mr|mrs|ms|prof|st|no|fig|eq|al|inc|ltd|jr|sr|u\.s|p|pp|vol|ch|sec|\p{Lu})\.$/iu,
  opposites: pairs(
    `increases/decreases increase/decrease rises/falls higher/lower larger/smaller largest/smallest more/less before/after
    easier/harder simpler/harder faster/slower wider/narrower stronger/weaker shorter/longer positive/negative above/below
    inside/outside earlier/later fine/coarse high/low     permanent/temporary reduces/increases prevents/causes speeds/slows
    absorbs/reflects 
    fewer/more simple/complex acyclic/cyclic bounded/unbounded stop/continue
    predictable/unpredictable likeliest/unlikeliest highest/lowest unstable/stable separately/together parallel/sequence similar/different 
    most/least narrow/wide additive/non-additive tiny/huge opens/closes splits/joins later/earlier `,
  ),
  naming: /\s(?:called|abbreviated|known as|named|termed)\s(?:an?\s|the\s)?(?<term>[\p{L}\p{N}-]+(?:\s[\p{L}\p{N}-]+){0,2})(?=[.,;])/u,
  contrast: /,\s(?:whereas|while)\s?/iu,
  numerals: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  definitions: [
    /^(?:(?:An?|The)\s+)?(?<term>[^,;:()]{2,45}?)\s+(?:is|are)\s+(?<definition>(?:an?|the(?!\s\p{L}+est\sto\s)|any)\s[^:;?]{25,})\.$/iu,
    /^(?:(?:An?|The)\s+)?(?<term>[^,;:()]{2,45}?)\s+(?:means|refers to|stands for|denotes)\s+(?<definition>[^:;?]{25,})\.$/iu,
    /^(?<definition>(?:An?|The|Any)\s[^:;?]{20,}?)\s(?:is|are)\s(?:often\s|usually\s)?(?:called|known as|termed|named)\s(?:an?\s|the\s|its\s)?(?<term>[^,;:()]{2,40})\.$/iu,
    /^(?:An?\s|The\s)(?<term>[^,;:()]{2,40}?),\swhich\s(?:is|are)\s(?<definition>(?:an?|the)\s[^,:;?]{20,}),\s[^:;?]*\.$/iu,
  ],
  stem,
  fits(candidate, answer, previous) {
    if (isPlural(candidate) !== isPlural(answer)) return false;
    return !/^an?$/i.test(previous) || VOWEL_SOUND.test(candidate) === VOWEL_SOUND.test(answer);
  },
  phrases: {
    quotes: ['“', '”'],
    completeChoice: (statement) => `Which term completes this sentence from the lesson? “${statement}”`,
    completeShort: (statement) => `Which word or term is missing from this sentence of the lesson? “${statement}”`,
    completeCloze: (statement) => `Fill in the blank with the lesson's own term: ${statement}`,
    definedChoice: (definition) => `Which term does the lesson describe as “${definition}”?`,
    definedShort: (definition) => `Which term does the lesson describe as “${definition}”?`,
    completeFigure: (statement) => `Which number completes this sentence from the lesson? “${statement}”`,
    whichAgrees: 'Which of these statements agrees with the lesson?',
    trueOrFalse: (statement) => `True or false, according to the lesson: ${statement}`,
    saysSo: (quote) => `The lesson says: “${quote}”`,
    saysOtherwise: (quote) => `The lesson says instead: “${quote}”`,
    explainTerm: (term) => `Explain in your own words what “${term}” means.`,
    toldUnder: (heading) => `The section “${heading}” tells.`,
    noticeNoItems: 'The lesson is too short, or holds too few clear statements, to make this from it.',
    noticeFewerItems: (made, asked) => `The lesson held clear statements for only ${made} of the ${asked} items asked for.`,
    noticeItemsDifficulty: 'The built-in engine quotes the lesson as it is: it could heed the difficulty asked for only in part.',
    overview: (title) => `Here are the key points of “${title}”, in the lesson's own words.`,
    answerLead: (question) => `You asked: “${question}” This is what the lesson says about it.`,
    notCovered: (question) => `You asked: “${question}” The lesson does not speak of that. What it does explain is this:`,
    partlyCovered: (missing) => `The lesson does not mention: ${missing}.`,
    keyTerms: 'Key terms',
    closing: 'Every sentence above is taken from the lesson; read it there for the context around it.',
    tooShort: 'The lesson is too short to be explained further. This is all it says:',
    noticeNone: 'The lesson is too short, or holds too few clear statements, to make questions from it.',
    noticeFewer: (made, asked) => `The lesson held clear statements for only ${made} of the ${asked} questions asked for.`,
    noticeLanguage: (language) => `The built-in engine does not translate: the answer is in the lesson's language (${language}).`,
    noticeDifficulty: 'The built-in engine quotes the lesson as it is: it could not adapt the explanation to the difficulty asked for.',
  },
};

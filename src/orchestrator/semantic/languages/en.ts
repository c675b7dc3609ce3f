import { numberWords, rules, words, type QuestionRules } from '../rules.js';

const ASKS = 'explain|tell|give|show|help|describe|define|summari[sz]e|list|name|clarify|remind|walk|provide|write|translate|compare|outline|teach';
const WH = 'why|how|what|when|where|who|whom|whose|which|by whom|in what|in which';
const BE = 'is|are|was|were';
const STARTS = `please|so|can|could|would|will|i|is|are|do|does|did|was|were|should|${ASKS}|${WH}|what's|how's|who's|where's`;

/** Words in -s that are no plural, or whose plural is another thing than many of them: custom and customs, statistic and statistics. */
const KEPT = words(`news glasses spectacles arms customs goods means works looks damages pants species series manners minutes colours colors
  forces waters wales athens paris windows times papers letters quarters spirits stairs savings earnings brains ashes airs alps
  always perhaps has does is was this his its hers ours yours theirs us less unless yes plus minus versus sometimes besides towards
  gas bus lens mars texas kansas christmas atlas canvas bias aids as thus whereas kudos chaos cosmos ethos pathos logos texts
  sales units shorts tens hundreds thousands terms contents premises grounds odds remains resources rights states`);

/** "The causes" are more than one of them; "causes" are what "a cause" is. */
const BOUND = words('the these those this that which what my your our his her its their each every some any all many most few several both no of');
const BETWEEN = words('main important key major chief big great first last new old best worst other different');

function stem(word: string, previous: readonly string[]): string {
  if (word === 'are') return 'is';
  if (word === 'were') return 'was';
  if (word === 'has') return 'have';
  if (/^(?:tomat|potat|volcan|her|ech|mosquit|torped|vet|tornad)oes$/.test(word)) return word.slice(0, -2);
  if (word.length < 4 || !word.endsWith('s') || KEPT.has(word) || /(?:ss|us|is|os|ics)$/.test(word) || /[^a-z]/.test(word)) return word;
  const before = previous.map((each) => each.toLowerCase()).findLast((each) => !BETWEEN.has(each));
  if (before !== undefined && BOUND.has(before)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

export const english: QuestionRules = {
  code: 'en',
  spaced: true,
  indirect: 'explain',
  polite: rules(String.raw`
    what's|whats => what is
    who's => who is
    how's => how is
    where's => where is
    when's => when is
    why's => why is
    it's => it is
    that's => that is
    i'm|im => i am
    i'd => i would
    can't|cannot|cant => can not
    won't|wont => will not
    (do|does|did|is|are|was|were|would|could|should|has|have|had|must)n'?t => $1 not
    [,.] (?:please|pls|plz|thanks|thank you|thx|exactly)(?: [!.])?$ =>
    ^((?:${ASKS}|can|could|would|will) .+)(?<!(?:say|says|word|words|of|write|spell|pronounce|between|and|or|use|using|is|the|mean|means|to|i|you|we)) (?:please|pls|plz|thanks)$ => $1
    ^(what (?:is|are) .+)(?<!(?:word|of|and|or|between)) exactly$ => $1
    [,.] (?:can|could|would) you (?:explain|help|tell me|help me)(?: please)?$ =>
    [,.] i am (?:confused|lost|stuck)$ =>
    ^(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| everyone| all| teacher| professor| sir| miss)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:please|pls|plz|so|ok|okay|basically|um|sorry|excuse me|quick question) (?:[,:!.] )?(?=(?:${STARTS}) ) =>
    ^(?:well|thanks|teacher|professor|also|now) [,:!.] =>
    ^so basically => 
    ^i (?:missed (?:the |my |our )?(?:class|lesson)(?: yesterday| today)?|have a (?:quick )?question|am (?:a bit |really )?(?:lost|confused|stuck))(?: [,.:!])? (?:so |but )?(?=(?:can|could|would|please|what|why|how|when|where|who|which|explain) ) =>
    ^(?:can|could|would|will) (?:you|u|anyone|somebody|someone)(?: please| kindly| possibly| maybe| quickly)? (?=(?:${ASKS}) ) =>
    ^(?:i would like|i want|i need) you to (?=(?:${ASKS}) ) =>
    ^(?:i want|i need|i would like|i would love|i am trying|help me)(?: to)? (?:know|understand|learn|find out|see) (?=(?:${WH}) ) => explain
    ^(?:i am wondering|i wonder|i was wondering|do you know|does anyone know|can i ask|may i ask|my question is|i am curious|any idea)(?: [,:])? (?=(?:${WH}) ) => explain
    ^i (?:still |really )?(?:do not|did not|can not)(?: really| quite| fully)? (?:understand|get|know|see|remember) (?=(?:${WH}) ) => explain
    ^(?:i (?:do not|did not|can not)(?: really| quite)? (?:understand|get|know|see)|i am (?:confused|not sure|unsure) about) (?=the difference between ) => explain
    ^(?:explain|tell me|describe|clarify|show me|walk me through|teach me|you explain)(?: to me| to us| for me| me)?(?: please)? (?=(?:${WH}|the difference) ) => explain
    ^explain (how|when|where|what) (i|you|we|one) (can|could|should|must) => $1 $3 $2
    ^explain what (.+) (${BE})$ => what $2 $1
    ^explain (?:who) (.+) (${BE})$ => who $2 $1
    ^explain (?=(?:${WH}|the difference) ) =>
    ^(${WH}) exactly => $1
  `),
  rewrites: rules(String.raw`
    prior to => before
    (?:is|are) able to => can
    turn(?:ing)? on => enable
    turn(?:ing)? off => disable
    switch(?:ing)? on => enable
    switch(?:ing)? off => disable
    two-factor authentication|two factor authentication => 2fa
    2 fa => 2fa
    in order to => to
    (?:the )?first world war|world war (?:i|1|one)|ww ?(?:1|i) => world-war-1
    (?:the )?second world war|world war (?:ii|2|two)|ww ?(?:2|ii) => world-war-2
    1st => first
    2nd => second
    3rd => third
    begin|begins|beginning => start
    began => started
    colour => color
    normalis(e|es|ed|ing) => normaliz$1
    fertilis(er|ers|ation) => fertiliz$1
    behaviour => behavior
    centre => center
    kilometre(s?) => kilometer$1
    litre(s?) => liter$1
    drawbacks|downsides => disadvantages
    lead to => cause
    leads to => causes
    led to => caused
    (?:in what way|in which way|by what mechanism|through what mechanism|by what process) => how
    for (?:what|which) reason|how come => why
    (\p{L}+)'s (\p{L}+)(?= (?:in|of|on|at|for|during|with|to|from)|$) => the $2 of $1
  `),
  frames: rules(String.raw`
    ^(?:what (?:is|are)|describe)? ?(?:the )?differences? between (.+)$ => §difference $1
    ^what differentiates (\p{L}+) from (\p{L}+)$ => §difference $1 and $2
    ^how (?:do|are) (.+ and .+) (?:differ|different)$ => §difference $1
    ^how (?:do|does|is|are) (.+) (?:differ|different) from (.+)$ => §difference $1 and $2
    ^how (.+) (?:differs?|(?:is|are) different) from (.+)$ => §difference $1 and $2
    ^what distinguishes (.+) from (.+)$ => §difference $1 and $2
    ^compare (.+)$ => §compare $1
    ^(?:give|show|provide|write|list|name|tell)(?: me| us)? (?:an|one|1) example (?:of|for) (.+)$ => §example $1
    ^what is an example (?:of|for) (.+)$ => §example $1
    ^(?:give|show|provide|list|name|tell)(?: me| us)? (?:some )?examples (?:of|for) (.+)$ => §examples $1
    ^what are some examples (?:of|for) (.+)$ => §examples $1
    ^(?:give|write|make|provide)(?: me| us)? a (?:short|brief) summary of (.+)$ => §summary short $1
    ^(?:briefly|shortly) summari[sz]e (.+)$ => §summary short $1
    ^summari[sz]e (.+) (?:briefly|in brief|in short)$ => §summary short $1
    ^(?:give|write|make|provide)(?: me| us)? (?:a|the) summary of (.+)$ => §summary $1
    ^(?:summari[sz]e|sum up) (.+)$ => §summary $1
    ^how many (.+?)(?: (?:are|is) there)? (in .+)$ => §howmany $1 $2
    ^how many (.+?) (?:are|is) there$ => §howmany $1
    ^how many (.+?) (?:does|do) (.+) have$ => §howmany $1 in $2
    ^how many (.+)$ => §howmany $1
    ^what is the (?:total )?number of (.+)$ => §howmany $1
    ^how do you pronounce (?:the word )?(.+)$ => §pronounce $1
    ^what is the pronunciation of (?:the word )?(.+)$ => §pronounce $1
    ^how (?:can|could|do|would|might) you (.+)$ => §howdoyou $1
    ^(?:how (?:can|could|do|would|might) (?:i|we|one)|how to|what is the (?:way|method|procedure) to) (.+)$ => §howto $1
    ^how (?:does|do) (.+)$ => §how $1
    ^how (.+) works$ => §how $1 work
    ^how (.+)$ => §how $1
    ^what is the (?:reason|reasons) (?:why|that) (.+)$ => §why $1
    ^what (?:are|were|was) the reasons (?:why|that) (.+)$ => §why $1
    ^what explains (?:that|why) (.+)$ => §why $1
    ^why (?:is|was) it that (.+)$ => §why $1
    ^why (?:does|do) (.+)$ => §why $1
    ^why (.+)$ => §why $1
    ^when (?:does|do)? ?(.+)$ => §when $1
    ^(?:in )?(?:what|which) year ((?:did|was|were) .+)$ => §when $1
    ^where (is|are|was|were) (.+) located$ => §where $1 $2
    ^where (?:does|do)? ?(.+)$ => §where $1
    ^who (?:is|was) (?:the )?author of (.+)$ => §author $1
    ^who wrote (.+)$ => §author $1
    ^(?:by whom|who) was (.+) written(?: by)?$ => §author $1
    ^who (?:is|was) (?:the )?inventor of (.+)$ => §inventor $1
    ^who invented (.+)$ => §inventor $1
    ^(?:by whom|who) was (.+) invented(?: by)?$ => §inventor $1
    ^who (?:is|was) (?:the )?discoverer of (.+)$ => §discoverer $1
    ^who discovered (.+)$ => §discoverer $1
    ^(?:by whom|who) was (.+) discovered(?: by)?$ => §discoverer $1
    ^who (.+)$ => §who $1
    ^what do the letters(?: in)? (.+) (?:mean|stand for)$ => §standsfor $1
    ^what (?:does|do) (.+) stand for$ => §standsfor $1
    ^what (?:does|do) (?:(?:the|a) (?:word|term) )?(.+) mean$ => §meaning $1
    ^what is (?:the )?(?:meaning of|meant by) (?:(?:the|a) (?:word|term) )?(.+)$ => §meaning $1
    ^(?:define|(?:give|provide|write|state)(?: me| us)? (?:a|the) definition (?:of|for)|what is the definition of) (?:(?:the|a) (?:word|term) )?(.+)$ => §define $1
    ^what (?:is|are) (?:the )?purpose of (.+)$ => §purpose $1
    ^what (?:is|are) (.+?) (?:used )?for$ => §purpose $1
    ^what role (?:does|do) (.+?) play in (.+)$ => §whatis the role of $1 in $2
    ^what (?:effects|consequences) did (.+) have$ => §consequences was $1
    ^what were (?:the )?(?:effects|consequences) of (.+)$ => §consequences was $1
    ^what (?:effects|consequences) (?:does|do) (.+) have$ => §consequences $1
    ^what are (?:the )?(?:effects|consequences) of (.+)$ => §consequences $1
    ^what (?:advantages|benefits|pros) (?:does|do) (.+) have$ => §advantages $1
    ^what are (?:the )?(?:advantages|benefits|pros) of (.+)$ => §advantages $1
    ^what (?:disadvantages|cons) (?:does|do) (.+) have$ => §disadvantages $1
    ^what are (?:the )?(?:disadvantages|cons) of (.+)$ => §disadvantages $1
    ^what (?:were|was) the causes of (.+)$ => §causes was $1
    ^what caused (.+)$ => §causes was $1
    ^what are (?:the )?causes of (.+)$ => §causes $1
    ^what causes (.+)$ => §causes $1
    ^tell me (the (?:capital|meaning|definition|author|year|name) of .+)$ => §whatis $1
    ^(?:what|which) city is (the capital of .+)$ => §whatis $1
    ^what is (.+)$ => §whatis $1
    ^what are (.+)$ => §whatis $1
    ^what (?:was|were) (.+)$ => §whatwas $1
    ^(what|which) (?:does|do) (.+)$ => §what $2
    ^what (.+?) (?:does|do) (.+)$ => §what $1 $2
    ^what (.+)$ => §what $1
    ^which (.+)$ => §which $1
    ^(?:does|do) (.+)$ => §whether $1
    ^(is|are|was|were|did|can|could|will|would|should|must|may|might|has|have|had) (.+)$ => §whether $1 $2
    ^explain (.+) to me$ => §explain $1
    ^explain (.+)$ => §explain $1
    ^(?:list|name) (.+)$ => §list $1
  `),
  drop: words('a an'),
  gendered: words('few little'),
  marks: words('is are was were did will would can could should must may might shall has have had'),
  negations: words('not no never none nobody nothing nowhere neither nor without cannot hardly rarely seldom barely'),
  quantifiers: words('all every each some any most many few several both either half least more less fewer only always sometimes often usually never none no another other'),
  numbers: numberWords(`zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80
    ninety=90 hundred=100 thousand=1000 million=1000000`),
  and: ['and'],
  stem,
};

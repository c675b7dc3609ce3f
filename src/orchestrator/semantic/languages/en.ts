import { numberWords, rules, words, type QuestionRules } from '../rules.js';

const ASKS = 'explain|tell|give|show|help|describe|define|summari[sz]e|list|name|clarify|remind|walk|provide|write|translate|compare|outline|teach';
const WH = 'why|how|what|when|where|who|whom|whose|which|by whom|in what|in which';
const BE = 'is|are|was|were';
/** A past participle that is a past form as well, or has no other past form that asks for who did it. */
const PAST = '\\p{L}{2,}ed|written|made|built|drawn|won|found|sung|taught|told|sold|sent|led|given|taken|known|chosen|beaten|grown|done|said|set|cut|put|read|kept|held|fought|caught|bought|brought|thought|spoken|broken|frozen|shown|worn|thrown';
/** What something can be made, where a verb would be read otherwise. */
const ADJECTIVE = 'blue|red|green|white|black|yellow|pink|salty|sweet|sour|bitter|hot|cold|warm|wet|dry|hard|soft|sticky|heavy|big|large|small|tall|dangerous|important|expensive|poisonous|toxic|radioactive|acidic|alkaline|magnetic|stable|unstable|strong|weak|unique|special|famous|popular';
/** Nouns that are written as their verb is. */
const FALL = 'collapse|fall|decline|fail|rise|spread|revolt|strike|increase|decrease|crash';
/** Nouns that say what is done. */
const NOUN = '\\p{L}{4,}ing|production|construction|formation|creation|calculation|extraction|fabrication|preparation';
const STARTS = `please|so|can|could|would|will|i|is|are|do|does|did|was|were|should|${ASKS}|${WH}|what's|how's|who's|where's`;

/** Words in -s that are no plural, or whose plural is another thing than many of them: custom and customs, statistic and statistics. */
const KEPT = words(`news glasses spectacles arms customs goods means works looks damages pants species series manners minutes colours colors
  forces waters wales athens paris windows times papers letters quarters spirits stairs savings earnings brains ashes airs alps
  always perhaps has does is was this his its hers ours yours theirs us less unless yes plus minus versus sometimes besides towards
  gas bus lens mars texas kansas christmas atlas canvas bias aids as thus whereas kudos chaos cosmos ethos pathos logos texts
  sales units shorts tens hundreds thousands terms contents premises grounds odds remains resources rights states peoples morals provisions regards humanities wits`);

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
    ^i (?:can not|could not|do not know|am not sure|can not seem to|am trying to|am struggling to)(?: figure out| work out| understand| remember| learn)? (?=how to ) =>
    ^(?:someone|somebody|anyone) (?:please )?(?:explain|tell me) (?=(?:${WH}) ) => explain
    ^(?:i have always wondered|i keep forgetting|i forgot|i forget|i never understood|it is unclear to me|it is not clear to me|i am unclear on|i am unsure|remind me|quick one|real quick|just curious|question) (?:[:,-] )?(?=(?:${WH}) ) => explain
    ^would (?:you|anyone) mind explaining (.+?)(?: to (?:me|us))?$ => explain $1
    ^explain what (.+) means((?: in .+)?)$ => what does $1 mean $2
    ^what (.+) means$ => what does $1 mean
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
    ^((?:why|how|where)) (in \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
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
    ^(\p{L}[^,.:;]*?) [,:-] (${WH}) (.+) (?:it|they|them)((?: [^ ]+)*)$ => $2 $3 $1 $4
    ^(\p{L}[^,.:;]*?) [,:-] (?:meaning|definition)$ => what is $1
    ^(\p{L}[^,.:;]*?) [,:-] (?:what is (?:it|that|this)|what are (?:they|those))$ => what is $1
    ^((?:if|when) [^,]+) , ((?:why|how|what|where|who|which) .+)$ => $2 $1
    ^((?:in|on|at|during) [^,]+) , ((?:why|how|what|where|who|which|when) .+)$ => $2 $1
    get rid of|getting rid of => remove
    (?:bigger|greater) => larger
    constructed => built
    construct => build
    get better at => improve
    maths|mathematics => math
    telephone => phone
    photograph => photo
    bicycle => bike
    aeroplane|airplane => plane
    refrigerator => fridge
    purchase => buy
    purchasing => buying
    obtain => get
    assist => help
    big(?= ) => large
    also => too
    happens? => happen
    frequently => often
    approximately => about
    film => movie
    autumn => fall-season
    television => tv
    united states(?: of america)?|usa => us-country
    united kingdom => uk
    comprehend => understand
    commence|commences => start
    commenced => started
    attempt to => try to
    ^((?:after|before|without|inside|within) [^,]+) , ((?:why|how|what|where|who|which|when) .+)$ => $2 $1
    rapidly => quickly
    utili[sz]e => use
    repair => fix
    (?:calculate|work out|compute|figure out) => calculate
    calculated|worked out|computed => calculated
    take place|takes place|occurs? => happen
    took place|occurred => happened
  `),
  frames: rules(String.raw`
    ^(?:which|what) (\p{L}+) is the (\p{L}+est)((?: (?:in|on|of) .+)?)$ => §whatis the $2 $1 $3
    ^what is the (?:relationship|relation|connection|link) between (.+ and .+)$ => §relation $1
    ^how (?:are|is) (.+ and .+) (?:related|connected|linked)(?: to each other)?$ => §relation $1
    ^how (?:does|do|is|are) (\p{L}+) (?:relate|related|connected|linked) to (\p{L}+)$ => §relation $1 and $2
    ^what (?:does|do) (?:(?:the|a) (?:word|term|concept|phrase) )?(.+) (?:refer to|signify)$ => §whatis $1
    ^what is the concept of (.+)$ => §whatis $1
    ^what (?:is|are) (.+) used for$ => §purpose $1
    ^what (?:do|does|would|can) (?:we|people|you|one|they) use (.+) for$ => §purpose $1
    ^what (?:is|are) the uses? of (.+)$ => §purpose $1
    ^what purpose (?:does|do) (.+) serve$ => §purpose $1
    ^what (?:is|are) (?:the )?point of (?:a |an )?(.+)$ => §point $1
    ^what (?:function|job|task) (?:does|do) (.+) (?:serve|have|perform|do)$ => §does $1
    ^how much time (?:does|do) (.+) take$ => §howlong $1
    ^(?:what is the )?distance (?:between|from) (\S+) (?:and|to) (\S+)$ => §distance $1 $2
    ^how far (?:is it from )(\S+) to (\S+)$ => §distance $1 $2
    ^how far is (\S+) from (?:the )?(\S+)$ => §distance $2 $1
    ^how (?!many |much |few |long |often |far |old |high |tall |deep |fast |well |hard |big |large |little )(?!.* by )(.+) (?:is|are) (${PAST})$ => §howto $2 $1
    ^how (?:is|are) (.+) (${PAST}) by (.+)$ => §how $3 ≀$2 $1
    ^how (?:was|were) (.+) (${PAST}) by (.+)$ => §how did $3 ≀$2 $1
    ^why (?:is|are) (.+) (${PAST}) by (.+)$ => §why $3 ≀$2 $1
    ^why (?:was|were) (.+) (${PAST}) by (.+)$ => §why did $3 ≀$2 $1
    ^what makes (.+) (${ADJECTIVE})$ => §why is $1 $2
    ^what made (.+) (${ADJECTIVE})$ => §why was $1 $2
    ^what (?:caused|(?:was|were) the (?:main )?(?:cause|causes) of) the (${FALL}) of (.+)$ => §why did $2 $1
    ^what were the causes (?:of|behind) (.+)$ => §why did $1
    ^what caused (?!.+ to )(.+)$ => §why did $1
    ^what are (?:the )?causes (?:of|behind) (.+)$ => §why $1
    ^what causes (?!.+ to )(.+)$ => §why $1
    ^what (?:is|are) (.+) caused by$ => §why $1
    ^why did (.+) (?:start|break out)$ => §why did $1
    ^what happened as a (?:result|consequence) of (.+)$ => §consequences was $1
    ^what did (.+) (?:cause|result in)$ => §consequences was $1
    ^what (?:is|was) (.+) (?:short|an abbreviation|an acronym) for$ => §standsfor $1
    ^what is the full (?:form|name) of (?:the (?:acronym|abbreviation|initialism) )?(\S+)$ => §standsfor $1
    ^what does (?:the (?:acronym|abbreviation|initialism|initials) )(.+) (?:mean|stand for)$ => §standsfor $1
    ^what does the (?:acronym|abbreviation) (.+) stand for$ => §standsfor $1
    ^(.+) stands for what$ => §standsfor $1
    ^(?:what would be|i need|i would like|i want|do you have|is there|show me|could i get) an example (?:of|for) (.+)$ => §example $1
    ^who (?:is|was) the (?:writer|person who wrote|one who wrote) (?:of )?(.+)$ => §author $1
    ^who (?:authored|penned) (.+)$ => §author $1
    ^(.+) was written by (?:whom|who|which (?:author|writer|playwright|novelist|poet))$ => §author $1
    ^(?:what|which) (?:author|writer) wrote (.+)$ => §author $1
    ^who (?:is|was) the painter of (.+)$ => §who painted $1
    ^who (?:is|was) the composer of (.+)$ => §who composed $1
    ^who (?:is|was) the founder of (.+)$ => §who founded $1
    ^(?:give|write|make|provide)(?: me| us)? (?:a|an) (\S+) (sentence|word|line|paragraph|point) summary of (.+)$ => §summary $3 in $1 $2
    ^in (\S+ (?:sentences|words|lines|paragraphs)) ,? ?(?:please )?summari[sz]e (.+)$ => §summary $2 in $1
    ^using (\S+ (?:sentences|words|lines|paragraphs)) ,? ?summari[sz]e (.+)$ => §summary $2 in $1
    ^(?:summari[sz]e|sum up) (.+) using (\S+ (?:sentences|words|lines|paragraphs))$ => §summary $1 in $2
    ^(?:give|write|make|provide)(?: me| us)? (?:a|the) summary of (.+)$ => §summary $1
    ^what sets (\p{L}+) apart from (.+)$ => §difference $1 and $2
    ^what makes (.+) different from (.+)$ => §difference $1 and $2
    ^(?:how|in what way|in what ways|in which ways) (?:do|are) (.+ and .+) (?:differ|different)(?: from each other| from one another)?$ => §difference $1
    ^how (?:do|can|could|would) (?:i|you|we|one) (?:distinguish|differentiate)(?: between)? (.+ and .+)$ => §difference $1
    ^(\S+) (?:vs|versus) (\S+)(?: [,:-])? what is the difference$ => §difference $1 and $2
    ^what (?:is|are) the (?:reason|reasons) ((?!for |behind |of |why |that |given ).+ (?:is|are|was|were) .+)$ => §why $1
    ^what (?:do|should|must) (?:i|we|you|one) need to do (?:to|for) (.+)$ => §howto $1
    ^(?:what|which) steps (?:do|should|must|can) (?:i|we|you|one) (?:take|follow) to (.+)$ => §howto $1
    ^walk me through (\p{L}+ing) (.+)$ => §howto $1 $2
    ^show me how to (.+)$ => §howto $1
    ^(?:what is|what are) the (?:upsides|pros) of (.+)$ => §advantages $1
    ^why do (?:we|people|you|one) need (.+)$ => §whyneed $1
    ^why (?:is|are) (.+) (?:needed|necessary|required)$ => §whyneed $1
    ^(?:what is|what are) (.+) needed for$ => §whyneed $1
    ^what does (?:the (?:word|term) )?(.+) mean (in .+)$ => §whatis $1 $2
    ^give me the (?:meaning|definition) of (?:(?:the|a) (?:word|term) )?(.+)$ => §whatis $1
    ^(?:name|state|give|tell me) (the (?:capital|author|inventor|name|meaning|formula|colou?r) (?:of|for) .+)$ => §whatis $1
    ^why (?:is|are) (.+) used((?: (?:in|for|before|after|with|on) .+)?)$ => §whyuse $1 $2
    ^who (${PAST}) (?!by )(.+)$ => §who $1 $2
    ^by whom (?:is|was|were|are) (.+) (${PAST})$ => §who $2 $1
    ^(?:who|whom) (?:was|were) (.+) (${PAST}) by$ => §who $2 $1
    ^(.+) (?:was|were) (${PAST}) by (?:who|whom)$ => §who $2 $1
    ^(?:what is )?(?:the )?(?:meaning|definition) of (?:(?:the|a) (?:word|term) )?(.+)$ => §whatis $1
    ^(?:define|(?:give|provide|write|state)(?: me| us)? (?:a|the) definition (?:of|for)) (?:(?:the|a) (?:word|term) )?(.+)$ => §whatis $1
    ^what do (?:you|we|they|people|scientists) mean by (.+)$ => §whatis $1
    ^what is meant by (?:(?:the|a) (?:word|term) )?(.+)$ => §whatis $1
    ^what (?:does|do) (?:(?:the|a) (?:word|term) )?(.+) mean$ => §whatis $1
    ^(?:what is )?(?:a|the|an|one) (?:way|method|procedure|process) (?:to|of|for) (.+)$ => §howto $1
    ^(?:what are )?(?:the )?steps (?:to|for|in|of) (.+)$ => §howto $1
    ^what (?:do|should|must|can) (?:i|we|you|one) (?:have to |need to )?do to (.+)$ => §howto $1
    ^(?:instructions|directions) (?:for|to|on) (.+)$ => §howto $1
    ^how (?:do|can|could|would|should) (?:you|people|they|one|we|i) go about (.+)$ => §howto $1
    ^how (?:do|can|would) (?:you|people|one) (?!feel|know|like|think|do|pronounce|spell|say|see|mean|want|believe)(.+)$ => §howto $1
    ^how (?:is|are) (?!.* by )(.+) (${PAST})$ => §howto $2 $1
    ^how (?:does|do) (?:the )?(${NOUN}) of (.+) (?:work|happen|occur|proceed|go)$ => §howto $1 $2
    ^(?:describe )?(?:the )?(?:process|method) of (.+)$ => §howto $1
    ^what makes (?!up )(\p{L}+ .+)$ => §why $1
    ^what (?:is|are) the reasons? (?:for|behind) (?:the )?(${FALL}) of (.+)$ => §why $2 $1
    ^what (?:was|were) the reasons? (?:for|behind) (?:the )?(${FALL}) of (.+)$ => §why did $2 $1
    ^why (?:does|do) (.+) (${FALL})$ => §why $1 $2
    ^what (?:is|are) the reasons? (?:for|behind) (.+)$ => §why $1
    ^what (?:was|were) the reasons? (?:for|behind) (.+)$ => §why did $1
    ^why (?:does|do) (.+) (?:happen|occur|take place|come about|exist)$ => §why $1
    ^why did (.+) (?:happen|occur|take place|come about)$ => §why did $1
    ^(?:reasons? (?:for|behind)) (.+)$ => §why $1
    ^what (?:does|do) (.+) do$ => §does $1
    ^what (?:is|are) the (?:function|job|task)s? of (.+)$ => §does $1
    ^(?:function|job|task)s? of (.+)$ => §does $1
    ^purpose of (.+)$ => §purpose $1
    ^why (?:do|does|would) (?:we|people|you|one|they) use (.+)$ => §whyuse $1
    ^(?:what is )?(?:the )?age of (.+)$ => §howold $1
    ^how old (?:is|are) (.+)$ => §howold $1
    ^(?:what is )?(?:the )?height of (.+)$ => §howtall $1
    ^how (?:tall|high) (?:is|are) (.+)$ => §howtall $1
    ^(?:what is )?(?:the )?depth of (.+)$ => §howdeep $1
    ^how deep (?:is|are) (.+)$ => §howdeep $1
    ^(?:what is )?(?:the )?weight of (.+)$ => §howheavy $1
    ^how heavy (?:is|are) (.+)$ => §howheavy $1
    ^how much (?:does|do) (.+) weigh$ => §howheavy $1
    ^(?:what is )?(?:the )?duration of (.+)$ => §howlong $1
    ^how long (?:does|do) (.+) (?:last|take)$ => §howlong $1
    ^(?:what is )?(?:the )?(?:price|cost) of (.+)$ => §cost $1
    ^how much (?:does|do) (.+) cost$ => §cost $1
    ^(?:what is )?(?:the )?speed of (.+)$ => §howfast $1
    ^how fast (?:is|are|does|do) (.+?)(?: travel| move| go)?$ => §howfast $1
    ^(?:number of|what number of) (.+)$ => §howmany $1
    ^how many (.+?) (?:are|is) (?:there )?(?:on|in) (.+)$ => §howmany $1 in $2
    ^(?:what do (?:you|we|people|they) call|what is the (?:name|word|term) for) (.+)$ => §called $1
    ^what (?:is|are) (.+) called$ => §called $1
    ^difference between (.+)$ => §difference $1
    ^(?:an )?example of (.+)$ => §example $1
    ^(?:can|could) (?:you|i|we) (?:give|have|get)(?: me| us)? (?:an|one) example of (.+)$ => §example $1
    ^(?:what|where) is the location of (.+)$ => §where is $1
    ^where (?:can|do|would|could) (?:i|we|you|one) find (.+)$ => §where is $1
    ^where (?:is|are) (.+) (?:located|found|situated)$ => §where is $1
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

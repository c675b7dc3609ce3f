import { rules } from '../rules.js';

const WH = 'why|how|what|when|where|who|whom|whose|which|by whom|in what|in which';

/** What a thing does, in an indirect question with an -s: why ice floats, why does ice float. */
const VERB = 'float|rise|melt|boil|freeze|erupt|expand|contract|dissolve|conduct|absorb|reflect|become|grow|fall|shine|burn|rust|sink|fly|eat|need|occur|exist|affect|produce|create|contain|protect|react|behave|differ|depend|travel|convert|digest|breathe|sleep|orbit|rotate|evaporate|condense|collapse|decrease|increase|divide|multiply|appear|taste|smell|heal|contribute|influence|regulate|pump|filter|attract|repel|emit|transmit|spread|hibernate|migrate|turn|move|form|flow|stick|crack|ferment|decompose|corrode|oscillate|vibrate|compress|store|control|release';

/** Spellings and synonyms; a condition that stands in front behind what is asked. */
export const REWRITES = rules(String.raw`
    1 st => first
    2 nd => second
    3 rd => third
    4 th => fourth
    5 th => fifth
    the first (paragraph|chapter|section|sentence|step|stanza|verse|act|scene) => $1 1
    the second (paragraph|chapter|section|sentence|step|stanza|verse|act|scene) => $1 2
    the third (paragraph|chapter|section|sentence|step|stanza|verse|act|scene) => $1 3
    the fourth (paragraph|chapter|section|sentence|step|stanza|verse|act|scene) => $1 4
    in the fall$ => in fall-season
    ^((?:why|how|where)) (in \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
    prior to => before
    (?:is|are) able to => can
    (?<=^(?:how to|how (?:do|can|could) (?:i|you|we|one)|what is the (?:way|method|procedure) to|steps to) )turn(?:ing)? on => enable
    (?<=^(?:how to|how (?:do|can|could) (?:i|you|we|one)|what is the (?:way|method|procedure) to|steps to) )turn(?:ing)? off => disable
    (?<=^(?:how to|how (?:do|can|could) (?:i|you|we|one)|what is the (?:way|method|procedure) to|steps to) )switch(?:ing)? on => enable
    (?<=^(?:how to|how (?:do|can|could) (?:i|you|we|one)|what is the (?:way|method|procedure) to|steps to) )switch(?:ing)? off => disable
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
    (\p{L}+)'s (capital|population|area|height|length|depth|age|size|mass|volume|radius|diameter|surface|climate|economy|orbit|atmosphere|gravity|structure|function|role|purpose|wife|husband|birthplace|birthday)(?= (?:in|of|on|at|for|during|with|to|from)|$) => the $2 of $1
    ^(\p{L}[^,.:;]*?) [,:-] (${WH}) (.+) (?:it|they|them)((?: [^ ]+)*)$ => $2 $3 $1 $4
    ^(\p{L}[^,.:;]*?) [,:-] definition$ => what is $1
    ^(\p{L}[^,.:;]*?) [,:-] (?:what is (?:it|that|this)|what are (?:they|those))$ => what is $1
    ^((?:if|when) [^,]+) , ((?:why|how|what|where|who|which) .+)$ => $2 $1
    ^((?:in|on|at|during) [^,]+) , ((?:why|how|what|where|who|which|when) .+)$ => $2 $1
    get rid of|getting rid of => remove
    get better at => improve
    maths|mathematics => math
    aeroplane => airplane
    refrigerator => fridge
    happens? => happen
    frequently => often
    approximately => about
    autumn => fall-season
    television => tv
    united states(?: of america)?|usa => us-country
    united kingdom => uk
    comprehend => understand
    commence|commences => start
    (?:work out|figure out|compute) (?=(?:the|a|an|my) ) => calculate
    computed => calculated
    commenced => started
    attempt to => try to
    ^((?:after|before|without|inside|within) [^,]+) , ((?:why|how|what|where|who|which|when) .+)$ => $2 $1
    rapidly => quickly
    utili[sz]e => use
    take place|takes place|occurs? => happen
    took place|occurred => happened
    ^(why|how|when|where) (?!does |do |did |is |are |was |were |has |have |had |can |could |to |would |will |should )((?:the |a |an )?[^ ,]+(?: [^ ,]+)?) (${VERB})e?s(?= |$) => $1 does $2 $3
    ^(why|how)(?!.* (?:not|never|no|nobody|none|nothing|only|just|always|without) )(.*) (?:have|has) to (?!do with) => $1 $2 must
    ^who was it (?:that|who) => who
    ^what was it that (.+?) did => what did $1 do
    ^(?:what is it that) makes (.+)$ => what makes $1
    ^(?:in|at) (?:what|which) place => where
    ^(how (?:to|do i|do you|do we|can i|can you|can we|can one|do people|does one|should i|could i)) select => $1 choose
    ^(how (?:to|do i|do you|do we|can i|can you|can we|can one|do people|does one|should i|could i)) (?:delete|erase) => $1 remove
    ^(how (?:to|do i|do you|do we|can i|can you|can we|can one|do people|does one|should i|could i)) create => $1 make
    ^(how (?:to|do i|do you|do we|can i|can you|can we|can one|do people|does one|should i|could i)) (?:find|determine|get) (?=the (?:area|volume|mean|average|median|perimeter|derivative|slope|gradient|circumference|probability|percentage|square root|surface area|standard deviation|variance|density|lcm|gcd|determinant|inverse|roots) ) => $1 calculate
    memori[sz](e|es|ed|ing) => memoriz$1
    learn by heart => memorize
    automobile => car
    automobiles => cars
    the aim of => the purpose of
    ^what happens if => what happens when
    ^what happens to (.+) if => what happens to $1 when
    speeds? up => accelerate
    (have|has) got => $1
    (symbol|formula) for => $1 of
    ^in (?:which|what) places => where
    ^(how (?:to|do i|do you|do we|can i|can you|can we|can one)) (?:show|demonstrate) that => $1 prove that
    ^(what should i do) if => $1 when
    ^(\p{L}[^.]+) \. what should i do$ => what should i do when $1
`);

import { rules } from '../rules.js';
import type { Wordings } from './wordings.js';

/** What somebody does in a kitchen: how long one does it is how long one should. */
const COOK = 'boil|cook|bake|fry|steam|roast|soak|simmer|knead|grill|chill|marinate|microwave|poach|blanch|proof';
const STATE = 'empire|dynasty|republic|kingdom|civili[sz]ation|union';
/** What a thing or an illness has, whoever names it first. */
const TRAIT = 'symptoms|characteristics|features|properties|side effects|requirements|risks|stages|phases';
/** What is the body's, wherever else it is asked about. */
const ORGAN = 'heart|liver|lungs?|kidneys?|stomach|spleen|brain|pancreas|gallbladder|bladder|small intestine|large intestine|appendix|thyroid|red blood cells|white blood cells|platelets|left ventricle|right ventricle|left atrium|right atrium|aorta|diaphragm|cerebellum|hippocampus|retina|cornea';

export const ENGLISH: Wordings = {
  rewrites: rules(String.raw`
    the (?:correct|right|proper) pronunciation => the pronunciation
    (convert\p{L}*) (.+) into => $1 $2 to
    ^why (.+) make (?:you|people|one) (\p{L}+)$ => why $1 make us $2
    ^which (?=(?:country|city|animal|planet|element|organ|vitamins?|metals?|gas|gases|language|foods?|plants?|river|ocean|continent|instruments?|countries|animals|elements|bone|muscle|mineral|state|company|part|parts|cells?|acid|acids|colou?rs?|months?|season|day|number|numbers|word|words) ) => what
    ^what will happen if => what happens if
    ^why is it necessary for (.+) to (\p{L}+)(.*)$ => why does $1 need to $2 $3
    ^(explain .+) (?:to|for) (?:me|us)$ => $1
    ^(how (?:to|do i|do you|do we|can i|can you|can we) (?:create|make|add|open|start)) (?:a )?new (branch|file|folder|table|list|project|account|document|repository|variable|class|function|column|row|page) => $1 a $2
    (the|a|an) (\p{L}+)'s (capital|population|area|height|length|depth|age|size|mass|volume|radius|diameter|surface|climate|structure|function|role|purpose|perimeter|circumference|boiling point|melting point|surface area)$ => the $3 of $1 $2
    (\p{L}+est .+) (?:of the world|on earth|on the planet|worldwide)$ => $1 in the world
    ^how does one => how do i
    ^how would (?:i|one|you) go about => how do i go about
    ^by what means => how
    distinctions? between => difference between
    ^what (?:brings about|gives rise to) => what causes
    ^(when|why|how) did (.+ (?:${STATE})) (?:fall|collapse) => $1 did $2 collapse
    ^(when|why|how|in (?:what|which) year) did (.+ wall) come down => $1 did $2 fall
    ^((?:when|where|why|how) (?:did|does|do) .+) (?:commence|get started|get going)$ => $1 start
    ^((?:when|where|why|how) (?:did|does|do) .+) (?:come to an end|finish|conclude)$ => $1 end
    ^what is the (?:reason|explanation) for the fact that => why
    ^what is it that => what
    ^(?:is it possible to|can you|could you) (?=(?:say|tell) (?:what|why|how|when|where|who) ) => tell me
    ^(?:say|tell me) (?=(?:what|why|how|when|where|who) ) => explain
    (?:is|are) referred to as => is called
    (?:is|are) known as => is called
  `),
  frames: rules(String.raw`
    ^how (?:is|are) (\S+(?: \S+)?) (converted|translated|transformed) (to|into) (.+)$ => §howto $2 $1 $3 $4
    ^how long (?:do|should|must|would) (?:i|you|we|one|people) (?:have to |need to )?(${COOK}) (.+)$ => §howlongdo $1 $2
    ^how long (?:does it take|is needed|does one need) to (${COOK}) (.+)$ => §howlongdo $1 $2
    ^how does (this|the) (lesson|text|chapter) define (.+)$ => §whatis $3 in $1 $2
    ^what does (this|the) (lesson|text|chapter) mean by (.+)$ => §whatis $3 in $1 $2
    ^((?:a|an|the) .+) (?:has|have) how many (\S+)$ => §howmany $2 in $1
    ^what makes us (.+)$ => §why we $1
    ^what causes us to (.+)$ => §why we $1
    ^what (?:are|were) (?:the )?(${TRAIT}) of (.+)$ => §has $1 $2
    ^(?:what|which) (${TRAIT}) (?:does|do) (.+) (?:have|show|possess|exhibit|display)$ => §has $1 $2
    ^(?:name|list|give)(?: me)? the (${TRAIT}) of (.+)$ => §has $1 $2
    ^(?:what|which) (?:job|task|function|role|part) (?:does|do) (the (?:${ORGAN})) (?:have|do|perform|play|serve|fulfil)(?: in (?:the|our|your)(?: human)? (?:body|heart))?$ => §role $1
    ^what (?:is|are) the (?:job|function|role|task|purpose)s? of (the (?:${ORGAN})) in (?:the|our|your)(?: human)? body$ => §role $1
    ^what (?:does|do) (the (?:${ORGAN})) do in (?:the|our|your)(?: human)? body$ => §does $1
    ^what job (?:does|do) (.+) do$ => §role $1
    ^what (?:is|are) the (?:job|duty|task) of (.+)$ => §role $1
    ^what (?:is|are) (the (?:${ORGAN})) responsible for$ => §role $1
    ^what is to blame for (.+)$ => §why $1
    ^why (?:is|are) there (?!no |not |nothing |nobody |so |only |any |still |always )(\p{L}+(?: \p{L}+)?)$ => §why $1
    ^how (?:is|are|was|were) (.+) defined((?: in .+)?)$ => §whatis $1 $2
    ^how (?:do|would|can|could|should|do) (?:you|we|i|one|people|scientists) define (.+)$ => §whatis $1
    ^what is the (?:term|word|concept|notion|expression) (.+)$ => §whatis $1
    ^what (?:kind|sort|type) of (?:thing|a thing) is (.+)$ => §whatis $1
    ^what is understood by (.+)$ => §whatis $1
    ^what do (?:you|we|they|people|experts|scientists|economists) understand by (.+)$ => §whatis $1
    ^what steps (?:are|is) (?:involved in|needed to|required to|necessary to) (.+)$ => §howto $1
    ^what (?:needs|has) to be done to (.+)$ => §howto $1
    ^what (?:would|do) (?:i|you|we|one) (?:do|have to do) (?:to|in order to) (.+)$ => §howto $1
    ^what is the (?:procedure|process) for (.+)$ => §howto $1
    ^what is involved in (\p{L}+ing .+)$ => §howto $1
    ^what is it called (?:when|if) (.+)$ => §called $1 when
    ^what (?:do|would) (?:you|we|people) call it (?:when|if) (.+)$ => §called $1 when
    ^how (?:can|do|could|would) (?:i|you|we|one) tell (.+) (?:apart )?from (.+)$ => §difference $1 and $2
    ^how (?:can|do|could|would) (?:i|you|we|one) tell (.+ and .+) apart$ => §difference $1
    ^(?:in (?:what|which) (?:respects?|ways?)) (?:do|does) (.+) and (.+) differ$ => §difference $1 and $2
    ^what are the ways in which (.+ and .+) differ$ => §difference $1
    ^how many (?:people|inhabitants) (?:live|are there|are) in (.+)$ => §whatis the population of $1
    ^how many (?:people|inhabitants) does (.+) have$ => §whatis the population of $1
    ^how (?:big|large) is the population of (.+)$ => §whatis the population of $1
    ^how many (.+?) (?:can be found|are found|are contained|exist) in (.+)$ => §howmany $1 in $2
    ^how many (.+?) (?:does|do) (.+) (?:contain|possess|consist of|comprise)$ => §howmany $1 in $2
    ^how many (.+?) make up (.+)$ => §howmany $1 in $2
    ^(?:what is|what was|give) (?:the )?(?:date of birth|birth date|birthdate) of (.+)$ => §when.day was $1 born
    ^(?:what is|what was|give) (?:the )?(?:date of death) of (.+)$ => §when.day did $1 die
    ^(?:what is|what was|give) (?:the )?(?:year of birth|birth year) of (.+)$ => §when.year was $1 born
    ^(?:what is|what was) the place of birth of (.+)$ => §where was $1 born
    ^(?:what is|what was) the birthplace of (.+)$ => §where was $1 born
    ^(?:what is )?the length of (.+)$ => §howlengthy $1
    ^how long (?:is|are) ((?:the|a|an) [^ ]+(?: [^ ]+)?)$ => §howlengthy $1
    ^how fast can (.+) (?:run|fly|swim|go|move)$ => §howfastcan $1
    ^what does (.+) taste of$ => §taste $1
    ^in (?:what|which) country (?:is|are) (.+?)(?: located| situated| found)?$ => §country $1
    ^(?:what|which) country (?:is|are) (.+?)(?: located| situated| found)? in$ => §country $1
    ^(?:in|on) (?:what|which) continent (?:is|are) (.+?)(?: located| situated| found)?$ => §continent $1
    ^(?:what|which) continent (?:is|are) (.+?)(?: located| situated| found)? (?:in|on)$ => §continent $1
    ^what language (?:do people|do they|does one) speak in (.+)$ => §language $1
    ^(?:what|which) language is spoken in (.+)$ => §language $1
    ^what is the currency (?:of|in) (.+)$ => §currency $1
    ^(?:what|which) currency is used in (.+)$ => §currency $1
    ^(?:what|which) currency does (.+) (?:use|have)$ => §currency $1
  `),
};

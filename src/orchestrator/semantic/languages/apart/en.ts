/** What belongs to a thing and is in it, whoever's it is: a country's embassies are not in it. */
const PARTS = 'bones|teeth|muscles|chromosomes|atoms|protons|neutrons|electrons|chambers|legs|sides|vertices|edges|faces|days|weeks|months|hours|minutes|seconds|letters|vowels|syllables|planets|keys|strings|stanzas|chapters|acts|bits|bytes|states|provinces|inhabitants|valves|lobes|layers|elements';
/** What is only done by who follows instructions, so that how it is done is how to do it. */
const METHOD_DONE = 'defined|calculated|computed|simplified|factored|factorised|factorized|conjugated|pronounced|spelled|spelt|measured|plotted|graphed';
const METHOD = 'calculate|compute|solve|simplify|factor|factori[sz]e|conjugate|pronounce|spell|multiply|divide|add|subtract|graph|plot|prove|cite|integrate|differentiate|convert|balance|measure|work out the|find the|write|draw|make|build|cook|bake|boil|install|declare|define|reverse|sort|delete|remove|change|set|configure|memorize|prepare|use|get|create|tie|fold|clean|download|upload|import|export|print|open|close|enable|disable|start|choose|cut|translate|summari[sz]e|memoriz\\p{L}*|round|insert|copy|rename|merge|split';
const WE_METHOD = 'calculate|compute|solve|simplify|factor|factori[sz]e|conjugate|multiply|divide|add|subtract|graph|plot|prove|cite|integrate|differentiate|find the|measure|write|draw';
/** Whose height is that they stand, not where they are. */
const STANDING = '(?:mount|mt|mountains?|everest|towers?|buildings?|trees?|pyramids?|statues?|giraffes?|waterfalls?|falls|dams?|volcano(?:es)?|skyscrapers?|walls?|eiffel|k2|kilimanjaro|burj)';
const TOOLS = ' (?:lists?|dictionary|files?|branch|functions?|tables?|commits?|variables?|folders?|columns?|arrays?|strings?|duplicates|charts?|repository|rows?|cells?)(?: .*)? (?:in|with|using) (?:git|python|excel|linux|java|javascript|sql|word|windows|html|css|latex|github|google docs|powerpoint)';
const UNITS = '(?:inch|feet|foot|mile|yard|met(?:er|re)|gram|pound|ounce|litre|liter|gallon|celsius|fahrenheit|kelvin|degree|radian|fraction|decimal|percent|binary|hexadecimal)';
const WORD = '(?:the |an? )?(?:word|phrase|expression|name)';
const ABBREVIATION = '(?:the |an? )?(?:acronym|abbreviation|initialism|initials|letters?)';
const TERM = '(?:the |an? )?(?:term|concept)';

export const ENGLISH = String.raw`
    ^what (?:does|do) ${WORD} (.+) (?:mean|signify|refer to)((?: in .+)?)$ => §word $1 $2
    ^(?:what is |give me |tell me |explain |state |name |give )?(?:the |a )?(?:meaning|definition|meant by) (?:of )?${WORD} (.+)$ => §word $1
    ^(?:define) ${WORD} (.+)$ => §word $1
    ^what (?:does|do) (?!(?:${TERM}|${ABBREVIATION}) )(.+) (mean|signify)((?: in .+)?)$ => §meaning $1 $3
    ^what (?:does|do) (?!${TERM} )(.+) refer to((?: in .+)?)$ => §refers $1 $2
    ^what is meant by (?!${TERM} )(.+)$ => §meaning $1
    ^what do (?:you|we|they|people|scientists) mean by (.+)$ => §meantby $1
    ^(?:what is |give me |tell me |explain |name |state |give )?(?:the )?meaning of (?!${TERM} )(.+)$ => §meaning $1
    ^what does it mean (to .+)$ => §whatitmeans $1
    ^what (is|was) the (significance) of (.+)$ => §significance $1 $3
    ^what (?:does|do) (?!${ABBREVIATION} )((?:the|an?) .+) stand for$ => §represents $1
    ^how many (?!(?:${PARTS}) )(.+?) (?:does|do) (.+) (?:have|possess)$ => §howmanyhas $1 of $2
    ^how many (.+?) (?:are|is)(?: there)? on (.+)$ => §howmanyon $1 on $2
    ^how (?:is|are) (?!.* by )(?!.*${TOOLS}$)(?!.*${UNITS}.*${UNITS})(?!.* (?:${METHOD_DONE})(?: |$))((?!different|related|connected|linked|old|many|much)\S.*? (?:\p{L}{2,}ed|\p{L}{2,}wn|made|built|written|won|found|sung|taught|told|sold|sent|given|taken|chosen|done|set|cut|put|read|kept|held|caught|bought|brought|broken|frozen|spoken|thrown|worn)((?: .+)?))$ => §howdone $1
    ^how (?:does|do) (?:the )?(\p{L}{4,}ing|production|construction|formation|creation|calculation|extraction|fabrication|preparation) of (.+) (?:work|happen|occur|proceed|go)$ => §process $1 of $2
    ^(?:describe |what is )?(?:the )?process (?:of|for|to) (.+)$ => §process $1
    ^how (do|can|would|could) (people|they|humans|we) (?!(?:${WE_METHOD}) )(.+)$ => §how $1 $2 $3
    ^how (do|can|would|could) people (.+)$ => §how $1 people $2
    ^how (do|would|could|might) you (?!(?:${METHOD}) |go about )(.+)$ => §howdoyou $1 $2
    ^how (do|can|could|would|might) you (?=.*(?:^| )(?:my|me|i|your|yourself)(?: |$))(.+)$ => §howdoyou $1 $2
    ^how (would|might|could) i (?!(?:${METHOD}) |go about )(.+)$ => §how $1 i $2
    ^how (do|can|could|would) i (look|feel|sound|seem|smell|appear|behave|sleep|breathe|hear|see|work|function|think|exist|move)$ => §how $1 i $2
    ^why (?:is|are) there (.+)$ => §whythere $1
    ^how fast can (.+) (run|fly|swim|go|move)$ => §howfastcan $1 $2
    ^what would (i|you|we|one) do (?:to|in order to) (.+)$ => §woulddo $1 $2
    ^why (?:does|do) (.+) exist$ => §why $1 exist
    ^why did (.+) (start|break out)$ => §why did $1 $2
    ^what (?:is|are) the (?:main )?reasons? (?:for|behind) (.+)$ => §reason $1
    ^what (?:was|were) the (?:main )?reasons? (?:for|behind) (.+)$ => §reason was $1
    ^how (?:long|much time) (?:does|do) (.+) take$ => §howlongtaken $1
    ^how high (?:is|are) (?!(?:.* )?${STANDING}(?: |$))(.+)$ => §howhigh $1
    ^(?:what is )?(?:the )?height of (?!(?:.* )?${STANDING}(?: |$))(.+)$ => §height $1
    ^(?:what is )?(?:the )?(weight|depth|price|cost|age) of (?!the |an? |this |that |my |our |his |her |its |mount |earth|mars|jupiter|saturn|venus|mercury|gold|silver)(.+)$ => §amount $1 of $2
    ^(?:what is )?(?:the )?speed of (?!light|sound|earth|the earth)(.+)$ => §speed $1
    ^how fast (?:does|do) (?!light |sound |earth |the earth )(.+?) (travel|move|go)$ => §howfastmoves $1 $2
    ^where (can|do|would|could) (i|we|you|one) find (.+)$ => §wherefind $3
    ^where (?:is|are) (.+) found$ => §wherefound $1
    ^what are the components of (.+)$ => §components $1
    ^what is the composition of (.+)$ => §composition $1
    ^what (?:is|are) the (connection|link) between (.+ and .+)$ => §connection $2
    ^how (?:are|is) (.+ and .+) (?:connected|linked)(?: to each other)?$ => §connection $1
    ^how (?:is|are) (\p{L}+) (?:connected|linked) to (\p{L}+)$ => §connection $1 and $2
    ^how (?:do|can|could|would) (?:i|you|we|one) (?:distinguish|differentiate|tell)(?: between)? (.+ and .+?)(?: apart)?$ => §tellapart $1
    ^how (?:do|can|could|would) (?:i|you|we|one) (?:distinguish|differentiate|tell) (.+?)(?: apart)? from (.+)$ => §tellapart $1 and $2
    ^how (?:do|does|is|are) (?:the )?(\p{L}+ and \p{L}+) different from (.+)$ => §different $1 from $2
    ^what (?:is|are|was|were) the (job|task)s? of (?!(?:the |an? )?(?:heart|liver|lungs?|kidneys?|stomach|spleen|brain|pancreas|gallbladder|bladder|intestines?|skin|red blood cells?|white blood cells?|enzymes?|diaphragm)(?: |$))(.+)$ => §held $1 $2
    ^what benefits (?:does|do) (.+) have$ => §benefits $1
    ^what are the benefits of (.+)$ => §benefits $1
    ^what (effects|consequences|impact) (does|do|did) (.+) have$ => §effects $1 $2 $3
    ^what (role|job|task) (?:does|do) (.+?) (?:serve|have|perform|do)$ => §held $1 $2
`;

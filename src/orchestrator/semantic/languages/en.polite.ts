import { rules } from '../rules.js';

const ASKS = 'explain|tell|give|show|help|describe|define|summari[sz]e|list|name|clarify|remind|walk|provide|write|translate|compare|outline|teach';
const WH = 'why|how|what|when|where|who|whom|whose|which|by whom|in what|in which';
const BE = 'is|are|was|were';
const STARTS = `please|so|can|could|would|will|i|is|are|do|does|did|was|were|should|${ASKS}|${WH}|what's|how's|who's|where's`;

/** Greetings, asking politely, contractions. */
export const POLITE = rules(String.raw`
    ^explain what (.+) (${BE}) (in \p{L}+)$ => what $2 $1 $3
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
    ^according to (?:the|this|our) (?:lesson|text|chapter) , (?=(?:${WH}) ) =>
    ^((?:define|clarify|summari[sz]e) .+) for me$ => $1
    ^(?:just (?:to check|checking|wondering)|quick check|out of curiosity) [:,-] (?=(?:${WH}) ) =>
    ^(?:i am|i'm) (?:really |still |totally |completely )?stuck on (?=(?:${WH}) ) => explain
`);

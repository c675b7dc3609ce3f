import { numberWords, rules, words, type QuestionRules } from '../rules.js';
import { germanEnding } from './endings.js';

const WH = 'warum|weshalb|wieso|wie|was|wann|wo|wer|wen|wem|welche|welcher|welches|welchen|wodurch|wofür|wozu|worin|von wem';
const GENDERED = `band|see|leiter|steuer|kiefer|tor|gehalt|verdienst|erbe|schild|tau|mast|bund|moment|hut|kunde|heide|golf|messer|otter|mangel|marsch|weise|junge|bulle|ekel|flur|harz|militär|teil|taube|bauer|alb|balg|bord|dotter|elf|fasan|gefallen|gift|hanse|kaffee|kiwi|korpus|laster|lama|mark|maß|mensch|mut|pack|pony|rabatt|reis|ruhr|schock|single|spross|stift|verband|virus|wehr|wurf`;
const ONE = `(?:ein(?:e|en|er|em|es)? (?!(?:${GENDERED})(?: |$)))?`;
export const ART = `(?:(?:der|die|das|den|dem|ein|eine|einen|einer|einem) (?!(?:${GENDERED})(?: |$)))?`;
export const DEF = `(?:(?:der|die|das|den|dem) (?!(?:${GENDERED})(?: |$)))?`;
/** What is done to something. */
const DONE = String.raw`(?:\p{L}*ge\p{L}+(?:t|en)|(?:be|er|ver|zer|ent)\p{L}+(?:t|en)|\p{L}+iert)`;
const STARTS = `bitte|kannst|könntest|können|könnten|ich|erklär|erkläre|sag|gib|nenne|nenn|${WH}`;

export const german: QuestionRules = {
  code: 'de',
  spaced: true,
  indirect: '¤',
  capitalNouns: true,
  polite: rules(String.raw`
    ^(?:was ist der grund(?: dafür)?|woran liegt es|wie kommt es|wie erklärt (?:man|es) sich|worauf ist es zurückzuführen) ,? ?dass => ¤ warum
    ^was ist der grund(?: dafür)? ,? ?(?:warum|weshalb|wieso) => ¤ warum
    ^(?:aus welchem grund|aus welchen gründen|aus welcher ursache) => warum
    ^(warum|wieso|weshalb) (.+) , (?:verstehe ich nicht|weiß ich nicht|ist mir (?:nicht|noch nicht) klar|würde mich interessieren|wüsste ich gern|möchte ich wissen)(?: ganz| so ganz| wirklich)?$ => ¤ $1 $2
    ^(?:mir ist (?:nicht|noch nicht|unklar|nicht ganz) ?(?:klar|verständlich)?|mich (?:würde interessieren|interessiert)|ich hätte gern gewusst|ich wollte (?:mal )?fragen|darf ich fragen|(?:kann|könnte) mir (?:jemand|einer|wer) (?:bitte |mal )?(?:erklären|sagen|erläutern|verraten)|hat (?:jemand|wer) (?:eine )?ahnung) (?:, )?(?=(?:${WH}) ) => ¤
    ^(?:hallo|hi|hey|guten (?:tag|morgen|abend)|servus|moin)(?: zusammen)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:bitte|also|ok|okay|sorry|entschuldigung|entschuldigen sie|kurze frage|mal ehrlich) (?:[,:!.] )?(?=(?:${STARTS}) ) =>
    ^(?:kannst|könntest) du (?:mir |uns )?(?:bitte |mal |bitte mal |kurz )*(?:erklären|erläutern|sagen|verraten|beschreiben) (?:, )?(?=(?:${WH}) ) => ¤
    ^(?:können|könnten) sie (?:mir |uns )?(?:bitte |mal |kurz )*(?:erklären|erläutern|sagen|verraten|beschreiben) (?:, )?(?=(?:${WH}) ) => ¤
    ^(?:erklär|erkläre|erläutere|sag|sage|beschreibe|verrate|erklären sie|erläutern sie|sagen sie)(?: mir| uns)?(?: bitte| mal| kurz| doch)* (?:, )?(?=(?:${WH}) ) => ¤
    ^ich (?:möchte|will|würde gern|würde gerne|wüsste gern|wüsste gerne)(?: gern| gerne)?(?: wissen| verstehen| erfahren)? (?:, )?(?=(?:${WH}) ) => ¤
    ^(?:weißt du|wissen sie|weiß jemand|weiss jemand|ich frage mich|meine frage ist) (?:, |: )?(?=(?:${WH}) ) => ¤
    ^ich (?:verstehe?|check|checke|kapiere?|begreife?|weiß|weiss) (?:das |es )?(?:noch |immer noch )?nicht (?:ganz |so ganz |wirklich )?(?:, )?(?=(?:${WH}) ) => ¤
    ^ich (?:verstehe?|check|checke|kapiere?|begreife?) (?:den|nicht den|die|nicht die) (unterschied zwischen .+?)(?: nicht)?$ => was ist der $1
    ^(?:erklär|erkläre|erläutere|nenne|sag|beschreibe)(?: mir| uns)?(?: bitte| mal)* den (unterschied zwischen .+)$ => was ist der $1
    ^kannst du (?:mir |uns )?(?:bitte )?den (unterschied zwischen .+) (?:erklären|erläutern|nennen)$ => was ist der $1
    ^kannst du (?:mir |uns )?(?:bitte )?(ein beispiel .+) (?:geben|nennen)$ => nenne $1
    ^(?:kannst du|könntest du|können sie|könnten sie) (?:mir |uns )?(?:bitte |mal )?((?:der|die|das|den|ein|eine|einen) \p{L}+|\p{L}+) erklären$ => erkläre $1
    ^(?:kannst|könntest) du (?:mir |uns )?(?:bitte )?(.+) zusammenfassen$ => fasse $1 zusammen
    ^(?:können|könnten) sie (?:mir |uns )?(?:bitte )?(.+) zusammenfassen$ => fasse $1 zusammen
    ^(?:können|könnten) sie (?:mir |uns )?(?:bitte )?(ein beispiel .+) (?:geben|nennen)$ => nenne $1
    , (?:bitte|danke|genau)$ =>
    ^(was (?:ist|sind|heißt|bedeutet) .+)(?<!(?:wort|begriff|und|oder|das)) (?:eigentlich|genau)$ => $1
    ^(?!wie genau (?:ist|sind|war|waren|misst|messen|geht|gehen|zeigt|muss|kann) )(${WH}) (?:genau|eigentlich) => $1
    ^(was (?:ist|sind|heißt|bedeutet)) (?:eigentlich|denn|genau|nochmal) => $1
  `),
  rewrites: rules(String.raw`
    weswegen|weshalb|wieso => warum
    ^(wann|warum|wie|wo) (?:hat|ist) (.+) (?:begonnen|angefangen)$ => $1 beginnt-früher $2
    ^(wann|warum|wie|wo) (?:begann|startete) (.+)$ => $1 beginnt-früher $2
    ^(wann|warum|wie|wo) fing (.+) an$ => $1 beginnt-früher $2
    ^(wann|warum|wie|wo) hat (.+) (?:geendet|aufgehört)$ => $1 endete $2
    ^(wann|warum|wie|wo) ist (.+) gefallen$ => $1 fiel $2
    ^(wann|warum|wie|wo) ist (.+) entstanden$ => $1 entstand $2
    ^(wann|warum|wie|wo) ist (.+) gestorben$ => $1 starb $2
    ^(wann|warum|wie|wo) ist (.+) ausgestorben$ => $1 ausstarb $2
    ^(wann|warum|wie|wo) sind (.+) ausgestorben$ => $1 ausstarben $2
    ^(wann|warum|wie|wo) starben (.+) aus$ => $1 ausstarben $2
    ^(wann|warum|wie|wo) ist (.+) untergegangen$ => $1 unterging $2
    ^(wann|warum|wie|wo) ging (.+) unter$ => $1 unterging $2
    ^(wann|warum|wie|wo) ist (.+) gesunken$ => $1 sank $2
    ^(wann|warum|wie|wo) ist (.+) zusammengebrochen$ => $1 zusammenbrach $2
    ^(wann|warum|wie|wo) brach (.+) zusammen$ => $1 zusammenbrach $2
    ^(wann|warum|wie|wo) ist (.+) ausgebrochen$ => $1 ausbrach $2
    ^(wann|warum|wie|wo) brach (.+) aus$ => $1 ausbrach $2
    ^(wann|warum|wie|wo) ist (.+) passiert$ => $1 passierte $2
    ^(wann|warum|wie|wo) (\p{L}+) (.+) (auf|ab|an|aus|ein|unter|zusammen|vor|weg)$ => $1 $4$2 $3
    ^¤ (wer|wem|wen|was|wie|warum|weshalb|wieso|wann|wo) (.+) (\p{L}+(?:t|en)) (hat|haben|wird|werden|wurde|wurden|ist|sind)$ => $1 $4 $2 $3
    ^wie kommt es ,? ?dass (.+) (\p{L}+)$ => warum $2 $1
    ^¤ was (.+) (ist|sind|bedeutet|heißt)$ => was $2 $1
    ^¤ wer (.+) (ist|war)$ => wer $2 $1
    ^¤ (wie|warum|weshalb|wieso|wann|wo|wodurch) man (.+) (\p{L}+t)$ => $1 $3 man $2
    ^¤ (wie|warum|weshalb|wieso|wann|wo|wodurch) (.+) (\p{L}+)$ => $1 $3 $2
    ^¤ =>
    zwei faktor authentifizierung => 2fa
    (?:der |dem |des )?(?:erste|ersten|1.) (?:weltkrieg|weltkriegs|weltkrieges) => erster-weltkrieg
    (?:der |dem |des )?(?:zweite|zweiten|2.) (?:weltkrieg|weltkriegs|weltkrieges) => zweiter-weltkrieg
    ^(?!wie genau (?:ist|sind|war|waren|misst|messen|geht|gehen|zeigt|muss|kann) )(wie|warum|was|wo|wann|wer|wozu|wofür)((?: \p{L}+)?) (?:denn|eigentlich|genau|nochmal|noch mal|überhaupt) => $1 $2
    ^(was (?:ist|sind|heißt|bedeutet)) (?:eigentlich|denn|genau|nochmal) => $1
    ^((?:in|im|bei|beim|während|wenn|falls) [^,]+) , ((?:was|wie|warum|wann|wo|wer|welche) .+)$ => $2 $1
    ^(\p{L}[^,.:;]*?) [,:-] (?:was ist das|was sind das|definition)$ => was ist $1
    weswegen|weshalb|wieso => warum
    aus welchem grund|aus welchen gründen => warum
    beginnt|fängt an => beginnt
    benutzen|verwenden => verwenden
    benutzt|verwendet => verwendet
    benutze => verwende
    geschieht => passiert
    geschah => passierte
    bekommen|kriegen => bekommen
    anfang|beginn => beginn
    ^(?:mit welcher methode|auf welche (?:weise|art)|auf welchem weg|in welcher weise|auf welche art und weise) => wie
    ^in welchen (?:fällen|situationen) (?=(?:wird|werden|verwendet|benutzt|braucht|nutzt|gebraucht|setzt) ) => wann
    rasch => schnell
    erforderlich|notwendig => nötig
    mobiltelefon => handy
    automobil|pkw => auto
  `),
  frames: rules(String.raw`
    ^(?:was|welche) sind die (vorteile|nachteile|eigenschaften|merkmale) von (.+)$ => §has $1 $2
    ^(?:was|welche) sind die (vorteile|nachteile|eigenschaften|merkmale) der (.+)$ => §has $1 die $2
    ^welche (vorteile|nachteile|eigenschaften|merkmale) (?:hat|haben|bietet|bieten|besitzt) (.+)$ => §has $1 $2
    ^(wie|warum|wann|wo) (?:wird|werden) der (.+) (?:von|durch) der (\p{L}+) (${DONE})$ => §$1 ≀$4 die $3 den $2
    ^(wie|warum|wann|wo) (?:wird|werden) der (.+) (?:von|durch) ((?!der |dem |den |eine)\p{L}+) (${DONE})$ => §$1 ≀$4 $3 den $2
    ^(wie|warum|wann|wo) (?:wird|werden) ((?!der ).+) (?:von|durch) der (\p{L}+) (${DONE})$ => §$1 ≀$4 die $3 $2
    ^(wie|warum|wann|wo) (?:wird|werden) ((?!der ).+) (?:von|durch) ((?!der |dem |den |eine)\p{L}+) (${DONE})$ => §$1 ≀$4 $3 $2
    ^(wann|warum|wo) (?:wird|werden) (?!.* (?:von|durch) )${DEF}(.+) (${DONE})$ => §$1 ≀$3 man $2
    ^(wann|warum|wo) (\p{L}+t) man ${DEF}(.+)$ => §$1 ≀$2 man $3
    ^von wem (?:wird|werden) ${DEF}(.+) (${DONE})$ => §who ≀$2 $1
    ^wer (?!ist |hat |war |kann |muss |darf |soll )(\p{L}+t) ${DEF}(.+)$ => §who ≀$1 $2
    ^welchen (?:zweck|nutzen|sinn) (?:hat|haben) ${ART}(.+)$ => §purpose $1
    ^(?:wie hoch (?:ist|sind)|welche höhe (?:hat|haben)) (.+)$ => §howtall $1
    ^(?:wie tief (?:ist|sind)|welche tiefe (?:hat|haben)) (.+)$ => §howdeep $1
    ^(?:wie lang (?:ist|sind)|welche länge (?:hat|haben)) (.+)$ => §howlengthy $1
    ^(?:wie breit (?:ist|sind)|welche breite (?:hat|haben)) (.+)$ => §howwide $1
    ^(?:wie schwer (?:ist|sind)|wie viel wiegt|wie viel wiegen|was wiegt) (.+)$ => §howheavy $1
    ^welche[rs]? (\p{L}+) ist am (\p{L}+st)en((?: (?:in|auf|von|der|des) .+)?)$ => §whatis superlativ $2e $1 $3
    ^(\S+) [,:-] (?:was heißt die abkürzung|was bedeutet die abkürzung|wofür steht (?:das|die abkürzung)|wofür stehen die buchstaben)$ => §standsfor $1
    ^was (?:nennt|bezeichnet) man (?:als )?${ONE}(.+)$ => §whatis $1
    ^wie (?:ist|wird|sind|werden) ${ONE}(.+) definiert$ => §whatis $1
    ^wie (?:abläuft|vorgeht|funktioniert|geht|erfolgt) (?:die |das )(Herstellung|Berechnung|Gewinnung|Erzeugung|Anwendung|Zubereitung|Installation|Umrechnung|Auflösung|Bestimmung|Berechnung|Messung|Zerlegung|Bildung|Trennung) (?:von |der |des |einer |eines )(.+)$ => §howto $1 $2
    ^was lässt (.+) (\p{L}+en)$ => §why ≀$2 $1
    ^(?:kannst|könntest) du (?:mir |uns )?(?:bitte )?eine kurze zusammenfassung der (.+) geben$ => §summary short die $1
    ^(?:gib|schreibe?|mach|mache)(?: mir| uns)? eine kurze zusammenfassung der (.+)$ => §summary short die $1
    ^(?:kannst|könntest) du (?:mir |uns )?(?:bitte )?eine zusammenfassung der (.+) (?:geben|schreiben)$ => §summary die $1
    ^(?:gib|schreibe?|mach|mache)(?: mir| uns)? eine zusammenfassung der (.+)$ => §summary die $1
    ^welche (?:arten|sorten|typen) (?:von )?(.+) gibt es$ => §kinds $1
    ^was für (.+) gibt es$ => §kinds $1
    ^woraus (?:besteht|bestehen) (.+)$ => §madeof $1
    ^woraus setzt sich (.+) zusammen$ => §madeof $1
    ^aus was (?:besteht|bestehen) (.+)$ => §madeof $1
    ^wie (?:setzt sich) (.+) zusammen$ => §madeof $1
    ^(?:was|welche) sind die bestandteile (?:von|der|des) (.+)$ => §parts $1
    ^welche bestandteile hat (.+)$ => §parts $1
    ^(?:welcher zusammenhang besteht|was ist der zusammenhang) zwischen (\p{L}+) und (\p{L}+)$ => §relation $1 und $2
    ^wie hängen (\p{L}+) und (\p{L}+) zusammen$ => §relation $1 und $2
    ^(?:welcher|welche|welches) (\p{L}+) ist (?:der|die|das) (\p{L}+ste)((?: (?:in|der|des|auf|von) .+)?)$ => §whatis superlativ $2 $1 $3
    ^(?:was|welches|welcher|wie heißt) (?:ist )?(?:der|die|das) (\p{L}+ste) (\p{L}+)((?: (?:in|der|des|auf|von) .+)?)$ => §whatis superlativ $1 $2 $3
    ^wer (?:malte|hat) ${DEF}(.+?)(?: gemalt)$ => §who hat $1 gemalt
    ^(?:bitte )?(.+?) (?:bitte )?(in .+ (?:sätzen|worten|wörtern|zeilen|punkten|stichpunkten)) zusammenfassen$ => §summary $1 $2
    ^(?:schreib|schreibe|erstell|erstelle|mach|mache|gib)(?: mir)?(?: bitte)? eine zusammenfassung (?:von )?((?:der|des|dem) .+) (in .+ (?:sätzen|worten|wörtern|zeilen|punkten|stichpunkten))$ => §summaryof $1 $2
    ^(?:schreib|schreibe|erstell|erstelle|mach|mache|gib)(?: mir)?(?: bitte)? eine zusammenfassung (in .+ (?:sätzen|worten|wörtern|zeilen|punkten|stichpunkten)) (?:von )?((?:der|des|dem) .+)$ => §summaryof $2 $1
    ^(?:wie heißt|was ist|nenne|nenn|wie lautet|welche stadt ist|welches ist) (?:mir )?die hauptstadt von (\p{L}+)$ => §capital $1
    ^(?:wie heißt|was ist|nenne|nenn|wie lautet|welche stadt ist|welches ist) (?:mir )?die hauptstadt (\p{L}+[^sxzß])s$ => §capital $1
    ^wie viele? (\p{L}+) gibt es (?:in|im|auf|an|am) ${ART}(.+)$ => §howmany $1 $2
    ^aus wie vielen (\p{L}+) besteht ${ART}(.+)$ => §howmany $1 $2
    ^wie (?:hoch|groß) ist die (?:anzahl|zahl) (?:der|an|von) (\p{L}+) (?:in|im|auf|an|am) ${ART}(.+)$ => §howmany $1 $2
    ^(?:wofür|wozu) (?:wird|werden) (.+) (?:verwendet|benutzt|gebraucht|genutzt|eingesetzt|benötigt)$ => §purpose $1
    ^(?:wofür|wozu) (?:verwendet|benutzt|braucht|nutzt|benötigt|verwenden|nutzen|brauchen) (?:man|wir) (.+)$ => §purpose $1
    ^was unterscheidet ${ART}(\p{L}+) von ${ART}(\p{L}+)$ => §difference $1 und $2
    ^(?:wie|woran) (?:unterscheidet|erkennt) man (?:den unterschied zwischen )?${ART}(\p{L}+) (?:und|von) ${ART}(\p{L}+)$ => §difference $1 und $2
    ^(?:welcher|welchen) unterschied (?:besteht|gibt es|ist) zwischen ${ART}(\p{L}+) und ${ART}(\p{L}+)$ => §difference $1 und $2
    ^inwiefern unterscheiden sich ${ART}(\p{L}+) und ${ART}(\p{L}+)$ => §difference $1 und $2
    ^wer (?:ist|war) (?:der|die) (?:autor|autorin|verfasser|verfasserin|schriftsteller) (?:von |des |der )(.+)$ => §author $1
    ^(?:welcher|welche) (?:autor|autorin|schriftsteller|schriftstellerin|dichter) (?:hat|schrieb) ${DEF}(.+?)(?: geschrieben)?$ => §author $1
    ^wer (?:ist|war) (?:der|die) erfinder(?:in)? (?:von |des |der )(.+)$ => §inventor $1
    ^wer (?:ist|war) (?:der|die) entdecker(?:in)? (?:von |des |der )(.+)$ => §discoverer $1
    ^wofür steht (?:die abkürzung |das kürzel )?(\S+)$ => §standsfor $1
    ^was (?:bedeutet|heißt) (?:die abkürzung|das kürzel) (\S+)$ => §standsfor $1
    ^wofür ist (\S+) die abkürzung$ => §standsfor $1
    ^(?:kennst du|ich brauche|ich hätte gern|ich hätte gerne|ich möchte|zeig mir|was wäre) ein beispiel für ${ONE}(.+)$ => §example $1
    ^(?:was|worin|wo) (?:ist|besteht|liegt) der unterschied zwischen ${ART}(\p{L}+) und ${ART}(\p{L}+)$ => §difference $1 und $2
    ^(?:worin|wie|wodurch) unterscheiden sich ${ART}(\p{L}+) und ${ART}(\p{L}+)(?: voneinander)?$ => §difference $1 und $2
    ^(?:worin|wie|wodurch) unterscheidet sich ${ART}(\p{L}+) von ${ART}(\p{L}+)$ => §difference $1 und $2
    ^(?:gib|gebe|nenne|nenn|zeig|zeige|geben sie|nennen sie)(?: mir| uns)?(?: bitte| mal)* ein beispiel (?:für |von )?${ONE}(.+)$ => §example $1
    ^was ist ein beispiel für ${ONE}(.+)$ => §example $1
    ^(?:fasse?|fassen sie) (.+?)(?: bitte)? (in .+) zusammen$ => §summary $1 $2
    ^(?:fasse?|fassen sie) (.+?)(?: bitte)? kurz zusammen$ => §summary short $1
    ^(?:fasse?|fassen sie) (.+?)(?: bitte)? zusammen$ => §summary $1
    ^wer hat ${DEF}(.+) geschrieben$ => §author $1
    ^von wem (?:wurde|ist) ${DEF}(.+) geschrieben(?: worden)?$ => §author $1
    ^wer schrieb ${DEF}(.+)$ => §author $1
    ^wer (?:ist|war) der (?:autor|verfasser) (?:von|des) (.+)$ => §author $1
    ^wer hat ${DEF}(.+) erfunden$ => §inventor $1
    ^von wem (?:wurde|ist) ${DEF}(.+) erfunden(?: worden)?$ => §inventor $1
    ^wer erfand ${DEF}(.+)$ => §inventor $1
    ^wer hat ${DEF}(.+) entdeckt$ => §discoverer $1
    ^von wem (?:wurde|ist) ${DEF}(.+) entdeckt(?: worden)?$ => §discoverer $1
    ^wer entdeckte ${DEF}(.+)$ => §discoverer $1
    ^wie (?:kann|könnte|muss|soll|sollte) (?:ich|man|wir) (.+) (\p{L}+en)$ => §howto $2 $1
    ^wie (\p{L}+)e ich (.+) (her|auf|ein|aus|ab|an|weg|zu|um|fest)$ => §howto $3$1 $2
    ^wie (\p{L}+)t man (.+) (her|auf|ein|aus|ab|an|weg|zu|um|fest)$ => §howto $3$1 $2
    ^wie (\p{L}+)e ich (.+)$ => §howto $1 $2
    ^wie (?!heiß|bezeichne|nenn|sag)(\p{L}+)t man (.+)$ => §howto $1 $2
    ^wie (?:wird|werden) (?!.* (?:von|durch) )${DEF}(.+) (\p{L}*ge\p{L}+t|be\p{L}+t|er\p{L}+t|ver\p{L}+t|\p{L}+iert)$ => §howto $2 $1
    ^wie berechnet sich (.+)$ => §howto berechnet $1
    ^wie (?:läuft|geht|funktioniert|erfolgt) (?:die |das )(Herstellung|Berechnung|Gewinnung|Erzeugung|Anwendung|Zubereitung|Installation|Umrechnung|Auflösung|Bestimmung|\p{L}{4,}en) (?:von |der |des |einer |eines )(.+?)(?: ab)?$ => §howto $1 $2
    ^(?:wie geht man vor|was muss ich tun|was muss man tun|was mache ich) ,? um (.+) zu (\p{L}+en)$ => §howto $2 $1
    ^(?:was|welches) ist (?:der weg|die methode|das verfahren|die vorgehensweise) ,? um (.+) zu (\p{L}+en)$ => §howto $2 $1
    ^(?:schritte|anleitung) (?:zum|für das|zur) (\p{L}+) (?:von |der |des |einer |eines )(.+)$ => §howto $1 $2
    ^von wem (?:wurde|wurden|ist|sind) ${DEF}(.+?) (\p{L}+(?:t|en))(?: worden)?$ => §who hat $1 $2
    ^wer hat ${DEF}(.+) (\p{L}+(?:t|en))$ => §who hat $1 $2
    ^wer (?:ist|war) (?:der|die) (?:komponist|komponistin) (?:von |der |des )${DEF}(.+)$ => §who hat $1 komponiert
    ^(?:was|worin) (?:bedeutet|heißt) (?:das wort |der begriff |der ausdruck )?${ONE}(.+)$ => §whatis $1
    ^(?:wie lautet die |was ist die |gib eine |nenne die |nenne eine )?(?:definition|bedeutung) (?:von|des begriffs|des wortes|für|der|des) ${ONE}(.+)$ => §whatis $1
    ^(?:definiere|definieren sie|was meint man mit|was ist gemeint mit|was versteht man unter|was verstehen wir unter) (?:dem begriff )?(?:einem |einer )?${ONE}(.+)$ => §whatis $1
    ^was ist mit (?:dem begriff )?(.+) gemeint$ => §whatis $1
    ^(.+?)(?: ,| :)? was (?:ist|sind|heißt|bedeutet) das(?: eigentlich| genau)?$ => §whatis $1
    ^welche bedeutung hat (?:das wort |der begriff )?(.+)$ => §whatis $1
    ^was ist (?:der grund|die ursache) (?:für|von) (.+)$ => §reason $1
    ^woran liegt es ,? ?dass (.+) (\p{L}+)$ => §why ≀$2 $1
    ^(?:aus welchen gründen|aus welchem grund|weswegen|was ist der grund (?:dafür )?,? ?(?:dass|warum)) (.+)$ => §why ≀$1
    ^(?:wozu|wofür) (?:dient|dienen|ist|sind|gibt es) ${ART}(.+?)(?: da| gut| gedacht)?$ => §purpose $1
    ^(?:was ist|welchen) (?:der|die) (?:zweck|funktion|aufgabe) (?:von|des|der|einer|eines) (.+)$ => §role $1
    ^welche (?:funktion|aufgabe|rolle) (?:hat|haben|spielt|spielen|erfüllt) ${ART}(.+)$ => §role $1
    ^was (?:macht|tut|machen|tun) ${ART}(.+)$ => §does $1
    ^was ist (?:der zweck) (?:von|des|der) (.+)$ => §purpose $1
    ^wie viele? (\p{L}+) (?:hat|haben|besitzt) ${ART}(.+)$ => §howmany $1 $2
    ^(?:was ist|wie groß ist|wie hoch ist) die (?:anzahl|zahl) (?:der|von|an) (\p{L}+) (?:in|bei|an|von) ${ART}(?:einer |einem )?(.+)$ => §howmany $1 $2
    ^(?:wie alt (?:ist|sind)|was ist das alter|welches alter hat) (?:von |der |des )?(.+)$ => §howold $1
    ^(?:wie lange dauert|was ist die dauer (?:von|einer|eines|der)|welche dauer hat) (.+)$ => §howlong $1
    ^(?:wie schwer (?:ist|sind)|wie viel wiegt|was wiegt) (.+)$ => §howheavy $1
    ^(?:wie teuer (?:ist|sind)|was kostet|wie viel kostet) (.+)$ => §cost $1
    ^in welchem jahr (.+)$ => §when.year ≀$1
    ^an welchem datum (.+)$ => §when.day ≀$1
    ^an welchem tag (.+)$ => §day ≀$1
    ^(?:zu welchem zeitpunkt|wann) (.+)$ => §when ≀$1
    ^(?:an welchem ort|wo) (.+)$ => §where ≀$1
    ^(?:ein )?beispiel für ${ONE}(.+)$ => §example $1
    ^(?:hast du|haben sie|gibt es) (?:mir |für mich )?ein beispiel für ${ONE}(.+)$ => §example $1
    ^unterschied zwischen ${ART}(\p{L}+) und ${ART}(\p{L}+)$ => §difference $1 und $2
    ^(?:was|welche) sind die (?:folgen) (.+)$ => §what folgen haben $1
    ^wie groß ist die (?:anzahl|zahl) (?:der|an) (.+)$ => §number $1
    ^was sind die (vorteile|nachteile|eigenschaften) der (\p{L}+)$ => §what $1 hat die $2
    ^welche (vorteile|nachteile|eigenschaften) hat die (\p{L}+)$ => §what $1 hat die $2
    ^welche stadt ist (die hauptstadt .+)$ => §whatis $1
    ^wie viele? (.+) gibt es (.+)$ => §howmany $1 $2
    ^wie viele? (.+)$ => §howmany $1
    ^wie (?:kann|könnte) (?:ich|man) (.+) (\p{L}+en)$ => §howto $2 $1
    ^wie (\p{L}+)e ich (.+)$ => §howto $1en $2
    ^wie (\p{L}+)t man (.+)$ => §howto $1en $2
    ^(?:warum|weshalb|wieso|aus welchem grund|was ist der grund dafür ,? ?dass) (.+)$ => §why ≀$1
    ^(?:wie|auf welche weise) (.+)$ => §how ≀$1
    ^(?:wann|in welchem jahr) (.+)$ => §when ≀$1
    ^(?:wo) (.+)$ => §where ≀$1
    ^wer (.+)$ => §who $1
    ^was (?:bedeutet|heißt) (?:das wort |der begriff )?(.+)$ => §meaning $1
    ^welche bedeutung hat (?:das wort |der begriff )(.+)$ => §meaning $1
    ^was ist die bedeutung (?:von|des wortes|des begriffs) (.+)$ => §meaning $1
    ^(?:definiere|definieren sie) (.+)$ => §define $1
    ^(?:wozu|wofür) (?:dient|dienen) (.+)$ => §purpose $1
    ^(?:wofür|wozu) (?:braucht|benötigt) man (.+)$ => §neededfor $1
    ^was versteht man unter (?:einem |einer )?(.+)$ => §whatis $1
    ^was (?:ist|sind) (.+)$ => §whatis $1
    ^was (?:war|waren) (.+)$ => §whatwas $1
    ^was (.+)$ => §what $1
    ^(?:erkläre?|erläutere|erklären sie)(?: mir| uns)?(?: bitte)? (.+)$ => §explain $1
  `),
  drop: words('ein eine'),
  gendered: words(GENDERED.replaceAll('|', ' ')),
  marks: words(''),
  negations: words('nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder noch kaum selten nirgends'),
  quantifiers: words('alle alles jeder jede jedes einige manche mehrere viele wenige meisten beide nur immer oft manchmal mehr weniger mindestens höchstens'),
  numbers: numberWords(`null=0 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15
    sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 hundert=100 tausend=1000`),
  and: ['und'],
  stem: germanEnding,
};

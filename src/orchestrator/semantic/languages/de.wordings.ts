import { rules } from '../rules.js';
import { ART, DEF } from './de.js';
import type { Wordings } from './wordings.js';

const WH = 'warum|weshalb|wieso|wie|was|wann|wo|wer|wen|wem|welche|welcher|welches|welchen|welchem|wodurch|wofür|wozu|worin|woran|woraus';
const TRAIT = 'nebenwirkungen|symptome|anzeichen|eigenschaften|merkmale|kennzeichen|bestandteile|phasen|aufgaben|funktionen|vorteile|nachteile';
/** Bodies and figures whose name a measure is joined to: Kreisumfang is Umfang eines Kreises. */
const FIGURE = 'kreis|dreieck|quadrat|rechteck|zylinder|kugel|kegel|würfel|trapez|pyramide|prisma|parallelogramm|quader|raute|sechseck';
const MEASURE = 'fläche|flächeninhalt|umfang|volumen|oberfläche|durchmesser|radius|inhalt';
/** Verbs without a prefix whose past has a -te. */
const WEAK = 'mal|bau|gründ|zeichn|stift|führ|leit|plan|dreh|form|forder|lehr|teil|siedel|wähl|prägt|präg|lös|hisst|prüf|regel';
const INSEPARABLE = String.raw`(?:be|er|ver|ent|zer)\p{L}{3,}|\p{L}{2,}ier`;
const ORGAN = 'herz|leber|lunge|niere|nieren|magen|milz|gehirn|haut|bauchspeicheldrüse|gallenblase|schilddrüse|dünndarm|dickdarm|zwerchfell|kleinhirn|netzhaut';

export const GERMAN: Wordings = {
  polite: rules(String.raw`
    ^(?:kannst|könntest|würdest) du (?:mir |uns )?(?:bitte |mal |kurz )*(?!(?:${WH}|den unterschied|ein beispiel|erklären|erläutern|sagen) )(.+?) (?:erklären|erläutern)(?: bitte)?$ => erkläre $1
    ^(?:können|könnten|würden) sie (?:mir |uns )?(?:bitte |mal |kurz )*(?!(?:${WH}|den unterschied|ein beispiel|erklären|erläutern|sagen) )(.+?) (?:erklären|erläutern)$ => erkläre $1
    ^(?:erklär|erkläre|erläutere|erklären sie|erläutern sie)(?: mir| uns)?(?: bitte| mal| kurz| doch)+ (?!(?:${WH}) ) => erkläre
    ^(?:erklär|erläutere|erklären sie|erläutern sie)(?: mir| uns)? (?!(?:${WH}) |, ) => erkläre
    ^erkläre (?:mir|uns) (?!(?:${WH}) |, ) => erkläre
  `),
  rewrites: rules(String.raw`
    ^(?:laut|gemäß) (?:der|dieser|unserer) (?:lektion|stunde) ,? ?(?=was ) =>
    ^(wann|wo|warum|in welchem jahr) (?:hat|haben) (.+) stattgefunden$ => $1 stattfand $2
    ^(wann|wo|warum|in welchem jahr) fand(?:en)? (.+) statt$ => $1 stattfand $2
    ^(wann|wo|in welchem jahr) (?:ist|sind) (.+) geboren(?: worden)?$ => $1 wurde $2 geboren
    ^(in welchem jahr) ist (.+) gefallen$ => $1 fiel $2
    ^(in welchem jahr) ist (.+) entstanden$ => $1 entstand $2
    ^(in welchem jahr) ist (.+) gestorben$ => $1 starb $2
    ^(in welchem jahr) ist (.+) untergegangen$ => $1 unterging $2
    ^(in welchem jahr) ging (.+) unter$ => $1 unterging $2
    ^(in welchem jahr) ist (.+) ausgebrochen$ => $1 ausbrach $2
    ^(in welchem jahr) brach (.+) aus$ => $1 ausbrach $2
    ^(in welchem jahr) hat (.+) (?:begonnen|angefangen)$ => $1 beginnt-früher $2
    ^(in welchem jahr) (?:begann|startete) (.+)$ => $1 beginnt-früher $2
    ^(in welchem jahr) fing (.+) an$ => $1 beginnt-früher $2
    ^(in welchem jahr) hat (.+) (?:geendet|aufgehört)$ => $1 endete $2
    ^(wann|warum|wie|wo|in welchem jahr) hat (.+) (${INSEPARABLE})t$ => $1 $3te $2
    ^(wann|warum|wie|wo|in welchem jahr) haben (.+) (${INSEPARABLE})t$ => $1 $3ten $2
    ^(wann|warum|wie|wo|in welchem jahr) hat (.+) ge(\p{L}{3,})t$ => $1 $3te $2
    ^(wann|warum|wie|wo|in welchem jahr) haben (.+) ge(\p{L}{3,})t$ => $1 $3ten $2
    (?:den |die |das |der )?(?:flächeninhalt|fläche) (?:eines|des|von|vom|einer|der) (${FIGURE})(?:e?s|n)? => fläche $1
    (?:den |die |das |der )?(${MEASURE}) (?:eines|des|von|vom|einer|der) (${FIGURE})(?:e?s|n)? => $1 $2
    (?:den |die |das |der )?(${FIGURE})(?:s|n)?(?:flächeninhalt|fläche) => fläche $1
    (?:den |die |das |der )?(${FIGURE})(?:s|n)?(${MEASURE}) => $2 $1
    ^wo (?:befindet sich|befinden sich|liegt|liegen|findet man) (?!der unterschied|das problem|der fehler|der vorteil|der nachteil)(.+?)$ => wo ist $1
    ^wo (?:ist|sind) (.+) (?:zu finden|gelegen)$ => wo ist $1
    kreieren|erstellen => erstellen
    heutzutage => heute
    ca ?\.|circa|ungefähr => ungefähr
    bzw ?\. => beziehungsweise
    kinder|kids => kinder
    reparieren|instand setzen => reparieren
    auswählen|aussuchen => auswählen
    ausrechnen|berechnen => berechnen
    rechnet man (.+) aus => berechnet man $1
    ^(wie rechne) ich (.+) aus$ => wie berechne ich $2
    ^wie sehr => wie stark
  `),
  frames: rules(String.raw`
    ^über wie viele? (\p{L}+) (?:verfügt|verfügen) ${ART}(.+)$ => §howmany $1 $2
    ^wie definiert die (?:lektion|stunde) einen (.+)$ => §whatis ein $1
    ^wie definiert die (?:lektion|stunde) (.+)$ => §whatis $1
    ^${ART}(\p{L}+) (?:hat|besitzt|haben|besitzen) wie viele? (\p{L}+)$ => §howmany $2 $1
    ^in welche[mr] (land|stadt|kontinent|bundesland) gibt es die (meisten|wenigsten) (.+)$ => §whichhas $1 $2 $3
    ^welche[rs]? (land|stadt|kontinent|bundesland) (?:hat|besitzt) die (meisten|wenigsten) (.+)$ => §whichhas $1 $2 $3
    ^was (?:versteht man|verstehen wir|meint man|verstehst du|versteht ihr) (?:unter|mit) einem (.+)$ => §whatis ein $1
    ^was (?:versteht man|verstehen wir|meint man|verstehst du|versteht ihr) (?:unter|mit) einer (.+)$ => §whatis eine $1
    ^was ist mit einem (.+) gemeint$ => §whatis ein $1
    ^was ist mit einer (.+) gemeint$ => §whatis eine $1
    ^was (?:bedeutet|heißt|bezeichnet) (?:der|das|dieser|dieses) (?:begriff|wort|ausdruck|fachbegriff|terminus) (\p{L}+)$ => §whatis.term $1
    ^(?:welche bedeutung hat|was ist die bedeutung) (?:der|das|des) (?:begriff|wort|begriffs|wortes|ausdruck) (\p{L}+)$ => §whatis.term $1
    ^(?:wofür|wozu) (?:verwendet|benutzt|braucht|nutzt|benötigt|verwenden|nutzen|brauchen) (?:man|wir) ${ART}(.+)$ => §purpose $1
    ^(?:wofür|wozu) (?:wird|werden) ${ART}(.+) (?:verwendet|benutzt|gebraucht|genutzt|eingesetzt|benötigt)$ => §purpose $1
    ^was (?:ist|sind) (die|der|das) (?:genaue )?definition (?:von|für) (.+)$ => §whatis $2
    ^was (?:ist|sind) (?:die|der) (?:symptome|anzeichen) von (.+)$ => §has symptome $1
    ^(?:was|welche|welches) sind die (${TRAIT}) von (.+)$ => §has $1 $2
    ^(?:was|welche|welches) sind die (${TRAIT}) der (.+)$ => §has $1 die $2
    ^(?:was|welche|welches) sind die (${TRAIT}) einer (.+)$ => §has $1 eine $2
    ^welche (${TRAIT}) (?:hat|haben|zeigt|zeigen|besitzt|besitzen|bietet|bieten) (.+)$ => §has $1 $2
    ^(?:was ist|was sind|welches sind|nenne) (?:der|die) (?:gründe|grund|ursache|ursachen) (?:für|von) ${ART}(.+)$ => §reason $1
    ^(?:was ist|was sind|welches sind|nenne) (?:der|die) (?:gründe|grund|ursache|ursachen) (?:der|einer) (\p{L}+)$ => §reason $1
    ^welche (?:ursachen|gründe) (?:hat|haben|gibt es für) ${ART}(\p{L}+)$ => §reason $1
    ^(?:wodurch|warum) (?:entsteht|entstehen|gibt es) ${ART}(\p{L}+)$ => §reason $1
    ^(?:wodurch|wie|warum) kommt es zu ${ART}(\p{L}+)$ => §reason $1
    ^(?:wodurch|warum) kommt es zur (\p{L}+)$ => §reason $1
    ^wodurch (?:wird|werden) ${ART}(\p{L}+) (?:verursacht|hervorgerufen|ausgelöst)$ => §reason $1
    ^(?:welche|was für eine) (?:aufgabe|funktion|rolle) (?:hat|haben|spielt|spielen|erfüllt|erfüllen|übernimmt|übernehmen) (?:das |die |der )?(${ORGAN})(?: (?:in unserem|im(?: menschlichen)?) körper)$ => §role $1
    ^was (?:macht|tut|machen) (?:das |die |der )?(${ORGAN})(?: (?:in unserem|im(?: menschlichen)?) körper)$ => §does $1
    ^(?:wofür|wozu) (?:ist|sind) (.+) (?:zuständig|verantwortlich)$ => §role $1
    ^wie (?:lässt|lassen) sich (.+) (\p{L}+en)$ => §howto $2 $1
    ^was (?:kann|soll|sollte|könnte|muss) (?:ich|man) (?:tun|machen|unternehmen) ,? ?um (.+) zu (\p{L}+en)$ => §howto $2 $1
    ^was (?:kann|soll|sollte|könnte|muss) (?:ich|man) (?:tun|machen|unternehmen) ,? ?um (.+) (auf|ab|aus|ein|an|um|her|zu|fest|weg)zu(\p{L}+en)$ => §howto $2$3 $1
    ^wie (?:gelingt|gelingen) es (?:mir|einem)? ?,? ?(.+) zu (\p{L}+en)$ => §howto $2 $1
    ^wie (?:gehe ich|geht man) (?:dabei )?vor ,? ?um (.+) zu (\p{L}+en)$ => §howto $2 $1
    ^(?:welche|was für) (?:methode|möglichkeit|möglichkeiten) gibt es ,? ?um (.+) zu (\p{L}+en)$ => §howto $2 $1
    ^wie (?:soll|sollte|muss|darf) (?:ich|man|wir) (.+) (\p{L}+en)$ => §howto $2 $1
    ^wer (${INSEPARABLE})te ${DEF}(.+)$ => §who hat $2 $1t
    ^wer (${WEAK})e?te ${DEF}(.+)$ => §who hat $2 ge$1t
    ^wer hat ${DEF}(.+) ge(${WEAK})e?t$ => §who hat $1 ge$2t
    ^von wem (?:wurde|wurden|ist|sind) ${DEF}(.+) ge(${WEAK})e?t(?: worden)?$ => §who hat $1 ge$2t
    ^wo ist (.+)$ => §where $1
    ^wie (?:heißt|lautet) die formel (?:für|zur berechnung von) (.+)$ => §formula $1
    ^was ist die formel (?:für|zur berechnung von) (.+)$ => §formula $1
    ^mit welcher formel berechnet man (.+)$ => §formula $1
    ^aus welchen (?:teilen|bestandteilen|komponenten) besteht (.+)$ => §parts $1
    ^(?:wie viele) (?:einwohner|menschen) (?:hat|leben in|wohnen in) (.+)$ => §population $1
    ^(?:wie hoch|wie groß) ist die (?:einwohnerzahl|bevölkerung) von (.+)$ => §population $1
    ^in welchem land (?:liegt|befindet sich|ist) (.+)$ => §country $1
    ^welche sprache (?:spricht man|wird|sprechen die menschen) in (\p{L}+)(?: gesprochen)?$ => §language $1
  `),
};

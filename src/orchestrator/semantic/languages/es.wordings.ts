import { rules } from '../rules.js';
import { DEF, ONE } from './es.js';
import type { Wordings } from './wordings.js';

const WH = 'por qué|cómo|qué|cuándo|dónde|quién|quiénes|cuál|cuáles|cuánto|cuánta|cuántos|cuántas|para qué|en qué|a qué|de qué|si';
const TRAIT = 'efectos secundarios|efectos adversos|síntomas|características|propiedades|funciones|requisitos|usos|desventajas|inconvenientes|riesgos|fases|etapas';
const ORGAN = 'corazón|hígado|pulmones|riñones|estómago|bazo|cerebro|páncreas|tiroides|intestino delgado|intestino grueso|vesícula|diafragma|glóbulos rojos|glóbulos blancos';
const BODY = String.raw`(?: en (?:el cuerpo(?: humano)?|nuestro cuerpo|el organismo|nuestro organismo))?`;

export const SPANISH: Wordings = {
  polite: rules(String.raw`
    ^(?:me )?(?:puedes|puede|podrías|podría|podéis) (?:explicarme|explicar|aclararme) (?!(?:${WH}|la diferencia) )(.+)$ => explica $1
    ^(?:explícame|explíqueme|explícanos|me explicas|me explica|me podrías explicar) (?!(?:${WH}|la diferencia) ) => explica
    ^(?:sabes|sabe usted|sabéis|alguien sabe|quisiera saber|me gustaría saber|tengo curiosidad por saber|dime) (?=(?:${WH}) ) =>
  `),
  rewrites: rules(String.raw`
    ^según (?:la lección|el texto) , (?=qué (?:es|son|significa) ) =>
    ^en qué lugar(?! del?) => dónde
    ^a qué se debe que ((?:el|la) \S+) (se )?(\p{L}{3,})e$ => por qué $2 $3a $1
    ^por qué ((?:el|la|los|las) \S+) (se \p{L}+)$ => por qué $2 $1
    ^dónde (?:se ubican?|se localizan?|quedan?|se sitúan?|está ubicad[oa]|están ubicad[oa]s|está situad[oa]|están situad[oa]s|está localizad[oa]|se hallan?) => dónde está
    tuvo lugar|aconteció => ocurrió
    ocurrió|sucedió|pasó(?= (?:el|la|los|las) ) => ocurrió
    hallo => calculo
    ^cuál es (?:el|la) (.+?) de (?:mayor tamaño|más tamaño)(.*)$ => cuál es el $1 más grande $2
    ^qué se entiende por => qué es
    ^a qué se llama => qué es
    ^a qué llamamos => qué es
    en el lenguaje (?=\p{L}+$) => en
    ^por (?:qué motivo|qué causa|cuál motivo|cuál razón) => por qué
    ^cuál es (?:el motivo|la causa|la razón) (?:de que|por el que|por la que|por la cual|por el cual) => por qué
    ^a causa de qué|^debido a qué => por qué
  `),
  frames: rules(String.raw`
    ^cómo define (?:la lección|el texto) (.+)$ => §whatis $1
    ^cómo (?!yo|solo|lo|no|vivo|puedo|hago|como)(\p{L}{3,}o) (\p{L}+s (?:en|a) .+)$ => §howto $1 $2
    ^(?:haz|hazme|haga|escribe|dame) un resumen del (.+)$ => §summary el $1
    ^cuál es (?:el|la) (\p{L}+) (?:con|que tiene) (más|menos) (.+)$ => §what $1 tiene $2 $3
    ^de (?:cuántos|cuántas) (\S+) (?:consta|constan|se compone|se componen|está compuest[oa]|está formad[oa]|está hech[oa]) (.+)$ => §howmany $1 en $2
    ^(?:cuántos|cuántas) (\S+) (?:forman|componen|conforman) (.+)$ => §howmany $1 en $2
    ^cuáles son (?:los|las) (${TRAIT}) de (.+)$ => §has $1 $2
    ^cuáles son (?:los|las) (${TRAIT}) del (.+)$ => §has $1 el $2
    ^(?:qué|cuáles) (${TRAIT}) (?:tienen?|presentan?|poseen?|muestran?) (.+)$ => §has $1 $2
    ^qué (síntomas) (?:causan?|producen?|provocan?|da|dan) (.+)$ => §has $1 $2
    ^cómo se manifiestan? (.+)$ => §has síntomas $1
    ^cuáles son las causas de (.+)$ => §causes $1
    ^cuáles son las causas del (.+)$ => §causes el $1
    ^cuál es la causa de (?!que )(.+)$ => §cause $1
    ^cuál es la causa del (.+)$ => §cause el $1
    ^qué (?:causa|provoca|origina) ((?:el|la|los|las) .+)$ => §causes $1
    ^a qué se deben? (?!que )(.+)$ => §causes $1
    ^por qué se (?:produce|origina|da)n? ((?:el|la|los|las) .+)$ => §causes $1
    ^por qué (?:ocurre|sucede|pasa)n? ((?:el|la|los|las) .+)$ => §causes $1
    ^quién (?:es|fue) (?:el pintor|la pintora) de(?:l | )(.+)$ => §who pintó $1
    ^(?:quién|qué pintor|qué artista) pintó (.+)$ => §who pintó $1
    ^quién (?:es|fue) (?:el compositor|la compositora) de(?:l | )(.+)$ => §who compuso $1
    ^(?:quién|qué compositor|qué músico) compuso (.+)$ => §who compuso $1
    ^quién (?:es|fue) (?:el fundador|la fundadora) de (.+)$ => §who fundó $1
    ^quién fundó (.+)$ => §who fundó $1
    ^(?:qué científico|qué investigador|qué explorador) descubrió ${DEF}(.+)$ => §discoverer $1
    ^(?:qué inventor|qué científico) inventó ${DEF}(.+)$ => §inventor $1
    ^qué (?:función|papel|rol) (?:tienen?|cumplen?|desempeñan?|juegan?) ((?:el|la|los|las) (?:${ORGAN}))${BODY}$ => §role $1
    ^cuál es (?:la función|el papel|el rol|la tarea|el trabajo) del ((?:${ORGAN}))${BODY}$ => §role el $1
    ^qué hacen? ((?:el|la|los|las) (?:${ORGAN}))${BODY}$ => §does $1
    ^para qué sirven? ((?:el|la|los|las) (?:${ORGAN}))${BODY}$ => §purpose $1
    ^de qué se encargan? (.+)$ => §role $1
    ^cuál es la (?:tarea|labor|misión) de (.+)$ => §role $1
    ^cuál es la (?:tarea|labor|misión) del (.+)$ => §role el $1
    ^cuál es la duración de (.+)$ => §howlong $1
    ^cuál es la duración del (.+)$ => §howlong el $1
    ^cuál es el tamaño de (.+)$ => §howbig $1
    ^cuál es el tamaño del (.+)$ => §howbig el $1
    ^qué tamaño tienen? (.+)$ => §howbig $1
    ^(?:cómo|qué tan) (?:de )?grande es (.+)$ => §howbig $1
    ^cuál es la velocidad de (.+)$ => §howfast $1
    ^cuál es la velocidad del (.+)$ => §howfast el $1
    ^(?:a qué velocidad va|a qué velocidad viaja|a qué velocidad se mueve|qué velocidad tiene) (.+)$ => §howfast $1
    ^cuál es la profundidad de (.+)$ => §howdeep $1
    ^cuál es la profundidad del (.+)$ => §howdeep el $1
    ^qué profundidad tiene (.+)$ => §howdeep $1
    ^cuál es la longitud de (.+)$ => §howlengthy $1
    ^cuál es la longitud del (.+)$ => §howlengthy el $1
    ^(?:qué longitud tiene|cuánto mide de largo) (.+)$ => §howlengthy $1
    ^(?:cuántos habitantes|cuánta gente) (?:tiene|hay en|vive en|viven en) (.+)$ => §population $1
    ^(?:cuál es|qué) (?:la )?población (?:de|tiene) (.+)$ => §population $1
    ^cómo se define (.+)$ => §whatis $1
    ^cómo (?:definirías|podemos definir|se puede definir|podría definirse|puede definirse) (.+)$ => §whatis $1
    ^(?:da|dame|di|dime|escribe) (?:la|una) definición de ${ONE}(.+)$ => §whatis $1
    ^(?:da|dame|di|dime) el significado de (?:la palabra |el término )?(.+)$ => §whatis $1
    ^(?:qué fue|cuál fue) (?:la causa|el motivo) de (.+)$ => §cause fue $1
    ^qué idioma (?:se habla|hablan) en (.+)$ => §language $1
    ^en qué país (?:está|se encuentra|queda|se ubica|se sitúa) (.+)$ => §country $1
    ^en qué continente (?:está|se encuentra|queda|se ubica|se sitúa) (.+)$ => §continent $1
    ^qué (?:moneda|divisa) (?:se usa|usan|se utiliza) en (.+)$ => §currency $1
    ^cuál es la moneda (?:de|en) (.+)$ => §currency $1
  `),
};

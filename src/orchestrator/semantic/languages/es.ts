import { articles, numberWords, rules, words, type QuestionRules } from '../rules.js';
import { spanishEnding } from './endings.js';

const WH = 'por qué|cómo|qué|cuándo|dónde|quién|quiénes|cuál|cuáles|cuánto|cuánta|cuántos|cuántas|para qué|en qué|a qué|de qué';
const STARTS = `puedes|puede|podrías|podría|me|explícame|explica|dime|dame|por favor|${WH}`;
/** El capital is no la capital. */
const GENDERED = 'capital|cura|orden|frente|cólera|corte|cometa|pendiente|parte|editorial|mañana|papa|policía|radio|batería|bolsa|margen|coma|clave|guía|pez|moral|génesis|mar|doblez|final|haz|terminal|vocal|guardia|delta|ordenanza|vista|espada|trompeta|calavera|canal|cámara|central|contra|corriente|crisma|cabeza|defensa|escolta|lente|levita|pareja|tema';
const ART = `(?:(?:el|la|los|las|un|una) (?!(?:${GENDERED})(?: |$)))?`;
export const DEF = `(?:(?:el|la|los|las) (?!(?:${GENDERED})(?: |$)))?`;
export const ONE = `(?:(?:un|una) (?!(?:${GENDERED})(?: |$)))?`;

export const spanish: QuestionRules = {
  code: 'es',
  spaced: true,
  polite: rules(String.raw`
    ^(?:alguien (?:me )?(?:explica|dice|puede explicar|puede explicarme|puede decirme|podría explicarme|sabe)|me pregunto|me preguntaba|me explicas|me dices|tengo una duda|tengo una pregunta|una duda|una pregunta|me interesa saber|no me queda claro|no tengo claro|no acabo de entender|me cuesta entender|quería saber|quería preguntar|puedo preguntar|me gustaría entender) (?:[:,] )?(?=(?:${WH}|la diferencia) ) =>
    ^(?:hola|buenas|buenos días|buenas tardes|buenas noches)(?: profe| profesor| profesora| a todos)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:profe|profesor|profesora|oye|oiga|perdón|perdona|disculpa|disculpe|bueno|ok|vale|entonces|por favor) (?:, |: |! |\. )(?=.) =>
    ^(?:por favor|entonces|ok|vale|y) (?=(?:${STARTS}) ) =>
    , (?:por favor|porfa|gracias|exactamente)$ =>
    ^(?:me )?(?:puedes|puede|podrías|podría|podéis) (?:explicarme|explicar|decirme|decir|aclarar|aclararme|recordarme) (?=(?:${WH}|la diferencia) ) =>
    ^(?:me )?(?:puedes|puede|podrías|podría) (?:dar|darme) (?=un ejemplo ) => dame
    ^(?:me )?(?:puedes|puede|podrías|podría) (?:explicarme|explicar) (?=(?:el|la|los|las) ) => explica
    ^me (?:das|da|darías) (?=un ejemplo ) => dame
    ^(?:me )?(?:puedes|puede|podrías|podría) (?:resumir|resumirme) => resume
    ^(?:explícame|explica|explíquenos|explíqueme|dime|dígame|aclárame) (?=(?:${WH}|la diferencia) ) =>
    ^(?:quiero|quisiera|necesito|me gustaría) (?:saber|entender) (?=(?:${WH}|la diferencia) ) =>
    ^no (?:entiendo|comprendo|sé|entendí) (?:bien |muy bien )?(?=(?:${WH}|la diferencia) ) =>
    ^(?:necesito|quiero|quisiera|me gustaría) que me (?:ayudes|ayude|expliques|explique|digas|diga|aclares|aclare)(?: a)?(?: entender| comprender| saber)? (?=(?:${WH}|la diferencia) ) =>
    ^(?:podrían|podéis|pueden|podríais) (?:aclararme|explicarme|decirme|aclararnos|explicarnos|decirnos|aclarar|explicar|decir) (?=(?:${WH}|la diferencia) ) =>
    ^me echas una mano \. (?=(?:${WH}) ) =>
  `),
  rewrites: rules(String.raw`
    ^a qué se debe que (.+) sea (.+)$ => por qué $1 es $2
    ^a qué se debe que (.+) sean (.+)$ => por qué $1 son $2
    ^a qué se debe que (.+) tenga (.+)$ => por qué $1 tiene $2
    ^a qué se debe que (.+) tengan (.+)$ => por qué $1 tienen $2
    ^a qué se debe que haya (.+)$ => por qué hay $1
    ^como (?!si |el |la |los |las ) => cómo
    ^(cuando|donde|quien|quienes|cual|cuales) => ¤$1
    ^¤cuando => cuándo
    ^¤donde => dónde
    ^¤quien => quién
    ^¤quienes => quiénes
    ^¤cual => cuál
    ^¤cuales => cuáles
    ^que (?=\p{L}+(?:a|e|an|en|ó|es|son) ) => qué
    ^para que (?=sir|se usa|se util) => para qué
    ^de qué (?:manera|forma|modo) => cómo
    ^en qué (?:casos|situaciones) (?=(?:se usa|se utiliza|se emplea|se pone|se escribe|hay que|se debe|debo|debemos) ) => cuándo
    ^cuándo (?:hay que|se debe|se tiene que|debo|debemos|tengo que) (?:usar|utilizar|emplear) => cuándo se usa
    esta lección|este texto|este tema => la lección
    ^(.+) , (?:qué es eso|qué es|qué son|eso qué es)$ => qué es $1
    ^(?:en (?:clase|la lección|el texto) )?(?:se habló|hablaron|hablamos|se habla|he oído hablar|oí hablar|me hablaron|se mencionó|mencionaron|aparece|salió) (?:de )?(.+?) [,.;:] (?:pero )?(?:y )?(?:qué es eso|qué es|qué son|qué significa)$ => qué es $1
    ^((?:por qué|cómo|dónde)) (en \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
    ^(\p{L}[^,.:;]*?) [,:-] (?:qué es eso|qué es esto|eso qué es)$ => qué es $1
    (?:se inició|dio comienzo|arrancó) => comenzó
    (?:terminó|acabó|finalizó) => terminó
    coche|automóvil => coche
    tele => televisión
    ^qué razón hay para que|cómo es que => por qué
    ^que (?=es|son|significa|hace|quiere|pasa) => qué
    ^como (?=se|puedo|funciona|hago|es) => cómo
    ^cuanto => cuánto
    ^cuantos => cuántos
    ^cuantas => cuántas
    ^cuando (?=se|fue|es|empezó|comenzó|ocurrió|nació|murió) => cuándo
    ^donde (?=se|está|esta|queda|vive|hay) => dónde
    ^quien (?=fue|es|inventó|escribió|descubrió|pintó|invento|escribio|descubrio) => quién
    ^cual (?=es|fue) => cuál
    ^quién fue el que|^quién es el que => quién
    ^qué fue lo que|^qué es lo que => qué
    ocurren|suceden => pasan
    ^(.+) (?:dónde) (está|están|se encuentra|se encuentran)$ => dónde $2 $1
    por que (?=(?:el|la|los|las|se|no|es|son|hay) ) => por qué
    (?:por|cuál es la|cuál fue la) (?:qué )?razón (?:por la que|por la cual) => por qué
    por qué razón|por qué motivo|a qué se debe que => por qué
    segunda guerra mundial => guerra-mundial-2
    primera guerra mundial => guerra-mundial-1
    autenticación (?:de|con) dos factores => 2fa
    ^(\p{L}[^,.:;]*?) [,:-] (?:qué es|qué son)$ => qué es $1
    ^((?:si|cuando|en|durante) [^,]+) , ((?:por qué|cómo|qué|cuándo|dónde|quién) .+)$ => $2 $1
    eliminar => quitar
    elimino => quito
    elimina => quita
    empezó => comenzó
    se inició => comenzó
    bicicleta => bici
    computadora => ordenador
    utilizar|emplear => usar
    se utiliza|se emplea => se usa
    sucede|ocurre => pasa
    sucedió|ocurrió => pasó
    ^(cómo (?:puedo |se puede |podemos |hago para |podría )?)(?:borrar|suprimir) => $1 quitar
    ^(cómo se )(?:borra|suprime) => $1 quita
    ^cómo (?:borro|suprimo) => cómo quito
    rápido|rápidamente|deprisa => rápidamente
    aumentar|incrementar => aumentar
  `),
  frames: rules(String.raw`
    ^(?:qué función|qué papel|qué rol) (?:tienen?|cumplen?|desempeñan?|juegan?) (.+)$ => §role $1
    ^cuál es (?:la función|el papel|el rol) de (.+)$ => §role $1
    ^cuál es (?:la función|el papel|el rol) del (.+)$ => §role el $1
    ^qué (?:número|cantidad) de (\S+) (?:tienen?|hay en|posee) (.+)$ => §howmany $1 en $2
    ^(?:cuántos|cuántas) (\S+) (?:tienen?|poseen?|hay en|contienen?) (.+)$ => §howmany $1 en $2
    ^cuál es (?:el número|la cantidad) (?:total )?de (\S+) (?:de|en|que hay en|que tiene) (.+)$ => §howmany $1 en $2
    ^cuál es (?:el número|la cantidad) (?:total )?de (\S+) del (.+)$ => §howmany $1 en el $2
    ^cuál es la fecha de nacimiento de (.+)$ => §when.day nació $1
    ^cuál es la fecha de (?:muerte|fallecimiento) de (.+)$ => §when.day murió $1
    ^cuál es (?:la finalidad|el propósito|la utilidad) de (.+)$ => §purpose $1
    ^cuál es (?:la finalidad|el propósito|la utilidad) del (.+)$ => §purpose el $1
    ^en qué consisten? (?!la \p{L}+ción )(.+)$ => §whatis $1
    ^(?:cuál es |dime )?la fórmula (?:de|para calcular|para) (.+)$ => §formula $1
    ^(?:cuál es |dime )?la fórmula del (.+)$ => §formula el $1
    ^con qué fórmula se (?:calcula|calcular|halla|obtiene) (.+)$ => §formula $1
    ^qué altura tienen? (.+)$ => §howtall $1
    ^cuál es la altura del (.+)$ => §howtall el $1
    ^cuánto miden? de (?:alto|altura) (.+)$ => §howtall $1
    ^en qué año (.+)$ => §when.year $1
    ^en qué fecha (.+)$ => §when.day $1
    ^en qué día (.+)$ => §day $1
    ^qué día (.+)$ => §day $1
    ^en qué siglo (.+)$ => §century $1
    ^qué (?:tipos|clases) de (.+?) (?:hay|existen)$ => §kinds $1
    ^cuáles son los (?:tipos|clases) de (.+)$ => §kinds $1
    ^de qué (?:está hecho|está hecha|están hechos|están hechas|se compone|se componen|está compuesto|está compuesta|está formado|está formada) (.+)$ => §madeof $1
    ^cuál es la composición de (.+)$ => §madeof $1
    ^cuál es la composición del (.+)$ => §madeof el $1
    ^qué (?:debo|hay que|tengo que|se debe|debe uno|puedo) hacer (si|cuando) (.+)$ => §whattodo si $2
    ^qué (?:hacer|hago|se hace) (si|cuando) (.+)$ => §whattodo si $2
    ^cómo se (?:produce|realiza|lleva a cabo|hace|efectúa) la (fabricación|producción|elaboración|extracción|construcción|preparación|formación) de (.+)$ => §howto $1 $2
    ^cuál es el proceso de (fabricación|producción|elaboración|extracción|construcción|preparación|formación) de (.+)$ => §howto $1 $2
    ^cuál es el proceso de (fabricación|producción|elaboración|extracción|construcción|preparación|formación) del (.+)$ => §howto $1 el $2
    ^(?:qué|cuál) (\p{L}+) es (?:el|la) más (\p{L}+)((?: (?:de|del|en) .+)?)$ => §whatis superlativo $1 $2 $3
    ^(?:cuál es|cómo se llama) (?:el|la) (\p{L}+) más (\p{L}+)((?: (?:de|del|en) .+)?)$ => §whatis superlativo $1 $2 $3
    ^(?:cuántos|cuántas) (\S+) (?:tienen?|poseen?|contienen?) (?:el|la|un|una) (.+)$ => §howmany $1 en $2
    ^(?:cuántos|cuántas) (\S+) (?:hay|existen|se encuentran) en (?:el|la|un|una) (.+)$ => §howmany $1 en $2
    ^cuál es (?:el número|la cantidad) (?:total )?de (\S+) (?:del|de la|en el|en la|que hay en el|que hay en la|que tiene el|que tiene la|de un|de una) (.+)$ => §howmany $1 en $2
    ^(?:el|la) (.+) (?:tiene|posee) (?:cuántos|cuántas) (\S+)$ => §howmany $2 en $1
    ^qué (?:distingue|diferencia) (?:a(?:l)? )?${ART}(\S+) de(?:l)? ${ART}(\S+)$ => §difference $1 y $2
    ^(?:en qué|cómo) (?:difieren) ${ART}(\S+) y ${ART}(\S+)$ => §difference $1 y $2
    ^(?:qué|cuál es la) diferencia (?:hay|existe)?(?: )?entre ${ART}(\S+) y ${ART}(\S+)$ => §difference $1 y $2
    ^(?:cuáles fueron las causas|cuál fue la causa) de la caída del (.+)$ => §why cayó el $1
    ^(?:cuáles fueron las causas|cuál fue la causa) de la caída de (.+)$ => §why cayó $1
    ^qué (?:causó|provocó) la caída del (.+)$ => §why cayó el $1
    ^qué (?:causó|provocó) la caída de (.+)$ => §why cayó $1
    ^qué (?:causó|provocó|desencadenó|originó) (?:el )?(.+)$ => §causes fue $1
    ^cuál fue la causa de(?:l | )(.+)$ => §cause fue $1
    ^por qué (?:pasó|se produjo|estalló|hubo|tuvo lugar) (?:el )?(.+)$ => §causes fue $1
    ^qué (?:consecuencias|efectos) (?:trajo|dejó|provocó|causó) (?:el )?(.+)$ => §consequences fue $1
    ^qué (?:consecuencias|efectos) (?:tuvo|tuvieron) (?:el )?(.+)$ => §consequences fue $1
    ^qué significan (?:las siglas|las iniciales) (\S+)$ => §standsfor $1
    ^qué significa (?:la sigla|el acrónimo|la abreviatura) (\S+)$ => §standsfor $1
    ^(\S+) : ?qué quieren decir las siglas$ => §standsfor $1
    ^(?:qué quieren decir|qué representan) las siglas (?:de )?(\S+)$ => §standsfor $1
    ^(?:cuál es|cómo se llama|dime|qué ciudad es) la capital (?:del|de) (.+)$ => §capital $1
    ^(?:quién es|quién fue|cuál es) el (?:autor|escritor) de(?:l | )${DEF}(.+)$ => §author $1
    ^(?:qué autor|qué escritor|qué escritora) escribió ${DEF}(.+)$ => §author $1
    ^${DEF}(.+) (?:fue|es) (?:escrit[oa]|obra) (?:por|de) quién$ => §author $1
    ^(?:necesito|quiero|quisiera|busco|me gustaría|muéstrame|conoces|tienes) un ejemplo de ${ONE}(.+)$ => §example $1
    ^cuál (?:sería|puede ser) un ejemplo de ${ONE}(.+)$ => §example $1
    ^(?:haz|hazme|haga|escribe|dame) un resumen (?:en|de) (\S+ (?:frases|oraciones|palabras|líneas|párrafos)) de (.+)$ => §summary $2 en $1
    ^(?:escribe|dame) un resumen de (.+) (?:en|de) (\S+ (?:frases|oraciones|palabras|líneas|párrafos))$ => §summary $1 en $2
    ^(?:haz|hazme|haga) un resumen de (.+) en (\S+ (?:frases|oraciones|palabras|líneas|párrafos))$ => §summary $1 en $2
    ^en (\S+ (?:frases|oraciones|palabras|líneas|párrafos)) ,? ?(?:resume|resúmeme) (.+)$ => §summary $2 en $1
    ^(?:cómo|de qué (?:manera|forma|modo)) (?:puedo|podría|se puede|se pueden|puede uno|podemos|hago para|hacer para|le hago para|se hace para|debo|se debe|tengo que|hay que) (\p{L}+r)(?:se)? (.+)$ => §howto $1 $2
    ^(?:cuál es |dime )?(?:la|el|una|un) (?:forma|manera|método|modo|procedimiento|proceso) (?:de|para) (\p{L}+r) (.+)$ => §howto $1 $2
    ^(?:qué|cuáles son los|los)? ?pasos (?:hay que seguir |se siguen |debo seguir |son necesarios )?para (\p{L}+r) (.+)$ => §howto $1 $2
    ^qué (?:hago|debo hacer|hay que hacer|se hace|se debe hacer|puedo hacer|tengo que hacer) para (\p{L}+r) (.+)$ => §howto $1 $2
    ^cómo (\p{L}+(?:ar|er|ir)) (.+)$ => §howto $1 $2
    ^cómo se (?!llam|sient|pone|va|dice|diferenc|disting)(\p{L}+[ae]n?) (.+)$ => §howto $1 $2
    ^cómo (?!yo|solo|lo|no|vivo|puedo|hago)(\p{L}{2,}o) (?=(?:un|una|el|la|los|las|mi|mis|este|esta|en|con|de) )(.+)$ => §howto $1 $2
    ^cómo (?:es|se realiza|se lleva a cabo|funciona|se hace) (?:la|el) (?:proceso de )?(producción|fabricación|elaboración|extracción|construcción|preparación|creación|instalación) del (.+)$ => §howto $1 el $2
    ^cómo (?:es|se realiza|se lleva a cabo|funciona|se hace) (?:la|el) (?:proceso de )?(producción|fabricación|elaboración|extracción|construcción|preparación|creación|instalación) de (.+)$ => §howto $1 $2
    ^por quién (?:fue|fueron) (\p{L}+)ad[oa]s? (.+)$ => §who $1ó $2
    ^por quién (?:fue|fueron) (\p{L}+)id[oa]s? (.+)$ => §who $1ió $2
    ^(.+) (?:fue|fueron) (\p{L}+)ad[oa]s? por quién$ => §who $2ó $1
    ^(?:define|defina|definición de|cuál es la definición del?|qué significa|qué quiere decir|cuál es el significado de|qué se entiende por|a qué se (?:le )?llama|qué se conoce como) (?:(?:la palabra|el término|el concepto de) )?${ONE}(.+)$ => §whatis $1
    ^(.+) (?:qué es|qué significa|qué quiere decir)$ => §whatis $1
    ^(?:cuál es|cuál fue) (?:la (?:razón|causa)|el motivo) (?:de que|por (?:el|la) (?:cual|que)) (.+)$ => §why $1
    ^para qué (?:se (?:usa|utiliza|emplea)n?|usamos|utilizamos|vale|es útil) (.+)$ => §purpose $1
    ^qué hacen? (.+)$ => §does $1
    ^(?:cuántos|cuántas) (\S+) (?:tienen?|hay en|poseen?) (.+)$ => §howmany $1 en $2
    ^cuál es (?:el número|la cantidad) de (\S+) de(l?) (.+)$ => §howmany $1 en $2 $3
    ^(?:de )?qué partes (?:tienen?|se compone|consta|está formada|está formado) (.+)$ => §parts $1
    ^cuáles son las partes de (.+)$ => §parts $1
    ^(?:qué edad tiene|cuántos años tiene|cuál es la edad de) (.+)$ => §howold $1
    ^(?:cuánto mide|qué altura tiene|cuál es la altura de) (.+)$ => §howtall $1
    ^(?:cuánto pesa|qué peso tiene|cuál es el peso de) (.+)$ => §howheavy $1
    ^(?:cuánto (?:tiempo )?dura|qué duración tiene|cuál es la duración de) (.+)$ => §howlong $1
    ^(?:cuánto cuesta|qué precio tiene|cuál es el precio de) (.+)$ => §cost $1
    ^en qué momento (.+)$ => §when $1
    ^(?:puedes dar|da|dame|puede dar|hay) algún ejemplo de (.+)$ => §example $1
    ^(?:un )?ejemplo de (.+)$ => §example $1
    ^(?:cuál es |cuáles son )?(?:la diferencia|las diferencias) (?:entre|que hay entre) ${ART}(\S+) y ${ART}(\S+)$ => §difference $1 y $2
    ^(?:cuál es |cuáles son |qué )?(?:la diferencia|las diferencias|diferencia hay) entre (.+)$ => §difference $1
    ^(?:en qué|cómo) se (?:diferencian|distinguen) ${ART}(\S+) y ${ART}(\S+)$ => §difference $1 y $2
    ^(?:en qué|cómo) se (?:diferencia|distingue) ${ART}(\S+) de ${ART}(\S+)$ => §difference $1 y $2
    ^(?:dame|deme|pon|ponme|cita|menciona|escribe) un ejemplo de ${ONE}(.+)$ => §example $1
    ^cuál es un ejemplo de ${ONE}(.+)$ => §example $1
    ^(?:resume|resúmeme|resuma) brevemente (.+)$ => §summary breve $1
    ^(?:haz|hazme|haga) un (?:breve|corto) resumen (?:de (?=(?:la|los|las|este|esta) )|del? )(.+)$ => §summary breve $1
    ^(?:resume|resúmeme|resuma) (.+)$ => §summary $1
    ^(?:haz|hazme|haga) un resumen de (.+) de (\S+ (?:frases|oraciones|palabras|líneas|párrafos))$ => §summary $1 en $2
    ^(?:haz|hazme|haga) un resumen de (.+)$ => §summary $1
    ^(?:cuántos|cuántas) (\S+) hay (.+)$ => §howmany $1 $2
    ^cuál es (?:el número|la cantidad) de (.+)$ => §howmany $1
    ^(?:cuántos|cuántas) (\S+) (?:tiene|posee) (.+)$ => §howmany $1 en $2
    ^(?:cuánto|cuánta|cuántos|cuántas) (.+)$ => §howmany $1
    ^cómo (?:puedo|podría|se puede|hago para|hacer para|podemos|puede uno) (.+)$ => §howto $1
    ^(?:de qué (?:manera|forma)|cómo) (?:puedo|se puede) (.+)$ => §howto $1
    ^cómo (\p{L}+(?:ar|er|ir)) (.+)$ => §howto $1 $2
    ^(?:cómo|de qué manera|de qué forma) (.+)$ => §how $1
    ^por qué (?:no puedo|no se puede|no podemos) (.+)$ => §why no se puede $1
    ^por qué (?:puedo|se puede|podemos) (.+)$ => §why se puede $1
    ^por qué (.+)$ => §why $1
    ^para qué (?:sirve|sirven) (.+)$ => §purpose $1
    ^qué utilidad (?:tiene|tienen) (.+)$ => §purpose $1
    ^cuál es la utilidad de (.+)$ => §purpose $1
    ^(?:cuándo|en qué año) (.+)$ => §when $1
    ^dónde (?:se encuentra|se encuentran|está|están) (.+)$ => §where está $1
    ^dónde (.+)$ => §where $1
    ^en qué (?:parte|lugar) de (la|el) (\S+) (?:se encuentra|se encuentran|está|están) (.+)$ => §where está $3 en $1 $2
    ^en qué (?:parte|lugar) (.+)$ => §wherein $1
    ^quién escribió ${DEF}(.+)$ => §author $1
    ^quién (?:es|fue) (?:el autor|la autora) de(?:l | )${DEF}(.+)$ => §author $1
    ^por quién fue escrit[oa] ${DEF}(.+)$ => §author $1
    ^quién inventó ${DEF}(.+)$ => §inventor $1
    ^quién (?:es|fue) (?:el inventor|la inventora) de(?:l | )${DEF}(.+)$ => §inventor $1
    ^quién descubrió ${DEF}(.+)$ => §discoverer $1
    ^quién (?:es|fue) (?:el descubridor|la descubridora) de(?:l | )${DEF}(.+)$ => §discoverer $1
    ^quién(?:es)? (.+)$ => §who $1
    ^qué (?:significa|quiere decir) (?:(?:la palabra|el término) )?(.+)$ => §meaning $1
    ^cuál es el significado de(?:l | )(?:(?:la palabra|término) )?(.+)$ => §meaning $1
    ^(?:define|defina) (.+)$ => §define $1
    ^qué (?:consecuencias|efectos) (?:tuvo|tuvieron) (.+)$ => §consequences fue $1
    ^cuáles fueron las (?:consecuencias|efectos) de (?:el |l )?(.+)$ => §consequences fue $1
    ^cuáles son las consecuencias de(?:l | )(.+)$ => §consequences $1
    ^cuáles (?:fueron) las causas de(?:l | )(.+)$ => §causes fue $1
    ^qué causó (.+)$ => §causes fue $1
    ^cuáles son las (?:ventajas|beneficios) de(?:l | )(.+)$ => §advantages $1
    ^qué (?:ventajas|beneficios) (?:tiene|tienen) (?:el )?(.+)$ => §advantages $1
    ^qué ciudad es la capital de (.+)$ => §which la capital de $1
    ^(?:qué se entiende por|qué es) ${ONE}(.+)$ => §whatis $1
    ^qué son (.+)$ => §whatare $1
    ^(?:cuál es) (.+)$ => §which $1
    ^(?:cuáles son) (.+)$ => §whichare $1
    ^(?:cuál|cuáles) (.+)$ => §cuál $1
    ^qué (.+)$ => §what $1
    ^(?:explica|explícame|explique) (.+)$ => §explain $1
  `),
  drop: words(''),
  articles: articles('el=the.m la=the.f los=those.m las=those.f un=a.m una=a.f'),
  contracted: rules(String.raw`
    del => de el
    al => a el
  `),
  gendered: words(GENDERED.replaceAll('|', ' ')),
  marks: words(''),
  negations: words('no sin nunca jamás nadie nada ningún ninguno ninguna ni tampoco apenas'),
  quantifiers: words('todo toda todos todas algún alguno alguna algunos algunas cada muchos muchas pocos pocas varios varias mayoría ambos siempre veces solo sólo más menos'),
  numbers: numberWords(`cero=0 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15
    veinte=20 treinta=30 cuarenta=40 cincuenta=50 cien=100 ciento=100 mil=1000`),
  and: ['y', 'e'],
  stem: spanishEnding,
};

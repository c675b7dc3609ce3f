/** What is done with a tool, or to units, is done by who asks. */
const NO_TOOL = '(?!(?=.* (?:list[ae]n?|diccionario|dictionnaire|archivos?|fichero|fichiers?|file|arquivos?|datei|rama|ramo|branche?|zweig|funci[oó]n|fonction|funzione|função|funktion|tabl[ae]|tabella|tabelle|commit|variable|variabile|variável|carpeta|dossier|cartella|pasta|ordner|column[ae]|coluna|colonne|spalte|array|string|cadena|chaîne|stringa|duplicados|duplicati|doublons|duplicate|gráfico|grafico|graphique|diagramm|repositorio|dépôt)(?: |$)).* (?:en|in|em|no|avec|com|con|mit) (?:git|python|excel|linux|java|javascript|sql|word|windows|html|css|latex|github)(?: |$))(?!.*(?:pulgadas|pollici|polegadas|pouces|millas|miglia|milhas|miles|grados|gradi|graus|degrés|fracci|frazion|fraç|fraction|decimal|celsius|fahrenheit|kelvin|binari))';

/** Of each language: what belongs to a thing and is in it, whoever's it is; and what only who follows instructions does. */
const DE_PARTS = 'knochen|zähne|beine|muskeln|atome|protonen|neutronen|elektronen|chromosomen|seiten|ecken|kanten|tage|wochen|stunden|minuten|buchstaben|silben|planeten|kammern|saiten|tasten|strophen|akte|bundesländer|provinzen|kantone|einwohner|bits|schichten|flügel|herzen|augen';
const DE_METHOD = 'definiert|berechnet|ausgerechnet|umgerechnet|konjugiert|dekliniert|ausgesprochen|multipliziert|dividiert|subtrahiert|addiert|faktorisiert|gekürzt|gemessen|gebacken|installiert';

export const GERMAN = String.raw`
    ^(?:was|worin) (?:bedeutet|bedeuten|heißt) (?:das wort|der ausdruck|die redewendung) (.+)$ => §word $1
    ^(?:wie lautet |was ist |gib |nenne )?(?:die |eine )?(?:definition|bedeutung) des wortes (.+)$ => §word $1
    ^welche bedeutung (?:hat|haben) (?:das wort|der ausdruck) (.+)$ => §word $1
    ^(?:was|worin) (?:bedeutet|bedeuten|heißt) (?!(?:die abkürzung|das kürzel|das akronym|der begriff|der fachbegriff) )(.+)$ => §meaning $1
    ^(?:wie lautet |was ist |gib |nenne )?(?:die |eine )?bedeutung (?:von|für) (.+)$ => §meaning $1
    ^(?:wie lautet |was ist |gib |nenne )?(?:die |eine )?bedeutung (der|des) (?!begriffs )(.+)$ => §meaning $1 $2
    ^welche bedeutung (?:hat|haben) (?!der begriff )(.+)$ => §significance $1
    ^(.+?)(?: ,| :)? was (?:heißt|bedeutet) das(?: eigentlich| genau)?$ => §meaning $1
    ^(?:was meint man mit|was ist gemeint mit) (.+)$ => §meaning $1
    ^was ist mit (?!dem begriff )(.+) gemeint$ => §meaning $1
    ^welchen sinn (?:hat|haben) (.+)$ => §sense $1
    ^wie viele? (?!(?:${DE_PARTS}) )(\p{L}+) (?:hat|haben|besitzt|besitzen) (.+)$ => §howmanyhas $1 $2
    ^über wie viele? (?!(?:${DE_PARTS}) )(\p{L}+) (?:verfügt|verfügen) (.+)$ => §howmanyhas $1 $2
    ^wie (wird|werden) ${NO_TOOL}(?!.* (?:von|durch) )(?!.* (?:${DE_METHOD})$)(.+)$ => §howdone $1 $2
    ^wie (?:läuft|geht|funktioniert|erfolgt|abläuft|vorgeht) (?:die |das )(Herstellung|Gewinnung|Erzeugung|Auflösung|Zerlegung|Bildung|Trennung|\p{L}{4,}en) (von |der |des |einer |eines )(.+?)(?: ab)?$ => §process $1 $2 $3
    ^wie (muss|soll|sollte) (ich|man|wir) (.+)$ => §how $1 $2 $3
    ^wie (kann|können|könnten) wir (.+)$ => §how $1 wir $2
    ^(?:wie|woran) (?:unterscheidet|erkennt) man (.+)$ => §tellapart $1
    ^wie (?:groß|hoch) ist die (?:anzahl|zahl) (?:der|an|von) (?!(?:${DE_PARTS}) )(\p{L}+) (?:von|der|des) (.+)$ => §howmanyhas $1 $2
    ^(?:wodurch|warum) gibt es (.+)$ => §whythere $1
    ^(?:was ist|was sind|welches sind|nenne) (?:der|die) (?:gründe|grund) (?:für|von|der|einer) (.+)$ => §grounds $1
    ^was ist die ursache (?:für|von) (.+)$ => §cause $1
`;

const FR_PARTS = 'os|dents|muscles|atomes|protons|neutrons|électrons|chromosomes|côtés|sommets|arêtes|faces|jours|semaines|mois|heures|minutes|secondes|lettres|voyelles|syllabes|planètes|cordes|touches|strophes|actes|départements|régions|pattes|jambes|cœurs|coeurs|bits|habitants|valves|cavités';
const FR_METHOD = 'défini|calcul|résou|écri|conjug|prononc|trac|factoris|simplifi|mesur|accord|démontr|prouv|fai|prépar|cuisin|utilis|install|configur|appell|dérive|intègr|multipli|divis|additionn|soustrai|télécharg|supprim|cré|trouv';

export const FRENCH = String.raw`
    ^(?:que |qu' est ce que |quel est |quelle est |c' est quoi |donne moi )?(?:le |la )?(?:signifie|signification|sens|définition|veut dire) (?:de |du |d' )?(?:le )?(?:mot|l' expression) (.+)$ => §word $1
    ^(?:que|qu' est ce que|qu' est ce qu') (?:signifie|signifient|veut dire|veulent dire|désigne|désignent) (?!(?:le terme|le sigle|l' acronyme|l' abréviation) )(.+)$ => §meaning $1
    ^(?:quel est |quelle est |c' est quoi )?(?:le sens|la signification) du (?!terme )(.+)$ => §meaning le $1
    ^(?:quel est |quelle est |c' est quoi )?(?:le sens|la signification) des (.+)$ => §meaning les $1
    ^(?:quel est |quelle est |c' est quoi )?(?:le sens|la signification) (?:de|d') (.+)$ => §meaning $1
    ^ça (?:veut dire|signifie) quoi(?: ,)? (.+)$ => §meaning $1
    ^(.+?)(?: ,| :)? (?:ça veut dire quoi|ça signifie quoi|qu' est ce que ça veut dire|que signifie)$ => §meaning $1
    ^(?:il y a )?combien (?:de |d' )(?!(?:${FR_PARTS}) )(\S+) (?:compte|comptent|possède|possèdent|contient|a|ont|comporte) (.+)$ => §howmanyhas $1 $2
    ^(.+) (?:compte|a|possède|contient|comporte) combien (?:de |d' )(?!(?:${FR_PARTS})$)(\S+)$ => §howmanyhas $2 $1
    ^de combien (?:de |d' )(?!(?:${FR_PARTS}) )(\S+) (?:dispose|disposent) (.+)$ => §howmanyhas $1 $2
    ^combien (?:de |d' )(\S+) (?:y a il |il y a |trouve on )?sur (.+)$ => §howmanyon $1 $2
    ^combien y a il (?:de |d' )(\S+) sur (.+)$ => §howmanyon $1 $2
    ^(?:il y a combien|il y a il combien) (?:de |d' )(\S+) sur (.+)$ => §howmanyon $1 $2
    ^comment on ${NO_TOOL}(?!(?:${FR_METHOD})|appelle|dit|est|a|va|sait|peut)(\p{L}+) (.+)$ => §how on $1 $2
    ^comment ${NO_TOOL}(?!(?:${FR_METHOD})|appelle|dit|est|a|va|sait|peut|pourrait|doit|puis|dois)(\p{L}+) on (?!pour)(.+)$ => §how on $1 $2
    ^comment (dois je|doit on|faut il) (?!faire pour)(.+)$ => §how $1 $2
    ^comment se (fabrique|produit|construit)(?:nt)? (.+)$ => §how se $1 $2
    ^comment (?:se (?:passe|fait|déroule)|fonctionne|s' effectue|s' est déroulée?) ((?:la |le |l' )(?:\p{L}+ation|production|construction|extraction|formation) .+)$ => §process $1
    ^quel est le nombre (?:de |d' |des )(?!(?:${FR_PARTS}) )(\S+) (?:du |de |d' )(.+)$ => §howmanyhas $1 $2
    ^(?:quel est|c' est quoi|quel) l' ?intérêt (.+)$ => §interest $1
    ^quelle est la composition (.+)$ => §composition $1
    ^combien mesure(?:nt)? (?!(?:.* )?(?:mont|montagne|tour|everest|bâtiment|immeuble|arbre|volcan|pyramide|statue|girafe|blanc|eiffel)(?: |$))(.+)$ => §howbig $1
    ^comment (?:distinguer|différencier|reconnaître|distingue on|différencie on) (.+)$ => §tellapart $1
`;

const ES_PARTS = 'huesos|dientes|músculos|átomos|protones|neutrones|electrones|cromosomas|lados|vértices|aristas|caras|días|semanas|meses|horas|minutos|segundos|letras|vocales|sílabas|planetas|cuerdas|teclas|estrofas|actos|provincias|estados|patas|piernas|corazones|bits|habitantes|cámaras|cavidades|versos|capítulos';
const ES_METHOD = 'defin|manifiest|calcul|resuelv|conjug|escrib|pronunci|factori|simplific|mid|traduc|hac|prepar|cocin|deriv|integr|acent|us|utiliz|instal|configur|llam|sient|dice|demuestr|grafic|diferenc|disting';

export const SPANISH = String.raw`
    ^(?:qué |cuál es |dime |dame )?(?:el |la )?(?:significa|quiere decir|se entiende por|significado de|sentido de|definición de|define) la palabra (.+)$ => §word $1
    ^qué (?:significan?|quieren? decir) (?!(?:la sigla|las siglas|el acrónimo|la abreviatura|el término|el concepto) )(.+)$ => §meaning $1
    ^(?:cuál es |dime |dame )?el (?:significado|sentido) del (?!término )(.+)$ => §meaning el $1
    ^(?:cuál es |dime |dame )?el (?:significado|sentido) de (.+)$ => §meaning $1
    ^(.+?)(?: ,| :)? (?:qué significan?|qué quieren? decir)$ => §meaning $1
    ^(?:cuántos|cuántas) (?!(?:${ES_PARTS}) )(\S+) (?:tienen?|poseen?|posee) (.+)$ => §howmanyhas $1 $2
    ^(.+) (?:tiene|posee) (?:cuántos|cuántas) (?!(?:${ES_PARTS})$)(\S+)$ => §howmanyhas $2 $1
    ^(?:cuál es|qué) (?:el número|la cantidad|número|cantidad) (?:total )?de (?!(?:${ES_PARTS}) )(\S+) (?:que tienen?|que posee|tienen?|posee) (.+)$ => §howmanyhas $1 $2
    ^cómo se ${NO_TOOL}(?!(?:${ES_METHOD})|(?:puede|debe|produce la|realiza la|lleva a cabo la|efectúa la) )(\p{L}+) (.+)$ => §how se $1 $2
    ^(?:cómo|de qué (?:manera|forma|modo)) (debo|se debe|tengo que|hay que) (.+)$ => §how $1 $2
    ^cómo (?:es|se (?:produce|realiza|lleva a cabo|hace|efectúa)|funciona) ((?:la|el) (?:proceso de )?(?:fabricación|producción|elaboración|extracción|construcción|preparación|formación|creación|instalación) .+)$ => §process $1
    ^cuál es el proceso de ((?:fabricación|producción|elaboración|extracción|construcción|preparación|formación) .+)$ => §process la $1
    ^cuál es (?:el número|la cantidad) (?:total )?de (?!(?:${ES_PARTS}) )(\S+) (?:de|del) (.+)$ => §howmanyhas $1 $2
    ^en qué consisten? (.+)$ => §consists $1
    ^(?:qué|cuáles son los) beneficios (.+)$ => §benefits $1
    ^por qué se (produce|da)n? (.+)$ => §why se $1 $2
    ^cuál es la composición (.+)$ => §composition $1
    ^cuánto miden? (?!(?:.* )?(?:monte|torre|everest|edificio|montaña|árbol|volcán|pirámide|estatua|jirafa|aconcagua|eiffel)(?: |$))(.+)$ => §howbig $1
    ^cómo (?:se )?(?:distingu\p{L}+|diferenci\p{L}+) (.+)$ => §tellapart $1
`;

const IT_PARTS = 'ossa|denti|muscoli|atomi|protoni|neutroni|elettroni|cromosomi|lati|vertici|spigoli|facce|giorni|settimane|mesi|ore|minuti|secondi|lettere|vocali|sillabe|pianeti|corde|tasti|strofe|atti|regioni|province|zampe|gambe|cuori|bit|abitanti|camere|cavità|canti';
const IT_METHOD = 'definis|manifest|calcol|risolv|coniug|scriv|pronunc|fattorizz|semplific|misur|traduc|prepar|cucin|us|utilizz|install|configur|chiam|sent|dice|differenz|deriv|integr|dimostr|fa$|fa |fanno';

export const ITALIAN = String.raw`
    ^(?:che |cosa |che cosa |qual è )?(?:il |la )?(?:significa|vuol dire|significato della|senso della|definizione della) (?:la )?parola (.+)$ => §word $1
    ^(?:che )?cosa (?:significa|significano|vuol dire|vogliono dire) (?!(?:la sigla|l' acronimo|l'acronimo|l'abbreviazione|il termine|il concetto) )(.+)$ => §meaning $1
    ^(?:qual è )?il (?:significato|senso) (d\S+) (?!termine )(.+)$ => §meaning $1 $2
    ^(.+?)(?: ,| :)? (?:che vuol dire|cosa significa|cosa vuol dire|che cosa significa|che significa)$ => §meaning $1
    ^quant[ie] (?!(?:${IT_PARTS}) )(\S+) (?:ha|hanno|possiede|possiedono) (.+)$ => §howmanyhas $1 $2
    ^(.+) (?:ha|possiede) quant[ie] (?!(?:${IT_PARTS})$)(\S+)$ => §howmanyhas $2 $1
    ^quant[ie] (\S+) (?:ci sono|si trovano) (sul|sullo|sulla|sull'|sui|sulle) (.+)$ => §howmanyon $1 $2 $3
    ^come si ${NO_TOOL}(?!(?:${IT_METHOD})|(?:può|possono|deve) )(\p{L}+) (.+)$ => §how si $1 $2
    ^(?:come|in che modo|in quale modo) (devo|si deve) (.+)$ => §how $1 $2
    ^come (?:avviene|succede|funziona|si effettua|si svolge) ((?:la|l') ?(?:produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione|formazione) .+)$ => §process $1
    ^(?:qual è|quale è) il numero (?:di|delle|dei|degli) (?!(?:${IT_PARTS}) )(\S+) (?:di|del|dello|della|dell'|dei|degli|delle) (.+)$ => §howmanyhas $1 $2
    ^qual è la composizione (.+)$ => §composition $1
    ^qual è il compito (.+)$ => §task $1
    ^come (?:si )?(?:distingu\p{L}+|riconosc\p{L}+) (.+)$ => §tellapart $1
`;

const PT_PARTS = 'ossos|dentes|músculos|átomos|prótons|nêutrons|elétrons|cromossomos|lados|vértices|arestas|faces|dias|semanas|meses|horas|minutos|segundos|letras|vogais|sílabas|planetas|cordas|teclas|estrofes|atos|estados|províncias|patas|pernas|corações|bits|habitantes|câmaras|cavidades|versos|capítulos';
const PT_METHOD = 'defin|manifest|calcul|resolv|conjug|escrev|pronunci|fator|simplific|med|traduz|prepar|cozinh|us|utiliz|instal|configur|cham|sent|vai|diz|faz|deriv|integr|prova|demonstr|diferenc|disting|aplic|resum';

export const PORTUGUESE = String.raw`
    ^(?:o que |qual |qual é )?(?:o |a )?(?:significa|quer dizer|significado da|sentido da|definição da|defina) (?:a )?palavra (.+)$ => §word $1
    ^o que (?:significam?|quer dizer|querem dizer) (?!(?:a sigla|o acrônimo|a abreviação|o termo|o conceito) )(.+)$ => §meaning $1
    ^(?:qual |qual é )?o (?:significado|sentido) (d\S+) (?!termo )(.+)$ => §meaning $1 $2
    ^(.+?)(?: ,| :)? (?:o que significa|quer dizer o quê|significa o quê)$ => §meaning $1
    ^(?:quantos|quantas) (?!(?:${PT_PARTS}) )(\S+) (?:tem|têm|possui|possuem) (?!(?:no|na|nos|nas|em|num|numa) )(.+)$ => §howmanyhas $1 $2
    ^(.+) (?:tem|possui) (?:quantos|quantas) (?!(?:${PT_PARTS})$)(\S+)$ => §howmanyhas $2 $1
    ^qual (?:é )?o número (?:total )?de (?!(?:${PT_PARTS}) )(\S+) (?:que) (.+?) (?:tem|possui)$ => §howmanyhas $1 $2
    ^como (?:é|são) (?!cham|(?:definid|calculad|conjugad|pronunciad|fatorad|simplificad|medid|instalad)[oa]s? )(\p{L}+[ai]d[oa]s?) (.+)$ => §howdone $1 $2
    ^como (?:é que )?se ${NO_TOOL}(?!(?:${PT_METHOD})|(?:pode|deve) )(\p{L}+) (.+)$ => §how se $1 $2
    ^(?:como|de que (?:forma|maneira|modo)) (?:eu )?(devo|se deve) (.+)$ => §how $1 $2
    ^como (?:é|é feita|ocorre|se dá|funciona) (a (?:produção|fabricação|extração|construção|preparação|criação) .+)$ => §process $1
    ^qual (?:é )?(?:o número|a quantidade) (?:total )?de (?!(?:${PT_PARTS}) )(\S+) (?:de|do|da) (.+)$ => §howmanyhas $1 $2
    ^quanto tempo (?:leva|demora) (.+)$ => §howlongtaken $1
    ^como (?:é|são) feit[oa]s? (.+)$ => §howdone feito $1
    ^qual (?:é )?a composição (.+)$ => §composition $1
    ^quanto mede (?!(?:.* )?(?:monte|torre|everest|edifício|prédio|montanha|árvore|vulcão|pirâmide|estátua|girafa|eiffel|cristo)(?: |$))(.+)$ => §howbig $1
    ^qual (?:é |foi )?a causa (.+)$ => §cause $1
    ^como (?:se )?(?:distingu\p{L}+|diferenci\p{L}+) (.+)$ => §tellapart $1
`;

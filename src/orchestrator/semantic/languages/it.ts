import { articles, numberWords, rules, words, type QuestionRules } from '../rules.js';
import { italianEnding } from './endings.js';

const WH = "perché|come|cosa|che cosa|che|quando|dove|chi|quale|quali|qual|quanto|quanti|quante|quanta|cos'|in che|a cosa";
const STARTS = `puoi|può|potresti|potrebbe|mi|spiegami|spiega|dimmi|per favore|${WH}`;
/** Il fine is no la fine. */
const GENDERED = 'fine|capitale|fronte|radio|fonte|boa|eco|lama|tema|asse|finale|morale|pianeta|camerata|rosa|ordine|conserva|banco|banca|boccia|collega|mitra|radar|saggio|tigre|acquaforte|calcolo|carcere|cenere|comune|dinamo|domenica|fisico|fisica|matematica|materiale|metro|musica|politica|principio|stadio|trio';
const ART = `(?:(?:il|lo|la|l'|i|gli|le|un|uno|una|un') (?!(?:${GENDERED})(?: |$)))?`;
export const DEF = `(?:(?:il|lo|la|l'|i|gli|le) (?!(?:${GENDERED})(?: |$)))?`;
export const ONE = `(?:(?:un|uno|una|un') (?!(?:${GENDERED})(?: |$)))?`;

export const italian: QuestionRules = {
  code: 'it',
  spaced: true,
  polite: rules(String.raw`
    ^(?:mi )?(?:sapresti|saprebbe|sai|sa|puoi|può|potresti|potrebbe|sapete) (?:dirmi|dire|spiegarmi|spiegare) (?=(?:${WH}|la differenza) ) =>
    ^(?:qualcuno (?:mi )?(?:sa|può|potrebbe|saprebbe) (?:dirmi|dire|spiegarmi|spiegare)|mi chiedo|mi chiedevo|mi domando|non mi è chiaro|non riesco a capire|faccio fatica a capire|volevo chiedere|posso chiedere|mi interessa sapere|sono curioso di sapere|sono curiosa di sapere|ho un dubbio|avrei una domanda|ho una domanda|curiosità|domanda) (?:[:,.] )?(?=(?:${WH}|la differenza) ) =>
    ^(?:vorrei|voglio|avrei bisogno di|mi serve|mi servirebbe) (?=un esempio di ) => fammi
    ^(?:potresti|puoi|può|potrebbe) (?:portarmi|mostrarmi|citarmi|citare|portare) (?=un esempio di ) => fammi
    (l|d|un|dell|all|nell|dall|sull|quest|quell|cos|com|dov|c|s|m|t)'(\S+) => $1' $2
    ^(?:ciao|salve|buongiorno|buonasera|buon giorno)(?: prof| professore| professoressa| a tutti)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:prof|professore|professoressa|scusa|scusi|allora|ok|per favore|per piacere) (?:, |: |! |\. )(?=.) =>
    ^(?:per favore|allora|ok|scusa) (?=(?:${STARTS}) ) =>
    , (?:per favore|per piacere|grazie|esattamente)$ =>
    ^(?:mi )?(?:puoi|può|potresti|potrebbe) (?:spiegarmi|spiegare|dirmi|dire) (?=(?:${WH}|la differenza) ) =>
    ^(?:puoi|può|potresti) (?:farmi|fare|darmi) (?=un ) => fammi
    ^(?:mi )?(?:puoi|può|potresti|potrebbe) (?:spiegarmi|spiegare) (?=(?:il|lo|la|l'|i|gli|le) ) => spiega
    ^(?:mi )?(?:puoi|può|potresti|potrebbe) (?:riassumere|riassumermi) => riassumi
    ^(?:mi (?:spieghi|dici|spiega|dice)|spiegami|spiega|dimmi|mi spiegheresti) (?=(?:${WH}|la differenza) ) =>
    ^mi (?:fai|dai|fa|dà|faresti) (?=un esempio ) => fammi
    ^(?:vorrei|voglio) (?:sapere|capire) (?=(?:${WH}|la differenza) ) =>
    ^non (?:ho capito|capisco|so) (?:bene )?(?=(?:${WH}|la differenza) ) =>
    ^(?:avrei|ho) bisogno di (?:sapere|capire) (?=(?:${WH}) ) =>
  `),
  rewrites: rules(String.raw`
    ^qual'è|^qual' è|^qualè => qual è
    ^quand'è che|^quand' è che => quando
    ^per (?:quali|quale|che|qual) (?:ragioni|motivi|motivo|ragione) => perché
    questa lezione|questo testo|questo capitolo => la lezione
    ^potrebbe farmi (?=un ) => fammi
    ^in quali (?:casi|situazioni) (?=(?:si usa|si usano|si mette|si scrive|bisogna|devo) ) => quando
    ^(.+) , (?:che cosa|cosa) è$ => che cosa è $1
    ^(?:in musica|in matematica|in chimica|in fisica|in informatica|in biologia|in grammatica) ,? ?(\S+) (?:che cosa|cosa) significa$ => che cosa significa $1
    ^(?:sono in difficoltà con|ho difficoltà con|non riesco con|faccio fatica con) (il|lo|la|i|gli|le|l') (.+?) [,:.] come (?:lo|la|li|le|si) (?:trovo|trova)$ => come si trova $1 $2
    ^(?:a lezione si è parlato|nella lezione si parla|ho sentito parlare|si è parlato) (?:di|del|della|dell') (.+?) [,.;:] (?:ma )?(?:che cosa è|che cos' è|cos' è|cosa significa)$ => che cosa è $1
    ^((?:perché|come|dove)) (nel \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
    (?:mi )?sai dire => dimmi
    fare ad|faccio ad|si fa ad => faccio a
    è scoppiata|è scoppiato => scoppiò
    è caduta|è caduto => cadde
    è morta|è morto => morì
    è nata|è nato => nacque
    è finita|è finito|è terminata|è terminato|terminò => finì
    è successa|è successo|è accaduto|è avvenuto => successe
    accadono|avvengono => succedono
    ha scritto => scrisse
    ha vinto => vinse
    bici => bicicletta
    tv => televisione
    acquistare|comprare => comprare
    in che maniera|in quale maniera|in che modo|in quale modo => in che modo
    ^(?:che cosa|che cos' è|cosa|cos' è) che => cosa
    ^chi è stato (?:a|che) => chi
    come mai|per quale motivo|per quale ragione|per che motivo => perché
    perche => perché
    fra (?=.+ e ) => tra
    in quali casi (?:bisogna|si deve) usare => quando si usa
    in quali casi si usa => quando si usa
    quando (?:bisogna|si deve) usare => quando si usa
    prima guerra mondiale => guerra-mondiale-1
    seconda guerra mondiale => guerra-mondiale-2
    autenticazione a due fattori => 2fa
    perche => perché
    come mai => perché
    che cosa|cosa => che cosa
    ^(\p{L}[^,.:;]*?) [,:-] (?:che cos' è|cos' è|che cosa è)$ => che cosa è $1
    ^((?:se|quando|in|durante|nel|nella) [^,]+) , ((?:perché|come|che|quando|dove|chi) .+)$ => $2 $1
    cominciò|è iniziata|è cominciata|iniziò => iniziò
    è iniziato|è cominciato => iniziò
    utilizzare|impiegare => usare
    elimino|levo => tolgo
    eliminare|levare => togliere
    accade|avviene => succede
    accadde|avvenne => successe
    elimino|levo|cancello => tolgo
    ^(come (?:posso |si può |faccio a |fare per |si fa a ))(?:cancellare|rimuovere) => $1 togliere
    velocemente|rapidamente|in fretta => velocemente
    automobile => auto
    bisogna|si deve|occorre => bisogna
  `),
  frames: rules(String.raw`
    ^qual è (?:la funzione|il ruolo|il compito) del (.+)$ => §role il $1
    ^qual è (?:la funzione|il ruolo|il compito) della (.+)$ => §role la $1
    ^qual è (?:la funzione|il ruolo|il compito) dell' (.+)$ => §role l' $1
    ^qual è (?:la funzione|il ruolo|il compito) di (.+)$ => §role $1
    ^(?:quali sono )(?:le funzioni|i compiti|i ruoli) dei (.+)$ => §role i $1
    ^(?:quali sono )(?:le funzioni|i compiti|i ruoli) delle (.+)$ => §role le $1
    ^(?:quali sono )(?:le funzioni|i compiti|i ruoli) degli (.+)$ => §role gli $1
    ^(?:che|quale) (?:funzione|ruolo|compito) (?:ha|hanno|svolge|svolgono) (.+)$ => §role $1
    ^quali sono (?:i|gli|le) (vantaggi|svantaggi|caratteristiche|proprietà|benefici) di (.+)$ => §has $1 $2
    ^quali sono (?:i|gli|le) (vantaggi|svantaggi|caratteristiche|proprietà|benefici) del (.+)$ => §has $1 il $2
    ^quali sono (?:i|gli|le) (vantaggi|svantaggi|caratteristiche|proprietà|benefici) della (.+)$ => §has $1 la $2
    ^quali sono (?:i|gli|le) (vantaggi|svantaggi|caratteristiche|proprietà|benefici) dell' (.+)$ => §has $1 l' $2
    ^(?:che|quali) (vantaggi|svantaggi|caratteristiche|proprietà|benefici) (?:ha|hanno|offre|offrono|presenta) (.+)$ => §has $1 $2
    ^(?:dove|dov') (?:si trova|si trovano|è situat[oa]|è|sono) ((?:il|la|lo|l'|i|gli|le) .+)$ => §where si trova $1
    ^(?:il|la|lo|l') (\p{L}+) più (\p{L}+)((?: (?:di|del|della|dell'|al|in) .+)?) qual è$ => §whatis superlativo $1 $2 $3
    ^da chi (?:è|sono|fu|furono|è stat[oaie]|sono stat[oaie]) (?:stat[oaie] )?scritt[oaie] ${DEF}(.+)$ => §author $1
    ^${DEF}(.+) da chi (?:è|sono) stat[oaie] scritt[oaie]$ => §author $1
    ^(?:il )?(?:procedimento|metodo|modo) per (\p{L}+re) (.+)$ => §howto $1 $2
    ^(?:quanto è alt[oa]|quanto sono alt[ie]) (.+)$ => §howtall $1
    ^qual è l' altezza (?:di|dell'|della) (.+)$ => §howtall $1
    ^qual è l' altezza del (.+)$ => §howtall il $1
    ^(?:quanto è lung[oa]) (.+)$ => §howlengthy $1
    ^qual è la lunghezza (?:di|dell'|della) (.+)$ => §howlengthy $1
    ^qual è la lunghezza del (.+)$ => §howlengthy il $1
    ^(?:quanto è profond[oa]) (.+)$ => §howdeep $1
    ^qual è la profondità (?:di|dell'|della) (.+)$ => §howdeep $1
    ^qual è la profondità del (.+)$ => §howdeep il $1
    ^qual è (?:lo scopo|l' utilità|l' uso|la finalità) del (.+)$ => §purpose il $1
    ^qual è (?:lo scopo|l' utilità|l' uso|la finalità) della (.+)$ => §purpose la $1
    ^qual è (?:lo scopo|l' utilità|l' uso|la finalità) dell' (.+)$ => §purpose l' $1
    ^qual è (?:lo scopo|l' utilità|l' uso|la finalità) di (.+)$ => §purpose $1
    ^(?:che|quale) (?:utilità|scopo) (?:ha|hanno) (.+)$ => §purpose $1
    ^come (?:avviene|succede|funziona|si effettua|si svolge) (?:la|l') (produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione|formazione) del (.+)$ => §howto $1 il $2
    ^come (?:avviene|succede|funziona|si effettua|si svolge) (?:la|l') (produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione|formazione) della (.+)$ => §howto $1 la $2
    ^come (?:avviene|succede|funziona|si effettua|si svolge) (?:la|l') (produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione|formazione) (?:di|dei|delle) (.+)$ => §howto $1 $2
    ^(?:di|da) che cosa (?:è|sono) (?:fatt[oaie]|compost[oaie]|costituit[oaie]|formato|formata) (.+)$ => §madeof $1
    ^(?:di|da) che cosa si compone (.+)$ => §madeof $1
    ^qual è la composizione (?:di|della|dell') (.+)$ => §madeof $1
    ^qual è la composizione del (.+)$ => §madeof il $1
    ^(?:quanto|quanti|quante) (\S+) (?:ha|hanno|possiede|ci sono in|ci sono nella) (.+)$ => §howmany $1 in $2
    ^in (?:quante|quanti) (\S+) è divis[oa] (.+)$ => §howmany $1 in $2
    ^(?:in che|in quale) anno (.+)$ => §when.year $1
    ^(?:in che|in quale) data (.+)$ => §when.day $1
    ^(?:in che|in quale) giorno (.+)$ => §day $1
    ^(?:in che|in quale) secolo (.+)$ => §century $1
    ^(?:che|quali) tipi di (.+?) (?:ci sono|esistono)$ => §kinds $1
    ^quali sono i (?:tipi|generi) di (.+)$ => §kinds $1
    ^(?:che )?cosa (?:devo|bisogna|si deve) fare (?:se|quando) (.+)$ => §whattodo se $1
    ^(?:che )?cosa (?:fare|faccio|si fa) (?:se|quando) (.+)$ => §whattodo se $1
    ^qual è la formula (?:di|della|dell'|per calcolare|per) (.+)$ => §formula $1
    ^(?:quale|qual) (\p{L}+) è (?:il|la|lo) più (\p{L}+)((?: (?:di|del|della|dell'|al|in) .+)?)$ => §whatis superlativo $1 $2 $3
    ^(?:qual è|quale è|come si chiama) (?:il|la|lo|l') (\p{L}+) più (\p{L}+)((?: (?:di|del|della|dell'|al|in) .+)?)$ => §whatis superlativo $1 $2 $3
    ^quant[ie] (\S+) (?:ha|hanno|possiede|possiedono|contiene|contengono) (?:il|lo|la|l'|i|gli|le) (.+)$ => §howmany $1 in $2
    ^quant[ie] (\S+) (?:ci sono|si trovano) (?:nel|nello|nella|nell'|nei|negli|nelle|sul|sulla|sull') (.+)$ => §howmany $1 in $2
    ^(?:qual è|quale è) il numero (?:di|delle|dei|degli) (\S+) (?:nel|nello|nella|nell'|nei|negli|nelle|del|dello|della|dell'|dei|degli|delle|sul|sulla) (.+)$ => §howmany $1 in $2
    ^(?:il|lo|la|l') (.+) (?:ha|possiede|contiene) quant[ie] (\S+)$ => §howmany $2 in $1
    ^(?:in (?:che )?cosa|come|in che modo) (?:differiscono|si distinguono|si differenziano) ${ART}(\S+) (?:e|ed) ${ART}(\S+)$ => §difference $1 e $2
    ^(?:in (?:che )?cosa|come|in che modo) (?:differisce|si distingue|si differenzia) ${ART}(\S+) (?:da|dal|dalla|dallo|dall') (\S+)$ => §difference $1 e $2
    ^(?:che )?cosa (?:distingue|differenzia) ${ART}(\S+) (?:da|dal|dalla|dallo|dall') (\S+)$ => §difference $1 e $2
    ^(?:quali sono state|quali furono|quali sono) le conseguenze (?:del|dello) (.+)$ => §conseguenze $1
    ^(?:quali sono state|quali furono) le conseguenze (?:della|dell') (.+)$ => §conseguenze fu la $1
    ^(?:quali|che) conseguenze (?:ebbe|ha avuto) (?:la|l') (.+)$ => §conseguenze fu la $1
    ^(?:quali sono state|quali furono) le cause (?:della|dell') (.+)$ => §causes fu la $1
    ^(?:quali sono state|quali furono) le cause (?:del|dello) (.+)$ => §causes fu il $1
    ^(?:che )?cosa (?:causò|provocò|scatenò|ha causato|ha provocato|ha scatenato) (?:la|l') (.+)$ => §causes fu la $1
    ^(?:che )?cosa (?:causò|provocò|scatenò|ha causato|ha provocato|ha scatenato) (?:il|lo) (.+)$ => §causes fu il $1
    ^perché (?:scoppiò|è scoppiata|è avvenuta|successe|ci fu) (?:la|l') (.+)$ => §causes fu la $1
    ^perché (?:scoppiò|è scoppiato|è avvenuto|successe|ci fu) (?:il|lo) (.+)$ => §causes fu il $1
    ^(?:a che|per che|per cosa) (?:serve|servono) (.+)$ => §purpose $1
    ^(?:che utilità|quale utilità) (?:ha|hanno) (.+)$ => §purpose $1
    ^qual è (?:lo scopo|l' utilità|l' uso) del (.+)$ => §purpose il $1
    ^qual è (?:lo scopo|l' utilità|l' uso) della (.+)$ => §purpose la $1
    ^qual è (?:lo scopo|l' utilità|l' uso) dell' (.+)$ => §purpose l' $1
    ^(?:scrivi|scrivimi|fammi|fai|dammi)? ?un riassunto (in .+ (?:frasi|parole|righe|punti)) della (.+)$ => §summary la $2 $1
    ^(?:scrivi|scrivimi|fammi|fai|dammi)? ?un riassunto (in .+ (?:frasi|parole|righe|punti)) del (.+)$ => §summary il $2 $1
    ^(?:scrivi|scrivimi|dammi) un riassunto della (.+)$ => §summary la $1
    ^(?:scrivi|scrivimi|dammi) un riassunto del (.+)$ => §summary il $1
    ^(?:qual è|quale è|come si chiama|dimmi|quale città è) la capitale (?:di|del|della|dell'|dello|d'|degli|dei) (.+)$ => §capital $1
    ^(?:l' autore|l' autrice) (?:di|del|dello|della|dell'|dei|degli|delle) (?!(?:${GENDERED})(?: |$))(.+) chi (?:è|fu)$ => §author $1
    ^(?:di chi è|chi è l' autore o l' autrice di) (?:il romanzo|l' opera) ${DEF}(.+)$ => §authorof $1
    ^(?:qual è|chi è) l' autore (?:di|del|dello|della|dell'|dei|degli|delle) (?!(?:${GENDERED})(?: |$))(.+)$ => §author $1
    ^chi è (?:stato )?lo scopritore (?:di|del|dello|della|dell') (.+)$ => §discoverer $1
    ^(?:per )?(?:che )?cosa sta(?: per)? (?:la sigla |l' acronimo )?(\S+)$ => §standsfor $1
    ^(?:che )?cosa (?:significa|vuol dire) (?:la sigla|l' acronimo) (\S+)$ => §standsfor $1
    ^(\S+) ,? ?per che cosa sta la sigla$ => §standsfor $1
    ^qual è il numero di (.+) (?:di|in) (un[oa']? .+|del .+|della .+)$ => §howmany $1 in $2
    ^quant[ie] (\S+) ha (un[oa']? .+)$ => §howmany $1 in $2
    ^(?:come|in che modo|in quale modo) (?:posso|potrei|si può|si possono|possiamo|faccio a|faccio per|fare a|fare per|fare|si fa a|si fa per|devo|si deve) (\p{L}+re) (.+)$ => §howto $1 $2
    ^(?:qual è )?(?:il|la|un) (?:modo|metodo|maniera|procedura|procedimento|processo) (?:di|per) (\p{L}+re) (.+)$ => §howto $1 $2
    ^(?:quali sono )?(?:i )?(?:passaggi|passi|fasi) (?:per|di) (\p{L}+re) (.+)$ => §howto $1 $2
    ^(?:che )?cosa (?:devo|bisogna|si deve|posso) fare per (\p{L}+re) (.+)$ => §howto $1 $2
    ^come (\p{L}+(?:are|ere|ire|rre)) (.+)$ => §howto $1 $2
    ^come si (?!chiam|sent|dice|differenz)(\p{L}+[ae](?:no)?|\p{L}+ono) (.+)$ => §howto $1 $2
    ^come (?!lo|no|sono|possono|posso|faccio)(\p{L}{3,}(?<![aeo]n)o) (?=(?:un|una|uno|il|la|lo|i|gli|le|l'|mio|mia|in|con|di) )(.+)$ => §howto $1 $2
    ^come (?:avviene|funziona|si effettua|si svolge) (?:la|l') (produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione) del (.+)$ => §howto $1 il $2
    ^come (?:avviene|funziona|si effettua|si svolge) (?:la|l') (produzione|fabbricazione|estrazione|preparazione|lavorazione|costruzione|creazione) della (.+)$ => §howto $1 la $2
    ^da chi (?:è stat[oaie]|fu|furono|sono stat[oaie]|venne) (\p{L}+t)[oaie] (.+)$ => §who ha $1o $2
    ^(.+) da chi (?:è stat[oaie]|fu|sono stat[oaie]|venne) (\p{L}+t)[oaie]$ => §who ha $2o $1
    ^(?:definisci|definisca|definizione di|qual è la definizione di|(?:che )?cosa significa|(?:che )?cosa vuol dire|qual è il significato di|(?:che )?cosa si intende (?:per|con)|(?:che )?cosa si intende con) (?:(?:la parola|il termine|il concetto di) )?${ONE}(.+)$ => §whatis $1
    ^(?:che )?cosa (?:s' )?intende (?:per|con) ${ONE}(.+)$ => §whatis $1
    ^(?:che )?cosa (?:è|sia|sono) ${ONE}(.+)$ => §whatis $1
    ^(?:che )?cos' è ${ONE}(.+)$ => §whatis $1
    ^(.+) (?:che cos' è|cos' è|che cosa è|che vuol dire|cosa significa|cosa vuol dire)$ => §whatis $1
    ^a (?:che )?cosa (?:serve|servono) (.+)$ => §purpose $1
    ^per (?:che )?cosa si (?:usa|usano|utilizza|utilizzano) (.+)$ => §purpose $1
    ^(?:che )?cosa (?:fa|fanno) (.+)$ => §does $1
    ^(?:per quale|qual è il|qual è la) (?:motivo|ragione|causa) (?:per cui )?(.+)$ => §why $1
    ^(?:quanti anni ha|qual è l' età d(?:i|el|ella)|che età ha) (.+)$ => §howold $1
    ^(?:quanto dura|qual è la durata di) (.+)$ => §howlong $1
    ^(?:quanto pesa|qual è il peso di) (.+)$ => §howheavy $1
    ^(?:quanto costa|qual è il prezzo di) (.+)$ => §cost $1
    ^(?:in che|in quale) (?:data|giorno|momento|anno) (.+)$ => §when $1
    ^(?:un )?esempio di (.+)$ => §example $1
    ^(?:mi fai|mi dai|puoi fare|puoi farmi|potresti farmi) un esempio di ${ONE}(.+)$ => §example $1
    ^(?:qual è |quale è |quali sono |che )?(?:la differenza|le differenze|differenza c' è) (?:tra|che c' è tra) ${ART}(\S+) e ${ART}(\S+)$ => §difference $1 e $2
    ^(?:qual è |quale è |quali sono |che )?(?:la differenza|le differenze|differenza c' è) tra (.+)$ => §difference $1
    ^(?:in che cosa|in cosa|come) si differenziano ${ART}(\S+) e ${ART}(\S+)$ => §difference $1 e $2
    ^(?:fammi|fai|dammi|fa|cita|scrivi) un esempio di ${ONE}(.+)$ => §example $1
    ^qual è un esempio di ${ONE}(.+)$ => §example $1
    ^(?:riassumi|riassuma|riassumimi) (.+) (?:in breve|brevemente)$ => §summary breve $1
    ^(?:riassumi|riassuma) (?:brevemente|in breve) (.+)$ => §summary breve $1
    ^(?:fammi|fai) un (?:breve riassunto|riassunto breve) della (.+)$ => §summary breve la $1
    ^(?:fammi|fai) un (?:breve riassunto|riassunto breve) del (.+)$ => §summary breve il $1
    ^(?:fammi|fai) un riassunto della (.+)$ => §summary la $1
    ^(?:fammi|fai) un riassunto del (.+)$ => §summary il $1
    ^(?:riassumi|riassuma|riassumimi) (.+)$ => §summary $1
    ^(?:quanti|quante) (\S+) ci sono (.+)$ => §howmany $1 $2
    ^qual è il numero (?:di|dei|delle|degli) (.+)$ => §howmany $1
    ^(?:quanto|quanta|quanti|quante) (.+)$ => §howmany $1
    ^(?:come|in che modo) (?:posso|si può|potrei|possiamo|faccio a|si fa a|faccio per) (.+)$ => §howto $1
    ^come (\p{L}+(?:are|ere|ire)) (.+)$ => §howto $1 $2
    ^(?:come|in che modo|in quale modo) (.+)$ => §how $1
    ^perché (.+)$ => §why $1
    ^(?:quando|in che anno|in quale anno) (.+)$ => §when $1
    ^(?:dove|dov') (.+)$ => §where $1
    ^chi ha scritto ${DEF}(.+)$ => §author $1
    ^chi scrisse ${DEF}(.+)$ => §author $1
    ^chi (?:è|fu) l' (?:autore|autrice) (?:di|del|dello|della|dell'|dei|degli|delle) (?!(?:${GENDERED})(?: |$))(.+)$ => §author $1
    ^da chi (?:è stat[oa]|fu) scritt[oa] ${DEF}(.+)$ => §author $1
    ^chi ha inventato ${DEF}(.+)$ => §inventor $1
    ^chi (?:è|fu) l' (?:inventore|inventrice) (?:di|del|dello|della|dell'|dei|degli|delle) (?!(?:${GENDERED})(?: |$))(.+)$ => §inventor $1
    ^chi ha scoperto ${DEF}(.+)$ => §discoverer $1
    ^chi (.+)$ => §who $1
    ^(?:che cosa|cosa|che) (?:significa|vuol dire) (?:(?:la parola|il termine) )?(.+)$ => §meaning $1
    ^qual è il significato (?:della parola|del termine|di) (.+)$ => §meaning $1
    ^(?:definisci|definisca) (.+)$ => §define $1
    ^a (?:che )?cosa (?:serve|servono) (.+)$ => §purpose $1
    ^qual è (?:lo scopo|l' utilità) di (.+)$ => §purpose $1
    ^(?:quali (?:sono state|furono)) le cause (?:di|del|della|dell'|dei|delle|degli) (.+)$ => §causes $1
    ^(?:che cos'|cos') è (.+)$ => §whatis $1
    ^(?:che cosa|cosa) è (.+)$ => §whatis $1
    ^cosa si intende per ${ONE}(.+)$ => §meantby $1
    ^(?:che cosa|cosa) sono (.+)$ => §whatare $1
    ^quale città è la capitale (.+)$ => §which la capitale $1
    ^quale? è (.+)$ => §which $1
    ^quali sono (.+)$ => §whichare $1
    ^(?:che cosa|cosa) (.+)$ => §what $1
    ^(?:spiega|spiegami) (.+)$ => §explain $1
  `),
  drop: words(''),
  articles: articles("il=the.m lo=the.m la=the.f l'=the i=those.m gli=those.m le=those.f un=a.m uno=a.m una=a.f un'=a.f"),
  contracted: rules(String.raw`
    del => di il
    dello => di lo
    della => di la
    dell' => di l'
    dei => di i
    degli => di gli
    delle => di le
    al => a il
    allo => a lo
    alla => a la
    all' => a l'
    ai => a i
    agli => a gli
    alle => a le
    dal => da il
    dallo => da lo
    dalla => da la
    dall' => da l'
    dai => da i
    dagli => da gli
    dalle => da le
    nel => in il
    nello => in lo
    nella => in la
    nell' => in l'
    nei => in i
    negli => in gli
    nelle => in le
    sul => su il
    sullo => su lo
    sulla => su la
    sull' => su l'
    sui => su i
    sugli => su gli
    sulle => su le
  `),
  gendered: words(GENDERED.replaceAll('|', ' ')),
  marks: words(''),
  negations: words('non senza mai nessuno nessuna nessun niente nulla né neanche'),
  quantifiers: words('tutto tutta tutti tutte alcuni alcune qualche ogni molti molte pochi poche parecchi maggior entrambi sempre volte solo più meno'),
  numbers: numberWords(`zero=0 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13 quattordici=14
    quindici=15 venti=20 trenta=30 quaranta=40 cinquanta=50 cento=100 mille=1000`),
  and: ['e', 'ed'],
  stem: italianEnding,
};

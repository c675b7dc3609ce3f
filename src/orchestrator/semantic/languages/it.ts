import { numberWords, rules, words, type QuestionRules } from '../rules.js';

const WH = "perché|come|cosa|che cosa|che|quando|dove|chi|quale|quali|qual|quanto|quanti|quante|quanta|cos'|in che|a cosa";
const STARTS = `puoi|può|potresti|potrebbe|mi|spiegami|spiega|dimmi|per favore|${WH}`;
/** Il fine is no la fine. */
const GENDERED = 'fine|capitale|fronte|radio|fonte|boa|eco|lama|tema|asse|finale|morale|pianeta|camerata|rosa|ordine|conserva|banco|banca|boccia|collega|mitra|radar|saggio|tigre|acquaforte|calcolo|carcere|cenere|comune|dinamo|domenica|fisico|fisica|matematica|materiale|metro|musica|politica|principio|stadio|trio';
const ART = `(?:(?:il|lo|la|l'|i|gli|le|un|uno|una|un') (?!(?:${GENDERED})(?: |$)))?`;
const DEF = `(?:(?:il|lo|la|l'|i|gli|le) (?!(?:${GENDERED})(?: |$)))?`;
const ONE = `(?:(?:un|uno|una|un') (?!(?:${GENDERED})(?: |$)))?`;

export const italian: QuestionRules = {
  code: 'it',
  spaced: true,
  polite: rules(String.raw`
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
  `),
  rewrites: rules(String.raw`
    come mai|per quale motivo|per quale ragione|per che motivo => perché
    perche => perché
    fra (?=.+ e ) => tra
    in quali casi (?:bisogna|si deve) usare => quando si usa
    in quali casi si usa => quando si usa
    quando (?:bisogna|si deve) usare => quando si usa
    prima guerra mondiale => guerra-mondiale-1
    seconda guerra mondiale => guerra-mondiale-2
    autenticazione a due fattori => 2fa
  `),
  frames: rules(String.raw`
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
  gendered: words(''),
  marks: words(''),
  negations: words('non senza mai nessuno nessuna nessun niente nulla né neanche'),
  quantifiers: words('tutto tutta tutti tutte alcuni alcune qualche ogni molti molte pochi poche parecchi maggior entrambi sempre volte solo più meno'),
  numbers: numberWords(`zero=0 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13 quattordici=14
    quindici=15 venti=20 trenta=30 quaranta=40 cinquanta=50 cento=100 mille=1000`),
  and: ['e', 'ed'],
};

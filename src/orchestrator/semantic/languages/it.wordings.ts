import { rules } from '../rules.js';
import { DEF, ONE } from './it.js';
import type { Wordings } from './wordings.js';

const WH = "perché|come|cosa|che|quando|dove|chi|quale|quali|qual|quanto|quanti|quante|quanta|cos'|in che|a cosa|se";
const TRAIT = 'effetti collaterali|sintomi|caratteristiche|proprietà|funzioni|requisiti|rischi|fasi|vantaggi|svantaggi|benefici';
const ORGAN = 'cuore|fegato|polmoni|reni|stomaco|milza|cervello|pancreas|tiroide';
const OF = { il: 'del', lo: 'dello', la: 'della', "l'": "dell'", i: 'dei', gli: 'degli', le: 'delle' };
/** One line for each article that di joins with: della luna is di la luna. */
const ofEach = (line: string): string => Object.entries(OF).map(([article, joined]) => line.replaceAll('{of}', joined).replaceAll('{the}', article)).join('\n');

export const ITALIAN: Wordings = {
  polite: rules(String.raw`
    ^(?:mi )?(?:puoi|può|potresti|potrebbe) (?:spiegarmi|spiegare) (?!(?:${WH}|la differenza) )(.+)$ => spiega $1
    ^(?:spiegami|mi spieghi|mi spiega|mi spiegheresti) (?!(?:${WH}|la differenza) )(.+)$ => spiega $1
  `),
  rewrites: rules(String.raw`
    ^in (?:che|quale) luogo => dove
    ^come (?:viene|vengono) (\p{L}{3,})at[oaie] => come si $1a
    ^come (?:viene|vengono) prodott[oaie] => come si produce
    ^come si (?:producono) => come si produce
    ^(?:per|a) (?:quale|che|qual) (?:causa|scopo si) => perché
    ^qual è (?:il motivo|la ragione) per (?:cui|il quale|la quale) => perché
    ^com' è che|^come si spiega che|^com' è possibile che => perché
    (?:è stat[oa]|venne) (?=\p{L}+(?:at|it|ut|tt|rt|st|nt|es|os|is)[oa](?: |$)) => fu
    (?:sono stat[ie]|vennero) (?=\p{L}+(?:at|it|ut|tt|rt|st|nt|es|os|is)[ie](?: |$)) => furono
    ebbe luogo|ha avuto luogo|si è verificato|si è verificata|si verificò => avvenne
    ebbe inizio|ha avuto inizio|prese il via => iniziò
    ebbe fine|si concluse|si è conclusa|si è concluso => finì
    nel linguaggio (?=\p{L}+$) => in
    bimbi => bambini
    ingrandire|aumentare => aumentare
    aggiustare|riparare => riparare
    selezionare|scegliere => scegliere
    (?:che cosa|cosa) si intende con => cosa si intende per
    ^(?:dove è|dov' è) (?:situat[oa]|collocat[oa]|ubicat[oa]|localizzat[oa]) => dove si trova
    ^dove sta(?:nno)? => dove si trova
  `),
  frames: rules(String.raw`
    ${ofEach('^qual è (?:la funzione|il ruolo|il compito) {of} (.+)$ => §role {the} $1')}
    ^come definisce la lezione (.+)$ => §whatis $1 nella lezione
    ^(?:qual è|quale è) (?:il|la|lo|l') (\p{L}+) (?:con|che ha) (più|meno) (.+)$ => §whichhas $1 $2 $3
    ^(?:quale|che) (\p{L}+) ha (più|meno) (.+)$ => §whichhas $1 $2 $3
    ^di quant[ie] (\S+) (?:è|sono) (?:compost|format|costituit)[oaie] (.+)$ => §howmany $1 in $2
    ^di quant[ie] (\S+) si (?:compone|compongono) (.+)$ => §howmany $1 in $2
    ^da quant[ie] (\S+) (?:è|sono) (?:compost|format|costituit)[oaie] (.+)$ => §howmany $1 in $2
    ${ofEach(`^(?:quali sono) (?:i|gli|le) (${TRAIT}) {of} (.+)$ => §has $1 {the} $2`)}
    ^(?:quali sono) (?:i|gli|le) (${TRAIT}) di (.+)$ => §has $1 $2
    ^(?:che|quali) (${TRAIT}) (?:ha|hanno|presenta|presentano|possiede|offre|offrono) (.+)$ => §has $1 $2
    ^(?:che|quali) (sintomi) (?:dà|danno|provoca|causa|comporta) (.+)$ => §has $1 $2
    ^come si manifesta(?:no)? (.+)$ => §has sintomi $1
    ${ofEach('^quali sono le cause {of} (.+)$ => §causes {the} $1')}
    ${ofEach('^qual è la causa {of} (.+)$ => §cause {the} $1')}
    ^quali sono le cause di (.+)$ => §causes $1
    ^(?:che )?cosa (?:causa|provoca|determina|origina) ((?:il|lo|la|l'|i|gli|le) .+)$ => §causes $1
    ^da (?:che )?cosa (?:è|sono) (?:causat|provocat|dovut|determinat)[oaie] (.+)$ => §causes $1
    ^a (?:che )?cosa (?:è|sono) dovut[oaie] (.+)$ => §causes $1
    ^a (?:che )?cosa si (?:deve|devono) (.+)$ => §causes $1
    ^da (?:che )?cosa dipende ((?:il|lo|la|l') .+)$ => §causes $1
    ^chi inventò ${DEF}(.+)$ => §inventor $1
    ^chi scoprì ${DEF}(.+)$ => §discoverer $1
    ^chi dipinse (.+)$ => §who ha dipinto $1
    ^chi compose (.+)$ => §who ha composto $1
    ^(?:quale|che) (?:pittore|artista) (?:ha dipinto|dipinse) (.+)$ => §who ha dipinto $1
    ^(?:quale|che) (?:compositore|musicista) (?:ha composto|compose) (.+)$ => §who ha composto $1
    ^(?:quale|che) (?:scienziato|esploratore|ricercatore) (?:ha scoperto|scoprì) ${DEF}(.+)$ => §discoverer $1
    ^chi (\p{L}{3,})ò (.+)$ => §who ha $1ato $2
    ^chi (?:fu|è stato|è) (?:il fondatore|la fondatrice) (?:di|del|della|dell') (.+)$ => §who ha fondato $1
    ^(?:che|quale) (?:funzione|ruolo|compito) (?:ha|hanno|svolge|svolgono|riveste) ((?:il |la |lo |l' |i )(?:${ORGAN})) nel (?:corpo umano|corpo|nostro corpo|nostro organismo)$ => §role $1
    ^di (?:che )?cosa si occupa(?:no)? (.+)$ => §role $1
    ${ofEach('^qual è la durata {of} (.+)$ => §howlong {the} $1')}
    ^qual è la durata di (.+)$ => §howlong $1
    ^per quanto tempo dura(?:no)? (.+)$ => §howlong $1
    ^quanto tempo dura(?:no)? (.+)$ => §howlong $1
    ${ofEach('^qual è la velocità {of} (.+)$ => §howfast {the} $1')}
    ^(?:a che velocità|quanto velocemente) (?:va|viaggia|si muove) (.+)$ => §howfast $1
    ^(?:quanti abitanti (?:ha|ci sono in|vivono in|ci sono a)|qual è la popolazione (?:di|del|della|dell')) (.+)$ => §population $1
    ^(?:che|quale) lingua si parla (in|a) (.+)$ => §language $1 $2
    ^in (?:che|quale) (?:paese|nazione|stato) si trova(?:no)? (.+)$ => §country $1
    ^in (?:che|quale) continente si trova(?:no)? (.+)$ => §continent $1
    ^(?:dammi|dai|mi dai|fornisci|scrivi) (?:la|una) definizione di ${ONE}(.+)$ => §whatis $1
    ^come si (?:definisce|può definire) ${ONE}(.+)$ => §whatis $1
    ^come (?:definiresti|definiamo|definire) ${ONE}(.+)$ => §whatis $1
    ^(?:che cosa|cosa) (?:significa|vuol dire) (?:il termine|la parola|l' espressione|il vocabolo) (.+)$ => §whatis $1
    ^qual è il significato (?:della parola|del termine|dell' espressione) (.+)$ => §whatis $1
  `),
};

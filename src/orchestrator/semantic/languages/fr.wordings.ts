import { rules } from '../rules.js';
import { DEF, ONE } from './fr.js';
import type { Wordings } from './wordings.js';

const TRAIT = 'effets secondaires|effets indésirables|symptômes|caractéristiques|propriétés|fonctions|inconvénients|étapes|phases|particularités|risques';
const ORGAN = 'cœur|coeur|foie|poumons|reins|estomac|rate|cerveau|pancréas|thyroïde|intestin grêle|gros intestin|vésicule biliaire|diaphragme|globules rouges|globules blancs';
const BODY = String.raw`(?: dans (?:le|notre) (?:corps(?: humain)?|organisme))?`;

export const FRENCH: Wordings = {
  polite: rules(String.raw`
    ^(?:est ce que )?(?:peux tu|pourrais tu|pouvez vous|pourriez vous|tu peux|tu pourrais|vous pouvez) (?:m' |me |nous )?(?:expliquer|décrire) (?=(?:la|le|l'|les|un|une|ce que sont) )(?!la différence) => explique
    ^(?:explique|expliquez)(?: moi| nous) (?=(?:la|le|l'|les|un|une) )(?!la différence) => explique
    ^(?:tu sais|vous savez|savez vous|sais tu|dis moi|dites moi|j' aimerais savoir|je voudrais savoir) (?=(?:pourquoi|comment|quand|où|qui|combien) ) =>
  `),
  rewrites: rules(String.raw`
    ^où est ce (?:que|qu') => où
    ^(?:en quelle année|à quelle date) (a|est|ont|sont) (\p{L}+(?:é|i|u|is|it|ert)e?s?) ((?:le|la|les|l') .+)$ => en quelle année $3 $1 $2
    ^(en quelle année|à quelle date) ((?:le|la|les|l') .+?) (a|est|ont|sont|fut) (?:il|elle|ils|elles) => $1 $2 $3
    ^(?:que se passe il|qu' arrive il|que se produit il|qu' est ce qui (?:se passe|arrive|se produit)|il se passe quoi) => que se passe il
    débuta|commença => commença
    prit fin|se termina|s' acheva => finit
    s' est terminée?|a pris fin|s' est achevée?|a fini => a fini
    ^(?:pour quel motif|pour quels motifs|à cause de quoi|en raison de quoi) => pourquoi
    ^quelle est la raison (?:pour laquelle|qui fait que) => pourquoi
    ^qu' est ce qui fait (?:que|qu') => pourquoi
    ^qu' est ce qui explique (?:que|qu') => pourquoi
    ^d' où vient le fait (?:que|qu') => pourquoi
    ^de quelle (?:manière|façon) => comment
    calculer|trouver(?= l' aire| le périmètre| la moyenne| le volume| la dérivée| la surface) => calculer
    ^qu' entend on par => qu' est ce que
    ^qu' appelle on => qu' est ce que
    réparer|dépanner => réparer
    enfants|gamins|gosses => enfants
    choisir|sélectionner => choisir
    ^comment (?:est ce qu' on|est ce que je) => comment on
  `),
  frames: rules(String.raw`
    ^de combien (?:de |d' )(\S+) (?:se compose|se composent|est composée?|est constituée?|dispose) (.+)$ => §howmany $1 dans $2
    ^(?:quelle est la fonction|quel est le rôle|quelle est la tâche) des ((?:${ORGAN}))${BODY}$ => §role les $1
    ^à quoi servent (les (?:${ORGAN}))${BODY}$ => §purpose $1
    ^que font (les (?:${ORGAN}))${BODY}$ => §does $1
    ^(?:quelle est la fonction|quel est le rôle) des (.+)$ => §role les $1
    ^comment (?:distinguer|différencier) (?:le |la |les |l' |un |une )?(\S+) (?:de la |de l' |du |d' un |d' une |d' |de |et la |et le |et l' |et )(\S+)$ => §difference $1 et $2
    ^(?:quel|quelle) est (?:le|la) plus (\p{L}+) (\p{L}+)((?: (?:de|du|d'|des|en|dans|au) .+)?)$ => §whatis superlatif $2 $1 $3
    ^(?:quel|quelle) (\p{L}+) est (?:le|la) plus (\p{L}+)((?: (?:de|du|d'|des|en|dans|au) .+)?)$ => §whatis superlatif $1 $2 $3
    ^(?:quel|quelle) est (?:le|la|l') (\p{L}+) (?:le|la) plus (\p{L}+)((?: (?:de|du|d'|des|en|dans|au) .+)?)$ => §whatis superlatif $1 $2 $3
    ^(?:fais|faites|écris|rédige)(?: moi| nous)? un résumé du (.+)$ => §summary le $1
    ^(?:quel|quelle) est (?:le|la|l') (pays|ville|animal|planète|organe|élément|fleuve|continent|métal|gaz|langue|plante) qui (.+)$ => §whichone $1 $2
    ^(?:quel|quelle) (pays|ville|animal|planète|organe|élément|fleuve|continent|métal|gaz|langue|plante) (?!est |sont |ont )(.+)$ => §whichone $1 $2
    ^quel(?:le)? peintre a peint (.+)$ => §who a peint $1
    ^(?:quel|quelle) (?:compositeur|compositrice|musicien) a composé (.+)$ => §who a composé $1
    ^(?:qui est|quel est) (?:le|la) (?:peintre) de (.+)$ => §who a peint $1
    ^(?:qui est|quel est) (?:le compositeur|la compositrice) de (.+)$ => §who a composé $1
    ^quel (?:savant|scientifique|explorateur|chercheur) a découvert ${DEF}(.+)$ => §discoverer $1
    ^quel (?:inventeur|savant|scientifique) a inventé ${DEF}(.+)$ => §inventor $1
    ^(?:qui est|quel est) (?:le|la) (?:découvreur|découvreuse) (?:de|d') ${DEF}(.+)$ => §discoverer $1
    ^quels? sont les (${TRAIT}) (?:de|d') (.+)$ => §has $1 $2
    ^quelles? sont les (${TRAIT}) (?:de|d') (.+)$ => §has $1 $2
    ^quel(?:le)?s? sont les (${TRAIT}) du (.+)$ => §has $1 le $2
    ^quel(?:le)?s? sont les (${TRAIT}) des (.+)$ => §has $1 les $2
    ^(?:quels|quelles) (${TRAIT}) (?:a|ont|présente|présentent|possède|possèdent) (.+)$ => §has $1 $2
    ^(?:quels|quelles) (${TRAIT}) (l[ae'] .+|les .+) (?:présente|a|possède) (?:il|elle|t il|t elle)$ => §has $1 $2
    ^quelles sont les causes de (l[a'] ?.+)$ => §causes $1
    ^quelles sont les causes du (.+)$ => §causes le $1
    ^quelles sont les causes des (.+)$ => §causes les $1
    ^quelle est la cause de (l[a'] ?.+)$ => §cause $1
    ^quelle est la cause du (.+)$ => §cause le $1
    ^quelle est la cause des (.+)$ => §cause les $1
    ^qu' est ce qui (?:cause|provoque|entraîne|engendre|occasionne) (.+)$ => §causes.now $1
    ^à quoi (?:est|sont) (?:dû|due|dus|dues) (.+)$ => §causes.now $1
    ^à quoi (.+) (?:est|sont) (?:il |elle |ils |elles )(?:dû|due|dus|dues)$ => §causes.now $1
    ^par quoi (?:est|sont) (?:causé|provoqué)e?s? (.+)$ => §causes.now $1
    ^pourquoi y a il (?:de la|du|des|de l') (\p{L}+)$ => §whythere $1
    ^(?:donne|donnez|donner)(?: moi| nous)? (?:la|une) définition (?:du mot|du terme|du concept (?:de|d')|de la notion (?:de|d')|de l' expression) (.+)$ => §whatis $1
    ^(?:donne|donnez|donner)(?: moi| nous)? (?:la|une) définition (?:de|d') ${ONE}(.+)$ => §whatis $1
    ^(?:quelle est|c' est quoi) la définition (?:du mot|du terme|du concept de|de la notion de|de l' expression) (.+)$ => §whatis $1
    ^(?:quelle est|c' est quoi) (?:la signification|le sens) (?:du mot|du terme|de l' expression) (.+)$ => §whatis $1
    ^comment (?:définir|définit on|définiriez vous|définirais tu|peut on définir|on définit|on peut définir) ${ONE}(.+)$ => §whatis $1
    ^comment (la leçon|le texte|le cours) définit (?:elle |il )?${DEF}${ONE}(.+)$ => §whatis $2 dans $1
    ^comment (?:est|sont) (?:définie?s?) ${DEF}${ONE}(.+?) dans (la leçon|le texte|le cours)$ => §whatis $1 dans $2
    ^(?:quelle est la fonction|quel est le rôle|quelle est la tâche) du ((?:${ORGAN}))${BODY}$ => §role le $1
    ^(?:quelle est la fonction|quel est le rôle|quelle est la tâche) de ((?:la|l') (?:${ORGAN}))${BODY}$ => §role $1
    ^(?:quel rôle joue|quelle fonction a|quelle fonction remplit) ((?:le|la|l') (?:${ORGAN}))${BODY}$ => §role $1
    ^à quoi sert ((?:le|la|l') (?:${ORGAN}))${BODY}$ => §purpose $1
    ^que fait ((?:le|la|l') (?:${ORGAN}))${BODY}$ => §does $1
    ^quelle est la durée du (.+)$ => §howlong le $1
    ^combien de temps (.+) dure (?:il|elle|t il|t elle)$ => §howlong $1
    ^(?:quelle est|quelle) (?:la )?longueur (?:fait|du|de) (.+)$ => §howlengthy $1
    ^quelle est la vitesse de (.+)$ => §howfast $1
    ^quelle est la vitesse du (.+)$ => §howfast le $1
    ^à quelle vitesse (?:va|se déplace|voyage) (.+)$ => §howfast $1
    ^à quelle vitesse (.+) (?:va|se déplace|voyage) (?:il|elle)$ => §howfast $1
    ^(?:combien d' habitants (?:compte|a|y a il (?:à|en|dans))|quelle est la population (?:de|d')) (.+)$ => §population $1
    ^quelle langue (?:parle on|est parlée|on parle) (en|au|aux|à) (.+)$ => §language $1 $2
    ^dans quel pays (?:se trouve|est|se situe|est situé|est située) (.+)$ => §country $1
    ^comment (?:fait on|on fait|faire|peut on faire|je fais) (?:pour|afin de) (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^qu' est ce qu' il faut faire pour (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
  `),
};

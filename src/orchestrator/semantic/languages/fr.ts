import { articles, numberWords, rules, words, type QuestionRules } from '../rules.js';
import { frenchEnding } from './endings.js';

const WH = "pourquoi|comment|quand|où|qui|que|qu'|quel|quelle|quels|quelles|combien|ce que|ce qu'|en quoi|à quoi|pour quelle raison";
const STARTS = `peux|pourrais|pouvez|pourriez|explique|expliquez|dis|dites|donne|donnez|je|est ce|c'|à|s'|stp|svp|${WH}`;
/** Le livre is no la livre. */
const GENDERED = 'livre|tour|mode|poste|manche|voile|vase|mémoire|critique|somme|poêle|page|moule|physique|aide|crêpe|enseigne|garde|guide|manœuvre|mort|ombre|parallèle|pendule|politique|solde|trompette|vapeur|cartouche|couple|espace|finale|greffe|hymne|mousse|office|œuvre|période|pique|plastique|relâche|souris|statuaire|turquoise|vague|chèvre|capital|capitale';
const ART = `(?:(?:le|la|les|l'|un|une) (?!(?:${GENDERED})(?: |$)))?`;
export const DEF = `(?:(?:le|la|les|l') (?!(?:${GENDERED})(?: |$)))?`;
const OF_ART = `(?:de|d') (?:(?:un|une) (?!(?:${GENDERED})(?: |$)))?`;
export const ONE = `(?:(?:un|une) (?!(?:${GENDERED})(?: |$)))?`;

export const french: QuestionRules = {
  code: 'fr',
  spaced: true,
  polite: rules(String.raw`
    ^(?:pourriez vous|pouvez vous|peux tu|pourrais tu|tu peux|tu pourrais|vous pouvez|vous pourriez|quelqu'un (?:peut|pourrait|sait|saurait)) (?:me |m' |nous )?(?:rappeler|préciser|indiquer|dire|expliquer|redire) (?=(?:${WH}) ) =>
    ^(?:tu peux|peux tu|pouvez vous|pourrais tu|pourriez vous|vous pouvez) (?:me |m' |nous )?(?:rappeler|indiquer|donner|dire|redire) (?=(?:la|le|l') ) => donne moi
    ^(?:je me demandais|j' ignore|j' ai une question|j' aurais une question|une question|petite question|question|j' ai du mal à comprendre|je n' arrive pas à comprendre|je ne saisis pas|ça m' intéresserait de savoir|j' aimerais bien savoir|je cherche à savoir|je cherche à comprendre) (?:[:,] )?(?=(?:${WH}) ) =>
    ^(?:désolée?|pardon|euh|bon|alors|dis|en fait|du coup)(?: ,)?(?: mais)? (?=(?:ça|c'|on|le|la|un|une) ) =>
    (l|d|j|m|t|s|n|c|qu|lorsqu|puisqu|jusqu)'(\S+) => $1' $2
    (\p{L}+)-t-(il|elle|on|ils|elles) => $1 $2
    ^(?:bonjour|bonsoir|salut|coucou|hello)(?: à tous| madame| monsieur)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:stp|svp|s' il (?:te|vous) plaît|s' il (?:te|vous) plait|alors|ok|excusez moi|excuse moi|pardon|désolé) (?:[,:!.] )?(?=(?:${STARTS}) ) =>
    ,? ?(?:stp|svp)$ =>
    , (?:s' il (?:te|vous) pla[iî]t|merci|merci d' avance|exactement|au juste)$ =>
    ^(?:peux|pourrais) tu (?:m' |me |nous )?(?=(?:expliquer|dire|donner|décrire|résumer|citer) ) => ¤
    ^(?:pouvez|pourriez) vous (?:m' |me |nous )?(?=(?:expliquer|dire|donner|décrire|résumer|citer) ) => ¤
    ^est ce que tu (?:peux|pourrais) (?:m' |me |nous )?(?=(?:expliquer|dire|donner|décrire|résumer|citer) ) => ¤
    ^(?:¤ expliquer|¤ dire|explique|expliquez|dis|dites)(?: moi| nous)? (?=(?:${WH}) ) =>
    ^(?:je (?:voudrais|veux|aimerais) (?:savoir|comprendre)|sais tu|savez vous|je me demande) (?=(?:${WH}) ) =>
    ^je (?:ne |n' )?(?:comprends|sais|vois) (?:pas|pas bien|pas trop|toujours pas) (?=(?:${WH}) ) =>
    ^je (?:ne |n' )?(?:comprends|sais|vois) (?:pas|pas bien|pas trop|toujours pas) la différence entre => la différence entre
    ^(?:¤ expliquer|¤ dire|¤ donner|explique|expliquez|dis|donne)(?: moi| nous)? la différence entre => la différence entre
    ^¤ donner => donne
    ^¤ résumer => résume
    ^¤ expliquer => explique
    ^¤ citer => cite
  `),
  rewrites: rules(String.raw`
    ^comment (?:ça|cela) se fait (?:que|qu') => pourquoi
    ^(?:c koi|cest quoi|c' koi|c est quoi) => c' est quoi
    ^comment se fait il (?:que|qu') => pourquoi
    ^((?:pourquoi|comment|quand|où|en quelle année)) ([^,]+?) (a|est|ont|sont|fut|était|furent) (?:il|elle|ils|elles) => $1 $2 $3
    cette leçon|ce cours|ce texte|ce chapitre => la leçon
    ^on (\p{L}+) (quel\p{L}*) (\S+) (.+)$ => $2 $3 $1 on $4
    ^(.+?) , comment (?:ça marche|ça fonctionne)$ => comment fonctionne $1
    se déroulent => ont lieu
    ^(?:on m' a parlé|j' ai entendu parler|on a parlé|en cours on a parlé|le cours parle|la leçon parle) (?:de|d') (.+?) [,.;:] (?:mais )?(?:c' est quoi|qu' est ce que c' est|qu' est ce que ça veut dire)$ => c' est quoi $1
    ^(?:j' ai du mal avec|je bloque sur|je coince sur|j' ai des difficultés avec) (?:les|le|la|l') (.+?) [,:.] comment (?:les|le|la|l'|en) (\p{L}+(?:er|ir|re))$ => comment $2 des $1
    ^dans quel(?:le)?s (?:situations|cas) (?=(?:on|utilise|emploie|faut|doit) ) => quand
    ^(?:qu' est ce qu' il faut|qu' est ce que je dois|que dois je|que doit on|que faut il) faire (si|quand|lorsque|lorsqu'|s') => que faire si
    ^((?:pourquoi|comment|où)) (en \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
    se déroule => a lieu
    télé => télévision
    ¤ =>
    ^ce (que|qu') (?:c' )?est(?: que| qu')? => qu' est ce que
    pour quelle raison|pour quelles raisons => pourquoi
    ^pourquoi est ce (?:que|qu') => pourquoi
    ^comment est ce (?:que|qu') => comment
    ^quand est ce (?:que|qu') => quand
    ^pourquoi ((?:le|la|les|l') \S+) (est|sont) (?:il|elle|ils|elles) (.+)$ => pourquoi $1 $2 $3
    est il nécessaire de|est ce nécessaire de => faut il
    (?:la )?première guerre mondiale => guerre-mondiale-1
    (?:la )?(?:seconde|deuxième) guerre mondiale => guerre-mondiale-2
    authentification à deux facteurs => 2fa
    dans quels cas faut il (?:utiliser|employer) => quand utilise on
    dans quels cas (?:utilise|emploie) on => quand utilise on
    quand (?:emploie on|faut il (?:utiliser|employer)|doit on (?:utiliser|employer)) => quand utilise on
    d' où vient que => pourquoi
    (\p{L}+) t (il|elle|on|ils|elles) => $1 $2
    ^((?:pourquoi|comment|quand|où)) ((?:le|la|les|l'|un|une|des) .+?) (\p{L}+) (?:il|elle|ils|elles)(?= |$) => $1 $2 $3
    ^pourquoi c' est que => pourquoi
    ^quand est ce (?:que|qu') => quand
    ^c' est quand (?:que|qu') => quand
    ^c' est où (?:que|qu') => où
    ^(\p{L}[^,.:;]*?) [,:-] (?:c' est quoi|qu' est ce que c' est)$ => c' est quoi $1
    ^((?:si|quand|en|dans|pendant) [^,]+) , ((?:pourquoi|comment|que|où|qui) .+)$ => $2 $1
    débuté => commencé
    débute => commence
    utiliser|employer => utiliser
    enlever|ôter => enlever
    vélo|bicyclette => vélo
    ^(comment (?:puis je |peut on |on peut |je peux |faire pour )?)(?:effacer|supprimer) => $1 enlever
    rapidement|vite => vite
    voiture|automobile => voiture
    ^(quand|où|comment|pourquoi) (a|est|ont|sont) (\p{L}+(?:é|i|u|is|it|ert)e?s?) ((?:le|la|les|l') .+)$ => $1 $4 $2 $3
  `),
  frames: rules(String.raw`
    ^où (?:est|sont|se trouve|se trouvent|se situe|se situent) (?:située?s? |localisée?s? )?((?:le|la|les|l') .+)$ => §where se trouve $1
    ^où ((?:le|la|les|l') .+?) (?:est|sont) (?:il |elle )?(?:situ|localis)ée?s?$ => §where se trouve $1
    ^par qui ${DEF}(.+) (?:a|ont|fut) (?:il |elle )?(?:été )?inventée?s?$ => §inventor $1
    ^par qui ${DEF}(.+) (?:a|ont|fut) (?:il |elle )?(?:été )?découverte?s?$ => §discoverer $1
    ^par qui (?:a|ont) été inventée?s? ${DEF}(.+)$ => §inventor $1
    ^par qui (?:a|ont) été découverte?s? ${DEF}(.+)$ => §discoverer $1
    ^(?:en quoi|comment) ${ART}(\S+) (?:diffère|se distingue|se différencie) (?:il |elle )?(?:de la|de l'|de|du|d') (?:un |une )?(\S+)$ => §difference $1 et $2
    ^(?:la|le) (\p{L}+) (?:le|la) plus (\p{L}+)((?: (?:de|du|en|dans) .+)?)(?: ,)? c' est (?:laquelle|lequel|quoi|qui)$ => §whatis superlatif $1 $2 $3
    ^qu' est ce (?:que|qu') (.+) (a|ont) (\p{L}+[étisu])$ => §what $2 $3 $1
    ^(.+?)(?: ,)? (?:ça |ils |elles |il |elle )?(?:sert|servent) à quoi$ => §purpose $1
    ^(?:il y a )?combien (?:de |d' )(\S+) (?:y a il |il y a |trouve on )?(?:dans|sur|compte|comptent|possède|possèdent|contient|a|ont|comporte) (.+)$ => §howmany $1 dans $2
    ^combien y a il (?:de |d' )(\S+) (?:dans|sur) (.+)$ => §howmany $1 dans $2
    ^quel est le nombre (?:de|d') (\S+) (?:dans|sur|de|d') (.+)$ => §howmany $1 dans $2
    ^quel est le nombre (?:de|d') (\S+) du (.+)$ => §howmany $1 dans le $2
    ^(comment|pourquoi) (.+) (?:est|sont) (\p{L}+)ée?s? par (.+)$ => §$1 $4 ≀$3e $2
    ^comment s' accordent? (.+)$ => §howto accorder $1
    ^comment se (calcule|conjugue|prononce|traduit|écrit|fabrique|résout|utilise)(?:nt)? (.+)$ => §howto $1 $2
    ^(?:en quelle année) (?:est ce (?:que|qu') )?(.+)$ => §when.year $1
    ^à quelle date (?:est ce (?:que|qu') )?(.+)$ => §when.day $1
    ^quel jour (?:est ce (?:que|qu') )?(.+)$ => §day $1
    ^(?:au|en) quel siècle (?:est ce (?:que|qu') )?(.+)$ => §century $1
    ^quels (?:types|sortes|genres) (?:de|d') (.+?) (?:existe il|y a il|existent ils)$ => §kinds $1
    ^quels sont les (?:différents )?(?:types|sortes) (?:de|d') (.+)$ => §kinds $1
    ^de quoi (?:se compose|se composent|est fait|est faite|sont faits|sont faites|est composé|est composée|est constitué|est constituée) (.+)$ => §madeof $1
    ^quelle est la composition (?:de|d') (.+)$ => §madeof $1
    ^quelle est la composition du (.+)$ => §madeof le $1
    ^que faire (?:si|quand|lorsque|lorsqu'|s'|en cas de|en cas d') (.+)$ => §whattodo si $1
    ^quelle est la (?:formule|formule pour calculer) (?:de|d'|pour) (.+)$ => §formula $1
    ^quelle est la formule du (.+)$ => §formula le $1
    ^comment (?:se (?:passe|fait|déroule)|fonctionne|s' effectue|s' est déroulée?) (?:la|le) (production|construction|fabrication|extraction|formation) du (.+)$ => §howto $1 le $2
    ^quelle est l' importance (?:de|d') (.+)$ => §importance $1
    ^pourquoi (.+) (?:est|sont) (?:il |elle |ils |elles )?important(?:e|s|es)?$ => §importance $1
    ^(?:quel|quelle) (\p{L}+) est (?:le|la) plus (\p{L}+)((?: (?:de|du|en|dans) .+)?)$ => §whatis superlatif $1 $2 $3
    ^(?:quel est|quelle est|c' est quoi|comment s' appelle) (?:le|la|l') (\p{L}+) (?:le|la) plus (\p{L}+)((?: (?:de|du|en|dans) .+)?)$ => §whatis superlatif $1 $2 $3
    ^combien (?:de |d' )(\S+) (?:compte|possède|contient|a|comporte) (?:le|la|l') (.+)$ => §howmany $1 dans $2
    ^combien (?:de |d' )(\S+) y a il (?:dans|sur|en) (?:le |la |l' )?(.+)$ => §howmany $1 dans $2
    ^combien y a il (?:de |d' )(\S+) (?:dans|sur|en) (?:le |la |l' )?(.+)$ => §howmany $1 dans $2
    ^(?:il y a combien|il y a il combien) (?:de |d' )(\S+) (?:dans|sur|en) (?:le |la |l' )?(.+)$ => §howmany $1 dans $2
    ^(?:le|la|l') (.+) (?:compte|a|possède|contient|comporte) combien (?:de |d' )(\S+)$ => §howmany $2 dans $1
    ^quel est le nombre (?:de |d' |des )(\S+) (?:dans|sur|du|de) (?:le |la |l' )?(.+)$ => §howmany $1 dans $2
    ^qu' est ce qui (?:différencie|distingue) ${ART}(\S+) (?:de la|de l'|de|du|d') (\S+)$ => §difference $1 et $2
    ^(?:en quoi|comment) ${ART}(\S+) (?:diffère|se distingue|se différencie) (?:il |elle )?(?:de la|de l'|de|du|d') (\S+)$ => §difference $1 et $2
    ^(?:en quoi|comment) (?:diffèrent|se distinguent|se différencient) ${ART}(\S+) et ${ART}(\S+)$ => §difference $1 et $2
    ^(?:quelle différence|quelles différences) (?:y a il|il y a|existe il) entre ${ART}(\S+) et ${ART}(\S+)$ => §difference $1 et $2
    ^quelles (?:sont|ont été|furent|étaient) les conséquences de (l[a']) (.+)$ => §consequences $1 $2
    ^quelles (?:sont|ont été|furent|étaient) les conséquences du (.+)$ => §consequences le $1
    ^quelles conséquences (?:a eues|a eu|eut|a) (l[ae']) (.+)$ => §consequences $1 $2
    ^quelles conséquences (l[ae']) (.+) a (?:il |elle )?(?:eu|eues)$ => §consequences $1 $2
    ^qu' est ce qui a (?:provoqué|causé|déclenché|entraîné) (l[ae']) (.+)$ => §causes.was $1 $2
    ^(?:pour quelles raisons|pourquoi) (l[ae']) (.+) a (?:il |elle )?(?:eu lieu|éclaté)$ => §causes.was $1 $2
    ^(?:qui est|quel est) l' (?:auteur|autrice|écrivain|auteure) (?:de |d' |du |des )${DEF}(.+)$ => §author $1
    ^(?:quel auteur|quel écrivain|qui est ce qui|c' est qui qui) a écrit ${DEF}(.+)$ => §author $1
    ^(?:par|de) qui ${DEF}(.+) (?:a|ont) (?:il |elle |ils |elles )?été écrite?s?$ => §author $1
    ^(?:par|de) qui (?:a|ont) été écrite?s? ${DEF}(.+)$ => §author $1
    ^${DEF}(.+) (?:a|ont) été écrite?s? par qui$ => §author $1
    ^de qui est (?:le roman |la pièce |le livre )?${DEF}(.+)$ => §author $1
    ^(?:qu' est ce que signifie|que signifie|que veut dire|ça veut dire quoi) (?:le sigle|l' acronyme|l' abréviation) (\S+)$ => §standsfor $1
    ^(?:quelle est|c' est quoi|comment s' appelle|donne moi|cite) la capitale (.+)$ => §capital $1
    ^(?:je cherche|j' aimerais|je voudrais|j' ai besoin d'|il me faudrait|montre moi|tu aurais|vous auriez|auriez vous|aurais tu) ?un exemple ${OF_ART}(.+)$ => §example $1
    ^(?:quelle utilité|quel intérêt) (?:a|ont) (.+)$ => §purpose $1
    ^(?:dans quel but|pour quoi faire|pourquoi) (?:utilise on|on utilise|se sert on d'|emploie on) (.+)$ => §purposeuse $1
    ^(?:fais|faites|rédige|écris)(?: moi)? un résumé (en .+ (?:phrases|mots|lignes|points)) (?:de (?=(?:la|l') )|d' )(.+)$ => §summary $2 $1
    ^comment (?:puis je|peut on|pourrais je|pourrait on|on peut|je peux|faire pour|dois je faire pour|fait on pour|je fais pour|on fait pour|dois je|doit on|faut il|s' y prendre pour) (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^(?:quelle est |c' est quoi |quel est )?(?:la|le|une|un) (?:méthode|façon|manière|démarche|procédure|moyen|procédé|technique) (?:pour|de|d') (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^(?:quelles sont )?(?:les )?étapes (?:pour|de) (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^(?:que|qu' est ce que je|qu' est ce qu' il) (?:dois je faire|faut il faire|faire|faut faire|dois faire) pour (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^comment (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^comment on (?!appelle|dit|est|a|va|sait)(\p{L}+) (.+)$ => §howto $1 $2
    ^comment (?!appelle|dit|est|a|va|sait)(\p{L}+) (?:on|je) (.+)$ => §howto $1 $2
    ^comment je (?!suis|sais|m'|me)(\p{L}+) (.+)$ => §howto $1 $2
    ^comment (?:se (?:passe|fait|déroule)|fonctionne|s' effectue) (?:la|le) (\p{L}+ation|production|construction) du (.+)$ => §howto $1 le $2
    ^comment (?:se (?:passe|fait|déroule)|fonctionne|s' effectue) (?:la|le) (\p{L}+ation|production|construction) de (la|l') (.+)$ => §howto $1 $2 $3
    ^comment (?:se (?:passe|fait|déroule)|fonctionne|s' effectue) (?:la|le) (\p{L}+ation|production|construction) des (.+)$ => §howto $1 les $2
    ^(?:par|de) qui ((?:le|la|les|l') )?(.+?) (?:a|ont) (?:il|elle|ils|elles) été (\p{L}+?[éitus])e?s?$ => §who a $3 $1 $2
    ^par qui (?:a|ont) été (\p{L}+?[éitus])e?s? (.+)$ => §who a $1 $2
    ^par qui (?:fut|furent|est|sont) (\p{L}+?[éitus])e?s? (.+)$ => §who a $1 $2
    ^(.+) (?:a|ont) été (\p{L}+?[éitus])e?s? par qui$ => §who a $2 $1
    ^qui est ce qui (.+)$ => §who $1
    ^c' est qui qui (.+)$ => §who $1
    ^(?:définis|définissez|définition (?:de|d')|(?:quelle est|c' est quoi) la définition (?:de|d'|du)|donne(?:z)?(?: moi)? la définition (?:de|d')|(?:que|qu' est ce que) (?:signifie|veut dire)|que (?:désigne|entend on par)|qu' (?:entend on|entendons nous|appelle on) par|qu' appelle on|qu' entend on par|quel est le sens (?:de|d')|que veut dire) (?:(?:le mot|le terme|du mot) )?${ONE}(.+)$ => §whatis $1
    ^(?:qu' est ce (?:que|qu')|c' est quoi) ${ONE}(.+)$ => §whatis $1
    ^(?:c' est quoi)(?: ,)? ${ONE}(.+)$ => §whatis $1
    ^ça (?:veut dire|signifie) quoi(?: ,)? (.+)$ => §whatis $1
    ^(.+?)(?: ,| :)? (?:c' est quoi|qu' est ce que c' est|ça veut dire quoi|ça signifie quoi|qu' est ce que ça veut dire|que signifie)$ => §whatis $1
    ^(?:quel est|quelle est|c' est quoi) (?:le rôle|la fonction) du (.+)$ => §role le $1
    ^(?:quel est|quelle est|c' est quoi) (?:le rôle|la fonction) (?:de|d') (.+)$ => §role $1
    ^(?:quel est|quelle est|c' est quoi) (?:l' intérêt|l' utilité) du (.+)$ => §purpose le $1
    ^(?:quel est|quelle est|c' est quoi) (?:le rôle|l' intérêt|la fonction|l' utilité) (?:de|d') (.+)$ => §purpose $1
    ^quel rôle (?:joue|jouent) (.+)$ => §role $1
    ^qu' est ce que (?:fait|font) (.+)$ => §does $1
    ^que (?:fait|font) (.+)$ => §does $1
    ^(?:.*)(?<=^)(.+) (?:ça )?(?:sert|servent) à quoi$ => §purpose $1
    ^quelle est l' utilité des (.+)$ => §purpose les $1
    ^(?:c' est quand que|quand est ce que|quand|à quel moment) (?:est ce (?:que|qu') )?(.+)$ => §when $1
    ^(?:quel est|quelle est) (?:le motif|la raison) (?:pour laquelle|pour lequel) (.+)$ => §why $1
    ^(?:quel âge a|quel est l' âge d(?:e|u)) (.+)$ => §howold $1
    ^(?:combien mesure|quelle est la hauteur de|quelle hauteur fait) (.+)$ => §howtall $1
    ^(?:combien de temps dure|quelle est la durée (?:de|d')) (.+)$ => §howlong $1
    ^(?:combien pèse|quel est le poids (?:de|d')) (.+)$ => §howheavy $1
    ^(?:combien coûte|quel est le prix (?:de|d')) (.+)$ => §cost $1
    ^(?:un )?exemple (?:de|d') (.+)$ => §example $1
    ^(?:as tu|auriez vous|aurais tu|tu as|vous avez|tu peux donner|peux tu donner) un exemple ${OF_ART}(.+)$ => §example $1
    ^(?:quelle est |c' est quoi )?la différence entre ${ART}(\S+) et ${ART}(\S+)$ => §difference $1 et $2
    ^(?:quelle est |c' est quoi )?la différence entre (.+)$ => §difference $1
    ^quelles sont les différences entre ${ART}(\S+) et ${ART}(\S+)$ => §difference $1 et $2
    ^en quoi ${ART}(\S+) et ${ART}(\S+) (?:diffèrent|sont) (?:ils|elles)(?: différents| différentes)?$ => §difference $1 et $2
    ^(?:donne|donnez|donner|cite|citez)(?: moi| nous)? un exemple ${OF_ART}(.+)$ => §example $1
    ^quel est un exemple ${OF_ART}(.+)$ => §example $1
    ^(?:résume|résumez)(?: moi| nous)? (.+) en bref$ => §summary bref $1
    ^(?:résume|résumez)(?: moi| nous)? brièvement (.+)$ => §summary bref $1
    ^(?:résume|résumez)(?: moi| nous)? (.+)$ => §summary $1
    ^(?:fais|faites)(?: moi| nous)? un (?:bref|court) résumé (?:de (?=(?:la|l') )|d' )(.+)$ => §summary bref $1
    ^(?:fais|faites)(?: moi| nous)? un résumé (?:de (?=(?:la|l') )|d' )(.+)$ => §summary $1
    ^combien y a il (?:de |d' )(.+?) (dans|en|sur) (.+)$ => §howmany $1 $2 $3
    ^combien (?:de |d' )(.+?) y a il (dans|en|sur) (.+)$ => §howmany $1 $2 $3
    ^(?:il y a )?combien (?:de |d' )(.+?) (?:il )?y a (dans|en|sur) (.+)$ => §howmany $1 $2 $3
    ^(.+) (?:compte|a|possède|contient) combien (?:de |d' )(\S+)$ => §howmany $2 dans $1
    ^combien (?:de |d' )(\S+) (?:compte|possède|contient) (.+)$ => §howmany $1 dans $2
    ^combien (.+)$ => §howmany $1
    ^comment (?:(?:puis je|peut on|pourrais je|faire pour|dois je faire pour|fait on pour|je peux|on peut) )(.+)$ => §howto $1
    ^comment (\p{L}+(?:er|ir|re)) (.+)$ => §howto $1 $2
    ^comment (.+)$ => §how $1
    ^pourquoi (.+)$ => §why $1
    ^(?:quand|en quelle année) (.+)$ => §when $1
    ^où (?:est situé|est située|se trouve|se situe) (.+)$ => §where se trouve $1
    ^où (.+)$ => §where $1
    ^qui a écrit ${DEF}(.+)$ => §author $1
    ^(?:quel est|qui est) l' auteur (?:de |d' |du |des )${DEF}(.+)$ => §author $1
    ^par qui (.+) a il été écrit$ => §author $1
    ^qui a inventé ${DEF}(.+)$ => §inventor $1
    ^(?:quel est|qui est) l' inventeur (?:de |d' |du |des )${DEF}(.+)$ => §inventor $1
    ^par qui ${DEF}(\S+) a (?:il|elle) été inventée?$ => §inventor $1
    ^par qui ${DEF}(\S+) a (?:il|elle) été découverte?$ => §discoverer $1
    ^qui a découvert ${DEF}(.+)$ => §discoverer $1
    ^qui (.+)$ => §who $1
    ^(?:que|qu' est ce que) (?:signifie|veut dire) (?:(?:le mot|le terme) )?(.+)$ => §meaning $1
    ^(?:quelle est la signification|quel est le sens) (?:du mot|du terme|de|d') (.+)$ => §meaning $1
    ^ça veut dire quoi (.+)$ => §meaning $1
    ^(.+) ça veut dire quoi$ => §meaning $1
    ^(?:définis|définissez) (.+)$ => §define $1
    ^à quoi (?:sert|servent) (.+)$ => §purpose $1
    ^quelle est l' utilité (?:de|d') (.+)$ => §purpose $1
    ^quelles (?:sont|étaient|ont été|furent) les causes de (l[a']) (.+)$ => §causes $1 $2
    ^quelles (?:sont|étaient|ont été|furent) les causes du (.+)$ => §causes le $1
    ^qu' est ce qui a (?:provoqué|causé) (l[ae']) (.+)$ => §causes.was $1 $2
    ^(?:quelle est|c' est quoi) la capitale (.+)$ => §capital $1
    ^quelle ville est la capitale (.+)$ => §capital $1
    ^quels avantages (?:a|ont|présente|présentent) (l[a'] )(\S+.*)$ => §advantages $1$2
    ^quels sont les avantages de (l[a'] )(\S+.*)$ => §advantages $1$2
    ^(?:qu' est ce (?:que|qu')|c' est quoi) (.+)$ => §whatis $1
    ^(.+) c' est quoi$ => §whatis $1
    ^(?:quel|quelle|quels|quelles) (?:est|sont) (.+)$ => §which $1
    ^(?:que|qu') (.+)$ => §what $1
    ^est ce (?:que|qu') (.+)$ => §whether $1
    ^(?:explique|expliquez)(?: moi| nous)? (.+)$ => §explain $1
    ^donne moi ((?:la|le|l'|les) .+)$ => §which $1
  `),
  drop: words(''),
  articles: articles("le=the.m la=the.f l'=the les=those un=a.m une=a.f"),
  contracted: rules(String.raw`
    du => de le
    au => à le
    aux => à les
  `),
  gendered: words(GENDERED.replaceAll('|', ' ')),
  marks: words(''),
  negations: words("pas ne n' sans jamais aucun aucune rien personne ni non plus guère nul nulle point"),
  quantifiers: words('tout toute tous toutes certains certaines quelques plusieurs chaque beaucoup peu plupart toujours parfois souvent seulement moins plus'),
  numbers: numberWords(`zéro=0 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16
    vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100 mille=1000`),
  and: ['et'],
  stem: frenchEnding,
};

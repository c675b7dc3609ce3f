import { rules } from '../rules.js';
import { DEF, ONE } from './pt.js';
import type { Wordings } from './wordings.js';

const WH = 'por que|porque|como|o que|que|quando|onde|quem|qual|quais|quanto|quantos|quantas|quanta|para que|em que|de que|se';
const TRAIT = 'efeitos colaterais|efeitos secundários|efeitos adversos|sintomas|características|propriedades|funções|requisitos|riscos|fases|etapas|benefícios';
const ORGAN = 'coração|fígado|pulmões|rins|estômago|baço|cérebro|pâncreas|tireoide|intestino delgado|intestino grosso|vesícula|diafragma|glóbulos vermelhos|glóbulos brancos|pulmão|rim';
const BODY = String.raw`(?: (?:no (?:corpo(?: humano)?|nosso corpo|organismo|nosso organismo)))?`;

export const PORTUGUESE: Wordings = {
  polite: rules(String.raw`
    ^(?:você )?(?:me )?(?:pode|poderia|podes|podias)(?: me)? (?:explicar|explicar me|me explicar) (?!(?:${WH}|a diferença) )(.+)$ => explique $1
    ^(?:me explica|me explique|explica me|explique me|explica para mim) (?!(?:${WH}|a diferença) )(.+)$ => explique $1
    ^(?:você sabe|sabes|sabe|alguém sabe|diz me|diga me) (?=(?:por que|como|quando|onde|quem|quantos|quantas) ) =>
  `),
  rewrites: rules(String.raw`
    ^(?:nesta|na) (?:aula|lição) ,? (?=o que (?:é|são|significa) ) =>
    ^em que lugar => onde
    ^que (país|cidade|animal|planeta|elemento|órgão|rio|continente|metal|língua|estado) => qual $1
    ^(?:qual (?:é |foi )?(?:o motivo|a razão|a causa) de|por que) ([oa] \S+) (\p{L}{3,})ar$ => por que $1 $2a
    ^(?:qual (?:é )?(?:o motivo|a razão|a causa) de) ([oa] \S+) (\p{L}{3,})(?:er|ir)$ => por que $1 $2e
    ^de que jeito|^de qual (?:forma|maneira)|^de que (?:forma|maneira|modo) => como
    na linguagem (?=\p{L}+$) => em
    em linguagem (?=\p{L}+$) => em
    teve lugar|se deu|ocorreu|sucedeu => aconteceu
    teve fim|se encerrou|chegou ao fim|terminou => acabou
    por qual (?:causa|razão|motivo) => por que
    ^qual (?:é |foi )?(?:o motivo|a razão) pel[oa] qual => por que
    ^qual (?:é )?o motivo de ([oa]s? \p{L}+) (?:ser|serem) => por que $1 é
    ^a que se deve o fato de => por que
    (?:o )?muro de berlim => o muro-de-berlim
    ^onde (?:se localiza|se localizam|se situa|está localizad[oa]|está situad[oa]|fica localizad[oa]|fica situad[oa]) => onde fica
    escolher|selecionar => escolher
    crianças|miúdos => crianças
    ônibus|autocarro => ônibus
    celular|telemóvel => celular
  `),
  frames: rules(String.raw`
    ^(?:que|qual) (?:função|papel) ([oa]s? (?:${ORGAN})) (?:desempenham?|exercem?|têm|tem|cumprem?)${BODY}$ => §role $1
    ^como (?:a|esta) (?:aula|lição) define (?:o |a )?(.+)$ => §whatis $1
    ^como (?!eu|só|não|isso|posso|faço)(\p{L}{3,}o) (\p{L}+s (?:em|para) .+)$ => §howto $1 $2
    ^quem (?:é|foi) (?:o compositor|a compositora) d([oa]s?) (.+)$ => §who ¥compost $1 $2
    ^quem (?:é|foi) (?:o compositor|a compositora) de (.+)$ => §who ¥compost $1
    ^como (?:se faz|se fazem|é feito|é feita|são feitos|são feitas) (.+)$ => §howto fazer $1
    ^como ([oa]s? .+) (?:é feito|é feita|são feitos|são feitas)$ => §howto fazer $1
    ^((?:um|uma|o|a) .+) (?:tem|possui) (?:quantos|quantas) (\S+(?: de \S+)?)$ => §howmany $2 em $1
    ^(?:quantos|quantas) (\S+ de \S+) (?:tem|têm|possui|possuem|há em|existem em) ((?:um|uma|o|a) .+)$ => §howmany $1 em $2
    ^de (?:quantos|quantas) (\S+) (?:é|são) (?:compost|formad|constituíd)[oa]s? (.+)$ => §howmany $1 em $2
    ^(?:quantos|quantas) (\S+) (?:compõem|formam) (.+)$ => §howmany $1 em $2
    ^quais (?:são )?[oa]s (${TRAIT}) d([oa]s?) (.+)$ => §has $1 $2 $3
    ^quais (?:são )?[oa]s (${TRAIT}) de (.+)$ => §has $1 $2
    ^(?:que|quais) (${TRAIT}) (?:tem|têm|apresentam?|possuem?|possui) (.+)$ => §has $1 $2
    ^(?:que|quais) (sintomas) (?:causam?|provocam?|dá|dão) (.+)$ => §has $1 $2
    ^como se manifesta(?:m)? (.+)$ => §has sintomas $1
    ^quais (?:são )?as causas d([oa]s?) (.+)$ => §causes $1 $2
    ^quais (?:são )?as causas de (.+)$ => §causes $1
    ^o que (?:causa|provoca|origina|ocasiona) (.+)$ => §causes $1
    ^a que se devem? (?!o fato )(.+)$ => §causes $1
    ^por que (?:ocorre|acontece|surge|se dá)m? ([oa]s? .+)$ => §causes $1
    ^quem (?:foi|é) (?:o pintor|a pintora) d([oa]s?) (.+)$ => §who pintou $1 $2
    ^quem (?:foi|é) (?:o pintor|a pintora) de (.+)$ => §who pintou $1
    ^(?:que|qual) (?:pintor|artista) pintou (.+)$ => §who pintou $1
    ^quem (?:foi|é) (?:o fundador|a fundadora) d([oa]s?) (.+)$ => §who fundou $1 $2
    ^quem (?:foi|é) (?:o fundador|a fundadora) de (.+)$ => §who fundou $1
    ^(?:que|qual) (?:cientista|explorador|pesquisador|navegador) descobriu ${DEF}(.+)$ => §discoverer $1
    ^quem (?:foi|é) (?:o descobridor|a descobridora) d(?:o|a|os|as|e) (.+)$ => §discoverer $1
    ^(?:que|qual) (?:cientista|inventor) inventou ${DEF}(.+)$ => §inventor $1
    ^qual (?:é )?(?:a função|o papel|a tarefa) d([oa]s?) (${ORGAN})${BODY}$ => §role $1 $2
    ^(?:que|qual) (?:função|papel) (?:tem|têm|desempenham?|exercem?|cumprem?) ([oa]s? (?:${ORGAN}))${BODY}$ => §role $1
    ^o que (?:faz|fazem) ([oa]s? (?:${ORGAN}))${BODY}$ => §does $1
    ^o que ([oa]s? (?:${ORGAN})) (?:faz|fazem)${BODY}$ => §does $1
    ^para que servem? ([oa]s? (?:${ORGAN}))${BODY}$ => §purpose $1
    ^(?:em que|no que|como) (?:um |uma |o |a )?(\S+) (?:é diferente|difere|se diferencia|se distingue) (?:de um |de uma |do |da |de )(\S+)$ => §difference $1 e $2
    ^qual (?:é )?a duração d([oa]s?) (.+)$ => §howlong $1 $2
    ^qual (?:é )?a duração de (.+)$ => §howlong $1
    ^quanto tempo (?:dura|leva|duram) (.+)$ => §howlong $1
    ^quanto dura(?:m)? (.+)$ => §howlong $1
    ^qual (?:é )?a velocidade d([oa]s?) (.+)$ => §howfast $1 $2
    ^a que velocidade (?:vai|anda|viaja|se move) (.+)$ => §howfast $1
    ^qual (?:é )?o comprimento d([oa]s?) (.+)$ => §howlengthy $1 $2
    ^qual (?:é )?a profundidade d([oa]s?) (.+)$ => §howdeep $1 $2
    ^(?:quão profund[oa] é|que profundidade tem) (.+)$ => §howdeep $1
    ^(?:quantos habitantes tem|quantas pessoas (?:vivem|moram) (?:em|no|na)) ?(.+)$ => §population $1
    ^qual (?:é )?a população d(?:o|a|e) (.+)$ => §population $1
    ^(?:que|qual) (?:língua|idioma) se fala (.+)$ => §language $1
    ^(?:que|qual) (?:língua|idioma) é falad[oa] (.+)$ => §language $1
    ^em (?:que|qual) país (?:fica|está|se localiza|está localizad[oa]) (.+)$ => §country $1
    ^em (?:que|qual) continente (?:fica|está|se localiza|está localizad[oa]) (.+)$ => §continent $1
    ^como (?:se define|podemos definir|definir|você definiria|pode ser definid[oa]|é definid[oa]) ${ONE}(.+)$ => §whatis $1
    ^(?:dê|me dê|dá|escreva) (?:a|uma) definição de ${ONE}(.+)$ => §whatis $1
    ^(?:dê|me dê|diga|me diga) o significado d(?:e|a palavra|o termo) (.+)$ => §whatis $1
    ^o que significa (?:a palavra|o termo|a expressão) (.+)$ => §whatis $1
  `),
};

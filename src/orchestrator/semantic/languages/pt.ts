import { articles, numberWords, rules, words, type QuestionRules } from '../rules.js';
import { portugueseEnding } from './endings.js';

const WH = 'por que|por quê|como|o que|que|quando|onde|quem|qual|quais|quanto|quantos|quantas|quanta|para que|em que|de que';
const STARTS = `pode|poderia|você|me|explique|explica|diga|dê|por favor|${WH}`;
/** O capital is no a capital. */
const GENDERED = 'capital|rádio|cabeça|moral|guia|grama|cura|caixa|rosa|lente|cólera|corneta|cisma|crisma|estepe|lotação|moral|língua|nascente|praça|sentinela|voga|águia|banda|lama|coma|corte|cometa|frente|parte|terminal|vogal|ordem|final|maioria|planta';
const ART = `(?:(?:o|a|os|as|um|uma) (?!(?:${GENDERED})(?: |$)))?`;
export const DEF = `(?:(?:o|a|os|as) (?!(?:${GENDERED})(?: |$)))?`;
export const ONE = `(?:(?:um|uma) (?!(?:${GENDERED})(?: |$)))?`;

export const portuguese: QuestionRules = {
  code: 'pt',
  spaced: true,
  polite: rules(String.raw`
    ^(?:alguém (?:me )?(?:explica|pode explicar|poderia explicar|sabe|sabe dizer|me diz)|me pergunto|fico me perguntando|não está claro para mim|não consigo entender|não consegui entender|tenho dificuldade em entender|queria perguntar|posso perguntar|tenho uma dúvida|uma dúvida|dúvida) (?:[:,] )?(?=(?:por que|porque|como|o que|quando|onde|quem|qual|quais|para que) ) =>
    ^(?:oi|olá|bom dia|boa tarde|boa noite)(?: professor| professora| prof| pessoal)?(?: [,!.] | (?=(?:${STARTS}) )) =>
    ^(?:professor|professora|prof|desculpe|desculpa|então|ok|por favor) (?:, |: |! |\. )(?=.) =>
    ^(?:por favor|então|ok) (?=(?:${STARTS}) ) =>
    , (?:por favor|obrigado|obrigada|exatamente|pfv)$ =>
    oq => o que
    pq (?=(?:o|a|os|as|é|não|se) ) => por que
    ^(?:você )?(?:me )?(?:pode|poderia)(?: me)? (?:explicar|dizer|me explicar|me dizer|esclarecer) (?=(?:${WH}|a diferença) ) =>
    ^(?:você )?(?:me )?(?:pode|poderia)(?: me)? dar (?=um exemplo ) => dê
    ^(?:explique|explica|me explica|me explique|diga|me diga|me diz)(?: me)? (?=(?:${WH}|a diferença) ) =>
    ^(?:quero|gostaria de|queria|preciso) (?:saber|entender) (?=(?:${WH}|a diferença) ) =>
    ^(?:eu )?não (?:entendo|entendi|sei|compreendo) (?:bem )?(?=(?:${WH}|a diferença) ) =>
    ^(?:me )?(?:ajude|ajuda|ajudem)(?: me)? a (?:entender|compreender|perceber) (?=(?:${WH}|a diferença) ) =>
    ^(?:por favor )?me (?:ajude|ajuda) a (?:entender|compreender) (?=(?:${WH}) ) =>
  `),
  rewrites: rules(String.raw`
    ^(.+) , (?:o que é isso|o que é|que é isso|o que são|o que são isso)$ => o que é $1
    ^(?:na aula|em aula|na lição|no texto) (?:falaram|falámos|falamos|se falou|mencionaram|apareceu) (?:de|em|sobre) (.+?) [,.;:] (?:mas )?(?:o que é isso|o que é|o que são|que são)$ => o que são $1
    ^(?:tô com dificuldade em|estou com dificuldade em|tenho dificuldade em|tenho dificuldades com) (.+?) [,:.] como (?:é que )?se (?:faz|fazem)$ => como se faz $1
    esta lição|esta aula|este texto => a lição
    ^em que (?:casos|situações) (?=(?:se usa|usa|se deve|devo|uso|usamos|devemos) ) => quando
    depressa|rápido|rapidamente => rapidamente
    ^em quanto tempo (.+) (chega|leva) => quanto tempo $1 leva para chegar
    ^((?:por que|como|onde)) (em \d{4}) ((?:[^ ,]+ ?){2,5})$ => $1 $3 $2
    ocorrem|sucedem => acontecem
    ^qual e (?=[oa] ) => qual
    ^(.+) , qual é$ => qual $1
    por quê => por que
    (?:qual é a razão de|qual a razão de|por qual razão|por qual motivo|por que razão|por que motivo) => por que
    primeira guerra mundial => guerra-mundial-1
    segunda guerra mundial => guerra-mundial-2
    autenticação (?:de|em) dois fatores => 2fa
    ^por que ([oa]s? \S+) ser => por que $1 é
    ^(qual|quais) é => qual
    ^quais são => quais
    ^(?:você )?(?:me )?(?:pode|poderia)(?: me)? explicar (?=(?:o|a|os|as) ) => explique
    ^(?:me dá|me dê|você me dá) (?=um exemplo ) => dê
    ^(?:você )?(?:me )?(?:pode|poderia) resumir => resuma
    pra => para
    porque é que|por que é que|porquê|por que é que => por que
    ^porque (?=[oa]s? ) => por que
    ^como é que => como
    ^quem foi que => quem
    ^onde é que => onde
    ^quando é que => quando
    ^o que é que => o que
    ^(\p{L}[^,.:;]*?) [,:-] (?:o que é|o que são)$ => o que é $1
    ^((?:se|quando|em|no|na|durante) [^,]+) , ((?:por que|como|o que|quando|onde|quem) .+)$ => $2 $1
    teve início|iniciou se|se iniciou|iniciou => começou
    utilizar|empregar => usar
    ocorre|sucede => acontece
    ocorreu|sucedeu => aconteceu
    eliminar => remover
    elimino => removo
    elimina => remove
    ^(como (?:posso |eu posso |faço para |se pode |fazer para ))(?:apagar|excluir|deletar) => $1 remover
    ^(como (?:posso |eu posso |faço para |se pode |fazer para ))habilitar => $1 ativar
    aumentar|incrementar => aumentar
    carro|automóvel => carro
  `),
  frames: rules(String.raw`
    ^qual (?:a|é a|o|é o) (?:função|papel) d([oa]s?) (.+)$ => §role $1 $2
    ^qual (?:a|é a|o|é o) (?:função|papel) de (.+)$ => §role $1
    ^que (?:função|papel) (?:tem|têm|desempenham?|exercem?|cumprem?) (.+)$ => §role $1
    ^onde (?:fica|ficam|está localizad[oa]|está situad[oa]|está|estão|se localiza|se encontra) ([oa]s? .+)$ => §where fica $1
    ^qual (?:a|é a|o|é o) (?:finalidade|utilidade|objetivo|propósito) d([oa]s?) (.+)$ => §purpose $1 $2
    ^qual (?:a|é a|o|é o) (?:finalidade|utilidade|objetivo|propósito) de (.+)$ => §purpose $1
    ^que utilidade (?:tem|têm) (.+)$ => §purpose $1
    ^(.+) (?:serve|servem) para (?:que|quê)$ => §purpose $1
    ^(como|por) (?:que )?(.+) (?:é|são) (\p{L}+)ad[oa]s? pel([oa]s?) (.+)$ => §$1 $4 $5 ≀$3a $2
    ^(como|por) (?:que )?(.+) (?:é|são) (\p{L}+)id[oa]s? pel([oa]s?) (.+)$ => §$1 $4 $5 ≀$3e $2
    ^o que (?:é|são) (\p{L}+)ad[oa]s? pel([oa]s?) (.+)$ => §what $2 $3 ≀$1a
    ^o que (?:é|são) (\p{L}+)id[oa]s? pel([oa]s?) (.+)$ => §what $2 $3 ≀$1e
    ^como (?:é|são) (?!cham)(\p{L}+)ad[oa]s? (.+)$ => §howto $1ar $2
    ^como (.+) se (forma|transforma|produz|reproduz|desenvolve)(?:m)?((?: (?:em|no|na) .+)?)$ => §how se $2 $1 $3
    ^como se (forma|transforma|produz|reproduz|desenvolve)(?:m)? (.+)$ => §how se $1 $2
    ^como funciona a produção de (.+)$ => §howto produção $1
    ^como se (traduz) (.+)$ => §howto $1 $2
    ^(?:quantos|quantas) (\S+) (?:tem|têm|possui|possuem|há em|existem em) (.+)$ => §howmany $1 em $2
    ^qual (?:o número|a quantidade) de (\S+) (?:de|em) (.+)$ => §howmany $1 em $2
    ^qual (?:foi )?(?:o motivo|a razão|a causa) d([oa]s?) (.+)$ => §reason $1 $2
    ^com (?:quais|que) países ([oa]) (.+) faz fronteira$ => §bordering $1 $2
    ^(?:quais|que) países fazem fronteira com ([oa]) (.+)$ => §bordering $1 $2
    ^em que ano (.+)$ => §when.year $1
    ^em que data (.+)$ => §when.day $1
    ^em que dia (.+)$ => §day $1
    ^em que século (.+)$ => §century $1
    ^(?:que|quais) tipos de (.+?) (?:há|existem)$ => §kinds $1
    ^quais (?:os|são os) tipos de (.+)$ => §kinds $1
    ^de que (?:é feito|é feita|são feitos|são feitas|é composto|é composta|é constituído|se compõe) (.+)$ => §madeof $1
    ^qual a composição d([oa]s?) (.+)$ => §madeof $1 $2
    ^o que (?:fazer|faço|se deve fazer|devo fazer|devemos fazer) (?:se|quando) (.+)$ => §whattodo se $1
    ^qual a fórmula d([oa]s?) (.+)$ => §formula $1 $2
    ^qual (?:é )?a importância d([oa]s?) (.+)$ => §importance $1 $2
    ^por que (.+) (?:é|são) importantes?$ => §importance $1
    ^(?:que|qual) (\p{L}+) é (?:o|a) mais (\p{L}+)((?: (?:de|do|da|no) .+)?)$ => §whatis superlativo $1 $2 $3
    ^(?:qual é|qual|como se chama) (?:o|a) (\p{L}+) mais (\p{L}+)((?: (?:de|do|da|no) .+)?)$ => §whatis superlativo $1 $2 $3
    ^(?:quantos|quantas) (\S+) (?:tem|têm|possui|possuem) (?:o|a|um|uma) (.+)$ => §howmany $1 em $2
    ^(?:quantos|quantas) (\S+) (?:há|existem|tem) (?:no|na|em um|em uma|num|numa) (.+)$ => §howmany $1 em $2
    ^(?:qual é|qual) o número (?:total )?de (\S+) (?:do|da|no|na|de um|de uma|que o|que a) (.+?)(?: tem| possui)?$ => §howmany $1 em $2
    ^(?:o|a) (.+) tem (?:quantos|quantas) (\S+)$ => §howmany $2 em $1
    ^(?:qual é|qual|quais são|que) (?:a |as )?(?:diferença|diferenças) (?:há |existe |existem )?entre (?:o |a |um |uma )?(\S+) e (?:o |a |um |uma )?(\S+)$ => §difference $1 e $2
    ^(?:em que|no que|como) (?:diferem|se diferenciam|se distinguem) (?:o |a |um |uma )?(\S+) e (?:o |a |um |uma )?(\S+)$ => §difference $1 e $2
    ^o que (?:diferencia|distingue) (?:o |a |um |uma )?(\S+) (?:de|do|da|de um|de uma) (\S+)$ => §difference $1 e $2
    ^(?:qual é|qual|como se chama|que cidade é|qual cidade é|diga) a capital (?:de|do|da|dos) (.+)$ => §capital $1
    ^(?:quais foram) as (?:consequências) (?:do) (.+)$ => §consequences o $1
    ^(?:quais foram) as (?:consequências) (?:da) (.+)$ => §consequences a $1
    ^(?:que|quais) consequências (?:teve|trouxe|causou|provocou) (o|a) (.+)$ => §consequences $1 $2
    ^o que significa (?:a sigla|o acrônimo|o acrónimo|a abreviatura|a abreviação) (\S+)$ => §standsfor $1
    ^o que quer dizer a sigla (\S+)$ => §standsfor $1
    ^(?:preciso de|queria|quero|gostaria de|mostre|você tem|conhece) um exemplo de (?:um |uma )?(.+)$ => §example $1
    ^(?:dê|me dê|dá|me dá|cite|dar|fala|diga) um exemplo de (?:um |uma )?(.+)$ => §example $1
    ^(?:faça|faz|escreva|me faça) um resumo (?:em|de) (.+ (?:frases|palavras|linhas)) (do|da) (.+)$ => §summary $2 $3 em $1
    ^(?:faça|faz|escreva|me faça) um resumo (do|da) (.+) (?:em|de) (\S+ (?:frases|palavras|linhas))$ => §summary $1 $2 em $3
    ^resum[ae] o (.+) em (\S+ (?:frases|palavras|linhas))$ => §summary do $1 em $2
    ^resum[ae] a (.+) em (\S+ (?:frases|palavras|linhas))$ => §summary da $1 em $2
    ^(?:como|de que (?:forma|maneira|modo)) (?:é que )?(?:eu )?(?:posso|poderia|se pode|podemos|pode se|faço para|faz para|se faz para|fazer para|devo|se deve|faço pra|fazer pra) (\p{L}+r) (.+)$ => §howto $1 $2
    ^(?:qual |qual é )?(?:o|a|um|uma) (?:jeito|técnica|modo|forma|maneira|método|processo|procedimento) (?:de|para|pra) (\p{L}+r) (.+)$ => §howto $1 $2
    ^(?:quais os |os |quais são os )?(?:passos|passo a passo|etapas) (?:para|pra|de) (\p{L}+r) (.+)$ => §howto $1 $2
    ^o que (?:eu )?(?:faço|devo fazer|fazer|preciso fazer|é preciso fazer|se deve fazer|tenho que fazer) (?:para|pra) (\p{L}+r) (.+)$ => §howto $1 $2
    ^como (\p{L}+(?:ar|er|ir)) (.+)$ => §howto $1 $2
    ^como (?:é que )?se (?!cham|sent|vai|diz|diferenc|disting)(\p{L}+[ae]m?) (.+)$ => §howto $1 $2
    ^como (?:eu |é que eu )?(?!o|não|isso|posso|faço)(\p{L}{2,}o) (?=(?:um|uma|o|a|os|as|meu|minha|este|esta|em|no|na|com|de) )(.+)$ => §howto $1 $2
    ^como (?:é|é feita|ocorre|se dá|funciona) a (produção|fabricação|extração|construção|preparação|criação|instalação) d([oa]s?) (.+)$ => §howto $1 $2 $3
    ^como (?:é|é feita|ocorre|se dá|funciona) a (produção|fabricação|extração|construção|preparação|criação|instalação) de (.+)$ => §howto $1 $2
    ^por quem (?:é que )?(?:foi|foram) (\p{L}+)ad[oa]s? (.+)$ => §who $1ou $2
    ^por quem (.+) (?:foi|foram) (\p{L}+)ad[oa]s?$ => §who $2ou $1
    ^(.+) (?:foi|foram) (\p{L}+)ad[oa]s? por quem$ => §who $2ou $1
    ^(.+) (?:foi|foram) (descobert|escrit|compost|feit)[oa]s? por quem$ => §who ¥$2 $1
    ^por quem (?:foi|foram) (descobert|escrit|compost|feit)[oa]s? (.+)$ => §who ¥$1 $2
    ^por quem (.+) (?:foi|foram) (descobert|escrit|compost|feit)[oa]s?$ => §who ¥$2 $1
    ^quem compôs (.+)$ => §who ¥compost $1
    ^quem fez (.+)$ => §who ¥feit $1
    ^(?:defina|define|definição de|qual (?:é )?a definição de|o que significa|o que quer dizer|qual (?:é )?o significado de|o que se entende por|a que se chama) (?:(?:a palavra|o termo|o conceito de) )?(?:(?:um|uma) (?!(?:${GENDERED})(?: |$)))?(.+)$ => §whatis $1
    ^o que (?:é que )?(?:é|vem a ser) (?:(?:a|o|um|uma) (?!(?:${GENDERED})(?: |$)))?(.+)$ => §whatis $1
    ^(.+) (?:é o quê|é o que|o que é|o que significa|quer dizer o quê|significa o quê)$ => §whatis $1
    ^para (?:que|quê) (?:é que )?(?:serve|servem|se usam?|se utilizam?|usamos) (.+)$ => §purpose $1
    ^(.+) (?:serve|servem) para (?:que|quê)$ => §purpose $1
    ^o que (?:é que )?(?:faz|fazem) (.+)$ => §does $1
    ^o que ([oa]s? .+) (?:faz|fazem)$ => §does $1
    ^qual (?:é |foi )?(?:a razão|o motivo|a causa) (?:de|para|pela qual|pelo qual) ([oa]s? .+)$ => §why $1
    ^(?:qual a idade|quantos anos tem|que idade tem) (?:d)?([oa]s?) (.+)$ => §howold $1 $2
    ^(?:qual a altura d|quanto mede |que altura tem )([oa]s?) (.+)$ => §howtall $1 $2
    ^(?:qual a duração de|quanto (?:tempo )?dura) (.+)$ => §howlong $1
    ^(?:qual o peso d|quanto pesa )([oa]s?) (.+)$ => §howheavy $1 $2
    ^em que momento (.+)$ => §when $1
    ^(?:um )?exemplo de (.+)$ => §example $1
    ^(?:qual |quais )?(?:a diferença|as diferenças) entre ${ART}(\S+) e ${ART}(\S+)$ => §difference $1 e $2
    ^(?:qual |quais )?(?:a diferença|as diferenças) entre (.+)$ => §difference $1
    ^(?:dê|cite|mostre)(?: me)? um exemplo de ${ONE}(.+)$ => §example $1
    ^qual (?:é )?um exemplo de ${ONE}(.+)$ => §example $1
    ^(?:resuma|resume) brevemente (.+)$ => §summary breve $1
    ^(?:faça|faz|me faça)(?: me)? um (?:breve resumo|resumo breve) d([oa]s?) (.+)$ => §summary breve $1 $2
    ^(?:faça|faz|me faça)(?: me)? um resumo d([oa]s?) (.+)$ => §summary $1 $2
    ^(?:resuma|resume) (.+)$ => §summary $1
    ^(?:quantos|quantas) (\S+) (?:há|existem|tem) (n?[oa]|em) (.+)$ => §howmany $1 $2 $3
    ^qual (?:o número|a quantidade) de (.+)$ => §howmany $1
    ^(?:quanto|quanta|quantos|quantas) (.+)$ => §howmany $1
    ^(?:como|de que forma|de que maneira) (?:posso|faço para|eu faço para|se pode|podemos|fazer para|eu posso) (.+)$ => §howto $1
    ^como se (calcul|utiliz|us|aplic|instal|configur|resum)a (.+)$ => §howto $1ar $2
    ^como (\p{L}+(?:ar|er|ir)) (.+)$ => §howto $1 $2
    ^(?:como|de que forma|de que maneira) (.+)$ => §how $1
    ^por que (.+)$ => §why $1
    ^(?:quando|em que ano) (.+)$ => §when $1
    ^onde (?:fica|está|se encontra) (.+)$ => §where fica $1
    ^onde (.+)$ => §where $1
    ^quem escreveu ${DEF}(.+)$ => §author $1
    ^quem (?:é|foi) [oa] autora? d(?:e|o|a|os|as) (?!(?:${GENDERED})(?: |$))${DEF}(.+)$ => §author $1
    ^quem inventou ${DEF}(.+)$ => §inventor $1
    ^quem (?:é|foi) [oa] inventora? d(?:e|o|a|os|as) (?!(?:${GENDERED})(?: |$))${DEF}(.+)$ => §inventor $1
    ^quem descobriu ${DEF}(.+)$ => §discoverer $1
    ^quem (.+)$ => §who $1
    ^o que (?:significa|quer dizer) (?:(?:a palavra|o termo) )?(.+)$ => §meaning $1
    ^qual o significado d(?:e|a palavra|o termo) (.+)$ => §meaning $1
    ^(?:defina|define) (.+)$ => §define $1
    ^para que (?:serve|servem) (.+)$ => §purpose $1
    ^qual a utilidade de (.+)$ => §purpose $1
    ^que (vantagens|desvantagens) (?:tem|têm) ([oa]s?) (.+)$ => §property $1 $2 $3
    ^quais as (vantagens|desvantagens) d([oa]s?) (.+)$ => §property $1 $2 $3
    ^quais foram as causas d([oa]s?) (.+)$ => §causes foi $1 $2
    ^o que causou ([oa]s?) (.+)$ => §causes foi $1 $2
    ^quais foram as consequências d([oa]s?) (.+)$ => §consequences foi $1 $2
    ^que consequências teve ([oa]s?) (.+)$ => §consequences foi $1 $2
    ^qual cidade é a capital d(.+)$ => §which a capital d$1
    ^o que (?:é que )?é (?:[oa] (?!(?:${GENDERED})(?: |$)))?(.+)$ => §whatis $1
    ^o que são (.+)$ => §whatare $1
    ^qual (.+)$ => §which $1
    ^quais (.+)$ => §whichare $1
    ^o que (.+)$ => §what $1
    ^(?:explique|explica)(?: me)? (.+)$ => §explain $1
  `),
  drop: words(''),
  articles: articles('o=the.m a=the.f os=those.m as=those.f um=a.m uma=a.f'),
  contracted: rules(String.raw`
    do => de o
    da => de a
    dos => de os
    das => de as
    no => em o
    na => em a
    nos => em os
    nas => em as
    num => em um
    numa => em uma
    pelo => por o
    pela => por a
    pelos => por os
    pelas => por as
  `),
  gendered: words(GENDERED.replaceAll('|', ' ')),
  marks: words(''),
  negations: words('não sem nunca jamais ninguém nada nenhum nenhuma nem tampouco'),
  quantifiers: words('todo toda todos todas algum alguma alguns algumas cada muitos muitas poucos poucas vários várias maioria ambos sempre vezes só apenas mais menos'),
  numbers: numberWords(`zero=0 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14 quatorze=14
    quinze=15 vinte=20 trinta=30 quarenta=40 cinquenta=50 cem=100 cento=100 mil=1000`),
  and: ['e'],
  stem: portugueseEnding,
};

import { END, HOW, START, UP_TO } from './harm.js';
import { pattern } from './plain.js';

/** Whoever asks how a thing is done in order to keep it from being done learns what he should. */
const NOT_TO_PROTECT = '(?![^\\n]{0,120}(?:prote[cgj]|prevent|defend|avoid|evit|impedi|schutz|verhinder|difend|защи|предотвра|избежа|保护|防|避免|守る|守り|보호|막|예방|حماي|حمي|منع|बचा|सुरक्ष|रोक))';
const PLACES = '(?:instagram|insta|facebook|snapchat|whatsapp|tiktok|gmail|discord|roblox|twitter|telegram|wi-?fi|e-?mails?)';
const PERSON = "(?:ex|girlfriend|boyfriend|teacher|neighbou?r|friend|crush|boss|(?:class|room|school|team)mate|mother|father|mom|mum|dad|sister|brother|wife|husband|partner|colleague|stranger|principal|enemy|bully)(?:'s|s'|s)?";
const ANOTHERS = `(?:(?:my|a|the|our|his|her|their) (?:ex[- ])?(?:best )?${PERSON}|his|her|their|some(?:one|body)(?: else)?'s|another \\p{L}+'s|other people's|people's)`;
const THINGS = `(?:account|profile|passwords?|login|phone|mobile|laptop|computer|messages|chats?|${PLACES})`;

const ACCOUNTS = [
  `${HOW}${NOT_TO_PROTECT}(?: \\p{L}+){0,2} (?:hack|hijack|crack|steal|guess|phish|break)(?: into)? ${ANOTHERS}(?: \\p{L}+)? ${THINGS}`,
  `${HOW}${NOT_TO_PROTECT}(?: \\p{L}+){0,2} (?:hack|hijack)(?: into)? (?:(?:an?|someone on|somebody on) )?(?:${PLACES}|account)${END}(?!'s| (?:algorithm|growth|feed))`,
  `${HOW}${NOT_TO_PROTECT}(?: \\p{L}+){0,2} (?:get into|log ?in ?to|access|read|spy on|open) ${ANOTHERS}(?: \\p{L}+)? ${THINGS}${UP_TO(20)} (?:without (?:(?:her|him|them|their|his|the|a|being|getting)|permission)|secretly)`,
  `(?:como (?:puedo |podria |hago para |hacer para )?|quiero |ayudame a |ensename a )${NOT_TO_PROTECT}(?:hackear|hackeo|jaquear|jaqueo|piratear|pirateo|robar|robo|robarle)(?: a| en)? (?:l[ao]s? |el |una? |sus? )?(?:cuentas?|perfil|contrasenas?|claves?|movil|celular|telefono|correo|${PLACES})`,
  `(?:como (?:puedo |podria |hago para )?(?:entrar|entro|acceder|accedo) (?:en|a) (?:la|el) (?:cuenta|movil|correo|perfil|${PLACES}) de|come (?:posso |faccio a )?(?:entrare|entro|accedere|accedo) (?:nel(?:l'|lo )?|al(?:l'|lo )?)(?:account|telefono|profilo|${PLACES}) de[il]l?(?:a|o|')?)${UP_TO(30)} (?:sin que|sin permiso|senza che|senza permesso|di nascosto)`,
  `(?:comment (?:puis-je |je peux |je pourrais |faire pour |faut-il faire pour )?|je (?:veux|voudrais) |aide-moi a |apprends-moi a )${NOT_TO_PROTECT}(?:pirater|hacker|craquer|voler)(?: dans| sur)? (?:l[ae]s? |l'|une? |s(?:on|a) |ce )?(?:comptes?|profil|mots? de passe|telephone|portable|boite mail|messagerie|mail|${PLACES})`,
  `wie (?:hacke|knacke|klaue|stehle) ich${NOT_TO_PROTECT}(?: mich)?${UP_TO(40)}(?:konto|account|profil|passwort|handy|smartphone|wlan|${PLACES})`,
  `(?:wie (?:kann|konnte) ich|ich (?:will|mochte)|(?:zeig|sag|erklar)\\p{L}* mir,? wie (?:ich|man)|hilf mir,?)${NOT_TO_PROTECT}${UP_TO(40)}(?:konto|account|profil|passwort|handy|smartphone|wlan|${PLACES})${UP_TO(40)} (?:zu )?(?:(?:ein|rein|hinein)?hacken|knacken|klauen|einzuhacken)`,
  `(?:come (?:posso |potrei |faccio (?:a|per) |fare (?:a|per) )?|voglio |aiutami a |insegnami a )${NOT_TO_PROTECT}(?:hackerare|hackero|hackare|craccare|cracco|violare|violo|piratare|rubare)(?: nel(?:l')?| in)? ?(?:l'|il |l[aeo] |i |un'|una? |un )?(?:account|profilo|password|telefono|cellulare|casella|posta|${PLACES})`,
  `(?:como (?:eu )?(?:posso |poderia |faco para |fazer para )?|quero |me ajude a |me ensine a )${NOT_TO_PROTECT}(?:hackear|hackeio|hackeo|invadir|invado|roubar|roubo|clonar|clono) (?:as? |os? |uma? )?(?:contas?|perfil|senhas?|celular|telefone|telemovel|${PLACES})`,
  `(?:как (?:мне |можно |я могу |легко |быстро |незаметно )*|хочу |помоги(?:те)? (?:мне )?|научи(?:те)? (?:меня )?)${NOT_TO_PROTECT}(?:взломать|взломаю|хакнуть|украсть|угнать)(?: \\p{L}+){0,3} (?:аккаунт|страниц|профил|парол|инстаграм|вконтакте|вк(?!\\p{L})|почт|телефон|телеграм|ватсап|вай-?фай|учетн|${PLACES})`,
].map((words) => pattern(START + words));

const OWNER_ZH = '(?:别人|他人|朋友|女友|男友|前任|前女友|前男友|女朋友|男朋友|同学|老师|老婆|老公|同事|邻居|她|他)';
const OWNER_JA = '(?:友達|友人|友だち|彼女|彼氏|元カノ|元カレ|他人|人|先生|クラスメート|クラスメイト|同級生|妻|夫|隣人|同僚|誰か)';
const OWNER_KO = '(?:친구|여자친구|남자친구|여친|남친|다른 사람|남|타인|선생님|동료|아내|남편|누군가|애인|이웃)';
const THINGS_KO = '(?:계정|비밀번호|인스타(?:그램)?|카카오톡|카톡|페이스북|휴대폰|핸드폰|이메일|와이파이)';
const ACCOUNTS_UNSPACED = [
  `(?<!(?:黑客|攻击者|骗子|罪犯)(?:们|是|都|会)?)(?:怎么|如何|怎样|教我|帮我|我想|我要)${NOT_TO_PROTECT}(?:才能|可以|能)?(?:偷偷)?(?:地)?(?:黑进|黑入|黑掉|黑|盗取|盗用|盗|破解|入侵|窃取|偷)(?:我|我的)?${OWNER_ZH}[^。！？\\n]{0,10}(?:账号|账户|帐号|帐户|密码|微信|qq|邮箱|手机|电脑|微博|抖音|wi-?fi|instagram)`,
  `${OWNER_JA}の${NOT_TO_PROTECT}[^。！？\\n]{0,10}(?:アカウント|パスワード|インスタ(?:グラム)?|ライン|line|ツイッター|スマホ|携帯|メール|wi-?fi)[^。！？\\n]{0,4}[をに](?:どうやって|どうすれば)?(?:ハッキング|ハック|乗っ取|盗|侵入|不正アクセス)[^。！？\\n]{0,4}(?:方法|には|やり方|たい|れますか|できますか|ばいい)`,
  `(?<!해커(?:들)?[은는이가] )어떻게(?: 하면)?${NOT_TO_PROTECT}[^.!?\\n]{0,6}${OWNER_KO}(?:의)? ?[^.!?\\n]{0,10}${THINGS_KO}[^.!?\\n]{0,6}(?:해킹|탈취|훔치|훔칠|뚫)`,
  `${OWNER_KO}(?:의)? ?${NOT_TO_PROTECT}[^.!?\\n]{0,10}${THINGS_KO}[^.!?\\n]{0,6}(?:해킹|탈취|훔치|훔칠|뚫)[^.!?\\n]{0,3}(?:방법|법|수 있|고 싶|려면)`,
  `(?:كيف (?:يمكنني |أستطيع )?(?:أن )?(?:أخترق|اخترق|اختراق|أهكر|اهكر|تهكير|أسرق|سرقة)|(?:علمني|ساعدني) (?:كيف )?(?:على )?(?:أخترق|اختراق|تهكير)|طريقة (?:اختراق|تهكير)|أريد (?:أن )?(?:أخترق|اختراق|أهكر))(?! (?:القراصنة|الهاكر))${NOT_TO_PROTECT}[^.؟!\\n]{0,8}(?:حساب|انستغرام|إنستغرام|انستقرام|فيسبوك|واتساب|هاتف|جوال|كلمة (?:مرور|سر)|بريد|واي فاي)`,
  `(?:अकाउंट|खाता|खाते|पासवर्ड|इंस्टाग्राम|फेसबुक|व्हाट्सएप|फ़?ोन|वाईफाई|ईमेल|instagram|facebook|whatsapp)(?: अकाउंट)?(?: को)? (?:कैसे )?हैक (?:कैसे )?(?:करूं|करूँ|करें|करने (?:का|के) तरीक\\p{L}*|कर सकता|कर सकती|करना (?:चाहता|चाहती|सिखा))`,
].map(pattern);

/** Whether it wants a way into an account, a phone or a mailbox that is another's. */
export function wantsAccount(text: string): boolean {
  return ACCOUNTS.some((expression) => text.search(expression) >= 0) || ACCOUNTS_UNSPACED.some((expression) => text.search(expression) >= 0);
}

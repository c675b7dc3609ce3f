import { anyOf, pattern, sentences } from './plain.js';

/** Write it, make it: as an order, or as the wish to know how. */
const MAKES = pattern(anyOf(
  "(?<!\\p{L})(?:write|code|program|build|create|make|develop|generate)(?: me| us)?(?!\\p{L})",
  '(?<!\\p{L})(?:schreib|programmier|erstell|bau|entwickl|entwirf|mach)\\p{L}{0,3}(?!\\p{L})',
  "(?<!\\p{L})(?:ecri(?:s|re|vez)|cree[rz]?|programme[rz]?|code[rz]?|developpe[rz]?|fais|faire|faites|fabrique[rz]?)(?:-moi)?(?!\\p{L})",
  '(?<!\\p{L})(?:escrib[aei]\\p{L}{0,3}|crea\\p{L}{0,3}|programa\\p{L}{0,3}|haz\\p{L}{0,3}|hacer\\p{L}{0,3}|desarroll\\p{L}+)(?!\\p{L})',
  '(?<!\\p{L})(?:escrev[aeo]r?|cri[aeo]r?|programe|programar|fa(?:z|ca|zer)|desenvolv[aeo]r?)(?:-me)?(?!\\p{L})',
  '(?<!\\p{L})(?:scriv(?:i|ere)(?:mi)?|crea(?:re)?(?:mi)?|programma(?:re|mi)?|fammi|fare|svilupp\\p{L}+)(?!\\p{L})',
  '(?<!\\p{L})(?:напи(?:ши|сать)|созда(?:й|ть)|сдела(?:й|ть)|запрограммир\\p{L}+|разработа(?:й|ть))(?:те)?(?!\\p{L})',
  '(?:写|编|制作|开发|做)(?:一|个|出|段|款|程序|勒索|木马|病毒|恶意|键盘|个能|能)', '(?:書いて|書く方法|書き方|作って|作成して|作り方|作る方法|作りたい|コードを)', '(?:만들어|작성해|짜 ?줘|짜 ?주|만드는|코딩해)', '(?:اكتب|أكتب|اصنع|أصنع|أنشئ|أبرمج|برمج|صمم)', '(?:लिखो|लिखें|लिख दो|लिखिए|बनाओ|बनाएं|बनाऊं|बना दो|बनाना|बनाने)'));

/** What is written for nothing but harm. */
const HARMFUL = pattern(anyOf(
  '(?<!\\p{L})(?:ransomware|rancongiciels?|malware|schadsoftware|keyloggers?|spyware|troyano|erpressungstrojaner|botnets?|logs? (?:all |every )?(?:the )?(?:keys?|keystrokes) (?:that )?(?:my|an?|his|her|some)\\p{L}*)(?!\\p{L})', '勒索软件|勒索病毒|恶意软件|木马病毒|键盘记录器', 'ランサムウェア|マルウェア|キーロガー|スパイウェア', '랜섬웨어|악성 ?코드|악성 ?프로그램|키로거|스파이웨어', 'برنامج فدية|برامج فدية|برنامجا? خبيثا?|برنامج تجسس', 'रैनसमवेयर|मैलवेयर|कीलॉगर|स्पाइवेयर'));
/** What may be a creature, or a program like any other. */
const PROGRAM = pattern(anyOf(
  '(?<!\\p{L})(?:virus(?:es)?|trojans?|trojaner|wurm|worms?|programm?[ae]?|logiciel|scripts?|skript|software|apps?|bots?|code|codigo)(?!\\p{L})', 'вирус|троян|программ|скрипт|приложени|бот(?!\\p{L})', '病毒|木马|程序|软件|脚本', 'ウイルス|プログラム|スクリプト|ソフト|アプリ', '바이러스|프로그램|스크립트|소프트웨어|앱', 'فيروس|برنامج|تطبيق|سكريبت', 'वायरस|प्रोग्राम|स्क्रिप्ट|सॉफ्टवेयर|ऐप'));
const STEALS = pattern(anyOf(
  '(?<!\\p{L})(?:steals?|stealing|grabs?|logs? (?:every |all )?(?:key ?strokes|keys)|spies|spying|stiehlt|stehlen|klaut|klauen|abgreift|ausspaht|ausspioniert|vol(?:e|er|ent|ant)|derob\\p{L}+|espionne[rz]?|rob(?:e|ar|a|en|ando)|roub(?:e|ar|a|em)|rub(?:a|are|i|ino)|spi(?:i|are|ar|e)|espi(?:e|ar|a))(?!\\p{L})', '(?<!\\p{L})(?:вору\\p{L}+|кра[лд]\\p{L}+|украд\\p{L}+|похища\\p{L}+|шпион\\p{L}+|перехватыва\\p{L}+)', '盗|窃|偷', '盗(?:む|み|め|んで)|抜き取|覗', '훔|빼내|빼돌|탈취', 'يسرق|تسرق|لسرقة|سرقة|يتجسس', 'चुरा|चोरी|जासूसी'));
const SECRETS = pattern(anyOf(
  '(?<!\\p{L})(?:passwords?|passwort|passworter|kennworter|mots? de passe|contrasenas?|claves|senhas?|credentials|credit ?cards?|credit card numbers|bank (?:data|details|accounts?)|cookies|keystrokes|tarjetas?|kreditkarten\\p{L}*|cartes? (?:bancaires?|de credit))(?!\\p{L})', 'парол|карт|банковск', '密码|银行卡|账号', 'パスワード|クレジットカード|個人情報', '비밀번호|개인 ?정보|카드', 'كلم(?:ة|ات) (?:ال)?(?:مرور|سر)|بطاق', 'पासवर्ड|कार्ड|बैंक'));
/** A creature has no disk and no files: then it is a program. */
const INFECTION = pattern(anyOf('(?<!\\p{L})(?:virus(?:es)?|trojans?|trojaner|worms?|wurm)(?!\\p{L})', 'вирус|троян', '病毒|木马', 'ウイルス', '바이러스', 'فيروس', 'वायरस'));
const DESTROYS = pattern(anyOf(
  '(?<!\\p{L})(?:deletes?|erases?|wipes?|destroys?|encrypts?|locks?|loscht|zerstort|verschlusselt|effac\\p{L}+|supprim\\p{L}+|detrui\\p{L}+|chiffr\\p{L}+|borr\\p{L}+|elimin\\p{L}+|destru\\p{L}+|cifr\\p{L}+|apag\\p{L}+|cancell\\p{L}+|distrugg\\p{L}+)(?!\\p{L})', 'удал|стир|уничтож|шифру', '删除|破坏|清空|加密', '削除|破壊|消去|消す|消し|暗号化', '삭제|파괴|지우', 'يحذف|يمسح|يدمر|يشفر', 'मिटा|डिलीट|नष्ट'));
const DEVICES = pattern(anyOf(
  "(?<!\\p{L})(?:hard ?drives?|hard ?disks?|disks?|files|computers?|pcs?|festplatten?|dateien|rechner|disques? durs?|fichiers|ordinateurs?|discos? duros?|archivos|computador\\p{L}*|discos? rigidos?|arquivos|ficheiros|dischi|disco|file)(?!\\p{L})", 'диск|файл|компьютер', '硬盘|文件|电脑', 'ディスク|ファイル|パソコン|データ', '하드|파일|컴퓨터', 'القرص|ملفات|حاسوب|كمبيوتر', 'डिस्क|फ़ाइल|फाइल|कंप्यूटर'));
/** A text about one, a tool against one, or a lesson's harmless stand-in. */
const EXCUSED = pattern(anyOf(
  '(?<!\\p{L})(?:essay|story|poem|paragraph|report|summary|list|timeline|poster|quiz|explanation|about|against|detect\\p{L}*|prevent\\p{L}*|protect\\p{L}*|remov\\p{L}*|scann\\p{L}*|simulat\\p{L}*|antivirus|uber|gegen|aufsatz|text|geschichte|erkenn\\p{L}*|sur|contre|detecte\\p{L}*|resume|sobre|contra|detect\\p{L}*|redaccion|redacao|sul|sulle?|contro|rilev\\p{L}*|tema)(?!\\p{L})',
  'о том|про |против|сочинени|рассказ|обнаруж|антивирус', '关于|作文|防|检测|杀毒|文章|故事|报告', 'について|対策|検出|作文|説明|防', '대해|대한|탐지|방지|글을|에세이|보고서', '(?<!\\p{L})عن |ضد|مقال|يكشف|حماية', 'के बारे में|निबंध|कहानी|विरुद्ध|पहचान|बचाव'));

const has = (expression: RegExp, sentence: string): boolean => sentence.search(expression) >= 0;

/** Whether a sentence orders a program that steals, spies or destroys, whatever the order of its words. */
export function ordersHarmfulProgram(text: string): boolean {
  return sentences(text).some((sentence) => has(MAKES, sentence) && !has(EXCUSED, sentence)
    && (has(HARMFUL, sentence) || (has(PROGRAM, sentence) && has(STEALS, sentence) && has(SECRETS, sentence)) || (has(INFECTION, sentence) && has(DESTROYS, sentence) && has(DEVICES, sentence))));
}

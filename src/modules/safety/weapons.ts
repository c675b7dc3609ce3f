import { anyOf, pattern, sentences } from './plain.js';

/** What kills or maims, or is cooked in hiding; not what a lesson builds: bath bombs, heat pumps (bomba de calor), calorimeters. */
const MADE = pattern(anyOf(
  `(?<!\\p{L})(?<!(?:bath|seed|cherry|photo|stink|logic|zip|fork|water|smoke|glitter|tea|sugar|chocolate|cocoa|paint|colou?r|ink|flower|atomic|atom|nuclear|hydrogen) )(?:letter|pipe|nail|car|petrol|fertili[sz]er|home-?made)? ?bombs?(?! (?:calorimeter|shelter|disposal|squad|cyclone|sensor|detector|harmless|safe|illegal|threat))(?!\\p{L})`,
  '(?<!\\p{L})(?:rohr|nagel|auto|benzin|splitter|brief)?bomben?(?! (?:glacee|calorimetrique|atomique|a eau|de bain))(?!\\p{L})', '(?<!\\p{L})bombes?(?! (?:a eau|de bain|glacee|calorimetrique|atomique|h)(?!\\p{L}))(?!\\p{L})', '(?<!\\p{L})bombas? (?:caseras?|caseiras?|de (?:tubo|clavos|pregos|gasolina))', '(?<!\\p{L})bomb[ae] (?:artigianal[ei]|carta|fatt[ae] in casa)',
  '(?<!\\p{L})(?:explosives(?! growth)|(?<=an )explosive(?! \\p{L})|explosive devices?|explosifs?|explosivos?|esplosiv[oi]|sprengstoff\\p{L}*|sprengsatz\\p{L}*|molotov\\p{L}*(?: cocktails?)?|molotow-?\\p{L}*|cocktails? molotov|nitrogl[iy][cz]erin\\p{L}*|sarin|tabun|novichok|ricine?|rizin|ricina|napalm|tatp|tnt|nervengas|senfgas|nerve (?:gas|agents?)|mustard gas|gaz (?:sarin|moutarde|innervant)|gas (?:sarin|mostaza|nervioso|mostarda|nervino)|thermite (?:grenades?|bombs?)|chloroforme?|cloroformo|chloroform|meth|crystal meth|methamphetamine?|methamphetamin|metanfetamina|heroin|fentanyl)(?!\\p{L})',
  '(?<!\\p{L})(?:бомб[ауыо]\\p{L}{0,2}|взрывчатк\\p{L}+|нитроглицерин\\p{L}*|зарин\\p{L}*|рицин\\p{L}*|напалм\\p{L}*|коктейл\\p{L}+ молотова|метамфетамин\\p{L}*|героин\\p{L}*)(?!\\p{L})'));
/** He asks how he makes it, or for the recipe. */
const WANTS = pattern(anyOf(
  '(?<!\\p{L})(?:how (?:do|can|could|would|should) (?:i|we|you|one)|how to|(?:teach|show|tell|help) me|i (?:want|need) to|give me|recipe|instructions|step[- ]by[- ]step)(?!\\p{L})',
  '(?<!\\p{L})(?:wie (?:\\p{L}+ )?(?:ich|man)|anleitung|bauanleitung|rezept|(?:zeig|erklar|sag|gib)\\p{L}* mir|bring mir|ich (?:will|mochte))(?!\\p{L})',
  "(?<!\\p{L})(?:comment (?:\\p{L}+(?:er|ir|re)(?!\\p{L})|\\p{L}+-t-on|on |je |puis-je|peut-on)|recette|apprends-moi|montre-moi|explique-moi|je (?:veux|voudrais)|donne-moi)",
  '(?<!\\p{L})(?:como (?:puedo|se|\\p{L}+(?:o|ar|er|ir)(?!\\p{L}))|receta|ensename|dime como|quiero|instrucciones|receita|me ensin[ae]|ensina-me|quero|instruc\\p{L}+|come (?:si|posso|\\p{L}+(?:o|are|ere|ire)(?!\\p{L}))|ricetta|insegnami|voglio|istruzioni)',
  '(?<!\\p{L})(?:как (?:\\p{L}+ ){0,3}?\\p{L}+ть(?!\\p{L})|научи|рецепт|хочу|инструкци\\p{L}+|подскажи)'));
const MAKES = pattern(anyOf(
  '(?<!\\p{L})(?:mak(?:e|ing)|build(?:ing)?|synthesi[sz](?:e|ing)|produc(?:e|ing)|assembl(?:e|ing)|cook(?:ing)?|creat(?:e|ing)|prepar(?:e|ing)|mix(?:ing)?|recipe|manufacture)(?!\\p{L})',
  '(?<!\\p{L})(?:bau(?:e|en|t)?|zu bauen|(?:selber|selbst) \\p{L}*|herstell\\p{L}*|stell(?:e|t|en)|mach(?:e|en|t)|misch\\p{L}*|koch\\p{L}*|bastel\\p{L}*|rezept|anleitung)(?!\\p{L})',
  '(?<!\\p{L})(?:fabriqu\\p{L}*|fai(?:re|s|t)|prepar\\p{L}*|synthetis\\p{L}*|constru\\p{L}*|recette|produire|produit)(?!\\p{L})', '(?<!\\p{L})(?:hac(?:er|e|en)|hago|fabric\\p{L}*|prepar\\p{L}*|sintetiz\\p{L}*|cocin\\p{L}*|elabor\\p{L}*|recet\\p{L}*|fa(?:zer|co|z|re|ccio)|constr\\p{L}*|costru\\p{L}*|receita|ricetta|sintetizz\\p{L}*)(?!\\p{L})',
  '(?:делать|сделать|изготовить|собрать|сварить|синтезировать|приготовить|смастерить|создать|построить|рецепт)'));
/** He studies it, or keeps it from being done. */
const EXCUSED = pattern(anyOf(
  '(?<!\\p{L})(?:histor\\p{L}*|defus\\p{L}*|disarm\\p{L}*|detect\\p{L}*|protect\\p{L}*|harmless|illegal|safe(?:r|ly)?|model|essay|poem|presentation|poster|quiz|about|calorimet\\p{L}*|geschicht\\p{L}*|entscharf\\p{L}*|schutz\\p{L}*|referat|plakat|uber|histoire|desamorc\\p{L}*|expose|affiche|sur|contre|historia|desactiv\\p{L}*|sobre|contra|storia|disinnesc\\p{L}*|sul(?:la|le)?|contro|museum|musee|museo|film)(?!\\p{L})',
  'истори|обезвред|доклад|плакат|защит|против|модель|кино'));

const has = (expression: RegExp, sentence: string): boolean => sentence.search(expression) >= 0;

/** Whether a sentence asks how to make what kills, whatever the order of its words. */
export function asksHowItIsMade(text: string): boolean {
  return sentences(text).some((sentence) => has(MADE, sentence) && has(WANTS, sentence) && has(MAKES, sentence) && !has(EXCUSED, sentence));
}

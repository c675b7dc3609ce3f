import { numberWords, words, type QuestionRules } from '../rules.js';
import { FRAMES } from './en.frames.js';
import { POLITE } from './en.polite.js';
import { REWRITES } from './en.rewrites.js';


/** Words in -s that are no plural, or whose plural is another thing than many of them: custom and customs, statistic and statistics. */
const KEPT = words(`news glasses spectacles arms customs goods means works looks damages pants species series manners minutes colours colors
  forces waters wales athens paris windows times papers letters quarters spirits stairs savings earnings brains ashes airs alps
  always perhaps has does is was this his its hers ours yours theirs us less unless yes plus minus versus sometimes besides towards
  gas bus lens mars texas kansas christmas atlas canvas bias aids as thus whereas kudos chaos cosmos ethos pathos logos texts
  sales units shorts tens hundreds thousands terms contents premises grounds odds remains resources rights states peoples morals provisions regards humanities wits`);

/** "The causes" are more than one of them; "causes" are what "a cause" is. */
const BOUND = words('the these those this that which what my your our his her its their each every some any all many most few several both no of');
const BETWEEN = words('main important key major chief big great first last new old best worst other different');

const IRREGULAR = new Map(`bacteria=bacterium phenomena=phenomenon criteria=criterion men=man women=woman children=child mice=mouse geese=goose teeth=tooth feet=foot
  leaves=leaf wolves=wolf knives=knife halves=half analyses=analysis hypotheses=hypothesis crises=crisis matrices=matrix vertices=vertex fungi=fungus nuclei=nucleus
  cacti=cactus stimuli=stimulus radii=radius larvae=larva algae=alga vertebrae=vertebra formulae=formula`.split(/\s+/).map((pair) => pair.split('=') as [string, string]));

function isBound(previous: readonly string[]): boolean {
  const before = previous.map((each) => each.toLowerCase()).findLast((each) => !BETWEEN.has(each));
  return before !== undefined && BOUND.has(before);
}

function stem(word: string, previous: readonly string[]): string {
  if (word === 'are') return 'is';
  if (word === 'were') return 'was';
  if (word === 'has') return 'have';
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined && !isBound(previous)) return irregular;
  if (/^(?:tomat|potat|volcan|her|ech|mosquit|torped|vet|tornad)oes$/.test(word)) return word.slice(0, -2);
  if (word.length < 4 || !word.endsWith('s') || KEPT.has(word) || /(?:ss|us|is|os|ics)$/.test(word) || /[^a-z]/.test(word)) return word;
  if (isBound(previous)) return word;
  if (/^(?:virus|bonus|campus|status|census|corpus|octopus|walrus|apparatus|gas|lens)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

export const english: QuestionRules = {
  code: 'en',
  spaced: true,
  indirect: 'explain',
  polite: POLITE,
  rewrites: REWRITES,
  frames: FRAMES,
  drop: words('a an'),
  gendered: words('few little'),
  marks: words('is are was were did will would can could should must may might shall has have had'),
  negations: words('not no never none nobody nothing nowhere neither nor without cannot hardly rarely seldom barely'),
  quantifiers: words('all every each some any most many few several both either half least more less fewer only always sometimes often usually never none no another other'),
  numbers: numberWords(`zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
    fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80
    ninety=90 hundred=100 thousand=1000 million=1000000`),
  and: ['and'],
  stem,
};

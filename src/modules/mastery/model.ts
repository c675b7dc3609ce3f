/**
 * What an answer says of a learner's ability and of the question's difficulty: the Elo system as R. Pelánek, "Applications of the Elo
 * rating system in adaptive educational systems", Computers & Education 98 (2016), describes it for learning. Both are estimated together,
 * on one logit scale: after each answer both move by K · (score − expected score). What Pelánek takes for K by experience, a / (1 + b · n),
 * is here what such an answer tells by Bayes' rule: K is the variance that is left, which falls as 1 / (1 / v + information) and so with
 * the number n of answers in the same form (Laplace's approximation, one answer at a time; M. E. Glickman, "Parameter estimation in large
 * dynamic paired comparison experiments", Applied Statistics 48, 1999). So each estimate knows how sure it is.
 */

/** What is believed of an ability or a difficulty, in logits: normally distributed. */
export interface Belief {
  mean: number;
  variance: number;
}

/** Of whom or what nothing is known: the scale's unit is what learners, and questions, differ by. */
export const UNKNOWN: Belief = { mean: 0, variance: 1 };

/** The normal distribution's quantile for 95 %. */
const Z = 1.96;

/** An answer, as far as it says something. */
export interface Answer {
  /** The share of its points that it got, 0 to 1. */
  score: number;
  /** The probability of being right without knowing anything, 0 to less than 1. */
  guessing: number;
}

/** The score that is to be expected, from `guessing` to 1: c + (1 − c) · σ(ability − difficulty), over all that both may be. */
export function expectedScore(ability: Belief, difficulty: Belief, guessing: number): number {
  return guessing + (1 - guessing) * logistic(blurred(ability.variance + difficulty.variance) * (ability.mean - difficulty.mean));
}

/** What is believed of the learner's ability after he has answered. */
export function abilityAfter(ability: Belief, difficulty: Belief, answer: Answer): Belief {
  return after(ability, ability.mean - difficulty.mean, difficulty.variance, answer, 1);
}

/** What is believed of the question's difficulty after it was answered. */
export function difficultyAfter(difficulty: Belief, ability: Belief, answer: Answer): Belief {
  return after(difficulty, ability.mean - difficulty.mean, ability.variance, answer, -1);
}

/**
 * One step of Newton's method on the logarithm of belief × likelihood, from where the belief was. The gradient and the information are
 * those of the three-parameter logistic model (A. Birnbaum, 1968) with this guessing: a right answer that may have been a guess moves
 * less, a wrong one wholly. What isn't known of the other side blurs the curve (D. J. C. MacKay, "The evidence framework applied to
 * classification networks", Neural Computation 4, 1992), so that an answer to an unknown question counts for less.
 */
function after({ mean, variance }: Belief, distance: number, blur: number, { score, guessing }: Answer, sign: 1 | -1): Belief {
  const slope = blurred(blur);
  const known = logistic(slope * distance);
  const expected = guessing + (1 - guessing) * known;
  const information = ((slope * known) ** 2 * (1 - expected)) / expected;
  const k = 1 / (1 / variance + information);
  return { mean: mean + sign * k * ((slope * known) / expected) * (score - expected), variance: k };
}

/** How much flatter the logistic curve is when its argument has this variance: 1 / √(1 + π · variance / 8). */
function blurred(variance: number): number {
  return 1 / Math.sqrt(1 + (Math.PI * variance) / 8);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** A probability, never without what it may as well be: the bounds of its 95 % interval. */
export interface Likelihood {
  probability: number;
  low: number;
  high: number;
}

/** That the learner knows the answer to a question of average difficulty, guessing left out. */
export function likelihoodOf(ability: Belief): Likelihood {
  const half = Z * Math.sqrt(ability.variance);
  return {
    probability: expectedScore(ability, { mean: 0, variance: 0 }, 0),
    low: logistic(ability.mean - half),
    high: logistic(ability.mean + half),
  };
}

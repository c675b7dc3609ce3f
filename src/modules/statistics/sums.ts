/** A full score. Scores are whole ten-thousandths, so that what was added to a sum can be taken from it again without a trace. */
export const FULL_SCORE = 10_000;

/** What one answer adds to the sums of the item version that it answers. */
export interface MeasuredAnswer {
  itemId: string;
  version: number;
  /** In ten-thousandths of the item's points; null until it is graded. */
  score: number | null;
  /** The score of the attempt's other graded answers together; null where there is none. */
  rest: number | null;
  /** How long it took, as `times.ts` has it; null where it wasn't answered, or the attempt is still open. */
  timeBucket: number | null;
}

/** Running sums over the answers to an item version. All of them are whole numbers. */
export interface Sums {
  /** Attempts that were given it, open ones too. */
  exposures: number;
  /** Graded answers. */
  answers: number;
  score: number;
  scoreSquares: number;
  /** Graded answers of attempts of which something else is graded as well; the sums below are over these. */
  pairs: number;
  pairScore: number;
  pairScoreSquares: number;
  rest: number;
  restSquares: number;
  products: number;
}

export const NO_SUMS: Sums = {
  exposures: 0, answers: 0, score: 0, scoreSquares: 0, pairs: 0, pairScore: 0, pairScoreSquares: 0, rest: 0, restSquares: 0, products: 0,
};

/** @param times 1 adds the answer, -1 takes it back */
export function added(sums: Sums, { score, rest }: Pick<MeasuredAnswer, 'score' | 'rest'>, times: 1 | -1): Sums {
  const after = { ...sums, exposures: sums.exposures + times };
  if (score === null) return after;
  after.answers += times;
  after.score += times * score;
  after.scoreSquares += times * score * score;
  if (rest === null) return after;
  after.pairs += times;
  after.pairScore += times * score;
  after.pairScoreSquares += times * score * score;
  after.rest += times * rest;
  after.restSquares += times * rest * rest;
  after.products += times * score * rest;
  return after;
}

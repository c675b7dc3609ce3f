/** A part of a question, with the mark that ends it: a sentence or a clause. */
const PART = /[^.!?。！？؟।:：—–\n,，、،;；]*(?:[.!?。！？؟।:：—–\n,，、،;；]+\s*|$)/gu;
/** A question, figures, a formula or a quotation: what is asked may rest on it. "I" is a person, and a sentence may begin with one letter. */
const ASKS_OR_STATES = /[?？؟\p{N}=<>^*+√∑∫±×÷|\\`"“”„«»「」『』]|(?<![\p{L}\p{M}])(?!I)\p{Lu}(?![\p{L}\p{M}'’])/u;
/** A part that is about the lesson by less than this says nothing of what is asked. */
const FOREIGN = 0.6;
/** What is left must be about the lesson by itself, or the parts before it were what it speaks of. */
const OWN = 0.6;

export interface Reader {
  /** The share of a text's wording that the lesson lacks, 0 to 1; 1 for a text without any. */
  lacking(text: string): number;
  /** Whether it asks for more than the lesson says. */
  demands(text: string): boolean;
}

/** A question without what its asker tells of himself before it: nothing of that is the lesson's, and the rest stands without it. */
export function withoutAsides(question: string, { lacking, demands }: Reader): string {
  const parts = question.match(PART)?.filter((part) => part !== '') ?? [];
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    if (ASKS_OR_STATES.test(part.trimStart().slice(1)) || demands(part) || lacking(part) < FOREIGN) break;
    at += part.length;
  }
  const rest = question.slice(at);
  return at > 0 && lacking(rest) <= OWN ? rest : question;
}

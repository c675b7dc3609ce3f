import { nameOf, type Candidate } from '../../../orchestrator/candidates.js';
import { GenerationError, type Failure } from '../../../orchestrator/failure.js';
import { ProviderError, type KeyCheckTask, type LessonText } from '../../../orchestrator/model.js';
import type { LanguagePack } from '../../../orchestrator/providers/local/languages/pack.js';
import { areNear } from '../../../orchestrator/providers/local/quiz/evidence-test.js';
import type { GenerateRequest, Orchestrator } from '../../../orchestrator/orchestrator.js';
import type { Route } from '../../../orchestrator/routing/route.js';
import type { RouterService } from '../../routing/router.service.js';
import { AttemptBooks, type AttemptBooksOptions } from '../attempt-books.js';
import { payerOf } from '../calls.js';
import { withRoom } from '../planner.js';
import { keyCheckPrompt } from '../prompts/key-check.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { StoredCheck } from '../../quizzes/quizzes.entity.js';
import { blindly, comparedWith, isEasilyGuessed, parseSolution, type BlindItem, type Solution } from '../../quizzes/solution.js';

export const KEY_CHECK = 'KEY_CHECK';
/** Who a check is by that no solver made. */
export const BY_NOBODY = 'nobody';

export interface KeyCheckerOptions extends AttemptBooksOptions {
  orchestrator: Orchestrator;
  router: RouterService;
  lesson: LessonText;
  /** Of the lesson's language. */
  pack: LanguagePack;
  people: readonly string[];
  /** Decides the order in which choices are shown. */
  seed: number;
  signal: AbortSignal;
}

/** Attempts of a check stand behind those of the answer that it is of. */
const NUMBERED_FROM = 1_000;

/** Has questions answered blind by another model than their author, or, where there is no other, by the same without its own answer before it. */
export class KeyChecker {
  readonly #options: KeyCheckerOptions;
  #attempts = NUMBERED_FROM;

  constructor(options: KeyCheckerOptions) {
    this.#options = options;
  }

  /**
   * Where agreement proves little, a second vote is taken, by a third model where there is one, with the choices in another order.
   * @returns a check for each, in their order; or why nobody could be asked. @throws ProviderError of kind aborted
   */
  async check(questions: readonly NewQuestion[], author: Candidate): Promise<StoredCheck[] | Failure['error']> {
    const { seed, pack } = this.#options;
    const checks = await this.#vote(questions, [nameOf(author)], seed);
    if (!Array.isArray(checks)) return checks;
    const again = questions.filter((question, index) => checks[index]!.reason === null && isEasilyGuessed(question, (one, other) => areNear(one, other, pack)));
    if (again.length === 0) return checks;
    const votes = await this.#vote(again, [...new Set(checks.map(({ by }) => by)), nameOf(author)], seed + 1);
    if (!Array.isArray(votes)) return votes;
    return questions.map((question, index) => {
      const vote = votes[again.indexOf(question)];
      return vote && vote.reason !== null ? vote : checks[index]!;
    });
  }

  /** @param last who is asked only where nobody else can answer, the very last one last */
  async #vote(questions: readonly NewQuestion[], last: readonly string[], seed: number): Promise<StoredCheck[] | Failure['error']> {
    const { lesson, orchestrator } = this.#options;
    const asked = questions.map(({ content }, index) => blindly(content, index + 1, seed));
    const solved = new Map<number, Solution & { by: string }>();
    try {
      for await (const event of orchestrator.run(await this.#request(asked, last))) {
        if (event.type === 'item') solved.set(event.item.number, event.item);
        else if (event.type === 'reset') solved.clear();
        else if (event.type === 'attempt_started') await this.#started(event, questions.length, seed !== this.#options.seed);
        else if (event.type === 'attempt_finished') await this.#books.finished({ ...event, index: this.#attempts + event.index });
      }
    } catch (error) {
      if (!(error instanceof GenerationError)) throw error;
      return obstacleOf(error);
    } finally {
      this.#attempts += NUMBERED_FROM;
    }
    this.#options.signal.throwIfAborted();
    return questions.map((question, index): StoredCheck => {
      const answer = solved.get(index + 1);
      const compared = comparedWith(question, asked[index]!, answer ?? { answers: [] }, lesson.language);
      const at = new Date().toISOString();
      return answer ? { ...compared, by: answer.by, at } : { ...compared, by: BY_NOBODY, reason: 'No second solver answered it.', at };
    });
  }

  get #books(): AttemptBooks {
    return this.#kept ??= new AttemptBooks(this.#options);
  }
  #kept: AttemptBooks | null = null;

  async #started(event: Parameters<AttemptBooks['started']>[0], count: number, isAgain: boolean): Promise<void> {
    const which = count === 1 ? 'The key of a question is' : `The keys of ${count} questions are`;
    const reason = `${which} ${isAgain ? 'checked once more, since a guess may have hit' : 'checked by a second solver, who is not told'} ${count === 1 ? 'it' : 'them'}. ${event.reason}`;
    await this.#books.started({ ...event, index: this.#attempts + event.index, reason }, keyCheckPrompt.version);
  }

  async #request(asked: readonly BlindItem[], last: readonly string[]): Promise<GenerateRequest<Solution & { by: string }>> {
    const { lesson, people, router, db, call, signal } = this.#options;
    const task = (left: readonly BlindItem[]): KeyCheckTask => ({ kind: KEY_CHECK, lesson, questions: left.map(({ blind }) => blind), language: lesson.language, difficulty: null });
    const callOf = (candidate: Candidate, left: readonly BlindItem[]) =>
      withRoom({ ...keyCheckPrompt.build(task(left), []), model: candidate.model.name, task: task(left), people }, candidate);
    const demand = { kind: KEY_CHECK, task: task(asked), allowLocal: false, callFor: (candidate: Candidate) => callOf(candidate, asked) };
    const { ranked, ...route } = await router.route(demand, await payerOf(db, call));
    const models = ranked.filter(({ candidate }) => candidate.provider.origin === 'MODEL');
    const left = new Set(asked.map(({ blind: { number } }) => number));
    return {
      kind: KEY_CHECK,
      build: (candidate, { items }) => callOf(candidate, asked.filter(({ blind: { number } }) => !items.some((each) => each.number === number))),
      items: {
        wanted: asked.length,
        accept(item, candidate) {
          const parsed = parseSolution(item, left);
          if (!parsed.ok) return parsed;
          left.delete(parsed.solution.number);
          return { ok: true, item: { ...parsed.solution, by: nameOf(candidate) } };
        },
      },
      allowLocal: false,
      // Who wrote a question is the last to be asked whether it is right.
      route: last.reduce((order, name) => lastOf(order, [name]), { ...route, ranked: models }),
      signal,
      reserve: (worstCaseMicroUsd) => this.#books.reserve(worstCaseMicroUsd),
    };
  }
}

/** The same route, but for models that are asked only where nobody else can answer. @param names as "provider/model" */
export function lastOf(route: Route, names: readonly string[]): Route {
  const isNamed = ({ candidate }: Route['ranked'][number]): boolean => names.includes(nameOf(candidate));
  return { ...route, ranked: [...route.ranked.filter((each) => !isNamed(each)), ...route.ranked.filter(isNamed)] };
}

function obstacleOf({ code, message }: GenerationError): Failure['error'] {
  if (code === 'BUDGET_EXHAUSTED') return 'budget';
  return new ProviderError('unverified', message);
}

import { randomInt, randomUUID } from 'node:crypto';
import { Role, type Viewer } from '../../auth/viewer.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import { testEvidence } from '../../orchestrator/providers/local/quiz/evidence-test.js';
import { retriedTransaction } from '../../platform/contention.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { GenerationKind, Origin } from '../generation/generation.entity.js';
import type { GenerationRow } from '../generation/embeddings/embeddings.service.js';
import type { GenerationService, StartRequest } from '../generation/generation.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { quizFor } from './changing.js';
import { checksUnderWay, isDue, lockChecks, lockVersions, noteCheck, noteRefusal, uncheckedIn, versionKey, type QuizToCheck, type Unchecked } from './checks.repository.js';
import { draftOf, setCheck } from './questions.service.js';
import { lockQuiz, quizById, type QuizRow } from './quiz.repository.js';
import type { StoredCheck } from './quizzes.entity.js';
import type { GenerationRefusal } from './review.service.js';
import { blindly, keyedIn } from './solution.js';

export interface QuizChecksOptions {
  db: Db;
  courses: CoursesService;
  generations: GenerationService;
  /** Whether there is any model to answer them. */
  asksModels: boolean;
}

export interface QuizChecked {
  quiz: QuizRow;
  /** What answers those that the evidence alone can't settle, a generation for each lesson, whoever started it. */
  generations: GenerationRow[];
  /** What could not be started. */
  refused: RefusedItems[];
}

export interface RefusedItems {
  itemIds: string[];
  refusal: GenerationRefusal;
}

/** On whose behalf keys are checked. */
interface Asker {
  viewer: Viewer;
  requestId: string;
  /** Nobody asked: it is counted towards nobody's quota. */
  automatic: boolean;
}

/** A generation's worth of questions. */
const AT_ONCE = 50;

/** Has the keys of a quiz's items checked by somebody who isn't told them. */
export class QuizChecksService {
  readonly #options: QuizChecksOptions;

  constructor(options: QuizChecksOptions) {
    this.#options = options;
  }

  /**
   * Those that nobody has checked: the built-in engine's against their evidence, at once, and all of them where there is no model;
   * the others by a second solver. One whose check is under way is not asked about again, and that check is told as well.
   * @returns the refusal itself where nothing at all could be started
   * @throws NOT_FOUND, FORBIDDEN
   */
  async check(viewer: Viewer, quizId: string, requestId: string): Promise<QuizChecked | GenerationRefusal> {
    const { db, generations } = this.#options;
    const known = await quizFor(db, viewer, quizId, 'edit items');
    const { started, refused } = await this.#start(known, { viewer, requestId, automatic: false }, () => true);
    // Those that somebody else has just started, too.
    const ids = [...new Set([...started, ...(await checksUnderWay(db, known.id))])].toSorted();
    const [first] = refused;
    if (first && ids.length === 0) return first.refusal;
    return { quiz: (await quizById(db, known.id))!, generations: await Promise.all(ids.map((id) => generations.get(viewer, id))), refused };
  }

  /** The same without anybody asking, for what nobody has written himself, once for a version; the course's owner bears the cost. */
  async checkByItself({ quizId, ownerId, organizationId }: QuizToCheck): Promise<void> {
    const quiz = await quizById(this.#options.db, quizId);
    const viewer: Viewer = { id: ownerId, organizationId, role: Role.INSTRUCTOR, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
    if (quiz) await this.#start(quiz, { viewer, requestId: randomUUID(), automatic: true }, isDue);
  }

  async #start(quiz: QuizRow, asker: Asker, wants: (item: Unchecked) => boolean): Promise<{ started: string[]; refused: RefusedItems[] }> {
    const started: string[] = [];
    const refused: RefusedItems[] = [];
    const open = await this.#byEvidence(quiz, wants);
    for (const [lessonId, items] of Map.groupBy(open, (item) => item.lessonId ?? quiz.lessonId)) {
      if (lessonId === null) continue;
      for (let from = 0; from < items.length; from += AT_ONCE) {
        const some = items.slice(from, from + AT_ONCE);
        const outcome = await this.#ask(quiz, lessonId, some, asker, wants);
        if (typeof outcome === 'string') started.push(outcome);
        else if (outcome) refused.push({ itemIds: some.map(({ id }) => id), refusal: outcome });
      }
    }
    return { started, refused };
  }

  /** @returns those that are left for a model */
  async #byEvidence({ id, courseId }: QuizRow, wants: (item: Unchecked) => boolean): Promise<Unchecked[]> {
    const { db, courses, asksModels } = this.#options;
    const course = (await courses.find(courseId))!;
    const pack = await loadLanguage(course.language.toLowerCase() as Parameters<typeof loadLanguage>[0]);
    return retriedTransaction(db, async (tx) => {
      await lockQuiz(tx, id);
      const unchecked = (await uncheckedIn(tx, id)).filter(wants);
      const left = unchecked.filter(({ origin }) => asksModels && origin !== Origin.LOCAL);
      // In the order in which whoever changes their lessons locks them.
      for (const item of unchecked.filter((each) => !left.includes(each)).toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
        const draft = draftOf({ content: { ...item.content, explanation: null, evidence: item.secrets.evidence }, key: item.secrets.key });
        const { answered, problem } = testEvidence(draft, pack);
        const check: StoredCheck = { by: 'evidence', keyed: keyedIn(draft), answered, reason: problem, at: new Date().toISOString() };
        await setCheck(tx, { itemId: item.id, version: item.version }, check);
      }
      if (left.length < unchecked.length) await reviewsChanged(tx, { quizIds: [id] });
      return left;
    });
  }

  /** @returns the id of the generation; why it was refused; null where others have started all of it meanwhile */
  async #ask(quiz: QuizRow, lessonId: string, items: readonly Unchecked[], asker: Asker, wants: (item: Unchecked) => boolean): Promise<string | GenerationRefusal | null> {
    const { db, generations } = this.#options;
    for (let asked = items; asked.length > 0;) {
      const prepared = await generations.prepare(asker.viewer, requestFor(quiz, lessonId, asked, asker));
      const outcome = await db.transaction(async (tx) => {
        await lockChecks(tx, quiz.id);
        const open = new Set((await uncheckedIn(tx, quiz.id)).filter(wants).map(versionKey));
        const still = asked.filter((item) => open.has(versionKey(item)));
        if (still.length < asked.length) return { still };
        const versions = asked.map(({ id, version }) => ({ itemId: id, version }));
        await lockVersions(tx, versions);
        const [made] = await generations.create(tx, asker.viewer, [prepared]);
        if (made === 'key taken') throw new Error('a check has no idempotency key');
        if ('refused' in made!) {
          // Whoever asks is told himself; what goes by itself is told where the item is.
          if (asker.automatic) await noteRefusal(tx, versions, made.refused.message, 'resetsAt' in made.refused ? made.refused.resetsAt : null);
          return made.refused;
        }
        await noteCheck(tx, versions, prepared.id);
        return prepared.id;
      });
      if (typeof outcome === 'object' && 'still' in outcome) {
        asked = outcome.still;
        continue;
      }
      if (typeof outcome === 'string') await generations.enqueue([outcome]);
      return outcome;
    }
    return null;
  }
}

function requestFor(quiz: QuizRow, lessonId: string, items: readonly Unchecked[], { requestId, automatic }: Asker): StartRequest {
  const seed = randomInt(2 ** 31);
  const questions = items.map(({ id, version, content }, index) => ({ itemId: id, itemVersion: version, ...blindly({ ...content, id }, index + 1, seed) }));
  const authors = [...new Set(items.flatMap(({ provider, model }) => (provider === null ? [] : [provider === 'cache' ? model! : `${provider}/${model}`])))].toSorted();
  const input = { quizId: quiz.id, questions, authors, allowLocal: false, ...(automatic && { automatic: true }) };
  return { kind: GenerationKind.KEY_CHECK, lessonId, input, idempotencyKey: null, requestId };
}

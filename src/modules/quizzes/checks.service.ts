import { randomInt } from 'node:crypto';
import type { Viewer } from '../../auth/viewer.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import { testEvidence } from '../../orchestrator/providers/local/quiz/evidence-test.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { GenerationKind, Origin } from '../generation/generation.entity.js';
import type { GenerationRow } from '../generation/embeddings/embeddings.service.js';
import type { GenerationService } from '../generation/generation.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { quizFor } from './changing.js';
import { itemsOfQuiz, secretsOf, type ItemRow, type Secrets } from './items.repository.js';
import { ItemDecision } from './items.entity.js';
import { draftOf, setCheck } from './questions.service.js';
import { lockQuiz, quizById, type QuizRow } from './quiz.repository.js';
import { CheckStatus, type StoredCheck } from './quizzes.entity.js';
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
  /** What answers those that the evidence alone can't settle, a generation for each lesson. */
  generations: GenerationRow[];
}

/** A generation's worth of questions. */
const AT_ONCE = 50;

type Unchecked = ItemRow & { secrets: Secrets };

/** Has the keys of a quiz's items checked by somebody who isn't told them. */
export class QuizChecksService {
  readonly #options: QuizChecksOptions;

  constructor(options: QuizChecksOptions) {
    this.#options = options;
  }

  /**
   * Those that nobody has checked: the built-in engine's against their evidence, at once, and all of them where there is no model;
   * the others by a second solver. One whose check is under way is not asked about again.
   * @throws NOT_FOUND, FORBIDDEN
   */
  async check(viewer: Viewer, quizId: string, requestId: string): Promise<QuizChecked | GenerationRefusal> {
    const { db } = this.#options;
    const known = await quizFor(db, viewer, quizId, 'edit items');
    const underWay = await checksUnderWay(db, known.id);
    const left = await this.#byEvidence(known);
    if (left === 0 && underWay.length === 0) return { quiz: (await quizById(db, known.id))!, generations: [] };
    const started: GenerationRow[] = [];
    for (const { id } of underWay) started.push(await this.#options.generations.get(viewer, id));
    const asked = new Set(underWay.flatMap(({ versions }) => versions));
    const open = (await uncheckedIn(db, known.id)).filter(({ id, version }) => !asked.has(`${id} ${version}`));
    for (const [lessonId, items] of Map.groupBy(open, (item) => item.lessonId ?? known.lessonId)) {
      if (lessonId === null) continue;
      for (let from = 0; from < items.length; from += AT_ONCE) {
        const one = await this.#ask(viewer, known, lessonId, items.slice(from, from + AT_ONCE), requestId);
        if ('id' in one) started.push(one);
        else if (started.length === 0) return one;
        else break;
      }
    }
    return { quiz: (await quizById(db, known.id))!, generations: started };
  }

  /** @returns how many are left for a model */
  async #byEvidence({ id, courseId }: QuizRow): Promise<number> {
    const { db, courses, asksModels } = this.#options;
    const course = (await courses.find(courseId))!;
    const pack = await loadLanguage(course.language.toLowerCase() as Parameters<typeof loadLanguage>[0]);
    return db.transaction(async (tx) => {
      await lockQuiz(tx, id);
      const unchecked = await uncheckedIn(tx, id);
      if (unchecked.length === 0) return 0;
      let left = 0;
      // In the order in which whoever changes their lessons locks them.
      for (const item of unchecked.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
        if (asksModels && item.origin !== Origin.LOCAL) {
          left += 1;
          continue;
        }
        const draft = draftOf({ content: { ...item.content, explanation: null, evidence: item.secrets.evidence }, key: item.secrets.key });
        const { answered, problem } = testEvidence(draft, pack);
        const check: StoredCheck = { by: 'evidence', keyed: keyedIn(draft), answered, reason: problem, at: new Date().toISOString() };
        await setCheck(tx, { itemId: item.id, version: item.version }, check);
      }
      await reviewsChanged(tx, { quizIds: [id] });
      return left;
    });
  }

  #ask(viewer: Viewer, quiz: QuizRow, lessonId: string, items: readonly Unchecked[], requestId: string): Promise<GenerationRow | GenerationRefusal> {
    const seed = randomInt(2 ** 31);
    const questions = items.map(({ id, version, content }, index) => ({ itemId: id, itemVersion: version, ...blindly({ ...content, id }, index + 1, seed) }));
    const authors = [...new Set(items.flatMap(({ provider, model }) => (provider === null ? [] : [provider === 'cache' ? model! : `${provider}/${model}`])))].toSorted();
    const input = { quizId: quiz.id, questions, authors, allowLocal: false };
    return this.#options.generations.start(viewer, { kind: GenerationKind.KEY_CHECK, lessonId, input, idempotencyKey: null, requestId });
  }
}

/** Those that count and that a person hasn't written himself or thrown out, with what the check compares. */
async function uncheckedIn(sql: Sql, quizId: string): Promise<Unchecked[]> {
  const items = (await itemsOfQuiz(sql, quizId)).filter(({ checkStatus, decision }) => checkStatus === CheckStatus.UNCHECKED && decision !== ItemDecision.REJECTED);
  const secrets = await secretsOf(sql, items.map(({ id, version }) => ({ itemId: id, version })));
  return items.flatMap((item, index) => {
    const found = secrets[index];
    return found && found.evidence.length > 0 ? [{ ...item, secrets: found }] : [];
  });
}

/** The checks of a quiz that are being made, and which versions each asks about. */
async function checksUnderWay(sql: Sql, quizId: string): Promise<{ id: string; versions: string[] }[]> {
  return sql.query<{ id: string; versions: string[] }>(
    `SELECT g.id, array_agg(concat(asked->>'itemId', ' ', asked->>'itemVersion')) AS versions
       FROM generations g CROSS JOIN LATERAL jsonb_array_elements(g.input->'questions') AS asked
      WHERE g.kind = 'KEY_CHECK' AND g.status IN ('QUEUED', 'RUNNING') AND g.input->>'quizId' = $1 GROUP BY g.id ORDER BY g.id`,
    [quizId],
  );
}

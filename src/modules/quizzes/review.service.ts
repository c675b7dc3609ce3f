import { randomInt } from 'node:crypto';
import type { Viewer } from '../../auth/viewer.js';
import type { DraftQuestion } from '../../orchestrator/model.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { VersionConflict } from '../courses/courses.type.js';
import type { LessonRow, LessonsService } from '../courses/lessons.service.js';
import { GenerationKind } from '../generation/generation.entity.js';
import type { GenerationService } from '../generation/generation.service.js';
import type { BudgetExceeded, ContentRejected, QuotaExceeded } from '../generation/generation.type.js';
import type { ObjectivesService } from '../objectives/objectives.service.js';
import { changeQuiz, itemFor, quizFor } from './changing.js';
import type { NewChange } from './changes.repository.js';
import { itemDifferences } from './differences.js';
import type { DuplicatesService } from './duplicates.service.js';
import {
  appendVersion, decide, itemById, itemsById, itemsOfQuiz, proposalsOf, secretsOf, setProposal, writtenOf, type ItemRow, type ProposalRow,
} from './items.repository.js';
import type { ItemResult } from './items.service.js';
import { ItemVerdict, type ItemVerdictInput, type ReviewQuizItemsInput } from './items.input.type.js';
import { draftOf } from './questions.service.js';
import { ItemDecision } from './items.entity.js';
import { QuizAction, QuizPurpose, QuizStatus, type FieldDifference } from './quiz.entity.js';
import type { QuizRow } from './quiz.repository.js';
import type { QuizChanged } from './quiz.service.js';
import { QuizStatusConflict } from './quiz.type.js';
import { CheckStatus } from './quizzes.entity.js';
import { writtenFrom } from './taken.js';

export interface QuizReviewOptions {
  db: Db;
  lessons: LessonsService;
  objectives: Pick<ObjectivesService, 'link'>;
  generations: GenerationService;
  duplicates: DuplicatesService;
}

export type GenerationRefusal = QuotaExceeded | BudgetExceeded | ContentRejected;

// All of them are read by whoever makes another.
const MAX_ASKED = 50;
const MAX_REASON = 500;

const DECISIONS = {
  [ItemVerdict.ACCEPT]: { decision: ItemDecision.ACCEPTED, action: QuizAction.ITEM_ACCEPTED },
  [ItemVerdict.REJECT]: { decision: ItemDecision.REJECTED, action: QuizAction.ITEM_REJECTED },
};

/** What a teacher says of items: which stay, which go, and which are asked for anew. */
export class QuizReviewService {
  readonly #options: QuizReviewOptions;

  constructor(options: QuizReviewOptions) {
    this.#options = options;
  }

  /**
   * All verdicts or none; but what asks the same as another item is not accepted among others, unless a reason is given: that nobody
   * saw it is likelier than that it was meant. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the verdict
   */
  async review(viewer: Viewer, { quizId, expectedVersion, verdicts }: ReviewQuizItemsInput): Promise<QuizChanged> {
    const { db, objectives, duplicates } = this.#options;
    const known = await quizFor(db, viewer, quizId, 'edit items');
    // Whoever changes one of these lessons locks the same versions, in an order of his own.
    const judgedIds = new Set(verdicts.map(({ itemId }) => itemId));
    const lessonIds = (await itemsOfQuiz(db, known.id)).filter(({ id }) => judgedIds.has(id)).map(({ lessonId }) => lessonId ?? known.lessonId);
    const replacedIds = new Set<string>();
    const reviewed = await changeQuiz<never>(this.#options, viewer, { quizId, expectedVersion, wish: 'edit items', lessonIds }, async ({ tx, quiz, lessons }) => {
      const items = judged(await itemsOfQuiz(tx, quiz.id), verdicts);
      const proposals = await proposalsOf(tx, items.flatMap(({ proposalId }) => proposalId ?? []));
      const doubled = verdicts.length > 1 ? await duplicatesAmong(tx, items, verdicts) : new Set<string>();
      const changes: NewChange[] = [];
      for (const [index, { verdict, reason }] of verdicts.entries()) {
        const item = items[index]!;
        const proposal = proposals.find((each) => each?.generationId === item.proposalId) ?? null;
        if (verdict === ItemVerdict.ACCEPT && reason == null && doubled.has(item.id)) continue;
        if (verdict === ItemVerdict.ACCEPT || verdict === ItemVerdict.REJECT) {
          changes.push(...(await decided(tx, viewer, item, verdict, said(reason, index))));
        } else if (verdict === ItemVerdict.RELEASE) {
          if (item.checkStatus !== CheckStatus.QUARANTINED) throw badUserInput(`input.verdicts[${index}]`, 'is about an item that is not in quarantine.');
          changes.push(...(await released(tx, viewer, item, said(reason, index))));
        } else if (!proposal) {
          throw badUserInput(`input.verdicts[${index}]`, 'is about a proposal, and the item has none.');
        } else if (verdict === ItemVerdict.KEEP) {
          await setProposal(tx, item.id, null);
          changes.push({ action: QuizAction.ITEM_PROPOSAL_DROPPED, itemId: item.id });
        } else {
          const lesson = lessons.get(item.lessonId ?? quiz.lessonId ?? '');
          if (!proposal.question || !lesson) throw badUserInput(`input.verdicts[${index}]`, `its proposal is no question: the generation is ${proposal.status}.`);
          changes.push(await replaced({ tx, viewer, objectives }, { item, quiz, proposal, lesson }));
          replacedIds.add(item.id);
        }
      }
      return changes;
    });
    if (known.purpose === QuizPurpose.COURSE) await duplicates.mark(known.courseId, [...replacedIds]);
    return reviewed;
  }

  /**
   * Has another question of that type made about the item's lesson; it replaces nothing until somebody accepts it.
   * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for an item about no lesson
   */
  async regenerate(viewer: Viewer, itemId: string, expectedVersion: number, requestId: string): Promise<ItemResult | GenerationRefusal> {
    const { db, generations } = this.#options;
    const { item, quiz } = await itemFor(db, viewer, itemId, 'edit items');
    const lessonId = item.lessonId ?? quiz.lessonId;
    if (lessonId === null) throw badUserInput('itemId', 'is an item about no lesson: there is nothing to make another from.');
    // Before anything is paid for; looked at again below.
    if (quiz.version !== expectedVersion) return new VersionConflict(quiz.version, 'quiz');
    if (quiz.status === QuizStatus.RETIRED) return new QuizStatusConflict(quiz.status, 'reopen it first.');
    const input = {
      questionCount: 1, types: [item.type], seed: randomInt(2 ** 31), language: null, difficulty: item.difficulty, allowLocal: true, fresh: true as const,
      // A course's question is written for all of its learners, however its teacher wants to be taught.
      personalise: false as const,
      asked: await this.#askedIn(quiz, lessonId),
    };
    const started = await generations.start(viewer, { kind: GenerationKind.QUIZ, lessonId, input, idempotencyKey: null, requestId });
    if (!('id' in started)) return started;
    const result = await changeQuiz<never>(this.#options, viewer, { quizId: quiz.id, expectedVersion, wish: 'edit items' }, async ({ tx }) => {
      await setProposal(tx, itemId, started.id);
      return [{ action: QuizAction.ITEM_REGENERATION_STARTED, itemId }];
    });
    if (result instanceof VersionConflict || result instanceof QuizStatusConflict) {
      await generations.cancel(viewer, started.id);
      return result;
    }
    return { quiz: result, item: { ...(await itemById(db, itemId))!, quiz: result } };
  }

  /** What the quiz asks already about the lesson, so that something else is made. */
  async #askedIn(quiz: QuizRow, lessonId: string): Promise<DraftQuestion[]> {
    const { db } = this.#options;
    const items = (await itemsOfQuiz(db, quiz.id)).filter((item) => (item.lessonId ?? quiz.lessonId) === lessonId).slice(-MAX_ASKED);
    const secrets = await secretsOf(db, items.map(({ id, version }) => ({ itemId: id, version })));
    return items.map(({ content }, index) => {
      const { key, explanation, evidence } = secrets[index]!;
      return draftOf({ content: { ...content, explanation, evidence }, key });
    });
  }
}

/** The items in the order of the verdicts. @throws BAD_USER_INPUT for one that isn't in the quiz or comes twice */
function judged(items: readonly ItemRow[], verdicts: readonly ItemVerdictInput[]): ItemRow[] {
  const left = new Map(items.map((item) => [item.id, item]));
  return verdicts.map(({ itemId }, index) => {
    const item = isId('Item', itemId) ? left.get(itemId) : undefined;
    if (!item) throw badUserInput(`input.verdicts[${index}].itemId`, 'is no item of this quiz, or comes twice.');
    left.delete(itemId);
    return item;
  });
}

/** Of the items those that nobody has decided on and that ask what another still asks: one that these verdicts don't reject. */
async function duplicatesAmong(tx: Sql, items: readonly ItemRow[], verdicts: readonly ItemVerdictInput[]): Promise<Set<string>> {
  const rejected = new Set(verdicts.flatMap(({ itemId, verdict }) => (verdict === ItemVerdict.REJECT ? [itemId] : [])));
  const doubled = items.filter(({ decision, duplicateOf }) => decision === ItemDecision.PENDING && duplicateOf !== null && !rejected.has(duplicateOf));
  const others = new Set((await itemsById(tx, doubled.map(({ duplicateOf }) => duplicateOf!)))
    .filter(({ position, decision }) => position !== null && decision !== ItemDecision.REJECTED).map(({ id }) => id));
  return new Set(doubled.filter(({ duplicateOf }) => others.has(duplicateOf!)).map(({ id }) => id));
}

function said(reason: string | null | undefined, index: number): FieldDifference[] {
  if (reason == null) return [];
  return [{ field: 'reason', before: [], after: [checkText(`input.verdicts[${index}].reason`, reason, { min: 1, max: MAX_REASON })] }];
}

/** Both answers stay with the version. */
async function released(tx: Sql, viewer: Viewer, item: ItemRow, reason: FieldDifference[]): Promise<NewChange[]> {
  await tx.query('UPDATE quiz_item_versions SET check_status = $3 WHERE item_id = $1 AND version = $2', [item.id, item.version, CheckStatus.RELEASED]);
  const freed = { field: 'checkStatus', before: [item.checkStatus], after: [CheckStatus.RELEASED] };
  return [{ action: QuizAction.ITEM_RELEASED, itemId: item.id, differences: [freed, ...reason] }, ...(await decided(tx, viewer, item, ItemVerdict.ACCEPT, []))];
}

async function decided(tx: Sql, viewer: Viewer, item: ItemRow, verdict: ItemVerdict.ACCEPT | ItemVerdict.REJECT, reason: FieldDifference[]): Promise<NewChange[]> {
  const { decision, action } = DECISIONS[verdict];
  if (item.decision === decision) return [];
  await decide(tx, item, decision, viewer.id);
  return [{ action, itemId: item.id, differences: [{ field: 'decision', before: [item.decision], after: [decision] }, ...reason] }];
}

interface Replacement {
  item: ItemRow;
  quiz: QuizRow;
  proposal: ProposalRow;
  lesson: LessonRow;
}

async function replaced(
  { tx, viewer, objectives }: { tx: Sql; viewer: Viewer; objectives: QuizReviewOptions['objectives'] },
  { item, quiz, proposal, lesson }: Replacement,
): Promise<NewChange> {
  const before = await writtenOf(tx, item);
  const after = { ...writtenFrom(proposal.question!, { id: proposal.generationId, input: proposal.input }, lesson), objectives: before.objectives };
  const version = await appendVersion(tx, item, after, viewer.id, quiz.organizationId);
  await objectives.link(tx, quiz, [{ itemId: item.id, version, objectives: after.objectives }]);
  await setProposal(tx, item.id, null);
  return { action: QuizAction.ITEM_REPLACED, itemId: item.id, differences: itemDifferences(before, after) };
}

import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayEditQuizItems } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Context } from '../../context.js';
import { forbidden } from '../../platform/errors.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection, UserError } from '../../platform/graphql/types.js';
import type { QuizChecksService } from './checks.service.js';
import type { ItemChanged, QuizItemRow, QuizItemsService } from './items.service.js';
import { AddQuizItemInput, EditQuizItemInput, RepairQuizItemInput, ReviewQuizItemsInput } from './items.input.type.js';
import { ChangeQuizItemResult, CheckQuizItemsResult, ItemCheck, ItemChecking, ItemProposal, ItemProvenance, QuizItemConnection, QuizItemType, QuizItemVersionType, RegenerateQuizItemResult, StaleEvidence } from './items.type.js';
import { checkingOf, checkView, proposalView, provenanceOf, staleEvidenceOf, versionViews } from './items.view.js';
import { shown } from './quiz.resolver.js';
import { ChangeQuizResult, QuizType } from './quiz.type.js';
import { quizView, type QuizView } from './quiz.view.js';
import type { QuestionContent } from './questions.service.js';
import { QuestionInterface } from './quizzes.type.js';
import { revealFor, shownQuestion } from './reveal.js';
import type { QuizReviewService } from './review.service.js';

const VERSION = "The quiz's, that the caller has seen.";

/** What was changed as the viewer sees it, or the result that is none. */
function changed<Refusal extends UserError>(viewer: Viewer, result: ItemChanged | Refusal): { quiz: QuizView; item: QuizItemRow } | Refusal {
  return 'message' in result ? result : { quiz: quizView(viewer, result.quiz), item: result.item };
}

@Resolver(() => QuizType)
export class QuizItemsResolver {
  constructor(private readonly items: QuizItemsService) {}

  @FieldResolver(() => QuizItemConnection, { name: 'items', nullable: true, description: 'In their order, as the quiz stands now; for those who may change it. Learners read its questions in an attempt.' })
  itemsOf(
    @Root() quiz: QuizView,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizItemRow>> {
    return this.items.page(context.viewer(), quiz, pageRequest(first, after), context.loaders);
  }
}

@Resolver(() => QuizItemType)
export class QuizItemResolver {
  constructor(private readonly items: QuizItemsService, private readonly reviews: QuizReviewService, private readonly checks: QuizChecksService) {}

  @Query(() => QuizItemConnection, { description: "Of a course's quizzes those whose evidence no longer stands in its lesson: for repairQuizItem, regenerateQuizItem or removeQuizItem." })
  staleQuizItems(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'Whose quizzes are looked at.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizItemRow>> {
    return this.items.stale(context.viewer(), courseId, pageRequest(first, after), context.loaders);
  }

  @Mutation(() => ChangeQuizItemResult, { description: 'The last one of its quiz, accepted as its author’s word.' })
  async addQuizItem(@Ctx() context: Context, @Arg('input', () => AddQuizItemInput, { description: 'What it asks.' }) input: AddQuizItemInput): Promise<typeof ChangeQuizItemResult> {
    const viewer = context.viewer();
    return changed(viewer, await this.items.add(viewer, input));
  }

  @Mutation(() => ChangeQuizItemResult, { description: 'Makes the next version of the item, accepted by whoever edits. What changes nothing makes none.' })
  async editQuizItem(@Ctx() context: Context, @Arg('input', () => EditQuizItemInput, { description: 'What changes.' }) input: EditQuizItemInput): Promise<typeof ChangeQuizItemResult> {
    const viewer = context.viewer();
    return changed(viewer, await this.items.edit(viewer, input));
  }

  @Mutation(() => ChangeQuizItemResult, { description: 'Shows where the evidence stands in the lesson as it is now.' })
  async repairQuizItem(@Ctx() context: Context, @Arg('input', () => RepairQuizItemInput, { description: 'Where its evidence stands.' }) input: RepairQuizItemInput): Promise<typeof ChangeQuizItemResult> {
    const viewer = context.viewer();
    return changed(viewer, await this.items.repair(viewer, input));
  }

  @Mutation(() => RegenerateQuizItemResult, { description: 'Has another question of that type made about the same lesson. It is proposed, and replaces nothing until reviewQuizItems says REPLACE.' })
  async regenerateQuizItem(
    @Ctx() context: Context,
    @Arg('itemId', () => ID, { description: 'Of the item.' }) itemId: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
  ): Promise<typeof RegenerateQuizItemResult> {
    const viewer = context.viewer();
    return changed(viewer, await this.reviews.regenerate(viewer, itemId, expectedVersion, context.requestId));
  }

  @Mutation(() => CheckQuizItemsResult, { description: "Has the keys of the quiz's items checked that nobody has checked yet: the built-in engine's against their evidence, the others by a model that is not told them, another than their author where there is one. Where the two differ, the item is QUARANTINED." })
  async checkQuizItems(@Ctx() context: Context, @Arg('quizId', () => ID, { description: 'Of the quiz.' }) quizId: string): Promise<typeof CheckQuizItemsResult> {
    const viewer = context.viewer();
    const result = await this.checks.check(viewer, quizId, context.requestId);
    return 'quiz' in result ? ({ quiz: quizView(viewer, result.quiz), generations: result.generations, refused: result.refused } as unknown as typeof CheckQuizItemsResult) : result;
  }

  @Mutation(() => ChangeQuizResult, { description: 'Accepts and rejects many at once: all verdicts count, or none.' })
  async reviewQuizItems(@Ctx() context: Context, @Arg('input', () => ReviewQuizItemsInput, { description: 'What is said of which.' }) input: ReviewQuizItemsInput): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.reviews.review(viewer, input));
  }

  @Mutation(() => ChangeQuizResult, { description: 'All items of the quiz, each once, in the order that they are to have.' })
  async reorderQuizItems(
    @Ctx() context: Context,
    @Arg('quizId', () => ID, { description: 'Of the quiz.' }) quizId: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
    @Arg('itemIds', () => [ID], { description: 'All of them.' }) itemIds: string[],
  ): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.items.reorder(viewer, quizId, expectedVersion, itemIds));
  }

  @Mutation(() => ChangeQuizResult, { description: 'Those behind it move up. What was published, and attempts at it, keep it.' })
  async removeQuizItem(
    @Ctx() context: Context,
    @Arg('itemId', () => ID, { description: 'Of the item.' }) itemId: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
  ): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.items.remove(viewer, itemId, expectedVersion));
  }

  @FieldResolver(() => QuizType, { description: 'Which it is in.' })
  async quiz(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<QuizView> {
    return quizView(context.viewer(), (await context.loaders.quizzes.load(item.quizId))!);
  }

  @FieldResolver(() => QuestionInterface, { description: 'As the version that counts asks it.' })
  async question(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<QuestionContent> {
    const reveal = revealFor(context.viewer(), item.quiz);
    const secrets = reveal.explanation || reveal.evidence ? await context.loaders.itemSecrets.load({ itemId: item.id, version: item.version }) : null;
    return shownQuestion(item.content, reveal, secrets);
  }

  @FieldResolver(() => ItemProvenance, { description: 'Where the version that counts came from.' })
  provenance(@Root() item: QuizItemRow): ItemProvenance {
    return provenanceOf(item);
  }

  @FieldResolver(() => StaleEvidence, { nullable: true, description: 'Null while its evidence stands, and for those whom evidence is hidden from.' })
  stale(@Root() item: QuizItemRow, @Ctx() context: Context): StaleEvidence | null {
    return staleEvidenceOf(context.viewer(), item);
  }

  @FieldResolver(() => ItemChecking, { nullable: true, description: 'Null where it was checked or is a person\'s own word, and for those who may not see its key.' })
  checking(@Root() item: QuizItemRow, @Ctx() context: Context): ItemChecking | null {
    return mayEditQuizItems(context.viewer(), item.quiz) ? checkingOf(item) : null;
  }

  @FieldResolver(() => ItemCheck, { nullable: true, description: 'Both answers of the last check of the version that counts; null where there was none, and for those who may not see its key.' })
  async check(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<ItemCheck | null> {
    if (!mayEditQuizItems(context.viewer(), item.quiz)) return null;
    const secrets = await context.loaders.itemSecrets.load({ itemId: item.id, version: item.version });
    return checkView(secrets?.check ?? null);
  }

  @FieldResolver(() => [QuizItemVersionType], { nullable: true, description: 'Oldest first, each with its key and what changed; for those who may edit the course.' })
  async versions(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<QuizItemVersionType[]> {
    checkMayEdit(context.viewer(), item);
    return versionViews(context.viewer(), item, await context.loaders.itemVersions.load(item.id));
  }

  @FieldResolver(() => ItemProposal, { nullable: true, description: 'What regenerateQuizItem brought; null where nothing is proposed. For those who may edit the course.' })
  async proposal(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<ItemProposal | null> {
    checkMayEdit(context.viewer(), item);
    if (item.proposalId === null) return null;
    const { itemProposals, itemSecrets } = context.loaders;
    const [proposal, secrets] = await Promise.all([itemProposals.load(item.proposalId), itemSecrets.load({ itemId: item.id, version: item.version })]);
    return proposal && secrets && proposalView(context.viewer(), item, proposal, secrets);
  }
}

function checkMayEdit(viewer: Viewer, { quiz }: QuizItemRow): void {
  if (!mayEditQuizItems(viewer, quiz)) throw forbidden('Only those who may edit the course may see the keys of its questions.');
}

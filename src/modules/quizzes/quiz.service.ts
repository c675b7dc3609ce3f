import { mayArrangeQuiz, mayEditCourse, mayKnowCourse, mayReadCourse, type CourseAccess, type QuizAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { idempotencyKey } from '../../platform/graphql/text.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { hasNews, type Db, type Sql } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { VersionConflict } from '../courses/courses.type.js';
import type { LessonsService } from '../courses/lessons.service.js';
import { GenerationKind } from '../generation/generation.entity.js';
import type { GenerationService } from '../generation/generation.service.js';
import type { ObjectivesService } from '../objectives/objectives.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { changeQuiz, QUIZ_CHANGED_SIGNAL, quizFor } from './changing.js';
import { recordChanges, type ChangeRow } from './changes.repository.js';
import { quizDifferences } from './differences.js';
import type { DuplicatesService } from './duplicates.service.js';
import { insertItems, itemsOfQuiz } from './items.repository.js';
import type { QuestionsService } from './questions.service.js';
import { ItemDecision } from './items.entity.js';
import { QuizAction, QuizPurpose, QuizStatus } from './quiz.entity.js';
import { changedSettings, checkTitle, DEFAULT_SETTINGS } from './quiz.input.js';
import type { QuizLoaders } from './quiz.loaders.js';
import { insertPublication, insertQuiz, isPast, quizById, setStatus, type QuizRow, quizByKey, type KeyedRequest } from './quiz.repository.js';
import { QuizNotReady, type CreateQuizInput, type QuizStatusConflict, type UpdateQuizInput } from './quiz.type.js';
import { publishable } from './readiness.js';
import { writtenFrom } from './taken.js';
import { testedReader } from './tested.js';

export interface QuizServiceOptions {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  objectives: Pick<ObjectivesService, 'link'>;
  generations: GenerationService;
  questions: QuestionsService;
  duplicates: DuplicatesService;
}

export type QuizChanged = QuizRow | VersionConflict | QuizStatusConflict;

/** What a quiz is about, and what its first questions are taken from. */
interface Subject {
  courseId: string;
  lessonId: string | null;
  generation: Awaited<ReturnType<GenerationService['get']>> | null;
}

/** Quizzes: made, read, and from a draft to their end. Their items are QuizItemsService's. */
export class QuizService {
  readonly #options: QuizServiceOptions;

  constructor(options: QuizServiceOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND also for what the viewer may not know of */
  get(viewer: Viewer, id: string): Promise<QuizRow> {
    return quizFor(this.#options.db, viewer, id, 'read');
  }

  /** Of a course, or of one lesson of it; newest first. None for who may know of the course but not read it. Learners: the published ones and their own for practice. @throws NOT_FOUND */
  async page(
    viewer: Viewer,
    course: CourseAccess,
    lessonId: string | null,
    page: PageRequest,
    loaders: QuizLoaders,
  ): Promise<Connection<QuizRow>> {
    if (!mayKnowCourse(viewer, course)) throw notFound('course');
    if (page.after !== null && !isId('Quiz', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = !mayReadCourse(viewer, course) ? [] : await loaders.quizPages.load({ courseId: course.id, lessonId, viewerId: viewer.id, mayEdit: mayEditCourse(viewer, course), ...page });
    return connection(rows, page, ({ id }) => id);
  }

  /** Newest first, for those who may change the quiz. @throws FORBIDDEN, BAD_USER_INPUT */
  async changes(viewer: Viewer, quiz: QuizAccess & { id: string }, page: PageRequest, loaders: QuizLoaders): Promise<Connection<ChangeRow>> {
    if (!mayArrangeQuiz(viewer, quiz)) throw forbidden('Only those who may change a quiz may see what was changed.');
    if (page.after !== null && !isId('QuizChange', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await loaders.quizChanges.load({ quizId: quiz.id, ...page }), page, ({ id }) => id);
  }

  /** Null for who may not change the quiz. */
  async undecidedDuplicates(viewer: Viewer, quiz: QuizAccess & { id: string }): Promise<string[] | null> {
    if (!mayArrangeQuiz(viewer, quiz)) return null;
    const items = await itemsOfQuiz(this.#options.db, quiz.id);
    return items.filter(({ decision, duplicateOf }) => decision === ItemDecision.PENDING && duplicateOf !== null).map(({ id }) => id);
  }

  /** A draft; with the questions of a generation where one is given. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async create(viewer: Viewer, input: CreateQuizInput): Promise<QuizRow> {
    const { db, courses, lessons, objectives, questions } = this.#options;
    const { idempotencyKey: key, ...asked } = input;
    const keyed = key == null ? null : { key: idempotencyKey(key)!, request: { ...asked } };
    const repeated = await this.#repeated(db, viewer, keyed);
    if (repeated) return repeated;
    const { courseId, lessonId, generation } = await this.#subject(viewer, input);
    const course = input.purpose === QuizPurpose.COURSE ? await courses.forEditing(viewer, courseId) : await courses.get(viewer, courseId);
    const title = checkTitle(input.title);
    const settings = changedSettings(DEFAULT_SETTINGS, input.settings);
    const quiz = { id: newId('Quiz'), organizationId: course.organizationId, courseId, lessonId, createdBy: viewer.id, title, purpose: input.purpose, settings, keyed };
    const testedIn = await testedReader(course.language.toLowerCase() as LanguageCode);
    let itemIds: string[] = [];
    const made = await retriedTransaction(db, async (tx) => {
      if (keyed) await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('quiz ' || $1 || ' ' || $2, 0))`, [viewer.id, keyed.key]);
      // Sent twice at once, it is one.
      const meanwhile = await this.#repeated(tx, viewer, keyed);
      if (meanwhile) return meanwhile;
      const source = generation?.lessonId ? { generation, lesson: (await lessons.locked(tx, generation.lessonId))! } : null;
      const taken = source ? await questions.madeIn(tx, source.generation.id) : [];
      if (source && taken.length === 0) throw badUserInput('input.fromGenerationId', 'is a generation without a question.');
      const items = taken.map((question, index) => {
        const written = writtenFrom(question, source!.generation, source!.lesson);
        return { id: newId('Item'), position: index + 1, decision: ItemDecision.PENDING, written: { ...written, objectives: testedIn(written, source!.lesson) } };
      });
      await insertQuiz(tx, quiz);
      await insertItems(tx, quiz, items, null);
      await objectives.link(tx, quiz, items.map(({ id: itemId, written }) => ({ itemId, version: 1, objectives: written.objectives })));
      itemIds = items.map(({ id }) => id);
      const prompts = { field: 'items', before: [], after: items.map(({ written }) => written.content.prompt) };
      await recordChanges(tx, quiz, 1, viewer.id, [
        { action: QuizAction.CREATED, differences: [...quizDifferences(null, quiz), ...(items.length > 0 ? [prompts] : [])] },
      ]);
      await reviewsChanged(tx, { quizIds: [quiz.id] });
      hasNews(tx, QUIZ_CHANGED_SIGNAL);
      return (await quizById(tx, quiz.id))!;
    });
    if (input.purpose === QuizPurpose.COURSE) await this.#options.duplicates.mark(courseId, itemIds);
    return made;
  }

  /** Title and settings. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async update(viewer: Viewer, input: UpdateQuizInput): Promise<QuizChanged> {
    return changeQuiz<never>(this.#options, viewer, { quizId: input.id, expectedVersion: input.expectedVersion, wish: 'arrange' }, async ({ tx, quiz }) => {
      if (input.title === null) throw badUserInput('input.title', 'must not be null; leave it out to keep it as it is.');
      const after = {
        title: input.title === undefined ? quiz.title : checkTitle(input.title),
        settings: changedSettings(quiz.settings, input.settings),
      };
      const differences = quizDifferences(quiz, after);
      if (differences.length === 0) return [];
      await tx.query('UPDATE quizzes SET title = $2, settings = $3 WHERE id = $1', [quiz.id, after.title, JSON.stringify(after.settings)]);
      return [{ action: QuizAction.UPDATED, differences }];
    });
  }

  /** From a draft to its review. */
  async submit(viewer: Viewer, quizId: string, expectedVersion: number): Promise<QuizChanged | QuizNotReady> {
    const { purpose } = await this.get(viewer, quizId);
    const isPractice = purpose === QuizPurpose.PRACTICE;
    return changeQuiz<QuizNotReady>(this.#options, viewer, {
      quizId, expectedVersion, wish: 'arrange', in: isPractice ? [] : [QuizStatus.DRAFT],
      rule: isPractice ? 'a practice quiz needs no review; publish it.' : 'only a draft is submitted for review.',
    }, async ({ tx, quiz }) => {
      if (quiz.itemCount === 0) return Object.assign(new QuizNotReady(), { message: 'The quiz has no item.', problems: [] });
      await setStatus(tx, quiz.id, QuizStatus.IN_REVIEW);
      return [{ action: QuizAction.SUBMITTED }];
    });
  }

  /** Learners get it as it is now, until it is published again. @param pastDue also where nobody can begin it any more */
  async publish(viewer: Viewer, quizId: string, expectedVersion: number, pastDue: boolean): Promise<QuizChanged | QuizNotReady> {
    const { purpose } = await this.get(viewer, quizId);
    const before = purpose === QuizPurpose.PRACTICE ? QuizStatus.DRAFT : QuizStatus.IN_REVIEW;
    return changeQuiz<QuizNotReady>(this.#options, viewer, {
      quizId, expectedVersion, wish: 'arrange', in: [before, QuizStatus.PUBLISHED],
      rule: `it is published when it is ${before}, or again when it is PUBLISHED.`,
    }, async ({ tx, quiz, version }) => {
      if (quiz.status === QuizStatus.PUBLISHED && quiz.publication?.version === quiz.version) return [];
      const { dueAt } = quiz.settings;
      if (dueAt !== null && !pastDue && (await isPast(tx, dueAt))) {
        const message = `The quiz was due at ${dueAt}: nobody could begin it. Say another dueAt, or pastDue where that is meant.`;
        return Object.assign(new QuizNotReady(), { message, problems: [] });
      }
      const ready = publishable(quiz, await itemsOfQuiz(tx, quiz.id));
      if (ready instanceof QuizNotReady) return ready;
      const items = ready.map((item) => ({ itemId: item.id, version: item.version }));
      const points = ready.reduce((sum, item) => sum + item.points, 0);
      await insertPublication(tx, { quiz, version, items, points, publishedBy: viewer.id });
      return [{ action: QuizAction.PUBLISHED }];
    });
  }

  /** Learners no longer find it; a draft is given up. */
  retire(viewer: Viewer, quizId: string, expectedVersion: number): Promise<QuizChanged> {
    return changeQuiz<never>(this.#options, viewer, { quizId, expectedVersion, wish: 'arrange', rule: 'it is retired already.' }, async ({ tx, quiz }) => {
      await setStatus(tx, quiz.id, QuizStatus.RETIRED);
      return [{ action: QuizAction.RETIRED }];
    });
  }

  /** Back to a draft, from its review or its end. What is published is edited as it is. */
  reopen(viewer: Viewer, quizId: string, expectedVersion: number): Promise<QuizChanged> {
    return changeQuiz<never>(this.#options, viewer, {
      quizId, expectedVersion, wish: 'arrange', in: [QuizStatus.IN_REVIEW, QuizStatus.RETIRED],
      rule: 'only what is IN_REVIEW or RETIRED is reopened; a draft and what is PUBLISHED are edited as they are, learners keep what was published until it is published again.',
    }, async ({ tx, quiz }) => {
      await setStatus(tx, quiz.id, QuizStatus.DRAFT);
      return [{ action: QuizAction.REOPENED }];
    });
  }

  async #repeated(sql: Sql, viewer: Viewer, keyed: KeyedRequest | null): Promise<QuizRow | null> {
    const known = keyed && (await quizByKey(sql, viewer.id, keyed));
    if (known && !known.isSame) throw badUserInput('input.idempotencyKey', 'was used before with another input.');
    return known && quizById(sql, known.id);
  }

  async #subject(viewer: Viewer, { purpose, courseId, lessonId, fromGenerationId }: CreateQuizInput): Promise<Subject> {
    const generation = fromGenerationId == null ? null : await this.#source(viewer, fromGenerationId, purpose);
    if (purpose === QuizPurpose.PRACTICE && !generation) throw badUserInput('input.fromGenerationId', 'is needed for a practice quiz: it holds what you had generated.');
    const lesson = lessonId == null ? null : await this.#options.lessons.get(viewer, lessonId);
    const [known] = [generation?.courseId, lesson?.courseId, courseId].filter((id) => id != null);
    if (known === undefined) throw badUserInput('input.courseId', 'is needed, unless a lesson or a generation says which course it is.');
    if (lesson && lesson.courseId !== known) throw badUserInput('input.lessonId', "is a lesson of another course than the generation's.");
    if (courseId != null && courseId !== known) throw badUserInput('input.courseId', 'is another course than that of the lesson or the generation.');
    return { courseId: known, lessonId: lesson?.id ?? generation?.lessonId ?? null, generation };
  }

  async #source(viewer: Viewer, id: string, purpose: QuizPurpose): Promise<Subject['generation']> {
    const generation = await this.#options.generations.get(viewer, id);
    // An admin reads everybody's, but practises with his own.
    if (purpose === QuizPurpose.PRACTICE && generation.userId !== viewer.id) throw notFound('generation');
    if (generation.kind !== GenerationKind.QUIZ) throw badUserInput('input.fromGenerationId', 'is not a generation of questions.');
    if (generation.finishedAt === null) throw badUserInput('input.fromGenerationId', 'has not ended yet.');
    return generation;
  }
}

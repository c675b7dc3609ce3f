import type { JobContext } from '../../jobs/kit.js';
import type { JobQueue } from '../../jobs/queue.js';
import { GenerationError } from '../../orchestrator/failure.js';
import type { Orchestrator } from '../../orchestrator/orchestrator.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { FencedError, hasEvent, soundEvents } from '../../streams/log.js';
import type { StreamWriters } from '../../streams/writer.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { QuestionsService } from '../quizzes/questions.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { EVENT, produced } from './events.js';
import { FailureCode } from './events.type.js';
import { GenerationStatus } from './generation.entity.js';
import { generateJob, jobId } from './generation.job.js';
import { generationById, type Failure, type GenerationRow } from './generation.repository.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import { cancelKey, claim, releaseLease, RENEW_EVERY_MS, renewLease, type Claim } from './lease.js';
import { lessonText } from './lesson-text.js';
import { Recorder } from './recorder.js';
import { shownLesson, type PromptSettings } from './shown-lesson.js';
import { Work } from './work.js';

const ENQUEUE_PATIENCE_MS = 250;

export interface RunnerOptions {
  db: Db;
  jobs: JobQueue;
  signals: Signals;
  writers: StreamWriters;
  orchestrator: Orchestrator;
  usage: UsageService;
  activity: ActivityService;
  courses: CoursesService;
  lessons: LessonsService;
  questions: QuestionsService;
  /** How lessons are shown to models; null where none is asked. */
  prompts: PromptSettings | null;
}

const INTERNAL: Failure = {
  code: FailureCode.INTERNAL,
  message: 'Something went wrong on our side while the answer was made.',
  retryable: true,
};

/** Takes a generation from wherever it stands to its one final status, or leaves it to another worker. */
export class GenerationRunner {
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  async run(generationId: string, { log, signal: stopping }: JobContext): Promise<void> {
    // A worker that stops may have been about to take one more.
    if (stopping.aborted) return;
    const { db, signals } = this.#options;
    const held = await claim(db, generationId);
    if (!held) return;
    const lost = new AbortController();
    const unsubscribe = signals.subscribe(cancelKey(generationId), () => {
      void this.#renew(held, lost, log);
    });
    const heartbeat = setInterval(() => void this.#renew(held, lost, log), RENEW_EVERY_MS);
    try {
      await this.#work(held, AbortSignal.any([lost.signal, stopping]), log.child({ generationId, requestId: held.generation.requestId }));
    } finally {
      clearInterval(heartbeat);
      unsubscribe();
    }
  }

  /** A lease that can't be renewed is lost: to a cancel, or to a worker that thought this one dead. */
  async #renew(held: Claim, lost: AbortController, log: JobContext['log']): Promise<void> {
    try {
      if (!(await renewLease(this.#options.db, held))) lost.abort();
    } catch (error) {
      log.warn({ err: error }, 'lease not renewed, trying again');
    }
  }

  async #work(held: Claim, signal: AbortSignal, log: JobContext['log']): Promise<void> {
    const { generation } = held;
    const recorder = await this.#recorder(held);
    const work = new Work({ ...this.#options, claim: held, subject: await this.#subject(generation), recorder, signal, log });
    try {
      await work.run();
      log.info('completed');
    } catch (error) {
      if (signal.aborted || error instanceof FencedError) return this.#handOver(held, log);
      await this.#fail(error, recorder, log).catch((failure: unknown) => {
        // A cancel was faster than the failure.
        if (failure instanceof FencedError) return this.#handOver(held, log);
        throw failure;
      });
    }
  }

  async #fail(error: unknown, recorder: Recorder, log: JobContext['log']): Promise<void> {
    if (error instanceof GenerationError) {
      log.warn({ code: error.code }, error.message);
      const { code, message, retryable } = error;
      await recorder.fail({ code: FailureCode[code], message, retryable });
    } else if (isDatabaseOutage(error)) {
      log.warn({ err: error }, 'the database is away; whoever finds the generation goes on with it');
    } else {
      log.error({ err: error }, 'generation failed unexpectedly');
      await recorder.fail(INTERNAL);
    }
  }

  /** It was cancelled, or this process stops: what was spent is booked, what is unfinished is another's. */
  async #handOver(held: Claim, log: JobContext['log']): Promise<void> {
    const { db, usage, jobs } = this.#options;
    const now = await generationById(db, held.generation.id);
    if (now?.status === GenerationStatus.CANCELLED) {
      await db.transaction(async (tx) => {
        await failDanglingAttempts(tx, held.generation.id);
        await settleAttempts(tx, usage, held.generation.id);
      });
      log.info('cancelled');
    } else if (await releaseLease(db, held)) {
      const { generation: { id }, fence } = held;
      // Should the queue be away, a sweeper does it.
      await settledWithin(jobs.add(generateJob, { generationId: id }, jobId(id, fence)), ENQUEUE_PATIENCE_MS);
      log.info('left to another worker');
    }
  }

  async #subject(generation: GenerationRow): Promise<Subject> {
    const { courses, lessons } = this.#options;
    const { id: generationId, input, lessonId, lessonVersion } = generation;
    const [lesson, course] = await Promise.all([lessons.version(lessonId, lessonVersion), courses.find(generation.courseId)]);
    if (!lesson || !course) throw new Error(`version ${lessonVersion} of ${lessonId} is gone`);
    const subject: Subject = { generationId, input, lessonId, lessonVersion, lesson: lessonText(lesson, course) };
    const { prompts } = this.#options;
    if (!prompts) return subject;
    const task = kindDefinition(generation.kind).task(subject, []);
    const question = task.kind === 'EXPLANATION' ? task.question : null;
    return { ...subject, shown: await shownLesson(subject.lesson, question, prompts) };
  }

  async #recorder(held: Claim): Promise<Recorder> {
    const { db, signals, writers, questions, usage, activity } = this.#options;
    const { id, kind, input } = held.generation;
    const { text } = produced((await soundEvents(db, [id])).get(id) ?? []);
    return new Recorder({
      db,
      signals,
      questions,
      usage,
      activity,
      claim: held,
      writer: writers.open(id, held.fence),
      inherited: { text, questions: await questions.ofGeneration(id), started: await hasEvent(db, id, EVENT.started) },
      wanted: kindDefinition(kind).items?.wanted(input) ?? null,
    });
  }
}

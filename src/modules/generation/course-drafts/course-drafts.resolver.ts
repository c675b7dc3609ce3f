import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../context.js';
import { AFTER, FIRST, pageRequest } from '../../../platform/graphql/pages.js';
import type { Connection } from '../../../platform/graphql/types.js';
import type { CourseRow, CoursesService } from '../../courses/courses.service.js';
import { CourseType, LessonType } from '../../courses/courses.type.js';
import { Person } from '../../quizzes/quiz.type.js';
import { Difficulty } from '../difficulty.type.js';
import type { InputRules } from '../requests.js';
import { CourseDraftEvent, CourseDraftEventsArgs } from './course-draft-events.type.js';
import { progressOf } from './course-draft-log.js';
import { courseRequest } from './course-drafts.input.js';
import type { CourseDraftRow, DraftedLessonRow } from './course-drafts.repository.js';
import type { CourseOutlinesService } from './course-outlines.service.js';
import type { CourseDraftsService } from './course-drafts.service.js';
import { AcceptDraftedLessonInput, CourseOutlineInput, DraftedLessonInput, EditCourseOutlineInput, GenerateCourseInput, RedraftLessonInput } from './course-drafts.input.type.js';
import {
  ChangeCourseDraftResult, CourseDraftConnection, CourseDraftPause, CourseDraftProgress, CourseDraftType, DecideDraftedLessonResult, DraftedLesson,
  EditCourseOutlineResult, GenerateCourseResult, LessonProvenance, ResumeCourseDraftResult,
} from './course-drafts.type.js';
import type { DraftedLessonsService } from './drafted-lessons.service.js';
import { pauseOf } from './pause.js';

/** Its outline may hold so many. */
const LESSONS = 100;

@Resolver(() => CourseDraftType)
export class CourseDraftsResolver {
  constructor(
    private readonly drafts: CourseDraftsService,
    private readonly outlines: CourseOutlinesService,
    private readonly lessonsOf: DraftedLessonsService,
    private readonly courses: CoursesService,
    private readonly rules: InputRules,
  ) {}

  @Query(() => CourseDraftType, { nullable: true, description: "The caller's own; an admin may read everybody's." })
  courseDraft(@Ctx() context: Context, @Arg('id', () => ID, { description: 'By which it was started.' }) id: string): Promise<CourseDraftRow> {
    return this.drafts.get(context.viewer(), id);
  }

  @Query(() => CourseDraftConnection, { description: "The caller's own, newest first." })
  courseDrafts(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<CourseDraftRow>> {
    return this.drafts.own(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => GenerateCourseResult, {
    description:
      'Starts a course, for instructors and admins, with its outline: to be changed by editCourseOutline and approved by approveCourseOutline, upon which its ' +
      'lessons are drafted. courseDraftEvents tells how far it is. Without a model the built-in engine makes a frame for a person to fill.',
  })
  generateCourse(
    @Ctx() context: Context, @Arg('input', () => GenerateCourseInput, { description: 'What it is to teach, and whom.' }) input: GenerateCourseInput,
  ): Promise<typeof GenerateCourseResult> {
    return this.outlines.start(context.viewer(), courseRequest(input, this.rules), context.requestId);
  }

  @Mutation(() => EditCourseOutlineResult, { description: 'Puts an outline in the place of the one that the caller has seen.' })
  editCourseOutline(
    @Ctx() context: Context, @Arg('input', () => EditCourseOutlineInput, { description: 'The whole outline, and from which version it was made.' }) input: EditCourseOutlineInput,
  ): Promise<typeof EditCourseOutlineResult> {
    return this.drafts.edit(context.viewer(), input);
  }

  @Mutation(() => ResumeCourseDraftResult, { description: 'Has another outline made in the place of one that is not approved.' })
  regenerateCourseOutline(
    @Ctx() context: Context, @Arg('input', () => CourseOutlineInput, { description: 'Which outline, as the caller has seen it.' }) input: CourseOutlineInput,
  ): Promise<typeof ResumeCourseDraftResult> {
    return this.drafts.redoOutline(context.viewer(), input, context.requestId);
  }

  @Mutation(() => ChangeCourseDraftResult, {
    description: 'Makes a course of the outline that the caller has seen, a draft, and has its lessons drafted one after the other. Approved twice it is approved once.',
  })
  approveCourseOutline(
    @Ctx() context: Context, @Arg('input', () => CourseOutlineInput, { description: 'Which outline, as the caller has seen it.' }) { id, expectedVersion }: CourseOutlineInput,
  ): Promise<typeof ChangeCourseDraftResult> {
    return this.drafts.approve(context.viewer(), id, expectedVersion);
  }

  @Mutation(() => CourseDraftType, {
    description: 'Starts nothing more, and cancels what is being made; what is drafted stays for a person to decide on. Changes nothing where all has its end.',
  })
  cancelCourseDraft(@Ctx() context: Context, @Arg('id', () => ID, { description: 'A draft that the caller may read.' }) id: string): Promise<CourseDraftRow> {
    return this.drafts.cancel(context.viewer(), id);
  }

  @Mutation(() => ResumeCourseDraftResult, {
    description: 'Goes on with what waits for a limit, and tries again what failed or was cancelled; what is drafted is not drafted again. Changes nothing where there is nothing of that.',
  })
  resumeCourseDraft(
    @Ctx() context: Context, @Arg('id', () => ID, { description: 'A draft that the caller may read.' }) id: string,
  ): Promise<typeof ResumeCourseDraftResult> {
    return this.drafts.resume(context.viewer(), id, context.requestId);
  }

  @Mutation(() => ChangeCourseDraftResult, { description: 'Has a lesson that nobody has accepted drafted again, or one section of it alone; what is being drafted already is not begun twice.' })
  redraftLesson(
    @Ctx() context: Context, @Arg('input', () => RedraftLessonInput, { description: 'What of it, as the caller has seen it.' }) input: RedraftLessonInput,
  ): Promise<typeof ChangeCourseDraftResult> {
    return this.drafts.redraft(context.viewer(), input);
  }

  @Mutation(() => DecideDraftedLessonResult, {
    description: 'Makes a lesson of the course of a draft that the caller has read, in the order of the outline: the only way by which it comes there. Accepted twice it is there once.',
  })
  acceptDraftedLesson(
    @Ctx() context: Context, @Arg('input', () => AcceptDraftedLessonInput, { description: 'Which draft, as the caller has seen it, and what he corrected.' }) input: AcceptDraftedLessonInput,
  ): Promise<typeof DecideDraftedLessonResult> {
    return this.lessonsOf.accept(context.viewer(), input);
  }

  @Mutation(() => DecideDraftedLessonResult, { description: 'Says that a lesson is not wanted in the course: then that can be published without it.' })
  discardDraftedLesson(
    @Ctx() context: Context, @Arg('input', () => DraftedLessonInput, { description: 'Which draft, as the caller has seen it.' }) input: DraftedLessonInput,
  ): Promise<typeof DecideDraftedLessonResult> {
    return this.lessonsOf.discard(context.viewer(), input);
  }

  @Subscription(() => CourseDraftEvent, {
    description:
      'Replays what came after afterSeq in a run, the last one where none is named, and then goes on live, until its terminal event; leaving only detaches. ' +
      'afterSeq negative or beyond the last event, or no such run: BAD_USER_INPUT.',
    subscribe: ({ args, context }: { args: CourseDraftEventsArgs; context: Context }) =>
      context.courseDrafts.events(context.viewer(), args.id, args.afterSeq, args.run ?? null),
  })
  courseDraftEvents(@Root() event: CourseDraftEvent, @Args(() => CourseDraftEventsArgs) _args: CourseDraftEventsArgs): CourseDraftEvent {
    return event;
  }

  @FieldResolver(() => String, { description: 'What it is to teach.' })
  topic(@Root() { request }: CourseDraftRow): string {
    return request.topic ?? '';
  }

  @FieldResolver(() => String, { nullable: true, description: 'For whom.' })
  audience(@Root() { request }: CourseDraftRow): string | null {
    return request.audience;
  }

  @FieldResolver(() => Difficulty, { nullable: true, description: 'Null: for nobody in particular.' })
  level(@Root() { request }: CourseDraftRow): Difficulty | null {
    return request.difficulty as Difficulty | null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How long it is to take; null where nobody said.' })
  hours(@Root() { request }: CourseDraftRow): number | null {
    return request.hours;
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The generation of the outline, to be followed by generationEvents.' })
  outlineGenerationId(@Root() { outlineId }: CourseDraftRow): string | null {
    return outlineId;
  }

  @FieldResolver(() => CourseDraftPause, { nullable: true, description: 'Null unless it is paused.' })
  pause(@Root() draft: CourseDraftRow): CourseDraftPause | null {
    return pauseOf(draft);
  }

  @FieldResolver(() => CourseType, { nullable: true, description: 'What its lessons come into; null until the outline is approved.' })
  async course(@Root() { courseId }: CourseDraftRow, @Ctx() context: Context): Promise<CourseRow | null> {
    return courseId === null ? null : this.courses.load(context.viewer(), courseId, context.loaders);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who approved the outline; null until somebody has.' })
  approvedBy(@Root() { approvedBy }: CourseDraftRow, @Ctx() { loaders }: Context): Promise<Person | null> | null {
    return approvedBy === null ? null : loaders.people.load(approvedBy);
  }

  @FieldResolver(() => [DraftedLesson], { description: 'In the order of the outline.', complexity: ({ childComplexity }) => 1 + LESSONS * Math.max(childComplexity, 1) })
  lessons(@Root() { id }: CourseDraftRow, @Ctx() { loaders }: Context): Promise<DraftedLessonRow[]> {
    return loaders.draftedLessons.load(id);
  }

  @FieldResolver(() => CourseDraftProgress, { description: 'Counted in lessons.' })
  async progress(@Root() { id }: CourseDraftRow, @Ctx() { loaders }: Context): Promise<CourseDraftProgress> {
    return progressOf(await loaders.draftedLessons.load(id));
  }
}

@Resolver(() => DraftedLesson)
export class DraftedLessonResolver {
  @FieldResolver(() => String, { description: 'Markdown: what is drafted so far, section by section.' })
  body(@Root() lesson: DraftedLessonRow, @Ctx() { loaders }: Context): Promise<string> {
    return loaders.draftedBodies.load(lesson);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who accepted or discarded it; null until somebody has.' })
  decidedBy(@Root() { decidedBy }: DraftedLessonRow, @Ctx() { loaders }: Context): Promise<Person | null> | null {
    return decidedBy === null ? null : loaders.people.load(decidedBy);
  }
}

@Resolver(() => LessonType)
export class LessonProvenanceResolver {
  @FieldResolver(() => LessonProvenance, { nullable: true, description: 'What it was drafted by, and who accepted it; null where a person wrote it from the start, or took it over by takeLessonDraft.' })
  provenance(@Root() { id }: { id: string }, @Ctx() { loaders }: Context): Promise<LessonProvenance | null> {
    return loaders.lessonProvenance.load(id);
  }
}

import { Role, type Viewer } from '../../../auth/viewer.js';
import { badUserInput } from '../../../platform/errors.js';
import type { Sql } from '../../../platform/postgres.js';
import { soundEvents } from '../../../streams/log.js';
import { produced } from '../events.js';
import { GenerationKind, GenerationStatus } from '../generation.entity.js';
import type { StartRequest } from '../generation.service.js';
import type { LessonInput } from '../kinds/lesson.js';
import { DraftedLessonStatus } from './course-drafts.entity.js';
import type { CourseDraftRow, DraftedLessonRow, PlannedLesson, SectionRow } from './course-drafts.repository.js';

/** What a section is drafted by: a draft of its lesson that has this one section. */
export function sectionRequest(
  { request }: Pick<CourseDraftRow, 'request'>,
  { title, objectives, sections }: Pick<PlannedLesson, 'title' | 'objectives' | 'sections'>,
  section: Pick<PlannedLesson, 'id' | 'title' | 'summary'> & { again?: boolean },
  requestId: string,
): StartRequest & { input: LessonInput } {
  const { title: _title, topic: _topic, hours: _hours, headingCount: _count, fresh, ...options } = request;
  const elsewhere = sections.filter(({ id }) => id !== section.id).map((other) => other.title);
  return {
    kind: GenerationKind.LESSON,
    lessonId: null,
    idempotencyKey: null,
    requestId,
    input: {
      title, objectives, sections: [{ title: section.title, summary: section.summary }], ...(elsewhere.length > 0 && { elsewhere }), ...options,
      approved: true,
      // Whoever has it drafted again wants another answer than the one that is at hand.
      ...((fresh === true || section.again === true) && { fresh: true as const }),
    },
  };
}

/** The same with all of its sections: what there is to be checked of a lesson, once. */
export function wholeRequest(draft: Pick<CourseDraftRow, 'request'>, lesson: PlannedLesson): StartRequest & { input: LessonInput } {
  const request = sectionRequest(draft, lesson, lesson, '');
  return { ...request, input: { ...request.input, sections: [{ title: lesson.title, summary: lesson.summary }, ...lesson.sections] } };
}

/** Whose the draft is, as the server's own parts act for him. */
export function ownerOf({ userId, organizationId }: Pick<CourseDraftRow, 'userId' | 'organizationId'>, role: Role): Viewer {
  return { id: userId, organizationId, role, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

/** The sections that a lesson is drafted anew by: the one that is named; all of a draft that is whole; else those that are missing. @throws BAD_USER_INPUT */
export function sectionsToRedraft({ sections, status }: DraftedLessonRow, sectionId: string | null): SectionRow[] {
  if (sectionId === null) {
    const isWhole = sections.every(isDrafted);
    return status === DraftedLessonStatus.FAILED || status === DraftedLessonStatus.CANCELLED || !isWhole ? sections.filter((each) => !isDrafted(each)) : sections;
  }
  const named = sections.find(({ id }) => id === sectionId);
  if (!named) throw badUserInput('input.sectionId', 'must be a section of this lesson.');
  // What is missing besides is wanted too: a lesson is whole or it is no draft.
  return sections.filter((each) => each === named || !isDrafted(each));
}

export function isDrafted({ generationStatus }: Pick<SectionRow, 'generationStatus'>): boolean {
  return generationStatus === GenerationStatus.COMPLETED;
}

/** The drafts of lessons as far as they are, section by section, each under its heading; for each in their order. */
export async function bodiesOf(sql: Sql, lessons: readonly Pick<DraftedLessonRow, 'sections'>[]): Promise<string[]> {
  const ids = lessons.flatMap(({ sections }) => sections.flatMap(({ generationId }) => generationId ?? []));
  const events = ids.length === 0 ? new Map<string, never>() : await soundEvents(sql, ids);
  return lessons.map(({ sections }) => sections
    .flatMap(({ title, generationId }) => {
      const text = generationId === null ? '' : produced(events.get(generationId) ?? []).text.trim();
      if (text === '') return [];
      return [text.startsWith('#') ? text : `## ${title}\n\n${text}`];
    })
    .join('\n\n'));
}

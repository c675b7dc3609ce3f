import { badUserInput } from '../../../platform/errors.js';
import { checkText } from '../../../platform/graphql/text.js';
import { newId } from '../../../platform/ids.js';
import { Language } from '../../courses/courses.entity.js';
import { outlineRequest } from '../items/requests.js';
import type { OutlineInput } from '../kinds/outline.js';
import type { InputRules, Request } from '../requests.js';
import type { DraftedLessonRow, PlannedLesson } from './course-drafts.repository.js';
import type { EditCourseOutlineInput, GenerateCourseInput } from './course-drafts.input.type.js';

const MOST_LESSONS = 100;
const MOST_SECTIONS = 30;
const MOST_OBJECTIVES = 50;
const LONGEST_OBJECTIVE = 500;
const LONGEST_HEADING = 200;
export const LONGEST_SUMMARY = 800;
const MOST_MINUTES = 6_000;
const LONGEST_TITLE = 300;
const LONGEST_DESCRIPTION = 10_000;

/** What a course is asked for with, checked, its defaults applied. */
export interface CourseRequest {
  title: string;
  /** The title that was asked for. */
  asked: string | null;
  language: Language;
  outline: Request<OutlineInput>;
}

/** @throws BAD_USER_INPUT naming the field */
export function courseRequest({ level, ...input }: GenerateCourseInput, rules: InputRules): CourseRequest {
  const title = input.title == null ? null : checkText('input.title', input.title, { min: 1, max: LONGEST_TITLE });
  const outline = outlineRequest({ ...input, difficulty: level ?? null }, rules);
  return {
    title: title ?? titleOf(input.topic),
    asked: title,
    language: Language[outline.input.language!.toUpperCase() as keyof typeof Language],
    // Without a model there is a frame at least, for a person to fill.
    outline: { ...outline, input: { ...outline.input, frame: true } },
  };
}

/** A topic's first line, as far as a title may reach; no character is cut in two. */
function titleOf(topic: string): string {
  const line = topic.trim().split('\n', 1)[0]!.trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** An outline as a person wants it. */
export interface OutlineEdit {
  title: string | undefined;
  description: string | undefined;
  lessons: PlannedLesson[];
}

/** @param known what the outline holds now: what stays keeps its id. @throws BAD_USER_INPUT naming the field */
export function outlineEdit(input: EditCourseOutlineInput, known: readonly DraftedLessonRow[]): OutlineEdit {
  const { title, description, lessons } = input;
  if (lessons.length < 1 || lessons.length > MOST_LESSONS) throw badUserInput('input.lessons', `must hold from 1 to ${MOST_LESSONS}.`);
  const lessonIds = new Ids('DraftedLesson', known.map(({ id }) => id));
  const sectionIds = new Ids('DraftedSection', known.flatMap(({ sections }) => sections.map(({ id }) => id)));
  return {
    title: title == null ? undefined : checkText('input.title', title, { min: 1, max: LONGEST_TITLE }),
    description: description == null ? undefined : checkText('input.description', description, { max: LONGEST_DESCRIPTION }),
    lessons: lessons.map((lesson, index) => {
      const at = `input.lessons[${index}]`;
      const { objectives, minutes, sections } = lesson;
      if (minutes < 1 || minutes > MOST_MINUTES) throw badUserInput(`${at}.minutes`, `must be from 1 to ${MOST_MINUTES.toLocaleString('en')}.`);
      if (objectives.length > MOST_OBJECTIVES) throw badUserInput(`${at}.objectives`, `must be at most ${MOST_OBJECTIVES}.`);
      if (sections.length > MOST_SECTIONS) throw badUserInput(`${at}.sections`, `must be at most ${MOST_SECTIONS}.`);
      return {
        id: lessonIds.of(`${at}.id`, lesson.id),
        ...heading(at, lesson),
        objectives: objectives.map((objective, place) => checkText(`${at}.objectives[${place}]`, objective, { min: 1, max: LONGEST_OBJECTIVE })),
        minutes,
        sections: sections.map((section, place) => ({ id: sectionIds.of(`${at}.sections[${place}].id`, section.id), ...heading(`${at}.sections[${place}]`, section) })),
      };
    }),
  };
}

function heading(at: string, { title, summary }: { title: string; summary: string }): { title: string; summary: string } {
  return {
    // A heading is a line.
    title: checkText(`${at}.title`, title, { min: 1, max: LONGEST_HEADING }).trim().replace(/\s+/g, ' '),
    summary: checkText(`${at}.summary`, summary, { max: LONGEST_SUMMARY }),
  };
}

/** Gives ids out: those that are known to whoever names them, once each, and new ones. */
class Ids {
  readonly #left: Set<string>;

  constructor(private readonly type: 'DraftedLesson' | 'DraftedSection', known: readonly string[]) {
    this.#left = new Set(known);
  }

  of(field: string, id: string | null | undefined): string {
    if (id == null) return newId(this.type);
    if (!this.#left.delete(id)) throw badUserInput(field, 'must be one of this outline, and named once; leave it out for what is new.');
    return id;
  }
}

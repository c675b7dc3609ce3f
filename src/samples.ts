import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Role } from './auth/viewer.js';
import { Language, PublicationStatus } from './modules/courses/courses.entity.js';
import { checkCourse, checkLesson } from './modules/courses/courses.input.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { Account } from './modules/identity/account.js';
import type { UsersService } from './modules/identity/users.service.js';
import { ID_PREFIXES } from './platform/ids.js';
import type { Db } from './platform/postgres.js';

/** Who can sign in on the embedded default; the passwords are no secret. */
export const DEMO_ACCOUNTS: Readonly<Record<'learner' | 'teacher' | 'admin', Account>> = {
  learner: account('learner', 'Lena Learner', Role.LEARNER),
  teacher: account('teacher', 'Theo Teacher', Role.INSTRUCTOR),
  admin: account('admin', 'Ada Admin', Role.ADMIN),
};

export interface SampleOptions {
  db: Db;
  users: UsersService;
  courses: CoursesService;
  lessons: LessonsService;
  /** Holds a folder for each course: `course.json`, and the lessons' bodies beside it. */
  folder: string;
}

export interface Samples {
  accounts: typeof DEMO_ACCOUNTS;
  courses: SampleCourse[];
}

/** Ids are derived from the folder's name, so that they are the same in every installation. */
export interface SampleCourse {
  slug: string;
  id: string;
  title: string;
  language: Language;
  lessons: { id: string; title: string }[];
}

interface Sample extends SampleCourse {
  description: string;
  lessons: { id: string; title: string; body: string; objectives: string[] }[];
}

const courseFile = z.object({
  title: z.string(),
  description: z.string(),
  language: z.enum(Language),
  lessons: z.array(z.object({ title: z.string(), file: z.string(), objectives: z.array(z.string()) })).min(1),
});

/** Makes the demo accounts and the sample courses that are missing; what is there already stays as it is. */
export async function loadSamples({ db, users, courses, lessons, folder }: SampleOptions): Promise<Samples> {
  const samples = await readSamples(folder);
  await users.ensure(DEMO_ACCOUNTS.learner);
  await users.ensure(DEMO_ACCOUNTS.admin);
  const teacher = await users.ensure(DEMO_ACCOUNTS.teacher);
  for (const { id, title, description, language, lessons: bodies } of samples) {
    const { organizationId, id: ownerId } = teacher;
    const course = { id, organizationId, ownerId, title, description, language, status: PublicationStatus.PUBLISHED };
    await db.transaction(async (tx) => {
      await courses.ensure(tx, course);
      for (const lesson of bodies) await lessons.ensure(tx, { ...lesson, organizationId, courseId: id });
    });
  }
  return { accounts: DEMO_ACCOUNTS, courses: samples };
}

/** @throws Error naming the file that is not as it must be */
export async function readSamples(folder: string): Promise<Sample[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(slugs.sort().map((slug) => readSample(join(folder, slug), slug)));
}

async function readSample(folder: string, slug: string): Promise<Sample> {
  const path = join(folder, 'course.json');
  try {
    const { lessons: files, ...course } = courseFile.parse(JSON.parse(await readFile(path, 'utf8')));
    checkCourse(course);
    const lessons = await Promise.all(
      files.map(async ({ title, file, objectives }) => {
        const lesson = { title, body: await readFile(join(folder, file), 'utf8'), objectives };
        checkLesson(lesson);
        return { id: sampleId('Lesson', `${slug}/${file}`), ...lesson };
      }),
    );
    return { slug, id: sampleId('Course', slug), ...course, lessons };
  } catch (cause) {
    throw new Error(`The sample course in ${path} can't be loaded: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

// Zeros where other ids have their time: samples come after everything that people make.
function sampleId(type: 'Course' | 'Lesson', name: string): string {
  return `${ID_PREFIXES[type]}_${'0'.repeat(12)}${createHash('sha256').update(name).digest('hex').slice(0, 20)}`;
}

function account(name: string, displayName: string, role: Role): Account {
  return { email: `${name}@lyceum.example`, password: `lyceum-demo-${name}`, displayName, role };
}

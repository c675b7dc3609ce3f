import { randomInt } from 'node:crypto';
import { isShutOut, mayEditCourse, type CourseAccess } from '../../auth/policy.js';
import { COURSE_ACCESS } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import type { DraftQuestion, LanguageCode } from '../../orchestrator/model.js';
import { forbidden, notFound } from '../../platform/errors.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { keyOf } from './draft.js';
import type { Origin } from '../generation/generation.entity.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { CheckStatus, QuestionType, type StoredCheck, type StoredEvidence, type StoredKey } from './quizzes.entity.js';
import { comparedWith } from './solution.js';
import { seededShuffle } from './shuffle.js';

/** A question as it is stored and sent in ItemReady: all but its key. */
export interface QuestionContent extends Record<string, unknown> {
  id: string;
  type: QuestionType;
  prompt: string;
  points: number;
  explanation: string | null;
  evidence: StoredEvidence[];
  choices?: { id: string; text: string }[];
  multiple?: boolean;
  blanks?: number;
}

export interface NewQuestion {
  content: QuestionContent;
  key: StoredKey;
}

export interface QuestionOwner {
  organizationId: string;
  courseId: string;
  lessonId: string;
  generationId: string;
}

/** Who made a question; all null where that was not noted. */
export interface QuestionMaker {
  origin: Origin | null;
  provider: string | null;
  model: string | null;
  /** Null where no prompt was read. */
  promptVersion: string | null;
}

/** What a second solver made of its key. */
export interface QuestionCheck {
  checkStatus: CheckStatus;
  check: StoredCheck | null;
}

/**
 * Gives a verified draft its ids; choices are shuffled, since models like to put the right one first.
 * @param seed left out: one that nobody knows. Whoever knew it could put them in the model's order again
 */
export function questionOf(draft: DraftQuestion, evidence: StoredEvidence, seed = randomInt(2 ** 31)): NewQuestion {
  const base = {
    id: newId('Item'),
    type: draft.type as QuestionType,
    prompt: draft.prompt,
    points: draft.points,
    explanation: draft.explanation.trim() === '' ? null : draft.explanation,
    evidence: [evidence],
  };
  if (draft.type === 'MULTIPLE_CHOICE') {
    const choices = seededShuffle(draft.choices, seed).map((choice) => ({ ...choice, id: newId('Choice') }));
    const multiple = choices.filter(({ correct }) => correct).length > 1;
    return {
      content: { ...base, choices: choices.map(({ id, text }) => ({ id, text })), multiple },
      key: keyOf(draft, choices),
    };
  }
  const key = keyOf(draft, []);
  return { content: draft.type === 'CLOZE' ? { ...base, blanks: draft.accepted.length } : base, key };
}

/** The draft that a stored question came from, so that an engine can be told what has been asked. */
export function draftOf({ content, key }: NewQuestion): DraftQuestion {
  const base = {
    prompt: content.prompt,
    explanation: content.explanation ?? '',
    quote: content.evidence[0]?.quote ?? '',
    points: content.points,
  };
  switch (content.type) {
    case QuestionType.MULTIPLE_CHOICE:
      return {
        ...base,
        type: 'MULTIPLE_CHOICE',
        choices: (content.choices ?? []).map(({ id, text }) => ({ text, correct: key.choiceIds.includes(id) })),
      };
    case QuestionType.TRUE_FALSE:
      return { ...base, type: 'TRUE_FALSE', answer: key.answer ?? false };
    case QuestionType.SHORT_ANSWER:
      return { ...base, type: 'SHORT_ANSWER', accepted: key.accepted[0] ?? [] };
    case QuestionType.CLOZE:
      return { ...base, type: 'CLOZE', accepted: key.accepted };
  }
}

/** All that a reader ever gets to see of a question and that its model wrote; the quote is the lesson's. */
export function shownText({ content, key }: NewQuestion): string {
  const choices = content.choices?.map(({ text }) => text) ?? [];
  return [content.prompt, ...choices, ...key.accepted.flat(), content.explanation ?? ''].join('\n');
}

/** A solver's answer to a version of a quiz's item. */
export interface SolvedItem {
  content: { itemId: string; itemVersion: number };
  key: { answers: string[]; choiceIds: string[] };
}

/** Notes what a check of a version came to. */
export async function setCheck(tx: Sql, { itemId, version }: { itemId: string; version: number }, check: StoredCheck): Promise<void> {
  await tx.query('UPDATE quiz_item_versions SET check_status = $3, "check" = $4 WHERE item_id = $1 AND version = $2', [itemId, version, statusOf(check), JSON.stringify(check)]);
}

/** Where a check leaves what was checked. */
export function statusOf(check: StoredCheck | null): CheckStatus {
  if (check === null) return CheckStatus.UNCHECKED;
  return check.reason === null ? CheckStatus.AGREED : CheckStatus.QUARANTINED;
}

export class QuestionsService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  async insert(tx: Sql, owner: QuestionOwner & QuestionMaker, index: number, question: NewQuestion, check: StoredCheck | null = null): Promise<void> {
    await tx.query(
      `INSERT INTO questions (id, organization_id, course_id, lesson_id, generation_id, index, type, content, key, origin, provider, model, prompt_version, check_status, "check")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        question.content.id,
        owner.organizationId,
        owner.courseId,
        owner.lessonId,
        owner.generationId,
        index,
        question.content.type,
        JSON.stringify(question.content),
        JSON.stringify(question.key),
        owner.origin,
        owner.provider,
        owner.model,
        owner.promptVersion,
        statusOf(check),
        check && JSON.stringify(check),
      ],
    );
  }

  /** Deletes what a reset made void. */
  async discard(tx: Sql, generationId: string): Promise<void> {
    await tx.query('DELETE FROM questions WHERE generation_id = $1', [generationId]);
  }

  async ofGeneration(generationId: string): Promise<NewQuestion[]> {
    return this.#db.query<NewQuestion>('SELECT content, key FROM questions WHERE generation_id = $1 ORDER BY index', [generationId]);
  }

  /**
   * What a second solver answers to a version of an item, held against its key. A version that was checked meanwhile stays as it is.
   * @param by "provider/model"
   */
  async solved(tx: Sql, { content: { itemId, itemVersion }, key: { answers, choiceIds } }: SolvedItem, by: string): Promise<void> {
    const [item] = await tx.query<NewQuestion & { language: LanguageCode }>(
      `SELECT v.content, v.key, lower(c.language) AS language
         FROM quiz_item_versions v JOIN quiz_items i ON i.id = v.item_id JOIN quizzes q ON q.id = i.quiz_id JOIN courses c ON c.id = q.course_id
        WHERE v.item_id = $1 AND v.version = $2 AND v.check_status = 'UNCHECKED' FOR UPDATE OF v`,
      [itemId, itemVersion],
    );
    if (!item) return;
    const check: StoredCheck = { by, ...comparedWith(item, { choiceIds }, { answers }, item.language), at: new Date().toISOString() };
    await setCheck(tx, { itemId, version: itemVersion }, check);
    await reviewsChanged(tx, { itemIds: [itemId] });
  }

  /** In their order, with who made each. */
  async madeIn(sql: Sql, generationId: string): Promise<(NewQuestion & QuestionMaker & QuestionCheck)[]> {
    return sql.query<NewQuestion & QuestionMaker & QuestionCheck>(
      `SELECT content, key, origin, provider, model, prompt_version AS "promptVersion", check_status AS "checkStatus", "check"
         FROM questions WHERE generation_id = $1 ORDER BY index`,
      [generationId],
    );
  }

  /** @throws NOT_FOUND for a question of somebody else's, FORBIDDEN for one of his own in a course that he may not edit */
  async key(viewer: Viewer, id: string): Promise<StoredKey & { questionId: string }> {
    const question = isId('Item', id) ? await this.#withCourse(id) : undefined;
    if (!question) throw notFound('question');
    if (mayEditCourse(viewer, question.course)) return { questionId: id, ...question.key };
    if (question.userId !== viewer.id || question.course.organizationId !== viewer.organizationId || isShutOut(viewer, question.course)) throw notFound('question');
    throw forbidden('The key is for those who may edit the course.');
  }

  async #withCourse(id: string): Promise<{ course: CourseAccess; key: StoredKey; userId: string } | undefined> {
    const [row] = await this.#db.query<{ course: CourseAccess; key: StoredKey; userId: string }>(
      `SELECT q.key, g.user_id AS "userId", ${COURSE_ACCESS} AS course
         FROM questions q JOIN generations g ON g.id = q.generation_id JOIN courses c ON c.id = q.course_id
        WHERE q.id = $1`,
      [id],
    );
    return row;
  }
}

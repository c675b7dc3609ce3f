import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, notFound } from '../../../platform/errors.js';
import { isId } from '../../../platform/ids.js';
import type { Db } from '../../../platform/postgres.js';
import type { GenerationService } from '../generation.service.js';
import type { OutlineNodeContent } from '../items/item.js';
import type { DraftLessonInput } from './texts.input.js';

/** Finds again what outlines said, for the drafts that are made of them. */
export class OutlinesService {
  readonly #db: Db;
  readonly #generations: GenerationService;

  constructor({ db, generations }: { db: Db; generations: GenerationService }) {
    this.#db = db;
    this.#generations = generations;
  }

  /** The input with what its heading says, where one is named. @throws NOT_FOUND also for what belongs to somebody else */
  async completed(viewer: Viewer, input: DraftLessonInput): Promise<DraftLessonInput> {
    const { outlineNodeId } = input;
    if (outlineNodeId == null) return input;
    const generationId = isId('Item', outlineNodeId) ? await this.#generationOf(outlineNodeId) : null;
    if (generationId === null) throw notFound('heading');
    const { lessonId } = await this.#generations.get(viewer, generationId);
    const nodes = (await this.#generations.items(viewer, generationId)).filter((item): item is OutlineNodeContent => item.type === 'OUTLINE_NODE');
    const node = nodes.find(({ id }) => id === outlineNodeId);
    // A reset may have made it void.
    if (!node) throw notFound('heading');
    if (input.lessonId != null && lessonId !== null && input.lessonId !== lessonId) {
      throw badUserInput('input.lessonId', 'must be the lesson of the outline, or be left out.');
    }
    const below = nodes.filter(({ number }) => number.startsWith(`${node.number}.`)).map(({ title, summary }) => ({ title, summary }));
    return {
      ...input,
      lessonId: input.lessonId ?? lessonId,
      title: input.title ?? node.title,
      sections: input.sections ?? (below.length > 0 ? below : [{ title: node.title, summary: node.summary }]),
    };
  }

  async #generationOf(id: string): Promise<string | null> {
    const [row] = await this.#db.query<{ generationId: string }>(
      `SELECT generation_id AS "generationId" FROM generated_items WHERE id = $1 AND type = 'OUTLINE_NODE'`, [id],
    );
    return row?.generationId ?? null;
  }
}

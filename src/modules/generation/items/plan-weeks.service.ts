import type { Viewer } from '../../../auth/viewer.js';
import { badUserInput, notFound } from '../../../platform/errors.js';
import { GenerationKind, GenerationStatus } from '../generation.entity.js';
import type { GenerationService } from '../generation.service.js';
import type { StudyPlanInput } from '../kinds/study-plan.js';
import type { PlanWeekContent } from './item.js';
import type { ItemsService } from './items.service.js';

export type { PlanWeekContent } from './item.js';

/** The weeks that a STUDY_PLAN came to, for whom it was made for. */
export class PlanWeeksService {
  readonly #generations: Pick<GenerationService, 'get'>;
  readonly #items: Pick<ItemsService, 'ofGeneration'>;

  constructor({ generations, items }: { generations: Pick<GenerationService, 'get'>; items: Pick<ItemsService, 'ofGeneration'> }) {
    this.#generations = generations;
    this.#items = items;
  }

  /** In order, at least one. @throws NOT_FOUND also for what belongs to somebody else, BAD_USER_INPUT for one that isn't whole */
  async of(viewer: Viewer, generationId: string): Promise<{ courseId: string; weeks: PlanWeekContent[] }> {
    const { kind, status, input, userId } = await this.#generations.get(viewer, generationId);
    // Admins read others' as well, but it is nobody else's plan.
    if (kind !== GenerationKind.STUDY_PLAN || userId !== viewer.id) throw notFound('study plan');
    if (status !== GenerationStatus.COMPLETED) throw badUserInput('input.generationId', 'must be a plan that is whole.');
    const items = await this.#items.ofGeneration(generationId);
    return {
      courseId: (input as unknown as StudyPlanInput).courseId,
      weeks: items.flatMap(({ content }) => (content.type === 'PLAN_WEEK' ? [content] : [])),
    };
  }
}

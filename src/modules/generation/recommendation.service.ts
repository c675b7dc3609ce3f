import { mayChooseModels } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { ConfiguredModel } from '../../orchestrator/candidates.js';
import { chosen, type Ranked, type Route, type Rules } from '../../orchestrator/routing/route.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { isId, newId } from '../../platform/ids.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { RouterService } from '../routing/router.service.js';
import { checkRouted } from '../routing/routing.service.js';
import { GenerationKind } from './generation.entity.js';
import { isGenerated } from './kinds/index.js';
import type { KindInput, Subject } from './kinds/kind.js';
import { lessonText } from './lesson-text.js';
import { demandOf } from './planner.js';
import { RoutingAuthority, type ModelRecommendation, type RecommendModelInput } from './recommendation.type.js';
import { exercisesRequest, flashcardsRequest, outlineRequest } from './items/requests.js';
import { completionRequest, explanationRequest, quizRequest, type InputRules } from './requests.js';
import { shownLesson, type PromptSettings } from './shown-lesson.js';
import { questionOf } from './subject.js';

export interface RecommendationOptions {
  lessons: LessonsService;
  router: RouterService;
  configured: readonly ConfiguredModel[];
  rules: InputRules;
  prompts: PromptSettings;
}

/** Says beforehand who would be asked for a generation, and why not the others. */
export class RecommendationService {
  readonly #options: RecommendationOptions;

  constructor(options: RecommendationOptions) {
    this.#options = options;
  }

  /** Nothing is started, reserved or asked. @throws FORBIDDEN for learners, NOT_FOUND, BAD_USER_INPUT naming the field */
  async recommend(viewer: Viewer, input: RecommendModelInput): Promise<ModelRecommendation> {
    const { lessons, router, prompts } = this.#options;
    if (!mayChooseModels(viewer)) throw forbidden('Only instructors and admins may ask which model would be chosen.');
    checkRouted('input.kind', input.kind);
    if (!isGenerated(input.kind)) throw badUserInput('input.kind', 'is not made yet.');
    const { lessonId, input: kindInput } = this.#request(input);
    if (lessonId !== null && !isId('Lesson', lessonId)) throw notFound('lesson');
    const about = lessonId === null ? null : await lessons.forGeneration(viewer, lessonId);
    const subject: Subject = {
      generationId: newId('Generation'), input: kindInput, lessonId, lessonVersion: about?.lesson.version ?? null,
      lesson: about && lessonText(about.lesson, about.course),
    };
    // Read as the worker reads it: a policy's limits and the estimate depend on what is left of a long lesson.
    if (subject.lesson) subject.shown = await shownLesson(subject.lesson, questionOf(input.kind, subject), prompts);
    const route = await router.route(demandOf(input.kind, subject));
    return this.#told(route, router.rulesFor(input.kind));
  }

  #request({ kind, questionCount, types, prompt, lessonId, ...input }: RecommendModelInput): { lessonId: string | null; input: KindInput } {
    const { rules } = this.#options;
    if (kind === GenerationKind.COMPLETION) return completionRequest({ ...input, lessonId: lessonId ?? null, prompt: prompt ?? '' }, rules);
    if (kind === GenerationKind.OUTLINE) {
      if (lessonId == null && prompt == null) throw badUserInput('input.prompt', 'must say the topic where no lesson is named.');
      return outlineRequest({ ...input, fresh: false, lessonId: lessonId ?? null, topic: lessonId == null ? (prompt ?? null) : null, headingCount: questionCount }, rules);
    }
    if (lessonId == null) throw badUserInput('input.lessonId', 'must name the lesson that it is to be about.');
    if (kind === GenerationKind.QUIZ) return quizRequest({ ...input, fresh: false, lessonId, questionCount, types: types ?? null });
    const items = { ...input, fresh: false, lessonId };
    if (kind === GenerationKind.FLASHCARDS) return flashcardsRequest({ ...items, cardCount: questionCount });
    if (kind === GenerationKind.EXERCISES) return exercisesRequest({ ...items, exerciseCount: questionCount });
    return explanationRequest({ ...input, fresh: false, lessonId }, rules.maxInputLength);
  }

  #told(route: Route, rules: Rules): ModelRecommendation {
    const next = chosen(route);
    // What can't be paid for is refused when it is asked for; nobody else is asked instead.
    const first = next?.isAffordable ? next : undefined;
    const unusable = this.#options.configured.flatMap(({ provider, model, missing }) =>
      (missing ? [{ ...named({ provider, model }), why: `it can't be asked; it lacks ${missing}`, estimatedCostMicroUsd: null }] : []));
    return {
      difficulty: route.difficulty,
      decidedBy: RoutingAuthority[rules.by === 'order' ? 'ORDER' : rules.by === 'policy' ? 'POLICY' : 'BUILT_IN'],
      policyVersion: rules.by === 'policy' ? rules.version : null,
      choice: first ? choiceOf(first) : null,
      passedOver: [
        ...[...route.ranked.filter((ranked) => ranked !== first), ...route.passedOver]
          .map(({ candidate, why, estimatedCostMicroUsd }) => ({ ...named(candidate), why, estimatedCostMicroUsd })),
        ...unusable,
      ],
    };
  }
}

function choiceOf({ candidate, reason, estimatedCostMicroUsd, worstCaseMicroUsd }: Ranked): NonNullable<ModelRecommendation['choice']> {
  return { ...named(candidate), reason, estimatedCostMicroUsd, worstCaseMicroUsd };
}

function named({ provider, model }: Pick<ConfiguredModel, 'provider' | 'model'>): { provider: string; model: string } {
  return { provider: provider.name, model: model.name };
}

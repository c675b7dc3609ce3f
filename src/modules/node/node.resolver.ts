import { Arg, Ctx, ID, Query, Resolver, type ClassType } from 'type-graphql';
import type { Viewer } from '../../auth/viewer.js';
import type { Context } from '../../context.js';
import { notFound } from '../../platform/errors.js';
import { Node } from '../../platform/graphql/types.js';
import { idType } from '../../platform/ids.js';
import { AttemptType } from '../attempts/attempts.type.js';
import { CourseType, LessonType } from '../courses/courses.type.js';
import { EnrolmentType } from '../enrolments/enrolments.type.js';
import { InvitationType } from '../enrolments/invitations.type.js';
import { CardType, DeckType } from '../flashcards/flashcards.type.js';
import { BatchType } from '../generation/batches/batches.type.js';
import { CourseDraftType } from '../generation/course-drafts/course-drafts.type.js';
import { GenerationType } from '../generation/generation.type.js';
import { UserType } from '../identity/identity.type.js';
import { QuestionnaireType } from '../questionnaires/questionnaires.type.js';
import { ObjectiveType } from '../objectives/objectives.type.js';
import { StudyPlanType } from '../planning/plans.type.js';
import { QuizType } from '../quizzes/quiz.type.js';

const NODE_TYPES = {
  User: UserType,
  Course: CourseType,
  Lesson: LessonType,
  Objective: ObjectiveType,
  Generation: GenerationType,
  Batch: BatchType,
  CourseDraft: CourseDraftType,
  Deck: DeckType,
  Card: CardType,
  Quiz: QuizType,
  Attempt: AttemptType,
  Questionnaire: QuestionnaireType,
  Enrolment: EnrolmentType,
  Invitation: InvitationType,
  StudyPlan: StudyPlanType,
};

/** For each type, the service's method that authorises and finds; it throws NOT_FOUND where the viewer may not know. */
export type NodeFinders = Record<keyof typeof NODE_TYPES, (viewer: Viewer, id: string) => Promise<Node>>;

@Resolver()
export class NodeResolver {
  constructor(private readonly finders: NodeFinders) {}

  @Query(() => Node, { nullable: true, description: 'Any object by its id.' })
  async node(@Ctx() context: Context, @Arg('id', () => ID, { description: "Any object's." }) id: string): Promise<Node> {
    const viewer = context.viewer();
    const type = idType(id);
    if (!type || !isNodeType(type)) throw notFound('object');
    // Rows are plain; their class is what tells GraphQL which type of the interface this is.
    return Object.assign(new (NODE_TYPES[type] as ClassType<Node>)(), await this.finders[type](viewer, id));
  }
}

function isNodeType(type: string): type is keyof typeof NODE_TYPES {
  return Object.hasOwn(NODE_TYPES, type);
}

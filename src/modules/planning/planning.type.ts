import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { LessonType } from '../courses/courses.type.js';
import { ObjectiveType } from '../objectives/objectives.type.js';
import { EstimateBasis } from './pace.js';
import { EvidenceKind, ReasonCode } from './reasons.js';
import { Standing } from './standing.js';
import { StepKind } from './steps.js';

registerEnumType(EstimateBasis, {
  name: 'EstimateBasis',
  description: 'How it is known how long something takes.',
  valuesConfig: {
    OWN_PACE: { description: "The learner's own: the median of what he took for lessons between opening and finishing them, for their length; of cards, for these cards." },
    READING_SPEED: { description: 'How fast texts of that language are read, and half as much again to learn from them: too little is known of the learner yet.' },
    TIME_LEFT: { description: 'The time limit leaves no more.' },
    USUAL: { description: 'A minute for a question, ten seconds for a card.' },
  },
});
registerEnumType(StepKind, {
  name: 'StepKind',
  description: 'What there is to do.',
  valuesConfig: {
    ATTEMPT: { description: 'Go on with an attempt that is open.' },
    QUIZ: { description: 'Sit a quiz that is soon due.' },
    REVIEWS: { description: 'Review the cards of a deck that are due.' },
    GAP: { description: 'Learn an objective: the goal needs it, or answers show that it is weak.' },
    GOAL: { description: 'Learn the goal itself.' },
    LESSON: { description: 'Finish a lesson that was opened.' },
    NEW: { description: 'Begin a lesson.' },
  },
});
registerEnumType(ReasonCode, {
  name: 'StepReasonCode',
  description: 'Why a step is proposed.',
  valuesConfig: {
    TIME_RUNNING: { description: 'An attempt is open, and its time runs.' },
    ATTEMPT_OPEN: { description: 'An attempt is open.' },
    QUIZ_DUE: { description: 'A quiz that was not begun is due within seven days.' },
    CARDS_DUE: { description: 'Cards are due.' },
    NEEDED_FOR_GOAL: { description: 'The goal needs it: its evidence are the objectives on the way, to the goal itself.' },
    IS_GOAL: { description: 'It is the goal.' },
    WEAK: { description: 'Answers show that it is not mastered.' },
    FADED: { description: 'It was mastered at the last answer, and is not any more.' },
    NOT_LEARNT: { description: 'No answer, and what teaches it is not finished.' },
    LESSON_OPEN: { description: 'A lesson was opened and not finished.' },
    NEXT_IN_COURSE: { description: 'A lesson was never opened.' },
    PREREQUISITES_MET: { description: 'What it needs is mastered, or was read and nothing speaks against it.' },
    NO_OBJECTIVES: { description: 'Lessons name no objective: their place in the course alone says when they come.' },
  },
});
registerEnumType(EvidenceKind, {
  name: 'PlanningEvidenceKind',
  description: 'What something rests on.',
  valuesConfig: {
    ANSWER: { description: 'A graded answer: the id of its question, and the attempt.' },
    OBJECTIVE: { description: 'An objective.' },
    LESSON: { description: "A lesson, and the learner's progress with it." },
    CARD: { description: 'A card, and what its learner did with it.' },
    QUIZ: { description: 'A quiz.' },
    ATTEMPT: { description: 'An attempt.' },
  },
});
registerEnumType(Standing, {
  name: 'ObjectiveStanding',
  description: 'How a learner stands with an objective.',
  valuesConfig: {
    MASTERED: { description: 'His answers say so: a probability of 0.7 or more, in an interval that begins at 0.4 or above.' },
    READ: { description: 'He has finished all lessons that teach it, and answered nothing.' },
    WEAK: { description: 'He has answered, and not mastered it.' },
    UNLEARNT: { description: 'Neither answers nor finished lessons.' },
  },
});

@ObjectType({ description: 'How long something takes, and how that is known.' })
export class TimeEstimateType {
  @Field(() => Int, { description: 'At least one.' })
  minutes!: number;

  @Field(() => EstimateBasis, { description: 'What it rests on.' })
  basis!: EstimateBasis;

  @Field(() => Int, { description: "On how many of the learner's lessons his pace was measured; 0 where it is not his own, or of cards." })
  lessons!: number;
}

@ObjectType({ description: 'What something rests on.' })
export class PlanningEvidence {
  @Field(() => EvidenceKind, { description: 'What it is.' })
  kind!: EvidenceKind;

  @Field(() => ID, { description: "Its id, for `node`; an answer's is its question's." })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'In which attempt an answer was given; null for all else.' })
  attemptId!: string | null;
}

@ObjectType({ description: 'A number that a reason names.' })
export class ReasonFigure {
  @Field(() => String, { description: 'What it counts, as "due" or "probability".' })
  name!: string;

  @Field(() => Float, { description: 'How much.' })
  value!: number;
}

@ObjectType({ description: 'Why a step is proposed, and what says so.' })
export class StepReason {
  @Field(() => ReasonCode, { description: 'Why.' })
  code!: ReasonCode;

  @Field(() => String, { description: 'The same in a sentence for the learner.' })
  text!: string;

  @Field(() => [PlanningEvidence], { description: 'What says so, at most 20; of answers and cards those that matter most first.' })
  evidence!: PlanningEvidence[];

  @Field(() => [ReasonFigure], { description: 'The numbers of the sentence, and what it left out.' })
  figures!: ReasonFigure[];
}

@ObjectType({ description: 'Something to do next. `node` gives what its ids name.' })
export class NextStep {
  @Field(() => StepKind, { description: 'What to do.' })
  kind!: StepKind;

  @Field(() => String, { description: 'With what: the title of the lesson, deck or quiz, or the text of the objective.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'The course; null for a deck of no course.' })
  courseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of GAP and GOAL.' })
  objectiveId!: string | null;

  @Field(() => ID, { nullable: true, description: 'What to read; of GAP and GOAL the first lesson that teaches it and is not finished, or else the first. Null where there is none.' })
  lessonId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of REVIEWS.' })
  deckId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of QUIZ and ATTEMPT.' })
  quizId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of ATTEMPT.' })
  attemptId!: string | null;

  @Field(() => TimeEstimateType, { description: 'How long it takes.' })
  estimate!: TimeEstimateType;

  @Field(() => [StepReason], { description: 'Why, at least one.' })
  reasons!: StepReason[];
}

export const NextStepConnection = connectionOf('NextStep', () => NextStep);

@ObjectType({ description: 'A lesson on a path.' })
export class PathLesson {
  @Field(() => LessonType, { description: 'The lesson.' })
  lesson!: LessonType;

  @Field(() => TimeEstimateType, { description: 'How long all of it takes.' })
  estimate!: TimeEstimateType;

  @Field(() => DateTime, { nullable: true, description: 'When its learner finished it; null: he has not.' })
  finishedAt!: Date | null;
}

/** Its lessons are resolved when asked for. */
@ObjectType({ description: 'An objective on a path, with how its learner stands with it.' })
export class PathStep {
  @Field(() => ObjectiveType, { description: 'The objective.' })
  objective!: ObjectiveType;

  @Field(() => Standing, { description: 'How he stands with it.' })
  standing!: Standing;

  @Field(() => Boolean, { description: 'Whether nothing is to be done: it is MASTERED or READ.' })
  skipped!: boolean;

  @Field(() => Float, { description: 'That he has it, 0 to 1; 0.5 without an answer.' })
  probability!: number;

  @Field(() => Float, { description: 'The lower bound of its 95 % interval.' })
  low!: number;

  @Field(() => Float, { description: 'The upper bound.' })
  high!: number;

  @Field(() => Int, { description: 'How many graded answers that rests on.' })
  answers!: number;

  @Field(() => [PlanningEvidence], { description: 'What says so, at most 20: his newest answers; without any, the lessons that he finished.' })
  evidence!: PlanningEvidence[];

  @Field(() => Int, { description: 'What is left to do for it: its lessons that are not finished, or, where its answers are weak, all of them again. A lesson that an objective before it has counted counts for nothing here; 0 where it is skipped.' })
  minutes!: number;
}

export const PathStepConnection = connectionOf('PathStep', () => PathStep);

export const PathLessonConnection = connectionOf('PathLesson', () => PathLesson);

/** Its goal, steps and other lessons are resolved when asked for. */
@ObjectType({ description: 'The way to a goal: each objective behind all that it requires.' })
export class LearningPathType {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => DateTime, { description: 'When all of this was so.' })
  asOf!: Date;

  @Field(() => Int, { description: 'How many objectives are on it.' })
  objectives!: number;

  @Field(() => Int, { description: 'How many of them are skipped.' })
  skipped!: number;

  @Field(() => Int, { description: 'How long what is left takes, all lessons together, each once.' })
  minutes!: number;

  @Field(() => [StepReason], { description: 'Why lessons stand in otherLessons; empty where none do.' })
  reasons!: StepReason[];

  @Field(() => EstimateBasis, { description: 'What the minutes rest on.' })
  basis!: EstimateBasis;
}

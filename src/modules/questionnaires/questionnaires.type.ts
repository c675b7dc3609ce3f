import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { Language } from '../courses/courses.entity.js';
import { BudgetExceeded, ContentRejected, GenerationType, QuotaExceeded } from '../generation/generation.type.js';
import { LearnerQuestion } from '../generation/items/items.type.js';
import { Evidence } from '../quizzes/quizzes.type.js';
import { AnalysisStatus, QuestionnaireStatus } from './questionnaires.entity.js';

registerEnumType(QuestionnaireStatus, {
  name: 'QuestionnaireStatus',
  description: 'Where a questionnaire stands.',
  valuesConfig: {
    PREPARING: { description: 'Its questions are being made: follow the generation.' },
    OPEN: { description: 'It can be answered.' },
    COMPLETED: { description: 'Its answers stand.' },
    FAILED: { description: 'Its questions could not be made, or somebody cancelled it.' },
  },
});
registerEnumType(AnalysisStatus, {
  name: 'AnalysisStatus',
  description: 'Where the analysis of a questionnaire stands.',
  valuesConfig: {
    NONE: { description: 'The questionnaire is not completed.' },
    PENDING: { description: 'It begins as soon as it can.' },
    RUNNING: { description: 'It is being made, or taken into the profile.' },
    DONE: { description: 'What it says stands in the profile.' },
    CANCELLED: { description: 'Its generation was cancelled; analyseQuestionnaire begins another.' },
  },
});

@ObjectType({ description: 'What a question was answered with: the field of its input.' })
export class QuestionnaireAnswer {
  @Field(() => [ID], { nullable: true, description: 'What is chosen.' })
  choiceIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Yes or no.' })
  answer?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'In words.' })
  texts?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'In a number.' })
  number?: number | null;
}

@ObjectType({ description: 'What another frontend says of a question: a claim, and kept as one.' })
export class ClaimedResult {
  @Field(() => Int, { description: 'The number that the question had there.' })
  numero!: number;

  @Field(() => String, { nullable: true, description: 'What is right; null: it said nothing of that.' })
  correctAnswer!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the answer is; null: it said nothing of that.' })
  isCorrect!: boolean | null;
}

@ObjectType({ description: 'A question that is shown, with what was answered.' })
export class AskedQuestion {
  @Field(() => LearnerQuestion, { description: 'The question itself.' })
  question!: LearnerQuestion;

  @Field(() => Int, { description: 'Of the newest answer; 0: there is none. The next one needs a higher one.' })
  sequence!: number;

  @Field(() => QuestionnaireAnswer, { nullable: true, description: 'Null where it is not answered.' })
  answer!: QuestionnaireAnswer | null;

  @Field(() => Boolean, { description: 'Whether the learner passed it over.' })
  skipped!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the newest answer was saved.' })
  answeredAt!: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is right by the server's own key. Null before the questionnaire is completed, and where the server has none." })
  right!: boolean | null;

  @Field(() => Evidence, { nullable: true, description: 'What of its lesson the right answer rests on. Null before the questionnaire is completed, and where there is none.' })
  evidence!: Evidence | null;

  @Field(() => ClaimedResult, { nullable: true, description: 'Null where the question was asked here.' })
  claimed!: ClaimedResult | null;
}

@ObjectType({ description: 'What the questions with right answers came to.' })
export class QuestionnaireScore {
  @Field(() => Int, { description: 'How many answers are right.' })
  right!: number;

  @Field(() => Int, { description: 'Of how many that could be marked; skipped ones are among them.' })
  of!: number;

  @Field(() => Int, { description: 'How many of those the server marked by keys of its own. The others are marked by what another frontend says to be right.' })
  verified!: number;

  @Field(() => String, { nullable: true, description: 'What another frontend says that it came to, as it says so; null: it says nothing.' })
  claimed!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether both are the same; null where nothing is claimed.' })
  agrees!: boolean | null;
}

@ObjectType('Questionnaire', { implements: Node, description: 'What somebody is asked about himself, and what he answers. Nobody else reads it, unless an admin inspects it, which is recorded.' })
export class QuestionnaireType extends Node {
  @Field(() => QuestionnaireStatus, { description: 'Where it stands.' })
  status!: QuestionnaireStatus;

  @Field(() => String, { description: 'What it is about.' })
  subject!: string;

  @Field(() => Language, { description: 'What it is in.' })
  language!: Language;

  @Field(() => ID, { nullable: true, description: 'The course that it is about; null: none.' })
  courseId!: string | null;

  @Field(() => GenerationType, { nullable: true, description: 'What makes its questions; null where another frontend asked it.' })
  generation!: GenerationType | null;

  @Field(() => [AskedQuestion], { description: 'Those that are shown by now, in their order: those of the test one after the other, each chosen by the answers before it.' })
  questions!: AskedQuestion[];

  @Field(() => ID, { nullable: true, description: 'Where to go on, on whatever device: the first question that is neither answered nor skipped. Null where none is left.' })
  currentQuestionId!: string | null;

  @Field(() => Int, { description: 'How many questions are answered.' })
  answered!: number;

  @Field(() => Int, { description: 'How many are skipped.' })
  skipped!: number;

  @Field(() => Int, { nullable: true, description: 'How many are asked in all; null while they are being made.' })
  total!: number | null;

  @Field(() => QuestionnaireScore, { nullable: true, description: 'Null before it is completed.' })
  score!: QuestionnaireScore | null;

  @Field(() => String, { nullable: true, description: 'What its reader should know of it, such as that it was completed half-way.' })
  notice!: string | null;

  @Field(() => AnalysisStatus, { description: 'Where the analysis of its answers stands.' })
  analysisStatus!: AnalysisStatus;

  @Field(() => GenerationType, { nullable: true, description: 'What analyses its answers; null where nothing does, or where none could be had and the built-in analysis was used.' })
  analysis!: GenerationType | null;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was completed.' })
  completedAt!: Date | null;
}

export const QuestionnaireConnection = connectionOf('Questionnaire', () => QuestionnaireType);

@ObjectType({ implements: UserError, description: 'The questionnaire takes no answers: it is completed, or its questions are not made yet.' })
export class QuestionnaireNotOpen extends UserError {
  @Field(() => QuestionnaireType, { description: 'As it stands.' })
  questionnaire!: QuestionnaireType;
}

export const StartQuestionnaireResult = createUnionType({
  name: 'StartQuestionnaireResult',
  description: 'The questionnaire, whose generation is to be followed, or why none was started.',
  types: () => [QuestionnaireType, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => {
    if ('reasons' in result) return ContentRejected;
    if ('retryAt' in result) return QuotaExceeded;
    return 'resetsAt' in result ? BudgetExceeded : QuestionnaireType;
  },
});

export const QuestionnaireResult = createUnionType({
  name: 'QuestionnaireResult',
  description: 'The questionnaire as it now stands, or that it takes nothing more.',
  types: () => [QuestionnaireType, QuestionnaireNotOpen] as const,
  resolveType: (result) => ('questionnaire' in result ? QuestionnaireNotOpen : QuestionnaireType),
});

import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { Language } from '../courses/courses.entity.js';
import type { GenerationService } from '../generation/generation.service.js';
import { GenerationType } from '../generation/generation.type.js';
import type { AnalysisStatus } from './questionnaires.entity.js';
import { claimedScoreOf, type ImportsService } from './imports.service.js';
import type { QuestionRow } from './question.js';
import { AnswerQuestionnaireInput, ImportQuestionnaireInput, StartQuestionnaireInput } from './questionnaires.input.js';
import type { QuestionnairesService, QuestionnaireView } from './questionnaires.service.js';
import { AskedQuestion, QuestionnaireConnection, QuestionnaireResult, QuestionnaireScore, QuestionnaireType, StartQuestionnaireResult } from './questionnaires.type.js';

@Resolver(() => QuestionnaireType)
export class QuestionnairesResolver {
  constructor(
    private readonly service: QuestionnairesService,
    private readonly imports: ImportsService,
    private readonly generations: Pick<GenerationService, 'get'>,
  ) {}

  @Query(() => QuestionnaireType, { description: "The caller's own." })
  questionnaire(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The questionnaire.' }) id: string): Promise<QuestionnaireView> {
    return this.service.get(context.viewer(), id);
  }

  @Query(() => QuestionnaireConnection, { description: "The caller's own, newest first." })
  questionnaires(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<QuestionnaireView>> {
    return this.service.own(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => StartQuestionnaireResult, { description: 'Has questions made for the caller; they can be answered as soon as the generation is completed.' })
  startQuestionnaire(
    @Ctx() context: Context, @Arg('input', () => StartQuestionnaireInput, { description: 'What it is about.' }) input: StartQuestionnaireInput,
  ): Promise<typeof StartQuestionnaireResult> {
    return this.service.start(context.viewer(), input, context.requestId) as Promise<typeof StartQuestionnaireResult>;
  }

  @Mutation(() => QuestionnaireResult, { description: 'Saves an answer, or that a question is skipped. The same may be sent again; what comes late changes nothing.' })
  answerQuestionnaire(
    @Ctx() context: Context, @Arg('input', () => AnswerQuestionnaireInput, { description: 'Which question, and the answer.' }) { answer, ...input }: AnswerQuestionnaireInput,
  ): Promise<typeof QuestionnaireResult> {
    return this.service.answer(context.viewer(), { ...input, answer: answer ?? null }) as Promise<unknown> as Promise<typeof QuestionnaireResult>;
  }

  @Mutation(() => QuestionnaireResult, { description: 'Ends it, also half-way, and has its answers analysed; what that says goes into the profile. One that is completed stays as it is.' })
  completeQuestionnaire(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The questionnaire.' }) id: string): Promise<typeof QuestionnaireResult> {
    return this.service.complete(context.viewer(), id) as Promise<unknown> as Promise<typeof QuestionnaireResult>;
  }

  @Mutation(() => QuestionnaireResult, { description: 'Has the answers of a completed questionnaire analysed whose analysis was cancelled.' })
  analyseQuestionnaire(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The questionnaire.' }) id: string): Promise<typeof QuestionnaireResult> {
    return this.service.analyse(context.viewer(), id) as Promise<unknown> as Promise<typeof QuestionnaireResult>;
  }

  @Mutation(() => QuestionnaireType, { description: 'Takes in a completed questionnaire that another frontend asked, and has its answers analysed.' })
  importQuestionnaire(
    @Ctx() context: Context, @Arg('input', () => ImportQuestionnaireInput, { description: 'The whole of it.' }) input: ImportQuestionnaireInput,
  ): Promise<QuestionnaireView> {
    return this.imports.import(context.viewer(), input);
  }

  @FieldResolver()
  language(@Root() { language }: QuestionnaireView): Language {
    return language.toUpperCase() as Language;
  }

  @FieldResolver()
  currentQuestionId(@Root() { currentId }: QuestionnaireView): string | null {
    return currentId;
  }

  @FieldResolver()
  analysisStatus(@Root() { analysis }: QuestionnaireView): AnalysisStatus {
    return analysis;
  }

  @FieldResolver(() => GenerationType, { nullable: true })
  generation(@Root() { generationId }: QuestionnaireView, @Ctx() context: Context): Promise<unknown> | null {
    return generationId === null ? null : this.generations.get(context.viewer(), generationId);
  }

  @FieldResolver(() => GenerationType, { nullable: true })
  analysis(@Root() { analysisId }: QuestionnaireView, @Ctx() context: Context): Promise<unknown> | null {
    return analysisId === null ? null : this.generations.get(context.viewer(), analysisId);
  }

  @FieldResolver(() => QuestionnaireScore, { nullable: true })
  score(@Root() { score, claimedScore }: QuestionnaireView): QuestionnaireScore | null {
    const claimed = claimedScoreOf(claimedScore);
    return score && { ...score, claimed: claimedScore, agrees: claimed && claimed.right === score.right && claimed.of === score.of };
  }

  @FieldResolver(() => [AskedQuestion])
  questions(@Root() { questions, status }: QuestionnaireView): AskedQuestion[] {
    return questions.map((question) => shown(question, status === 'COMPLETED'));
  }
}

/** @param isCompleted before that nobody is told what is right */
function shown({ id, purpose, input, content, key, claimed, sequence, response, skipped, right, answeredAt }: QuestionRow, isCompleted: boolean): AskedQuestion {
  return {
    question: { id, purpose, input, ...content }, sequence, answer: response, skipped, answeredAt, claimed,
    right: isCompleted ? right : null, evidence: isCompleted ? (key?.evidence ?? null) : null,
  };
}

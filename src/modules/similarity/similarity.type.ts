import { GraphQLScalarType, Kind } from 'graphql';
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Language } from '../courses/courses.entity.js';
import { LessonType } from '../courses/courses.type.js';
import { BudgetExceeded, ContentRejected, GenerationType, QuotaExceeded } from '../generation/generation.type.js';

export enum EmbeddingAlgorithm {
  MODEL = 'MODEL',
  HASHED_NGRAMS = 'HASHED_NGRAMS',
}

export enum SimilarityAlgorithm {
  EMBEDDINGS = 'EMBEDDINGS',
  TFIDF_COSINE = 'TFIDF_COSINE',
  TOKEN_OVERLAP = 'TOKEN_OVERLAP',
}

registerEnumType(EmbeddingAlgorithm, {
  name: 'EmbeddingAlgorithm',
  description: 'Who made the vectors. The two kinds can\'t be compared.',
  valuesConfig: {
    MODEL: { description: 'A model.' },
    HASHED_NGRAMS: { description: 'The built-in engine, by hashing words and pieces of words.' },
  },
});
registerEnumType(SimilarityAlgorithm, {
  name: 'SimilarityAlgorithm',
  description: 'How nearness is measured.',
  valuesConfig: {
    EMBEDDINGS: { description: "By the cosine of a model's vectors." },
    TFIDF_COSINE: { description: 'By the cosine of words and pieces of words, each weighed by how rare it is.' },
    TOKEN_OVERLAP: { description: "For texts of a few words: by how many of the shorter one's words the other has." },
  },
});

/** The numbers of a vector, as one value: a list of leaves would cost a promise each. */
export const Vector = new GraphQLScalarType<readonly number[], readonly number[]>({
  name: 'Vector',
  description: 'A JSON list of numbers.',
  serialize: vector,
  parseValue: vector,
  parseLiteral(node) {
    if (node.kind !== Kind.LIST) throw new TypeError('Vector is a list of numbers.');
    return vector(node.values.map((value) => ('value' in value ? Number(value.value) : Number.NaN)));
  },
});

function vector(value: unknown): readonly number[] {
  if (Array.isArray(value) && value.every((number) => Number.isFinite(number))) return value as number[];
  throw new TypeError('Vector is a list of numbers.');
}

@InputType({ description: 'Either texts or a course.' })
export class EmbedInput {
  @Field(() => [String], { nullable: true, description: '1 to 2,048, none of them empty; as long as a free text may be.' })
  texts?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Instead of texts: the lessons of a course, in its order. As long as a model's vectors of them are kept, a day, Lesson.related goes by them.",
  })
  courseId?: string | null;

  @Field(() => Int, { nullable: true, description: "How long each vector is to be, 1 to 4,096; the model's own length when left out. All of them together: at most 500,000 numbers." })
  dimensions?: number | null;

  @Field(() => Language, { nullable: true, description: "The texts' language, for the built-in vectors; each text's own when left out." })
  language?: Language | null;

  @Field(() => Boolean, { defaultValue: true, description: "Whether the built-in vectors may stand in when no model's are to be had." })
  allowLocal!: boolean;

  @Field(() => String, { nullable: true, description: 'As of every generation. What is at hand needs none: it starts nothing.' })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'Vectors of one kind and length, one for each text.' })
export class Embeddings {
  @Field(() => [Vector], { description: 'In the order of the texts.' })
  vectors!: readonly (readonly number[])[];

  @Field(() => Int, { description: 'How many numbers each vector has.' })
  dimensions!: number;

  @Field(() => EmbeddingAlgorithm, { description: 'Who made them.' })
  algorithm!: EmbeddingAlgorithm;

  @Field(() => String, { description: 'Vectors of different models can\'t be compared.' })
  model!: string;

  @Field(() => GenerationType, { nullable: true, description: 'What the call was and cost; null where none was made, since the vectors were at hand or are arithmetic.' })
  generation!: object | null;

  @Field(() => String, { nullable: true, description: 'Why the built-in vectors stand in, where a model is configured.' })
  notice!: string | null;
}

export const EmbedResult = createUnionType({
  name: 'EmbedResult',
  description: 'The generation itself where it failed and nothing may stand in, or isn\'t finished after 20 s.',
  types: () => [Embeddings, GenerationType, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => {
    if ('vectors' in result) return Embeddings;
    if ('reasons' in result) return ContentRejected;
    if ('retryAt' in result) return QuotaExceeded;
    return 'resetsAt' in result ? BudgetExceeded : GenerationType;
  },
});

@ObjectType({ description: 'How near two texts are.' })
export class Similarity {
  @Field(() => Float, { description: '0 to 1; comparable only with scores of the same algorithm.' })
  score!: number;

  @Field(() => SimilarityAlgorithm, { description: 'How it was measured.' })
  algorithm!: SimilarityAlgorithm;

  @Field(() => [String], { description: 'In sentences: what both speak of, and how it was measured.' })
  reasons!: string[];
}

@ObjectType({ description: 'What a text is about.' })
export class Keyword {
  @Field(() => String, { description: 'As the text mostly writes it.' })
  term!: string;

  @Field(() => Float, { description: '0 to 1, the most important one having the most.' })
  score!: number;

  @Field(() => Int, { description: 'How often it stands in the text.' })
  count!: number;
}

@ObjectType({ description: 'Another lesson, and how near it is.' })
export class RelatedLesson {
  @Field(() => LessonType, { description: 'The other one.' })
  lesson!: LessonType;

  @Field(() => Float, { description: '0 to 1; comparable only with scores of the same algorithm.' })
  score!: number;

  @Field(() => SimilarityAlgorithm, { description: 'How it was measured.' })
  algorithm!: SimilarityAlgorithm;

  @Field(() => [String], { description: 'In sentences: what both speak of, and how it was measured.' })
  reasons!: string[];
}

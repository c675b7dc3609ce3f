import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { InspectionAction } from './profiles.entity.js';
import { LearnerProfile } from './profiles.type.js';

registerEnumType(InspectionAction, {
  name: 'InspectionAction',
  description: "What an admin did with a learner's documents.",
  valuesConfig: {
    INSPECT: { description: 'Looked at the profile.' },
    RERUN: { description: 'Had answers analysed again.' },
    EXPORT: { description: 'Took all of them away as a file.' },
    ERASE: { description: 'Had all of them erased.' },
  },
});

@InputType({ description: "Whose documents, and why." })
export class InspectLearnerInput {
  @Field(() => ID, { description: 'The learner.' })
  userId!: string;

  @Field(() => String, { description: 'Up to 500 UTF-16 units; it is recorded, and the learner sees it.' })
  reason!: string;
}

@ObjectType({ description: "That somebody looked at a learner's documents or changed them. It is never erased." })
export class DocumentInspection {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ID, { description: 'Whose documents.' })
  userId!: string;

  @Field(() => ID, { description: 'Who did.' })
  inspectorId!: string;

  @Field(() => InspectionAction, { description: 'What he did.' })
  action!: InspectionAction;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

export const DocumentInspectionConnection = connectionOf('DocumentInspection', () => DocumentInspection);

@ObjectType({ description: "What an admin sees of a learner's profile." })
export class InspectedProfile {
  @Field(() => DocumentInspection, { description: 'That he did, and why: the learner sees it.' })
  inspection!: DocumentInspection;

  @Field(() => LearnerProfile, { nullable: true, description: 'The newest version; null: there is none.' })
  profile!: LearnerProfile | null;
}

@ObjectType({ description: 'All that is kept of a learner.' })
export class LearnerExport {
  @Field(() => DocumentInspection, { description: 'That it was taken, and why: the learner sees it.' })
  inspection!: DocumentInspection;

  @Field(() => String, { description: 'JSON: an object with userId, exportedAt, and for each sort of documents a list: questionnaires (with questions and answers), profile (every version), activity, mastery, awards and progress.' })
  json!: string;
}

@ObjectType({ description: 'How many documents of a sort there were.' })
export class ErasedDocuments {
  @Field(() => String, { description: 'questionnaires, profile, activity, mastery, awards or progress.' })
  name!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'What was erased of a learner.' })
export class LearnerErasure {
  @Field(() => DocumentInspection, { description: 'That it was, and why: this stays.' })
  inspection!: DocumentInspection;

  @Field(() => [ErasedDocuments], { description: 'Each sort.' })
  erased!: ErasedDocuments[];
}

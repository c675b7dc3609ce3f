import { Field, InputType, registerEnumType } from 'type-graphql';
import { MANNERS, PRESENTATIONS, type Manner, type Presentation } from '../../orchestrator/shaping.js';
import { Difficulty } from '../generation/difficulty.type.js';

export const TutorManner = Object.fromEntries(MANNERS.map((manner) => [manner, manner])) as { [Each in Manner]: Each };
export const PreferredPresentation = Object.fromEntries(PRESENTATIONS.map((each) => [each, each])) as { [Each in Presentation]: Each };

registerEnumType(TutorManner, {
  name: 'TutorManner',
  description: 'How a tutor speaks.',
  valuesConfig: {
    PATIENT: { description: 'In small steps, leaving nothing out.' },
    ENCOURAGING: { description: 'Says what goes well, and gives courage.' },
    SOCRATIC: { description: 'Leads to the answer by questions.' },
    BRISK: { description: 'What matters, in few words.' },
    PLAYFUL: { description: 'Lightly and with humour.' },
  },
});
registerEnumType(PreferredPresentation, {
  name: 'PreferredPresentation',
  description: 'How an answer is laid out, where its form leaves a choice.',
  valuesConfig: {
    PROSE: { description: 'Running text without lists.' },
    LISTS: { description: 'Lists and tables.' },
    STEPS: { description: 'Numbered steps.' },
    EXAMPLES: { description: 'Examples before general statements.' },
    ANALOGIES: { description: 'Comparisons with what everybody knows.' },
  },
});

/** In UTF-16 units. */
export const LONGEST = { persona: 500, priorKnowledge: 1_000, industry: 200, role: 200 } as const;
export type OwnText = keyof typeof LONGEST;

const TEXTS = {
  persona: `How the tutor is to be, in words of your own: up to ${LONGEST.persona} characters.`,
  priorKnowledge: `What is known already, in words of your own: up to ${LONGEST.priorKnowledge} characters.`,
  industry: `What examples are to be taken from: up to ${LONGEST.industry} characters.`,
  role: `What the reader does at work: up to ${LONGEST.role} characters.`,
};

/** What both a call and the settings can say. */
@InputType()
abstract class Personal {
  @Field(() => TutorManner, { nullable: true, description: 'How the tutor speaks.' })
  manner?: Manner | null;

  @Field(() => String, { nullable: true, description: TEXTS.persona })
  persona?: string | null;

  @Field(() => String, { nullable: true, description: TEXTS.priorKnowledge })
  priorKnowledge?: string | null;

  @Field(() => PreferredPresentation, { nullable: true, description: 'How the answer is laid out, where its form leaves a choice.' })
  presentation?: Presentation | null;

  @Field(() => String, { nullable: true, description: TEXTS.industry })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: TEXTS.role })
  role?: string | null;
}

@InputType({ description: "How this one answer is to be shaped. What is left out is as the caller's settings say; null: in no way, whatever they say. The difficulty is the call's own field." })
export class PersonalisationInput extends Personal {}

@InputType({ description: 'What is left out stays as it is; null takes it away.' })
export class UpdateLearningSettingsInput extends Personal {
  @Field(() => Difficulty, { nullable: true, description: 'Where a call names no difficulty.' })
  difficulty?: Difficulty | null;
}

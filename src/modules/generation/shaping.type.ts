import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ASPECTS, type Aspect } from '../../orchestrator/shaping.js';
import { ShapingSource } from './shaping.js';

export const ShapingAspect = Object.fromEntries(ASPECTS.map((aspect) => [aspect, aspect])) as { [Each in Aspect]: Each };

registerEnumType(ShapingAspect, {
  name: 'ShapingAspect',
  description: 'What an answer is shaped by.',
  valuesConfig: {
    DIFFICULTY: { description: 'For whom it is written.' },
    MANNER: { description: 'How the tutor speaks.' },
    PERSONA: { description: 'How the tutor is to be, in the words of whoever asked.' },
    PRIOR_KNOWLEDGE: { description: 'What is known already.' },
    PRESENTATION: { description: 'How it is laid out.' },
    INDUSTRY: { description: 'What examples are taken from.' },
    ROLE: { description: 'What the reader does at work.' },
  },
});
registerEnumType(ShapingSource, {
  name: 'ShapingSource',
  description: 'Who said so.',
  valuesConfig: { CALL: { description: 'The call itself.' }, SETTINGS: { description: 'The learning settings, as they were when it was asked for.' } },
});

@ObjectType({ description: 'One thing that an answer was shaped by.' })
export class AppliedShaping {
  @Field(() => ShapingAspect, { description: 'What.' })
  aspect!: Aspect;

  @Field(() => String, { description: 'The name of the choice, or the text, as it was given.' })
  value!: string;

  @Field(() => ShapingSource, { description: 'Who said so.' })
  source!: ShapingSource;

  @Field(() => Boolean, { nullable: true, description: 'Whether the engine that answered could not heed it; null until it is known who answers.' })
  leftOut!: boolean | null;
}

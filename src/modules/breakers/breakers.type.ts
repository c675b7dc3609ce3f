import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/types.js';
import { BreakerState } from './breakers.entity.js';

registerEnumType(BreakerState, {
  name: 'BreakerState',
  description: 'Whether calls to a model go through.',
  valuesConfig: {
    CLOSED: { description: 'Calls go through.' },
    OPEN: { description: 'The model failed too often and is spared; the next candidates are asked.' },
    HALF_OPEN: { description: 'One call probes the model; if it is answered, the breaker closes.' },
  },
});

@ObjectType('Breaker', { description: 'The circuit breaker of one model at its provider, the same in every process.' })
export class BreakerType {
  @Field(() => String, { description: 'As the configuration names it.' })
  provider!: string;

  @Field(() => String, { description: 'Its name at the provider.' })
  model!: string;

  @Field(() => BreakerState, { description: 'Whether calls go through.' })
  state!: BreakerState;

  @Field(() => Boolean, { description: 'Opened by an admin: it stays open until it is reset.' })
  forced!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is not closed.' })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is in this state; null where it has never been in another.' })
  since!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on the next call is the probe: open, the end of its pause; half-open, should the probe under way be lost. Null where no probe is due.',
  })
  nextProbeAt!: Date | null;
}

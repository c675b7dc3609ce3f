import { registerEnumType } from 'type-graphql';
import { CLAIM_FIELDS, type ClaimField } from './profile.js';

export const ClaimFieldEnum = Object.fromEntries(CLAIM_FIELDS.map((each) => [each, each])) as { [Each in ClaimField]: Each };

registerEnumType(ClaimFieldEnum, {
  name: 'ClaimField',
  description: 'What a claim speaks of, and what its value then is.',
  valuesConfig: {
    GOAL: { description: 'What the learner wants to reach. No value.' },
    LEVEL: { description: 'How far he is in a subject: BEGINNER, INTERMEDIATE or ADVANCED.' },
    STRENGTH: { description: 'What he knows well. No value.' },
    GAP: { description: 'What he does not know yet. No value.' },
    PRESENTATION: { description: 'How he likes things explained: a PreferredPresentation.' },
    PACE: { description: 'How many hours a week he learns: a number.' },
    LANGUAGE: { description: 'What he learns in: an ISO 639-1 code.' },
    PATH_STEP: { description: 'A step of the way to his goal, in order. No value.' },
    RESOURCE: { description: 'A lesson at hand that helps him. No value.' },
    TIMELINE: { description: 'How many weeks the way takes: a number.' },
    NEXT_STEP: { description: 'What to do next. No value.' },
  },
});

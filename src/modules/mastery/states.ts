import type { ItemState, LearnerState, Place } from './fold.js';

type Stored<Value> = Value extends Date ? string : Value extends object ? { [Key in keyof Value]: Stored<Value[Key]> } : Value;

/** As JSON keeps them: every digit of a number, times as ISO 8601. */
export type StoredLearnerState = Stored<LearnerState>;
export type StoredItemState = Stored<ItemState>;

export function learnerStateOf({ last, practice, ...state }: StoredLearnerState): LearnerState {
  return { ...state, last: last && placeOf(last), practice: practice && { ...practice, at: new Date(practice.at) } };
}

export function itemStateOf({ last, ...state }: StoredItemState): ItemState {
  return { ...state, last: last && placeOf(last) };
}

function placeOf(place: Stored<Place>): Place {
  return { ...place, at: new Date(place.at) };
}

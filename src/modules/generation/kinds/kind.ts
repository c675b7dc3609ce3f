import type { LessonText, ModelProvider, Task } from '../../../orchestrator/model.js';
import type { Shaping } from '../../../orchestrator/shaping.js';
import type { Personalisation } from '../../personalisation/settings.service.js';
import type { GenerationKind } from '../generation.entity.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { ItemView, Judgement, NewItem } from '../items/item.js';
import type { Prompt } from '../prompts/prompt.js';
import type { ShownLesson } from '../shown-lesson.js';

/** The caller's parameters, defaults applied; stored with the generation and compared for idempotency. */
export interface KindInput {
  allowLocal: boolean;
  /** Whether it wants a new answer, although one may be at hand; left out: no. */
  fresh?: true;
  /** How the call itself wants the answer shaped; left out: it says nothing of it. */
  personalisation?: Personalisation;
  /** Whether the settings of whoever asks shape it as well; left out: yes. */
  personalise?: false;
}

/** What a generation is made from; what concerns the lesson is null where it is about none. */
export interface Subject<Input extends KindInput = KindInput> {
  generationId: string;
  input: Input;
  lessonId: string | null;
  lessonVersion: number | null;
  lesson: LessonText | null;
  /** How the answer is shaped for its reader, beside what `input` says; left out: in no way. */
  shaping?: Shaping;
  /** Whom alone the answer is for; left out: everybody of the organization. */
  personId?: string;
  /** How prompts show the lesson; left out: as it is. The engine always reads all of it. */
  shown?: ShownLesson;
  /** The names of the course's owner and of whom the answer is for: no model learns them. */
  people?: readonly string[];
}

/** What a generation about a lesson is made from. */
export interface LessonSubject<Input extends KindInput = KindInput> extends Subject<Input> {
  lessonId: string;
  lessonVersion: number;
  lesson: LessonText;
}

/** What a structured kind's answer consists of. */
export interface ItemRules<Input extends KindInput, About extends Subject<Input>, Item extends NewItem> {
  /** What ProgressChanged calls them. */
  stage: string;
  /** How many validated ones make a whole answer. */
  wanted(input: Input): number;
  /** Which of those that come are let through; a reason is in words that the item's author can mend it by. */
  accept(item: unknown, subject: About, existing: readonly Item[], by: ModelProvider['origin']): Judgement<Item>;
  /** As its author drafted it: `accept` makes the same of it again. */
  draftOf(item: Item): unknown;
  /** All that a reader ever gets to see of it and that its model wrote; the quote is the lesson's. */
  shownText(item: Item): string;
  viewOf(item: Item): ItemView;
  /** What the reader should know of a model's drafts that were refused; null, or left out: nothing. */
  noticeOf?(refused: readonly unknown[], made: readonly Item[]): string | null;
  /** Whether a second solver answers a model's items before anybody sees them; left out: there is no key to check. */
  isChecked?(input: Input): boolean;
  /** What of an item he is asked; null: it has no key. Left out: questions, as they are. */
  keyed?(item: Item): NewQuestion | null;
  /** What he is shown, of an empty body nothing; left out: the lesson. */
  solverReads?(about: About): LessonText;
}

/** What a kind of generation needs to know to be asked for. A new kind is one file beside this one and its line in index.ts. */
export interface KindDefinition<
  Input extends KindInput = KindInput, About extends Subject<Input> = LessonSubject<Input>, Item extends NewItem = NewItem,
> {
  kind: GenerationKind;
  /** Whether only those who teach may ask for it; left out: everybody may. */
  forTeachers?(input: Input): boolean;
  /** Whether the server asks for it, for its own sake; left out: people do. */
  byServer?(input: Input): boolean;
  /** Whether it counts towards its user's hourly quota; left out: it does, unless the server asks for it. */
  isCounted?(input: Input): boolean;
  /** Whether nobody but its user reads it: it tells what is known of a learner, which admins read with a reason alone; left out: admins read it too. */
  isPersonal?: true;
  /** Whether its answer says what is known of its user: it is kept for nobody who asks the same, and goes with him; left out: it doesn't. */
  tellsOfUser?(input: Input): boolean;
  /** Whom it speaks of beside its user and the course's owner, by id. */
  concerns?(input: Input): string[];
  /** Null: its answer is text. */
  items: ItemRules<Input, About, Item> | null;
  /** Models that are asked only where nobody else can answer, as "provider/model"; left out: none. */
  askedLast?(input: Input): readonly string[];
  /** What its user wrote of their own, for moderation and for teachers' eyes; null where the kind takes none. */
  freeText(input: Input): string | null;
  /** @param existing what there is of its items already, and is not to be made again */
  task(subject: About, existing: readonly Item[]): Task;
  /** How a model is asked; the engine reads the task alone. */
  prompt: Prompt;
}

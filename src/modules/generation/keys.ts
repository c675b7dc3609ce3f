import type { LanguageCode, ModelCall } from '../../orchestrator/model.js';
import { disguise } from '../../orchestrator/privacy/disguise.js';
import { resolved } from '../../orchestrator/routing/policy.js';
import type { Rules } from '../../orchestrator/routing/route.js';
import type { RouterService } from '../routing/router.service.js';
import type { AskedQuestion } from '../cache/answers.service.js';
import { digestOf } from '../../platform/canonical.js';
import { GenerationKind } from './generation.entity.js';
import type { ExplanationInput } from './kinds/explanation.js';
import { isByServer, kindDefinition } from './kinds/index.js';
import type { KindInput, Subject } from './kinds/kind.js';
import type { PromptSettings } from './shown-lesson.js';
import { promptVersionOf, wording } from './wording.js';

/** The whole of a request, as far as its answer may depend on it. Two that differ anywhere have different keys. */
export interface CanonicalRequest {
  kind: GenerationKind;
  /** The kind's own parameters, defaults applied. */
  input: Record<string, unknown>;
  lessonId: string | null;
  lessonVersion: number | null;
  language: LanguageCode;
  prompt: Pick<ModelCall, 'system' | 'messages' | 'maxOutputTokens' | 'schema'>;
  promptVersion: string | null;
  /** What decides how much of the lesson in that prompt a model is shown. */
  shown: PromptSettings & {
    /** Who may be asked, in the configured order, each with its context. */
    models: string[];
  };
  /** What of it no model is shown, such as the name of who asks: to somebody of another name it is another request. */
  withheld: string[];
  /** An answer is for its organization alone. */
  organizationId: string;
  /** The one person that a personalised answer is for; null where it is for everybody of the organization. */
  personId: string | null;
  /** Which policy decides who is asked, its version, and what its aliases lead to. */
  routing: string;
}

/** SHA-256 of the canonical request, hex. */
export function requestKey(request: CanonicalRequest): string {
  return digestOf(request);
}

export interface RequestKeys {
  /** Under which its answer is kept; null: it isn't. */
  answer: string | null;
  /** Under which it shares a call with others; its own id where it shares none. */
  call: string;
  /** Whether an answer that is at hand is no answer to it: it neither joins a call nor reads the cache. */
  fresh: boolean;
  promptVersion: string | null;
  /** By which it may have the answer to the same question in other words; null: only the identical request's. */
  asked: AskedQuestion | null;
}

/** Of a generation that makes its own call, and whose answer is not kept. */
export function unshared(generationId: string): RequestKeys {
  return { answer: null, call: generationId, fresh: false, promptVersion: null, asked: null };
}

const HELD = 'held ';

/** Under which those share a call who can wait for it: apart from who wants the same at once, and isn't kept waiting by them. */
export function heldKey(call: string): string {
  return HELD + call;
}

/** Under which who waits no longer shares a call with everybody else. */
export function unheldKey(key: string): string {
  return key.startsWith(HELD) ? key.slice(HELD.length) : key;
}

export interface KeyedSubject {
  id: string;
  organizationId: string;
  kind: GenerationKind;
  input: KindInput;
}

/** Says which requests are the same. */
export class RequestKeyring {
  /**
   * @param enabled false: every request makes its own call, and no answer is kept
   * @param semantic whether a question may have the answer to the same question in other words
   */
  constructor(
    private readonly enabled: boolean,
    private readonly semantic: boolean,
    private readonly router: Pick<RouterService, 'rulesFor'>,
    private readonly shown: CanonicalRequest['shown'],
  ) {}

  of({ id, organizationId, kind, input }: KeyedSubject, subject: Subject): RequestKeys {
    const fresh = input.fresh ?? false;
    // Two judges that shared a call would be one.
    if (!this.enabled || isByServer(kind, input)) return { ...unshared(id), fresh };
    const definition = kindDefinition(kind);
    const task = definition.task(subject, []);
    const promptVersion = promptVersionOf(kind, subject);
    const rules = this.router.rulesFor(kind);
    // That it wants a new answer says nothing of what it wants answered; how it is shaped stands in the prompt.
    const { fresh: _, personalisation: _said, personalise: _settings, ...parameters } = subject.input;
    const prompt = wording(kind, subject, task, []);
    const request: CanonicalRequest = {
      kind,
      input: parameters,
      lessonId: subject.lessonId,
      lessonVersion: subject.lessonVersion,
      language: task.language,
      prompt,
      promptVersion,
      shown: this.shown,
      withheld: withheldFrom(prompt, subject.people ?? []),
      organizationId,
      personId: subject.personId ?? null,
      routing: routingIn(rules),
    };
    const answer = requestKey(request);
    return { answer: definition.tellsOfUser?.(input) ? null : answer, call: fresh ? id : answer, fresh, promptVersion, asked: this.semantic ? askedIn(request, subject) : null };
  }
}

function withheldFrom({ system, messages }: CanonicalRequest['prompt'], people: readonly string[]): string[] {
  return [...disguise([system, ...messages.map(({ content }) => content)], people).originals.values()];
}

/** A policy keeps its version when an alias that it names is pointed elsewhere: what its names lead to belongs to it. */
function routingIn(rules: Rules): string {
  if (rules.by !== 'policy') return rules.by;
  const led = rules.steps.filter(({ model }) => rules.aliases.has(model)).map(({ model }) => {
    const end = resolved(model, rules.aliases);
    return 'model' in end ? end.model : model;
  });
  return [`policy@${rules.version}`, ...led].join(' ');
}

/** Only a question about a lesson, and to everybody: what is graded, or written for one person, is never another's answer. */
function askedIn(request: CanonicalRequest, subject: Subject): AskedQuestion | null {
  if (request.kind !== GenerationKind.EXPLANATION || request.lessonId === null || request.personId !== null) return null;
  const input = request.input as Omit<ExplanationInput, 'fresh'>;
  if (input.question === null) return null;
  const definition = kindDefinition(request.kind);
  const unasked = { ...input, question: null };
  const prompt = wording(request.kind, subject, definition.task({ ...subject, input: unasked }, []), []);
  return { scope: digestOf({ ...request, input: unasked, prompt }), question: input.question, language: request.language };
}

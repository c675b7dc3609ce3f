import type { LogEvent, NewEvent } from '../../streams/events.js';
import { RESET, TEXT } from '../../streams/events.js';
import type { Origin } from './generation.entity.js';
import { visibleItem, type ItemContent } from './items/item.js';
import type { Producer } from './maker.js';
import type { Failure } from './generation.repository.js';
import type { TokenUsage } from './usage.type.js';

/** The types under which a generation's events stand in its log. */
export const EVENT = {
  started: 'started',
  text: TEXT,
  item: 'item',
  progress: 'progress',
  switched: 'switched',
  reset: RESET,
  completed: 'completed',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

export const TERMINAL_TYPES: readonly string[] = [EVENT.completed, EVENT.failed, EVENT.cancelled];
/** A replay may leave these out. */
export const DROPPABLE_TYPES = [EVENT.progress, EVENT.switched];
/** A reset makes these void. */
export const VOIDABLE_TYPES = [EVENT.text, EVENT.item];

export const started = (provider: string, model: string, origin: Origin): NewEvent => ({ type: EVENT.started, data: { provider, model, origin } });
export const itemReady = (index: number, item: ItemContent): NewEvent => ({ type: EVENT.item, data: { index, item } });
export const progressChanged = (stage: string, completed: number, total: number): NewEvent => ({ type: EVENT.progress, data: { stage, completed, total } });
export const switched = (fromProvider: string, toProvider: string, reason: string): NewEvent => ({ type: EVENT.switched, data: { fromProvider, toProvider, reason } });
export const reset = (reason: string): NewEvent => ({ type: EVENT.reset, data: { reason } });
export const completed = (usage: TokenUsage, costMicroUsd: number): NewEvent => ({ type: EVENT.completed, data: { usage, costMicroUsd } });
export const failed = ({ code, message, retryable }: Failure): NewEvent => ({ type: EVENT.failed, data: { code, message, retryable } });
export const cancelled = (): NewEvent => ({ type: EVENT.cancelled, data: {} });

const TYPE_NAMES: Record<string, string> = {
  [EVENT.started]: 'GenerationStarted',
  [EVENT.text]: 'TextDelta',
  [EVENT.item]: 'ItemReady',
  [EVENT.progress]: 'ProgressChanged',
  [EVENT.switched]: 'ProviderSwitched',
  [EVENT.reset]: 'StreamReset',
  [EVENT.completed]: 'GenerationCompleted',
  [EVENT.failed]: 'GenerationFailed',
  [EVENT.cancelled]: 'GenerationCancelled',
};

/** A log event as GraphQL shows it to this viewer: what gives an answer away is taken out for who may not edit the course. */
export function toGraphQl(generationId: string, event: LogEvent, mayEdit: boolean): Record<string, unknown> {
  const typeName = TYPE_NAMES[event.type];
  if (!typeName) throw new Error(`unknown event ${event.type} in the log of ${generationId}`);
  const { data } = event;
  const item = event.type === EVENT.item ? { item: visibleItem(data['item'] as ItemContent, mayEdit) } : {};
  return { ...data, ...item, typeName, generationId, seq: event.seq, at: event.at };
}

/** Whom a GenerationStarted names. */
export function startedBy(data: LogEvent['data'] | undefined): Producer | null {
  return data ? { provider: data['provider'] as string, model: data['model'] as string, origin: data['origin'] as Origin } : null;
}

/** What has been produced so far, as the events tell it. */
export interface Produced {
  text: string;
  items: ItemContent[];
  /** The last event that text and items include; never the terminal one. */
  lastSeq: number;
}

/** Folds sound events (none before the last reset). */
export function produced(events: LogEvent[]): Produced {
  const result: Produced = { text: '', items: [], lastSeq: 0 };
  for (const { type, data, seq } of events) {
    if (TERMINAL_TYPES.includes(type)) break;
    if (type === EVENT.text) result.text += data['text'] as string;
    if (type === EVENT.item) result.items.push(data['item'] as ItemContent);
    result.lastSeq = seq;
  }
  return result;
}

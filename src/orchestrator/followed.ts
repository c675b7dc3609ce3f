import type { Answer } from './answer.js';
import type { Candidate } from './candidates.js';
import { Seam } from './continuation.js';
import type { Flight } from './flight.js';
import type { FindingEvent, Guard } from './guard.js';
import type { Hedging } from './hedging.js';
import { ItemParser } from './items.js';
import { ProviderError, type FinishReason } from './model.js';
import type { OrchestratorEvent } from './orchestrator.js';
import { WellFormedText } from './text.js';

export interface Ended {
  /** Whose attempt it was: not the one that was asked, where a hedge won. */
  candidate: Candidate;
  error: ProviderError | null;
  /** Whether anything came that a reader or a parser could use. */
  began: boolean;
}

/** Who looks at what a call brings and on its way. */
export interface Watchers {
  hedging: Hedging | null;
  /** Null: nothing is checked. */
  guard: Guard | null;
}

/** Reads one call to its end: what it brings, and its checks let through, becomes part of the answer. */
export async function* followed<Item>(flight: Flight, answer: Answer<Item>, { hedging, guard }: Watchers): AsyncGenerator<OrchestratorEvent<Item>, Ended> {
  const { candidate, meter } = flight;
  const { provider } = candidate;
  const text = new WellFormedText();
  const before = answer.before(candidate).text;
  const seam = before ? new Seam(before) : null;
  const parser = answer.isStructured ? new ItemParser(provider.name) : null;
  /** The continuation began again, and nothing of the new text is shown yet. */
  let restarted = false;
  const checked = (piece: string): string => {
    if (seam?.restarted) {
      seam.restarted = false;
      restarted = true;
      guard?.startAnew();
    }
    return guard ? guard.push(piece) : piece;
  };
  let finish: FinishReason | null = null;
  let error: ProviderError | null = null;
  try {
    for await (const part of flight.read()) {
      flight.noted(part);
      switch (part.type) {
        case 'text': {
          meter.saw(part.text);
          if (parser) {
            const items = parser.write(part.text);
            if (items.length > 0) yield* answer.addItems(candidate, items, guard);
            break;
          }
          const shown = checked(joined(seam, text.push(part.text)));
          // Another generator for every token would cost more than all the rest.
          if (shown !== '' && (restarted || !answer.isBy(candidate))) {
            yield* answer.addText(candidate, shown, restarted);
            restarted = false;
          } else if (shown !== '') yield answer.append(shown);
          if (guard) yield* told(guard);
          break;
        }
        case 'usage':
          meter.counted(part.usage);
          break;
        case 'notice':
          yield { type: 'notice', text: part.text };
          break;
        case 'finish':
          finish = part.reason;
          break;
        case 'reasoning':
          meter.thought(part.text ?? '');
          break;
      }
    }
    const rest = joined(seam, text.end()) + (seam?.end() ?? '');
    let shown = checked(rest);
    if (finish === 'stop' && !parser && guard) shown += guard.end();
    yield* answer.addText(candidate, shown, restarted);
    if (guard) yield* told(guard);
    if (seam?.refused) throw new ProviderError('malformed', `${provider.name} apologised instead of going on.`);
    flight.checkEnd(finish, parser);
    // An answer without a word or an item replaces what another has begun all the same.
    yield* answer.takeOver(candidate);
  } catch (caught) {
    if (!(caught instanceof ProviderError)) throw caught;
    error = caught;
    if (guard) yield* told(guard);
  }
  if (flight.firstTokenMs !== null) hedging?.observed(candidate, flight.firstTokenMs);
  yield await flight.report(error, finish !== null);
  return { candidate, error, began: !meter.isBlank };
}

/** What was found, and a notice where the answer is given all the same. */
function* told(guard: Guard): Generator<FindingEvent | { type: 'notice'; text: string }> {
  for (const event of guard.findings()) {
    yield event;
    if (event.outcome === 'let_stand') yield { type: 'notice', text: event.finding.reason };
  }
}

function joined(seam: Seam | null, text: string): string {
  return seam ? seam.push(text) : text;
}

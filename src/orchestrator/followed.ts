import type { Answer } from './answer.js';
import type { Candidate } from './candidates.js';
import { Seam } from './continuation.js';
import type { Flight } from './flight.js';
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

/** Reads one call to its end: what it brings becomes part of the answer. */
export async function* followed<Item>(flight: Flight, answer: Answer<Item>, hedging: Hedging | null): AsyncGenerator<OrchestratorEvent<Item>, Ended> {
  const { candidate, meter } = flight;
  const { provider } = candidate;
  const text = new WellFormedText();
  const before = answer.before(candidate).text;
  const seam = before ? new Seam(before) : null;
  const parser = answer.isStructured ? new ItemParser(provider.name) : null;
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
            if (items.length > 0) yield* answer.addItems(candidate, items);
            break;
          }
          const shown = joined(seam, text.push(part.text));
          // Another generator for every token would cost more than all the rest.
          if (!answer.isBy(candidate) || seam?.restarted) yield* answer.addText(candidate, shown, seam);
          else if (shown !== '') yield answer.append(shown);
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
    yield* answer.addText(candidate, joined(seam, text.end()) + (seam?.end() ?? ''), seam);
    if (seam?.refused) throw new ProviderError('malformed', `${provider.name} apologised instead of going on.`);
    flight.checkEnd(finish, parser);
    // An answer without a word or an item replaces what another has begun all the same.
    yield* answer.takeOver(candidate);
  } catch (caught) {
    if (!(caught instanceof ProviderError)) throw caught;
    error = caught;
  }
  if (flight.firstTokenMs !== null) hedging?.observed(candidate, flight.firstTokenMs);
  yield await flight.report(error, finish !== null);
  return { candidate, error, began: !meter.isBlank };
}

function joined(seam: Seam | null, text: string): string {
  return seam ? seam.push(text) : text;
}

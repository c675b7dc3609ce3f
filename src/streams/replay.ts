import { TEXT, type LogEvent, type MergedText } from './events.js';

/** What of a text event comes after the cursor: all of it, unless the cursor lies inside a merged run. */
function afterCursor(event: LogEvent, cursor: number): LogEvent {
  const { text, ends } = event.data as MergedText;
  if (!ends) return event;
  const first = event.seq - ends.length + 1;
  const start = cursor < first ? 0 : (ends[cursor - first] ?? 0);
  return { ...event, data: { text: text.slice(start) } };
}

/**
 * The events of a page as a subscriber at `cursor` gets them: neighbouring texts joined under the last one's number,
 * merged rows cut where the cursor lies.
 */
export function replay(rows: LogEvent[], cursor: number): LogEvent[] {
  const events: LogEvent[] = [];
  let position = cursor;
  for (const row of rows) {
    const previous = events.at(-1);
    if (row.type !== TEXT) {
      events.push(row);
    } else {
      const event = afterCursor(row, position);
      if (previous?.type === TEXT) {
        events[events.length - 1] = { ...event, data: { text: `${previous.data['text'] as string}${event.data['text'] as string}` } };
      } else {
        events.push(event);
      }
    }
    position = row.seq;
  }
  return events;
}

import type { LanguageCode, StreamPart, Task } from '../../model.js';
import { noticeFor } from './notice.js';
import type { Pacer } from './pacer.js';

/** Streams `{"items":[…]}`, an item at a time, and then what its reader should know. @param written the language of the lesson. @param others what else its reader should know */
export async function* itemParts(task: Task, items: AsyncIterable<object>, written: LanguageCode, pacer: Pacer, others: readonly string[] = []): AsyncGenerator<StreamPart> {
  let made = 0;
  yield { type: 'text', text: '{"items":[' };
  for await (const item of items) {
    await pacer.breathe();
    yield { type: 'text', text: `${made > 0 ? ',' : ''}${JSON.stringify(item)}` };
    made += 1;
  }
  yield { type: 'text', text: ']}' };
  const notice = await noticeFor(task, written, made, others);
  if (notice) yield { type: 'notice', text: notice };
}

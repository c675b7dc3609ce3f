import type { LanguageCode, Task } from '../../model.js';
import { loadLanguage } from './languages/index.js';

/** What is made of the lesson's sentences, which are as hard as they are. */
const ITEMS_AS_THEY_ARE: ReadonlySet<Task['kind']> = new Set(['FLASHCARDS', 'EXERCISES', 'OUTLINE']);

/** What the reader should know about an answer, in the language asked for; null where nothing. */
export async function noticeFor(task: Task, written: LanguageCode, made: number): Promise<string | null> {
  const { phrases } = await loadLanguage(task.language);
  const notices: string[] = [];
  if ('existing' in task && made < task.count) {
    // Who asks only for the rest still reads the whole.
    const all = made + task.existing.length;
    const wanted = task.count + task.existing.length;
    const [none, fewer] = task.kind === 'QUIZ' ? [phrases.noticeNone, phrases.noticeFewer] : [phrases.noticeNoItems, phrases.noticeFewerItems];
    notices.push(all === 0 ? none : fewer(all, wanted));
  }
  if (task.language !== written) {
    const name = new Intl.DisplayNames([task.language], { type: 'language' }).of(written) ?? written;
    notices.push(phrases.noticeLanguage(name));
  }
  if (task.kind === 'EXPLANATION' && task.difficulty !== null) notices.push(phrases.noticeDifficulty);
  if (ITEMS_AS_THEY_ARE.has(task.kind) && task.difficulty !== null) notices.push(phrases.noticeItemsDifficulty);
  return notices.length > 0 ? notices.join(' ') : null;
}

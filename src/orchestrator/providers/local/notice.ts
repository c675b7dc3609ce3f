import type { LanguageCode, Task } from '../../model.js';
import { loadLanguage } from './languages/index.js';

/** What the reader should know about an answer, in the language asked for; null where nothing. */
export async function noticeFor(task: Task, written: LanguageCode, made: number): Promise<string | null> {
  const { phrases } = await loadLanguage(task.language);
  const notices: string[] = [];
  if (task.kind === 'QUIZ' && made < task.count) {
    // Who asks only for the rest still reads the whole.
    const existing = task.existing.length;
    notices.push(made + existing === 0 ? phrases.noticeNone : phrases.noticeFewer(made + existing, task.count + existing));
  }
  if (task.language !== written) {
    const name = new Intl.DisplayNames([task.language], { type: 'language' }).of(written) ?? written;
    notices.push(phrases.noticeLanguage(name));
  }
  if (task.kind === 'EXPLANATION' && task.difficulty !== null) notices.push(phrases.noticeDifficulty);
  return notices.length > 0 ? notices.join(' ') : null;
}

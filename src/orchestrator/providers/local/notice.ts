import type { LanguageCode, Task } from '../../model.js';
import { loadLanguage } from './languages/index.js';
import { TEXT_WORDS } from './texts.words.js';

/** Kinds that quote the lesson, and whose words no level changes. */
const TEXTS: ReadonlySet<Task['kind']> = new Set(['SUMMARY', 'EXAMPLES', 'LESSON']);

/** What is made of the lesson's sentences, which are as hard as they are. */
const ITEMS_AS_THEY_ARE: ReadonlySet<Task['kind']> = new Set(['FLASHCARDS', 'EXERCISES', 'OUTLINE']);

/** What the reader should know about an answer, in the language asked for; null where nothing. @param others what else there is to say, already in words */
export async function noticeFor(task: Task, written: LanguageCode, made: number, others: readonly string[] = []): Promise<string | null> {
  const { phrases } = await loadLanguage(task.language);
  const notices: string[] = [...others];
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
  if (task.kind === 'STUDY_PLAN' && task.difficulty !== null) notices.push(TEXT_WORDS[task.language].noticePlanLevel);
  if (TEXTS.has(task.kind) && task.difficulty !== null) notices.push(TEXT_WORDS[task.language].noticeLevel);
  if (task.kind === 'EXAMPLES' && (task.industry ?? task.role) !== null) notices.push(TEXT_WORDS[task.language].noticeWork);
  if (ITEMS_AS_THEY_ARE.has(task.kind) && task.difficulty !== null) notices.push(phrases.noticeItemsDifficulty);
  return notices.length > 0 ? notices.join(' ') : null;
}

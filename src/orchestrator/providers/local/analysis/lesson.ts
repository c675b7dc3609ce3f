import type { LanguageCode, LessonText } from '../../../model.js';
import { loadLanguage } from '../languages/index.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Pacer } from '../pacer.js';
import { readPassages } from './markdown.js';
import { writtenLanguage } from './script.js';
import { sentencesOf, type Sentence } from './text.js';

/** A lesson as the engine reads it. */
export interface ReadLesson {
  body: string;
  language: LanguageCode;
  pack: LanguagePack;
  sentences: Sentence[];
}

/** Reads a lesson's prose, in the language that it is written in. */
export async function readLesson(lesson: LessonText, pacer: Pacer): Promise<ReadLesson> {
  const language = await writtenLanguage(lesson.body, lesson.language);
  const pack = await loadLanguage(language);
  const sentences: Sentence[] = [];
  for (const passage of await readPassages(lesson.body, pacer)) {
    await pacer.tick();
    sentences.push(...sentencesOf(passage, lesson.body, pack, sentences.length));
  }
  return { body: lesson.body, language, pack, sentences };
}

import type { AnswerInputName, LanguageCode } from '../../orchestrator/model.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { newId } from '../../platform/ids.js';
import { isRight, type QuestionRow, type Response } from './question.js';
import type { ImportedQuestionInput } from './questionnaires.input.js';
import type { NewQuestion } from './questionnaires.repository.js';

/** As another frontend calls its questions. */
const INPUTS: Readonly<Record<string, AnswerInputName>> = { ChoixMultiple: 'SINGLE_CHOICE', ReponseCourte: 'SHORT_TEXT', VraiFaux: 'TRUE_FALSE', TexteATrous: 'CLOZE' };

export const MOST_IMPORTED = 500;
const LONGEST_QUESTION = 2_000;
const LONGEST_ANSWER = 5_000;
const MOST_OPTIONS = 20;

const TRUE = new Set(['v', 't', 'true', 'vrai', 'yes', 'oui', 'wahr', 'ja', 'richtig', 'verdadero', 'sí', 'si', 'vero', 'sì', 'verdadeiro', 'sim', 'верно', 'да', '对', '正确', '是', 'はい', '正しい', '예', '참', 'نعم', 'صحيح', 'सही', 'हाँ']);
const FALSE = new Set(['f', 'false', 'faux', 'no', 'non', 'falsch', 'nein', 'falso', 'não', 'неверно', 'нет', '错', '错误', '否', 'いいえ', '誤り', '아니요', '거짓', 'لا', 'خطأ', 'गलत', 'नहीं']);

/** Around an answer punctuation says nothing, but for a minus before its number, and what belongs to a name or a number: C#, 50 %. */
const AROUND = /^(?:(?!-[.,]?\p{N})[\p{P}\s])+|(?:(?![#%‰])[\p{P}\s])+$/gu;
const MINUS = /[\u2010-\u2013\u2212](?=[.,]?\p{N})/gu;

/** What two answers have in common that say the same. */
function plain(text: string): string {
  const said = text.normalize('NFKC').toLowerCase().replace(MINUS, '-').replace(/\s+/g, ' ').trim();
  // Who was asked for a sign answers with nothing else.
  return said.replace(AROUND, '') || said;
}

/** @throws BAD_USER_INPUT naming the field */
export function checkImported(questions: readonly ImportedQuestionInput[]): void {
  if (questions.length < 1 || questions.length > MOST_IMPORTED) {
    throw badUserInput('input.questions_data', `must hold 1 to ${MOST_IMPORTED} questions; it holds ${questions.length.toLocaleString('en')}.`);
  }
  const numbers = new Set<number>();
  questions.forEach(({ numero, question, type, options, user_answer, correct_answer }, index) => {
    const path = `input.questions_data[${index}]`;
    if (!Object.hasOwn(INPUTS, type)) throw badUserInput(`${path}.type`, `must be one of ${Object.keys(INPUTS).join(', ')}.`);
    if (numbers.has(numero)) throw badUserInput(`${path}.numero`, 'is the number of another question, too.');
    numbers.add(numero);
    checkText(`${path}.question`, question, { min: 1, max: LONGEST_QUESTION });
    if (options.length > MOST_OPTIONS) throw badUserInput(`${path}.options`, `must be at most ${MOST_OPTIONS}.`);
    options.forEach((option, at) => checkText(`${path}.options[${at}]`, option, { min: 1, max: LONGEST_ANSWER }));
    checkText(`${path}.user_answer`, user_answer, { max: LONGEST_ANSWER });
    if (correct_answer != null) checkText(`${path}.correct_answer`, correct_answer, { max: LONGEST_ANSWER });
  });
}

/** Questions with their answers, in the order of their numbers. Where the learner was asked the same here, the server's own key marks it. */
export function importedQuestions(questions: readonly ImportedQuestionInput[], known: readonly QuestionRow[], language: LanguageCode): NewQuestion[] {
  const keyed = new Map(known.map((question) => [plain(question.content.prompt), question]));
  return questions.toSorted((a, b) => a.numero - b.numero).map((question) => {
    const own = keyed.get(plain(question.question));
    const shape = own ? { input: own.input, content: own.content } : shapeOf(question);
    const response = responseIn(shape, question.user_answer);
    const key = own?.key ?? null;
    return {
      id: newId('QuestionnaireQuestion'), purpose: 'KNOWLEDGE', reads: null, ...shape, key, asked: true, response,
      claimed: { numero: question.numero, type: question.type, correctAnswer: question.correct_answer ?? null, isCorrect: question.is_correct ?? null },
      right: key ? (response ? isRight({ ...shape, key }, response, language) : false) : null,
    };
  });
}

function shapeOf({ question, type, options }: ImportedQuestionInput): Pick<QuestionRow, 'input' | 'content'> {
  const blanks = type === 'TexteATrous' ? 1 : null;
  const content = { prompt: question, choices: options.map((text) => ({ id: newId('Choice'), text })), labels: [], least: null, most: null, unit: null, blanks };
  // Without its choices a letter is all that is known of what was chosen.
  return { input: type === 'ChoixMultiple' && options.length === 0 ? 'SHORT_TEXT' : INPUTS[type]!, content };
}

/** The answer as the question's input has it; null where there is none, or none that can be read. */
function responseIn({ input, content }: Pick<QuestionRow, 'input' | 'content'>, answer: string): Response | null {
  if (answer.trim() === '') return null;
  if (input === 'TRUE_FALSE') {
    const said = plain(answer);
    return TRUE.has(said) ? { answer: true } : FALSE.has(said) ? { answer: false } : { texts: [answer] };
  }
  if (input !== 'SINGLE_CHOICE' && input !== 'MULTIPLE_CHOICE') return { texts: content.blanks !== null && content.blanks > 1 ? answer.split(/\s*[;|]\s*/) : [answer] };
  const choice = content.choices.find(({ text }) => plain(text) === plain(answer)) ?? content.choices[letterOf(answer)] ?? letteredIn(content.choices, answer);
  return choice ? { choiceIds: [choice.id] } : { texts: [answer] };
}

/** "B) Lyon", where that is the second choice. */
function letteredIn<Choice extends { text: string }>(choices: readonly Choice[], answer: string): Choice | undefined {
  const [, letter, text] = /^\s*([A-Za-z])\s*[).:]\s*(\S.*)$/s.exec(answer) ?? [];
  const choice = letter === undefined ? undefined : choices[letterOf(letter)];
  return choice && plain(choice.text) === plain(text!) ? choice : undefined;
}

/** "B" or "b)": 1; anything else: no choice. */
function letterOf(answer: string): number {
  const letter = /^\s*([A-Za-z])\s*[).]?\s*$/.exec(answer)?.[1];
  return letter === undefined ? -1 : letter.toUpperCase().charCodeAt(0) - 65;
}

/** What follows from what another frontend says to be right: by its key where it gives one, else by its word; null: nothing. */
export function markedByClaim({ claimed, key, input, content, response }: Pick<QuestionRow, 'claimed' | 'key' | 'input' | 'content' | 'response'>): boolean | null {
  if (!claimed || key) return null;
  if (response === null) return false;
  if (claimed.correctAnswer === null) return claimed.isCorrect;
  const right = responseIn({ input, content }, claimed.correctAnswer);
  return right === null ? claimed.isCorrect : said(right) === said(response);
}

function said({ choiceIds, answer, texts }: Response): string {
  return choiceIds ? choiceIds.join('\n') : answer !== undefined ? String(answer) : (texts ?? []).flatMap((text) => text.split(/[;|]/)).map(plain).join('\n');
}

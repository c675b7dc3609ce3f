import type { QuestionnaireTask } from '../../../orchestrator/model.js';
import { QUESTIONNAIRE_SCHEMA } from '../items/learner-question.js';
import { dataLine, jsonWords, readerLines } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { tagged, type Prompt } from './prompt.js';
import { QUESTIONNAIRE_WORDS, type QuestionnaireWords } from './questionnaire.words.js';

const TOKENS_PER_QUESTION = 220;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const questionnairePrompt: Prompt<QuestionnaireTask, QuestionnaireWords> = {
  kind: 'QUESTIONNAIRE',
  version: 'questionnaire@1',
  schema: QUESTIONNAIRE_SCHEMA,
  instructions: QUESTIONNAIRE_WORDS,
  build(task, refusals) {
    const { role, parts, about, test, inputs, write } = QUESTIONNAIRE_WORDS[task.language];
    const { literal, asked, refused } = ITEM_WORDS[task.language];
    const known = task.known.map(({ field, text }) => `- ${field}: ${text.replace(/\s+/g, ' ')}`);
    return {
      system: [role, parts, dataLine(task.language), about, test, inputs, ...readerLines(task), literal].join('\n'),
      messages: [{
        role: 'user',
        content: [
          tagged('request', [task.subject, ...known].join('\n')),
          ...task.lessons.map(({ title, body }, index) => tagged('lesson', `${index + 1}. ${title}\n\n${body}`)),
          ...wishes({ write: write(task.about, ...task.test), asked, refused }, task.existing.map(({ prompt }) => prompt), refusals),
        ].join('\n\n'),
      }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_QUESTION * task.count,
      schema: { ...QUESTIONNAIRE_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

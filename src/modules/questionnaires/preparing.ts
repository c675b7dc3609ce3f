import type { Db } from '../../platform/postgres.js';
import { GenerationStatus } from '../generation/generation.entity.js';
import { nextTested } from './adaptive.js';
import type { QuestionKey, QuestionRow, Reads, ShownQuestion } from './question.js';
import { QuestionnaireStatus } from './questionnaires.entity.js';
import { askQuestion, insertQuestions, lockQuestionnaire, questionsOf, updateQuestionnaire, type NewQuestion } from './questionnaires.repository.js';
import { standardQuestion } from './standard.js';

interface Made {
  status: GenerationStatus;
  notice: string | null;
}

interface MadeItem {
  content: ShownQuestion & Pick<QuestionRow, 'id' | 'purpose' | 'input'>;
  key: QuestionKey | null;
}

/** Opens a questionnaire whose questions are made, or says that they never will be; once, however often it is asked. */
export async function materialise(db: Db, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const row = await lockQuestionnaire(tx, id);
    if (row.status !== QuestionnaireStatus.PREPARING) return;
    const [generation] = await tx.query<Made>('SELECT status, notice FROM generations WHERE id = $1', [row.generationId]);
    if (generation?.status === GenerationStatus.QUEUED || generation?.status === GenerationStatus.RUNNING) return;
    if (generation?.status !== GenerationStatus.COMPLETED) return updateQuestionnaire(tx, id, { status: QuestionnaireStatus.FAILED });
    const items = await tx.query<MadeItem>(`SELECT content, key FROM generated_items WHERE generation_id = $1 AND type = 'LEARNER_QUESTION' ORDER BY index`, [row.generationId]);
    const made = items.map(({ content: { id: own, purpose, input, ...content }, key }): NewQuestion => ({
      id: own, purpose, input, reads: null, key, claimed: null, response: null, right: null, asked: key === null,
      content: { prompt: content.prompt, choices: content.choices, labels: content.labels, least: content.least, most: content.most, unit: content.unit, blanks: content.blanks },
    }));
    const standard = row.standard.map((reads): NewQuestion => ({ ...standardQuestion(reads as Reads, row.subject, row.language), key: null, claimed: null, response: null, right: null, asked: true }));
    await insertQuestions(tx, id, [...made.filter(({ key }) => key === null), ...standard, ...made.filter(({ key }) => key !== null)]);
    const next = nextTested(await questionsOf(tx, id), row);
    if (next !== null) await askQuestion(tx, next);
    await updateQuestionnaire(tx, id, { status: QuestionnaireStatus.OPEN, notice: generation.notice });
  });
}

import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Duplicates, type Compared } from '../../src/modules/quizzes/duplicates.service.js';
import { QuestionType } from '../../src/modules/quizzes/quizzes.entity.js';
import { LocalEmbedder } from '../../src/orchestrator/providers/local/embedding.js';

test('of two thousand questions only those are turned into vectors whose answer is the same', async () => {
  const asking = (id: string, prompt: string, answer: string): Compared => ({
    id, type: QuestionType.SHORT_ANSWER, choices: [], evidence: [], prompt, key: { choiceIds: [], answer: null, accepted: [[answer]] },
  });
  const questions = Array.from({ length: 2_000 }, (_, index) => asking(
    `itm_${index}`, `Which merchant family founded the harbour of Port${String.fromCodePoint(0x4e00 + index)} in the north of the country?`, `the family of house ${index}`,
  ));
  const embed = mock.method(LocalEmbedder.prototype, 'embed');
  try {
    const duplicates = await Duplicates.among(questions, 'en');
    const { prompt } = questions[1_500]!;
    assert.equal(duplicates.of(asking('itm_same', prompt, 'the family of house 1500'))?.id, 'itm_1500');
    assert.equal(embed.mock.callCount(), 0, 'of the same words nothing is to be weighed');
    const reworded = prompt.replace('Which merchant family founded', 'By which merchant family was founded');
    assert.equal(duplicates.of(asking('itm_reworded', reworded, 'the family of house 1500'))?.id, 'itm_1500');
    assert.equal(duplicates.of(asking('itm_other', 'What do ships carry?', 'the family of house 1500')), null);
    assert.equal(embed.mock.callCount(), 3, 'each once');
  } finally {
    embed.mock.restore();
  }
});

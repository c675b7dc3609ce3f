import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Markup } from '../../src/orchestrator/checks/markup.js';
import { EXPLANATION_CALL } from '../kit/model-calls.js';

type Exec = (this: RegExp, text: string) => RegExpExecArray | null;

/** How much an answer is read: a long line of it must not cost the square of its length. */
describe('what an answer is looked at for', () => {
  for (const { name, text } of [
    { name: 'never end', text: ']('.repeat(4_000) },
    { name: 'end at a space', text: `${']('.repeat(4_000)} moon` },
    { name: 'end at a bracket', text: `${']('.repeat(4_000)}))` },
  ]) {
    it(`is read a few times, however many links begin in it that ${name}`, (context) => {
      const markup = new Markup(EXPLANATION_CALL);
      const exec = Reflect.get(RegExp.prototype, 'exec') as Exec;
      let matched = 0;
      const counting = context.mock.method(RegExp.prototype, 'exec', function count(this: RegExp, given: string) {
        const match = exec.call(this, given);
        matched += match?.[0].length ?? 0;
        return match;
      });
      const finding = markup.look(text, false, text);
      counting.mock.restore();
      assert.equal(finding, null);
      assert.ok(matched > text.length && matched < 5 * text.length, `${matched} of ${text.length}`);
    });
  }
});

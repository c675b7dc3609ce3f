import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ModelCall, ModelProvider, StreamPart } from '../../src/orchestrator/model.js';
import { disguise } from '../../src/orchestrator/privacy/disguise.js';
import { withoutPersonalData } from '../../src/orchestrator/privacy/provider.js';
import { Restorer } from '../../src/orchestrator/privacy/restorer.js';
import { collect, EXPLANATION_CALL, STRUCTURED_CALL } from '../kit/model-calls.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const EMAILS = [
  'ada@example.com', 'ada.lovelace+math@mail.example.co.uk', 'jürgen@müller.de', '李明@例子.公司', 'o\'brien@example.org', 'a_b-c%d@x-y.example', 'иван@пример.рф', 'ADA@EXAMPLE.COM', '1@a.io', '"ada lovelace"@example.org', '"ada"@example.org', 'ada@[192.168.0.1]', 'ada@[IPv6:2001:db8::1]',
];
const PHONES = [
'030 90182-0',   '+1 (555) 123-4567', '+49 30 123456', '+49 (0)30 123456', '+33 6 12 34 56 78', '+34 612 345 678', '+39 347 123 4567', '+351 912 345 678', '+7 (912) 345-67-89', '+86 138 0013 8000', '+81-3-1234-5678',
  '+82 10-1234-5678', '+20 100 123 4567', '+966501234567', '+91 98765 43210', '+55 (11) 91234-5678', '+44 20 7946 0958', '0044 20 7946 0958', '+1.555.123.4567',
  '(555) 123-4567', '555-123-4567', '555.123.4567', '1-800-555-0199', '020 7946 0958', '07700 900123', '06 12 34 56 78', '06.12.34.56.78', '0612345678', '030 123456', '030/1234567', '0171-1234567',
  '(089) 1234567', '0151 23456789', '912 34 56 78', '347 1234567', '(11) 91234-5678', '8 (912) 345-67-89', '8-800-555-35-35', '138 0013 8000', '13800138000', '010-12345678', '03-1234-5678',
  '090-1234-5678', '0120-123-456', '010-1234-5678', '02-123-4567', '0501234567', '٠٥٠١٢٣٤٥٦٧', '98765 43210', '080-2345-6789', '09876543210', '०९८७६५४३२१०',
];
const ANNOUNCED = ['Call 612 345 678', 'Tel.: 5551234567', 'phone 123-4567', 'Telefon: 123456', 'móvil 612345678', '电话：87654321', '전화 1588-1234', 'हमें कॉल करें: 9876543210', 'هاتف 12345678', 'тел. 345-67-89'];
const NO_PHONES = [
  '2024-01-15', '15.01.2024', '01/02/2024', '05 12 2024', '01-12-2024', '1914-1918', '1914 1918 1939 1945', 'ISBN 978-3-16-148410-0', 'ISBN-10: 0306406152', 'ISBN 0-306-40615-2', '978-0-306-40615-7', 'version 1.22.333.4444',
  '192.168.100.200', '255.255.255.255:8080', '10.0.0.1', '3.14159265358979', '0.0612345678', '1,234,567,890', '1 234 567 890', '299 792 458', '6 022 140 760', '13800000000', '60000-70000', '+10 000 000', 'x = 12345678 + 87654321',
  '0110 1001 0110', '01010101', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', '550e8400-e29b-41d4-a716-446655440000', '#0612345678', 'a0612345678', '12:30:45', '2024-01-15T12:30:45Z', '1e10', '100 200 300 400', '7800000000', '9876543210',
  '1700000000', '6.62607015e-34', '(1) 1914 1918', '(12) 1914-1918', '10^12345678', '12345678 %', '5 000 000 €', '1.2.3', '49152–65535', '0x1234567890', 'CO2 + H2O', '02 04 06 08 10 12 14',
];

function replaced(text: string, people: string[] = []): string {
  return disguise([text], people).texts[0]!;
}

/** Processor time since then: other processes may keep this one waiting. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

describe('addresses and numbers', () => {
  for (const email of EMAILS) {
    it(`replaces ${email}`, () => {
      for (const text of [`Write to ${email}.`, `<${email}>`, `mailto:${email}?x=1`, `写信给${email}吧`, `(${email})`, `"${email}",`, `**${email}**`]) {
        const { texts: [left], counts } = disguise([text], []);
        assert.ok(!left!.includes(email) && counts.get('email') === 1, `${text}: ${left}`);
        assert.doesNotMatch(left!, /@/, text);
      }
    });
  }

  for (const phone of PHONES) {
    it(`replaces ${phone}`, () => {
      for (const text of [phone, `Call ${phone}.`, `(${phone})`, `**${phone}**, please`, `电话${phone}。`, `tel:${phone}`, `\n${phone}\n`, `${phone}로`]) {
        assert.match(replaced(text), /PHONE/, text);
        assert.doesNotMatch(replaced(text), /\p{Nd}{3}/u, text);
      }
    });
  }

  for (const text of ANNOUNCED) it(`replaces what a word announces: ${text}`, () => assert.match(replaced(text), /PHONE/));

  for (const text of [...NO_PHONES, 'lodash@4.17.21', '@Entity()', 'a @ b', 'user@localhost', 'x@y', '@ada', 'git@', 'f(x)@g', 'git@github.com:team/code.git', 'git@github.com:', 'ssh://git@github.com/team/code.git', 'x = "a" + "@example.org"', 'a@[0]', 'm@[1, 2]']) {
    it(`leaves ${text}`, () => {
      for (const around of [text, `See ${text}.`, `(${text})`, `The value is ${text}, as we know.`]) assert.equal(replaced(around), around);
    });
  }
});

describe('names', () => {
  for (const { people, text, left } of [
    { people: ['Ada Lovelace'], text: 'Ada Lovelace met Ada. Lovelace wrote; ADA LOVELACE too, and ada lovelace.', left: /^[^a]*PERSON.. met PERSON/ },
    { people: ['Zoë O\'Brien-Smith'], text: 'Zoë, Zoe\u0308 and O’Brien-Smith', left: null },
    { people: ['Jean-Luc Picard'], text: 'Jean-Luc said, Picard’s', left: null },
    { people: ['王小明'], text: '王小明和小明都在学习。', left: null },
    { people: ['田中 太郎'], text: '田中さんと太郎君、田中太郎', left: null },
    { people: ['김민수'], text: '김민수는 학생이고 민수가 말했다.', left: null },
    { people: ['أحمد علي'], text: 'قال أحمد علي لأحمد وعلي', left: null },
    { people: ['Анна Петрова'], text: 'Анна Петрова, Анны Петровой, Анне, Анну', left: null },
    { people: ['Иван Сидоров'], text: 'Ивана Сидорова, Иваном Сидоровым', left: null },
    { people: ['राम शर्मा'], text: 'राम शर्मा ने राम से कहा', left: null },
    { people: ['zebulon'], text: 'zebulon, Zebulon and ZEBULON', left: null },
    { people: ['xkcd_fan77'], text: 'xkcd_fan77 wrote', left: null },
    { people: ['Ada'], text: '{"prompt":"\\nAda says"}', left: null },
  ]) {
    it(`replaces ${people.join()} in "${text}"`, () => {
      const gone = replaced(text, people);
      for (const part of people[0]!.split(/\s/)) assert.ok(!gone.toLowerCase().includes(part.toLowerCase()), gone);
      if (left) assert.match(gone.replace(/ZQ/g, ''), /PERSON/);
    });
  }

  for (const [name, texts] of [
    ['José Núñez-Ferreira', ['Jose', 'Nunez-Ferreira', 'Núñez', 'Ferreira', 'NUNEZ', 'Jose Nunez-Ferreira']], ['Jürgen Müller', ['Juergen', 'Mueller', 'Muller', 'JUERGEN']],
    ['Łukasz Øst', ['Lukasz']], ['田中さくら', ['田中さん', 'さくら', '田中先生']], ['王小明', ['王老师', '王 同学']], ['田中太郎', ['田中さん', '太郎']], ['김민수', ['김 선생님', '김교수']],
  ] as const) {
    it(`replaces what is made of ${name} elsewhere`, () => {
      for (const text of texts) assert.match(replaced(`(${text})`, [name]), /PERSON/, text);
    });
  }

  it('leaves a surname that is a word where nobody is spoken to', () => assert.equal(replaced('国王和王国', ['王小明']), '国王和王国'));

  for (const { people, text } of [
    { people: ['will'], text: 'He will may the thing.' },
    { people: ['May Lin'], text: 'It may be so.' },
    { people: ['王'], text: '国王与王国' },
    { people: ['The learner 1'], text: 'The sea. A learner. The instructor.' },
    { people: ['Ann'], text: 'Annex, Joanna, Anna, ANNEX' },
    { people: ['Rob'], text: 'robust Robust Robin' },
    { people: ['Li Wei'], text: 'Li + H2O' },
    { people: ['', ' ', '123', '🙂'], text: '123 🙂 words' },
  ]) {
    it(`leaves "${text}" to ${people.join()}`, () => assert.equal(replaced(text, people), text));
  }

  it('of somebody called Lesson opens no fence', () => {
    assert.equal(replaced('<lesson>\nLesson one\n</lesson>\n<Lesson>', ['Lesson']).match(/<\/?lesson>/g)?.length, 2);
  });

  it('are the same all through a call, and for the same call', () => {
    const texts = ['Ada wrote to ada@example.com.', 'ada@example.com? Ada!', 'Ada'];
    const one = disguise(texts, ['Ada']);
    assert.deepEqual(one.texts, disguise(texts, ['Ada']).texts);
    assert.deepEqual([...one.originals.values()], ['Ada', 'ada@example.com']);
    assert.equal(one.texts[2], [...one.originals.keys()][0]);
  });
});

describe('placeholders', () => {
  it('look like nothing that the texts hold', () => {
    const { texts: [text], originals } = disguise(['PERSONZQAA, personzx, zj zv zk: Ada', 'zq ZQ'], ['Ada']);
    assert.ok([...originals.keys()].every((placeholder) => !/Z[QXJVK]/.test(placeholder)));
    assert.equal(new Restorer(originals, false).push(`${text} `), 'PERSONZQAA, personzx, zj zv zk: Ada ');
  });

  it('stay apart, however many there are', () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `u${index}@example.com`).join(' ');
    const { texts: [left], originals } = disguise([text], []);
    assert.equal(originals.size, 1_000);
    assert.equal(new Restorer(originals, false).push(`${left} `), `${text} `);
  });

  it('are found in another case and inside Markdown', () => {
    const { originals } = disguise(['Ada'], ['Ada']);
    const [placeholder] = originals.keys();
    const restorer = new Restorer(originals, false);
    const written = `**${placeholder}** _${placeholder!.toLowerCase()}_ \`${placeholder}\` # ${placeholder!.replace('ERSON', 'erson')}'s ${placeholder}s `;
    assert.equal(restorer.push(written), "**Ada** _Ada_ `Ada` # Ada's Adas ");
  });
});

const NAMES = ['Ada Lovelace', '王小明', 'Zoë "Zed" O\'Brien', 'Будимир', 'Back\\slash', 'e', 'Person', 'Emailzq', 'राम'];
const entity = fc.oneof(fc.constantFrom(...EMAILS), fc.constantFrom(...PHONES), fc.constantFrom(...NAMES));
const filler = fc.oneof(
  fc.constantFrom(' ', '. ', '\n', ', ', ' — ', 'PERS', 'person', 'EMAIL', 'emailzq', 'zq', 'ZX', 'AA', 'phonezqab', '"', '\\', '👩‍🚀', '潮', 'مد'), fc.string({ unit: 'grapheme', maxLength: 8 }));
const text = fc.array(fc.oneof(filler, entity.map((one) => ` ${one} `)), { maxLength: 20 }).map((parts) => parts.join(''));

/** A text cut at these places. */
function pieces(whole: string, cuts: number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return places.slice(1).map((place, index) => whole.slice(places[index], place));
}

function back(restorer: Restorer, parts: string[]): string {
  return parts.map((part) => restorer.push(part)).join('') + restorer.end();
}

describe('whatever goes out', () => {
  it('comes back as it was, at any split', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.array(fc.nat(400), { maxLength: 12 }), (texts, cuts) => {
      const { texts: gone, originals } = disguise(texts, NAMES);
      if (originals.size === 0) return assert.deepEqual(gone, texts);
      for (const [index, one] of gone.entries()) assert.equal(back(new Restorer(originals, false), pieces(one, cuts)), texts[index]);
    }), { numRuns: 1_000 });
  });

  it('holds no entity', () => {
    fc.assert(fc.property(fc.array(entity, { minLength: 1, maxLength: 6 }), (entities) => {
      const gone = replaced(entities.map((one) => `He wrote: ${one}.`).join('\n'), NAMES);
      for (const one of entities) if (one !== 'e') assert.ok(!gone.includes(one), `${one}: ${gone}`);
    }), { numRuns: 1_000 });
  });

  it('is put back inside of JSON as JSON wants it, at any split', () => {
    fc.assert(fc.property(text, fc.array(fc.nat(400), { maxLength: 12 }), (one, cuts) => {
      const { texts: [gone], originals } = disguise([one], NAMES);
      fc.pre(originals.size > 0);
      const document = JSON.stringify({ items: [{ quote: gone }] });
      assert.deepEqual(JSON.parse(back(new Restorer(originals, true), pieces(document, cuts))), { items: [{ quote: one }] });
    }), { numRuns: 500 });
  });

  it('is looked through quickly, however hostile', () => {
    const started = process.cpuUsage();
    for (const piece of ['a', 'a@', '@', '1', '1 ', '+1', '0', '(0', 'a.', '-', '06 ', 'Ada ', '@a.', '1-']) replaced(piece.repeat(100_000 / piece.length), ['Ada Lovelace', 'a b']);
    assert.ok(cpuMs(started) < 5_000, `${cpuMs(started)} ms`);
  });
});

/** A model that says again what it was told, in given pieces. */
class Echo implements ModelProvider {
  readonly name = 'echo';
  readonly origin = 'MODEL';
  seen: ModelCall | null = null;

  constructor(private readonly cut: (text: string) => string[]) {}

  async *stream(call: ModelCall): AsyncGenerator<StreamPart> {
    this.seen = call;
    for (const piece of this.cut(call.messages[0]!.content)) {
      yield { type: 'reasoning', text: 'hm' };
      if (piece !== '') yield { type: 'text', text: piece };
    }
    yield { type: 'finish', reason: 'stop' };
  }
}

const TOLD = 'Ada Lovelace (ada@example.com, +49 30 123456) taught Ada 微積分 🌊.';
const never = new AbortController().signal;

describe('a provider that sees no personal data', () => {
  it('restores an answer that is split anywhere, with thoughts between', async () => {
    const call = { ...EXPLANATION_CALL, messages: [{ role: 'user' as const, content: TOLD }], people: ['Ada Lovelace'] };
    const length = disguise([TOLD], call.people).texts[0]!.length;
    for (let at = 0; at <= length; at++) {
      for (const also of [at, Math.min(length, at + 1), Math.min(length, at + 5)]) {
        const echo = new Echo((whole) => [whole.slice(0, at), whole.slice(at, also), whole.slice(also)]);
        const { text: answer, parts } = await collect(withoutPersonalData(echo).stream(call, never));
        assert.equal(answer, TOLD, `split at ${at} and ${also}`);
        assert.equal(parts.at(-1)?.type, 'finish');
        assert.doesNotMatch(JSON.stringify([echo.seen!.system, echo.seen!.messages]), /Ada|Lovelace|example\.com|123456/);
      }
    }
  });

  it('restores a JSON document that is split anywhere', async () => {
    const content = JSON.stringify({ items: [TOLD, 'Zoë "Zed" O\'Brien'] });
    const people = ['Ada Lovelace', 'Zoë "Zed" O\'Brien'];
    const call = { ...STRUCTURED_CALL, messages: [{ role: 'user' as const, content: `Zoë "Zed" O'Brien ${TOLD}` }], people };
    const { originals } = disguise([call.system, call.messages[0]!.content], people);
    const [zoe] = [...originals].find(([, original]) => original.startsWith('Zoë'))!;
    const document = content.replace('Zoë \\"Zed\\" O\'Brien', zoe).replace('Ada Lovelace', [...originals].find(([, original]) => original === 'Ada Lovelace')![0]);
    for (let at = 0; at <= document.length; at++) {
      const echo = new Echo(() => [document.slice(0, at), document.slice(at)]);
      const { text: answer } = await collect(withoutPersonalData(echo).stream(call, never));
      assert.equal(answer, content);
    }
  });

  it('passes a call without personal data on as it is', async () => {
    const scripted = new ScriptedProvider('one', [{ pieces: ['PERSON', 'ZQAA', ' e'] }]);
    const { parts } = await collect(withoutPersonalData(scripted).stream(EXPLANATION_CALL, never));
    assert.equal(scripted.calls[0], EXPLANATION_CALL);
    assert.deepEqual(parts.map((part) => (part.type === 'text' ? part.text : '')), ['PERSON', 'ZQAA', ' e', '']);
  });

  it('holds back only what may be the beginning of a placeholder', () => {
    const { originals } = disguise(['Ada'], ['Ada']);
    const restorer = new Restorer(originals, false);
    assert.equal(restorer.push('The tide rises'), 'The tide rises');
    assert.equal(restorer.push(' and p'), ' and ');
    assert.equal(restorer.push('asses'), 'passes');
    assert.equal(restorer.push(' perso'), ' ');
    assert.equal(restorer.push('nal'), 'personal');
    assert.equal(restorer.push('P'), '');
    assert.equal(restorer.end(), 'P');
  });

  it('leaves half a placeholder out of an answer that breaks off', async () => {
    const [placeholder] = disguise([EXPLANATION_CALL.system, 'Ada'], ['Ada']).originals.keys();
    const call = { ...EXPLANATION_CALL, messages: [{ role: 'user' as const, content: 'Ada' }], people: ['Ada'] };
    for (const end of ['reset', 'length'] as const) {
      const scripted = new ScriptedProvider('one', [{ pieces: ['By ', placeholder!.slice(0, 5)], end }]);
      assert.equal((await collect(withoutPersonalData(scripted).stream(call, never))).text, 'By ');
    }
  });
});

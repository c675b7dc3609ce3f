import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { disguise } from '../../src/orchestrator/privacy/disguise.js';
import { Restorer } from '../../src/orchestrator/privacy/restorer.js';

interface Samples {
  emails: string[];
  phones: string[];
  names: { people: string[]; text: string; gone: string[] }[];
  left: { people: string[]; text: string }[];
}
const SAMPLES = JSON.parse(readFileSync(new URL('../../../test/fixtures/personal-data.json', import.meta.url), 'utf8')) as Samples;

function replaced(text: string, people: string[] = []): string {
  return disguise([text], people).texts[0]!;
}

function back(restorer: Restorer, parts: string[]): string {
  return parts.map((part) => restorer.push(part)).join('') + restorer.end();
}

/** Processor time since then: other processes may keep this one waiting. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

describe('personal data as people write it', () => {
  for (const text of SAMPLES.emails) it(`holds an address: ${text}`, () => assert.match(replaced(text), /EMAIL/));
  for (const text of SAMPLES.phones) {
    it(`holds a number: ${text}`, () => {
      assert.match(replaced(text), /PHONE/);
      assert.doesNotMatch(replaced(text), /\p{Nd}{4}/u);
    });
  }
  for (const { people, text, gone } of SAMPLES.names) {
    it(`holds the names of ${people.join()}: ${text}`, () => {
      const left = replaced(text, people);
      for (const form of gone) assert.ok(!left.includes(form), `${form}: ${left}`);
    });
  }
  for (const { people, text } of SAMPLES.left) it(`holds nothing of ${people.join()}: ${text}`, () => assert.equal(replaced(text, people), text));

  it('comes back from an answer that is cut anywhere', () => {
    for (const { people, text } of [...SAMPLES.names, ...[...SAMPLES.emails, ...SAMPLES.phones].map((one) => ({ people: [], text: one }))]) {
      const { texts: [left = ''], originals } = disguise([text], people);
      for (let at = 0; at <= left.length; at++) assert.equal(back(new Restorer(originals, false), [left.slice(0, at), left.slice(at)]), text);
    }
  });

  it('is looked for with names of any length and number without delay', () => {
    const people = Array.from({ length: 300 }, (_, index) => `Łucja${index} Zieliński${String.fromCharCode(97 + (index % 26))} Dvořák`);
    const started = process.cpuUsage();
    replaced('Łucja ő '.repeat(5_000), people);
    assert.ok(cpuMs(started) < 3_000, `${cpuMs(started)} ms`);
  });
});

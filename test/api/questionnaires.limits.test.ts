import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { PostgresProfileStore } from '../../src/modules/profiles/postgres.store.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { pino } from 'pino';
import { signUp } from '../kit/accounts.js';
import { startApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer } from '../kit/fault-server.js';
import { asModel, classroom, sentence } from '../kit/generations.js';
import { claim, profileOf } from '../kit/profiles.js';
import { analysed, answerAll, opened, PROFILE, questionnaire, readProfile } from '../kit/questionnaires.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
const QUESTIONS = [
  { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' },
  ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} was founded by a merchant family?`, right: ['true'], level, lesson: 1, quote: sentence(level) })),
];

suite('an analysis that a limit refuses', () => {
  test('is made by the built-in analysis once, however often the questionnaire is completed at once', async () => {
    const model = await startFaultServer();
    const app = await startApp({ tuning: { providers: [asModel(model)], limits: { generationsPerHour: 1 } } });
    try {
      model.always(() => ({ answer: () => ({ items: QUESTIONS }) }));
      const room = await classroom(app);
      const { token } = await signUp(app);
      const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 2 } });
      await opened(app, token, id);
      await answerAll(app, token, id);
      await Promise.all(Array.from({ length: 8 }, () => questionnaire(app, token, 'complete', { id })));
      await analysed(app, token, id);
      const profile = (await readProfile(app, token))!;
      assert.deepEqual([profile.origin, profile.generationId], ['LOCAL', null]);
      const { versions } = await gql<{ versions: { edges: { node: { version: number; change: string } }[] } }>(app, { query: '{ versions: learnerProfileVersions(first: 100) { edges { node { version change } } } }', token });
      assert.equal(versions.edges.length, 1, JSON.stringify(versions.edges.map(({ node }) => node)));
      // And what he says of it at that moment is not lost: his claim keeps its id.
      await gql(app, { query: `mutation ($input: DisputeProfileClaimInput!) { profile: disputeProfileClaim(input: $input) { ${PROFILE} } }`, variables: { input: { claimId: profile.claims[0]!.id } }, token });
    } finally {
      await app.stop();
      await model.close();
    }
  });
});

suite('an analysis that does not fit into a profile any more', () => {
  test('says so to its learner, and is not called done', async () => {
    const app = await startApp();
    const db = await openDatabase({ url: app.database.appUrl, role: null, poolSize: 2, logger: pino({ level: 'silent' }) });
    try {
      const room = await classroom(app);
      const { token, id: userId } = await signUp(app);
      const { organizationId } = (await db.query<{ organizationId: string }>('SELECT organization_id AS "organizationId" FROM users WHERE id = $1', [userId]))[0]!;
      const fat = profileOf([claim({ text: 'x'.repeat(1_047_500), status: 'CORRECTED', origin: 'LEARNER', answersFor: [newId('Claim')] })], { userId, organizationId });
      assert.ok(await new PostgresProfileStore(db).put(fat, 0));
      const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 2 } });
      await opened(app, token, id);
      await answerAll(app, token, id);
      await questionnaire(app, token, 'complete', { id });
      const { analysisStatus, notice } = await analysed(app, token, id);
      const profile = (await readProfile(app, token))!;
      assert.equal(profile.version, 1);
      assert.ok(analysisStatus !== 'DONE' || /profile/i.test(notice ?? ''), `the profile is as it was, the analysis is ${analysisStatus}, and the notice is ${notice}`);
    } finally {
      await db.close();
      await app.stop();
    }
  });
});

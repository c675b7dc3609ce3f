import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import type { Protocol } from '../kit/fault-protocols.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer, type Gate, type RequestBody } from '../kit/fault-server.js';
import {
  addLesson, asModel, classroom, draft, EXPLAIN, fold, follow, ledger, QUIZ, read, sentence, settled, start,
  type AttemptData, type Classroom, type EventData, type Folded, type GenerationData,
} from '../kit/generations.js';
import { ARRANGEMENTS, CELLS, type Cell } from './fault-matrix.table.js';

const WORDS = Array.from({ length: 20 }, (_, index) => `word${index} `);
const TEXT = WORDS.join('');
const AMID = WORDS.length / 2;
const DRAFTS = [0, 1, 2].map((index) => draft(index) as { prompt: string });
/** Sentences that the drafts quote, and five definitions: enough for three questions by the engine. */
const LESSON = [
  ...[0, 1, 2].map(sentence),
  'A lighthouse is a tower with a bright lamp that warns ships of rocks.',
  'The keel is the long beam along the bottom of a ship that keeps it upright.',
  'An anchor is a heavy hook of iron that holds a ship in its place.',
  'A pilot is a sailor who guides foreign ships through the shallow water of a port.',
  'A breakwater is a wall of stone that protects a port from the waves.',
].join('\n\n');
const PIECE_LENGTH = 40;
/** How many cells are under way at once. */
const CONCURRENCY = 24;
/** A provider that works must not look silent on a busy machine. */
const LIMIT_MS = 1_500;
/** What the fault server counts for each of its whole answers. */
const COUNTED = { inputTokens: 100, outputTokens: 20, estimated: false };

const isAmid = ({ moment }: Cell): boolean => moment === 'in the middle';
const isText = ({ kind }: Cell): boolean => kind === 'explainLesson';
/** The only fault after which the same candidate is asked again at once: for the rest. */
const goesOn = (cell: Cell): boolean => cell.row.name === 'length' && isAmid(cell);
const isFiltered = ({ row }: Cell): boolean => row.name === 'content filter';

function pieces(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) => text.slice(index * length, (index + 1) * length));
}

/** What a model that works would write, and after how much of it one breaks in the middle. */
function answerTo(cell: Cell, body: RequestBody): { tokens: string[]; amid: number } {
  if (isText(cell)) {
    const soFar = body.messages.find(({ role }) => role === 'assistant')?.content as string | undefined;
    if (soFar === undefined) return { tokens: WORDS, amid: AMID };
    // As it was told to, it repeats the last words first.
    const tokens = pieces(TEXT.slice(soFar.length - 12), 5);
    return { tokens, amid: Math.ceil(tokens.length / 2) };
  }
  const asked = JSON.stringify(body);
  const items = DRAFTS.filter(({ prompt }) => !asked.includes(prompt));
  const text = JSON.stringify({ items });
  return { tokens: pieces(text, PIECE_LENGTH), amid: Math.ceil(text.indexOf(items.at(-1)!.prompt) / PIECE_LENGTH) };
}

interface Played {
  seen: Folded;
  events: EventData[];
  end: GenerationData;
  /** What each server was asked. */
  faulty: FaultRequest[];
  sound: FaultRequest[];
}

/** Both servers, and the apps that ask them: one knows both, one the faulty one alone. */
class Stage {
  private constructor(
    private readonly servers: { faulty: FaultServer; sound: FaultServer },
    private readonly apps: { both: TestApp; alone: TestApp },
    private readonly rooms: Map<TestApp, Classroom>,
    private readonly gates = new Map<Cell, Gate>(),
    private readonly requests = new Map<Cell, { faulty: FaultRequest[]; sound: FaultRequest[] }>(),
  ) {
    servers.faulty.always((request) => this.breakDown(request));
    servers.sound.always((request) => {
      const cell = this.arrived('sound', request);
      return { tokens: answerTo(cell, request.body).tokens };
    });
  }

  static async open(protocol: Protocol): Promise<Stage> {
    const [faulty, sound] = await Promise.all([startFaultServer(), startFaultServer()]);
    const shared = {
      timeouts: { firstTokenMs: LIMIT_MS, idleMs: LIMIT_MS }, retries: { attempts: 0 }, breaker: { failures: 100_000 },
    };
    const model = asModel(faulty, 'faulty', protocol);
    const [both, alone] = await Promise.all([
      startApp({ tuning: { ...shared, providers: [model, asModel(sound, 'sound', protocol)] } }),
      startApp({ tuning: { ...shared, providers: [model] } }),
    ]);
    const rooms = await Promise.all([both, alone].map(async (app) => [app, await classroom(app)] as const));
    return new Stage({ faulty, sound }, { both, alone }, new Map(rooms));
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.apps).map((app) => app.stop()));
    await Promise.all(Object.values(this.servers).map((server) => server.close()));
  }

  /** The cell that a request belongs to: its lesson's title says it. */
  private arrived(server: 'faulty' | 'sound', request: FaultRequest): Cell {
    const cell = CELLS[Number(/cell-(\d+)\./.exec(JSON.stringify(request.body))![1])]!;
    this.requests.get(cell)![server].push(request);
    return cell;
  }

  private breakDown(request: FaultRequest): FaultReply {
    const cell = this.arrived('faulty', request);
    const { tokens, amid } = answerTo(cell, request.body);
    const at = isAmid(cell) ? amid : 0;
    const first = this.requests.get(cell)!.faulty.length === 1;
    return { tokens, at, ...cell.row.reply, ...(at > 0 && first && { gates: { [at]: this.gates.get(cell)! } }) };
  }

  async play(cell: Cell): Promise<Played> {
    const app = cell.arrangement === 'a sound provider is next' ? this.apps.both : this.apps.alone;
    const { teacher, learner: { token }, courseId } = this.rooms.get(app)!;
    const gate = this.servers.faulty.gate();
    this.gates.set(cell, gate);
    this.requests.set(cell, { faulty: [], sound: [] });
    const lessonId = await addLesson(app, teacher, courseId, LESSON, `Harbours, cell-${CELLS.indexOf(cell)}.`);
    const allowLocal = cell.arrangement === 'alone, the engine may answer';
    const { id } = isText(cell)
      ? await start(app, token, EXPLAIN, { lessonId, allowLocal })
      : await start(app, token, QUIZ, { lessonId, allowLocal, questionCount: DRAFTS.length });
    let shown = 0;
    // The provider breaks when all that it has sent is with the subscriber: a reset would take away what is still on its way.
    const enough = isText(cell) ? WORDS.slice(0, AMID).join('').length : DRAFTS.length - 1;
    const events = await follow(app, token, id, { leave: ({ __typename, text }) => {
      shown += text?.length ?? (__typename === 'ItemReady' ? 1 : 0);
      if (shown >= enough) gate.open();
    } });
    return { events, seen: fold(events), end: await read(app, token, id), ...this.requests.get(cell)! };
  }

  /** The books of both apps are balanced. */
  async balanced(): Promise<void> {
    for (const { database } of Object.values(this.apps)) {
      await settled(database);
      const { reserved, spent, attempts } = await ledger(database);
      assert.deepEqual([reserved, spent], [0, attempts]);
    }
  }
}

const count = (events: EventData[], name: string): number => events.filter(({ __typename }) => __typename === name).length;

/** What holds whatever the arrangement: one ending, the events tell what the query tells, and every call is accounted for. */
function checkAlways(cell: Cell, { seen, events, end, faulty }: Played): void {
  assert.equal(seen.text, end.text);
  assert.deepEqual(seen.items.map(({ id }) => id), end.items.map(({ id }) => id));
  assert.equal(end.lastSeq, events.at(-1)!.seq);
  const failed = end.attempts.filter(({ provider }) => provider === 'faulty');
  assert.equal(faulty.length, failed.length, 'every request is an attempt');
  assert.deepEqual(failed.map(({ outcome }) => outcome), Array.from({ length: goesOn(cell) ? 2 : 1 }, () => cell.row.outcome));
  assert.deepEqual(failed.map(({ reason }) => reason),
    ['faulty is the first in order.', 'faulty goes on after its output limit.'].slice(0, failed.length));
  for (const attempt of failed) checkUsage(cell, attempt);
  assert.equal(end.costMicroUsd, end.attempts.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0));
}

function checkUsage({ row }: Cell, { usage, costMicroUsd }: AttemptData): void {
  assert.equal(costMicroUsd, usage.inputTokens + 10 * usage.outputTokens);
  if (row.usage === 'none') assert.deepEqual(usage, { inputTokens: 0, outputTokens: 0, estimated: false });
  else if (row.usage === 'counted') assert.deepEqual(usage, COUNTED);
  else assert.ok(usage.estimated && costMicroUsd > 0, JSON.stringify(usage));
}

/** Another answers after the faulty one: with a reason that says why, and with a switch where something had been shown. */
function checkSuccessor(cell: Cell, { events, end, seen }: Played, successor: 'sound' | 'local', anew: boolean): void {
  assert.deepEqual([end.status, end.failure, seen.terminal.__typename], ['COMPLETED', null, 'GenerationCompleted']);
  assert.equal(seen.terminal.costMicroUsd, end.costMicroUsd);
  const last = end.attempts.at(-1)!;
  assert.deepEqual([last.provider, last.outcome], [successor, 'COMPLETED']);
  assert.match(last.reason, cell.row.words);
  assert.match(last.reason, new RegExp(`^faulty .*; ${successor} is the next in order\\.$`));
  const switches = events.filter(({ __typename }) => __typename === 'ProviderSwitched');
  assert.equal(switches.length, isAmid(cell) ? 1 : 0);
  for (const { fromProvider, toProvider, reason } of switches) {
    assert.deepEqual([fromProvider, toProvider], ['faulty', successor]);
    assert.match(reason!, cell.row.words);
  }
  assert.equal(count(events, 'StreamReset'), isAmid(cell) && anew ? 1 : 0);
  assert.equal(events.find(({ __typename }) => __typename === 'GenerationStarted')!.provider, isAmid(cell) ? 'faulty' : successor);
}

function checkNext(cell: Cell, played: Played): void {
  const { end, sound } = played;
  checkSuccessor(cell, played, 'sound', isText(cell) && isFiltered(cell));
  assert.equal(end.origin, 'MODEL');
  assert.deepEqual(end.attempts.at(-1)!.usage, COUNTED);
  assert.equal(sound.length, 1);
  if (isText(cell)) return assert.equal(end.text, TEXT);
  assert.deepEqual(end.items.map(({ prompt }) => prompt), DRAFTS.map(({ prompt }) => prompt));
  assert.ok(JSON.stringify(sound[0]!.body).includes(isAmid(cell) ? 'Write 1 question.' : 'Write 3 questions.'), 'only the rest is asked for');
}

function checkEngine(cell: Cell, played: Played): void {
  const { end } = played;
  checkSuccessor(cell, played, 'local', true);
  assert.equal(end.origin, 'LOCAL');
  assert.equal(end.attempts.at(-1)!.costMicroUsd, 0);
  assert.match(end.notice!, /built-in engine answered, because no model could: faulty /);
  assert.match(end.notice!, cell.row.words);
  if (isText(cell)) return assert.ok(end.text.includes('ship') && !end.text.includes(WORDS[0]!), end.text);
  assert.equal(end.items.length, DRAFTS.length);
  assert.deepEqual(end.items.filter(({ prompt }) => DRAFTS.some((each) => each.prompt === prompt)), []);
}

function checkNobodyLeft(cell: Cell, { events, end, seen }: Played): void {
  const { code, retryable, words } = cell.row;
  assert.deepEqual([end.status, end.failure?.code, end.failure?.retryable], ['FAILED', code, retryable]);
  assert.match(end.failure!.message, words);
  const { __typename, code: told, retryable: again } = seen.terminal;
  assert.deepEqual([__typename, told, again], ['GenerationFailed', code, retryable]);
  assert.deepEqual(end.attempts.filter(({ provider }) => provider !== 'faulty'), []);
  const isWithdrawn = isText(cell) && isAmid(cell) && isFiltered(cell);
  assert.deepEqual([count(events, 'StreamReset'), count(events, 'ProviderSwitched')], [isWithdrawn ? 1 : 0, 0]);
  // What was shown stays, unless a filter withheld it, and is not the whole.
  assert.ok(TEXT.startsWith(end.text) && end.text !== TEXT);
  assert.equal(end.text !== '', isText(cell) && isAmid(cell) && !isWithdrawn);
  assert.equal(end.items.length, !isText(cell) && isAmid(cell) ? DRAFTS.length - 1 : 0);
}

/** The matrix of one protocol, through the public API. */
export function faultMatrix(protocol: Protocol): void {
  describe(`whatever a provider of the ${protocol} protocol does, no broken answer passes for a whole one`, () => {
    let stage: Stage;
    before(async () => void (stage = await Stage.open(protocol)));
    after(() => stage.close());
    for (const arrangement of ARRANGEMENTS) {
      describe(arrangement, { concurrency: CONCURRENCY }, () => {
        for (const cell of CELLS.filter((each) => each.arrangement === arrangement)) {
          it(`${cell.kind}, ${cell.row.name}, ${cell.moment}`, async () => {
            const played = await stage.play(cell);
            checkAlways(cell, played);
            if (arrangement === 'a sound provider is next') checkNext(cell, played);
            else if (arrangement === 'alone, the engine may answer' && !isFiltered(cell)) checkEngine(cell, played);
            else checkNobodyLeft(cell, played);
          });
        }
      });
    }
    it('every call is paid for, and no money stays reserved', () => stage.balanced());
  });
}

/** A reporter for Node's test runner: one JSON line for each test that was left out, with the reason it gave. */
export default async function* skips(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const left = data.skip ?? data.todo;
    if (left === undefined || left === false) continue;
    const reason = typeof left === 'string' && left !== '' ? left : 'no reason given';
    yield `${JSON.stringify({ name: data.name, reason })}\n`;
  }
}

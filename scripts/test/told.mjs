/**
 * A reporter for Node's test runner, a JSON line each: `{name, reason}` for a test that was left out, and `{suite}` for a
 * suite of the highest level that came to its end.
 */
export default async function* told(events) {
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.nesting === 0 && data.details?.type === 'suite') yield `${JSON.stringify({ suite: data.name })}\n`;
    const left = data.skip ?? data.todo;
    if (left === undefined || left === false) continue;
    const reason = typeof left === 'string' && left !== '' ? left : 'no reason given';
    yield `${JSON.stringify({ name: data.name, reason })}\n`;
  }
}

import assert from 'node:assert/strict';

/** The verbs and activity types of published vocabularies that statements may use; others are Lyceum's own, in its own namespace. */
const PUBLISHED = /^(http:\/\/adlnet\.gov\/expapi\/(verbs|activities)\/[a-z]+|http:\/\/activitystrea\.ms\/schema\/1\.0\/[a-z]+|http:\/\/id\.tincanapi\.com\/(verb|activitytype)\/[a-z]+|https:\/\/w3id\.org\/xapi\/video\/verbs\/[a-z]+|urn:lyceum:xapi:[\w:%-]+)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

type Json = Record<string, unknown>;

function object(value: unknown, path: string, required: readonly string[], allowed: readonly string[]): Json {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${path} is an object`);
  const keys = Object.keys(value);
  for (const key of required) assert.ok(keys.includes(key), `${path}.${key} is required`);
  for (const key of keys) assert.ok(required.includes(key) || allowed.includes(key), `${path}.${key} is no property of xAPI`);
  // xAPI: a value must not be null or empty, but inside of extensions.
  for (const [key, field] of Object.entries(value)) assert.ok(field !== null && field !== '', `${path}.${key} is null or empty`);
  return value as Json;
}

function matches(value: unknown, rule: RegExp, path: string): void {
  assert.ok(typeof value === 'string' && rule.test(value), `${path}: ${JSON.stringify(value)}`);
}

function activity(value: unknown, path: string): void {
  const { objectType, id, definition } = object(value, path, ['id'], ['objectType', 'definition']);
  assert.ok(objectType === undefined || objectType === 'Activity', path);
  matches(id, IRI, `${path}.id`);
  if (definition === undefined) return;
  const { type } = object(definition, `${path}.definition`, [], ['name', 'description', 'type', 'moreInfo', 'extensions']);
  matches(type, IRI, `${path}.definition.type`);
  matches(type, PUBLISHED, `${path}.definition.type`);
}

function extensions(value: unknown, path: string): void {
  assert.ok(typeof value === 'object' && value !== null);
  for (const key of Object.keys(value)) matches(key, IRI, path);
}

function result(value: unknown): void {
  const { success, completion, score, duration } = object(value, 'result', [], ['score', 'success', 'completion', 'response', 'duration', 'extensions']);
  for (const flag of [success, completion]) assert.ok(flag === undefined || typeof flag === 'boolean');
  if (duration !== undefined) matches(duration, DURATION, 'result.duration');
  if (score === undefined) return;
  const { scaled, raw, min, max } = object(score, 'result.score', [], ['scaled', 'raw', 'min', 'max']) as Record<string, number | undefined>;
  if (scaled !== undefined) assert.ok(scaled >= -1 && scaled <= 1);
  if (min !== undefined && max !== undefined) assert.ok(min < max);
  if (raw !== undefined && min !== undefined) assert.ok(raw >= min);
  if (raw !== undefined && max !== undefined) assert.ok(raw <= max);
}

function context(value: unknown): void {
  const fields = object(value, 'context', [], ['registration', 'instructor', 'team', 'contextActivities', 'revision', 'platform', 'language', 'statement', 'extensions']);
  if (fields['registration'] !== undefined) matches(fields['registration'], UUID, 'context.registration');
  if (fields['language'] !== undefined) matches(fields['language'], LANGUAGE, 'context.language');
  if (fields['extensions'] !== undefined) extensions(fields['extensions'], 'context.extensions');
  if (fields['contextActivities'] === undefined) return;
  const groups = object(fields['contextActivities'], 'context.contextActivities', [], ['parent', 'grouping', 'category', 'other']);
  for (const [group, activities] of Object.entries(groups)) {
    assert.ok(Array.isArray(activities) && activities.length > 0, group);
    for (const each of activities) activity(each, `contextActivities.${group}`);
  }
}

/** Holds a statement to the rules of xAPI 1.0.3, Part 2, which 2.0 (IEEE 9274.1.1) keeps. @throws AssertionError naming what breaks one */
export function assertStatement(value: unknown): void {
  const statement = object(value, 'statement', ['id', 'actor', 'verb', 'object', 'timestamp'], ['result', 'context', 'stored', 'authority', 'version', 'attachments']);
  matches(statement['id'], UUID, 'id');
  const { account, objectType } = object(statement['actor'], 'actor', ['account'], ['objectType', 'name']);
  assert.equal(objectType, 'Agent');
  const { homePage, name } = object(account, 'actor.account', ['homePage', 'name'], []);
  matches(homePage, IRI, 'actor.account.homePage');
  assert.equal(typeof name, 'string');
  const { id, display } = object(statement['verb'], 'verb', ['id'], ['display']);
  matches(id, IRI, 'verb.id');
  matches(id, PUBLISHED, 'verb.id');
  // Reserved: its object would have to be a statement.
  assert.notEqual(id, 'http://adlnet.gov/expapi/verbs/voided');
  for (const tag of Object.keys(display as Json)) matches(tag, LANGUAGE, 'verb.display');
  activity(statement['object'], 'object');
  if (statement['result'] !== undefined) result(statement['result']);
  if (statement['context'] !== undefined) context(statement['context']);
  matches(statement['timestamp'], TIMESTAMP, 'timestamp');
}

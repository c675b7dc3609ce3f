import { GraphQLScalarType, Kind } from 'graphql';

function microUsd(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new TypeError('MicroUsd is an integer from 0 to 2^53 - 1.');
}

export const MicroUsd = new GraphQLScalarType<number, number>({
  name: 'MicroUsd',
  description: 'Micro-US-dollars: a JSON integer up to 2^53 - 1. A cost is rounded up once per attempt.',
  serialize: microUsd,
  parseValue: microUsd,
  parseLiteral(node) {
    if (node.kind !== Kind.INT) throw new TypeError('MicroUsd is an integer.');
    return microUsd(Number(node.value));
  },
});

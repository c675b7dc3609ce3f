import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';

function noPubSub(): never {
  throw new Error('A subscription reads a log of its own: give it "subscribe".');
}

// type-graphql wants one; its default loses events and ends the process when a subscriber is slow.
const NO_PUBSUB = { publish: noPubSub, subscribe: noPubSub };

/** The executable schema of these resolvers, which were made with their services. */
export function createSchema(resolvers: readonly object[]): GraphQLSchema {
  const byClass = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return buildSchemaSync({
    resolvers: resolvers.map((resolver) => resolver.constructor) as NonEmptyArray<Function>,
    container: { get: (resolverClass) => byClass.get(resolverClass) },
    // Services check their input themselves: the rules differ by viewer and name the field.
    validate: false,
    // It asks the schema for all that it has at every start; whoever asks it for the first time checks it as well.
    skipCheck: true,
    pubSub: NO_PUBSUB,
  });
}

/** As committed in schema.graphql: sorted, so that a diff shows what changed and nothing else. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

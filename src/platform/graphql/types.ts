import { GraphQLScalarType } from 'graphql';
import { Field, GraphQLISODateTime, ID, InterfaceType, ObjectType, type ClassType } from 'type-graphql';

@InterfaceType({ description: 'Whatever has an id of its own; ids are opaque.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;
}

@InterfaceType({
  description: "An outcome that a screen must show. A caller's mistake is a GraphQL error instead, with a code in its extensions.",
})
export abstract class UserError {
  @Field(() => String, { description: 'What happened, and what to do, in a sentence for the user.' })
  message!: string;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow it.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether it is not the first page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Of its first edge; null for an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Of its last edge: give it as `after` to get the next page. Null for an empty page.' })
  endCursor!: string | null;
}

export interface Connection<NodeType> {
  edges: { cursor: string; node: NodeType }[];
  pageInfo: PageInfo;
}

/** The Relay connection of a type: `CourseConnection` and `CourseEdge` for `connectionOf('Course', () => CourseType)`. */
export function connectionOf<NodeType extends object>(
  name: string,
  nodeType: () => ClassType<NodeType>,
): ClassType<Connection<NodeType>> {
  @ObjectType(`${name}Edge`, { description: 'A place in a list.' })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, to be given as `after`. Opaque.' })
    cursor!: string;

    @Field(nodeType, { description: 'What stands there.' })
    node!: NodeType;
  }

  @ObjectType(`${name}Connection`, { description: 'A page of a list.' })
  class ConnectionType {
    @Field(() => [Edge], { description: 'In the order of the list.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Whether more follow, and from where.' })
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

export const DateTime = new GraphQLScalarType({
  ...GraphQLISODateTime.toConfig(),
  name: 'DateTime',
  description: 'An instant: ISO 8601 in UTC with milliseconds, such as 2026-01-31T09:30:00.000Z.',
});

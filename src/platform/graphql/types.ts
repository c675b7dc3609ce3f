import { GraphQLScalarType } from 'graphql';
import { Field, GraphQLISODateTime, ID, InterfaceType, ObjectType, type ClassType } from 'type-graphql';

@InterfaceType({ description: 'Whatever has an id of its own; ids are opaque.' })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

@InterfaceType({
  description: "An outcome that a screen must show. A caller's mistake is a GraphQL error instead, with a code in its extensions.",
})
export abstract class UserError {
  @Field(() => String)
  message!: string;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
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
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;

    @Field(nodeType)
    node!: NodeType;
  }

  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return ConnectionType;
}

export const DateTime = new GraphQLScalarType({
  ...GraphQLISODateTime.toConfig(),
  name: 'DateTime',
  description: 'An instant: ISO 8601 in UTC with milliseconds, such as 2026-01-31T09:30:00.000Z.',
});

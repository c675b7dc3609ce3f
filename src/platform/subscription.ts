import { GraphQLError, Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from 'graphql';

/**
 * GraphQL of September 2025: the one field of a subscription stands under no @skip and no @include. graphql-js throws
 * from the middle of its validation where one hangs on a variable, and later where the field is taken away.
 */
export function conditionalSubscriptions(document: DocumentNode): GraphQLError[] {
  const found: GraphQLError[] = [];
  const seen = new Set<SelectionSetNode>();
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  }
  const check = (set: SelectionSetNode | undefined): void => {
    if (!set || seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include');
      if (condition) found.push(new GraphQLError(`A subscription's root must not use @${condition.name.value}.`, { nodes: condition }));
      if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) check(fragments.get(selection.name.value));
    }
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.SUBSCRIPTION) check(node.selectionSet);
  }
  return found;
}

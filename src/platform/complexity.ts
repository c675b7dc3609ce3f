import { getOperationAST, GraphQLError, Kind, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { CallerError } from './errors.js';
import { MAX_PAGE_SIZE } from './graphql/pages.js';

/** Objects that one operation may ask for, counting whole pages. */
export const MAX_COMPLEXITY = 30_000;
export const MAX_DEPTH = 14;
/** Lexical tokens of a document; more are refused before they cost anything. */
export const MAX_TOKENS = 2_000;

// An object counts for one, a list that can grow as often as its page is long; scalars come with their object.
const pages: ComplexityEstimator = ({ args, childComplexity, node }) => {
  if (!node.selectionSet) return 0;
  const first: unknown = args['first'];
  // A page that no list gives is refused by its field, which says why; nothing below it is ever read.
  return 1 + (typeof first === 'number' && first <= MAX_PAGE_SIZE ? Math.max(first, 1) * Math.max(childComplexity, 1) : childComplexity);
};

export interface Operation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** @throws OPERATION_TOO_COMPLEX; for a document that has been validated */
export function checkComplexity(operation: Operation): void {
  const depth = documentDepth(operation.document);
  if (depth > MAX_DEPTH) throw tooComplex(`It is ${depth} fields deep; ${MAX_DEPTH} are allowed.`);
  const complexity = measure(operation);
  if (complexity > MAX_COMPLEXITY) {
    throw tooComplex(`It asks for up to ${complexity.toLocaleString('en')} objects; ${MAX_COMPLEXITY.toLocaleString('en')} are allowed. Ask for smaller pages.`);
  }
}

function measure({ schema, document, operationName, variables }: Operation): number {
  // A name that no operation bears is reported by whoever resolves it.
  if (!getOperationAST(document, operationName)) return 0;
  try {
    return getComplexity({
      schema,
      query: document,
      variables,
      ...(operationName ? { operationName } : {}),
      estimators: [fieldExtensionsEstimator(), pages],
    });
  } catch (error) {
    // Variables that don't fit their types are reported by the execution, with their field.
    if (error instanceof GraphQLError) return 0;
    throw error;
  }
}

function tooComplex(why: string): CallerError {
  return new CallerError('OPERATION_TOO_COMPLEX', `The operation is too complex. ${why}`);
}

function documentDepth(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  }
  const known = new Map<SelectionSetNode, number>();
  const depthOf = (selections: SelectionSetNode | undefined): number => {
    if (!selections) return 0;
    const before = known.get(selections);
    if (before !== undefined) return before;
    let deepest = 0;
    for (const node of selections.selections) {
      // Introspection nests by the schema's types, not by its data.
      if (node.kind === Kind.FIELD) deepest = Math.max(deepest, node.name.value.startsWith('__') ? 1 : 1 + depthOf(node.selectionSet));
      else if (node.kind === Kind.INLINE_FRAGMENT) deepest = Math.max(deepest, depthOf(node.selectionSet));
      else deepest = Math.max(deepest, depthOf(fragments.get(node.name.value)));
    }
    known.set(selections, deepest);
    return deepest;
  };
  return Math.max(0, ...document.definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? depthOf(node.selectionSet) : 0)));
}

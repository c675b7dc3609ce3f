import type { CodegenConfig } from '@graphql-codegen/cli';

/** `npm run codegen`: typed documents of every operation in docs/operations, with which the demo and the tests speak. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'docs/operations/*.graphql',
  importExtension: '.js',
  generates: {
    'src/client/gql/': {
      preset: 'client',
      // The selections of an operation are its types: no masking between a component and its parent here.
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        onlyOperationTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', MicroUsd: 'number', Vector: 'readonly number[]', XapiStatement: 'Readonly<Record<string, unknown>>' },
      },
    },
  },
};

export default config;

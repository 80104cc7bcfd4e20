// The TypeScript compiler's options for tests of declarations, and where these are.

import { fileURLToPath } from 'node:url';

import ts from 'typescript';

export const dist = fileURLToPath(new URL('../../dist/', import.meta.url)).replaceAll('\\', '/');

export const options = {
  // The last one because the glue's classes are disposable.
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.disposable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  noEmit: true,
  strict: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

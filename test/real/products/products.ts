import { fromNpm } from './install/npm';
import { fromPypi } from './install/pypi';
import { bringStores } from './stores';

/** A product that can be run. */
interface Product {
  /** Its tests. */
  readonly file: string;
  /** Brings it here from a registry; without, somebody has to have a binary. */
  readonly install?: () => Promise<object>;
}

/** Everything that can be run, by name. */
export const PRODUCTS: Readonly<Record<string, Product>> = {
  // the checks themselves
  liar: { file: 'subjects/liar.ts', install: () => Promise.resolve({}) },
  litellm: { file: 'subjects/litellm.ts', install: () => fromPypi('litellm', '1.108.7', [11, 14]) },
  'llm-gateway': { file: 'subjects/llm-gateway.ts' },
  'helm-ai-kernel': { file: 'subjects/helm-ai-kernel.ts' },
  'light-gateway': { file: 'subjects/light-gateway.ts' },
  dvara: { file: 'subjects/dvara.ts' },
  keeptrusts: { file: 'subjects/keeptrusts.ts' },
  portkey: { file: 'subjects/portkey.ts', install: async () => ({ folder: await fromNpm('portkey', '1.15.2') }) },
  contextforge: {
    file: 'subjects/contextforge.ts',
    install: () => {
      // where the product runs there is no network to bring them by
      bringStores();
      return fromPypi('contextforge', '1.1.0', [12, 14]);
    },
  },
};

/** What `main.ts` has installed for the tests of a product. */
export function installation<T>(): T {
  const text = process.env['PRODUCT_INSTALLATION'];
  if (text === undefined) throw new Error('run this by: npm run test:products');
  return JSON.parse(text) as T;
}

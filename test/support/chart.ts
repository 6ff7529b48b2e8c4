import { App, Chart } from 'cdk8s';

/** Neither `default` nor a system namespace: checks that look at namespaces are then in play in every test. */
export const NAMESPACE = 'ai-platform';

/** A chart whose generated names are `test-<ids>`, with no hash, so that a snapshot can be read and reviewed. */
export class TestChart extends Chart {
  constructor(namespace: string = NAMESPACE) {
    super(new App(), 'test', { namespace, disableResourceNameHashes: true });
  }
}

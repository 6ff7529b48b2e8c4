import type { AppProps } from 'cdk8s';
import { App } from 'cdk8s';
import { linearly, makeLinear } from '../core/synthesis/linear';

/**
 * An `App` for many charts: takes the place of `App` without any other change and writes the same files, many times
 * faster, byte for byte but for texts that cdk8s writes so that kubectl reads something else. An `App` with a gateway in it does so by itself. What is slow in `App`, and by how much, is in docs/performance.md.
 * @example
 * import { Chart } from 'cdk8s';
 * import { GatewayApp, GatewayNamespace } from 'cdk8s-llm-gateway';
 *
 * const app = new GatewayApp();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new GatewayNamespace(chart, 'namespace');
 * app.synth();
 */
export class GatewayApp extends App {
  /**
   * An app.
   *
   * @param props as those of `App`
   */
  constructor(props: AppProps = {}) {
    super(props);
    makeLinear(this);
  }

  /** Writes all manifests to the output directory. */
  public override synth(): void {
    linearly(this, () => super.synth());
  }

  /** All objects of all charts as one YAML text. */
  public override synthYaml(): string {
    return linearly(this, () => super.synthYaml());
  }
}

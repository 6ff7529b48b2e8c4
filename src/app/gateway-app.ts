import { App } from 'cdk8s';
import { linearly } from '../core/synthesis/linear';

/**
 * An `App` for many charts: takes the place of `App` without any other change and writes the same files, byte for byte, many times
 * faster. An `App` with a gateway in it does so by itself. What is slow in `App`, and by how much, is in docs/performance.md.
 */
export class GatewayApp extends App {
  /** Writes all manifests to the output directory. */
  public override synth(): void {
    linearly(this, () => super.synth());
  }

  /** All objects of all charts as one YAML text. */
  public override synthYaml(): string {
    return linearly(this, () => super.synthYaml());
  }
}

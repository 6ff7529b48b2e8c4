import { App, Yaml } from 'cdk8s';
import { linearly } from '../core/synthesis';
import { writeYaml } from '../core/yaml-writer';

/**
 * An `App` for many gateways: takes the place of `App` without any other change and writes the same files, byte for byte, several
 * times faster. What is slow in `App`, and by how much, is in docs/performance.md.
 */
export class GatewayApp extends App {
  /** Writes all manifests to the output directory. */
  public override synth(): void {
    linearly(this, () => withFastYaml(() => super.synth()));
  }

  /** All objects of all charts as one YAML text. */
  public override synthYaml(): string {
    return linearly(this, () => withFastYaml(() => super.synthYaml()));
  }
}

/** `App` offers no other way to say how its files are written. Nothing else runs before the original is back. */
function withFastYaml<T>(synthesis: () => T): T {
  const stringify = Yaml.stringify;
  const write = (document: unknown): string => writeYaml(document) ?? stringify.call(Yaml, document);
  Yaml.stringify = (...documents) => documents.map(write).join('---\n');
  try {
    return synthesis();
  } finally {
    Yaml.stringify = stringify;
  }
}

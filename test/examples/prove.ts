import { App } from 'cdk8s';
import type { CheckOptions } from '../checks';
import type { Manifest } from '../support/manifest';
import { accepted } from './accepted';

/**
 * Proves the examples of a system: the charts are exactly its variants, and each one is a golden file and sound.
 *
 * @param allow what a variant may break on purpose, by variant, beside the rules in `examples/exceptions.yaml`
 */
export function proveExamples(
  system: string,
  add: (app: App) => void,
  variants: readonly string[],
  allow: Readonly<Record<string, CheckOptions['allow']>> = {},
): void {
  const app = new App();
  add(app);
  const charts = new Map(app.charts.map((chart) => [chart.node.id, chart]));

  describe(`the examples of ${system}`, () => {
    test('are its variants', () => {
      expect([...charts.keys()].sort()).toEqual(variants.map((variant) => `${system}-${variant}`).sort());
    });

    test.each([...charts.keys()])('%s is a golden, sound file', (name) => {
      const manifests = charts.get(name)!.toJson() as Manifest[];

      expect(manifests).toMatchSnapshot();
      expect(manifests).toBeSound({ allow: [...(allow[name.slice(system.length + 1)] ?? []), ...accepted(manifests)] });
    });
  });
}

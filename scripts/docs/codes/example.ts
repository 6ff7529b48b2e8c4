import { Chart } from 'cdk8s';
import { Findings, GatewayApp } from '../../../src';

/**
 * The smallest programs that are given a finding, by its code. `chart` stands in an app, in the namespace `ai`; docs/errors.md
 * shows what stands in the braces, and what the library says about it.
 */
export type Examples = Readonly<Record<string, (chart: Chart) => unknown>>;

/** Every finding that a program is given, errors and warnings, one a line. */
export function linesOf(program: (chart: Chart) => unknown): string[] {
  const app = new GatewayApp();
  const chart = new Chart(app, 'ai', { namespace: 'ai', disableResourceNameHashes: true });
  const errors = refusals(() => {
    program(chart);
    app.synthYaml();
  });
  return [...errors, ...Findings.of(app).list()];
}

function refusals(run: () => void): string[] {
  const write = process.stderr.write;
  // warnings are listed, not printed
  process.stderr.write = () => true;
  try {
    run();
    return [];
  } catch (error) {
    const { message } = error as Error;
    // what stands around the findings is the same for all of them
    const findings = message.replace(/^Validation failed with the following errors:\s*/, '').replace(/\nexplained at .*$/, '');
    return findings.split(/\n {2}(?=\[)/);
  } finally {
    process.stderr.write = write;
  }
}

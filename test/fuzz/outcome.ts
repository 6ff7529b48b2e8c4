import { Chart } from 'cdk8s';
import { Findings, GatewayApp } from '../../src';
import type { Manifest } from '../support/manifest';
import type { Plan } from './plan';
import { run } from './plan';

/** What came of a program. */
export interface Outcome {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** None where it was refused. */
  readonly manifests: readonly Manifest[];
  readonly yaml: string;
}

/**
 * Runs a program that was drawn.
 *
 * @param afterwards what the program does with its literals before the app is synthesized
 */
export function outcomeOf(lines: readonly Plan[], afterwards?: (given: readonly unknown[]) => void): Outcome {
  return outcomeWith((chart) => {
    const given = run(lines, chart);
    afterwards?.(given);
  });
}

/** Runs a program in an app of its own. What it throws that is no finding passes through. */
export function outcomeWith(build: (chart: Chart) => void): Outcome {
  const app = new GatewayApp();
  const chart = new Chart(app, 'test', { namespace: 'ai', disableResourceNameHashes: true });
  const write = process.stderr.write;
  // warnings are listed, not printed
  process.stderr.write = () => true;
  try {
    build(chart);
    const yaml = app.synthYaml();
    return { errors: [], warnings: Findings.of(app).list(), manifests: chart.toJson() as Manifest[], yaml };
  } catch (error) {
    return { errors: linesOf(error), warnings: Findings.of(app).list(), manifests: [], yaml: '' };
  } finally {
    process.stderr.write = write;
  }
}

const JOINED = /^Validation failed with the following errors:\s*/;

function linesOf(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  const lines = message.replace(JOINED, '').split(/\n {2}(?=\[)/);
  if (!lines.every((line) => /\[LLMGW-\d{3}\] /.test(line))) throw error;
  return lines;
}

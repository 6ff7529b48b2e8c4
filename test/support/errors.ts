import type { Chart } from 'cdk8s';
import { synth } from './synth';

const JOINED = /^Validation failed with the following errors:\s*/;
const CODED = /\[[A-Z]+(?:-[A-Z]+)*-\d+\]/;

/**
 * The refusals that `build` meets, one per line, none when it synthesizes.
 *
 * cdk8s joins what all validations report into one error; a value with which nothing can be built throws in its
 * constructor instead, and arrives here as a list of one. An error without one of our codes is a defect (a TypeError,
 * usually) and no finding, so it passes through.
 */
export function findings(build: (chart: Chart) => void): string[] {
  try {
    synth(build);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);

    if (JOINED.test(message)) return message.replace(JOINED, '').split(/\n {2}(?=\[)/);
    if (CODED.test(message)) return [message];

    throw error;
  }
}

/** Asserts that exactly one finding has the code and says every one of the parts; returns it. */
export function expectFinding(build: (chart: Chart) => void, code: string, ...parts: string[]): string {
  const lines = findings(build);
  const matches = lines.filter((line) => [`[${code}]`, ...parts].every((part) => line.includes(part)));
  const [match] = matches;

  if (match === undefined || matches.length > 1) {
    const wanted = [`[${code}]`, ...parts].join(' … ');
    throw new Error(
      `expected exactly one finding "${wanted}", found ${matches.length} in:\n${lines.join('\n') || '(no finding)'}`,
    );
  }

  return match;
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Size } from 'cdk8s';
import * as library from '../../src';
import { outcomeWith } from '../fuzz/outcome';
import type { Outcome } from '../fuzz/outcome';

// One program for each member that shows it, as `npm run test:leaves` found them. They are kept as text, and not drawn again, so that
// a change of the API changes no program.

/** Where a member shows. */
export type Place = 'manifests' | 'warning' | 'error';

export interface Program {
  readonly shows: Place;
  /** With the member, and what stands instead without it, between marks: `«replicas: 3, ‖replicas: 2, »`. */
  readonly text: string;
}

const FILE = join(__dirname, 'programs.txt');
const HEAD = `Programs in which a member shows, each with and without what stands between « and ‖ and ».
Recorded by \`npm run test:leaves\`. Do not edit.
`;
const MARKED = /^([^«]*)«([^‖»]*)‖([^»]*)»([^]*)$/;
const NAMES: Readonly<Record<string, unknown>> = { ...library, Duration, Size };

/** By the name of the member. */
export function recorded(): Map<string, Program> {
  if (!existsSync(FILE)) return new Map();
  const [, ...entries] = readFileSync(FILE, 'utf8').split(/^# /m);
  return new Map(
    entries.map((entry) => {
      const [head = '', ...lines] = entry.trimEnd().split('\n');
      const [name = '', shows] = head.split(' in the ');
      return [name, { shows: shows as Place, text: lines.join('\n') }];
    }),
  );
}

export function record(programs: ReadonlyMap<string, Program>): void {
  const names = [...programs.keys()].sort();
  const entries = names.map((name) => `# ${name} in the ${programs.get(name)!.shows}\n${programs.get(name)!.text}\n`);
  writeFileSync(FILE, [HEAD, ...entries].join('\n'));
}

/** What a program says around its mark, in it with the member, and in it without. */
export interface Parts {
  readonly before: string;
  readonly kept: string;
  readonly other: string;
  readonly after: string;
}

export function partsOf({ text }: Program): Parts {
  const [, before, kept, other, after] = MARKED.exec(text) ?? [];
  if (after === undefined) throw new Error(`nothing is marked in\n${text}`);
  return { before: before!, kept: kept!, other: other!, after };
}

/** Where the member of a program shows now; nowhere, if it is dropped in silence. */
export function placeOf(program: Program): Place | undefined {
  const { before, kept, other, after } = partsOf(program);
  return difference(outcomeOfText(before + kept + after), outcomeOfText(before + other + after));
}

/** The place in which two outcomes differ that says most. What is refused either way shows nothing. */
export function difference(one: Outcome, other: Outcome): Place | undefined {
  const refused = [one, other].filter(({ errors }) => errors.length > 0).length;
  if (refused > 0) return refused === 1 ? 'error' : undefined;
  if (one.yaml !== other.yaml) return 'manifests';
  return one.warnings.join('\n') === other.warnings.join('\n') ? undefined : 'warning';
}

export function outcomeOfText(text: string): Outcome {
  const program = new Function('chart', ...Object.keys(NAMES), text) as (...given: unknown[]) => void;
  return outcomeWith((chart) => program(chart, ...Object.values(NAMES)));
}

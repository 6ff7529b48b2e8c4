import * as ts from 'typescript';
import type { Outcome } from '../fuzz/outcome';
import { difference, outcomeOfText, partsOf } from './programs';
import type { Parts, Program } from './programs';

// Members of one struct beside each other: the recorded program of one of them, in whose literal the others say what they say in
// their own programs.

/**
 * Whether one sees that a member is said: `unread` where nothing shows it there, whatever else is said; `voided` where it shows alone,
 * and not beside the others; `hidden` where the program is refused for the same with it and without it, which says nothing.
 */
export type Verdict = 'shows' | 'unread' | 'voided' | 'hidden';

export interface Combination {
  readonly members: readonly string[];
  /** The program with all of the members but these. */
  readonly without: (...left: readonly string[]) => string;
}

/** The program of the first member, with the others in it. */
export function combine(programs: ReadonlyMap<string, Program>, members: readonly string[]): Combination {
  const [host, ...guests] = members.map((name) => partsOf(programs.get(name)!));
  const brought = guests.map((guest, at) => renamed(guest, `g${at + 1}`));
  const { before, after } = host!;
  const start = before.lastIndexOf('\n') + 1;
  const head = [before.slice(0, start), ...brought.map(({ lines }) => lines), before.slice(start)].join('');
  const rest = literal(before, after);
  const own = rest.members.filter(([name]) => !members.some((member) => member.endsWith(`.${name}`))).map(([, text]) => text);
  return {
    members,
    without: (...left) => {
      const said = [host!, ...brought].map(({ kept, other }, at) => (left.includes(members[at]!) ? other : kept));
      return `${head}${said.join('')}${own.join(', ')}${rest.after}`;
    },
  };
}

/** What is seen of each of the members beside the others. */
export function verdicts({ members, without }: Combination, run: (text: string) => Outcome = outcomeOfText): [string, Verdict][] {
  const verdict = (name: string): Verdict => {
    const [all, less] = [run(without()), run(without(name))];
    if (difference(all, less) || findings(all) !== findings(less)) return 'shows';
    if (all.errors.length > 0) return 'hidden';
    const others = members.filter((member) => member !== name);
    return difference(run(without(...others)), run(without(...members))) ? 'voided' : 'unread';
  };
  return members.map((name) => [name, verdict(name)]);
}

function findings({ errors, warnings }: Outcome): string {
  return [...errors, ...warnings].sort().join('\n');
}

/** What stands in a literal beside what is marked, and what comes after that. */
function literal(before: string, after: string): { readonly members: [string, string][]; readonly after: string } {
  const text = before + after;
  const brace = before.trimEnd().length - 1;
  const find = (node: ts.Node): ts.ObjectLiteralExpression | undefined =>
    ts.isObjectLiteralExpression(node) && node.getStart() === brace ? node : ts.forEachChild(node, find);
  const found = find(ts.createSourceFile('program.ts', text, ts.ScriptTarget.ES2022, true))!;
  return {
    members: found.properties.map((property) => [property.name!.getText(), property.getText()]),
    after: text.slice(found.end - 1),
  };
}

/** What a member says elsewhere, with the lines that make what it names, under names of their own. */
function renamed({ before, kept, other }: Parts, prefix: string): Pick<Parts, 'kept' | 'other'> & { readonly lines: string } {
  const made = new Map([...before.matchAll(/^const (\w+) = .*\n/gm)].map(([line, name]) => [name!, line]));
  const names = (text: string): string[] => [...text.matchAll(/(?<!["\w.])\w+(?!["\w:])/g)].map(([name]) => name);
  const own = (text: string): string =>
    text.replace(/(?<!["\w.])\w+(?!["\w:])/g, (name) => (made.has(name) ? `${prefix}${name}` : name));
  const needed = new Set<string>();
  const need = (text: string): void => {
    for (const name of names(text).filter((one) => made.has(one) && !needed.has(one))) {
      needed.add(name);
      need(made.get(name)!);
    }
  };
  need(kept + other);
  const lines = [...made].filter(([name]) => needed.has(name)).map(([, line]) => own(line));
  return { kept: own(kept), other: own(other), lines: lines.join('') };
}

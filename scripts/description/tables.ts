import type { Class, Description, Member, Struct } from './types';

/** What the library itself has to know of its API, as text that costs nothing until a line of it is needed. */
export function tables(api: Description): ReadonlyMap<string, string> {
  return new Map([
    [
      'src/core/api/structs.ts',
      file([
        {
          name: 'STRUCTS',
          comment: 'One struct a line: its name, the structs that it extends after `<`, its members with their types.',
          lines: [...api.structs.values()].map(structLine),
        },
      ]),
    ],
    [
      'src/core/api/types.ts',
      file([
        {
          name: 'CLASSES',
          comment:
            'One class a line: what makes it (`.` static, `new`), and its methods (`#`). After `:` what a static returns that makes something else.',
          lines: [...api.classes].map(([name, c]) => classLine(name, c)),
        },
        {
          name: 'ENUMS',
          comment: 'One enum a line: its members with their values.',
          lines: [...api.enums].map(([name, m]) => `${name} ${m.map((e) => `${e.name}=${e.value}`).join('|')}`),
        },
        {
          name: 'INTERFACES',
          comment: 'One interface a line: what it needs, and after `|` the classes that have it.',
          lines: [...api.interfaces.keys()].map((name) => interfaceLine(name, api)),
        },
      ]),
    ],
  ]);
}

interface Table {
  readonly name: string;
  readonly comment: string;
  readonly lines: readonly string[];
}

function file(all: readonly Table[]): string {
  const texts = all.map(({ name, comment, lines }) => `/** ${comment} */\nexport const ${name} = \`\n${sorted(lines)}\n\`;\n`);
  return `// Written by \`npm run describe\` from the declarations of the public API. Do not edit.\n\n${texts.join('\n')}`;
}

function sorted(lines: readonly string[]): string {
  return [...lines].sort((a, b) => (a < b ? -1 : 1)).join('\n');
}

function structLine({ name, bases, members }: Struct): string {
  return [name, ...bases.map((base) => `<${base}`), ...members.map(member)].join(' ');
}

function member({ name, type, optional }: Member): string {
  return `${name}${optional ? '?' : ''}:${type}`;
}

function classLine(name: string, { initializer, methods, constants }: Class): string {
  const call = (label: string, parameters: readonly Member[]): string => `${label}(${parameters.map(member).join(',')})`;
  return [
    name,
    ...(initializer ? [call('new', initializer)] : []),
    ...constants.map((constant) => `.${constant}`),
    ...methods
      .filter((m) => m.isStatic)
      .map((m) => call(`.${m.name}`, m.parameters) + (m.returns === name ? '' : `:${m.returns}`)),
    ...methods.filter((m) => !m.isStatic && m.parameters.length > 0).map((m) => call(`#${m.name}`, m.parameters)),
  ].join(' ');
}

function interfaceLine(name: string, api: Description): string {
  const owners = [...api.classes].filter(([, { interfaces }]) => interfaces.some((i) => [i, ...basesOf(i, api)].includes(name)));
  const needed = [name, ...basesOf(name, api)].flatMap(
    (i) => api.interfaces.get(i)?.members ?? (i === 'IConstruct' ? ['node'] : []),
  );
  return `${name} ${needed.join(' ')} | ${owners.map(([owner]) => owner).join(' ')}`.trimEnd();
}

function basesOf(name: string, api: Description): string[] {
  return (api.interfaces.get(name)?.bases ?? []).flatMap((base) => [base, ...basesOf(base, api)]);
}

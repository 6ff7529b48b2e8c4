import { posix } from 'node:path';
import type { ClassType, Type } from '@jsii/spec';
import { cell } from '../page';
import type { Page } from '../page';
import { constructPage, PublicApi, subjectOf, subjectPage } from './assembly';
import { codesBelow, codesIn } from './findings';
import { objectsOf } from './programs';
import { Sections, table } from './sections';
import { SUBJECTS } from './subjects';

const NOTE = '<!-- Written by `npm run docs` from the docstrings in src. Do not edit. -->\n\n';
const INDEX = 'docs/api/README.md';

/** The reference of the public API: an index by task, a page for each subject, and one for each construct. */
export function apiPages(): Page[] {
  const api = new PublicApi();
  return [
    { path: INDEX, render: () => NOTE + index(api) },
    ...api.subjects.map((subject) => ({ path: subjectPage(subject), render: () => NOTE + subjectText(api, subject) })),
    ...api.constructs.map((construct) => ({
      path: constructPage(construct),
      render: () => NOTE + constructText(api, construct),
    })),
  ];
}

function index(api: PublicApi): string {
  const unnamed = api.subjects.filter((subject) => !(subject in SUBJECTS));
  if (unnamed.length > 0) throw new Error(`scripts/docs/api/subjects.ts does not say what one does with: ${unnamed.join(', ')}`);
  const rows = Object.entries(SUBJECTS).map(([subject, { task }]) => {
    const constructs = api.constructs
      .filter((construct) => subjectOf(construct) === subject)
      .map((type) => link(api, INDEX, type));
    const others = api
      .others(subject)
      .filter(({ kind }) => kind === 'class')
      .map((type) => link(api, INDEX, type));
    return [`[${task}](${posix.relative('docs/api', subjectPage(subject))})`, constructs.join(', '), others.join(', ')];
  });
  const all = api.types.map((type) => `- ${link(api, INDEX, type)}: ${type.docs?.summary ?? ''}\n`);
  return `# API\n\n${ABOUT}\n${table(['to', 'constructs', 'settings'], rows)}\n## Every name\n\n${all.join('')}`;
}

const ABOUT = `Every public name, with what it means, its default and the codes that it can raise. Every language has the same API; types and
defaults stand here as TypeScript writes them. Besides the codes on the pages, any prop that is misspelt or of a wrong type
raises [LLMGW-902](../errors.md#llmgw-902), and text that looks like a credential [LLMGW-201](../errors.md#llmgw-201).
`;

function subjectText(api: PublicApi, subject: string): string {
  const page = subjectPage(subject);
  const sections = new Sections(api, page);
  const constructs = api.constructs.filter((construct) => subjectOf(construct) === subject);
  const codes = constructs.length > 0 ? [] : codesIn(`src/${subject}`);
  return [
    `# ${SUBJECTS[subject]!.title}\n`,
    ...constructs.map((type) => `- ${link(api, page, type)}: ${cell(type.docs?.summary ?? '')}`),
    ...(constructs.length > 0 ? [''] : []),
    ...api.others(subject).map((type) => sections.type(type)),
    ...findings(page, codes),
  ].join('\n');
}

function constructText(api: PublicApi, construct: ClassType): string {
  const page = constructPage(construct);
  const sections = new Sections(api, page);
  const props = api.propsOf(construct);
  return [
    `# ${construct.name}\n\n${sections.about(construct.docs)}\n`,
    example(construct),
    ...(props === undefined ? [] : [`## Props\n\n${sections.struct(props)}`]),
    `## Members\n\n${sections.members(construct)}`,
    ...findings(page, codesBelow(construct.locationInModule!.filename)),
  ].join('\n');
}

function example({ name, docs }: ClassType): string {
  if (docs?.example === undefined) throw new Error(`${name} has no @example`);
  const yaml = objectsOf(name, docs.example);
  return `\`\`\`ts\n${docs.example}\n\`\`\`\n${yaml === '' ? '' : `\nmakes\n\n\`\`\`yaml\n${yaml}\`\`\`\n`}`;
}

function findings(page: string, codes: readonly [string, string][]): string[] {
  if (codes.length === 0) return [];
  const errors = posix.relative(posix.dirname(page), 'docs/errors.md');
  const rows = codes.map(([code, title]) => [`[${code}](${errors}#${code.toLowerCase()})`, title]);
  return [`## Codes\n\n${table(['code', 'what is wrong'], rows)}`];
}

function link(api: PublicApi, page: string, type: Type): string {
  return `[\`${type.name}\`](${posix.relative(posix.dirname(page), api.place(type))})`;
}

import type { Graph, NodeRole } from './graph';

const COLOURS: { readonly [role in NodeRole]: string } = {
  caller: '#64748b',
  door: '#b45309',
  service: '#0369a1',
  workload: '#15803d',
  data: '#7c3aed',
  maker: '#7c3aed',
  outside: '#64748b',
  beside: '#64748b',
};

/**
 * A flowchart for pages that draw Mermaid by themselves, such as those of GitHub and GitLab.
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid({ nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  const roles = [...new Set(nodes.map(({ role }) => role))];
  return [
    'flowchart LR',
    ...nodes.map(({ id, role, title, lines }) => {
      const label = [`<b>${escape(title)}</b>`, ...lines.map(escape)].join('<br/>');
      return `  ${ids.get(id)}["${label}"]:::${role}`;
    }),
    ...edges.map(({ from, to, label }) => `  ${ids.get(from)} -->${label ? `|"${escape(label)}"|` : ''} ${ids.get(to)}`),
    ...roles.map((role) => `  classDef ${role} stroke:${COLOURS[role]},stroke-width:2px`),
    '',
  ].join('\n');
}

/** Quotes and signs of HTML end a label early. */
function escape(text: string): string {
  return text.replace(/[&<>"#]/g, (sign) => `#${sign.charCodeAt(0)};`);
}

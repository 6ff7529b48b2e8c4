import type { Graph, NodeRole } from './graph';
import type { Label } from './labels';
import { labelsOf } from './labels';
import type { Arrow, Box } from './layout';
import { layout, LINE_HEIGHT, PADDING, TITLE_HEIGHT } from './layout';

/** Colours of a page, the paper first. */
interface Look {
  readonly paper: string;
  readonly box: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly roles: { readonly [role in NodeRole]: string };
}

const LIGHT: Look = {
  ...{ paper: '#ffffff', box: '#f8fafc', ink: '#0f172a', soft: '#475569', line: '#94a3b8' },
  roles: {
    ...{ caller: '#64748b', door: '#b45309', service: '#0369a1', workload: '#15803d' },
    ...{ data: '#7c3aed', maker: '#a21caf', outside: '#64748b', beside: '#94a3b8' },
  },
};

const DARK: Look = {
  ...{ paper: '#0d1117', box: '#161b22', ink: '#f0f6fc', soft: '#9da7b3', line: '#66717e' },
  roles: {
    ...{ caller: '#8b98a9', door: '#e3a355', service: '#58b4f0', workload: '#56c271' },
    ...{ data: '#b294f5', maker: '#e07be8', outside: '#8b98a9', beside: '#56606c' },
  },
};

const SHAPES = `
  svg { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  .box { stroke-width: 1.5; } .title { font-size: 13px; font-weight: 600; } .small { font-size: 11px; }
  .arrow { fill: none; stroke-width: 1.4; }
  .port { font-size: 10px; text-anchor: end; paint-order: stroke; stroke-width: 3px; }`;

/** Plain rules without variables, which not every viewer knows; a dark page overrules the light ones. */
function style(): string {
  return `${SHAPES}\n${rules(LIGHT)}\n  @media (prefers-color-scheme: dark) {\n${rules(DARK)}\n  }\n`;
}

function rules({ paper, box, ink, soft, line, roles }: Look): string {
  const strokes = Object.entries(roles).map(([role, colour]) => `.${role} { stroke: ${colour}; }`);
  return [
    `  .paper { fill: ${paper}; } .box { fill: ${box}; } .title { fill: ${ink}; } .small { fill: ${soft}; }`,
    `  .arrow { stroke: ${line}; } .tip { fill: ${line}; } .port { fill: ${soft}; stroke: ${paper}; }`,
    `  ${strokes.join(' ')}`,
  ].join('\n');
}

/** A picture that needs no program to be looked at. */
export function svg(graph: Graph): string {
  const { boxes, arrows, width, height } = layout(graph);
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img">
<title>${escape(graph.title)}</title>
<style>${style()}</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path class="tip" d="M0,0 L8,4 L0,8 z"/></marker></defs>
<rect class="paper" width="${w}" height="${h}"/>
${arrows.map(arrowSvg).join('\n')}
${boxes.map(boxSvg).join('\n')}
${labelsOf(arrows).map(labelSvg).join('\n')}
</svg>
`;
}

function labelSvg({ text, x, y }: Label): string {
  return `<text class="port" x="${round(x)}" y="${round(y)}">${escape(text)}</text>`;
}

function arrowSvg({ points }: Arrow): string {
  const [first, ...rest] = points as [readonly [number, number], ...(readonly [number, number])[]];
  let [x, y] = first;
  const curves = rest.map(([nextX, nextY]) => {
    const bend = Math.max(24, Math.abs(nextX - x) / 2) * (nextX < x ? -1 : 1);
    const path = `C${at(x + bend, y)} ${at(nextX - bend, nextY)} ${at(nextX, nextY)}`;
    [x, y] = [nextX, nextY];
    return path;
  });
  return `<path class="arrow" marker-end="url(#tip)" d="M${at(...first)} ${curves.join(' ')}"/>`;
}

function boxSvg({ node: { role, title, lines }, x, y, width, height }: Box): string {
  const left = round(x + PADDING);
  const texts = [
    `<text class="title" x="${left}" y="${round(y + PADDING + TITLE_HEIGHT - 5)}">${escape(title)}</text>`,
    ...lines.map((line, i) => {
      const base = y + PADDING + TITLE_HEIGHT + (i + 1) * LINE_HEIGHT - 4;
      return `<text class="small" x="${left}" y="${round(base)}">${escape(line)}</text>`;
    }),
  ];
  const frame = `<rect class="box ${role}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`;
  return [`<g>`, frame, ...texts, `</g>`].join('\n');
}

function at(x: number, y: number): string {
  return `${round(x)},${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

import type { LlmGateway } from '../../src';
import { GatewayObservability } from '../../src';
import { App, Chart } from 'cdk8s';
import type { Page } from './page';
import { measured } from '../../test/observability/fixture';

// A picture of where the panels of the dashboard lie, for a product that measures everything.

const COLUMN = 40;
const ROW = 16;
const GAP = 3;

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
}

function panels(): Panel[] {
  const chart = new Chart(new App(), 'docs', { namespace: 'ai', disableResourceNameHashes: true });
  const target: LlmGateway = measured()(chart);
  const { dashboard } = new GatewayObservability(chart, 'observability', { target });
  const { data } = dashboard!.toJson() as { data: Record<string, string> };
  return (JSON.parse(Object.values(data)[0]!) as { panels: Panel[] }).panels;
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function draw({ type, title, gridPos: { x, y, w, h } }: Panel): string {
  const [left, top] = [x * COLUMN, y * ROW];
  const fill = type === 'row' ? '#d8dee9' : type === 'stat' ? '#e3f1e3' : '#eef2fb';
  const box = `<rect x="${left + GAP}" y="${top + GAP}" width="${w * COLUMN - 2 * GAP}" height="${h * ROW - GAP}" rx="3" fill="${fill}"/>`;
  const place = type === 'row' ? top + ROW : top + ROW + 2 * GAP;
  return `${box}\n<text x="${left + 10}" y="${place}">${escape(title)}</text>`;
}

export const dashboardPicture: Page = {
  path: 'docs/dashboard.svg',
  render: () => {
    const all = panels();
    const height = Math.max(...all.map(({ gridPos: { y, h } }) => (y + h) * ROW)) + GAP;
    const size = `viewBox="0 0 ${24 * COLUMN} ${height}" width="${24 * COLUMN}" height="${height}"`;
    const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="12">`;
    return `${head}\n<!-- Written by \`npm run docs\`. Do not edit. -->\n${all.map(draw).join('\n')}\n</svg>\n`;
  },
};

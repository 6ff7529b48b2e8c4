import { fullBoard } from '../../../test/real/dashboards/boards';
import { recorded } from '../../../test/real/dashboards/recording';
import type { Page } from '../page';
import { COLUMN, drawn, heading, ROW } from './panels';

// The dashboard of a product that measures everything, with what a real Prometheus answered (test/real/dashboards/record.ts).

export const dashboardPicture: Page = {
  path: 'docs/dashboard.svg',
  render: () => {
    const board = fullBoard();
    const answers = recorded();
    const panels = board.panels.map((panel, i) => drawn(panel, answers[i]!.curves));
    const [width, height] = [24 * COLUMN, Math.max(...board.panels.map(({ gridPos: { y, h } }) => y + h)) * ROW];
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="11">`,
      '<!-- Written by `npm run docs`. Do not edit. -->',
      `<rect width="${width}" height="${height}" fill="#f4f5f5"/>`,
      ...board.headings.map(heading),
      ...panels,
      '</svg>',
      '',
    ].join('\n');
  },
};

/** One line, or one number, of a panel. */
export interface Query {
  readonly expr: string;
  /** Name of the series; may hold templates such as `{{provider}}`. */
  readonly legend: string;
}

/** What a person looks at. */
export interface Panel {
  readonly title: string;
  /** What it means and when to worry. */
  readonly description: string;
  /** A unit of Grafana, for example `reqps`. */
  readonly unit: string;
  readonly queries: readonly Query[];
  /** A number instead of a curve. */
  readonly stat?: boolean;
  /** Value from which it is drawn in red. */
  readonly alarm?: number;
  /** Curves are stacked, where their sum means something. */
  readonly stacked?: boolean;
}

/** Panels under one heading. */
export interface Section {
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** Where a panel lies in a grid of 24 columns. */
export interface GridPos {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const COLUMNS = 24;
const STAT = { height: 4, most: 6 };
const CURVE = { height: 8, most: 2 };
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** The panels of Grafana, with ids and places, row after row; every row is full. */
export function layOut(sections: readonly Section[]): object[] {
  const panels: object[] = [];
  let y = 0;
  for (const { title, panels: inside } of sections.filter((section) => section.panels.length > 0)) {
    const gridPos: GridPos = { x: 0, y, w: COLUMNS, h: 1 };
    panels.push({ id: panels.length + 1, type: 'row', title, collapsed: false, gridPos, panels: [] });
    y += 1;
    const stats = inside.filter(({ stat }) => stat);
    const curves = inside.filter(({ stat }) => !stat);
    for (const row of [...rows(stats, STAT.most), ...rows(curves, CURVE.most)]) {
      const { height: h } = row[0]!.stat ? STAT : CURVE;
      let x = 0;
      row.forEach((panel, i) => {
        const w = Math.floor((COLUMNS * (i + 1)) / row.length) - x;
        panels.push({ id: panels.length + 1, gridPos: { x, y, w, h }, ...toGrafana(panel) });
        x += w;
      });
      y += h;
    }
  }
  return panels;
}

/** As many in a row as fit; one that would be left alone moves in with the row before it. */
function rows(panels: readonly Panel[], most: number): Panel[][] {
  const found: Panel[][] = [];
  for (let i = 0; i < panels.length; i += most) {
    found.push(panels.slice(i, i + most));
  }
  if (found.length > 1 && found.at(-1)!.length === 1) {
    found.splice(-2, 2, found.slice(-2).flat());
  }
  return found;
}

/** One panel in the model of Grafana. */
function toGrafana(panel: Panel): object {
  const red = panel.alarm === undefined ? [] : [{ color: 'red', value: panel.alarm }];
  const curve = {
    drawStyle: 'line',
    lineWidth: 1,
    fillOpacity: panel.stacked ? 20 : 5,
    showPoints: 'never',
    stacking: { mode: panel.stacked ? 'normal' : 'none', group: 'A' },
    thresholdsStyle: { mode: panel.alarm === undefined ? 'off' : 'dashed' },
  };
  return {
    type: panel.stat ? 'stat' : 'timeseries',
    title: panel.title,
    description: panel.description,
    datasource: DATASOURCE,
    fieldConfig: {
      defaults: {
        unit: panel.unit,
        min: 0,
        color: { mode: panel.stat ? 'thresholds' : 'palette-classic' },
        thresholds: { mode: 'absolute', steps: [{ color: panel.stat ? 'green' : 'transparent', value: null }, ...red] },
        ...(panel.stat ? {} : { custom: curve }),
      },
      overrides: [],
    },
    options: panel.stat
      ? { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, colorMode: 'value', graphMode: 'area' }
      : {
          legend: { displayMode: 'table', placement: 'right', calcs: ['mean', 'max'] },
          tooltip: { mode: 'multi', sort: 'desc' },
        },
    targets: panel.queries.map(({ expr, legend }, i) => ({
      refId: String.fromCharCode(65 + i),
      datasource: DATASOURCE,
      expr,
      legendFormat: legend,
      range: !panel.stat,
      instant: panel.stat === true,
    })),
  };
}

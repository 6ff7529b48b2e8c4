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
const STAT = { w: 4, h: 4 };
const CURVE = { w: 12, h: 8 };
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** The panels of Grafana, with ids and places, row after row. */
export function layOut(sections: readonly Section[]): object[] {
  const panels: object[] = [];
  let y = 0;
  for (const { title, panels: inside } of sections.filter((section) => section.panels.length > 0)) {
    const gridPos: GridPos = { x: 0, y, w: COLUMNS, h: 1 };
    panels.push({ id: panels.length + 1, type: 'row', title, collapsed: false, gridPos, panels: [] });
    y += 1;
    let x = 0;
    let height = 0;
    for (const panel of inside) {
      const { w, h } = panel.stat ? STAT : CURVE;
      if (x + w > COLUMNS) {
        [x, y, height] = [0, y + height, 0];
      }
      panels.push({ id: panels.length + 1, gridPos: { x, y, w, h }, ...toGrafana(panel) });
      [x, height] = [x + w, Math.max(height, h)];
    }
    y += height;
  }
  return panels;
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

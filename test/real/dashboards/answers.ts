import type { Board, Panel } from './boards';
import { NAMESPACE, sent } from './boards';
import { clusterSeries, podsOf } from './cluster-series';
import type { Answered, History } from './history';
import { productSeries } from './product-series';
import type { Series } from './product-series';

/** A curve of a panel, or its number. */
export interface Curve {
  readonly legend: string;
  readonly labels: Answered['metric'];
  /** Numbers in the order of time. */
  readonly values: readonly number[];
}

/** Seconds between two points of a curve. */
export const STEP = 150;

/** What Prometheus sees of a gateway: what one of its pods tells, and its pods. */
export function seriesOf({ name, job, facts }: Board): Series[] {
  const place = { namespace: NAMESPACE, workload: name };
  const target = (pod: string) => ({ namespace: NAMESPACE, job, pod, instance: `${pod}:8080` });
  const [pod] = podsOf(place);
  const product = productSeries(facts.metrics!).map((one) => ({ ...one, labels: { ...one.labels, ...target(pod!) } }));
  return [...product, ...clusterSeries(place)];
}

/** What Grafana would draw into a panel. */
export async function answersOf(history: History, board: Board, panel: Panel): Promise<Curve[]> {
  const curves: Curve[] = [];
  for (const { expr, legendFormat, instant } of panel.targets!) {
    const query = sent(expr, board);
    for (const { metric, values } of instant ? await history.instant(query) : await history.range(query, STEP)) {
      const legend = legendFormat.replace(/\{\{(\w+)\}\}/g, (_, label: string) => metric[label] ?? '');
      curves.push({ legend, labels: metric, values: values.map(([, value]) => Number(value)) });
    }
  }
  return curves;
}

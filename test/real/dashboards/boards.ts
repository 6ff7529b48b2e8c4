import { GatewayObservability, GatewayProfile, LlmGateway, Scrape } from '../../../src';
import type { ICredentialSource, ProductFacts } from '../../../src';
import { PRODUCT } from '../../observability/fixture';
import { SAMPLES } from '../../products/profiles';
import { only } from '../../support/find';
import { acme, FACTS } from '../../support/gateway';
import { synth } from '../../support/synth';

/** A panel as Grafana reads it. */
export interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit: string;
      readonly thresholds: { readonly steps: ReadonlyArray<{ readonly value: number | null }> };
      readonly custom?: { readonly stacking: { readonly mode: string } };
    };
  };
  readonly targets?: ReadonlyArray<{ readonly expr: string; readonly legendFormat: string; readonly instant: boolean }>;
}

/** The dashboard of a gateway, with what it is made from. */
export interface Board {
  readonly title: string;
  /** Name of the gateway. */
  readonly name: string;
  /** The job of its series. */
  readonly job: string;
  readonly facts: ProductFacts;
  readonly panels: readonly Panel[];
  /** The headings between them. */
  readonly headings: readonly Panel[];
  readonly variables: ReadonlyArray<{ readonly name: string; readonly query: string }>;
}

export const NAMESPACE = 'ai-platform';

/** Every credential is in one Secret, under its name. */
const anything: ICredentialSource = { credentialNames: [], credential: (name) => ({ secretName: 'credentials', key: name }) };

/** The dashboard of a product that measures everything. */
export function fullBoard(): Board {
  return boardOf('a product that measures everything', 'edge', acme(PRODUCT).facts);
}

/** That one, also with annotated pods, and one for every profile that is scraped. */
export function boards(): Board[] {
  const open = { ...PRODUCT.metrics, endpoint: { listener: 'metrics' } };
  const scraped = SAMPLES.filter(({ profile }) => profile.facts.metrics?.endpoint !== undefined);
  return [
    fullBoard(),
    boardOf('annotated pods', 'annotated', acme({ ...PRODUCT, metrics: open }).facts, Scrape.annotations()),
    ...scraped.map(({ factory, title, profile }, i) => boardOf(`${factory}, ${title}`, `gateway-${i}`, profile.facts)),
  ];
}

/** The dashboard of what a product measures, whatever else it needs to run. A Service does not publish every listener of metrics. */
function boardOf(title: string, name: string, facts: ProductFacts, scrape = Scrape.podMonitor()): Board {
  const { product, metrics, listeners, credentials } = facts;
  const manifests = synth((chart) => {
    const health = { startup: {}, readiness: {}, liveness: {} };
    const profile = GatewayProfile.custom({ ...FACTS, product, metrics, listeners, credentials, health });
    const target = new LlmGateway(chart, name, { name, profile, credentials: [anything] });
    new GatewayObservability(chart, 'observability', { target, scrape });
  });
  const { data } = only(manifests, 'ConfigMap', `${name}-dashboard`);
  const { panels, templating } = JSON.parse(data[`${name}-dashboard.json`]);
  const queried = templating.list.filter(({ type }: { type: string }) => type === 'query');
  return {
    title,
    name,
    job: scrape._job ?? name,
    facts,
    panels: panels.filter(({ type }: Panel) => type !== 'row'),
    headings: panels.filter(({ type }: Panel) => type === 'row'),
    variables: queried.map((variable: any) => ({ name: variable.name, query: variable.query.query })),
  };
}

/** What Grafana sends, once namespace and gateway are chosen, for all models. */
export function sent(expr: string, { name }: Pick<Board, 'name'>): string {
  return expr
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$namespace', NAMESPACE)
    .replaceAll('$gateway', name)
    .replaceAll('$model', '.*');
}

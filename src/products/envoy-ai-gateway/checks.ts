import type { Cluster } from '../../cluster/cluster';
import type { WorkloadAddition } from '../../contract/addition';
import type { Problem } from '../../core/problem';
import { suggest } from '../../core/suggest';
import type { ModelProvider } from '../../providers/model-provider';
import type { EnvoyAiRoute, EnvoyAiRouteTarget } from './options';

/** Models that nobody answers, or two. */
export function checkRoutes(routes: readonly EnvoyAiRoute[] | undefined, providers: readonly ModelProvider[]): Problem[] {
  const names = providers.map(({ name }) => name);
  if (routes === undefined) {
    const reason = `${providers.length === 0 ? 'no provider' : 'no route says which of them'} answers for which models`;
    const remedy = "state 'routes', for example [{ models: ['gpt-4o'], targets: [{ provider: 'openai' }] }]";
    return providers.length === 1 ? [] : [problem('routes', reason, remedy, names.join(', '))];
  }
  const models = routes.flatMap(({ models }) => models);
  const twice = [...new Set(models.filter((model, i) => models.indexOf(model) !== i))];
  return [
    ...(routes.length === 0 ? [problem('routes', 'no route: every request is answered 404', 'state one, or leave it out')] : []),
    ...routes.flatMap((route, i) => checkRoute(route, `routes[${i}]`, names)),
    ...twice.map((model) =>
      problem('routes', 'in two places, and the first one wins', 'state it once, with several targets', model),
    ),
    ...names
      .filter((name) => !routes.some(({ targets }) => targets.some(({ provider }) => provider === name)))
      .map((name) => ({
        ...problem('providers', 'no route leads to it', 'add a route, or leave the provider out', name),
        warning: true,
      })),
  ];
}

function checkRoute({ models, targets }: EnvoyAiRoute, prop: string, names: readonly string[]): Problem[] {
  const nothing = 'would be for every request';
  return [
    ...(models.length === 0 ? [problem(`${prop}.models`, `no model: it ${nothing}`, 'name the models')] : []),
    ...models
      .filter((model) => model.trim() !== model || model === '' || model.length > 4096)
      .map((model) => problem(`${prop}.models`, 'not a name of a model', 'write it as clients do', model)),
    ...(targets.length === 0 ? [problem(`${prop}.targets`, 'nobody answers', 'name a provider')] : []),
    ...targets.flatMap((target, i) => checkTarget(target, `${prop}.targets[${i}]`, names)),
  ];
}

function checkTarget({ provider, weight, priority }: EnvoyAiRouteTarget, prop: string, names: readonly string[]): Problem[] {
  const close = suggest(provider, names);
  const known = close ? `did you mean "${close}"?` : `use one of ${names.join(', ') || 'none, state providers first'}`;
  const whole = (value: number | undefined): boolean => value === undefined || (Number.isInteger(value) && value >= 0);
  return [
    ...(names.includes(provider) ? [] : [problem(`${prop}.provider`, 'no such provider', known, provider)]),
    ...Object.entries({ weight, priority })
      .filter(([, value]) => !whole(value))
      .map(([name, value]) => problem(`${prop}.${name}`, 'not a whole number, 0 or more', 'use for example 1', value)),
  ];
}

/**
 * Where native sidecars are not known to the controller, its filter gets SIGTERM together with the proxy and ends while that still drains.
 * @see https://github.com/envoyproxy/ai-gateway/blob/v1.1.0/internal/controller/controller.go
 */
export function checkKubernetes({ facts }: Cluster): Problem[] {
  const { kubernetesVersion: version } = facts;
  if (version === undefined || version.minor >= 33) {
    return [];
  }
  const reason =
    'before 1.33 the filter of the AI gateway is an ordinary container: 15 s after SIGTERM it takes no more requests, ' +
    'and those that still come while the proxy drains fail';
  const remedy = 'upgrade to 1.33, or accept this warning';
  return [{ code: 'LLMGW-854', prop: 'kubernetesVersion', value: `1.${version.minor}`, reason, remedy, warning: true }];
}

const REACHABLE: ReadonlySet<string> = new Set<keyof WorkloadAddition>([
  'env',
  'ingress',
  'egress',
  'podLabels',
  'podAnnotations',
  'imagePullSecrets',
  'restartOn',
]);

/** What has no place in an EnvoyProxy or a GatewayConfig. */
export function checkAddition(addition: WorkloadAddition): Problem[] {
  return Object.entries(addition)
    .filter(([name, value]) => !REACHABLE.has(name) && value !== undefined && Object.keys(value as object).length > 0)
    .map(([name]) => {
      const reason = 'Envoy Gateway makes the pods, and its EnvoyProxy has no place for it';
      const remedy = 'leave it out, or patch the EnvoyProxy: envoyDeployment.patch changes the Deployment that is made';
      return { code: 'LLMGW-856', prop: name, reason, remedy };
    });
}

function problem(prop: string, reason: string, remedy: string, value?: unknown): Problem {
  return { code: 'LLMGW-851', prop, value, reason, remedy };
}

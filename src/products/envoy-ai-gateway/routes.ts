import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { AiGatewayRouteSpec, AiGatewayRouteSpecRules } from '../../../imports/aigateway.envoyproxy.io';
import type { BackendTrafficPolicySpec } from '../../../imports/gateway.envoyproxy.io';
import type { StreamBudget } from '../../workload/stream-budget';
import { aiObject, envoyObject, GATEWAY_GROUP } from './backends';
import type { EnvoyAiRoute } from './options';

/** The gateway reads the model from the body of a request and puts it into this header, before a route is chosen. */
const MODEL_HEADER = 'x-ai-eg-model';
// one of 16 rules of an HTTPRoute is the controller's own
const MOST_RULES = 15;
const MOST_MATCHES = 64;
// of all rules together less than 128
const MOST_MATCHES_OF_ROUTE = 127;
// what a provider answers when another one may still do it: too many requests, and its own failures
const FAILED = [429, 500, 502, 503, 504];

/** What routes are made from. */
export interface RoutePlan {
  readonly gateway: string;
  readonly hostname?: string;
  readonly routes: readonly EnvoyAiRoute[];
  readonly budget: StreamBudget;
  /** Name of the AIServiceBackend of a provider. */
  readonly backendName: (provider: string) => string;
  readonly metadata: (name: string) => ApiObjectMetadata;
}

/**
 * The rules, as many in a resource as it takes; the controller makes an HTTPRoute of the same name from each. Where a provider stands in
 * for another one, a policy has the failed request asked again.
 */
export function addRoutes(scope: Construct, plan: RoutePlan): ApiObject[] {
  const parts = split(plan.routes.flatMap(pieces));
  return parts.flatMap((routes, i) => {
    const suffix = i === 0 ? '' : `-${i + 1}`;
    const metadata = plan.metadata(`${plan.gateway}${suffix}`);
    const spec: AiGatewayRouteSpec = {
      parentRefs: [{ group: GATEWAY_GROUP, kind: 'Gateway', name: plan.gateway }],
      hostnames: plan.hostname === undefined ? undefined : [plan.hostname],
      rules: routes.map((route) => ruleOf(route, plan)),
    };
    const route = aiObject(scope, `Route${suffix}`, 'AIGatewayRoute', metadata, spec);
    const stands = Math.max(...routes.map(fallbacks));
    return stands === 0 ? [route] : [route, addRetries(scope, suffix, metadata, stands)];
  });
}

function ruleOf({ models, targets }: EnvoyAiRoute, { budget, backendName }: RoutePlan): AiGatewayRouteSpecRules {
  const request = `${budget.stream}s`;
  const matches = models.map((value) => ({ headers: [{ type: 'Exact' as never, name: MODEL_HEADER, value }] }));
  return {
    matches: matches.length > 0 ? matches : undefined,
    // the controller would end every answer after 60 seconds
    timeouts: { request },
    modelsOwnedBy: 'Envoy AI Gateway',
    backendRefs: targets.map(({ provider, model, weight, priority }) => ({
      name: backendName(provider),
      modelNameOverride: model,
      weight: weight ?? 1,
      priority: priority ?? 0,
    })),
  };
}

/** How many providers stand in for the first ones. */
function fallbacks({ targets }: EnvoyAiRoute): number {
  return new Set(targets.map(({ priority }) => priority ?? 0)).size - 1;
}

/** Asked again is what has no first byte yet, so nothing of a stream is lost; no limit of its own for the time until then. */
function addRetries(scope: Construct, suffix: string, metadata: ApiObjectMetadata, times: number): ApiObject {
  const spec: BackendTrafficPolicySpec = {
    targetRefs: [{ group: GATEWAY_GROUP, kind: 'HTTPRoute', name: metadata.name! }],
    retry: {
      numRetries: times,
      numAttemptsPerPriority: 1,
      retryOn: { triggers: ['connect-failure', 'retriable-status-codes'] as never, httpStatusCodes: FAILED },
    },
  };
  return envoyObject(scope, `Retries${suffix}`, 'BackendTrafficPolicy', metadata, spec);
}

/** A route with more models than a rule may have as several. */
function pieces(route: EnvoyAiRoute): EnvoyAiRoute[] {
  const count = Math.max(1, Math.ceil(route.models.length / MOST_MATCHES));
  return Array.from({ length: count }, (_, i) => ({
    ...route,
    models: route.models.slice(i * MOST_MATCHES, (i + 1) * MOST_MATCHES),
  }));
}

function split(routes: readonly EnvoyAiRoute[]): EnvoyAiRoute[][] {
  const parts: EnvoyAiRoute[][] = [];
  for (const route of routes) {
    const last = parts.at(-1);
    const matches = [...(last ?? []), route].reduce((sum, { models }) => sum + Math.max(1, models.length), 0);
    if (last && last.length < MOST_RULES && matches <= MOST_MATCHES_OF_ROUTE) {
      last.push(route);
    } else {
      parts.push([route]);
    }
  }
  return parts;
}

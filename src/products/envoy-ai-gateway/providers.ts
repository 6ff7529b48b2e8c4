import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CredentialReference } from '../../contract/credential';
import { checkName } from '../../core/names';
import type { Problem } from '../../core/problem';
import { checkProviders, differentProviders } from '../../providers/check-providers';
import { apiOf, checkApi } from './apis';
import { checkShared, findKey } from './authentication';
import { addBackend } from './backends';
import { checkRoutes } from './checks';
import type { EnvoyAiRoute } from './options';
import type { EnvoyPlan } from './plan';
import type { RoutePlan } from './routes';

/** What was made for the providers, and what routes need to know of them. */
export interface MadeProviders {
  readonly objects: ApiObject[];
  readonly references: { readonly [credential: string]: CredentialReference };
  readonly routing: Pick<RoutePlan, 'routes' | 'budget' | 'backendName'>;
  readonly problems: Problem[];
}

/** Makes what stands for each provider. */
export function addProviders(scope: Construct, plan: EnvoyPlan, metadata: (name: string) => ApiObjectMetadata): MadeProviders {
  const { props, name, namespace, cluster, budget } = plan;
  const { providers, backends = {}, credentials = [] } = props;
  const backendName = (provider: string): string => `${name}-${provider}`;
  const problems: Problem[] = [
    ...checkProviders(providers),
    ...checkRoutes(props.routes, providers),
    ...Object.keys(backends)
      .filter((key) => !providers.some((provider) => provider.name === key))
      .map((key) => {
        const remedy = `use one of ${providers.map((provider) => provider.name).join(', ')}`;
        return { code: 'LLMGW-851' as const, prop: `backends.${key}`, reason: 'no such provider', remedy };
      }),
  ];
  const references = new Map<string, CredentialReference>();
  // that one is declared twice is said above
  const objects = differentProviders(providers).flatMap((provider) => {
    const given = backends[provider.name] ?? {};
    const api = apiOf(provider, given, cluster, namespace);
    const key = findKey(provider, api, credentials);
    problems.push(
      ...checkName(`providers.${provider.name}.name`, backendName(provider.name)),
      ...checkApi(provider, given),
      ...key.problems,
    );
    if (key.reference && provider.credential !== undefined) {
      references.set(provider.credential, key.reference);
    }
    return addBackend(scope, { provider, api, given, reference: key.reference }, metadata(backendName(provider.name)));
  });
  problems.push(...checkShared(references));
  const routing = { routes: props.routes ?? everything(plan), budget, backendName };
  return { objects, references: Object.fromEntries(references), routing, problems };
}

/** Every model, by the only provider. */
function everything({ props }: EnvoyPlan): EnvoyAiRoute[] {
  const [only] = props.providers;
  return only ? [{ models: [], targets: [{ provider: only.name }] }] : [];
}

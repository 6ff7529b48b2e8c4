import { all } from './find';
import type { Manifest } from './manifest';

const CONTROLLER = 'envoy-gateway-system';

/**
 * What Envoy Gateway and Envoy AI Gateway make of the Gateways of a file, as their code has it: what refers to the proxies finds them here.
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/infrastructure/kubernetes/proxy/resource_provider.go
 */
export function madeByEnvoyGateway(manifests: readonly Manifest[]): Manifest[] {
  return all(manifests, 'EnvoyProxy').flatMap((proxy) => {
    const gateway = all(manifests, 'Gateway').find(
      ({ metadata, spec }) =>
        metadata.namespace === proxy.metadata.namespace && spec.infrastructure?.parametersRef?.name === proxy.metadata.name,
    );
    return gateway ? proxies(proxy, gateway, manifests) : [];
  });
}

function proxies(proxy: Manifest, gateway: Manifest, manifests: readonly Manifest[]): Manifest[] {
  const { envoyDeployment: wanted, envoyService, envoyPDB, envoyServiceAccount } = proxy['spec'].provider.kubernetes;
  const { name: owner, namespace: home } = gateway.metadata;
  const labels: Record<string, string> = {
    'app.kubernetes.io/name': 'envoy',
    'app.kubernetes.io/component': 'proxy',
    'app.kubernetes.io/managed-by': 'envoy-gateway',
    'gateway.envoyproxy.io/owning-gateway-name': owner,
    ...(home === undefined ? {} : { 'gateway.envoyproxy.io/owning-gateway-namespace': home }),
  };
  // names with the namespace in them are those of the one that has the proxies of all Gateways
  const namespace = wanted.name === `${home}-${owner}` ? CONTROLLER : home;
  const selector = { matchLabels: labels };
  const account = envoyServiceAccount.name;
  const metadata = (name: string) => ({ name, namespace, labels });
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata(wanted.name),
      spec: {
        replicas: wanted.replicas,
        selector,
        template: {
          metadata: { labels: { ...labels, ...wanted.pod?.labels }, annotations: wanted.pod?.annotations },
          spec: {
            serviceAccountName: account,
            ...wanted.pod,
            ...containers(wanted, filterOf(gateway, manifests), listenersOf(gateway)),
          },
        },
      },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(account), automountServiceAccountToken: false },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(envoyService.name),
      spec: { type: envoyService.type, selector: labels, ports: listenersOf(gateway) },
    },
    ...(envoyPDB
      ? [
          {
            apiVersion: 'policy/v1',
            kind: 'PodDisruptionBudget',
            metadata: metadata(envoyPDB.name),
            spec: { maxUnavailable: envoyPDB.maxUnavailable, minAvailable: envoyPDB.minAvailable, selector },
          },
        ]
      : []),
  ];
}

/** Ports below 1024 are moved up by ten thousand in the pods. */
function listenersOf(gateway: Manifest): any[] {
  return gateway['spec'].listeners.map(({ name, port }: any) => ({ name, port, targetPort: port < 1024 ? port + 10_000 : port }));
}

function filterOf(gateway: Manifest, manifests: readonly Manifest[]): any {
  const name = gateway.metadata.annotations?.['aigateway.envoyproxy.io/gateway-config'];
  const config = all(manifests, 'GatewayConfig').find(({ metadata }) => metadata.name === name);
  return config?.['spec'].extProc.kubernetes ?? {};
}

function containers(wanted: any, filter: any, listeners: any[]): object {
  const ready = { httpGet: { path: '/ready', port: 19003 } };
  return {
    initContainers: [
      {
        name: 'ai-gateway-extproc',
        restartPolicy: 'Always',
        env: filter.env,
        resources: filter.resources,
        ports: [{ name: 'aigw-admin', containerPort: 1064 }],
      },
    ],
    containers: [
      {
        name: 'envoy',
        resources: wanted.container.resources,
        ports: [
          { name: 'metrics', containerPort: 19001 },
          { name: 'readiness', containerPort: 19003 },
          // what it listens on and declares nowhere
          ...listeners.map(({ targetPort }) => ({ containerPort: targetPort })),
        ],
        readinessProbe: ready,
        livenessProbe: ready,
        startupProbe: ready,
      },
      { name: 'shutdown-manager', ports: [{ containerPort: 19002 }] },
    ],
  };
}

import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Program } from '../machine/binaries';
import { binary } from '../machine/binaries';
import { inRun, NET } from '../machine/places';
import { end, start } from '../machine/processes';
import { eventually } from '../machine/wait';
import { Api } from './api';
import { AUTHORITY, certificate, kubeconfig, TOKEN_FILE } from './certificates';

/** An API server with a store of its own. */
export interface ApiServer {
  readonly api: Api;
  readonly end: () => Promise<void>;
}

/** @param ports of the API server, and the first of two of its store */
export async function startApiServer(program: Program, ports = { api: NET.apiPort as number, store: 23790 }): Promise<ApiServer> {
  const store = startStore(program, ports.store);
  const accounts = certificate('accounts');
  const { cert, key } = certificate('apiserver');
  const kubelet = certificate('kubelet-client');
  const frontProxy = certificate('front-proxy');
  const flags: Record<string, string | number> = {
    'etcd-servers': `http://127.0.0.1:${ports.store}`,
    'bind-address': NET.apiServer,
    'advertise-address': NET.apiServer,
    'secure-port': ports.api,
    'tls-cert-file': cert,
    'tls-private-key-file': key,
    'client-ca-file': AUTHORITY,
    'token-auth-file': TOKEN_FILE,
    'service-account-issuer': 'https://kubernetes.default.svc.cluster.local',
    'service-account-key-file': accounts.key,
    'service-account-signing-key-file': accounts.key,
    'service-cluster-ip-range': NET.services,
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'allow-privileged': 'true',
    'kubelet-client-certificate': kubelet.cert,
    'kubelet-client-key': kubelet.key,
    'kubelet-certificate-authority': AUTHORITY,
    'kubelet-preferred-address-types': 'InternalIP',
    'requestheader-client-ca-file': AUTHORITY,
    'requestheader-allowed-names': 'front-proxy-client',
    'requestheader-extra-headers-prefix': 'X-Remote-Extra-',
    'requestheader-group-headers': 'X-Remote-Group',
    'requestheader-username-headers': 'X-Remote-User',
    'proxy-client-cert-file': frontProxy.cert,
    'proxy-client-key-file': frontProxy.key,
    'enable-aggregator-routing': 'true',
    // small pods for the tests that only ask whether everything becomes ready, see small-pods.ts
    ...(program === 'kubernetes' && {
      'feature-gates': 'MutatingAdmissionPolicy=true',
      'runtime-config': 'admissionregistration.k8s.io/v1beta1=true',
    }),
  };
  const server = startKubernetes(program, 'kube-apiserver', flags, `kube-apiserver-${ports.api}`);
  const api = new Api(ports.api);
  await eventually(`the API server of ${program} is ready`, async () => (await api.ask('/readyz')).status === 200);
  return {
    api,
    end: async () => {
      api.end();
      await end(server);
      await end(store);
    },
  };
}

/** What makes pods out of Deployments and gives them nodes. */
export function startControllers(): void {
  const config = kubeconfig('controllers');
  startKubernetes('kubernetes', 'kube-controller-manager', {
    kubeconfig: config,
    'authentication-kubeconfig': config,
    'authorization-kubeconfig': config,
    'service-account-private-key-file': certificate('accounts').key,
    'root-ca-file': AUTHORITY,
    'leader-elect': 'false',
    'bind-address': '127.0.0.1',
    'cluster-cidr': NET.pods,
    'allocate-node-cidrs': 'true',
    'service-cluster-ip-range': NET.services,
    'cluster-signing-cert-file': AUTHORITY,
    'cluster-signing-key-file': certificate('ca').key,
    // tests wait for what it does, and ask for more at once than a cluster usually does
    'kube-api-qps': 200,
    'kube-api-burst': 400,
    // tests that scale wait for what these make of a metric
    'horizontal-pod-autoscaler-sync-period': '5s',
    'horizontal-pod-autoscaler-initial-readiness-delay': '5s',
    'horizontal-pod-autoscaler-cpu-initialization-period': '10s',
  });
  const scheduler = kubeconfig('scheduler');
  startKubernetes('kubernetes', 'kube-scheduler', {
    kubeconfig: scheduler,
    'authentication-kubeconfig': scheduler,
    'authorization-kubeconfig': scheduler,
    'leader-elect': 'false',
    'bind-address': '127.0.0.1',
  });
}

function startStore(of: Program, port: number): ChildProcess {
  mkdirSync(inRun('etcd'), { recursive: true });
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`];
  const flags = {
    // a run may have several, one after the other
    'data-dir': inRun('etcd', String(port)),
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `default=${peer}`,
    'unsafe-no-fsync': 'true',
  };
  return start({ name: `etcd-of-${of}-${port}`, command: binary('etcd'), args: flagsOf(flags) });
}

function startKubernetes(program: Program, name: string, flags: Record<string, string | number>, log = name): ChildProcess {
  // the binary of the node has all programs, the others are the API server alone
  const args = program === 'kubernetes' ? [name, ...flagsOf(flags)] : flagsOf(flags);
  return start({ name: log, command: binary(program), args });
}

const flagsOf = (flags: Record<string, string | number>): string[] =>
  Object.entries(flags).map(([name, value]) => `--${name}=${value}`);

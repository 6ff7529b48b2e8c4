import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { binary } from '../machine/binaries';
import { makeControlGroup } from '../machine/control-groups';
import { inRun, NET, RUN } from '../machine/places';
import { start } from '../machine/processes';
import type { Ended } from '../machine/run';
import { runLater } from '../machine/run';
import { eventually } from '../machine/wait';
import type { Api } from './api';
import { AUTHORITY, certificate, kubeconfig, makeNodeCertificate } from './certificates';
import { containerdConfig, cniConfig } from './runtime';

/** A machine of the cluster. */
export interface NodeFacts {
  readonly name: string;
  readonly address: string;
  readonly address6: string;
  /** The ranges of its pods, one of each family. */
  readonly pods: readonly [string, string];
  readonly zone: string;
  /** Its network namespace, unless it has that of the run. */
  readonly netns?: string;
}

export const FIRST: NodeFacts = {
  name: 'node1',
  address: NET.apiServer,
  address6: 'fd00:88::1',
  pods: ['10.200.0.0/24', 'fd00:200::/64'],
  zone: 'zone-a',
};
export const SECOND: NodeFacts = {
  name: 'node2',
  address: '10.88.0.2',
  address6: 'fd00:88::2',
  pods: ['10.200.1.0/24', 'fd00:200:0:1::/64'],
  zone: 'zone-b',
  netns: 'node2',
};

/** No pod comes to a node that is added before it has the images of the others. */
const UNTIL_IMAGES = { key: 'tests/without-images', effect: 'NoSchedule' };

export class Node {
  constructor(public readonly facts: NodeFacts) {}

  public get name(): string {
    return this.facts.name;
  }

  /** containerd, kubelet and kube-proxy; ready when the API server says so. */
  public async start(api: Api): Promise<void> {
    const { name, address, address6 } = this.facts;
    for (const folder of ['cni', 'volume-plugins']) mkdirSync(this.path(folder), { recursive: true });
    makeControlGroup(`${RUN}/${name}`);
    makeNodeCertificate(name, address);
    writeFileSync(this.path('containerd.toml'), containerdConfig(this.path()));
    writeFileSync(this.path('cni', '10-pods.conflist'), cniConfig(this.path(), this.facts.pods));
    writeFileSync(this.path('resolv.conf'), `nameserver ${OUTSIDE_RESOLVER}\n`);
    writeFileSync(this.path('kubelet.json'), JSON.stringify(this.kubelet()));
    writeFileSync(this.path('kube-proxy.json'), JSON.stringify(this.proxy()));

    this.run('containerd', 'containerd', ['-c', this.path('containerd.toml')]);
    await eventually(`containerd of ${name} answers`, async () => (await this.containerd('version')).code === 0);
    const kubernetes = binary('kubernetes');
    const config = [
      '--config',
      this.path('kubelet.json'),
      '--kubeconfig',
      kubeconfig(name),
      '--node-ip',
      `${address},${address6}`,
    ];
    const own = ['--hostname-override', name, '--root-dir', this.path('kubelet'), '--cert-dir', this.path('kubelet-pki')];
    // an example of several regions has its pods in this one
    const places = { region: 'us-east-1', zone: this.facts.zone };
    const labels = [
      '--node-labels',
      Object.entries(places)
        .map(([part, name]) => `topology.kubernetes.io/${part}=${name}`)
        .join(),
    ];
    // a process may not make itself less likely to be ended without CAP_SYS_RESOURCE, which some hosts do not give
    const score = ['--oom-score-adj', readFileSync('/proc/self/oom_score_adj', 'utf8').trim()];
    this.run('kubelet', kubernetes, ['kubelet', ...config, ...own, ...labels, ...score]);
    this.run('kube-proxy', kubernetes, ['kube-proxy', '--config', this.path('kube-proxy.json')]);
    await eventually(
      `${name} is ready`,
      async () => {
        const { status } = await api.get(`/api/v1/nodes/${name}`);
        return status.conditions.some((c: any) => c.type === 'Ready' && c.status === 'True');
      },
      120,
    );
  }

  /** Pods may come. */
  public async open(api: Api): Promise<void> {
    await api.patch(`/api/v1/nodes/${this.name}`, { spec: { taints: null } });
  }

  /** From here on network policies are in force for its pods. */
  public enforcePolicies(): void {
    const args = ['--kubeconfig', kubeconfig('policies'), '--node', this.name, '--services', NET.services];
    this.run('policies', binary('policies'), args);
  }

  /** Makes an image known, as if it had been pulled. */
  public async import(archive: string): Promise<void> {
    const { code, stderr } = await this.containerd('images', 'import', archive);
    if (code !== 0) throw new Error(`${archive} is no image: ${stderr}`);
  }

  /** The process of each container that runs, by the name that the API has for it. */
  public async processes(): Promise<ReadonlyMap<string, string>> {
    const { stdout } = await this.containerd('tasks', 'ls');
    const tasks = stdout.split('\n').map((task) => task.split(/\s+/));
    return new Map(tasks.map(([id, pid]) => [`containerd://${id}`, pid!]));
  }

  /** Runs a program of this machine in the network namespace of a process. */
  public inNetworkOf(process: string, ...command: string[]): Promise<Ended> {
    return runLater('nsenter', '-t', process, '-n', ...command);
  }

  /** Ends a running container at once, as the kernel does one that has no memory left. */
  public async kill(container: string): Promise<void> {
    const { code, stderr } = await this.containerd(
      'tasks',
      'kill',
      '--signal',
      'SIGKILL',
      container.replace('containerd://', ''),
    );
    if (code !== 0) throw new Error(`${container} was not ended: ${stderr}`);
  }

  private run(what: string, command: string, args: readonly string[]): void {
    start({ name: `${what}-of-${this.name}`, command, args, netns: this.facts.netns });
  }

  private containerd(...args: string[]): Promise<Ended> {
    return runLater('ctr', ...this.ctr(...args));
  }

  private ctr(...args: string[]): string[] {
    return ['-a', this.path('containerd.sock'), '-n', 'k8s.io', ...args];
  }

  private path(...parts: string[]): string {
    return inRun(this.name, ...parts);
  }

  private kubelet(): object {
    const { cert, key } = certificate(this.name);
    return {
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      address: this.facts.address,
      healthzBindAddress: '127.0.0.1',
      authentication: { anonymous: { enabled: false }, webhook: { enabled: true }, x509: { clientCAFile: AUTHORITY } },
      authorization: { mode: 'Webhook' },
      tlsCertFile: cert,
      tlsPrivateKeyFile: key,
      cgroupDriver: 'cgroupfs',
      cgroupRoot: `/${RUN}/${this.name}`,
      failCgroupV1: false,
      failSwapOn: false,
      enforceNodeAllocatable: ['none'],
      clusterDNS: [NET.dns],
      clusterDomain: 'cluster.local',
      resolvConf: this.path('resolv.conf'),
      containerRuntimeEndpoint: `unix://${this.path('containerd.sock')}`,
      // the disk and the images of this machine are none of the tests' business
      imageMinimumGCAge: '24h',
      imageGCHighThresholdPercent: 100,
      imageGCLowThresholdPercent: 99,
      evictionHard: {
        'nodefs.available': '0%',
        'nodefs.inodesFree': '0%',
        'imagefs.available': '0%',
        'memory.available': '100Mi',
      },
      maxPods: 250,
      registerWithTaints: this.facts.netns ? [UNTIL_IMAGES] : [],
      nodeStatusUpdateFrequency: '5s',
      volumePluginDir: this.path('volume-plugins'),
      podLogsDir: this.path('logs'),
      // mounted configuration and rotated Secrets arrive soon
      syncFrequency: '10s',
      registryPullQPS: 0,
      kubeAPIQPS: 200,
      kubeAPIBurst: 400,
      eventRecordQPS: 0,
    };
  }

  private proxy(): object {
    return {
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      clientConnection: { kubeconfig: kubeconfig('proxy') },
      bindAddress: this.facts.address,
      healthzBindAddress: '127.0.0.1:10256',
      metricsBindAddress: '127.0.0.1:10249',
      // the kernels of some hosts lack what its other mode needs (xt_statistic)
      mode: 'nftables',
      clusterCIDR: NET.pods,
      hostnameOverride: this.name,
      // these are settings of the host, not of a network namespace
      conntrack: { maxPerCore: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
    };
  }
}

/** Pods with the resolver of their node; nobody is there. */
const OUTSIDE_RESOLVER = '10.89.0.2';

import type { ApiObject, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { WorkloadAddition } from '../contract/addition';
import type { IGatewayWorkload, IWorkloadNeed } from '../contract/target';
import { VolumeSource } from '../contract/volume';
import { clusterOf } from '../cluster/cluster';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { recommendedLabels } from '../core/labels';
import { checkName, derivedName } from '../core/names';
import { checkNamespace } from '../core/namespaces';
import type { Problem } from '../core/problem';
import { quantityOf } from '../core/quantity';
import { checkClaims, claimClass } from './claims';

/** A claim for what must outlive the pods: ledgers, receipts, caches, SQLite files. */
export interface GatewayVolumeProps {
  /** Size of the claim. */
  readonly size: Size;
  /**
   * Folder in the gateway container, for a volume that is listed among `stores` by itself.
   * @default - none, the volume is used through `source`
   */
  readonly mountPath?: string;
  /**
   * Name of the volume in the pod.
   * @default "data"
   */
  readonly volumeName?: string;
  /**
   * Name of the claim.
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * An existing StorageClass.
   * @default - the default class of the cluster
   */
  readonly storageClass?: string;
  /**
   * Whether pods on several nodes can mount it (ReadWriteMany), which needs a class that can. A claim that is not shared makes
   * the workload a single writer.
   * @default false
   */
  readonly shared?: boolean;
  /**
   * Keeps the claim when it disappears from the program: Argo CD, Flux and Helm are told to leave it.
   * @default true
   */
  readonly retain?: boolean;
  /**
   * Further labels.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/**
 * How tools that delete what is no longer declared are told not to.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/
 */
const RETAIN = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/**
 * A PersistentVolumeClaim. For one that exists already use `VolumeSource.claim(name)`. A claim that one node can mount makes
 * the Deployment replace its pods (`Recreate`) and refuses further replicas and autoscalers (LLMGW-119).
 * @example
 * import { App, Chart, Size } from 'cdk8s';
 * import { GatewayVolume } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new GatewayVolume(chart, 'data', { size: Size.gibibytes(5), mountPath: '/var/lib/gateway' });
 * app.synth();
 */
export class GatewayVolume extends Construct implements IWorkloadNeed {
  /** The PersistentVolumeClaim. */
  public readonly claim: ApiObject;
  /** The volume, for `StateStore.sqlite` and `volumes`. */
  public readonly source: VolumeSource;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GatewayVolumeProps,
  ) {
    super(scope, id);
    const name = props.name ?? derivedName(this);
    const cluster = clusterOf(this);
    this.claim = new k8s.KubePersistentVolumeClaim(this, 'Resource', {
      metadata: {
        name,
        labels: { ...recommendedLabels({ product: 'volume', instance: name, component: 'store' }), ...props.labels },
        annotations: props.retain === false ? undefined : RETAIN,
      },
      spec: {
        accessModes: [props.shared ? 'ReadWriteMany' : 'ReadWriteOnce'],
        storageClassName: claimClass(cluster, props.storageClass),
        resources: { requests: { storage: k8s.Quantity.fromString(quantityOf(props.size)) } },
      },
    });
    this.source = VolumeSource.claim(name, { shared: props.shared });
    this.node.defaultChild = this.claim;
    Findings.of(this)._report([
      ...checkName('name', name),
      ...checkSize(props.size),
      ...checkClaims(cluster, props.storageClass),
      ...claimName(this.claim),
    ]);
  }

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    const reason = 'pods mount volumes of their own namespace';
    Findings.of(workload)._report(checkNamespace(this, workload.toTargetFacts().namespace, 'stores', reason));
    const { mountPath, volumeName } = this.props;
    if (mountPath === undefined) {
      const reason = 'the volume is listed among the stores and has no folder in the container';
      Findings.of(this)._error('LLMGW-415', { prop: 'mountPath', reason, remedy: "state it, or use 'source'" });
      return {};
    }
    return { volumes: [{ name: volumeName ?? 'data', source: this.source, mountPath }] };
  }
}

function checkSize(size: Size): Problem[] {
  const mebibytes = size.toKibibytes() / 1024;
  if (mebibytes >= 1) {
    return [];
  }
  const remedy = 'use for example Size.gibibytes(1)';
  return [{ code: 'LLMGW-415', prop: 'size', value: `${mebibytes}Mi`, reason: 'nothing fits in', remedy }];
}

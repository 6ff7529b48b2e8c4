import type { Size } from 'cdk8s';
import type * as cnpgModule from '../../imports/postgresql.cnpg.io';
import type { Cluster } from '../cluster/cluster';
import type { NetworkPeer } from '../contract/network';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { StoreFacts } from '../contract/stores';
import type { Problem } from '../core/problem';
import { quantityOf } from '../core/quantity';
import { admitted } from '../pod/admitted';
import { admittedTogether } from '../pod/admitted-pod';
import { mirrored } from '../pod/images';
import { meshMarks } from '../pod/mesh';
import type { MeshMarks } from '../pod/mesh';
import { PodPurpose } from '../pod/pod-plan';
import type { PodSettings } from '../pod/pod-settings';
import { mergeResources, renderResources } from '../pod/resources';
import { claimClass } from './claims';

// PostgreSQL truncates longer names in silence
const IDENTIFIER = /^[a-z_][a-z0-9_]{0,62}$/;

/** A PostgreSQL that the CloudNativePG operator runs. */
export interface CloudNativePostgresProps {
  /** Size of the volume of each instance. */
  readonly size: Size;
  /**
   * Name of the Cluster, at most 50 characters (LLMGW-101); the Service is `<name>-rw`, the Secret that the operator makes `<name>-app`.
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * Pods: one primary, the others follow it and one of them takes over.
   * @default 3
   */
  readonly instances?: number;
  /**
   * PostgreSQL image with a tag or a digest.
   * @default - that of the operator
   */
  readonly image?: string;
  /**
   * Name of the database.
   * @default "app"
   */
  readonly database?: string;
  /**
   * User that owns the database.
   * @default "app"
   */
  readonly owner?: string;
  /**
   * An existing StorageClass.
   * @default - the default class of the cluster
   */
  readonly storageClass?: string;
  /**
   * Requests and limits of an instance; a value that is left out stays.
   * @default - 500m cpu, 1Gi memory and 1Gi ephemeral storage, at most 2 cpu
   */
  readonly resources?: ContainerResourceQuantities;
  /**
   * Namespace of the operator, which must reach the instances.
   * @default "cnpg-system"
   */
  readonly operatorNamespace?: string;
  /**
   * Who may connect besides the workloads that have it among their `stores`.
   * @default - nobody
   */
  readonly clients?: NetworkPeer[];
  /**
   * Further labels.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * How the product is told, for a product whose profile does not know PostgreSQL.
   * @default - as the profile says
   */
  readonly facts?: StoreFacts;
}

const RESOURCES: ContainerResourceQuantities = {
  requests: { cpu: '500m', memory: '1Gi', ephemeralStorage: '1Gi' },
  limits: { cpu: '2', memory: '1Gi', ephemeralStorage: '1Gi' },
};

/** The Cluster that the operator reads. It builds the pods itself, so what holds for every pod is said in its words. */
export function clusterSpec(
  cnpg: typeof cnpgModule,
  props: CloudNativePostgresProps,
  settings: PodSettings,
): cnpgModule.ClusterSpec {
  const instances = props.instances ?? 3;
  const { cluster } = settings;
  const resources = admittedTogether(cluster, admitted(cluster, mergeResources(RESOURCES, props.resources)));
  const { nodeSelector, nodeAffinity, tolerations, priorityClassName } = settings.scheduling;
  const pullSecrets = settings.pullSecrets.map((name) => ({ name }));
  return {
    instances,
    imageName: props.image && mirrored(settings, props.image),
    imagePullSecrets: pullSecrets.length > 0 ? pullSecrets : undefined,
    affinity: nodeSelector || nodeAffinity || tolerations ? { nodeSelector, nodeAffinity, tolerations } : undefined,
    priorityClassName,
    // the Jobs with which instances begin must end; PostgreSQL encrypts by itself
    inheritedMetadata: defined(meshMarks(settings, PodPurpose.END)),
    // for one instance it would only block node drains
    enablePdb: instances > 1,
    storage: { size: quantityOf(props.size), storageClass: claimClass(cluster, props.storageClass) },
    bootstrap: { initdb: { database: props.database ?? 'app', owner: props.owner ?? 'app' } },
    resources: renderResources(resources),
    ephemeralVolumesSizeLimit: {
      temporaryData: cnpg.ClusterSpecEphemeralVolumesSizeLimitTemporaryData.fromString('512Mi'),
    },
  };
}

function defined({ labels, annotations }: MeshMarks): cnpgModule.ClusterSpecInheritedMetadata | undefined {
  const some = Object.keys(labels).length + Object.keys(annotations).length > 0;
  return some ? { labels: { ...labels }, annotations: { ...annotations } } : undefined;
}

/** Pods of the operator that this cluster refuses: the API of the operator gives probes to instances only. */
export function checkOperatorPods({ facts }: Cluster): Problem[] {
  if (!facts.admission?.requiresProbes) {
    return [];
  }
  const reason =
    'the Jobs with which instances begin have no probes, without which the cluster refuses pods: there would be no database';
  const remedy =
    'have the namespace or these Jobs excepted (az aks safeguards update --excluded-ns <namespace>), use StateStore.externalPostgres(), or accept this warning';
  return [{ code: 'LLMGW-019', prop: 'CloudNativePostgres', value: facts.flavor, reason, remedy, warning: true }];
}

/** What the operator or PostgreSQL would refuse. */
export function checkDatabase(props: CloudNativePostgresProps): Problem[] {
  const bad = (prop: string, value: unknown, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-413',
    prop,
    value,
    reason,
    remedy,
  });
  const { instances = 3, size } = props;
  const names = Object.entries({ database: props.database ?? 'app', owner: props.owner ?? 'app' });
  return [
    ...(Number.isInteger(instances) && instances >= 1
      ? []
      : [bad('instances', instances, 'not a whole number, 1 or more', 'use for example 3')]),
    ...(size.toKibibytes() >= 256 * 1024
      ? []
      : [bad('size', quantityOf(size), 'PostgreSQL needs more than that empty', 'use for example Size.gibibytes(10)')]),
    ...names
      .filter(([, value]) => !IDENTIFIER.test(value))
      .map(([prop, value]) =>
        bad(
          prop,
          value,
          'not a plain PostgreSQL name',
          'use lower-case letters, digits and "_", at most 63, starting with a letter',
        ),
      ),
  ];
}

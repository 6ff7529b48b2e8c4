import type { IConstruct } from 'constructs';
import { Findings } from '../core/findings';
import { checkFacts } from './check-facts';
import { giveCluster } from './cluster';
import type { ClusterFacts } from './cluster-facts';
import type {
  AksOptions,
  EksOptions,
  GkeOptions,
  KubesprayOptions,
  OpenShiftOptions,
  OwnNetworkOptions,
  Rke2Options,
} from './flavor-options';
import type * as aksModule from './flavors/aks';
import type * as eksModule from './flavors/eks';
import type { Flavor } from './flavors/flavor';
import type * as gkeModule from './flavors/gke';
import type * as k3sModule from './flavors/k3s';
import type * as kindModule from './flavors/kind';
import type * as kubeadmModule from './flavors/kubeadm';
import type * as kubesprayModule from './flavors/kubespray';
import type * as openShiftModule from './flavors/openshift';
import type * as rke2Module from './flavors/rke2';
import type * as talosModule from './flavors/talos';
import { writeForTool } from './delivery-form';
import { joinFacts } from './join-facts';

/**
 * What is known about a cluster, as data: given once for an app, a chart or any other scope, and read by everything below it. Each fact
 * says what confirms it; what is only assumed never refuses anything. Without a profile the YAML is for a plain Kubernetes whose DNS
 * runs in `kube-system`.
 */
export class ClusterProfile {
  /**
   * Amazon EKS: managed nodes, Auto Mode or Fargate.
   *
   * @param options what the pods run on, and the range of Services
   * @see https://docs.aws.amazon.com/eks/latest/userguide/what-is-eks.html
   */
  public static eks(options?: EksOptions): ClusterProfile {
    // each kind of cluster is loaded by whoever uses it
    const { eks } = require('./flavors/eks') as typeof eksModule;
    return ClusterProfile.flavor(eks(options));
  }

  /**
   * Google Kubernetes Engine: Standard or Autopilot.
   *
   * @param options who answers for names, and the network
   * @see https://cloud.google.com/kubernetes-engine/docs
   */
  public static gke(options?: GkeOptions): ClusterProfile {
    const { gke } = require('./flavors/gke') as typeof gkeModule;
    return ClusterProfile.flavor(gke(options));
  }

  /**
   * Azure Kubernetes Service, also AKS Automatic.
   *
   * @param options the network, and whether LocalDNS answers for names
   * @see https://learn.microsoft.com/azure/aks/
   */
  public static aks(options?: AksOptions): ClusterProfile {
    const { aks } = require('./flavors/aks') as typeof aksModule;
    return ClusterProfile.flavor(aks(options));
  }

  /**
   * OpenShift 4, also ROSA and ARO. It assigns users and groups itself, so no pod states them.
   *
   * @param options who runs it
   * @see https://docs.openshift.com
   */
  public static openShift(options?: OpenShiftOptions): ClusterProfile {
    const { openShift } = require('./flavors/openshift') as typeof openShiftModule;
    return ClusterProfile.flavor(openShift(options));
  }

  /**
   * RKE2.
   *
   * @param options DNS cache, CIS profile, network
   * @see https://docs.rke2.io
   */
  public static rke2(options?: Rke2Options): ClusterProfile {
    const { rke2 } = require('./flavors/rke2') as typeof rke2Module;
    return ClusterProfile.flavor(rke2(options));
  }

  /**
   * The k3s distribution with what it brings.
   *
   * @see https://docs.k3s.io
   */
  public static k3s(): ClusterProfile {
    const { k3s } = require('./flavors/k3s') as typeof k3sModule;
    return ClusterProfile.flavor(k3s());
  }

  /**
   * A cluster made with kubeadm.
   *
   * @param options what enforces network policies
   * @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/
   */
  public static kubeadm(options?: OwnNetworkOptions): ClusterProfile {
    const { kubeadm } = require('./flavors/kubeadm') as typeof kubeadmModule;
    return ClusterProfile.flavor(kubeadm(options));
  }

  /**
   * A cluster of the tool kind, for development and tests.
   *
   * @see https://kind.sigs.k8s.io
   */
  public static kind(): ClusterProfile {
    const { kind } = require('./flavors/kind') as typeof kindModule;
    return ClusterProfile.flavor(kind());
  }

  /**
   * Talos Linux.
   *
   * @param options what enforces network policies
   * @see https://www.talos.dev
   */
  public static talos(options?: OwnNetworkOptions): ClusterProfile {
    const { talos } = require('./flavors/talos') as typeof talosModule;
    return ClusterProfile.flavor(talos(options));
  }

  /**
   * A cluster made with kubespray.
   *
   * @param options DNS cache, domain, network
   * @see https://kubespray.io
   */
  public static kubespray(options?: KubesprayOptions): ClusterProfile {
    const { kubespray } = require('./flavors/kubespray') as typeof kubesprayModule;
    return ClusterProfile.flavor(kubespray(options));
  }

  /**
   * Any cluster, described by whoever runs it.
   *
   * @param facts what is known about it
   */
  public static custom(facts: ClusterFacts): ClusterProfile {
    return new ClusterProfile(joinFacts({ flavor: 'custom' }, facts), []);
  }

  private static flavor({ facts, open = [] }: Flavor): ClusterProfile {
    return new ClusterProfile(facts, open);
  }

  private constructor(
    /** What is known about it. */
    public readonly facts: ClusterFacts,
    private readonly open: readonly string[],
  ) {}

  /**
   * The same cluster with more facts, or other ones: what its owner answered. A group such as `dns` keeps the facts that are not
   * stated.
   *
   * @param facts what is known beyond, or better than, the profile
   */
  public withFacts(facts: ClusterFacts): ClusterProfile {
    const open = this.open.filter((fact) => !(fact in facts));
    return new ClusterProfile(joinFacts(this.facts, facts), open);
  }

  /**
   * Says that everything below a scope is for this cluster. Give it before anything is made there (LLMGW-002), and once (LLMGW-003); a
   * scope below may have a profile of its own.
   *
   * @param scope an app, a chart or any construct
   */
  public applyTo(scope: IConstruct): void {
    Findings.of(scope)._report(checkFacts(this.facts));
    giveCluster(scope, this.facts, this.open);
    writeForTool(scope, this.facts);
  }
}

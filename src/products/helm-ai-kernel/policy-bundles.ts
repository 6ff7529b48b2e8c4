import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { NetworkPeer } from '../../contract/network';
import type { IGatewayWorkload } from '../../contract/target';
import { VolumeSource } from '../../contract/volume';
import { Findings } from '../../core/findings';
import { claimName } from '../../core/identities';
import { checkName } from '../../core/names';
import { Patches } from '../../core/patches';
import type { Problem } from '../../core/problem';
import { policyBundleDefinition } from './policy-definition';

/** What holds the bytes of a policy bundle. */
export enum HelmBundleKind {
  /** A ConfigMap of the namespace. */
  CONFIG_MAP = 'configMap',
  /** A Secret of the namespace. */
  SECRET = 'secret',
  /** An object store that the process knows. */
  OBJECT_STORE = 'objectStore',
}

/** A policy bundle as a custom resource. */
export interface HelmPolicyBundle {
  /** Name of the resource. */
  readonly name: string;
  /** Tenant. */
  readonly tenantId: string;
  /** Workspace. */
  readonly workspaceId: string;
  /** Counts up with every change, from 1. */
  readonly policyEpoch: number;
  /** What holds the bundle. */
  readonly kind: HelmBundleKind;
  /** Name of the ConfigMap, Secret or object. */
  readonly source: string;
  /**
   * Key in it.
   * @default - as the process decides
   */
  readonly key?: string;
  /** What the bundle must hash to, as `sha256:` and 64 hexadecimal characters. */
  readonly expectedPolicyHash: string;
  /**
   * Where the proof is.
   * @default - none
   */
  readonly proofRef?: string;
}

/** Policy as custom resources, for a HELM AI Kernel whose image can read them. */
export interface HelmPolicyBundlesProps {
  /** The kernel. */
  readonly target: IGatewayWorkload;
  /**
   * The bundles; the kernel may read what they name, and no other ConfigMap or Secret.
   * @default - none, they are made elsewhere
   */
  readonly bundles?: HelmPolicyBundle[];
  /**
   * ConfigMaps that bundles made elsewhere name.
   * @default - none
   */
  readonly configMapNames?: string[];
  /**
   * Secrets that bundles made elsewhere name.
   * @default - none
   */
  readonly secretNames?: string[];
  /**
   * Group of the resources.
   * @default "policy.helm.ai"
   */
  readonly apiGroup?: string;
  /**
   * Whether the definition is made here; it exists once per cluster.
   * @default true
   */
  readonly installDefinition?: boolean;
  /**
   * Chart that gets the definition, so that it is in a file of its own: `kubectl apply` of one file with a definition and its
   * resources fails at first, since the kind is not known before the definition is.
   * @default - the chart of the bundles
   */
  readonly definitionScope?: Construct;
  /**
   * The ServiceAccount of the kernel.
   * @default - the one that has the name of the kernel
   */
  readonly serviceAccountName?: string;
}

const TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Definition, bundles, rights and token: everything that a HELM AI Kernel needs to take its policy from custom resources. The
 * rights name what may be read; the token is mounted for this kernel only and expires within an hour.
 * @example
 * import { App, Chart, Size } from 'cdk8s';
 * import { GatewayProfile, GatewaySecrets, GatewayVolume, HelmBundleKind, HelmPolicyBundles } from 'cdk8s-llm-gateway';
 * import { HelmPolicySource, HelmServePolicy, LlmGateway, SecretSource } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const gateway = new LlmGateway(chart, 'kernel', {
 *   profile: GatewayProfile.helmAiKernel({
 *     version: '0.5.6',
 *     image: 'registry.example.com/helm-ai-kernel:v0.5.6-crd',
 *     upstreamUrl: 'https://api.openai.com',
 *     policySource: HelmPolicySource.crd({ crdSourceInImage: true }),
 *   }),
 *   credentials: [new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('kernel-keys', ['signing-key']) })],
 *   config: HelmServePolicy.of({
 *     name: 'default',
 *     referencePack: { pack_id: 'default', label: 'Default', version: 1, runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }] },
 *   }),
 *   stores: [new GatewayVolume(chart, 'data', { mountPath: '/data', size: Size.gibibytes(1) })],
 * });
 * new HelmPolicyBundles(chart, 'bundles', {
 *   target: gateway,
 *   definitionScope: new Chart(app, 'definition'),
 *   bundles: [
 *     {
 *       name: 'main',
 *       tenantId: 'acme',
 *       workspaceId: 'main',
 *       policyEpoch: 1,
 *       kind: HelmBundleKind.CONFIG_MAP,
 *       source: 'acme-policy-bundle',
 *       key: 'bundle.json',
 *       expectedPolicyHash: `sha256:${'5f'.repeat(32)}`,
 *     },
 *   ],
 * });
 * app.synth();
 */
export class HelmPolicyBundles extends Construct {
  /** The definition, unless it is made elsewhere. */
  public readonly definition?: ApiObject;
  /** What the kernel may read. */
  public readonly role: ApiObject;
  /** Who may read it. */
  public readonly roleBinding: ApiObject;
  /** The bundles. */
  public readonly bundles: ApiObject[];

  constructor(scope: Construct, id: string, props: HelmPolicyBundlesProps) {
    super(scope, id);
    const { target, apiGroup = 'policy.helm.ai', bundles = [] } = props;
    const { name, labels } = target.toTargetFacts();
    const findings = Findings.of(this);
    findings._report(bundles.flatMap(checkBundle));

    this.definition =
      props.installDefinition === false ? undefined : this.addDefinition(props.definitionScope ?? this, apiGroup, labels);
    const metadata = { name: `${name}-policy-reader`, labels };
    this.role = new k8s.KubeRole(this, 'Role', { metadata, rules: rules(props, apiGroup) });
    this.roleBinding = new k8s.KubeRoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: props.serviceAccountName ?? name, namespace: Chart.of(this).namespace }],
    });
    this.bundles = bundles.map((bundle) => this.addBundle(apiGroup, labels, bundle));
    for (const object of [this.definition, this.role, this.roleBinding, ...this.bundles]) {
      findings._report(object ? claimName(object) : []);
    }
    target.add(access(), this);
  }

  private addDefinition(scope: Construct, apiGroup: string, labels: { [name: string]: string }): ApiObject {
    const definition = new ApiObject(scope, 'Definition', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `helmpolicybundles.${apiGroup}`, labels },
      ...policyBundleDefinition(apiGroup),
    });
    // a definition has no namespace, whatever the chart says
    Patches.of(definition).overlay(() =>
      Chart.of(definition).namespace === undefined ? [] : [JsonPatch.remove('/metadata/namespace')],
    );
    return definition;
  }

  private addBundle(apiGroup: string, labels: { [name: string]: string }, bundle: HelmPolicyBundle): ApiObject {
    const { name, kind, source, key, ...rest } = bundle;
    return new ApiObject(this, `Bundle-${name}`, {
      apiVersion: `${apiGroup}/v1`,
      kind: 'HelmPolicyBundle',
      metadata: { name, labels },
      spec: { ...rest, bundleRef: { kind, name: source, key } },
    });
  }
}

/** Names instead of all ConfigMaps and Secrets of the namespace. */
function rules(props: HelmPolicyBundlesProps, apiGroup: string): k8s.PolicyRule[] {
  const named = (kind: HelmBundleKind, more: readonly string[] = []): string[] => {
    const own = (props.bundles ?? []).filter((b) => b.kind === kind).map((b) => b.source);
    return [...new Set([...own, ...more])].sort();
  };
  const read = (resource: string, resourceNames: string[]): k8s.PolicyRule[] =>
    resourceNames.length > 0 ? [{ apiGroups: [''], resources: [resource], resourceNames, verbs: ['get'] }] : [];
  return [
    { apiGroups: [apiGroup], resources: ['helmpolicybundles'], verbs: ['get', 'list', 'watch'] },
    ...read('configmaps', named(HelmBundleKind.CONFIG_MAP, props.configMapNames)),
    ...read('secrets', named(HelmBundleKind.SECRET, props.secretNames)),
  ];
}

/** What automounting would give, for this container alone; the API server is reached by address, not by label. */
function access(): Parameters<IGatewayWorkload['add']>[0] {
  const sources: k8s.VolumeProjection[] = [
    { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    { downwardApi: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
  ];
  return {
    volumes: [{ name: 'api-token', source: VolumeSource.projected(sources, 0o440), mountPath: TOKEN_FOLDER }],
    egress: [{ peers: [NetworkPeer.apiServer()], ports: [{ port: 443 }, { port: 6443 }] }],
  };
}

function checkBundle(bundle: HelmPolicyBundle): Problem[] {
  const prop = `bundles.${bundle.name}`;
  const problems: Problem[] = [...checkName(`${prop}.name`, bundle.name)];
  if (!/^sha256:[0-9a-fA-F]{64}$/.test(bundle.expectedPolicyHash)) {
    const reason = 'not "sha256:" and 64 hexadecimal characters';
    const remedy = 'state the hash of the canonical bundle';
    problems.push({ code: 'LLMGW-832', prop: `${prop}.expectedPolicyHash`, value: bundle.expectedPolicyHash, reason, remedy });
  }
  if (!Number.isInteger(bundle.policyEpoch) || bundle.policyEpoch < 1) {
    const reason = 'not a whole number, 1 or more';
    const remedy = 'count up with every change';
    problems.push({ code: 'LLMGW-832', prop: `${prop}.policyEpoch`, value: bundle.policyEpoch, reason, remedy });
  }
  return problems;
}

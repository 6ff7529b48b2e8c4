import type { ApiObject } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { AdditionalContainer, WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { ProductFacts } from '../contract/product-facts';
import type { MigrationFacts } from '../contract/stores';
import type { IGatewayWorkload, IWorkloadNeed, TargetFacts } from '../contract/target';
import { VolumeSource } from '../contract/volume';
import { Findings } from '../core/findings';
import { hashOf } from '../core/hash';
import { claimName } from '../core/identities';
import { INSTANCE_LABEL, labelsBeside, NAME_LABEL } from '../core/labels';
import { nameFor } from '../core/names';
import type { Problem } from '../core/problem';
import { checkContainer, toPodContainer } from '../pod/containers';
import { textValue } from '../pod/env';
import { checkSettled } from '../pod/job-checks';
import { podTemplate } from '../pod/pod';
import { PodPurpose } from '../pod/pod-plan';
import type { PodPlan } from '../pod/pod-plan';
import { podPolicy } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import { checkDelivery, checkHook, checkUseless } from './delivery-checks';
import { hookAnnotations, MigrationRun } from './migration-options';
import type { MigrationHook } from './migration-options';

/** How the schema of a gateway's database is brought up to date. */
export interface GatewayMigrationProps {
  /** The gateway. Its pods are told not to migrate by themselves, if the profile knows how. */
  readonly target: IGatewayWorkload;
  /** The stores of the gateway that the migration needs: the database. */
  readonly stores: IWorkloadNeed[];
  /**
   * Image, command and arguments, for products whose profile does not say.
   * @default - as the profile says
   */
  readonly migration?: MigrationFacts;
  /**
   * Where it runs.
   * @default MigrationRun.JOB
   */
  readonly run?: MigrationRun;
  /**
   * Lets a tool run the Job before everything else of a release. The database and its Secret must exist by then (LLMGW-970).
   * @default - the Job is applied with the rest; `ArgoWaves` puts it between the stores and the pods
   */
  readonly hook?: MigrationHook;
  /**
   * How often a failed Job is tried again.
   * @default 3
   */
  readonly backoffLimit?: number;
  /**
   * Requests and limits.
   * @default - those of the product
   */
  readonly resources?: ContainerResourceQuantities;
}

/**
 * Brings the schema of a database up to date once per release instead of in every replica at the same time: a Job with a
 * deadline, a ServiceAccount without rights and a network policy of its own. The name of the Job changes with what it runs,
 * since the template of a Job cannot be changed.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayMigration,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 *   StateStore,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const secrets = new GatewaySecrets(chart, 'keys', {
 *   source: SecretSource.existing('litellm-keys', ['master-key', 'salt-key', 'metrics-key', 'database', 'openai']),
 * });
 * const database = StateStore.externalPostgres({
 *   host: 'postgres',
 *   database: 'litellm',
 *   user: 'litellm',
 *   password: secrets.credential('database'),
 * });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   providers: [ModelProvider.openAi()],
 *   credentials: [secrets],
 *   stores: [database],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 * });
 * new GatewayMigration(chart, 'migration', { target: gateway, stores: [database] });
 * app.synth();
 */
export class GatewayMigration extends Construct {
  /** The Job, unless the migration runs in the pods. */
  public readonly job?: ApiObject;
  /** The ServiceAccount of the Job. */
  public readonly serviceAccount?: ApiObject;
  /** The network policy of the Job, if there is one. */
  public readonly networkPolicy?: ApiObject;

  constructor(scope: Construct, id: string, props: GatewayMigrationProps) {
    super(scope, id);
    const { target } = props;
    const facts = target.toTargetFacts();
    const migration = props.migration ?? facts.product.migration;
    const findings = Findings.of(this);
    findings._report(checkMigration(props, migration, facts));
    if (!migration) {
      return;
    }
    const pod = (addition: WorkloadAddition): AdditionalContainer => containerOf(migration, addition, facts.product, props);
    const workloadEnv = Object.entries(migration.workloadEnv ?? {}).map(([name, value]) => [name, textValue(value)]);
    target.add({ env: Object.fromEntries(workloadEnv) as WorkloadAddition['env'] }, this);
    if (props.run === MigrationRun.INIT_CONTAINER) {
      const container = pod(joined(props.stores.map((store) => store.toWorkloadAddition(target))));
      target.add({ initContainers: [container] }, this);
      return;
    }
    // a hash comes behind it, and a Job has 63
    const instance = nameFor(facts.name, 'migration', 54);
    const selector = { [NAME_LABEL]: facts.product.product, [INSTANCE_LABEL]: instance };
    const labels = { ...facts.labels, ...selector, 'app.kubernetes.io/component': 'migration' };
    const client = clientOf(target, this, { ...facts, name: instance, selectorLabels: selector });
    const addition = joined(props.stores.map((store) => store.toWorkloadAddition(client)));
    const container = withTmp(pod(addition));
    const metadata = (name: string, order: number): k8s.ObjectMeta => ({
      name,
      labels,
      annotations: hookAnnotations(props.hook, order),
    });
    this.serviceAccount = new k8s.KubeServiceAccount(this, 'ServiceAccount', {
      metadata: metadata(instance, -1),
      automountServiceAccountToken: false,
    });
    const settings = PodSettings.of(target);
    const plan: PodPlan = {
      ...{ settings, purpose: PodPurpose.END, selector, serviceAccountName: instance, callsOut: true },
      labels: labelsBeside(facts, { ...selector, 'app.kubernetes.io/component': 'migration' }),
      ...{ user: facts.product.user, group: facts.product.group, egress: addition.egress ?? [] },
      container: toPodContainer(container),
    };
    this.networkPolicy = podPolicy(this, metadata(instance, -1), () => ({ ...plan, namespace: facts.namespace }));
    const spec = {
      backoffLimit: props.backoffLimit ?? 3,
      activeDeadlineSeconds: (migration.deadline ?? Duration.minutes(30)).toSeconds(),
      template: podTemplate(plan),
    };
    // a hook replaces the Job of the last release itself
    const name = props.hook ? instance : `${instance}-${hashOf({ spec: JSON.stringify(spec) }).slice(0, 8)}`;
    this.job = new k8s.KubeJob(this, 'Resource', { metadata: metadata(name, 0), spec });
    this.node.defaultChild = this.job;
    const { pullSecrets } = settings;
    const { job } = this;
    findings._check(() => [...checkSettled(plan, pullSecrets), ...checkHook(job, props.hook, props.stores)]);
    findings._report(checkDelivery(job, props.hook));
    findings._report([this.job, this.serviceAccount, this.networkPolicy].flatMap((object) => (object ? claimName(object) : [])));
  }
}

function containerOf(
  migration: MigrationFacts,
  addition: WorkloadAddition,
  product: ProductFacts,
  props: GatewayMigrationProps,
): AdditionalContainer {
  const fixed = Object.entries(migration.env ?? {}).map(([name, value]) => [name, textValue(value)]);
  const scratch = (product.writablePaths ?? []).map(({ path, sizeLimit }, i) => ({
    name: `scratch-${i}`,
    source: VolumeSource.emptyDir({ sizeLimit }),
    mountPath: path,
  }));
  return {
    name: 'migration',
    image: migration.image ?? product.image,
    command: migration.command,
    args: migration.args,
    env: { ...addition.env, ...(Object.fromEntries(fixed) as WorkloadAddition['env']) },
    volumes: [...(addition.volumes ?? []), ...scratch],
    resources: props.resources ?? product.resources,
  };
}

/** A pod of its own needs what the gateway has anyway. */
function withTmp(container: AdditionalContainer): AdditionalContainer {
  const { volumes = [] } = container;
  const tmp = { name: 'tmp', source: VolumeSource.emptyDir({ sizeLimit: Size.mebibytes(64) }), mountPath: '/tmp' };
  return volumes.some((v) => v.mountPath === tmp.mountPath) ? container : { ...container, volumes: [...volumes, tmp] };
}

/** The Job talks to the stores as the gateway does, under labels of its own. */
function clientOf(target: IGatewayWorkload, self: Construct, facts: TargetFacts): IGatewayWorkload {
  const nothing = (): void => undefined;
  return {
    node: self.node,
    workload: target.workload,
    service: target.service,
    toTargetFacts: () => facts,
    toScalingFacts: () => facts,
    toNetworkPeer: () => NetworkPeer.pods(facts.selectorLabels, facts.namespace),
    add: nothing,
    scaleBy: nothing,
    publishService: nothing,
  };
}

function joined(additions: readonly WorkloadAddition[]): WorkloadAddition {
  return {
    env: Object.assign({}, ...additions.map((a) => a.env)) as WorkloadAddition['env'],
    volumes: additions.flatMap((a) => a.volumes ?? []),
    egress: additions.flatMap((a) => a.egress ?? []),
  };
}

function checkMigration(
  props: GatewayMigrationProps,
  migration: MigrationFacts | undefined,
  { product, name }: TargetFacts,
): Problem[] {
  if (!migration) {
    const reason = `${product.product} is not known to have migrations`;
    return [{ code: 'LLMGW-418', prop: 'target', value: name, reason, remedy: "leave it out, or state 'migration'" }];
  }
  const limit = props.backoffLimit ?? 3;
  const problems = [...checkContainer('migration', containerOf(migration, {}, product, props), false), ...checkUseless(props)];
  return Number.isInteger(limit) && limit >= 0 && limit < 2 ** 31
    ? problems
    : [
        ...problems,
        {
          code: 'LLMGW-418',
          prop: 'backoffLimit',
          value: limit,
          reason: 'not a whole number, 0 or more',
          remedy: 'use for example 3',
        },
      ];
}

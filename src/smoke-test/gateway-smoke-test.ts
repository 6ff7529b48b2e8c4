import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { NetworkPort } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload } from '../contract/target';
import { Findings } from '../core/findings';
import { sha256 } from '../core/hash';
import { HELPER_IMAGES } from '../core/helper-images';
import { hostAndPort } from '../core/hosts';
import { claimName } from '../core/identities';
import { checkImage } from '../core/image';
import { recommendedLabels } from '../core/labels';
import { checkName, nameFor } from '../core/names';
import { checkMesh, checkSettled } from '../pod/job-checks';
import { podTemplate } from '../pod/pod';
import { PodPurpose } from '../pod/pod-plan';
import type { PodContainer, PodPlan } from '../pod/pod-plan';
import { podPolicy } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import { prelude, SmokeCheck } from './smoke-check';
import type { SmokePlan } from './smoke-check';

/** When a smoke test runs. */
export enum SmokeTestForm {
  /** A Job that runs once whenever it is applied anew; it is removed an hour after its end. */
  JOB = 'job',
  /** A Pod that `helm test` runs. */
  HELM_TEST = 'helm-test',
  /** A Job that Argo CD runs after every sync. */
  ARGO_HOOK = 'argo-hook',
}

/** A smoke test. */
export interface GatewaySmokeTestProps {
  /** What is asked. */
  readonly target: IGatewayWorkload;
  /**
   * The questions.
   * @default - health; `tools/list` as well for an MCP proxy
   */
  readonly checks?: SmokeCheck[];
  /**
   * When it runs.
   * @default SmokeTestForm.JOB
   */
  readonly form?: SmokeTestForm;
  /**
   * Image with `sh`, `curl`, `sed` and `grep` that runs as any user.
   * @default "curlimages/curl:8.11.1"
   */
  readonly image?: string;
  /**
   * Name of the Job or Pod.
   * @default - the name of the target and `smoke-test`
   */
  readonly name?: string;
}

const USER = 65534;
const RESOURCES = {
  requests: { cpu: '10m', memory: '32Mi', ephemeralStorage: '16Mi' },
  limits: { cpu: '200m', memory: '64Mi', ephemeralStorage: '32Mi' },
};
const ANNOTATIONS: { readonly [form in SmokeTestForm]?: { readonly [name: string]: string } } = {
  [SmokeTestForm.HELM_TEST]: { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation' },
  [SmokeTestForm.ARGO_HOOK]: {
    'argocd.argoproj.io/hook': 'PostSync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  },
};

/**
 * Asks a workload what its clients will ask, from inside the cluster and through its network policy, as restricted as the workload
 * itself.
 *
 * @see https://helm.sh/docs/topics/chart_tests/
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   GatewaySmokeTest,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const keys = new GatewaySecrets(chart, 'keys', {
 *   source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']),
 * });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   credentials: [keys],
 *   providers: [ModelProvider.openAi()],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 * });
 * new GatewaySmokeTest(chart, 'smoke-test', { target: gateway });
 * app.synth();
 */
export class GatewaySmokeTest extends Construct {
  /** The Job, or the Pod of a Helm test. */
  public readonly test: ApiObject;
  /** The network policy of its pod, if there is one. */
  public readonly networkPolicy?: ApiObject;
  /** The ServiceAccount of its pod, without rights and without a token. */
  public readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: GatewaySmokeTestProps) {
    super(scope, id);
    const facts = props.target.toTargetFacts();
    const form = props.form ?? SmokeTestForm.JOB;
    const image = props.image ?? HELPER_IMAGES.curl;
    const base = props.name ?? nameFor(facts.name, 'smoke-test', 54);
    const settings = PodSettings.of(props.target);
    const { cluster, pullSecrets } = settings;
    const all = (props.checks ?? defaultChecks(facts.product.mcp !== undefined)).map((check) => check._plan(facts, cluster));
    const plans = all.filter((plan) => plan.problems.length === 0);
    const selector = { 'app.kubernetes.io/name': 'smoke-test', 'app.kubernetes.io/instance': base };
    const labels = { ...recommendedLabels({ product: 'smoke-test', instance: base, component: 'smoke-test' }), ...selector };
    const namespace = Chart.of(this).namespace;
    const ports = once(plans.flatMap((plan) => (plan.port ? [plan.port] : [])));
    const names = [...new Set(plans.map((plan) => hostAndPort(plan.url ?? '').host))];
    const pod: PodPlan = {
      ...{ settings, purpose: PodPurpose.ASK, selector, labels, serviceAccountName: base, user: USER },
      egress: ports.length > 0 ? [{ peers: [props.target.toNetworkPeer()], ports, names }] : [],
      container: testContainer(plans, image),
    };
    const template = podTemplate(pod);
    // a Job cannot be changed, only replaced: another template has another name
    const name = form === SmokeTestForm.JOB ? `${base}-${sha256(JSON.stringify(template)).slice(0, 8)}` : base;
    const metadata = { name, labels, annotations: ANNOTATIONS[form] };

    this.serviceAccount = new k8s.KubeServiceAccount(this, 'ServiceAccount', {
      metadata: { name: base, labels },
      automountServiceAccountToken: false,
    });
    this.networkPolicy = podPolicy(this, { name: base, labels }, () => ({ ...pod, namespace }));
    props.target.add({ ingress: [{ peers: [NetworkPeer.pods(selector, namespace)], ports }] }, this);
    this.test =
      form === SmokeTestForm.HELM_TEST
        ? new k8s.KubePod(this, 'Resource', {
            metadata: {
              ...metadata,
              ...template.metadata,
              annotations: { ...template.metadata?.annotations, ...ANNOTATIONS[form] },
            },
            spec: template.spec,
          })
        : new k8s.KubeJob(this, 'Resource', { metadata, spec: jobSpec(template, form) });
    Findings.of(this)._check(() => [...checkMesh(pod), ...(form === SmokeTestForm.JOB ? checkSettled(pod, pullSecrets) : [])]);
    Findings.of(this)._report([
      ...checkName('name', name),
      ...checkImage('image', image),
      ...all.flatMap((plan) => plan.problems),
      ...claimName(this.serviceAccount),
      ...(this.networkPolicy ? claimName(this.networkPolicy) : []),
      ...claimName(this.test),
    ]);
  }
}

function defaultChecks(isMcp: boolean): SmokeCheck[] {
  return isMcp ? [SmokeCheck.health(), SmokeCheck.mcpTools()] : [SmokeCheck.health()];
}

function once(ports: readonly NetworkPort[]): NetworkPort[] {
  return [...new Map(ports.map((p) => [p.port, p])).values()];
}

function jobSpec(template: k8s.PodTemplateSpec, form: SmokeTestForm): k8s.JobSpec {
  return {
    backoffLimit: 3,
    activeDeadlineSeconds: 300,
    // Argo CD replaces its hooks itself and reads the result before
    ttlSecondsAfterFinished: form === SmokeTestForm.JOB ? 3600 : undefined,
    template,
  };
}

/** URLs and tokens reach the script as variables: nothing that somebody wrote becomes code. */
function testContainer(plans: readonly SmokePlan[], image: string): PodContainer {
  const steps = plans.map((plan, i) => [
    `url=$URL_${i}; token=\${TOKEN_${i}:-}`,
    `echo "${plan.name}: $url"`,
    `${plan.script} || { echo '${plan.name}: failed' >&2; exit 1; }`,
  ]);
  return {
    name: 'smoke-test',
    image,
    command: ['sh', '-c', [prelude(plans), ...steps.flat(), "echo 'all checks passed'"].join('\n')],
    env: plans.flatMap(variables),
    resources: RESOURCES,
  };
}

function variables(plan: SmokePlan, i: number): k8s.EnvVar[] {
  const reference = plan.credential;
  const token = {
    name: `TOKEN_${i}`,
    valueFrom: reference && { secretKeyRef: { name: reference.secretName, key: reference.key } },
  };
  return [{ name: `URL_${i}`, value: plan.url ?? '' }, ...(reference ? [token] : [])];
}

import type { ApiObject } from 'cdk8s';
import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { NetworkPeer } from '../contract/network';
import { ListenerRole } from '../contract/listener';
import type { Listener } from '../contract/listener';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { checkImage } from '../core/image';
import { INSTANCE_LABEL, NAME_LABEL } from '../core/labels';
import type { Problem } from '../core/problem';
import type { AlertRule } from './alert-rule';
import { AlertSeverity } from './alert-rule';
import { inNamespace } from './alerts/context';
import type { SyntheticCheck } from './outside';
import { equals, maxBy, num, promDuration, select } from './query';

const IMAGE = 'curlimages/curl:8.11.1';
// the user of the image
const USER: k8s.SecurityContext = {
  runAsNonRoot: true,
  runAsUser: 100,
  runAsGroup: 101,
  seccompProfile: { type: 'RuntimeDefault' },
};
const TIMEOUT = 60;
const SCHEDULE = /^(@(hourly|daily|midnight|weekly|monthly|yearly|annually)|\S+(\s+\S+){4})$/;

/** The CronJob `<workload>-check`, which asks the API as a client would, and what lets its packets through. */
export function addSyntheticCheck(scope: Construct, target: IGatewayWorkload, check: SyntheticCheck): ApiObject[] {
  const facts = target.toTargetFacts();
  const name = nameOf(facts);
  const selector = { [NAME_LABEL]: 'synthetic-check', [INSTANCE_LABEL]: name };
  const labels = { ...facts.labels, ...selector };
  const listener = apiListener(facts);
  target.add(
    { ingress: [{ peers: [NetworkPeer.pods(selector, facts.namespace)], ports: [{ port: listener?.port ?? 80 }] }] },
    scope,
  );
  const job = new k8s.KubeCronJob(scope, 'SyntheticCheck', {
    metadata: { name, labels },
    spec: {
      schedule: check.schedule ?? '*/5 * * * *',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 2 * TIMEOUT,
          template: { metadata: { labels }, spec: { serviceAccountName: name, ...podSpec(check, urlOf(facts, check)) } },
        },
      },
    },
  });
  const account = new k8s.KubeServiceAccount(scope, 'SyntheticCheckAccount', {
    metadata: { name, labels },
    automountServiceAccountToken: false,
  });
  return [job, account, networkPolicy(scope, { name, labels, selector, port: listener?.port ?? 80, peer: facts.selectorLabels })];
}

/** The alert about requests that do not come back. */
export function syntheticCheckAlert(facts: TargetFacts, check: SyntheticCheck): AlertRule {
  const me = [inNamespace(facts), equals('cronjob', nameOf(facts))];
  const last = (metric: string): string => maxBy(['namespace', 'cronjob'], select(metric, ...me));
  const longest = check.alertAfter ?? Duration.minutes(20);
  return {
    alert: 'SyntheticCheckFailing',
    // a check that never succeeded has no last success: its age counts instead
    expr: `time() - (${last('kube_cronjob_status_last_successful_time')} or ${last('kube_cronjob_created')}) > ${num(longest.toSeconds())}`,
    severity: AlertSeverity.CRITICAL,
    summary: `{{ $labels.cronjob }} has had no success for {{ $value | humanizeDuration }}`,
    description: `A request like that of a client has failed for ${promDuration(longest)}. Read the log of the last Job.`,
  };
}

/** A check that cannot work, or whose alert fires between two successes. */
export function checkSyntheticCheck(facts: TargetFacts, check: SyntheticCheck): Problem[] {
  const code = 'LLMGW-614' as const;
  const problems: Problem[] = [...checkImage('syntheticCheck.image', check.image ?? IMAGE)];
  if (!(check.path ?? '/').startsWith('/')) {
    const remedy = 'write it like "/v1/models"';
    problems.push({ code, prop: 'syntheticCheck.path', value: check.path, reason: 'not a path', remedy });
  }
  if (!SCHEDULE.test(check.schedule ?? '@hourly')) {
    const reason = 'not five fields of a CronJob schedule';
    problems.push({ code, prop: 'syntheticCheck.schedule', value: check.schedule, reason, remedy: 'write "*/5 * * * *"' });
  }
  const every = /^\*\/(\d+)( \*){4}$/.exec(check.schedule ?? '*/5 * * * *');
  const minutes = every ? Number(every[1]) : 0;
  const after = check.alertAfter ?? Duration.minutes(20);
  if (after.toSeconds() <= minutes * 60 + 2 * TIMEOUT) {
    const reason = `there are ${minutes} minutes between two checks, and one may take ${2 * TIMEOUT} seconds`;
    const remedy = `use at least ${2 * minutes + 4} minutes`;
    problems.push({ code, prop: 'syntheticCheck.alertAfter', value: after.toHumanString(), reason, remedy });
  }
  if (apiListener(facts)?.tls) {
    const reason = 'the API speaks TLS inside the cluster, whose authority the check does not know';
    problems.push({ code, prop: 'syntheticCheck', reason, remedy: "use 'publicProbe' instead" });
  }
  return problems;
}

function podSpec(check: SyntheticCheck, url: string): k8s.PodSpec {
  const { credential, body } = check;
  // curl reads the variable itself, so that the token stands in no command line
  const auth = credential ? ['--variable', '%TOKEN', '--expand-header', 'Authorization: Bearer {{TOKEN:trim}}'] : [];
  const post = body === undefined ? [] : ['--header', 'Content-Type: application/json', '--data', body];
  const secretKeyRef = credential && { name: credential.secretName, key: credential.key };
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: USER,
    containers: [
      {
        name: 'check',
        image: check.image ?? IMAGE,
        imagePullPolicy: 'IfNotPresent',
        args: ['--fail-with-body', '--silent', '--show-error', '--max-time', String(TIMEOUT), ...auth, ...post, url],
        env: secretKeyRef && [{ name: 'TOKEN', valueFrom: { secretKeyRef } }],
        resources: {
          requests: quantities('10m', '16Mi'),
          limits: quantities('100m', '32Mi'),
        },
        securityContext: {
          ...USER,
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    ],
  };
}

interface PolicySettings {
  readonly name: string;
  readonly labels: { [name: string]: string };
  readonly selector: { [name: string]: string };
  readonly port: number;
  readonly peer: { [name: string]: string };
}

/** Names and the gateway: nothing else is asked, and nobody asks. */
function networkPolicy(scope: Construct, { name, labels, selector, port, peer }: PolicySettings): ApiObject {
  const ports = (number: number, ...protocols: string[]): k8s.NetworkPolicyPort[] =>
    protocols.map((protocol) => ({ port: k8s.IntOrString.fromNumber(number), protocol }));
  const dns = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } };
  return new k8s.KubeNetworkPolicy(scope, 'SyntheticCheckPolicy', {
    metadata: { name, labels },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        { to: [dns, { ipBlock: { cidr: '169.254.20.10/32' } }], ports: ports(53, 'UDP', 'TCP') },
        { to: [{ podSelector: { matchLabels: peer } }], ports: ports(port, 'TCP') },
      ],
    },
  });
}

function quantities(cpu: string, memory: string): { [name: string]: k8s.Quantity } {
  return {
    cpu: k8s.Quantity.fromString(cpu),
    memory: k8s.Quantity.fromString(memory),
    'ephemeral-storage': k8s.Quantity.fromString('16Mi'),
  };
}

function urlOf(facts: TargetFacts, check: SyntheticCheck): string {
  const listener = apiListener(facts);
  const host = facts.namespace === undefined ? facts.name : `${facts.name}.${facts.namespace}`;
  return `http://${host}:${listener?.servicePort ?? listener?.port ?? 80}${check.path ?? '/v1/models'}`;
}

function apiListener(facts: TargetFacts): Listener | undefined {
  return facts.listeners.find((l) => (l.role ?? ListenerRole.API) === ListenerRole.API);
}

function nameOf(facts: TargetFacts): string {
  return `${facts.name}-check`;
}

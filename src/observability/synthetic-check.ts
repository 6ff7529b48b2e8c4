import type { ApiObject } from 'cdk8s';
import { Duration, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { Cluster } from '../cluster/cluster';
import { NetworkPeer } from '../contract/network';
import { ListenerRole } from '../contract/listener';
import type { Listener } from '../contract/listener';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { cronFault } from '../core/cron';
import { Findings } from '../core/findings';
import { HELPER_IMAGES } from '../core/helper-images';
import { hostAndPort } from '../core/hosts';
import { checkImage } from '../core/image';
import { INSTANCE_LABEL, labelsBeside, NAME_LABEL } from '../core/labels';
import { nameFor } from '../core/names';
import type { Problem } from '../core/problem';
import { serviceHost } from '../network/names';
import { envVars, secretValue } from '../pod/env';
import { checkMesh } from '../pod/job-checks';
import { podTemplate } from '../pod/pod';
import { PodPurpose } from '../pod/pod-plan';
import type { PodContainer, PodPlan } from '../pod/pod-plan';
import { podPolicy } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import type { AlertRule } from './alert-rule';
import { AlertSeverity } from './alert-rule';
import { inNamespace } from './alerts/context';
import type { SyntheticCheck } from './outside';
import { equals, maxBy, num, promDuration, select } from './query';

// those of the image
const USER = 100;
const GROUP = 101;
const RESOURCES = {
  requests: { cpu: '10m', memory: '16Mi', ephemeralStorage: '16Mi' },
  limits: { cpu: '100m', memory: '32Mi', ephemeralStorage: '16Mi' },
};
const TIMEOUT = 60;
// whoever enforces network policies needs some seconds to know a new pod, on a busy node more than five, and refuses its packets until then
const RETRY = ['--retry', '10', '--retry-delay', '3', '--retry-connrefused', '--retry-max-time', String(TIMEOUT)];
const USUAL = '*/5 * * * *';
const SCHEDULE = /^@(hourly|daily|midnight|weekly|monthly|yearly|annually)$/;

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
  const settings = PodSettings.of(target);
  const url = urlOf(facts, check, settings.cluster);
  const pod: PodPlan = {
    ...{ settings, purpose: PodPurpose.ASK, selector, serviceAccountName: name, user: USER, group: GROUP },
    labels: labelsBeside(facts, selector),
    egress: [{ peers: [target.toNetworkPeer()], ports: [{ port: listener?.port ?? 80 }], names: [hostAndPort(url).host] }],
    container: container(check, url),
  };
  Findings.of(scope)._check(() => checkMesh(pod));
  const job = new k8s.KubeCronJob(scope, 'SyntheticCheck', {
    metadata: { name, labels },
    spec: {
      schedule: check.schedule ?? USUAL,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 2 * TIMEOUT,
          template: Lazy.any({ produce: () => podTemplate(pod) }) as k8s.PodTemplateSpec,
        },
      },
    },
  });
  const account = new k8s.KubeServiceAccount(scope, 'SyntheticCheckAccount', {
    metadata: { name, labels },
    automountServiceAccountToken: false,
  });
  const policy = podPolicy(scope, { name, labels }, () => ({ ...pod, namespace: facts.namespace }), 'SyntheticCheckPolicy');
  return [job, account, ...(policy ? [policy] : [])];
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
  const problems: Problem[] = [...checkImage('syntheticCheck.image', check.image ?? HELPER_IMAGES.curl)];
  if (!(check.path ?? '/').startsWith('/')) {
    const remedy = 'write it like "/v1/models"';
    problems.push({ code, prop: 'syntheticCheck.path', value: check.path, reason: 'not a path', remedy });
  }
  const { schedule = USUAL } = check;
  const reason = SCHEDULE.test(schedule) ? undefined : cronFault(schedule);
  if (reason !== undefined) {
    problems.push({ code, prop: 'syntheticCheck.schedule', value: check.schedule, reason, remedy: `write "${USUAL}"` });
  }
  const every = /^\*\/(\d+)( \*){4}$/.exec(schedule);
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

function container(check: SyntheticCheck, url: string): PodContainer {
  const { credential, body } = check;
  // curl reads the variable itself, so that the token stands in no command line
  const auth = credential ? ['--variable', '%TOKEN', '--expand-header', 'Authorization: Bearer {{TOKEN:trim}}'] : [];
  const post = body === undefined ? [] : ['--header', 'Content-Type: application/json', '--data', body];
  return {
    name: 'check',
    image: check.image ?? HELPER_IMAGES.curl,
    args: ['--fail-with-body', '--silent', '--show-error', '--max-time', String(TIMEOUT), ...RETRY, ...auth, ...post, url],
    env: credential && envVars({ TOKEN: secretValue({ ...credential, optional: undefined }) }),
    resources: RESOURCES,
  };
}

function urlOf(facts: TargetFacts, check: SyntheticCheck, cluster: Cluster): string {
  const listener = apiListener(facts);
  const host = serviceHost(cluster, facts.name, facts.namespace);
  return `http://${host}:${listener?.servicePort ?? listener?.port ?? 80}${check.path ?? '/v1/models'}`;
}

function apiListener(facts: TargetFacts): Listener | undefined {
  return facts.listeners.find((l) => (l.role ?? ListenerRole.API) === ListenerRole.API);
}

function nameOf(facts: TargetFacts): string {
  return nameFor(facts.name, 'check', 52);
}

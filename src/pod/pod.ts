import type { k8s } from 'cdk8s-plus-28';
import { proxyVariables } from '../network/egress-proxy';
import { ndots } from '../network/names';
import type * as admittedModule from './admitted-pod';
import { renderContainer } from './containers';
import { meshMarks } from './mesh';
import { placement } from './placement';
import { PodPurpose } from './pod-plan';
import type { PodPlan } from './pod-plan';
import { proxyOf } from './pod-policy';
import { localVolumeMarks, mountsOf, renderVolumes } from './pod-volumes';
import { podSecurity } from './security';
import { trusting } from './trust';

/** Any pod of the library: a kind of pod says what it is for, everything else is the same for all of them. */
export function podTemplate(given: PodPlan): k8s.PodTemplateSpec {
  const plan = asAdmitted(trusting(given));
  const mesh = meshMarks(plan.settings, plan.purpose);
  const volumes = renderVolumes(mountsOf(plan));
  const annotations = { ...localVolumeMarks(plan.purpose, volumes), ...mesh.annotations, ...plan.annotations };
  return {
    metadata: {
      labels: { ...mesh.labels, ...plan.labels },
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    },
    spec: podSpec(plan, volumes),
  };
}

/** A pod that asks for what its cluster gives to all of its containers together. */
function asAdmitted(plan: PodPlan): PodPlan {
  if (plan.settings.cluster.facts.admission === undefined) {
    return plan;
  }
  const { admittedPod } = require('./admitted-pod') as typeof admittedModule;
  return { ...plan, container: { ...plan.container, resources: admittedPod(plan) } };
}

function podSpec(plan: PodPlan, volumes: k8s.Volume[]): k8s.PodSpec {
  const { settings, container, sidecars = [], initContainers = [] } = plan;
  const native = settings.version.hasNativeSidecars;
  const proxy = proxyEnv(plan);
  const rendered = sidecars.map((c) => renderContainer(plan, c, proxy));
  const first = [
    ...initContainers.map((c) => renderContainer(plan, c, proxy)),
    ...(native ? rendered.map((c) => ({ ...c, restartPolicy: 'Always' })) : []),
  ];
  const pullSecrets = settings.pullSecrets.map((name) => ({ name }));
  return {
    serviceAccountName: plan.serviceAccountName,
    automountServiceAccountToken: false,
    // variables such as <SERVICE>_PORT collide with the settings of many products
    enableServiceLinks: false,
    // a pod that failed stays, so that its log can be read
    restartPolicy: plan.purpose === PodPurpose.SERVE ? 'Always' : 'Never',
    terminationGracePeriodSeconds: plan.graceSeconds,
    securityContext: podSecurity(settings, plan.user, plan.group ?? plan.user),
    dnsConfig: { options: [{ name: 'ndots', value: String(ndots(settings.isolation._ndots, plan.egress)) }] },
    imagePullSecrets: pullSecrets.length > 0 ? pullSecrets : undefined,
    ...placement(plan),
    initContainers: first.length > 0 ? first : undefined,
    containers: [renderContainer(plan, container, proxy), ...(native ? [] : rendered)],
    volumes: volumes.length > 0 ? volumes : undefined,
  };
}

function proxyEnv(plan: PodPlan): k8s.EnvVar[] {
  const proxy = proxyOf(plan);
  const variables = proxy ? proxyVariables(proxy, plan.settings.cluster, plan.egress) : {};
  return Object.entries(variables).map(([name, value]) => ({ name, value }));
}

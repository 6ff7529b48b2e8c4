import { k8s } from 'cdk8s-plus-28';
import type { CredentialReference } from '../contract/credential';
import type { ContainerResourceQuantities } from '../contract/resources';
import { quantityOf, quantityValue } from '../core/quantity';
import { secretValue } from '../pod/env';
import type { SchedulingOptions } from '../pod/scheduling-options';
import { renderResources } from '../pod/resources';
import { containerSecurity, podSecurity } from '../pod/security';
import { PASSWORD_VARIABLE, REDIS_FOLDER, REDIS_PORT, redisArguments } from './redis-arguments';
import type { RedisEngine } from './redis-engine';
import type { RedisPersistence } from './redis-persistence';

// the official images of Redis and Valkey
const USER = 999;
const VOLUME = 'data';

/** What the pod of a Redis is made of. */
export interface RedisPod {
  readonly name: string;
  readonly selector: { [name: string]: string };
  readonly labels: { [name: string]: string };
  readonly engine: RedisEngine;
  readonly password: CredentialReference;
  readonly persistence: RedisPersistence;
  readonly resources: ContainerResourceQuantities;
  readonly settings?: { readonly [name: string]: string };
  readonly scheduling?: SchedulingOptions;
  /** The cluster assigns users itself. */
  readonly assignedUser: boolean;
}

/** One pod that keeps its name and its volume. */
export function redisStatefulSet(redis: RedisPod): k8s.StatefulSetSpec {
  const { persistence, selector } = redis;
  return {
    replicas: 1,
    serviceName: redis.name,
    revisionHistoryLimit: 3,
    selector: { matchLabels: selector },
    template: { metadata: { labels: { ...redis.labels, ...selector } }, spec: podSpec(redis) },
    volumeClaimTemplates: persistence.size && [
      {
        metadata: { name: VOLUME, labels: selector },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: persistence.storageClass,
          resources: { requests: { storage: k8s.Quantity.fromString(quantityOf(persistence.size)) } },
        },
      },
    ],
  };
}

function podSpec(redis: RedisPod): k8s.PodSpec {
  const { selector, scheduling } = redis;
  const security = podSecurity(USER, USER);
  return {
    serviceAccountName: redis.name,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    // the log is flushed at the end
    terminationGracePeriodSeconds: 60,
    securityContext: redis.assignedUser
      ? { ...security, runAsUser: undefined, runAsGroup: undefined, fsGroup: undefined }
      : security,
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    nodeSelector: scheduling?.nodeSelector,
    tolerations: scheduling?.tolerations,
    priorityClassName: scheduling?.priorityClassName,
    affinity: scheduling?.nodeAffinity && { nodeAffinity: scheduling.nodeAffinity },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: scheduling?.strictSpread ? 'DoNotSchedule' : 'ScheduleAnyway',
        labelSelector: { matchLabels: selector },
      },
    ],
    containers: [container(redis)],
    volumes: redis.persistence.size ? undefined : [{ name: VOLUME, emptyDir: {} }],
  };
}

function container(redis: RedisPod): k8s.Container {
  const { engine, resources } = redis;
  const security = containerSecurity(USER, USER);
  const ping = (strict: boolean): k8s.ExecAction => ({ command: [`${engine.name}-cli`, ...(strict ? ['-e'] : []), 'ping'] });
  const memory = quantityValue(resources.limits.memory ?? '') ?? 0;
  return {
    name: engine.name,
    image: engine.image,
    imagePullPolicy: 'IfNotPresent',
    command: [`${engine.name}-server`],
    args: redisArguments(memory, redis.persistence, redis.settings),
    env: [{ name: PASSWORD_VARIABLE, ...(secretValue(redis.password) as unknown as Pick<k8s.EnvVar, 'valueFrom'>) }],
    ports: [{ name: 'redis', containerPort: REDIS_PORT, protocol: 'TCP' }],
    // a server that still loads its data answers with an error: not ready, and no reason to restart it
    startupProbe: { exec: ping(true), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 60 },
    readinessProbe: { exec: ping(true), periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    livenessProbe: { exec: ping(false), periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 3 },
    resources: renderResources(resources),
    securityContext: redis.assignedUser ? { ...security, runAsUser: undefined, runAsGroup: undefined } : security,
    volumeMounts: [{ name: VOLUME, mountPath: REDIS_FOLDER }],
  };
}

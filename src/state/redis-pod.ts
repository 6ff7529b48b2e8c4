import { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { CredentialReference } from '../contract/credential';
import type { ContainerResourceQuantities } from '../contract/resources';
import { VolumeSource } from '../contract/volume';
import { quantityOf, quantityValue } from '../core/quantity';
import { envVars, secretValue } from '../pod/env';
import { podTemplate } from '../pod/pod';
import type { PodContainer, PodPlan } from '../pod/pod-plan';
import { PodSpread } from '../pod/pod-plan';
import type { PodTraffic } from '../pod/pod-policy';
import { claimClass } from './claims';
import { PASSWORD_VARIABLE, REDIS_FOLDER, REDIS_PORT, redisArguments } from './redis-arguments';
import type { RedisEngine } from './redis-engine';
import type { RedisPersistence } from './redis-persistence';

// the official images of Redis and Valkey
const USER = 999;
const VOLUME = 'data';

/** What the pod of a Redis is made of. */
export interface RedisPod {
  readonly name: string;
  readonly labels: { [name: string]: string };
  readonly engine: RedisEngine;
  readonly password: CredentialReference;
  readonly persistence: RedisPersistence;
  readonly resources: ContainerResourceQuantities;
  readonly settings?: { readonly [name: string]: string };
  readonly traffic: PodTraffic;
  /** What the password says about its changes: the server reads it once. */
  readonly annotations?: PodPlan['annotations'];
}

/** One pod that keeps its name and its volume. */
export function redisStatefulSet(redis: RedisPod): k8s.StatefulSetSpec {
  const { persistence, traffic } = redis;
  const selector = { ...traffic.selector };
  return {
    replicas: 1,
    serviceName: redis.name,
    revisionHistoryLimit: 3,
    selector: { matchLabels: selector },
    template: podTemplate(redisPod(redis)),
    volumeClaimTemplates: persistence.size && [
      {
        metadata: { name: VOLUME, labels: selector },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: claimClass(traffic.settings.cluster, persistence.storageClass),
          resources: { requests: { storage: k8s.Quantity.fromString(quantityOf(persistence.size)) } },
        },
      },
    ],
  };
}

/** The pod of a Redis. */
function redisPod(redis: RedisPod): PodPlan {
  return {
    ...redis.traffic,
    labels: { ...redis.labels, ...redis.traffic.selector },
    annotations: redis.annotations,
    serviceAccountName: redis.name,
    user: USER,
    // the log is flushed at the end
    graceSeconds: 60,
    spread: PodSpread.NODES,
    container: container(redis),
  };
}

function container({ engine, resources, persistence, settings, password }: RedisPod): PodContainer {
  const ping = (strict: boolean): k8s.ExecAction => ({ command: [`${engine.name}-cli`, ...(strict ? ['-e'] : []), 'ping'] });
  const memory = quantityValue(resources.limits.memory!) ?? 0;
  const data = { name: VOLUME, mountPath: REDIS_FOLDER };
  // without a volume nothing is written there but what an operator asks for: a dump holds no more than the memory does
  const scratch = {
    ...data,
    source: VolumeSource.emptyDir({ sizeLimit: Size.mebibytes(Math.max(1, Math.ceil(memory / 2 ** 20))) }),
  };
  return {
    name: engine.name,
    image: engine.image,
    command: [`${engine.name}-server`],
    args: redisArguments(memory, persistence, settings),
    env: envVars({ [PASSWORD_VARIABLE]: secretValue(password) }),
    ports: [{ name: 'redis', port: REDIS_PORT }],
    // a server that still loads its data answers with an error: not ready, and no reason to restart it
    probes: {
      startupProbe: { exec: ping(true), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 60 },
      readinessProbe: { exec: ping(true), periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
      livenessProbe: { exec: ping(false), periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 3 },
    },
    resources,
    ...(persistence.size ? { claimMounts: [data] } : { volumes: [scratch] }),
  };
}

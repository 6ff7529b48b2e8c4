import type { JsonSchema, SchemaSet } from './types';

/** Fields that are newer than Kubernetes 1.28 and that this library writes on purpose, where a team asked for them. */
const NEWER: Record<string, JsonSchema> = {
  // 1.29
  'LifecycleHandler#sleep': {
    type: 'object',
    additionalProperties: false,
    properties: { seconds: { type: 'integer', minimum: 1 } },
    required: ['seconds'],
  },
  // 1.28 behind a gate, on by default since 1.29: a native sidecar
  'Container#restartPolicy': { const: 'Always' },
  // 1.30
  'ServiceSpec#trafficDistribution': { enum: ['PreferClose', 'PreferSameZone', 'PreferSameNode'] },
};

/** The declarations have plain strings where the API server knows a closed set; these are the ones in our output. */
const CLOSED: Record<string, string[]> = {
  'Container#imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container#terminationMessagePolicy': ['File', 'FallbackToLogsOnError'],
  'ContainerPort#protocol': ['TCP', 'UDP', 'SCTP'],
  'DeploymentStrategy#type': ['RollingUpdate', 'Recreate'],
  'HpaScalingPolicyV2#type': ['Pods', 'Percent'],
  'HpaScalingRulesV2#selectPolicy': ['Max', 'Min', 'Disabled'],
  'HttpGetAction#scheme': ['HTTP', 'HTTPS'],
  'HttpIngressPath#pathType': ['Exact', 'Prefix', 'ImplementationSpecific'],
  'MetricSpecV2#type': ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'],
  'MetricTargetV2#type': ['Utilization', 'Value', 'AverageValue'],
  'NetworkPolicyPort#protocol': ['TCP', 'UDP', 'SCTP'],
  'PersistentVolumeClaimSpec#volumeMode': ['Filesystem', 'Block'],
  'PodDisruptionBudgetSpec#unhealthyPodEvictionPolicy': ['IfHealthyBudget', 'AlwaysAllow'],
  'PodSecurityContext#fsGroupChangePolicy': ['OnRootMismatch', 'Always'],
  'PodSpec#dnsPolicy': ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  'PodSpec#restartPolicy': ['Always', 'OnFailure', 'Never'],
  'SeccompProfile#type': ['Localhost', 'RuntimeDefault', 'Unconfined'],
  'ServicePort#protocol': ['TCP', 'UDP', 'SCTP'],
  'ServiceSpec#externalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec#internalTrafficPolicy': ['Cluster', 'Local'],
  'ServiceSpec#sessionAffinity': ['ClientIP', 'None'],
  'ServiceSpec#type': ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'],
  'StatefulSetSpec#podManagementPolicy': ['OrderedReady', 'Parallel'],
  'Toleration#effect': ['NoExecute', 'NoSchedule', 'PreferNoSchedule'],
  'TopologySpreadConstraint#nodeTaintsPolicy': ['Honor', 'Ignore'],
  'TopologySpreadConstraint#whenUnsatisfiable': ['DoNotSchedule', 'ScheduleAnyway'],
};

const PORTS = ['containerPort', 'endPort', 'hostPort', 'nodePort', 'number', 'port', 'targetPort'];
const FROM_ONE = [
  'averageUtilization',
  'failureThreshold',
  'maxReplicas',
  'maxSkew',
  'minDomains',
  'periodSeconds',
  'successThreshold',
  'timeoutSeconds',
];
const FROM_ZERO = [
  'initialDelaySeconds',
  'minReadySeconds',
  'minReplicas',
  'replicas',
  'revisionHistoryLimit',
  'stabilizationWindowSeconds',
  'terminationGracePeriodSeconds',
];

/** Adds what the declarations cannot say: newer fields, closed sets, ranges. Fails when a name here has gone stale. */
export function applyOverlay({ definitions, kinds }: SchemaSet): SchemaSet {
  for (const definition of Object.values(definitions)) {
    for (const [name, schema] of Object.entries<JsonSchema>(definition['properties'] ?? {})) {
      definition['properties'][name] = ranged(name, schema);
    }
  }

  for (const [place, schema] of Object.entries(NEWER)) setProperty(place, schema, false);
  for (const [place, values] of Object.entries(CLOSED)) setProperty(place, { enum: values }, true);

  return { definitions, kinds };

  function setProperty(place: string, schema: JsonSchema, mustExist: boolean): void {
    const [owner, name] = place.split('#') as [string, string];
    const properties = definitions[owner]?.['properties'];
    if (!properties || (mustExist && !properties[name])) {
      throw new Error(`the schema overlay names ${place}, which does not exist`);
    }
    properties[name] = schema;
  }
}

function ranged(name: string, schema: JsonSchema): JsonSchema {
  const range = PORTS.includes(name)
    ? { minimum: 1, maximum: 65535 }
    : FROM_ONE.includes(name)
      ? { minimum: 1 }
      : FROM_ZERO.includes(name)
        ? { minimum: 0 }
        : {};

  if (schema['type'] === 'integer') return { ...schema, ...range };
  // A port by number or by name: the range holds for the number.
  if (schema['anyOf']?.[0].type === 'integer') return { anyOf: [{ type: 'integer', ...range }, ...schema['anyOf'].slice(1)] };
  return schema;
}

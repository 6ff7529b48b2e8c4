/** Namespaces with this label have pods that ask for next to nothing. */
export const SMALL = { 'tests/small-pods': 'true' } as const;

/**
 * Pods for what two cores can hold: a hundred of them are to run at once where only their being ready is asked. Their Deployments
 * stay as they are written.
 */
export const SMALL_PODS: readonly object[] = [
  {
    apiVersion: 'admissionregistration.k8s.io/v1beta1',
    kind: 'MutatingAdmissionPolicy',
    metadata: { name: 'small-pods' },
    spec: {
      matchConstraints: {
        namespaceSelector: { matchLabels: SMALL },
        resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
      },
      failurePolicy: 'Fail',
      reinvocationPolicy: 'Never',
      mutations: [
        {
          patchType: 'JSONPatch',
          jsonPatch: {
            expression:
              '[0, 1, 2, 3, 4, 5].filter(i, i < size(object.spec.containers)).map(i, JSONPatch{op: "add", ' +
              'path: "/spec/containers/" + string(i) + "/resources/requests", value: {"cpu": "1m", "memory": "1Mi"}})',
          },
        },
      ],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1beta1',
    kind: 'MutatingAdmissionPolicyBinding',
    metadata: { name: 'small-pods' },
    spec: { policyName: 'small-pods' },
  },
];

/** The schema of HelmPolicyBundle, as the chart of the product installs it. */
export function policyBundleDefinition(apiGroup: string): { readonly spec: unknown } {
  const text = { type: 'string' };
  const bundleRef = {
    type: 'object',
    required: ['kind', 'name'],
    properties: { kind: { type: 'string', enum: ['configMap', 'secret', 'objectStore'] }, name: text, key: text },
  };
  const spec = {
    type: 'object',
    required: ['tenantId', 'workspaceId', 'policyEpoch', 'bundleRef', 'expectedPolicyHash'],
    properties: {
      tenantId: text,
      workspaceId: text,
      policyEpoch: { type: 'integer', format: 'int64', minimum: 1 },
      bundleRef,
      expectedPolicyHash: { type: 'string', pattern: '^sha256:[0-9a-fA-F]{64}$' },
      proofRef: text,
    },
  };
  const status = { type: 'object', properties: { observedPolicyHash: text, installed: { type: 'boolean' }, reason: text } };
  return {
    spec: {
      group: apiGroup,
      scope: 'Namespaced',
      names: { plural: 'helmpolicybundles', singular: 'helmpolicybundle', kind: 'HelmPolicyBundle', shortNames: ['hpb'] },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { spec, status } } },
          subresources: { status: {} },
        },
      ],
    },
  };
}

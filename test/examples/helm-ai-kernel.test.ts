import { helmAiKernel } from '../../examples/helm-ai-kernel';
import { proveExamples } from './prove';

proveExamples(
  'helm-ai-kernel',
  helmAiKernel,
  [
    'controlplane-bearer',
    'crd',
    'crd-definition',
    'default',
    'existing-claim',
    'existing-secrets',
    'ingress',
    'metrics-servicemonitor',
    'mountedfile-existing-configmap',
    'mountedfile-existing-secret',
    'no-persistence',
    'postgres-existing-secret',
    'postgres-inline',
    'production-existing-secrets',
    'production-inline',
    'proxy-disabled',
    'reloader-sidecar',
    'signature-public-key',
  ],
  {
    'postgres-inline': [
      { id: 'credential', kind: 'Secret', name: 'helm-ai-kernel-postgres', reason: 'the variant shows inline values' },
    ],
    crd: [{ id: 'schema-kind', kind: 'HelmPolicyBundle', name: 'main', reason: 'another file defines it' }],
  },
);

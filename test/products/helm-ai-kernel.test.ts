import { App, Chart, Duration } from 'cdk8s';
import type { HelmAiKernelOptions, HelmPolicyBundlesProps, LlmGateway } from '../../src';
import {
  Findings,
  HelmBundleKind,
  HelmPolicyBundles,
  HelmPolicySource,
  HelmServePolicy,
  StoreKind,
  VolumeSource,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { checksumsOf, container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { nameOf } from '../support/manifest';
import { CONTROL_PLANE, KERNEL_CREDENTIALS, kernel, productionKernel, without } from '../support/products';
import { synth } from '../support/synth';

const PUBLIC_KEY = 'a'.repeat(64);
const CRD = HelmPolicySource.crd({ crdSourceInImage: true });
const IMAGE = 'registry.example.com/helm-ai-kernel:v0.5.6-crd';

function strict(build: (chart: Chart) => LlmGateway) {
  return (chart: Chart) => Findings.of(build(chart)).strict();
}

test('the smallest kernel', () => {
  const manifests = synth(kernel());

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound();
});

test('everything, in the later line', () => {
  const every: Required<HelmAiKernelOptions> = {
    version: '0.8.4',
    image: 'registry.example.com/helm-ai-kernel:v0.8.4',
    production: true,
    upstreamUrl: 'https://api.openai.com',
    policySource: HelmPolicySource.mountedFile({
      reloadHint: true,
      pollInterval: Duration.seconds(20),
      initialReconcileTimeout: Duration.minutes(1),
    }),
    signatureRequired: true,
    trustedPublicKey: PUBLIC_KEY,
    storage: StoreKind.POSTGRES,
    tenantId: 'acme',
    principalId: 'kernel',
  };
  const env = { DATABASE_URL: { value: 'postgres://db.data/helm' } };
  const build = kernel(every, { credentials: [credentials(...KERNEL_CREDENTIALS)], env });
  const manifests = synth((chart) => Findings.of(build(chart)).accept('LLMGW-838', 'shown on purpose'));

  expect(manifests).toMatchSnapshot();
  expect(manifests).toBeSound({
    allow: [{ id: 'policy-service', kind: 'Service', name: 'helm-ai-kernel', reason: 'nobody scrapes it here' }],
  });
});

test('policy as custom resources', () => {
  const manifests = synth((chart) => {
    const props: Required<HelmPolicyBundlesProps> = {
      target: kernel({ image: IMAGE, policySource: CRD })(chart),
      bundles: [
        {
          name: 'default',
          tenantId: 'acme',
          workspaceId: 'main',
          policyEpoch: 1,
          kind: HelmBundleKind.CONFIG_MAP,
          source: 'acme-policy',
          key: 'bundle.json',
          expectedPolicyHash: `sha256:${'0'.repeat(64)}`,
          proofRef: 'proofs/1',
        },
      ],
      configMapNames: ['other-policy'],
      secretNames: ['secret-policy'],
      apiGroup: 'policy.helm.ai',
      installDefinition: true,
      definitionScope: chart,
      serviceAccountName: 'helm-ai-kernel',
    };
    new HelmPolicyBundles(chart, 'bundles', props);
  });

  expect(manifests).toMatchSnapshot();
});

test('puts the definition into another file, which is applied before its resources', () => {
  const app = new App();
  const chart = new Chart(app, 'kernel', { namespace: 'helm' });
  const definitionScope = new Chart(app, 'definition');
  new HelmPolicyBundles(chart, 'bundles', { target: kernel({ image: IMAGE, policySource: CRD })(chart), definitionScope });

  expect(definitionScope.toJson().map(nameOf)).toEqual(['CustomResourceDefinition/helmpolicybundles.policy.helm.ai']);
  expect(chart.toJson().map(nameOf)).not.toContain('CustomResourceDefinition/helmpolicybundles.policy.helm.ai');
  expect(definitionScope.toJson()[0].metadata).not.toHaveProperty('namespace');
});

test('asks the API itself for health, since 8081 is 200 also when the API does not listen', () => {
  const manifests = synth(kernel());
  const { startupProbe, readinessProbe, livenessProbe, env } = container(only(manifests, 'Deployment'));

  for (const probe of [startupProbe, readinessProbe]) {
    expect(probe.httpGet).toEqual({ path: '/healthz', port: 'http' });
  }
  expect(livenessProbe.tcpSocket).toEqual({ port: 'http' });
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThan(30);
  expect(env).toContainEqual({ name: 'HELM_HEALTH_PORT', value: '8081' });
  expect(only(manifests, 'Service')['spec'].ports).toEqual([expect.objectContaining({ name: 'http', port: 8080 })]);
});

test('names its pack relative to the policy, since 0.6 refuses anything else', () => {
  const policy = only(synth(kernel()), 'ConfigMap')['data']['serve-policy.toml'];

  expect(policy).toContain('reference_pack = "reference-pack.json"');
});

test('has every key of the policy without which the kernel ends at start, also one that it does not use', () => {
  const policy = only(synth(kernel()), 'ConfigMap')['data']['serve-policy.toml'];

  for (const key of ['name', 'profile', 'reference_pack', 'bind', 'port', 'store', 'path']) {
    expect(policy).toMatch(new RegExp(`^${key} = .+`, 'm'));
  }
});

test('serves metrics since 0.8.4, where it was seen', () => {
  const ports = (version: string): string[] =>
    container(only(synth(kernel({ version })), 'Deployment'), 'helm-ai-kernel').ports.map(({ name }: { name: string }) => name);

  expect(ports('0.8.4')).toContain('metrics');
  expect(ports('0.8.3')).not.toContain('metrics');
  expect(ports('0.5.6')).not.toContain('metrics');
});

test.each(['HELM_ENABLE_OPENAI_PROXY', 'HELM_REGION', 'HELM_SIGNING_ALGORITHM', 'HELM_POLICY_RELOAD_ENDPOINT'])(
  'does not set %s, which no code reads',
  (name) => {
    const { env } = container(only(synth(kernel({ upstreamUrl: 'https://api.openai.com' })), 'Deployment'));

    expect(env.map((variable: { name: string }) => variable.name)).not.toContain(name);
  },
);

test('replaces the pod, because SQLite has one writer, and not when policy changes', () => {
  const { spec } = only(synth(kernel()), 'Deployment');

  expect(spec.strategy).toEqual({ type: 'Recreate' });
  expect(spec.replicas).toBe(1);
  expect(checksumsOf(spec)).toEqual([]);
});

test('has the proxy on where there is an upstream, and off elsewhere', () => {
  const names = (manifests: ReturnType<typeof synth>): string[] =>
    container(only(manifests, 'Deployment')).env.map(({ name }: { name: string }) => name);

  expect(names(synth(kernel()))).not.toContain('HELM_UPSTREAM_URL');
  expect(names(synth(kernel({ upstreamUrl: 'https://api.openai.com' })))).toContain('HELM_UPSTREAM_URL');
});

test('delivers the seed as a variable and as the file of the ledger', () => {
  const { env, volumeMounts } = container(only(synth(kernel()), 'Deployment'));

  expect(env).toContainEqual({
    name: 'EVIDENCE_SIGNING_KEY',
    valueFrom: { secretKeyRef: { name: 'credentials', key: 'signing-key' } },
  });
  expect(volumeMounts).toContainEqual({ name: 'signing-key', mountPath: '/data/root.key', subPath: 'root.key', readOnly: true });
});

test('finds the data volume of the team, whatever its name', () => {
  const volumes = [{ name: 'receipts', source: VolumeSource.claim('mine'), mountPath: '/data' }];
  const manifests = synth(kernel({ version: '0.8.4' }, { volumes }));
  const init = container(only(manifests, 'Deployment'), 'prepare-authority-state');

  expect(init.volumeMounts).toContainEqual({ name: 'receipts', mountPath: '/data' });
});

describe('fails', () => {
  test.each([
    ['signing-key', 'requires helm.signing.key or helm.signing.existingSecret; refusing to generate a production signing key'],
    ['admin-api-key', 'requires helm.auth.adminAPIKey or helm.auth.existingSecret; protected runtime APIs fail closed'],
    ['service-api-key', 'requires helm.auth.serviceAPIKey or helm.auth.existingSecret; service-internal runtime APIs fail'],
  ])('in production without %s', (name, words) => {
    expectFinding(productionKernel({}, without(name)), 'LLMGW-830', `helm.production=true ${words}`, name);
  });

  test('with a source of another kind', () => {
    const policySource = { kind: 'git' } as unknown as HelmPolicySource;

    expectFinding(kernel({ policySource }), 'LLMGW-940', 'options.policySource', 'HelmPolicySource.crd(...)');
  });

  test('with a control plane that has no URL', () => {
    const policySource = HelmPolicySource.controlPlane('');

    expectFinding(productionKernel({ policySource }), 'LLMGW-832', 'requires helm.policy.source.controlplane.url');
  });

  test('with a control plane and unsigned policy, in production or since 0.8', () => {
    const words = 'requires helm.policy.signature.required=true';

    expectFinding(productionKernel({ signatureRequired: false }), 'LLMGW-833', words);
    expectFinding(kernel({ policySource: CONTROL_PLANE, version: '0.8.4' }), 'LLMGW-833', words);
    expect(findings(kernel({ policySource: CONTROL_PLANE }))).toEqual([]);
  });

  test('in production without a token for the control plane', () => {
    expectFinding(
      productionKernel({}, without('policy-token')),
      'LLMGW-834',
      'requires helm.policy.source.controlplane.auth.bearerToken',
    );
  });

  test('with signatures that nobody can check', () => {
    const words = 'requires helm.policy.signature.publicKey or helm.policy.signature.existingSecret';

    expectFinding(kernel({ signatureRequired: true }), 'LLMGW-833', words);
    expect(findings(kernel({ signatureRequired: true, trustedPublicKey: PUBLIC_KEY }))).toEqual([]);
  });

  test.each(['abc', `${PUBLIC_KEY}\n`, 'g'.repeat(64)])('with the public key %j', (trustedPublicKey) => {
    expectFinding(kernel({ trustedPublicKey }), 'LLMGW-831', 'must be a 64-character hex Ed25519 public key');
  });

  test('with the public image and custom resources', () => {
    expectFinding(kernel({ policySource: CRD }), 'LLMGW-835', 'requires a CRD source implementation');
    expectFinding(kernel({ policySource: HelmPolicySource.crd(), image: IMAGE }), 'LLMGW-835');
    expect(findings(kernel({ policySource: CRD, image: IMAGE }))).toEqual([]);
  });

  test('with a reload hint that nobody would answer', () => {
    const policySource = HelmPolicySource.mountedFile({ reloadHint: true });

    expectFinding(kernel({ policySource }), 'LLMGW-836', '401');
  });

  test.each(['https://your-upstream.example/v1', 'api.openai.com', ''])('with the upstream %j', (upstreamUrl) => {
    expectFinding(kernel({ upstreamUrl }), 'LLMGW-837', 'not the URL of a model provider');
  });

  test('with several writers of SQLite', () => {
    expectFinding(kernel({}, { replicas: 2 }), 'LLMGW-119', 'SQLite has one writer');
  });

  test('in production since 0.8 without tenant and principal', () => {
    const lines = findings(productionKernel({ version: '0.8.4' }));

    expect(lines.filter((line) => line.includes('LLMGW-839'))).toEqual([
      expect.stringContaining('helm.auth.tenantID'),
      expect.stringContaining('helm.auth.principalID'),
    ]);
  });

  test('in production with a mounted file, in strict mode', () => {
    const policySource = HelmPolicySource.mountedFile();

    expectFinding(strict(productionKernel({ policySource })), 'LLMGW-838', 'production should use controlplane');
  });

  test.each(['latest', 'v0.8.4', '0.8'])('with version %s', (version) => {
    expectFinding(kernel({ version }), 'LLMGW-120', version);
  });

  test.each(['https://api.openai.com/v1', 'http://vllm.models:8000/v1/'])('with the upstream %s', (upstreamUrl) => {
    expectFinding(kernel({ upstreamUrl }), 'LLMGW-837', '/v1/v1/chat/completions');
  });

  test.each(['0.4.0', '0.6.1', '0.9.0'])('with version %s, in strict mode', (version) => {
    expectFinding(strict(kernel({ version })), 'LLMGW-840', version, 'read at 0.5.6 and 0.8.4');
  });

  test('with a proxy that does not stream and asks for no key, in strict mode', () => {
    const build = strict(kernel({ upstreamUrl: 'https://api.openai.com' }));

    expectFinding(build, 'LLMGW-841', 'stream: true');
    expectFinding(build, 'LLMGW-842', 'wants no key');
  });

  test('with a pack that allows no model call, in strict mode', () => {
    const referencePack = { pack_id: 'default', version: 1, runtime_actions: [] };

    expectFinding(strict(kernel({}, { config: HelmServePolicy.of({ name: 'default', referencePack }) })), 'LLMGW-846', '403');
  });

  test('with a store that it does not have', () => {
    expectFinding(kernel({ storage: StoreKind.REDIS }), 'LLMGW-121', 'no such store');
  });

  test('with a bundle whose hash or epoch is none', () => {
    const bundle = {
      name: 'default',
      tenantId: 'acme',
      workspaceId: 'main',
      policyEpoch: 0,
      kind: HelmBundleKind.CONFIG_MAP,
      source: 'acme-policy',
      expectedPolicyHash: 'sha256:abc',
    };
    const lines = findings(
      (chart) =>
        new HelmPolicyBundles(chart, 'b', { target: kernel({ image: IMAGE, policySource: CRD })(chart), bundles: [bundle] }),
    );

    expect(lines.map((line) => /LLMGW-\d+/.exec(line)?.[0])).toEqual(['LLMGW-832', 'LLMGW-832']);
  });
});

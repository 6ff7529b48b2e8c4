import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  ApplyOrder,
  CredentialDelivery,
  Findings,
  GatewaySecrets,
  RemoteDecoding,
  SecretSource,
  SecretStoreRef,
} from '../../src';
import type { CredentialReference, GatewaySecretsProps, LlmGatewayProps, ProductFacts } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, checksumsOf, container, only, podTemplateOf } from '../support/find';
import { acme, gateway, keeptrusts } from '../support/gateway';
import { hex, LIVE_KEYS } from '../support/live-keys';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';

const STORE = SecretStoreRef.cluster('aws-secrets');

/** A product with credentials of its own, and a gateway that gets them from the source. */
function withSecrets(
  secrets: GatewaySecretsProps,
  credentials: ProductFacts['credentials'] = [{ name: 'token', env: 'ACME_TOKEN', key: 'api-key', required: true }],
  props: Partial<LlmGatewayProps> = {},
): (chart: Chart) => void {
  return (chart) => {
    const source = new GatewaySecrets(chart, 'secrets', secrets);
    gateway({ profile: acme({ credentials }), credentials: [source], ...props })(chart);
  };
}

function variable(manifests: Manifest[], name: string): any {
  return container(only(manifests, 'Deployment')).env.find((entry: { name: string }) => entry.name === name);
}

describe('an existing Secret', () => {
  test('makes no object', () => {
    const manifests = synth((chart) => {
      new GatewaySecrets(chart, 'secrets', { source: SecretSource.existing('team', ['token']) });
    });

    expect(manifests).toEqual([]);
  });

  test('has a credential under the documented key', () => {
    const manifests = synth(withSecrets({ source: SecretSource.existing('team', ['token']) }));

    expect(variable(manifests, 'ACME_TOKEN').valueFrom.secretKeyRef).toEqual({ name: 'team', key: 'api-key' });
    expect(manifests).toBeSound();
  });

  test('has a credential under the key that the team declares', () => {
    const manifests = synth(withSecrets({ source: SecretSource.existing('team'), keys: { token: 'TOKEN' } }));

    expect(variable(manifests, 'ACME_TOKEN').valueFrom.secretKeyRef).toEqual({ name: 'team', key: 'TOKEN' });
  });

  test('fails when it does not declare a required credential', () => {
    const build = withSecrets({ source: SecretSource.existing('team'), keys: { tokn: 'TOKEN' } });

    expectFinding(build, 'LLMGW-201', 'the sources have "tokn"; name it "token"');
  });

  test('fails when it declares nothing', () => {
    expectFinding(
      (chart) => new GatewaySecrets(chart, 'secrets', { source: SecretSource.existing('team') }),
      'LLMGW-203',
      'has no credentials',
    );
  });

  test('fails when it gets another name', () => {
    const build = withSecrets({ source: SecretSource.existing('team', ['token']), name: 'other' });

    expectFinding(build, 'LLMGW-203', 'the existing Secret is called "team"');
  });
});

describe('an external store', () => {
  const remoteKeys = { token: { key: 'prod/token' } };

  test('becomes an ExternalSecret, at its smallest', () => {
    const manifests = synth((chart) => {
      const secrets = new GatewaySecrets(chart, 'secrets', {
        name: 'keeptrusts-api-key',
        source: SecretSource.externalSecrets({
          store: STORE,
          remoteKeys: { 'api-token': { key: 'keeptrusts/gateway-api-key' } },
        }),
      });
      keeptrusts({ credentials: [secrets] })(chart);
    });

    expect(only(manifests, 'ExternalSecret')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('becomes an ExternalSecret, with everything', () => {
    const manifests = synth(everything);

    expect(only(manifests, 'ExternalSecret')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('restarts the pods when another version is read', () => {
    const checksum = (version?: string) => {
      const source = SecretSource.externalSecrets({ store: STORE, remoteKeys: { token: { key: 'prod/token', version } } });
      return podTemplateOf(only(synth(withSecrets({ source })), 'Deployment')).metadata.annotations['checksum/credentials'];
    };

    expect(checksum('2')).not.toEqual(checksum('1'));
    expect(checksum('1')).toEqual(checksum('1'));
  });

  test('is read again every hour unless the team says otherwise', () => {
    const manifests = synth(withSecrets({ source: SecretSource.externalSecrets({ store: STORE, remoteKeys }) }));

    expect(only(manifests, 'ExternalSecret').spec.refreshInterval).toBe('1h0m0s');
  });

  test('fails in a strict app when it is read every few seconds', () => {
    const source = SecretSource.externalSecrets({ store: STORE, remoteKeys, refreshInterval: Duration.seconds(5) });

    expectFinding(strict(withSecrets({ source })), 'LLMGW-205', 'costs money');
  });

  test('fails when a template reads what is not there', () => {
    const templates = { url: 'postgres://{{ .usr }}:{{ .password }}@db/gw' };
    const source = SecretSource.externalSecrets({
      store: STORE,
      remoteKeys: { ...remoteKeys, user: { key: 'db' }, password: { key: 'db' } },
      templates,
    });

    expectFinding(withSecrets({ source }), 'LLMGW-203', 'source.templates.url', 'did you mean "user"?');
  });

  test('fails when two credentials get the same key', () => {
    const source = SecretSource.externalSecrets({ store: STORE, remoteKeys: { ...remoteKeys, 'api-key': { key: 'x' } } });

    expectFinding(withSecrets({ source }), 'LLMGW-203', 'also the key of "api-key"');
  });
});

function everything(chart: Chart): void {
  const every: Required<GatewaySecretsProps> = {
    name: 'acme',
    source: SecretSource.externalSecrets({
      store: SecretStoreRef.namespaced('vault'),
      refreshInterval: Duration.minutes(15),
      remoteKeys: {
        token: { key: 'prod/gateway', property: 'token', version: '3', decoding: RemoteDecoding.BASE64 },
        user: { key: 'prod/db', property: 'user' },
        password: { key: 'prod/db', property: 'password' },
      },
      templates: { 'database-url': 'postgres://{{ .user }}:{{ .password | urlquery }}@db.data:5432/gw?sslmode=require' },
    }),
    keys: { token: 'gateway-token' },
    optional: ['database-url'],
    type: 'example.com/gateway',
    rotationToken: '2026-11-20',
    reloader: true,
    order: ApplyOrder.argoCd(-1),
    labels: { team: 'ai' },
    annotations: { 'example.com/owner': 'ai@example.com' },
  };
  withSecrets(every, [
    { name: 'token', env: 'ACME_TOKEN', key: 'api-key', required: true },
    { name: 'database-url', env: 'DATABASE_URL' },
  ])(chart);
}

function strict(build: (chart: Chart) => void): (chart: Chart) => void {
  return (chart) => {
    Findings.of(chart).strict();
    build(chart);
  };
}

describe('plaintext', () => {
  test('becomes a Secret', () => {
    const manifests = synth(withSecrets({ source: SecretSource.plaintext({ token: 'dev-token' }) }));

    expect(only(manifests, 'Secret')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('fails where the app forbids it', () => {
    const build = (chart: Chart) => {
      GatewaySecrets.forbidPlaintext(chart.node.root);
      withSecrets({ source: SecretSource.plaintext({ token: 'dev-token' }) })(chart);
    };

    const line = expectFinding(build, 'LLMGW-206', 'this app forbids it');
    expect(line).not.toContain('dev-token');
  });

  test.each(['changeme', 'your-api-key', '<token>', ''])('fails for the placeholder %j', (value) => {
    expectFinding(withSecrets({ source: SecretSource.plaintext({ token: value }) }), 'LLMGW-204');
  });

  test('fails for a value that the product would refuse, and does not show it', () => {
    const facts = [{ name: 'seed', env: 'SEED', format: '^[0-9a-f]{64}$', formatDescription: '64 hexadecimal digits' }];
    const build = withSecrets({ source: SecretSource.plaintext({ seed: 'feedface' }) }, facts);

    expect(expectFinding(build, 'LLMGW-207', 'not 64 hexadecimal digits (8 characters)')).not.toContain('feedface');
  });

  test('fails for a form that is no regular expression', () => {
    const facts = [{ name: 'seed', env: 'SEED', format: '^[0-9a-f{64}$' }];

    expectFinding(
      withSecrets({ source: SecretSource.plaintext({ seed: 'feedface' }) }, facts),
      'LLMGW-218',
      'profile.credentials.seed.format',
    );
  });

  test('fails for two credentials with one value where the product wants two', () => {
    const facts = [
      { name: 'admin', env: 'ADMIN', distinctFrom: ['metrics'] },
      { name: 'metrics', env: 'METRICS' },
    ];
    const build = withSecrets({ source: SecretSource.plaintext({ admin: 'swordfish', metrics: 'swordfish' }) }, facts);

    expect(expectFinding(build, 'LLMGW-208', 'the same as "metrics"')).not.toContain('swordfish');
  });
});

describe('a credential', () => {
  const source = SecretSource.existing('team', ['token']);

  test('is optional where the team says so', () => {
    const manifests = synth(withSecrets({ source, optional: ['token'] }, [{ name: 'token', env: 'ACME_TOKEN' }]));

    expect(variable(manifests, 'ACME_TOKEN').valueFrom.secretKeyRef.optional).toBe(true);
  });

  test('fails to be optional when the product requires it', () => {
    expectFinding(withSecrets({ source, optional: ['token'] }), 'LLMGW-202', 'the process does not start without it');
  });

  test('fails in a strict app when nobody asks for it', () => {
    const build = strict(withSecrets({ source: SecretSource.existing('team', ['token', 'opnai']) }));

    expectFinding(build, 'LLMGW-209', 'source.opnai');
  });

  test('fails when it shares a key with one from which it must differ', () => {
    const facts = [
      { name: 'admin', env: 'ADMIN', distinctFrom: ['metrics'] },
      { name: 'metrics', env: 'METRICS' },
    ];
    const build = withSecrets({ source: SecretSource.existing('team'), keys: { admin: 'key', metrics: 'key' } }, facts);

    expectFinding(build, 'LLMGW-208', "'credentials.admin'");
  });

  test('makes Reloader restart the Deployment', () => {
    const manifests = synth(withSecrets({ source, reloader: true }));

    expect(only(manifests, 'Deployment').metadata.annotations).toMatchObject({ 'secret.reloader.stakater.com/reload': 'team' });
  });

  test('restarts the pods when the rotation token changes', () => {
    const checksum = (rotationToken: string) =>
      podTemplateOf(only(synth(withSecrets({ source, rotationToken })), 'Deployment')).metadata.annotations[
        'checksum/credentials'
      ];

    expect(checksum('2026-12')).not.toEqual(checksum('2026-11'));
  });
});

describe('the order in which tools apply', () => {
  const source = SecretSource.externalSecrets({ store: STORE, remoteKeys: { token: { key: 'prod/token' } } });

  test('keeps the Secret while Helm makes the hook again', () => {
    const { metadata, spec } = only(synth(withSecrets({ source, order: ApplyOrder.helmHook(-5) })), 'ExternalSecret');

    expect(metadata.annotations).toEqual({ 'helm.sh/hook': 'pre-install,pre-upgrade', 'helm.sh/hook-weight': '-5' });
    expect(spec.target.creationPolicy).toBe('Orphan');
  });

  test('fails for half a wave', () => {
    expectFinding(withSecrets({ source, order: ApplyOrder.argoCd(0.5) }), 'LLMGW-203', 'order');
  });
});

describe('a reference for other constructs', () => {
  test('is where the credential lives', () => {
    let reference: CredentialReference | undefined;
    synth((chart) => {
      const secrets = new GatewaySecrets(chart, 'secrets', {
        source: SecretSource.existing('team'),
        keys: { redis: 'password' },
      });
      reference = secrets.reference('redis');
    });

    expect(reference).toMatchObject({ secretName: 'team', key: 'password' });
  });

  test('fails for a name that the source does not have', () => {
    const build = (chart: Chart) =>
      new GatewaySecrets(chart, 'secrets', { source: SecretSource.existing('team', ['token']) }).reference('tokn');

    expectFinding(build, 'LLMGW-203', "reference('tokn')", 'the source has token');
  });
});

test('registry credentials get their type and key', () => {
  const manifests = synth((chart) => {
    const registry = new GatewaySecrets(chart, 'registry', {
      source: SecretSource.externalSecrets({ store: STORE, remoteKeys: { registry: { key: 'prod/registry' } } }),
      type: 'kubernetes.io/dockerconfigjson',
      keys: { registry: '.dockerconfigjson' },
    });
    gateway({ imagePullSecrets: [registry.secretName] })(chart);
  });

  expect(only(manifests, 'ExternalSecret').spec.target.template).toEqual({
    engineVersion: 'v2',
    mergePolicy: 'Replace',
    type: 'kubernetes.io/dockerconfigjson',
  });
  expect(podTemplateOf(only(manifests, 'Deployment')).spec.imagePullSecrets).toEqual([{ name: 'test-registry' }]);
  expect(manifests).toBeSound();
});

describe('delivery', () => {
  const source = SecretSource.existing('team', ['token', 'audit']);

  test('follows the profile: a variable', () => {
    expect(variable(synth(withSecrets({ source: SecretSource.existing('team', ['token']) })), 'ACME_TOKEN')).toBeDefined();
  });

  test('uses another variable where the team says so', () => {
    const credentialDelivery = { token: CredentialDelivery.env('OTHER'), audit: CredentialDelivery.env('AUDIT') };
    const manifests = synth(withSecrets({ source }, undefined, { credentialDelivery }));

    expect(variable(manifests, 'OTHER').valueFrom.secretKeyRef.key).toBe('api-key');
    expect(variable(manifests, 'AUDIT').valueFrom.secretKeyRef.key).toBe('audit');
    expect(variable(manifests, 'ACME_TOKEN')).toBeUndefined();
  });

  test('puts files of one folder into one volume', () => {
    const credentialDelivery = {
      token: CredentialDelivery.file({ path: '/run/keys/token', variable: 'TOKEN_FILE', mode: 0o400 }),
      audit: CredentialDelivery.file({ path: '/run/keys/audit' }),
    };
    const manifests = synth(withSecrets({ source }, undefined, { credentialDelivery }));

    expect(only(manifests, 'Deployment')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('restarts nothing for a file that the process watches', () => {
    const facts = [{ name: 'token', file: '/run/keys/token', watched: true }];
    const rotated = { source: SecretSource.existing('team', ['token']), rotationToken: '2026-11', reloader: true };
    const { metadata, spec } = only(synth(withSecrets(rotated, facts)), 'Deployment');

    expect(metadata.annotations).toBeUndefined();
    expect(checksumsOf(spec)).toEqual([]);
  });

  test('mounts a single file where its folder holds others', () => {
    const facts = [{ name: 'token', file: '/data/root.key', singleFile: true, required: true }];
    const manifests = synth(withSecrets({ source: SecretSource.existing('team', ['token']) }, facts));

    const [mount] = container(only(manifests, 'Deployment')).volumeMounts.filter((m: any) => m.name === 'credential-token');
    expect(mount).toEqual({ name: 'credential-token', mountPath: '/data/root.key', subPath: 'root.key', readOnly: true });
  });

  test('fails as a file when the profile knows none and the team states none', () => {
    const build = withSecrets({ source }, undefined, { credentialDelivery: { token: CredentialDelivery.file() } });

    expectFinding(build, 'LLMGW-210', 'credentialDelivery.token', "CredentialDelivery.file({ path: '/...' })");
  });

  test.each(['token', '/run/keys/', 'C:/token'])('fails for the path %j', (path) => {
    const build = withSecrets({ source }, undefined, { credentialDelivery: { token: CredentialDelivery.file({ path }) } });

    expectFinding(build, 'LLMGW-210', 'not an absolute path of a file');
  });

  test('fails for a credential that nobody knows', () => {
    const build = withSecrets({ source }, undefined, { credentialDelivery: { tokn: CredentialDelivery.env('X') } });

    expectFinding(build, 'LLMGW-210', 'did you mean "token"?');
  });
});

test('a key that was handed out never changes, whoever asks next', () => {
  const manifests = synth((chart) => {
    const secrets = new GatewaySecrets(chart, 'secrets', { source: SecretSource.plaintext({ token: 'dev-token' }) });
    secrets.credential('token');
    gateway({ profile: acme({ credentials: [{ name: 'token', env: 'TOKEN', key: 'api-key' }] }), credentials: [secrets] })(chart);
  });

  expect(variable(manifests, 'TOKEN').valueFrom.secretKeyRef.key).toBe('token');
  expect(Object.keys(only(manifests, 'Secret')['stringData'])).toEqual(['token']);
});

test('several sources give each its own, the first one wins', () => {
  const manifests = synth((chart) => {
    const first = new GatewaySecrets(chart, 'a', { source: SecretSource.existing('a', ['token']) });
    const second = new GatewaySecrets(chart, 'b', { source: SecretSource.existing('b', ['token', 'audit']) });
    const credentials = [
      { name: 'token', env: 'TOKEN' },
      { name: 'audit', env: 'AUDIT' },
    ];
    gateway({ profile: acme({ credentials }), credentials: [first, second] })(chart);
  });

  expect(variable(manifests, 'TOKEN').valueFrom.secretKeyRef.name).toBe('a');
  expect(variable(manifests, 'AUDIT').valueFrom.secretKeyRef.name).toBe('b');
  expect(all(manifests, 'Secret')).toEqual([]);
});

describe('a rotation token', () => {
  const source = SecretSource.existing('team', ['token']);

  test.each([
    ['a key', LIVE_KEYS[0]![1]],
    ['a hash of a key', hex(64)],
    ['a random text', LIVE_KEYS[5]![1]],
  ])('fails for %s, whose hash would stand in the pods, and never shows it', (_, rotationToken) => {
    const line = expectFinding(withSecrets({ source, rotationToken }), 'LLMGW-217', 'rotationToken', 'a date or a number');

    expect(line).not.toContain(rotationToken.slice(-12));
  });

  test.each(['2026-11-20', '7', 'after-the-incident', '0b9f6a52-1c9e-4d3c-8a57-3f1f0c5a7d21'])('may be %s', (rotationToken) => {
    expect(findings(withSecrets({ source, rotationToken })).filter((line) => line.includes('LLMGW-217'))).toEqual([]);
  });
});

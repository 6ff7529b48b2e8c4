import type { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  EnvoyAiGateway,
  GatewayObservability,
  GatewaySecrets,
  MetricsAuth,
  ModelProvider,
  Scrape,
  SecretSource,
} from '../../src';
import type { ICredentialSource } from '../../src';
import { own } from '../../src/core/own';
import { problems } from '../support/problems';
import { container, only, podTemplateOf } from '../support/find';
import { acme, FACTS, gateway } from '../support/gateway';
import { synth } from '../support/synth';

/** What every object of JavaScript has under names that a team may use as well; the first is the only one in small letters. */
const NAMES = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

test('what nobody gave is not there', () => {
  expect(NAMES.map((name) => own({}, name))).toEqual(NAMES.map(() => undefined));
});

test('what somebody gave is', () => {
  expect(own({ constructor: 'x' }, 'constructor')).toBe('x');
  expect(own(undefined, 'constructor')).toBeUndefined();
});

describe.each(['toString', 'valueOf'])('%s is a key like any other', (name) => {
  test('of the annotations of the pods', () => {
    const build = (chart: Chart): void => gateway()(chart).add({ podAnnotations: { [name]: 'x' } }, new Construct(chart, 'team'));

    expect(podTemplateOf(only(synth(build), 'Deployment')).metadata.annotations).toMatchObject({ [name]: 'x' });
  });

  test('of the annotations of the Service', () => {
    const build = (chart: Chart): void => {
      const target = gateway()(chart);
      target.publishService({ annotations: { 'example.com/a': 'x' } });
      target.publishService({ annotations: { [name]: 'x' } });
    };

    expect(only(synth(build), 'Service').metadata.annotations).toMatchObject({ [name]: 'x' });
  });
});

describe.each(NAMES)('%s is a name like any other', (name) => {
  test('of a credential whose key nobody says', () => {
    const build = (chart: Chart): void => {
      const source = SecretSource.existing('keys', [name]);
      const keys = new GatewaySecrets(chart, 'keys', { source, keys: {} });
      gateway({ profile: acme({ credentials: [{ name, env: 'KEY' }] }), credentials: [keys] })(chart);
    };

    expect(container(only(synth(build), 'Deployment')).env).toEqual([
      { name: 'KEY', valueFrom: { secretKeyRef: { key: name, name: 'keys' } } },
    ]);
  });

  test('of a credential that a monitor wants and nobody gives', () => {
    const endpoint = { listener: 'http', auth: MetricsAuth.BEARER, credential: name };
    const build = (chart: Chart): void => {
      const target = gateway({ profile: acme({ metrics: { endpoint } as never }) })(chart);
      new GatewayObservability(chart, 'watch', { target, scrape: Scrape.serviceMonitor() });
    };

    expect(problems(build)).toContain('LLMGW-603 target.credentials');
  });
});

test('a listener of any name has no port of the nodes that nobody gave it', () => {
  const profile = acme({ listeners: [...FACTS.listeners, { name: 'constructor', port: 9090 }] });
  const build = (chart: Chart): void =>
    gateway({ profile })(chart).publishService({ type: 'NodePort', nodePorts: { http: 30080 }, listeners: ['constructor'] });

  expect(only(synth(build), 'Service')['spec'].ports.map(({ nodePort }: { nodePort?: number }) => nodePort)).toEqual([
    30080,
    undefined,
  ]);
});

test('a provider of any name is one that nobody knows', () => {
  const endpoints = ['https://a.example.com', 'https://b.example.com'];
  const providers = [ModelProvider.custom('constructor', { endpoints })];
  const keys: ICredentialSource = {
    credentialNames: ['constructor'],
    credential: () => ({ secretName: 'keys', key: 'apiKey' }),
  };
  const build = (chart: Chart): void =>
    void new EnvoyAiGateway(chart, 'gateway', { version: '1.1.0', gatewayClass: 'envoy', providers, credentials: [keys] });

  expect(problems(build)).toContain('LLMGW-853 providers.constructor.endpoints');
});

test('fails for a key that cdk8s cannot write', () => {
  expect(problems(gateway({ labels: { constructor: 'x', 'example.com/a': 'y' } }))).toEqual(['LLMGW-904 labels.constructor']);
});

import assert from 'node:assert/strict';
import { Exposure, GatewayExposure, LlmGateway, Tls } from '../../../../../src';
import type { Manifest } from '../../../../support/manifest';
import { synth } from '../../../../support/synth';
import { counted } from '../../counted';
import { pinned } from '../../machine/sources';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { runController } from '../../parts/controllers';
import { opens, traefik } from '../../parts/doors';
import { product, SHORT } from '../streams/gateways';
import { Scene } from '../streams/scene';

const NAMESPACE = 'certificates';
const CONTROLLER = { name: 'cert-manager', namespace: 'cert-manager' };
const AUTHORITY = 'authority';

/** Each way to ask for a certificate, by the name of its door. */
const WAYS: Readonly<Record<string, Tls>> = {
  annotated: Tls.certManager(AUTHORITY),
  'annotated-own': Tls.certManager('own', { namespaced: true, secretName: 'some-certificate' }),
  asked: Tls.certificate(AUTHORITY),
  'asked-own': Tls.certificate('own', { namespaced: true }),
};
const secretOf = (way: string): string => (way === 'annotated-own' ? 'some-certificate' : `${way}-tls`);
const hostOf = (way: string): string => `${way}.doors.test`;

const issuer = (kind: 'Issuer' | 'ClusterIssuer', name: string, spec: object): object => ({
  apiVersion: 'cert-manager.io/v1',
  kind,
  metadata: { name, ...(kind === 'Issuer' && { namespace: NAMESPACE }) },
  spec,
});

/** What the administrator of a cluster has: an authority for all, and one that a team has for itself. */
const ISSUERS: readonly object[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  issuer('Issuer', 'own', { selfSigned: {} }),
  issuer('ClusterIssuer', 'self-signed', { selfSigned: {} }),
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: AUTHORITY, namespace: CONTROLLER.namespace },
    spec: {
      isCA: true,
      commonName: 'authority of the tests',
      secretName: AUTHORITY,
      privateKey: { algorithm: 'ECDSA' },
      issuerRef: { name: 'self-signed', kind: 'ClusterIssuer', group: 'cert-manager.io' },
    },
  },
  issuer('ClusterIssuer', AUTHORITY, { ca: { secretName: AUTHORITY } }),
];

const gateway = (): Manifest[] =>
  synth((chart) => {
    const profile = product({ finishesAnswers: true, sleepInImage: true });
    const target = new LlmGateway(chart, 'gateway', { name: 'gateway', profile, ...SHORT, replicas: 1 });
    for (const [name, tls] of Object.entries(WAYS)) {
      new GatewayExposure(chart, name, { target, name, via: Exposure.traefik(), hostname: hostOf(name), tls });
    }
  }, NAMESPACE);

/** Each way to ask for a certificate makes one that the door serves, and clients who trust its issuer are content. */
export async function issued(cluster: Cluster): Promise<void> {
  const doors = await traefik(cluster);
  await runController(cluster, { ...CONTROLLER, program: 'cert-manager', ready: { path: '/', port: 9402 } });
  await cluster.objects.applyAll(ISSUERS);
  const scene = await Scene.set(cluster, NAMESPACE, gateway(), {});
  const common = await authorityOf(cluster, CONTROLLER.namespace, AUTHORITY);
  for (const way of Object.keys(WAYS)) {
    const authority = await authorityOf(cluster, NAMESPACE, secretOf(way));
    assert.equal(authority === common, !way.endsWith('-own'), `${way}: who issued the certificate`);
    await opens(doors, { host: hostOf(way), path: '/v1', authority });
    const inClearText = await doors.ask({ host: hostOf(way), path: '/v1' });
    assert.equal(inClearText.status, 404, `${way}: nothing is served without TLS`);
  }
  await scene.strike();
  counted.controllers.push({
    names: `cert-manager ${pinned('cert-manager', 'github.com/cert-manager/cert-manager')}`,
    did: 'each way to ask for a certificate made one, which Traefik served',
  });
}

/** Whom a client has to trust, as cert-manager writes it beside a certificate. */
function authorityOf(cluster: Cluster, namespace: string, secret: string): Promise<string> {
  return eventually(`the certificate ${namespace}/${secret} is issued`, async () => {
    const { type, data } = await cluster.api.get(`/api/v1/namespaces/${namespace}/secrets/${secret}`);
    return type === 'kubernetes.io/tls' && data['tls.crt'] && Buffer.from(data['ca.crt'], 'base64').toString();
  });
}

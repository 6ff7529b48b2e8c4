import { Duration } from 'cdk8s';
import { GatewayProfile, LightGatewayConfig, LightGatewayListener, LlmGateway } from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import type { Subject } from '../subject';

// A build of light-fabric. Its routes come from a config-server, which is not here: what needs a route of its own is said in `notHere`.
const { binary } = installation<{ binary: string }>();
const version = process.env['PRODUCT_VERSION'] ?? '2.2.1';
const profile = GatewayProfile.lightGateway({ version, listeners: [LightGatewayListener.HTTP] });
const ROUTES = 'its routes come from a config-server, which is not here';

const health = { port: 8080, path: '/health' };

const subject: Subject = {
  name: 'light-gateway',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      new LlmGateway(chart, 'gateway', {
        profile,
        credentials: [credentials('portal-authorization')],
        config: LightGatewayConfig.bootstrap({
          host: 'acme.example',
          serviceId: 'com.acme.mcp-gateway-1.0.0',
          environment: 'test',
          configServerUrl: 'https://config.portal.svc:8435',
          portalUrl: 'https://controller.portal.svc:8438',
          ca: '',
        }),
        maxStreamDuration: Duration.seconds(maxStream),
      });
    }),
  secrets: { credentials: { 'portal-authorization': 'Bearer token-of-the-test' } },
  image: { entrypoint: ['/app/light-gateway'], folders: [[binary, '/app/light-gateway']], workdir: '/app' },
  // nobody listens there, which the process must outlive
  hosts: ['config.portal.svc', 'controller.portal.svc'],
  api: { good: health, failed: [{ port: 8080, path: '/no/such/path' }], stream: () => health, firstPiece: '' },
  outside: [],
  release: () => undefined,
  notHere: {
    'an answer comes in pieces, as the provider sends them': ROUTES,
    'the longest stream outlives a rollout': ROUTES,
    'it ends after SIGTERM as the profile says': ROUTES,
    'each writable folder is needed': 'the cache is written when the config-server has answered',
  },
};

prove(subject);

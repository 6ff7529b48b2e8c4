import * as path from 'node:path';
import { Duration } from 'cdk8s';
import { GatewayProfile, LlmGateway } from '../../../../src';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';

const { folder } = installation<{ folder: string }>();
const profile = GatewayProfile.portkey({ version: '1.15.2' });
const provider = new Provider();

const ask = (order: Order, more: object = {}) => ({
  port: 8787,
  path: '/v1/chat/completions',
  // clients choose provider and key themselves
  headers: {
    authorization: 'Bearer sk-nothing',
    'x-portkey-provider': 'openai',
    'x-portkey-custom-host': 'http://provider.models.svc:9000/v1',
  },
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

/** The Node.js that runs this, where it is not one of the system. */
function nodeFolders(): [string, string][] {
  const home = path.dirname(path.dirname(process.execPath));
  return home === '/usr' ? [] : [[home, home]];
}

prove({
  name: 'Portkey',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      new LlmGateway(chart, 'portkey', { profile, maxStreamDuration: Duration.seconds(maxStream) });
    }),
  secrets: {},
  image: {
    entrypoint: ['/usr/bin/npm'],
    cmd: ['run', 'start:node'],
    // the image builds where its package is, the registry puts packages beside it
    folders: [[folder, '/app'], ...nodeFolders()],
    workdir: '/app/node_modules/@portkey-ai/gateway',
    env: { PATH: `${path.dirname(process.execPath)}:/usr/bin:/bin` },
  },
  hosts: ['provider.models.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 }), ask({ status: 429 })],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: '[DONE]',
  },
  outside: [{ name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() }],
  release: () => provider.release(),
});

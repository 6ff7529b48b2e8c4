import { accepts, prove } from '../proof';
import { podOf } from '../sample';
import { probes } from './probes';

prove(probes, [
  [
    'a readiness probe of a port with a wrong name',
    (find) => (podOf(find).containers[0].readinessProbe.httpGet.port = 'htpp'),
    'Deployment/gw: readinessProbe of gateway asks port htpp, declared are: http (8080) (probe-port)',
  ],
  [
    'a TCP probe of an undeclared number',
    (find) => (podOf(find).containers[0].livenessProbe = { tcpSocket: { port: 9 } }),
    'asks port 9',
  ],
  [
    'a gRPC probe of an undeclared number',
    (find) => (podOf(find).containers[0].startupProbe = { grpc: { port: 9 } }),
    'asks port 9',
  ],
  [
    'a preStop request to an undeclared port',
    (find) => (podOf(find).containers[0].lifecycle.preStop = { httpGet: { port: 'admin' } }),
    'preStop of gateway asks port admin',
  ],
  [
    'a probe of a port that only another container declares',
    (find) => podOf(find).containers.push({ name: 'side', readinessProbe: { tcpSocket: { port: 'http' } } }),
    'readinessProbe of side asks port http, declared are: none',
  ],
]);

accepts(probes, [
  ['a probe by number', (find) => (podOf(find).containers[0].readinessProbe.httpGet.port = 8080)],
  ['a probe that runs a command', (find) => (podOf(find).containers[0].readinessProbe = { exec: { command: ['true'] } })],
]);

import { lightGateway } from '../../examples/light-gateway';
import { proveExamples } from './prove';

proveExamples('light-gateway', lightGateway, [
  'emptydir',
  'external-httproute',
  'external-ingress',
  'external-loadbalancer',
  'external-nodeport',
  'https-only',
  'https-only-tcp',
  'light-deployer',
  'private-registry',
  'pvc',
]);

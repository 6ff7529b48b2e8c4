import { lightGateway } from '../../examples/light-gateway';
import { proveExamples } from './prove';

const VARIANTS = [
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
];

const ONE_HEALTH_PATH = {
  id: 'probes-identical',
  kind: 'Deployment',
  name: 'ai-microgateway',
  reason: 'the product has one health path, which asks nothing outside the process',
};

proveExamples(
  'light-gateway',
  lightGateway,
  VARIANTS,
  Object.fromEntries(VARIANTS.map((variant) => [variant, [ONE_HEALTH_PATH]])),
);

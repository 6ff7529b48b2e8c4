import { keeptrusts } from '../../examples/keeptrusts';
import { proveExamples } from './prove';

proveExamples('keeptrusts', keeptrusts, ['base', 'eso', 'istio', 'loadbalancer', 'otel-sidecar', 'provider-keys']);

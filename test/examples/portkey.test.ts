import { portkey } from '../../examples/portkey';
import { proveExamples } from './prove';

/** The open build has one path that answers by itself. */
const ONE_PATH = [
  { id: 'probes-identical', kind: 'Deployment', name: 'portkey-gateway', reason: 'there is no other path than "/"' },
];

proveExamples('portkey', portkey, ['minimal', 'production'], { minimal: ONE_PATH, production: ONE_PATH });

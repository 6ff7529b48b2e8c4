import { layerViolations } from './support/layers';
import { findCycle, parseModule, sourceModules } from './support/modules';

/** Longer files hold more than one idea. */
const MOST_LINES = 250;

const modules = sourceModules();

test('imports go down only: index, features, workload and profiles, pod, network, contract, core', () => {
  expect(layerViolations(modules)).toEqual([]);
});

test('no imports go round in a circle', () => {
  expect(findCycle(modules)).toBeUndefined();
});

test(`no file of the source is longer than ${MOST_LINES} lines`, () => {
  const long = modules.filter(({ lines }) => lines > MOST_LINES);

  expect(long.map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
});

describe('the guards themselves', () => {
  const violations = (file: string, text: string) => layerViolations([parseModule(file, text)]);

  test.each([
    ['src/core/labels.ts', "import { x } from '../contract/target';", 'core may only know core'],
    ['src/contract/target.ts', "import type { X } from '../workload/pod';", 'contract may only know contract, core'],
    ['src/profiles/version.ts', "import { x } from '../workload/pod';", 'profiles may only know profiles, core, contract'],
    ['src/workload/pod.ts', "export * from '../../imports/keda.sh';", 'workload may only know'],
    ['src/pod/containers.ts', "import { x } from '../workload/plan';", 'pod may only know pod, core, contract, cluster, network'],
    [
      'src/network/cilium-policy.ts',
      "import { x } from '../pod/containers';",
      'network may only know network, core, contract, cluster',
    ],
    ['src/migration/gateway-migration.ts', "import { x } from '../state/redis-pod';", 'migration may only know'],
    ['src/mcp/mcp-proxy.ts', "import {\n  a,\n  b,\n} from '../gateway/llm-gateway';", 'mcp may only know mcp, core, contract'],
    ['src/mcp/mcp-proxy.ts', "import { x } from '../index';", 'imports the index'],
    ['src/mcp/mcp-proxy.ts', "import { x } from '..';", 'imports the index'],
    ['src/mcp/mcp-proxy.ts', "const x = require('../secrets/gateway-secrets');", 'imports src/secrets/gateway-secrets'],
    ['src/core/labels.ts', "import * as fs from 'fs';", 'imports fs, which is no dependency'],
    ['src/core/labels.ts', "import 'lodash';", 'imports lodash'],
  ])('find what goes wrong in %s, imports %j: %s', (file, text, expected) => {
    expect(violations(file, text)).toEqual([expect.stringContaining(expected)]);
  });

  test.each([
    ['src/index.ts', "export * from './gateway/llm-gateway';"],
    ['src/mcp/mcp-proxy.ts', "import { Workload } from '../workload/workload';\nimport { x } from './session';"],
    ['src/autoscaling/keda.ts', "const keda = () => require('../../imports/keda.sh') as typeof import('../../imports/keda.sh');"],
    ['src/core/labels.ts', "// import { x } from '../contract/target';\nimport { createHash } from 'crypto';"],
  ])('accept in %s: %j', (file, text) => {
    expect(violations(file, text)).toEqual([]);
  });

  test('find a circle of three files, also through a type', () => {
    const circle = findCycle([
      parseModule('src/core/a.ts', "import { b } from './b';"),
      parseModule('src/core/b.ts', "import type { C } from './c';"),
      parseModule('src/core/c.ts', "import { a } from './a';"),
    ]);

    expect(circle).toEqual(['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts', 'src/core/a.ts']);
  });

  test('accept two ways to the same file', () => {
    const modules = [
      parseModule('src/core/a.ts', "import { b } from './b';\nimport { c } from './c';"),
      parseModule('src/core/b.ts', "import { c } from './c';"),
      parseModule('src/core/c.ts', ''),
    ];

    expect(findCycle(modules)).toBeUndefined();
  });
});

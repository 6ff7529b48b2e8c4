import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { GatewayAutoscaling, LlmGateway, ScalingSignal } from '../../src';
import { Drawer } from '../fuzz/draw';
import { outcomeOf } from '../fuzz/outcome';
import { print } from '../fuzz/plan';
import { Random } from '../fuzz/random';
import { acme } from '../support/gateway';
import { synth } from '../support/synth';

// What was given is read once, when it is given: a program that goes on with its objects does not reach into the manifests, past
// every check, and the library writes nothing into them.

test('whatever a program does with its literals after it gave them, the manifests and the findings are the same', () => {
  const outcomes = { made: 0, refused: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 0 }), (seed) => {
      const program = new Drawer(new Random(seed), { density: new Random(seed).next() / 2 }).program(2);
      const expected = outcomeOf(program);
      outcomes[expected.errors.length > 0 ? 'refused' : 'made'] += 1;

      const { errors, warnings, yaml } = outcomeOf(program, (given) => given.forEach(spoil));

      expect({ errors, warnings, yaml, program: print(program) }).toEqual({
        errors: expected.errors,
        warnings: expected.warnings,
        yaml: expected.yaml,
        program: print(program),
      });
    }),
    { numRuns: 200 },
  );
  expect(Math.min(outcomes.made, outcomes.refused)).toBeGreaterThan((outcomes.made + outcomes.refused) / 10);
});

/** Changes everything in an object or a list. */
function spoil(given: unknown): void {
  if (Array.isArray(given)) {
    given.reverse();
    given.push('spoilt', given[0]);
  } else if (typeof given === 'object' && given !== null) {
    for (const key of Object.keys(given)) Reflect.set(given, key, 'spoilt');
    Reflect.set(given, 'spoilt', 'spoilt');
  }
}

test('a getter is asked once', () => {
  let asked = 0;
  const props = {
    profile: acme(),
    get replicas() {
      asked += 1;
      return 3;
    },
  };

  synth((chart) => new LlmGateway(chart, 'gateway', props));

  expect(asked).toBe(1);
});

test('frozen props are as good as any', () => {
  const frozen = <T>(value: T): T => Object.freeze(value);

  expect(() =>
    synth((chart) => {
      const profile = acme(frozen({ listeners: frozen([frozen({ name: 'http', port: 8080 })]) }));
      const target = new LlmGateway(chart, 'gateway', frozen({ profile, maxStreamDuration: Duration.seconds(60) }));
      new GatewayAutoscaling(
        chart,
        'scaling',
        frozen({ target, maxReplicas: 4, signals: frozen([ScalingSignal.cpuUtilization(70)]) }),
      );
    }),
  ).not.toThrow();
});

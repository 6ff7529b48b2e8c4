import { check, line } from '.';
import { broken, podOf, soundSet } from './sample';

const manifests = broken((find) => (podOf(find).enableServiceLinks = true));
const exception = { id: 'service-links', kind: 'Deployment', name: 'gw', reason: 'an old client reads them' };

test('accepts a sound set of objects', () => {
  expect(soundSet()).toBeSound();
});

test('reports what every check finds', () => {
  const findings = check(
    broken((find) => {
      podOf(find).hostNetwork = true;
      podOf(find).typo = 1;
      find('Service').spec.selector = { a: 'b' };
      delete find('Ingress').metadata.labels;
      find('ConfigMap').data.x = '0o7';
      find('ConfigMap').data.url = ['redis://:', 'password', '@redis'].join('');
    }),
  );

  expect(new Set(findings.map(({ id }) => id))).toEqual(
    new Set(['schema', 'service-selector', 'pod-security', 'host-namespace', 'recommended-labels', 'credential', 'yaml']),
  );
});

test('accepts what an exception excuses', () => {
  expect(manifests).toBeSound({ allow: [exception] });
});

test('an exception excuses one object only', () => {
  const lines = check(manifests, { allow: [{ ...exception, name: 'other' }] }).map(line);

  expect(lines).toEqual([
    'Deployment/gw: spec.template.spec.enableServiceLinks: it is not false (service-links)',
    'Deployment/other: the exception for service-links excuses nothing (exception)',
  ]);
});

test('fails an exception that no longer excuses anything', () => {
  const lines = check(soundSet(), { allow: [exception] }).map(line);

  expect(lines).toEqual(['Deployment/gw: the exception for service-links excuses nothing (exception)']);
});

test('fails an exception without a reason', () => {
  const lines = check(manifests, { allow: [{ ...exception, reason: ' ' }] }).map(line);

  expect(lines).toEqual(['Deployment/gw: the exception for service-links gives no reason (exception)']);
});

test('the matcher fails with one finding per line', () => {
  expect(() => expect(manifests).toBeSound()).toThrow(
    '1 finding:\n  Deployment/gw: spec.template.spec.enableServiceLinks: it is not false (service-links)',
  );
});

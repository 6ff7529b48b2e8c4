import { breaks, unlisted } from '../../scripts/api-diff/breaks';

const OUTPUT = `API elements with incompatible changes:
err  - PROP acme.RedisStore.networkPolicy: type Optional<cdk8s.ApiObject> (formerly cdk8s.ApiObject): output type is now optional
err  - IFACE acme.ConfigContext: newly required property 'host' added: input to acme.GatewayConfig.toConfigFiles (...and 3 more...)
warn - PROP acme.Other.thing: type changed
`;
const changelog = (text: string): string =>
  `# Changelog\n\n## Unreleased\n\n${text}\n\n## 0.1.0\n\n- [CHANGE] \`RedisStore.networkPolicy\`\n`;

test('what breaks is read with the names that it is about', () => {
  expect(breaks(OUTPUT).map(({ names }) => names)).toEqual([
    ['RedisStore', 'networkPolicy'],
    ['ConfigContext', 'host'],
  ]);
});

test.each([
  ['nothing', '', 2],
  ['an entry of another kind', '- [FEATURE] `RedisStore.networkPolicy`, `ConfigContext.host`', 2],
  ['an entry about half of it', '- [CHANGE] `RedisStore` is better', 2],
  ['an entry about one of them', '- [CHANGE] `RedisStore.networkPolicy` may be absent', 1],
  ['entries about both', '- [CHANGE] `RedisStore.networkPolicy` may be absent\n- [CHANGE] `host` of a `ConfigContext`', 0],
])('with %s in the changelog is not listed', (_what, text, count) => {
  expect(unlisted(breaks(OUTPUT), changelog(text))).toHaveLength(count);
});

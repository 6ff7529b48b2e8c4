import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Findings, GatewayApp } from '../../src';

const RISK = { prop: 'door', value: 'open', reason: 'anybody can walk in', remedy: 'close it' };

const PAGE = 'https://github.com/cdk8s-llm-gateway/cdk8s-llm-gateway/blob/main/docs/errors.md';

function warned(): { app: App; house: Construct; printed: () => string } {
  const app = new App();
  const house = new Construct(new Chart(app, 'chart'), 'house');
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Findings.of(house)._warn('LLMGW-125', RISK);
  return { app, house, printed: () => write.mock.calls.map(([text]) => String(text)).join('') };
}

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('Findings', () => {
  afterEach(() => jest.restoreAllMocks());

  test('print a warning once, however often the app is synthesized', () => {
    const { app, printed } = warned();

    app.synthYaml();
    app.synthYaml();

    expect(printed().match(/anybody can walk in/g)).toHaveLength(1);
  });

  test('print a warning with the call that accepts it and the address of its entry', () => {
    const { app, printed } = warned();

    app.synthYaml();

    expect(printed()).toBe(`warning: [LLMGW-125] chart/house: 'door' = "open": anybody can walk in; close it
  to accept it: Findings.of(<chart/house>).accept('LLMGW-125', '<why it is right here>'); explained at ${PAGE}#llmgw-125
`);
  });

  test('stay silent about a warning that is accepted above it', () => {
    const { app, printed } = warned();

    Findings.of(app).accept('LLMGW-125', 'nothing to steal');
    app.synthYaml();

    expect(printed()).toBe('');
    expect(Findings.of(app).list()).toEqual([]);
  });

  test('are listed for everything below', () => {
    const { app } = warned();

    expect(Findings.of(app).list()).toEqual([expect.stringContaining('[LLMGW-125] chart/house')]);
  });

  test('fails with a warning where warnings are errors', () => {
    const { app } = warned();

    Findings.of(app).strict();

    expect(() => app.synthYaml()).toThrow(
      /\[LLMGW-125\] chart\/house.* close it; or Findings\.of\(<chart\/house>\)\.accept\('LLMGW-125', /,
    );
  });

  test('fails with all errors of all constructs at once', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    for (const id of ['one', 'two']) Findings.of(new Construct(chart, id))._error('LLMGW-101', { ...RISK, prop: id });

    expect(() => app.synthYaml()).toThrow(/chart\/one: 'one'[^]*chart\/two: 'two'/);
  });

  test.each([
    ['an app of ours', new GatewayApp()],
    ['an app of cdk8s', new App()],
  ])('fails in %s with the path once, no stack, and the page that explains the codes', (_what, app) => {
    const house = new Construct(new Chart(app, 'chart'), 'house');
    for (const code of ['LLMGW-101', 'LLMGW-103', 'LLMGW-101'] as const) Findings.of(house)._error(code, RISK);

    const { stack } = thrownBy(() => app.synthYaml());

    expect(stack).toBe(`Error: Validation failed with the following errors:
  [LLMGW-101] chart/house: 'door' = "open": anybody can walk in; close it
  [LLMGW-103] chart/house: 'door' = "open": anybody can walk in; close it
explained at ${PAGE}#llmgw-101, #llmgw-103`);
  });

  test('leave what others say of an invalid app as it is', () => {
    const app = new GatewayApp();
    new Chart(app, 'chart').node.addValidation({ validate: () => ['[X-1] wrong'] });

    const { message, stack } = thrownBy(() => app.synthYaml());

    expect(message).toBe('Validation failed with the following errors:\n  [chart] [X-1] wrong');
    expect(stack).toContain('\n    at ');
  });

  test('cut a long value short', () => {
    const app = new App();
    const construct = new Construct(new Chart(app, 'chart'), 'house');

    Findings.of(construct)._error('LLMGW-101', { ...RISK, value: 'x'.repeat(1000) });

    expect(() => app.synthYaml()).toThrow(/x{70,80}\.\.\.: anybody/);
  });

  test('fails with an acceptance of a code that cannot exist', () => {
    const { app } = warned();

    Findings.of(app).accept('LLMGW-12', 'a slip');

    expect(() => app.synthYaml()).toThrow('[LLMGW-906]');
  });
});

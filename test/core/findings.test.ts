import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Findings } from '../../src';

const RISK = { prop: 'door', value: 'open', reason: 'anybody can walk in', remedy: 'close it' };

function warned(): { app: App; house: Construct; printed: () => string } {
  const app = new App();
  const house = new Construct(new Chart(app, 'chart'), 'house');
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  Findings.of(house)._warn('LLMGW-125', RISK);
  return { app, house, printed: () => write.mock.calls.map(([text]) => String(text)).join('') };
}

describe('Findings', () => {
  afterEach(() => jest.restoreAllMocks());

  test('print a warning once, however often the app is synthesized', () => {
    const { app, printed } = warned();

    app.synthYaml();
    app.synthYaml();

    expect(printed()).toBe(`warning: [LLMGW-125] chart/house: 'door' = "open": anybody can walk in; close it\n`);
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

    expect(() => app.synthYaml()).toThrow('[LLMGW-125] chart/house');
  });

  test('fails with all errors of all constructs at once', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    for (const id of ['one', 'two']) Findings.of(new Construct(chart, id))._error('LLMGW-101', { ...RISK, prop: id });

    expect(() => app.synthYaml()).toThrow(/chart\/one: 'one'[^]*chart\/two: 'two'/);
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

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answersOf, seriesOf } from './dashboards/answers';
import { boards, fullBoard, sent } from './dashboards/boards';
import { History } from './dashboards/history';
import { fresh, recorded } from './dashboards/recording';

// Every panel of the dashboard of every profile asks a real Prometheus (Debian: prometheus) that has seen three hours of series: those
// that the profile declares, and those of Kubernetes.

const all = boards();
let history: History;

before(async () => {
  history = await History.of(all.flatMap(seriesOf));
});
after(() => history.end());

for (const board of all) {
  test(`every panel has data: ${board.title}`, async () => {
    const empty: string[] = [];
    for (const panel of board.panels) {
      const curves = await answersOf(history, board, panel);
      const drawn = new Set(curves.filter(({ values }) => values.some(Number.isFinite)).map(({ legend }) => legend));
      const missing = panel.targets!.filter(({ legendFormat }) => !legendFormat.includes('{{') && !drawn.has(legendFormat));
      if (drawn.size === 0 || missing.length > 0) empty.push(panel.title);
    }

    assert.ok(board.panels.length > 0);
    assert.deepEqual(empty, []);
  });

  test(`every curve has a name of its own: ${board.title}`, async () => {
    for (const panel of board.panels) {
      const legends = (await answersOf(history, board, panel)).map(({ legend }) => legend.trim());

      assert.deepEqual(
        [panel.title, legends.filter((legend, i) => legend === '' || legends.indexOf(legend) !== i)],
        [panel.title, []],
      );
    }
  });

  test(`every variable can be chosen: ${board.title}`, async () => {
    for (const { name, query } of board.variables) {
      const [, match, label] = /^label_values\((.*), (\w+)\)$/.exec(sent(query, board))!;

      assert.notDeepEqual([name, await history.labelValues(match!, label!)], [name, []]);
    }
  });
}

test('the gateway of a dashboard is one that can be chosen', async () => {
  const { variables, name } = fullBoard();
  const [, match, label] = /^label_values\((.*), (\w+)\)$/.exec(
    sent(variables.find((v) => v.name === 'gateway')!.query, { name }),
  )!;

  assert.ok((await history.labelValues(match!, label!)).includes(name));
});

test('the picture in the documents shows what Prometheus says', async () => {
  const [told, kept] = [await fresh(history), recorded()];
  const shape = (panels: typeof told) => panels.map(({ title, curves }) => [title, curves.map(({ legend }) => legend)]);

  assert.deepEqual(
    shape(kept),
    shape(told),
    'record again: node -r ts-node/register/transpile-only test/real/dashboards/record.ts',
  );
  kept.forEach(({ title, curves }, i) =>
    curves.forEach(({ legend, values }, j) =>
      values.forEach((value, k) => {
        const other = told[i]!.curves[j]!.values[k]!;
        // both are rounded to three digits
        assert.ok(
          Math.abs(value - other) <= 0.011 * Math.abs(other),
          `${title}, ${legend}: ${value} is recorded, ${other} is told`,
        );
      }),
    ),
  );
});

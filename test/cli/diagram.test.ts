import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Graph } from '../../cli/diagram/graph';
import { layersOf } from '../../cli/diagram/layers';
import { layout } from '../../cli/diagram/layout';
import { svg } from '../../cli/diagram/svg';
import { run, temporaryFolder, writeManifests } from './run';
import { sample } from './sample';

const folder = temporaryFolder();
const file = writeManifests(join(folder, 'sample.yaml'), sample());

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 2, max: 30 }).chain((count) => {
  const id = fc.integer({ min: 0, max: count - 1 }).map(String);
  return fc.record({
    title: fc.constant('random'),
    nodes: fc
      .array(fc.array(fc.string({ maxLength: 30 }), { maxLength: 6 }), { minLength: count, maxLength: count })
      .map((all) => all.map((lines, i) => ({ id: String(i), role: 'workload' as const, title: `node ${i}`, lines }))),
    edges: fc.array(
      fc
        .tuple(id, id)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => ({ from, to })),
      { maxLength: 60 },
    ),
  });
});

test('a flowchart of the sample', async () => {
  expect((await run('diagram', file)).out).toMatchSnapshot();
});

test('an SVG goes to the file that is named', async () => {
  const output = join(folder, 'sample.svg');

  const { code } = await run('diagram', file, '--output', output);

  expect([code, readFileSync(output, 'utf8')]).toEqual([0, expect.stringMatching(/^<svg [\s\S]*>gateway<[\s\S]*<\/svg>\n$/)]);
});

test('boxes never lie upon each other, and all are inside the picture', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { boxes, width, height } = layout(graph);
      const apart = (a: (typeof boxes)[number], b: (typeof boxes)[number]): boolean =>
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

      expect(boxes).toHaveLength(graph.nodes.length);
      expect(boxes.every((a, i) => boxes.slice(i + 1).every((b) => apart(a, b)))).toBe(true);
      expect(boxes.every((b) => b.x >= 0 && b.y >= 0 && b.x + b.width <= width && b.y + b.height <= height)).toBe(true);
    }),
  );
});

test('arrows go from left to right where nothing is a circle', () => {
  fc.assert(
    fc.property(graphs, ({ nodes, edges }) => {
      const forward = edges.filter(({ from, to }) => Number(from) < Number(to));
      const layers = layersOf(
        nodes.map(({ id }) => id),
        forward,
      );

      expect(forward.every(({ from, to }) => layers.get(from)! < layers.get(to)!)).toBe(true);
    }),
  );
});

test('no text leaves its place in the SVG', () => {
  const hostile = '"><script>alert(1)</script>&';
  const picture = svg({ title: hostile, nodes: [{ id: '0', role: 'data', title: hostile, lines: [hostile] }], edges: [] });

  expect(picture).not.toContain('<script');
});

test('fails for a form that nobody knows', async () => {
  expect(await run('diagram', file, '--format', 'png')).toMatchObject({
    code: 2,
    err: expect.stringContaining('use svg or mermaid'),
  });
});

test('fails for a place where nothing can be written', async () => {
  expect((await run('diagram', file, '--output', join(folder, 'no/such/folder.svg'))).err).toContain('cannot write');
});

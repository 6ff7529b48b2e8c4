import { CliError } from '../cli-error';
import type { Command } from '../command';
import { EFFECTS } from '../diff/change';
import type { Effect } from '../diff/change';
import { compare } from '../diff/compare';
import { readManifests } from '../manifests/read';
import { View } from '../model/view';
import { changesText } from '../diff/text';

export const DIFF: Command = {
  name: 'diff',
  summary: 'says by meaning what an apply changes: restarts, recreations, network, streams',
  usage: '<old> <new> [--fail-on EFFECTS] [--json]',
  about: `Compares two sets of objects: files, folders, or - for the standard input (kubectl get -o yaml). Fields that the server
writes by itself count as left out. Effects are ${EFFECTS.join(', ')}.`,
  options: {
    'fail-on': { type: 'string', value: 'EFFECTS', about: 'effects that make the exit code 1, with commas; all if left out' },
    json: { type: 'boolean', about: 'the changes as JSON, for programs' },
  },
  exits: [
    [0, 'nothing that counts has changed'],
    [1, 'something has'],
    [2, 'a file cannot be read'],
  ],
  example: `git worktree add ../before main && (cd ../before && npx cdk8s synth)
npx cdk8s-llm-gateway diff ../before/dist dist --fail-on recreated,streams
kubectl get all,ingress,networkpolicy -n ai -o yaml | npx cdk8s-llm-gateway diff - dist`,
  run({ files, options }, terminal) {
    if (files.length !== 2) {
      throw new CliError('diff: name two things to compare, the old one first; see cdk8s-llm-gateway diff --help');
    }
    const counting = effectsOf(options['fail-on'] as string | undefined);
    const [old, new_] = files.map((file) => new View(readManifests([file])));
    const changes = compare(old!, new_!);
    terminal.out(options['json'] ? JSON.stringify(changes, null, 2) : changesText(changes, terminal));
    return changes.some(({ effect }) => counting.includes(effect)) ? 1 : 0;
  },
};

function effectsOf(text: string | undefined): readonly Effect[] {
  if (text === undefined) {
    return EFFECTS;
  }
  const wanted = text.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !(EFFECTS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new CliError(`diff: --fail-on ${unknown} is no effect; there are ${EFFECTS.join(', ')}`);
  }
  return wanted as Effect[];
}

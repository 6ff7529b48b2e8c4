import type { Command } from '../command';
import { explain } from '../explain/explanation';
import { explanationText } from '../explain/text';
import { readManifests } from '../manifests/read';
import { View } from '../model/view';
import { someFiles } from './files';

export const EXPLAIN: Command = {
  name: 'explain',
  summary: 'says what files make: workloads, network, streams, what the cluster must have',
  usage: '<files...> [--json]',
  about: `In words, for whoever runs it: workloads and their pods, who may call them and what they may reach, how long a stream
has from the door to SIGKILL, what a change restarts, and what the cluster must have, with the commands that create or
find it. Files are YAML or JSON, folders of them, or - for the standard input.`,
  options: { json: { type: 'boolean', about: 'the same as JSON, for programs' } },
  exits: [
    [0, 'explained'],
    [2, 'a file cannot be read'],
  ],
  example: 'npx cdk8s synth && npx cdk8s-llm-gateway explain dist',
  run({ files, options }, terminal) {
    const explanation = explain(new View(readManifests(someFiles('explain', files))));
    terminal.out(options['json'] ? JSON.stringify(explanation, null, 2) : explanationText(explanation, terminal));
    return 0;
  },
};

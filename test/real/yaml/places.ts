import { writeYaml } from '../../../src/core/yaml/writer';

/** A text in every kind of place of a document: key, value, annotation, list, deep below, block, and in the text of a file. */
export function everywhere(text: string): object {
  return {
    metadata: { annotations: { [text]: text } },
    [text]: [text, { [text]: 1, end: text }, [text]],
    block: `first\n${text}`,
    data: { 'config.yaml': writeYaml({ [text]: [text] }) },
    end: text,
  };
}

import type { Code } from './code';

/** 9xx: what can go wrong with any value, prop or patch. */
export const GENERAL_CODES = {
  'LLMGW-901': {
    title: 'patch does not fit the object',
    advice: 'The path of a patch must exist in the synthesized object; "add" needs the parent only.',
  },
  'LLMGW-902': {
    title: 'prop is not known',
    advice: 'A misspelt prop would be ignored in silence. Use the name that is suggested.',
  },
  'LLMGW-903': {
    title: 'text cannot be written to YAML safely',
    advice:
      'Half of a character fits into no file. Other texts are written so that every reader gets them back; where cdk8s writes itself (Testing.synth, Chart.toJson, an app with a synth of its own), what it would write as something else is refused.',
  },
  'LLMGW-904': {
    title: 'value cannot be written to a manifest',
    advice: 'Use strings, finite numbers, booleans, arrays and plain objects. null and undefined inside arrays are refused.',
  },
  'LLMGW-906': {
    title: 'accepted code does not exist',
    advice: 'Findings.accept() takes the whole code of a warning, such as "LLMGW-125".',
  },
} satisfies Record<string, Code>;

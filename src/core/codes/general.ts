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
    advice:
      'Use strings, finite numbers, booleans, arrays and plain objects. null and undefined inside arrays are refused, and so is a key called "constructor".',
  },
  'LLMGW-906': {
    title: 'accepted code does not exist',
    advice: 'Findings.accept() takes the whole code of a warning, such as "LLMGW-125".',
  },
  'LLMGW-940': {
    title: 'value has the wrong type',
    advice: 'It would be ignored, or written as something else. The message says what is expected and what makes it.',
  },
  'LLMGW-941': {
    title: 'required value is missing',
    advice: 'Nothing sensible can be made without it. In JavaScript a variable of the shell that is not set looks like this.',
  },
} satisfies Record<string, Code>;

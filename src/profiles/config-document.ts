import type { ConfigFiles } from '../contract/config-source';
import type { Problem } from '../core/problem';
import type { PodFacts } from './definition';

/** Reports what is wrong in one file: the code, the place in it, why and what to do. */
export type FileProblem = (code: Problem['code'], place: string, reason: string, remedy: string) => Problem;

/** How findings about a file name it. */
export function problemsOf(file: string): FileProblem {
  return (code, place, reason, remedy) => ({ code, prop: `config.${file}${place === file ? '' : `: ${place}`}`, reason, remedy });
}

/** Whether a file is made elsewhere, so that this program does not see what it says. */
export function isMadeElsewhere({ configMapName, secretName, secretFiles }: ConfigFiles, file: string): boolean {
  return configMapName !== undefined || secretName !== undefined || secretFiles?.[file] !== undefined;
}

/** What a file says that was given as an object, or as text in JSON. Other text is not understood here, only searched. */
export function documentOf<T extends object>({ documents, files }: ConfigFiles, file: string): T | undefined {
  const document = documents?.[file] ?? (file.endsWith('.json') ? parsed(files[file]) : undefined);
  return document !== null && typeof document === 'object' ? (document as T) : undefined;
}

/** Variables that a file names and nobody sets, each once. The first group of the pattern is the name. */
export function unsetVariables({ env, config }: PodFacts, file: string, pattern: RegExp): string[] {
  const names = [...(config?.files[file] ?? '').matchAll(pattern)].map(([, name]) => name!);
  return [...new Set(names)].filter((name) => !env.has(name));
}

/** Whether a setting is on, however it is written. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

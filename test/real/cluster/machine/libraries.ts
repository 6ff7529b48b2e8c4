import { run } from './run';

/** The libraries that a program of this machine is linked with, each by its place in an image. */
export function librariesOf(file: string): Record<string, string> {
  const libraries = run('ldd', file).match(/\/\S+/g) ?? [];
  return Object.fromEntries(libraries.map((library) => [library, library]));
}

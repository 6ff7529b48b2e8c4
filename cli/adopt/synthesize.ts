import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { KubernetesObject } from '../manifests/object';
import { parseManifests } from '../manifests/read';
import type { View } from '../model/view';
import type { Adoption } from './adopt';
import { adopt, REST } from './adopt';
import type { Load } from './library';
import { recognizer } from './products';
import { javascript } from './program';

/** The objects that an adopted program makes, or the findings because of which it makes none. */
export interface Synthesis {
  readonly objects: readonly KubernetesObject[];
  readonly findings: readonly string[];
}

/** A program, and what it makes. */
export interface Proven extends Synthesis {
  readonly adoption: Adoption;
}

/**
 * The program for what runs, tried at once. What runs with less than the profile of its product wants, such as a credential that the
 * profile holds for necessary, is described as any other gateway instead, and the report says what the profile missed.
 */
export function adoptAndTry(view: View, load: Load): Proven {
  const recognize = recognizer(load);
  const given = adopt(view, recognize);
  const first = synthesize(given, load);
  const variables = given.program.statements.flatMap(({ variable }) => variable ?? []);
  const refused = variables.filter((variable) => first.findings.some((finding) => isAbout(finding, variable)));
  for (const plain of first.findings.length === 0 ? [] : [refused, variables]) {
    const adoption = adopt(view, recognize, new Set(plain));
    const synthesis = synthesize(adoption, load);
    if (synthesis.findings.length === 0) {
      adoption.report.better.push(...first.findings.map((finding) => `the profile of the product is not used: ${finding}`));
      return { adoption, ...synthesis };
    }
  }
  return { adoption: given, ...first };
}

/** Whether a finding names the construct, or one below it: `[LLMGW-201] litellm/gateway: ...`. */
function isAbout(finding: string, variable: string): boolean {
  const [, path = ''] = /\[LLMGW-\d+\] ([^:\s]+)/.exec(finding) ?? [];
  return path.split('/').includes(variable);
}

/** Runs the program at once, so that its author sees what it makes before keeping it. */
export function synthesize({ program, rest }: Adoption, load: Load): Synthesis {
  const folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  try {
    writeFileSync(join(folder, REST), restYaml(rest));
    const exports: { build?: (app: unknown) => { synthYaml(): string } } = {};
    new Function('require', 'exports', '__dirname', javascript(program))(load, exports, folder);
    const { App } = load('cdk8s') as { App: new () => unknown };
    return { objects: parseManifests(exports.build!(new App()).synthYaml(), 'the program'), findings: [] };
  } catch (error) {
    const findings = (error as Error).message.split('\n').filter((line) => line.includes('[LLMGW-'));
    if (findings.length === 0) {
      throw error;
    }
    return { objects: [], findings: findings.map((line) => line.trim()) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function restYaml(objects: readonly KubernetesObject[]): string {
  return objects.map((object) => stringify(object)).join('---\n');
}

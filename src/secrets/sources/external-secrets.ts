import type { ApiObject } from 'cdk8s';
import { Lazy } from 'cdk8s';
import type * as esoModule from '../../../imports/external-secrets.io';
import type { Problem } from '../../core/problem';
import { suggest } from '../../core/suggest';
import type { SecretContext, SourceDefinition } from '../definition';
import type { ExternalSecretsOptions, RemoteKey } from '../external-secrets-options';

const SHORTEST_REFRESH = 60;
// a name with a dash after a dot; texts in quotes may hold anything
const DASHED = /^(?:[^"`]|"[^"]*"|`[^`]*`)*?\.([A-Za-z_]\w*(?:-\w+)+)/;
// what a Go template reads: {{ .name | urlquery }} or, for names with a dash, {{ index . "name" }}
const ACTION = /\{\{[^}]*\}\}/g;
const INPUT = /(?<![\w)])\.([A-Za-z_]\w*)|index\s+\.\s+"([^"]+)"/g;

/**
 * An ExternalSecret, from which the External Secrets Operator makes the Secret.
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecrets(options: ExternalSecretsOptions): SourceDefinition {
  const remote = new Map(Object.entries(options.remoteKeys));
  const templates = new Map(Object.entries(options.templates ?? {}));
  const revisionOf = (name: string): string => {
    const template = templates.get(name);
    const keys = template === undefined ? [name] : inputsOf(template);
    return JSON.stringify([template, ...keys.map((key) => place(remote.get(key)))]);
  };
  return {
    credentials: [...remote.keys(), ...templates.keys()],
    inputs: [...templates.values()].flatMap(inputsOf),
    problems: [...checkOptions(options), ...checkTemplates(templates, remote)],
    placeOf: revisionOf,
    revisionOf,
    make: (context) => make(context, options, remote, templates),
  };
}

function make(
  { scope, metadata, type, recreated, keyOf }: SecretContext,
  options: ExternalSecretsOptions,
  remote: ReadonlyMap<string, RemoteKey>,
  templates: ReadonlyMap<string, string>,
): ApiObject {
  const eso = require('../../../imports/external-secrets.io') as typeof esoModule;
  const inputs = new Set([...templates.values()].flatMap(inputsOf));
  const data = (): esoModule.ExternalSecretSpecData[] =>
    [...remote].flatMap(([name, { key, property, version, decoding }]) => {
      // with what the API server fills in: kubectl compares lists as a whole, and would call each apply a change
      const remoteRef = {
        key,
        property,
        version,
        conversionStrategy: eso.ExternalSecretSpecDataRemoteRefConversionStrategy.DEFAULT,
        decodingStrategy:
          (decoding as unknown as esoModule.ExternalSecretSpecDataRemoteRefDecodingStrategy | undefined) ??
          eso.ExternalSecretSpecDataRemoteRefDecodingStrategy.NONE,
        metadataPolicy: eso.ExternalSecretSpecDataRemoteRefMetadataPolicy.NONE,
      };
      // templates read the credential by its name, products by its key
      const keys = new Set(inputs.has(name) ? [name, keyOf(name)] : [keyOf(name)]);
      return [...keys].map((secretKey) => ({ secretKey, remoteRef }));
    });
  const template = (): esoModule.ExternalSecretSpecTargetTemplate => ({
    type,
    engineVersion: eso.ExternalSecretSpecTargetTemplateEngineVersion.V2,
    mergePolicy: eso.ExternalSecretSpecTargetTemplateMergePolicy.MERGE,
    data: Object.fromEntries([...templates].map(([name, text]) => [keyOf(name), text])),
  });
  return new eso.ExternalSecret(scope, 'Resource', {
    metadata,
    spec: {
      refreshInterval: refreshInterval(options),
      secretStoreRef: {
        name: options.store.name,
        kind: options.store.kind as esoModule.ExternalSecretSpecSecretStoreRefKind,
      },
      target: {
        name: metadata.name,
        // an owned Secret would go with the hook and be missing for a moment at every upgrade
        creationPolicy: recreated
          ? eso.ExternalSecretSpecTargetCreationPolicy.ORPHAN
          : eso.ExternalSecretSpecTargetCreationPolicy.OWNER,
        // a value that vanishes from the store must not take running gateways down
        deletionPolicy: eso.ExternalSecretSpecTargetDeletionPolicy.RETAIN,
        template:
          templates.size > 0 ? (Lazy.any({ produce: template }) as object) : type === undefined ? undefined : typed(type, eso),
      },
      data: Lazy.any({ produce: data }) as esoModule.ExternalSecretSpecData[],
    },
  });
}

function typed(type: string, eso: typeof esoModule): esoModule.ExternalSecretSpecTargetTemplate {
  return {
    type,
    engineVersion: eso.ExternalSecretSpecTargetTemplateEngineVersion.V2,
    mergePolicy: eso.ExternalSecretSpecTargetTemplateMergePolicy.REPLACE,
  };
}

/** As Go writes it, which is how the API server has it: `1h0m0s`. */
function refreshInterval({ refreshInterval: interval }: ExternalSecretsOptions): string {
  const seconds = Math.floor(interval?.toSeconds({ integral: false }) ?? 3600);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}h` : ''}${seconds >= 60 ? `${minutes}m` : ''}${seconds % 60}s`;
}

/** The names that a template reads. */
function inputsOf(template: string): string[] {
  const actions = template.match(ACTION) ?? [];
  return actions.flatMap((action) => [...action.matchAll(INPUT)].map((match) => match[1] ?? match[2]!));
}

function place(key: RemoteKey | undefined): unknown {
  return key && [key.key, key.property, key.version, key.decoding];
}

function checkOptions({ store, remoteKeys, refreshInterval: interval }: ExternalSecretsOptions): Problem[] {
  const seconds = interval?.toSeconds({ integral: false }) ?? SHORTEST_REFRESH;
  return [
    ...store._check('source.store'),
    ...Object.entries(remoteKeys)
      .filter(([, remote]) => typeof remote.key !== 'string' || remote.key === '')
      .map(([name]) => ({
        code: 'LLMGW-203' as const,
        prop: `source.remoteKeys.${name}.key`,
        reason: 'names no secret of the store',
        remedy: 'write the name under which the store has it',
      })),
    ...(seconds >= SHORTEST_REFRESH
      ? []
      : [
          {
            code: 'LLMGW-205' as const,
            prop: 'source.refreshInterval',
            value: interval!.toHumanString(),
            reason: seconds > 0 ? 'every read costs money and counts against the limits of the store' : 'never read again',
            remedy: 'use Duration.minutes(1) or more, or accept this warning',
            warning: true,
          },
        ]),
  ];
}

function checkTemplates(templates: ReadonlyMap<string, string>, remote: ReadonlyMap<string, unknown>): Problem[] {
  const problem = (name: string, value: string | undefined, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-203',
    prop: `source.templates.${name}`,
    value,
    reason,
    remedy,
  });
  return [...templates].flatMap(([name, template]) => {
    const dashed = template.match(ACTION)?.flatMap((action) => DASHED.exec(action)?.[1] ?? []) ?? [];
    if (dashed.length > 0) {
      const remedy = `write {{ index . "${dashed[0]!}" }}`;
      return [problem(name, dashed[0], 'a Go template reads "-" in a name as a minus', remedy)];
    }
    const unknown = inputsOf(template).filter((input) => !remote.has(input));
    const declared = remote.has(name) ? [problem(name, undefined, 'also in remoteKeys', 'give one of them another name')] : [];
    const fixed =
      inputsOf(template).length > 0
        ? []
        : [problem(name, undefined, 'reads nothing from the store', 'use {{ .name }} of remoteKeys')];
    return [
      ...declared,
      ...fixed,
      ...unknown.map((input) => {
        const meant = suggest(input, remote.keys());
        return problem(name, input, 'not in remoteKeys', meant ? `did you mean "${meant}"?` : `add it to 'remoteKeys'`);
      }),
    ];
  });
}

import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { CredentialFacts, CredentialReference, IMountedCredentialSource, MountedCredential } from '../contract/credential';
import { credentialKind } from '../core/credential-shapes';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkAnnotations, checkLabels, recommendedLabels } from '../core/labels';
import { own } from '../core/own';
import type { Problem } from '../core/problem';
import { checkSubdomain, derivedName } from '../core/names';
import type { ApplyOrder } from './apply-order';
import { checkSecrets } from './checks';
import type { SourceDefinition } from './definition';
import type { SecretSource } from './secret-source';

/** Credentials that live in one Secret. */
export interface GatewaySecretsProps {
  /** Where the credentials are kept. */
  readonly source: SecretSource;
  /**
   * Name of the Secret, and of the object that makes it. Not for an existing Secret, which has a name.
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * Which key of the Secret holds a credential, by credential name.
   * @default - the key that the product documents, else the name of the credential
   */
  readonly keys?: { [credential: string]: string };
  /**
   * Credentials without which the pods start (`optional: true`). Only for those that the product does not require.
   * @default - pods wait until every credential is there
   */
  readonly optional?: string[];
  /**
   * Type of the Secret, for example `kubernetes.io/dockerconfigjson`.
   * @default "Opaque"
   */
  readonly type?: string;
  /**
   * Any text, such as a date. The pods that use the credentials restart when it changes: the sign that a value was rotated
   * without anything else changing here. Not a credential.
   * @default - none
   */
  readonly rotationToken?: string;
  /**
   * Whether Stakater Reloader, which must run in the cluster, restarts the pods when the Secret changes.
   * @default false
   * @see https://github.com/stakater/Reloader
   */
  readonly reloader?: boolean;
  /**
   * Order in which deployment tools apply the object that is made, so that it is there before the pods.
   * @default - none; pods wait in `CreateContainerConfigError` until the Secret is there
   */
  readonly order?: ApplyOrder;
  /**
   * Further labels of the object that is made.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Annotations of the object that is made.
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

const PLAINTEXT_FORBIDDEN = Symbol.for('cdk8s-llm-gateway.plaintext-forbidden');

/**
 * Credentials in one Secret: where they come from, which key holds which, and what happens when they are rotated. Gateways ask
 * for them by name; a gateway can have several.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { GatewaySecrets, SecretSource, SecretStoreRef } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new GatewaySecrets(chart, 'keys', {
 *   name: 'gateway-keys',
 *   source: SecretSource.externalSecrets({
 *     store: SecretStoreRef.cluster('vault'),
 *     remoteKeys: { 'api-token': { key: 'ai/gateway', property: 'token' }, openai: { key: 'ai/openai', property: 'key' } },
 *   }),
 * });
 * app.synth();
 */
export class GatewaySecrets extends Construct implements IMountedCredentialSource {
  /**
   * From here down the plaintext source is an error (LLMGW-206) instead of a warning.
   *
   * @param scope an app, a chart or any other construct
   */
  public static forbidPlaintext(scope: IConstruct): void {
    Object.defineProperty(scope, PLAINTEXT_FORBIDDEN, { value: true });
  }

  /** The object that makes the Secret; none for an existing one. */
  public readonly resource?: ApiObject;
  /** Name of the Secret. */
  public readonly secretName: string;

  private readonly definition: SourceDefinition;
  private readonly wanted = new Map<string, CredentialFacts[]>();
  private readonly settledKeys = new Map<string, string>();
  private readonly settledFiles = new Map<string, string>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GatewaySecretsProps,
  ) {
    super(scope, id);
    this.definition = props.source._definition();
    this.secretName = this.definition.existingName ?? props.name ?? derivedName(this);
    const metadata = {
      name: this.secretName,
      labels: {
        ...recommendedLabels({ product: 'gateway-secrets', instance: this.secretName, component: 'credentials' }),
        ...props.labels,
      },
      annotations: props.order || props.annotations ? { ...props.order?._annotations(), ...props.annotations } : undefined,
    };
    this.resource = this.definition.make?.({
      scope: this,
      metadata,
      type: props.type,
      recreated: props.order?.recreates === true,
      keyOf: (name) => this.keyOf(name),
      fileOf: (name) => this.settledFiles.get(name) ?? name,
    });
    const findings = Findings.of(this);
    findings._report([
      ...checkSubdomain('name', this.secretName),
      ...checkLabels('labels', props.labels ?? {}),
      ...checkAnnotations('annotations', props.annotations ?? {}),
      ...(props.order?._check() ?? []),
      ...checkRotationToken(props.rotationToken),
      ...this.definition.problems,
      ...(this.resource ? claimName(this.resource) : []),
    ]);
    findings._check(() =>
      checkSecrets({
        props,
        definition: this.definition,
        names: this.credentialNames,
        wanted: this.wanted,
        keyOf: (name) => this.keyOf(name),
        plaintextForbidden: this.node.scopes.some((s) => PLAINTEXT_FORBIDDEN in s),
      }),
    );
  }

  /** The names of all credentials. */
  public get credentialNames(): string[] {
    const declared = this.definition.existingName === undefined ? [] : Object.keys(this.props.keys ?? {});
    return [...new Set([...this.definition.credentials, ...declared])];
  }

  /**
   * Where a credential lives; undefined if it is not here.
   *
   * @param credentialName for example `openai`
   * @param facts what the product that asks expects of it
   */
  public credential(credentialName: string, facts?: CredentialFacts): CredentialReference | undefined {
    if (!this.credentialNames.includes(credentialName)) {
      return undefined;
    }
    this.wanted.set(credentialName, [...(this.wanted.get(credentialName) ?? []), facts ?? { name: credentialName }]);
    if (this.definition.makesSecret === false) {
      return undefined;
    }
    // whoever asks first decides, if the team does not: a key that was handed out never changes
    if (!this.settledKeys.has(credentialName)) {
      this.settledKeys.set(credentialName, own(this.props.keys, credentialName) ?? facts?.key ?? credentialName);
    }
    return {
      secretName: this.secretName,
      key: this.keyOf(credentialName),
      optional: this.props.optional?.includes(credentialName) ? true : undefined,
      revision: this.revisionOf(credentialName),
      reloader: this.props.reloader ? true : undefined,
    };
  }

  /**
   * Where a credential lives, for props of other constructs that take a reference. An unknown name is an error (LLMGW-203).
   *
   * @param credentialName for example `redis-password`
   */
  public reference(credentialName: string): CredentialReference {
    const reference = this.credential(credentialName);
    if (!reference) {
      const known = this.credentialNames.includes(credentialName);
      Findings.of(this)._error('LLMGW-203', {
        prop: `reference('${credentialName}')`,
        reason: known
          ? 'the source mounts files and makes no Secret'
          : `the source has ${this.credentialNames.join(', ') || 'none'}`,
        remedy: known ? 'set syncSecret: true on the source' : 'add it to the source',
      });
    }
    return reference ?? { secretName: this.secretName, key: credentialName };
  }

  /**
   * The volume that has a credential; undefined if the source mounts none.
   *
   * @param credentialName for example `openai`
   * @param fileName name that the file should have; whoever asks first decides
   */
  public mountedCredential(credentialName: string, fileName: string): MountedCredential | undefined {
    if (!this.definition.mounts || !this.credentialNames.includes(credentialName)) {
      return undefined;
    }
    if (!this.settledFiles.has(credentialName)) {
      this.settledFiles.set(credentialName, fileName);
    }
    return {
      providerClassName: this.secretName,
      fileName: this.settledFiles.get(credentialName)!,
      revision: this.revisionOf(credentialName),
    };
  }

  private revisionOf(name: string): string | undefined {
    const parts = [this.definition.revisionOf?.(name), this.props.rotationToken].filter((part) => part !== undefined);
    return parts.length > 0 ? JSON.stringify(parts) : undefined;
  }

  private keyOf(name: string): string {
    return this.settledKeys.get(name) ?? own(this.props.keys, name) ?? name;
  }
}

/** A hash of it stands in the pods, so a key would be a hint to whoever may read them; nobody can guess a date into one. */
function checkRotationToken(token?: string): Problem[] {
  if (token === undefined || credentialKind('token', token) === undefined) {
    return [];
  }
  const reason = 'looks like a credential, or a hash of one';
  return [{ code: 'LLMGW-217', prop: 'rotationToken', reason, remedy: 'give a date or a number, and change it with the key' }];
}

import type { ApiObject } from 'cdk8s';
import type { IValidation } from 'constructs';
import { credentialProblems } from '../credential-report';
import { findCredentials } from '../credential-search';
import { describe } from '../problem';
import { keepRendered } from './running';

/**
 * An object of somebody else in the same app: it must be possible to write it, or what we write beside it is lost, and it is applied and
 * kept with what we write, so it holds no credential in plain sight either.
 */
export class ForeignObject implements IValidation {
  constructor(private readonly object: ApiObject) {}

  public validate(): string[] {
    let json: unknown;
    try {
      json = this.object.toJson();
    } catch {
      // reported by whoever made it, or by the synthesis itself
      return [];
    }
    const problems = [...keepRendered(this.object, json), ...credentialProblems(this.object, findCredentials(json))];
    return problems.map((problem) => describe(this.object.node.path, problem));
  }
}

import { ApiObject } from 'cdk8s';
import type { IConstruct, IValidation } from 'constructs';
import { credentialProblems, SCAN } from './credential-report';
import type { Place } from './credential-search';
import { findCredentials } from './credential-search';
import { Findings } from './findings';
import type { Problem } from './problem';
import { describe } from './problem';
import { Rendering } from './rendering';
import { validateLast } from './synthesis/last-validation';
import { keepRendered, runningSynthesis } from './synthesis/running';

const PLACES = Symbol.for('cdk8s-llm-gateway.credential-places');

interface Holder extends IConstruct {
  [SCAN]?: CredentialScan;
  [PLACES]?: ObjectScan;
}

/**
 * Every object of an app with a gateway in it is searched for live credentials once it is finished, whoever made it: variables, arguments,
 * configuration files, annotations, labels. What is found is an error (LLMGW-211, LLMGW-212) that names the place and never the
 * value. Secrets and what a SealedSecret has encrypted are left out.
 */
export class CredentialScan {
  /**
   * The search below a construct.
   *
   * @param construct for example a gateway, or the app
   */
  public static of(construct: IConstruct): CredentialScan {
    const holder = construct as Holder;
    if (!holder[SCAN]) {
      Object.defineProperty(holder, SCAN, { value: new CredentialScan(construct) });
    }
    return holder[SCAN]!;
  }

  private readonly accepted = new Map<string, string>();

  private constructor(private readonly construct: IConstruct) {}

  /**
   * Accepts what looks like a credential and is none, here and below.
   *
   * @param place as the error names it, for example `data.config.yaml`
   * @param reason why it is none; kept for whoever reads the program
   */
  public accept(place: string, reason: string): void {
    if (this.accepted.size === 0) {
      Findings.of(this.construct)._check(() => this.check());
    }
    this.accepted.set(place, reason);
  }

  /** @internal */
  public _accepts(place: string): boolean {
    return this.accepted.has(place);
  }

  /** An acceptance that excuses nothing hides the next mistake. */
  private check(): Problem[] {
    const places = this.construct.node.findAll().flatMap((c) => (c as Holder)[PLACES]?.places() ?? foreignPlaces(c));
    const problem = (place: string, reason: string, remedy: string): Problem[] => [
      { code: 'LLMGW-213', prop: 'accept', value: place, reason, remedy },
    ];
    return [...this.accepted].flatMap(([place, reason]) => {
      if (!places.some(({ path }) => path === place)) {
        return problem(place, 'nothing there looks like a credential', 'remove it, or use the place that the error names');
      }
      return reason.trim() === '' ? problem(place, 'no reason is given', 'say why it is no credential') : [];
    });
  }
}

/** Searches an object when the app is validated. */
export function scanForCredentials(object: ApiObject): void {
  const scan = new ObjectScan(object, Rendering.of(object));
  Object.defineProperty(object, PLACES, { value: scan });
  validateLast(object, scan);
}

/** One for all: nearly every search ends so. */
const NOWHERE: readonly Place[] = [];

class ObjectScan implements IValidation {
  private found = NOWHERE;
  private refused: readonly Problem[] = [];
  private renderings = 0;

  constructor(
    private readonly object: ApiObject,
    private readonly rendering: Rendering,
  ) {}

  public validate(): string[] {
    const places = credentialProblems(this.object, this.places());
    return [...this.refused, ...places].map((problem) => describe(this.object.node.path, problem));
  }

  /** Apps may validate once per chart: an object is searched again only after it was rendered again. */
  public places(): readonly Place[] {
    if (runningSynthesis() || this.rendering.count === 0 || this.rendering.count !== this.renderings) {
      this.found = this.search();
      this.renderings = this.rendering.count;
    }
    return this.found;
  }

  private search(): readonly Place[] {
    try {
      const json: unknown = this.object.toJson();
      this.refused = keepRendered(this.object, json);
      const places = findCredentials(json);
      return places.length > 0 ? places : NOWHERE;
    } catch {
      // what cannot be rendered is reported by whoever made it, or by the synthesis itself
      this.refused = [];
      return NOWHERE;
    }
  }
}

/** What is found in an object of somebody else. */
function foreignPlaces(construct: IConstruct): readonly Place[] {
  try {
    return ApiObject.isApiObject(construct) ? findCredentials(construct.toJson()) : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

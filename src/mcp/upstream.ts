import type { IGatewayWorkload, IUpstream } from '../contract/target';

/** A gateway that is not part of this app. One that is, is an upstream by itself. */
export class Upstream implements IUpstream {
  /**
   * A gateway by its URL. Network policies know pods, not Services: where it is in the cluster, name the port on which its pods
   * listen.
   *
   * @param url for example `https://llm.example.com` or `http://dvara-server.platform.svc:8080`
   */
  public static fromUrl(url: string): Upstream {
    return new Upstream(url.replace(/\/+$/, ''));
  }

  /** None, they are elsewhere. */
  public readonly backends: IGatewayWorkload[] = [];

  private constructor(public readonly url: string) {}
}

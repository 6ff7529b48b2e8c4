/** What an objective is about. */
export enum SloKind {
  /** Requests that do not fail. */
  AVAILABILITY = 'availability',
  /** Requests that are answered in time. */
  LATENCY = 'latency',
  /** Streams that begin in time. */
  TIME_TO_FIRST_TOKEN = 'first_token',
}

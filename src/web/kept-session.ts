/** A session of somebody, as they may look at it. */
export interface KeptSession {
  /** Its name for others than its browser, as in `session.ts`. */
  readonly session: string;
  /** When they logged in; null of a visitor's. */
  readonly since: number | null;
  /** To the day. */
  readonly used: number | null;
  /** As `browserName`; null where it is not known. */
  readonly browser: string | null;
}

/** Someone who is signed in, as the edge found them for this one request. */
export interface Viewer {
  readonly organisationId: string
  readonly personId: string
  readonly sessionId: string
  readonly administrator: boolean
  /** A person of a connected organisation, who is here by leave of both (AFF rules). */
  readonly visitor?: true
}

/** Where a request comes from, and its session's cookie. */
export interface Caller {
  readonly viewer: Viewer | null
  /** Network address, for limiting attempts; never stored with content. */
  readonly address: string
  readonly userAgent: string
  /** Sets the session's cookie on the answer, or clears it. Absent on a socket, which cannot change its session. */
  readonly setSession?: (token: string | null) => void
}

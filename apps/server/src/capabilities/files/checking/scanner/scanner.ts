/** What a scanner found: `silent` is no answer, or none that can be trusted. */
export type Verdict = 'clean' | 'malware' | 'silent'

/** One content that is being looked through, as it is read. */
export interface Scan {
  write(content: Buffer): Promise<void>
  verdict(): Promise<Verdict>
  abandon(): void
}

/** What looks for malware. */
export interface Scanner {
  begin(): Scan
  /** Whether it answers. */
  answers(): Promise<boolean>
}

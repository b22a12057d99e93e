/** A campaign: something harmed on purpose, and what the checker found. */
export interface Campaign {
  /** As assurance requirements name it. */
  readonly id: string
  readonly about: string
  /** Its volume flags with what holds when they are left out. */
  readonly volumes: Readonly<Record<string, number>>
  run(given: { seed: number; volumes: Readonly<Record<string, number>> }): Promise<{
    anomalies: number
    figures: Record<string, number>
    /** What was found and what had been done meanwhile, for whoever looks into it; kept in a file where there is any. */
    evidence?: unknown
  }>
}

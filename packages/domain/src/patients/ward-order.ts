import type { Patient } from '@baton/contract'

type InWard = Pick<Patient, 'id' | 'state' | 'bed' | 'family' | 'given'>

const inOrder = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Which of two stands first on a ward's list (PAT7): who is there by bed, as a person counts, then who is expected. */
export function byBed(a: InWard, b: InWard): number {
  return (
    Number(a.state === 'expected') - Number(b.state === 'expected') ||
    Number(a.bed === null) - Number(b.bed === null) ||
    inOrder.compare(a.bed ?? '', b.bed ?? '') ||
    byName(a, b)
  )
}

/** Which of two stands first by name. */
export function byName(a: Omit<InWard, 'bed' | 'state'>, b: Omit<InWard, 'bed' | 'state'>): number {
  return inOrder.compare(a.family, b.family) || inOrder.compare(a.given, b.given) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

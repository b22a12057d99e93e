import type { TeamSummary } from '@baton/contract'

/** What kind of team it is, in words. */
export const teamKinds: Readonly<Record<TeamSummary['kind'], string>> = {
  ward: 'Ward',
  department: 'Department',
  'on-call': 'On call',
  mdt: 'MDT',
  practice: 'GP practice',
  'care-home': 'Care home',
  other: 'Other',
}

/** The kinds as a list to choose from. */
export const teamKindOptions = Object.entries(teamKinds).map(([value, label]) => ({ value, label }))

/** The kind that a chosen value stands for. */
export function teamKindOf(value: string): TeamSummary['kind'] {
  return (Object.keys(teamKinds) as TeamSummary['kind'][]).find((kind) => kind === value) ?? 'other'
}

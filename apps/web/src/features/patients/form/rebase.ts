import { type FieldName, fieldNames, noFields, type PatientFields } from './patient-fields.ts'

export interface Rebased {
  /** What others wrote, and over it what was written here. */
  readonly fields: PatientFields
  /** What others changed, and was not touched here. */
  readonly theirs: readonly FieldName[]
  /** What was changed here and by others, differently: somebody must look. */
  readonly both: readonly FieldName[]
}

/** Brings what is being written up to what somebody else saved in the meantime; nothing of either is lost. */
export function rebase(base: PatientFields, mine: PatientFields, now: PatientFields): Rebased {
  const isMine = (name: FieldName) => mine[name] !== base[name]
  const isTheirs = (name: FieldName) => now[name] !== base[name]
  const entries = fieldNames.map((name) => [name, isMine(name) ? mine[name] : now[name]])
  return {
    fields: { ...noFields, ...Object.fromEntries(entries) },
    theirs: fieldNames.filter((name) => isTheirs(name) && !isMine(name)),
    both: fieldNames.filter((name) => isTheirs(name) && isMine(name) && mine[name] !== now[name]),
  }
}

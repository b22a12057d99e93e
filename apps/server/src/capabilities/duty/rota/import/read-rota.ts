import type { Role, RotaRow, Shift } from '@baton/contract'
import { isAwayDuring } from '@baton/domain/duty/rota'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { type Answer, answer, refuse } from '../../../../platform/operations/answer.ts'
import { activeByEmail } from '../../../identity/index.ts'
import { type AbsenceRow, readAbsencesAhead } from '../../store/absences.ts'
import { readAllRoles } from '../../store/roles.ts'
import type { ShiftRow } from '../../store/shifts.ts'
import { mostRows, type RawRow } from './raw-row.ts'
import { readCsv } from './read-csv.ts'
import { readIcalendar } from './read-icalendar.ts'

export interface RotaFile {
  format: 'csv' | 'icalendar'
  text: string
}

/** A row of the file, and the shift that it would bring when nothing stands in its way. */
export interface CheckedRow {
  row: RotaRow
  shift: ShiftRow | null
}

/** A rota file, read and compared with who and what is here (DUT19). */
export async function readRota(transaction: Transaction, file: RotaFile): Promise<Answer<CheckedRow[]>> {
  const rota = file.format === 'csv' ? readCsv(file.text) : readIcalendar(file.text)
  if (!rota.ok) return refuse('bad-input', [{ path: 'text', problem: rota.problem }])
  if (rota.rows.length > mostRows) return refuse('too-large')
  const known = await readKnown(transaction, rota.rows)
  return answer(rota.rows.map((raw) => check(raw, file.format, known)))
}

interface Known {
  people: ReadonlyMap<string, string>
  /** Active roles by their names in lower case. */
  roles: ReadonlyMap<string, Role>
  absences: readonly AbsenceRow[]
}

async function readKnown(transaction: Transaction, rows: readonly RawRow[]): Promise<Known> {
  const emails = [...new Set(rows.map(({ email }) => email))]
  const people = await activeByEmail(transaction, emails)
  const roles = await readAllRoles(transaction)
  const first = rows.reduce<Date | null>((so, { from }) => (from && (!so || from < so) ? from : so), null)
  const absences = first === null ? [] : await readAbsencesAhead(transaction, [...people.values()], first)
  const active = roles.filter(({ state }) => state === 'active')
  return { people, roles: new Map(active.map((role) => [role.name.toLowerCase(), role])), absences }
}

function check(raw: RawRow, source: Shift['source'], { people, roles, absences }: Known): CheckedRow {
  const { line, email, from, until } = raw
  const personId = people.get(email) ?? null
  const role = roles.get(raw.role.trim().toLowerCase())
  const problems = [...raw.problems]
  if (email === '') problems.push('names nobody')
  else if (personId === null) problems.push('names somebody who is not here')
  if (raw.role.trim() !== '' && role === undefined) problems.push('names a role that is not here')
  if (from !== null && until !== null && until <= from) problems.push('ends before it begins')
  if (
    from !== null &&
    until !== null &&
    personId !== null &&
    isAwayDuring(personId, { from, until }, absences)
  ) {
    problems.push('is for somebody who is away then')
  }
  const row: RotaRow = {
    line,
    personId,
    roleId: role?.id ?? null,
    from: from?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    problems,
  }
  if (problems.length > 0 || personId === null || from === null || until === null) return { row, shift: null }
  const roleId = role?.id ?? null
  const placeId = role?.placeId ?? null
  return { row, shift: { id: uuidv7(), personId, roleId, placeId, from, until, source } }
}

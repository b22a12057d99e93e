import { z } from 'zod'
import { command, done, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { absence, absenceKind, rotaGap, shift } from '../duty.ts'

/** Most characters of a rota file. */
export const longestRota = 2_000_000

const during = { from: moment, until: moment }

export const openRota = query('duty.openRota', {
  summary: 'The rota of at most five weeks: shifts, absences, and required cover that nobody is on for',
  input: z.strictObject({ ...during, teamId: id.optional(), personId: id.optional() }),
  output: z.strictObject({
    shifts: z.array(shift),
    absences: z.array(absence),
    gaps: z.array(rotaGap),
  }),
})

export const addShift = command('duty.addShift', {
  summary: 'Put someone on the rota',
  input: z.strictObject({ personId: id, roleId: id.nullable(), placeId: id.nullable(), ...during }),
  output: z.strictObject({ shift }),
  refusals: ['not-found', 'already-exists', 'on-leave'],
})

export const changeShift = command('duty.changeShift', {
  summary: 'Give a shift another person, role or time',
  input: z.strictObject({
    shiftId: id,
    personId: id,
    roleId: id.nullable(),
    placeId: id.nullable(),
    ...during,
  }),
  output: z.strictObject({ shift }),
  refusals: ['not-found', 'already-exists', 'on-leave'],
})

export const removeShift = command('duty.removeShift', {
  summary: 'Take a shift off the rota',
  input: z.strictObject({ shiftId: id }),
  output: done,
  refusals: ['not-found'],
})

export const addAbsence = command('duty.addAbsence', {
  summary: 'Say that someone is on leave, ill, or away',
  input: z.strictObject({ personId: id, kind: absenceKind, ...during }),
  output: z.strictObject({ absence }),
  refusals: ['not-found'],
})

export const removeAbsence = command('duty.removeAbsence', {
  summary: 'Take an absence back',
  input: z.strictObject({ absenceId: id }),
  output: done,
  refusals: ['not-found'],
})

/** A row of a rota file as it was understood, and what stands in its way. */
export const rotaRow = z.strictObject({
  line: z.int().min(1),
  personId: id.nullable(),
  roleId: id.nullable(),
  from: moment.nullable(),
  until: moment.nullable(),
  problems: z.array(z.string()),
})
export type RotaRow = z.infer<typeof rotaRow>

const rotaFile = {
  format: z.enum(['csv', 'icalendar']),
  /** The file's text. CSV has the columns email, role, from, until; iCalendar an ATTENDEE and a SUMMARY that is a role. */
  text: z.string().min(1).max(longestRota),
}

export const previewRota = command('duty.previewRota', {
  summary: 'What a rota file would bring in, row by row, and what stands in its way; nothing is written',
  input: z.strictObject(rotaFile),
  output: z.strictObject({ rows: z.array(rotaRow) }),
  refusals: ['too-large'],
})

export const importRota = command('duty.importRota', {
  summary:
    'Bring in a rota file: all rows or none, or only the good ones; the same file twice changes nothing more',
  input: z.strictObject({ ...rotaFile, rows: z.enum(['all-or-none', 'only-good']) }),
  output: z.strictObject({ added: z.int(), unchanged: z.int(), left: z.array(rotaRow) }),
  refusals: ['too-large', 'bad-input'],
})

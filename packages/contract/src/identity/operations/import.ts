import { z } from 'zod'
import { command } from '../../operation.ts'
import { id } from '../../values.ts'
import { accessCode } from '../sessions.ts'

/** A list of staff as a spreadsheet saves it: one header line, comma, semicolon or tab between cells. */
const csv = z.string().min(1).max(1_000_000)
/** Most people in one list. */
export const longestImport = 2_000

export const importField = z.enum([
  'name',
  'email',
  'profession',
  'grade',
  'specialty',
  'telephone',
  'bleep',
  'site',
  'place',
  'teams',
])

const rowProblem = z.strictObject({
  /** `null` when it is the whole row. */
  field: importField.nullable(),
  problem: z.string(),
})

/** One row of the list, with what stands in its way; none when it can be imported. */
export const importRow = z.strictObject({
  /** As a spreadsheet numbers it: the header is line 1. */
  line: z.int().min(1),
  name: z.string(),
  email: z.string(),
  problems: z.array(rowProblem),
})
export type ImportRow = z.infer<typeof importRow>

export const previewImport = command('identity.previewImport', {
  summary: 'What importing a list of staff would do; changes nothing',
  input: z.strictObject({ csv }),
  output: z.strictObject({
    /** The columns in order, with what each was taken for; `null` for those that are left out. */
    columns: z.array(z.strictObject({ header: z.string(), field: importField.nullable() })),
    rows: z.array(importRow),
    good: z.int().min(0),
    bad: z.int().min(0),
  }),
  refusals: ['too-large'],
})

/** With `rows: 'all'` and a row that has a problem, nothing is imported and the refusal is `bad-input`. */
export const importPeople = command('identity.importPeople', {
  summary: 'Add the people of a list: all or nothing, or only the rows without a problem',
  input: z.strictObject({ csv, rows: z.enum(['all', 'good']) }),
  output: z.strictObject({
    added: z.array(
      z.strictObject({
        line: z.int(),
        personId: id,
        name: z.string(),
        email: z.string(),
        access: accessCode,
      }),
    ),
    left: z.array(importRow),
  }),
  refusals: ['too-large'],
})

import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id, position, typedText } from '../../values.ts'
import { listName, listOwner, listSummary, longestList, mark, patientList } from '../lists.ts'

const onList = { listId: id }
const changed = z.strictObject({ list: patientList })

export const listLists = query('patients.listLists', {
  summary: 'My lists, those of my teams, and those shared with me, by name',
  input: nothing,
  output: z.strictObject({ lists: z.array(listSummary), position }),
})

export const openList = query('patients.openList', {
  summary: 'A list with its patients, in its order',
  input: z.strictObject(onList),
  output: z.strictObject({ list: patientList, position }),
  refusals: ['not-found'],
})

/** The command's id becomes the list's id. */
export const addList = command('patients.addList', {
  summary: 'Begin a list of my own, or of a team that I am in',
  input: z.strictObject({ name: listName, owner: listOwner }),
  output: changed,
  refusals: ['not-found', 'already-exists'],
})

export const renameList = command('patients.renameList', {
  summary: 'Give a list another name',
  input: z.strictObject({ ...onList, name: listName }),
  output: changed,
  refusals: ['not-found', 'already-exists'],
})

export const removeList = command('patients.removeList', {
  summary: 'Remove a list; its patients stay where they are',
  input: z.strictObject(onList),
  output: done,
  refusals: ['not-found'],
})

export const shareList = command('patients.shareList', {
  summary: 'Say who else sees a list: it replaces who did',
  input: z.strictObject({
    ...onList,
    personIds: z.array(id).max(100),
    teamIds: z.array(id).max(20),
  }),
  output: changed,
  refusals: ['not-found'],
})

export const putOnList = command('patients.putOnList', {
  summary: 'Put patients that I may see on a list, at its end',
  input: z.strictObject({ ...onList, patientIds: z.array(id).min(1).max(longestList) }),
  output: changed,
  refusals: ['not-found', 'no-relationship', 'too-large'],
})

export const takeOffList = command('patients.takeOffList', {
  summary: 'Take a patient off a list',
  input: z.strictObject({ ...onList, patientId: id }),
  output: changed,
  refusals: ['not-found'],
})

export const markOnList = command('patients.markOnList', {
  summary: 'Mark a patient on a list, and write a line beside them',
  input: z.strictObject({
    ...onList,
    patientId: id,
    mark: mark.nullable(),
    note: typedText({ max: 120 }).nullable(),
  }),
  output: changed,
  refusals: ['not-found'],
})

export const moveOnList = command('patients.moveOnList', {
  summary: 'Move a patient on a list before another one, or to its end',
  input: z.strictObject({ ...onList, patientId: id, beforePatientId: id.nullable() }),
  output: changed,
  refusals: ['not-found'],
})

import { api, type InputOf, type Patient, type RungTarget, type Task, type Within } from '@baton/contract'
import type { TaskAct } from '../acts.ts'
import { mistakesInSbar, type SbarFields, sbarFieldsOf, sbarWith } from '../request/request-fields.ts'

/** Acts that need words, or somebody to be chosen. */
export type SpokenAct = Exclude<TaskAct, 'accept' | 'start' | 'resume' | 'review'>

export interface ActForm {
  readonly title: string
  /** The field for words; `null` where none are needed. */
  readonly words: {
    readonly label: string
    readonly isNeeded: boolean
    readonly usual: readonly string[]
  } | null
  /** The button that does it. */
  readonly submit: string
  readonly isDanger?: true
}

/** What each act asks before it is done. */
export const actForms: Readonly<Record<SpokenAct, ActForm>> = {
  complete: {
    title: 'What came of it',
    words: { label: 'Outcome', isNeeded: false, usual: [] },
    submit: 'Say that it is done',
  },
  hold: {
    title: 'Put on hold',
    words: {
      label: 'What it waits for',
      isNeeded: true,
      usual: ['A result', 'The patient is off the ward', 'Equipment', 'A senior opinion'],
    },
    submit: 'Put on hold',
  },
  passOn: {
    title: 'Pass it on',
    words: {
      label: 'Why',
      isNeeded: false,
      usual: ['Not for my role', 'Busy with something that presses more'],
    },
    submit: 'Pass on',
  },
  giveBack: {
    title: 'Give it back',
    words: {
      label: 'Why',
      isNeeded: true,
      usual: ['Called away', 'Could not do it', 'Needs somebody on the ward', 'My shift ends'],
    },
    submit: 'Give back',
  },
  decline: {
    title: 'Decline',
    words: {
      label: 'Why',
      isNeeded: true,
      usual: ['Busy with something that presses more', 'Not for my role', 'I am not able to do this'],
    },
    submit: 'Decline',
  },
  nudge: { title: 'Ask somebody to take it', words: null, submit: 'Ask them' },
  changeRequest: {
    title: 'Change what you asked',
    words: { label: 'What is wanted', isNeeded: true, usual: [] },
    submit: 'Change it',
  },
  correctSbar: { title: 'Correct the SBAR', words: null, submit: 'Correct it' },
  reopen: {
    title: 'Open it again',
    words: {
      label: 'Why it is not done',
      isNeeded: true,
      usual: ['Not all of it was done', 'It is needed again'],
    },
    submit: 'Open again',
  },
  cancel: {
    title: 'Take it back',
    words: { label: 'Why', isNeeded: false, usual: ['No longer needed', 'Done by somebody else'] },
    submit: 'Take it back',
    isDanger: true,
  },
  enterInError: {
    title: 'Wrong patient, or never meant',
    words: {
      label: 'What was wrong',
      isNeeded: true,
      usual: ['Wrong patient', 'Asked twice', 'Never meant'],
    },
    submit: 'Mark as entered in error',
    isDanger: true,
  },
}

/** What is filled in. */
export interface ActFields {
  readonly words: string
  readonly result: 'done' | 'failed'
  readonly to: RungTarget | null
  /** Minutes from now until it is looked at again; `null` where that is not known. */
  readonly minutes: number | null
  readonly within: Within
  /** `null` where the task has none. */
  readonly sbar: SbarFields | null
}

/** What a form begins with. */
export function fieldsOf(act: SpokenAct, task: Task): ActFields {
  return {
    words: act === 'changeRequest' ? task.reason : '',
    result: 'done',
    to: null,
    minutes: null,
    within: task.within,
    sbar: task.sbar && sbarFieldsOf(task.sbar),
  }
}

/** Whether there is anything to do: an SBAR that says what it said is not corrected. */
export function isChanged(act: SpokenAct, task: Task, { sbar }: ActFields): boolean {
  if (act !== 'correctSbar' || task.sbar === null || sbar === null) return true
  const held = sbarFieldsOf(task.sbar)
  return sbarParts.some((part) => held[part].trim() !== sbar[part].trim())
}

const sbarParts = ['news2', 'situation', 'background', 'assessment', 'recommendation'] as const

/** What keeps it from being done, by field. */
export function mistakesIn(
  act: SpokenAct,
  { type }: Pick<Task, 'type'>,
  { words, result, to, sbar }: ActFields,
): { words?: string; to?: string; situation?: string; news2?: string } {
  const form = actForms[act].words
  const isNeeded = form !== null && (form.isNeeded || (act === 'complete' && result === 'failed'))
  return {
    ...(isNeeded && words.trim() === '' ? { words: 'Say it in a few words.' } : {}),
    ...(act === 'correctSbar' && sbar !== null ? mistakesInSbar(sbar, type) : {}),
    ...((act === 'passOn' || act === 'nudge') && to === null ? { to: 'Choose who takes it.' } : {}),
  }
}

/** What is asked of the server. */
export function commandOf(act: SpokenAct, task: Task, patient: Patient | null, fields: ActFields, now: Date) {
  const taskId = task.id
  const words = fields.words.trim()
  const perhaps = words === '' ? null : words
  switch (act) {
    case 'complete': {
      // Whom the screen showed: the server refuses it for anybody else.
      const input: InputOf<typeof api.tasks.complete> = {
        taskId,
        patientId: patient?.id ?? null,
        result: fields.result,
        outcome: perhaps,
      }
      return { operation: api.tasks.complete, input }
    }
    case 'hold': {
      const until =
        fields.minutes === null ? null : new Date(now.getTime() + fields.minutes * 60_000).toISOString()
      return { operation: api.tasks.hold, input: { taskId, words, until } }
    }
    case 'passOn':
      return fields.to && { operation: api.tasks.passOn, input: { taskId, to: fields.to, reason: perhaps } }
    case 'nudge':
      return fields.to && { operation: api.tasks.nudge, input: { taskId, personId: fields.to.id } }
    case 'giveBack':
      return { operation: api.tasks.giveBack, input: { taskId, reason: words } }
    case 'decline':
      return { operation: api.tasks.decline, input: { taskId, reason: words } }
    case 'reopen':
      return { operation: api.tasks.reopen, input: { taskId, reason: words } }
    case 'cancel':
      return { operation: api.tasks.cancel, input: { taskId, reason: perhaps } }
    case 'enterInError':
      return { operation: api.tasks.enterInError, input: { taskId, reason: words } }
    case 'correctSbar': {
      const { sbar, reason, within, version } = task
      if (sbar === null || fields.sbar === null) return null
      const corrected = sbarWith(fields.sbar, sbar)
      return {
        operation: api.tasks.changeRequest,
        input: { taskId, reason, within, sbar: corrected, version },
      }
    }
    case 'changeRequest': {
      const { sbar, version } = task
      return {
        operation: api.tasks.changeRequest,
        input: { taskId, reason: words, within: fields.within, sbar, version },
      }
    }
  }
}

import type { InputOf, Operation, OutputOf, RefusalCode } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Answer } from './answer.ts'
import type { Dispatch } from './dispatcher.ts'
import type { Viewer } from './viewer.ts'

/** Somebody of a test's hospital, who asks as over the wire. */
export interface Asker {
  readonly viewer: Viewer
  attempt<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    commandId?: string,
  ): Promise<Answer<OutputOf<O>>>
  /** What is answered, held against the contract. @throws when it is refused */
  ask<O extends Operation>(operation: O, input: InputOf<O>, commandId?: string): Promise<OutputOf<O>>
  /** Why it is refused. @throws when it is not */
  refused<O extends Operation>(operation: O, input: InputOf<O>, commandId?: string): Promise<RefusalCode>
}

/** Makes a test speak as this person. */
export function askAs(dispatch: Dispatch, who: Omit<Viewer, 'sessionId'>): Asker {
  const viewer = { ...who, sessionId: uuidv7() }
  const caller = { viewer, address: '127.0.0.1', userAgent: 'test' }
  const attempt: Asker['attempt'] = async (operation, input, commandId = uuidv7()) =>
    // What the dispatcher answers is what the operation's handler, of that very type, answered.
    (await dispatch(operation, input, caller, commandId)) as Answer<OutputOf<typeof operation>>
  return {
    viewer,
    attempt,
    async ask(operation, input, commandId) {
      const answered = await attempt(operation, input, commandId)
      if (!answered.ok) throw new Error(`${operation.name} was refused: ${JSON.stringify(answered.refusal)}`)
      operation.output.parse(answered.value)
      return answered.value
    },
    async refused(operation, input, commandId) {
      const answered = await attempt(operation, input, commandId)
      if (answered.ok) throw new Error(`${operation.name} was not refused`)
      return answered.refusal.code
    },
  }
}

import type { InputOf, Operation, OutputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Dispatch } from '../platform/operations/dispatcher.ts'

/** Someone of the demonstration who does things by the same commands as everyone. */
export interface Actor {
  organisationId: string
  personId: string
  administrator: boolean
  /** In a connected organisation. */
  visitor?: true
}

/** Runs operations as people of the demonstration, at moments of the past. */
export class Errands {
  readonly #dispatch: Dispatch
  readonly #hands: { now: Date }

  /** @param hands the clock that `dispatch` reads; turned to each errand's moment */
  constructor(dispatch: Dispatch, hands: { now: Date }) {
    this.#dispatch = dispatch
    this.#hands = hands
  }

  /**
   * @throws when it is refused: the demonstration's data would be wrong
   */
  async run<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    actor: Actor,
    at: Date,
  ): Promise<OutputOf<O>> {
    this.#hands.now = at
    const viewer = { ...actor, sessionId: uuidv7() }
    const caller = { viewer, address: '127.0.0.1', userAgent: 'demonstration' }
    const answer = await this.#dispatch(operation, input, caller, uuidv7({ msecs: at.getTime() }))
    if (!answer.ok) throw new Error(`${operation.name} was refused: ${answer.refusal.code}`)
    // Every handler's answer has its operation's output, as handleCommand and handleQuery make the compiler check.
    return answer.value as OutputOf<O>
  }
}

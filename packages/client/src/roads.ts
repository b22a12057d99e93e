import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { type Answer, misunderstood, unreachable } from './answer.ts'
import { callOverHttp, type HttpRoad } from './call-over-http.ts'
import type { Connection } from './connection/connection.ts'
import type { Received } from './connection/read-frames.ts'

/** Longest wait for an answer on the socket, in ms. */
const patience = 15_000

/** The two roads to the server, as one: commands take the socket while it is open, everything else HTTP. */
export interface Roads {
  /**
   * Asks once; a command whose socket fell before it answered is asked again over HTTP with the same id (RT28).
   * Refuses `unavailable` when the server cannot be reached.
   */
  call<O extends Operation>(operation: O, input: InputOf<O>, id?: string): Promise<Answer<OutputOf<O>>>
  answered(frame: Extract<Received, { t: 'answer' | 'refused' }>): void
  /** The socket is gone: what was asked on it is unknown. */
  lost(): void
}

interface Waiting {
  settle(answer: Answer<unknown>): void
  stopTimer(): void
}

/** These concern the session's cookie or open the socket itself (RT27). */
const overHttpOnly: ReadonlySet<string> = new Set([api.identity.signOut.name, api.identity.issueTicket.name])

export function createRoads(
  http: HttpRoad,
  connection: () => Pick<Connection, 'isOpen' | 'send'>,
  newId: () => string,
  notSignedIn: () => void,
): Roads {
  const waiting = new Map<string, Waiting>()

  async function call<O extends Operation>(
    operation: O,
    input: InputOf<O>,
    id = newId(),
  ): Promise<Answer<OutputOf<O>>> {
    const first = mayTakeSocket(operation) ? await overSocket(operation, input, id) : undefined
    const answer = first ?? (await callOverHttp(http, operation, input, id))
    if (!answer.ok) {
      if (answer.refusal.code === 'not-signed-in' && operation.caller === 'person') notSignedIn()
      return answer
    }
    const value = operation.output.safeParse(answer.value)
    // The schema is this operation's own, so its output is too.
    return value.success ? { ok: true, value: value.data as OutputOf<O> } : misunderstood
  }

  function mayTakeSocket(operation: Operation): boolean {
    return operation.kind === 'command' && operation.caller === 'person' && !overHttpOnly.has(operation.name)
  }

  /** `undefined` when the socket is closed, or closed before it answered: take the other road. */
  function overSocket(
    operation: Operation,
    input: unknown,
    id: string,
  ): Promise<Answer<unknown> | undefined> {
    if (!connection().isOpen() || waiting.has(id)) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const settle = (answer: Answer<unknown>) => {
        waiting.get(id)?.stopTimer()
        waiting.delete(id)
        resolve(answer === unreachable ? undefined : answer)
      }
      const stopTimer = http.clock.setTimer(patience, () => settle(unreachable))
      waiting.set(id, { settle, stopTimer })
      if (!connection().send({ t: 'command', id, name: operation.name, input })) settle(unreachable)
    })
  }

  return {
    call,
    answered(frame) {
      waiting
        .get(frame.id)
        ?.settle(
          frame.t === 'answer' ? { ok: true, value: frame.value } : { ok: false, refusal: frame.refusal },
        )
    },
    lost() {
      for (const { settle } of [...waiting.values()]) settle(unreachable)
    },
  }
}

import { api, type Escalation, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import type { Answer } from '../answer.ts'

/** What can be done with an urgent item. */
export interface UrgentActs {
  accept(escalationId: string): Promise<Answer<Escalation>>
  decline(escalationId: string): Promise<Answer<Escalation>>
  passOn(escalationId: string, to: InputOf<typeof api.escalation.passOn>['to']): Promise<Answer<Escalation>>
  cancel(escalationId: string): Promise<Answer<Escalation>>
  complete(escalationId: string): Promise<Answer<Escalation>>
  /** Sends an urgent message. The same thing asked again, after the line fell, is sent once. */
  send(
    input: InputOf<typeof api.messaging.sendUrgent>,
  ): Promise<Answer<OutputOf<typeof api.messaging.sendUrgent>>>
}

export interface UrgentActsDeps {
  newId(): string
  isOpen(): boolean
  call<O extends Operation>(operation: O, input: InputOf<O>, id: string): Promise<Answer<OutputOf<O>>>
  find(escalationId: string): Escalation | undefined
  took(escalation: Escalation): void
}

/**
 * Nothing urgent is kept to be done later: somebody would believe it done. Without a line it says so, and whom to ring.
 */
export function createUrgentActs(deps: UrgentActsDeps): UrgentActs {
  /** The ids of what was asked and not heard of, so that asking again never does twice. */
  const unheard = new Map<string, string>()

  async function act<O extends Operation<'command'>>(
    operation: O,
    input: InputOf<O>,
    number: string | null | undefined,
  ): Promise<Answer<OutputOf<O>>> {
    const key = `${operation.name} ${JSON.stringify(input)}`
    const id = unheard.get(key) ?? deps.newId()
    const wasOpen = deps.isOpen()
    unheard.set(key, id)
    const answer = await deps.call(operation, input, id)
    if (answer.ok || answer.refusal.code !== 'unavailable') unheard.delete(key)
    return answer.ok || answer.refusal.code !== 'unavailable' ? answer : cannot(wasOpen, number)
  }

  async function onEscalation<
    O extends Operation<'command'> & { output: (typeof api.escalation.accept)['output'] },
  >(operation: O, input: InputOf<O> & { escalationId: string }): Promise<Answer<Escalation>> {
    const answer = await act(operation, input, deps.find(input.escalationId)?.callBack)
    if (!answer.ok) return answer
    const { escalation } = answer.value as OutputOf<typeof api.escalation.accept>
    deps.took(escalation)
    return { ok: true, value: escalation }
  }

  return {
    accept: (escalationId) => onEscalation(api.escalation.accept, { escalationId }),
    decline: (escalationId) => onEscalation(api.escalation.decline, { escalationId }),
    passOn: (escalationId, to) => onEscalation(api.escalation.passOn, { escalationId, to }),
    cancel: (escalationId) => onEscalation(api.escalation.cancel, { escalationId }),
    complete: (escalationId) => onEscalation(api.escalation.complete, { escalationId }),
    async send(input) {
      const answer = await act(api.messaging.sendUrgent, input, undefined)
      if (answer.ok) deps.took(answer.value.escalation)
      return answer
    },
  }
}

/** @param wasOpen there was a line when it was asked: then it may have been done, and nobody told us */
function cannot(wasOpen: boolean, number: string | null | undefined): Answer<never> {
  const telephone = number ? `Telephone ${number}.` : 'Telephone instead.'
  return {
    ok: false,
    refusal: {
      code: 'unavailable',
      title: wasOpen
        ? 'Baton could not be reached, so this may not have been done.'
        : 'This was not done: Baton cannot be reached.',
      next: `${telephone} Nothing is sent later by itself.`,
    },
  }
}

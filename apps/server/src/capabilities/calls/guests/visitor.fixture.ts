import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import type { Answer } from '../../../platform/operations/answer.ts'
import type { Colleague, Hospital } from '../hospital.fixture.ts'
import type { Line } from '../room/line.fixture.ts'

/** Somebody without an account, at an address of their own. */
export interface Visitor {
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
  refused<O extends Operation>(operation: O, input: InputOf<O>): Promise<string>
  /** Knocks by a link, with a line to the room's door. */
  knock(link: string, name?: string): Promise<{ line: Line; participantId: string; pass: string }>
}

let visitors = 0

/** A visitor of the hospital, from an address that nobody else has, or from this one. */
export function visit(hospital: Hospital, address = newAddress()): Visitor {
  const [{ dispatch }] = hospital.servers
  const attempt = async <O extends Operation>(
    operation: O,
    input: InputOf<O>,
  ): Promise<Answer<OutputOf<O>>> => {
    const caller = { viewer: null, address, userAgent: 'test' }
    // What the dispatcher answers is what the operation's handler, of that very type, answered.
    return (await dispatch(operation, input, caller, uuidv7())) as Answer<OutputOf<O>>
  }
  const visitor: Visitor = {
    async ask(operation, input) {
      const answered = await attempt(operation, input)
      if (!answered.ok) throw new Error(`${operation.name} was refused: ${answered.refusal.code}`)
      operation.output.parse(answered.value)
      return answered.value
    },
    async refused(operation, input) {
      const answered = await attempt(operation, input)
      return answered.ok ? 'not refused' : answered.refusal.code
    },
    async knock(link, name = 'Nia Parry') {
      const input = { secret: secretOf(link), name, organisation: 'Community nursing' }
      const { participantId, pass, ticket } = await visitor.ask(api.calls.knock, input)
      return { line: await hospital.open(ticket), participantId, pass }
    },
  }
  return visitor
}

function newAddress(): string {
  visitors += 1
  return `2001:db8::${visitors}`
}

/** The secret in a guest's link. */
export function secretOf(link: string): string {
  return new URL(link).hash.slice(1)
}

/** A link to a meeting that somebody made. */
export async function linkTo(
  meetingId: string,
  by: Colleague,
  hours = 4,
): Promise<{ id: string; link: string }> {
  const { guestLink, link } = await by.ask(api.calls.makeGuestLink, { meetingId, hours })
  return { id: guestLink.id, link }
}

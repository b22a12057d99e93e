import { newId, type Operation, operations } from '@baton/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { refuse } from '../operations/answer.ts'
import type { Dispatch } from '../operations/dispatcher.ts'
import type { Caller } from '../operations/viewer.ts'
import { sendRefusal } from './send-refusal.ts'

/**
 * Finds who is asking, from the request's cookie. What a page asks by itself (`byItself`: a picture, the rest of an
 * upload) does not keep a session from going idle.
 */
export type FindCaller = (
  request: FastifyRequest,
  reply: FastifyReply,
  how?: { readonly byItself: boolean },
) => Promise<Caller>

/** A stranger has little to say. */
const strangersBody = 64 * 1024

export interface RoutesParts {
  dispatch: Dispatch
  findCaller: FindCaller
  /** Operations that pages ask by themselves, again and again, without anybody there. */
  byItself?: readonly string[]
}

/** Makes one route of every operation in the contract. */
export function registerOperations(
  http: FastifyInstance,
  { dispatch, findCaller, byItself = [] }: RoutesParts,
): void {
  for (const operation of operations) {
    if (operation.kind === 'command')
      http.post(operation.path, limitsOf(operation), (request, reply) => command(operation, request, reply))
    else http.get(operation.path, (request, reply) => query(operation, request, reply))
  }

  async function command(operation: Operation, request: FastifyRequest, reply: FastifyReply) {
    const commandId = newId.safeParse(request.headers['idempotency-key'])
    if (!commandId.success) {
      return sendRefusal(
        reply,
        refuse('bad-input', [{ path: 'Idempotency-Key', problem: 'must be a version 7 UUID' }]).refusal,
      )
    }
    return respond(operation, request.body, commandId.data, request, reply)
  }

  async function query(operation: Operation, request: FastifyRequest, reply: FastifyReply) {
    return respond(operation, request.query, uuidv7(), request, reply)
  }

  async function respond(
    operation: Operation,
    input: unknown,
    commandId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const caller = await findCaller(request, reply, { byItself: byItself.includes(operation.name) })
    const answer = await dispatch(operation, input, caller, commandId)
    if (!answer.ok) return sendRefusal(reply, answer.refusal)
    return reply.header('cache-control', 'no-store').send(answer.value)
  }
}

function limitsOf(operation: Operation): { bodyLimit?: number } {
  return operation.caller === 'anyone' ? { bodyLimit: strangersBody } : {}
}

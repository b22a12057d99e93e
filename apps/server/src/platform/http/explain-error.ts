import type { Refusal } from '@baton/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.ts'
import { refuse } from '../operations/answer.ts'
import { isUnreachable } from '../operations/dispatcher.ts'
import { UnreadableBody } from './parse-json-body.ts'
import { sendRefusal } from './send-refusal.ts'

/** Answers what went wrong outside an operation: a fault of the request with its code, a fault of ours without a word. */
export function explainErrors(log: Log) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal-error' || refusal.code === 'unavailable') {
      log.error({ route: request.routeOptions?.url, err: error }, 'request failed')
    }
    return sendRefusal(reply, refusal)
  }
}

function refusalOf(error: unknown): Refusal {
  const status = statusOf(error)
  if (error instanceof UnreadableBody) return bad('body', 'is not JSON in UTF-8')
  if (status === 413) return refuse('too-large').refusal
  if (status === 415) return bad('Content-Type', 'must be application/json')
  if (status !== undefined && status >= 400 && status < 500) return bad('request', 'cannot be understood')
  return refuse(isUnreachable(error) ? 'unavailable' : 'internal-error').refusal
}

function bad(path: string, problem: string): Refusal {
  return refuse('bad-input', [{ path, problem }]).refusal
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}

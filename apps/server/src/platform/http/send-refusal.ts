import type { Refusal } from '@baton/contract'
import type { FastifyReply } from 'fastify'
import { statusOfRefusal } from './status-of-refusal.ts'

/** Answers with RFC 9457 `application/problem+json`: the refusal as it is, and nothing about our insides. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(statusOfRefusal[refusal.code])
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(refusal))
}

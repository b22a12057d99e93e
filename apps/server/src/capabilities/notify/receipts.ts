import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { inTransaction } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/operations/answer.ts'
import { isSigned } from './channels/gateway.ts'
import type { NotifyParts } from './parts.ts'
import { findOrganisationOf, saveReceipt } from './store/attempts.ts'

/** Where the gateway sends its receipts. */
export const receiptsPath = '/api/gateway/receipts'

const receipt = z.strictObject({ id: z.uuid(), state: z.enum(['delivered', 'failed']) })
const largest = 4 * 1_024

/**
 * Takes receipts of the gateway, signed like what it is sent (QUI16). Whoever cannot sign learns nothing: an attempt
 * that is unknown is answered like one that is known.
 */
export function serveReceipts(http: FastifyInstance, parts: NotifyParts): void {
  const { gateway } = parts
  if (gateway === null) return
  // The signature is over the bytes, so they are kept as they came.
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.post(receiptsPath, { bodyLimit: largest }, async (request, reply) => {
      const { body, headers } = request
      const signed = {
        timestamp: String(headers['baton-timestamp'] ?? ''),
        signature: String(headers['baton-signature'] ?? ''),
        body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      }
      if (!isSigned(gateway.secret, signed, parts.clock.now())) {
        return reply.status(403).send({ code: refuse('not-allowed').refusal.code })
      }
      const said = receipt.safeParse(parse(signed.body))
      if (!said.success) return reply.status(400).send({ code: refuse('bad-input').refusal.code })
      await take(parts, said.data)
      return reply.status(204).send()
    })
  })
}

async function take(parts: NotifyParts, { id, state }: z.infer<typeof receipt>): Promise<void> {
  const organisationId = await findOrganisationOf(parts.database.system, id)
  if (organisationId === undefined) return
  const at = parts.clock.now()
  await inTransaction(parts.database.app, organisationId, async (transaction) => {
    await saveReceipt(transaction, id, state, at)
  })
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

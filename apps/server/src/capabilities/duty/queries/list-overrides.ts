import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { openOverrides } from '../overrides/override-of.ts'
import type { DutyParts } from '../parts.ts'
import { readNewestOverrides } from '../store/overrides.ts'

/** Overrides of one list. */
const mostListed = 200

export function listOverrides({ vault }: DutyParts): Handler {
  return handleQuery(api.duty.listOverrides, async ({ transaction }) => {
    const rows = await readNewestOverrides(transaction, mostListed)
    return answer({ overrides: await openOverrides(transaction, vault, rows) })
  })
}

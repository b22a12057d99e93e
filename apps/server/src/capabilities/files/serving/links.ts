import { timingSafeEqual } from 'node:crypto'
import { visitingHeader } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { openScopes, type Scope, type Vault } from '../../../platform/vault/index.ts'

/** Where content is asked for. */
export const contentPath = '/api/files/content'

/** How long a link to content holds, in ms. */
const lifeMs = 5 * 60_000

/** What a link leads to: what was made of a file, `page` for any of its pages, or `download` for keeping it outside. */
export type Shown = 'thumbnail' | 'preview' | 'whole' | 'page' | 'download'

export interface Linking {
  readonly until: Date
  /** A way to one thing of one file, for this session alone. */
  to(fileId: string, shown: Shown): string
}

/** Makes links for a viewer, all of which end together (FIL15). */
export async function linksFor(
  { transaction, viewer, at }: { transaction: Transaction; viewer: Viewer; at: Date },
  vault: Vault,
): Promise<Linking> {
  await openKey(transaction, vault, viewer)
  const until = new Date(at.getTime() + lifeMs)
  // A picture is asked for without a header to say that it is a visitor who asks.
  const visiting = viewer.visitor ? `&${visitingHeader}=${viewer.organisationId}` : ''
  return {
    until,
    to(fileId, shown) {
      const key = keyOf(vault, viewer, { fileId, shown, until: until.getTime() }).toString('base64url')
      return `${contentPath}/${fileId}/${shown}?until=${until.getTime()}&key=${key}${visiting}`
    },
  }
}

/** A link as it came back. */
export interface GivenLink {
  readonly fileId: string
  readonly shown: Shown
  readonly until: number
  readonly key: string
}

/** Whether a link was made for this very session, and has not ended. The key of the organisation must be open. */
export function isGood(vault: Vault, viewer: Viewer, link: GivenLink, at: Date): boolean {
  if (link.until <= at.getTime()) return false
  const given = Buffer.from(link.key, 'base64url')
  const expected = keyOf(vault, viewer, link)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Links are signed with the organisation's own key. */
export async function openKey(transaction: Transaction, vault: Vault, viewer: Viewer): Promise<void> {
  await openScopes(transaction, vault, [{ scope: organisationScope(viewer) }])
}

function keyOf(vault: Vault, viewer: Viewer, link: Omit<GivenLink, 'key'>): Buffer {
  const { fileId, shown, until } = link
  return vault.commitment(
    organisationScope(viewer),
    `link to content|${viewer.sessionId}|${fileId}|${shown}|${until}`,
  )
}

function organisationScope({ organisationId }: Viewer): Scope {
  return { organisationId, scopeId: organisationId }
}

import { createHmac, type KeyObject } from 'node:crypto'
import { RecentMap } from '../../recent-map.ts'

/** An organisation's key for search tokens, with the tokens that it lately made. */
export interface SearchKey {
  readonly key: KeyObject
  /** Tokens by folded word. Words repeat: without this every message would cost some thirty HMACs. */
  readonly known: RecentMap<readonly number[]>
}

const WORDS_KNOWN = 30_000

export function makeSearchKey(key: KeyObject): SearchKey {
  return { key, known: new RecentMap(WORDS_KNOWN) }
}

/**
 * The first 31 bits of HMAC-SHA-256. So few keep the index small and are sorted and printed fast; two words that share
 * a token by chance (one in 10,000 does, with 200,000 beginnings) only add a candidate that `matches` then drops.
 */
export function tokenOf({ key }: SearchKey, prefix: string): number {
  return createHmac('sha256', key).update(prefix).digest().readUInt32BE(0) >>> 1
}

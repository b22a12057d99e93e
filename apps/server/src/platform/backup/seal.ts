import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { MasterKeys } from '../vault/index.ts'

type MasterKey = MasterKeys['current']

/** A mark over the manifest that only an owner of the key file can make: hex. */
export function sealOf(manifest: string, { key }: MasterKey): string {
  const sealKey = hkdfSync('sha256', key.export(), '', 'baton backup seal 1', 32)
  return createHmac('sha256', Buffer.from(sealKey)).update(manifest).digest('hex')
}

/** Whether the mark was made over this manifest with that key of the key file. */
export function isSealedBy(manifest: string, seal: string, key: MasterKey): boolean {
  const [expected, given] = [Buffer.from(sealOf(manifest, key)), Buffer.from(seal)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** The key of that id among those of the key file. */
export function keyOfId(keys: MasterKeys, id: string): MasterKey | undefined {
  return [keys.current, ...keys.earlier].find((key) => key.id === id)
}

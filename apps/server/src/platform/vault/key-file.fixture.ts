import { type MasterKeys, makeMasterKeys } from './key-file.ts'

/** The same keys with a new one in front, as `addMasterKey` leaves them in the file. */
export function addedKey(keys: MasterKeys): MasterKeys {
  return { current: makeMasterKeys().current, earlier: [keys.current, ...keys.earlier] }
}

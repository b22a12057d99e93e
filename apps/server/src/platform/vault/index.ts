export { createScopeKey } from './create-scope-key.ts'
export { addMasterKey, type MasterKeys, makeMasterKeys, openKeyFile } from './key-file.ts'
export { openOrganisation } from './open-organisation.ts'
export { openScopes } from './open-scopes.ts'
export { rewrapKeys } from './rewrap-keys.ts'
export { highlights, matches, type Range } from './search/matches.ts'
export { type SearchKey, tokenOf } from './search/search-key.ts'
export { parseQuery, queryTokens, type SearchQuery } from './search/search-query.ts'
export { searchTokens } from './search/search-tokens.ts'
export { openShredLedger, type ShredLedger } from './shred-ledger.ts'
export { shredScope } from './shred-scope.ts'
export {
  createVault,
  type NewKey,
  type Scope,
  sealedOverhead,
  type Vault,
  type VaultKeyRow,
} from './vault.ts'
export { VaultError } from './vault-error.ts'

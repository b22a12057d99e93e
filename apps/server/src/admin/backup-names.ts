/** What the key files are called in a backup that holds them. */
export const vaultKeyName = 'vault.key'
export const signingKeyName = 'audit-signing.key'

/** Why a backup was not made or not restored: a code and one sentence with the way out. Nothing has been written. */
export interface BackupRefusal {
  readonly ok: false
  readonly code:
    | 'backup_exists'
    | 'backup_missing'
    | 'backup_damaged'
    | 'backup_key_unknown'
    | 'backup_forged'
    | 'backup_newer'
    | 'backup_target_not_empty'
    | 'backup_key_file_exists'
  readonly sentence: string
}

export function backupRefusal(code: BackupRefusal['code'], sentence: string): BackupRefusal {
  return { ok: false, code, sentence }
}

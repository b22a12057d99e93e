import { type DrawnShape, drawnShape, type ToldPatient, toldPatient } from '@baton/contract'
import { z } from 'zod'
import { type Scope, type Vault, VaultError } from '../../platform/vault/index.ts'
import { scopeOf } from './content/frames.ts'
import type { FileRow } from './store/files.ts'
import type { LayerRow } from './store/layers.ts'

/** Seals a file's name with its key, which must be open. */
export function sealName(vault: Vault, scope: Scope, id: string, name: string): Buffer {
  return vault.seal(scope, name, `file|${id}|name`)
}

/** Opens a file's name; a file whose key was destroyed has none. */
export function openName(vault: Vault, row: Pick<FileRow, 'id' | 'organisationId' | 'name'>): string {
  return (
    unlessDestroyed(() => vault.open(scopeOf(row), row.name, `file|${row.id}|name`))?.toString('utf8') ?? ''
  )
}

/** Seals whom a file shows, as a visitor told it, with its key, which must be open. */
export function sealToldPatient(vault: Vault, scope: Scope, id: string, told: ToldPatient): Buffer {
  return vault.seal(scope, JSON.stringify(told), `file|${id}|told-patient`)
}

/** Opens whom a file shows, as a visitor told it; `null` when nobody told it, or its key was destroyed. */
export function openToldPatient(
  vault: Vault,
  row: Pick<FileRow, 'id' | 'organisationId' | 'toldPatient'>,
): ToldPatient | null {
  const { id, toldPatient: sealed } = row
  if (sealed === null) return null
  const opened = unlessDestroyed(() => vault.open(scopeOf(row), sealed, `file|${id}|told-patient`))
  return opened === null ? null : toldPatient.parse(JSON.parse(opened.toString('utf8')))
}

function unlessDestroyed(open: () => Buffer): Buffer | null {
  try {
    return open()
  } catch (error) {
    if (error instanceof VaultError && error.code === 'key-shredded') return null
    throw error
  }
}

const storedShapes = z.array(drawnShape)

/** Seals what somebody drew. */
export function sealShapes(
  vault: Vault,
  file: Pick<FileRow, 'id' | 'organisationId'>,
  personId: string,
  shapes: readonly DrawnShape[],
): Buffer {
  return vault.seal(scopeOf(file), JSON.stringify(shapes), `file_layer|${file.id}|${personId}`)
}

export function openShapes(
  vault: Vault,
  file: Pick<FileRow, 'id' | 'organisationId'>,
  { personId, shapes }: LayerRow,
): DrawnShape[] {
  const opened = vault.open(scopeOf(file), shapes, `file_layer|${file.id}|${personId}`)
  return storedShapes.parse(JSON.parse(opened.toString('utf8')))
}

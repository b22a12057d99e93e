import { type DrawnShape, drawnShape } from '@baton/contract'
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
  try {
    return vault.open(scopeOf(row), row.name, `file|${row.id}|name`).toString('utf8')
  } catch (error) {
    if (error instanceof VaultError && error.code === 'key-shredded') return ''
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

import { Folder } from 'lucide-react'
import type { ReactNode } from 'react'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { DocumentRow } from './DocumentRow.tsx'
import styles from './shelf.module.css'
import type { DocumentRowSnapshot, ShelfSnapshot } from './shelf-snapshot.ts'

interface ShelfRowsProps {
  readonly teamId: string
  readonly snapshot: ShelfSnapshot
}

/** The folders and documents in one place; at the top also what others share, and what was taken out. */
export function ShelfRows({ teamId, snapshot: { folders, documents, shared, removed } }: ShelfRowsProps) {
  return (
    <>
      {folders.length + documents.length > 0 && (
        <Panel isFlush>
          <ul className={styles.rows} aria-label="Folders and documents">
            {folders.map(({ id, name, words }) => (
              <li key={id}>
                <RowLink
                  to="/library/$teamId"
                  params={{ teamId }}
                  search={{ folder: id }}
                  leading={
                    <span className={styles.icon} aria-hidden="true">
                      <Folder />
                    </span>
                  }
                  title={<bdi className={styles.name}>{name}</bdi>}
                  subtitle={words}
                />
              </li>
            ))}
            <Documents rows={documents} />
          </ul>
        </Panel>
      )}
      <Section title="Shared by other teams" help="To read: their teams change them." rows={shared} />
      <Section
        title="Taken out"
        help="Kept, and seen by this team alone. Open one to put it back."
        rows={removed}
      />
    </>
  )
}

interface SectionProps {
  readonly title: string
  readonly help: ReactNode
  readonly rows: readonly DocumentRowSnapshot[]
}

function Section({ title, help, rows }: SectionProps) {
  if (rows.length === 0) return null
  return (
    <Panel title={title} help={help} isFlush>
      <ul className={styles.rows} aria-label={title}>
        <Documents rows={rows} />
      </ul>
    </Panel>
  )
}

function Documents({ rows }: { readonly rows: readonly DocumentRowSnapshot[] }) {
  return rows.map((row) => (
    <li key={row.id}>
      <DocumentRow row={row} />
    </li>
  ))
}

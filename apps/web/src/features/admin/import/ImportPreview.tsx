import { Button } from '../../../ui/button/Button.tsx'
import { type Column, DataTable } from '../../../ui/data-table/DataTable.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import styles from '../admin.module.css'
import type { ImportSnapshot } from './import-snapshot.ts'

type ImportRow = ImportSnapshot['rows'][number]

const columns: readonly Column<ImportRow>[] = [
  { id: 'name', title: 'Name', isHeading: true, cell: (row) => row.name },
  { id: 'line', title: 'Line', cell: (row) => row.line },
  { id: 'email', title: 'E-mail address', cell: (row) => row.email },
  {
    id: 'problems',
    title: 'What would happen',
    cell: (row) =>
      row.problems.length === 0 ? (
        <Tag tone="good">Added</Tag>
      ) : (
        <span className={styles.problems}>
          <Tag tone="bad">Left out</Tag>
          {row.problems.map((problem) => (
            <span key={problem}>{problem}</span>
          ))}
        </span>
      ),
  },
]

interface ImportPreviewProps {
  readonly snapshot: ImportSnapshot
  readonly isBusy: boolean
  readonly onImport: (rows: 'all' | 'good') => void
  readonly onBack: () => void
}

/** What importing would do, row by row. Nothing has been written yet. */
export function ImportPreview({ snapshot, isBusy, onImport, onBack }: ImportPreviewProps) {
  const { action } = snapshot
  return (
    <>
      <Panel title={snapshot.words} help="Nothing has been written yet.">
        <div className={styles.tags}>
          {snapshot.columns.map((column) => (
            <Tag key={column.header} tone={column.meaning ? 'info' : 'quiet'}>
              {column.header}
              {column.meaning ? ` → ${column.meaning}` : ' is left out'}
            </Tag>
          ))}
        </div>
        <div className={styles.actions}>
          {action && (
            <Button variant="primary" isBusy={isBusy} onPress={() => onImport(action.rows)}>
              {action.label}
            </Button>
          )}
          <Button onPress={onBack}>Change the list</Button>
        </div>
      </Panel>
      <Panel title="Rows" isFlush>
        <DataTable
          caption="Rows of the list"
          columns={columns}
          items={snapshot.rows}
          idOf={(row) => String(row.line)}
        />
        {snapshot.hiddenRows > 0 && <p className={styles.pad}>…and {snapshot.hiddenRows} more.</p>}
      </Panel>
    </>
  )
}

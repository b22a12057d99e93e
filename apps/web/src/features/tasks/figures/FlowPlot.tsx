import { DataTable } from '../../../ui/data-table/DataTable.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import styles from './figures.module.css'
import type { FlowRow } from './figures-snapshot.ts'

interface FlowPlotProps {
  readonly title: string
  /** What the rows are: “Kind of task”. */
  readonly by: string
  readonly rows: readonly FlowRow[]
}

/** How much was asked for and how much of it done: a bar each beside its words, and all of it as a table. */
export function FlowPlot({ title, by, rows }: FlowPlotProps) {
  const most = Math.max(1, ...rows.map(({ requested }) => requested))
  if (rows.length === 0) return null
  return (
    <Panel title={title}>
      <ul className={styles.plot}>
        {rows.map(({ id, name, requested, completed }) => (
          <li key={id}>
            <p className={styles.words}>
              <span className={styles.label}>{name}</span>
              <span className={styles.value}>
                {completed} of {requested} done
              </span>
            </p>
            {/* The words say it; the bar shows it. */}
            <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect className={styles.asked} width={(100 * requested) / most} height={10} />
              <rect className={styles.done} width={(100 * completed) / most} height={10} />
            </svg>
          </li>
        ))}
      </ul>
      <details className={styles.table}>
        <summary>As a table</summary>
        <DataTable
          caption={title}
          items={rows}
          idOf={(row) => row.id}
          columns={[
            { id: 'name', title: by, cell: (row) => row.name, isHeading: true },
            { id: 'requested', title: 'Asked for', cell: (row) => row.requested, align: 'end' },
            { id: 'completed', title: 'Done', cell: (row) => row.completed, align: 'end' },
            { id: 'declined', title: 'Declined', cell: (row) => row.declined, align: 'end' },
            { id: 'accept', title: 'Half accepted within', cell: (row) => row.accept, align: 'end' },
            { id: 'doneIn', title: 'Half done within', cell: (row) => row.done, align: 'end' },
          ]}
        />
      </details>
    </Panel>
  )
}

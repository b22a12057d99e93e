import { useId } from 'react'
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

/** In units of the drawing: a line each, names above bars, so that long names need no room beside them. */
const line = 34
const width = 400

/** How much was asked for and how much of it done: a drawing, and the same as a table. */
export function FlowPlot({ title, by, rows }: FlowPlotProps) {
  const id = useId()
  const most = Math.max(1, ...rows.map(({ requested }) => requested))
  if (rows.length === 0) return null
  return (
    <Panel title={title}>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${width} ${rows.length * line}`}
        role="img"
        aria-labelledby={id}
      >
        <title id={id}>{`${title}: ${summaryOf(rows)} The table below says the same.`}</title>
        {rows.map(({ id: row, name, requested, completed }, place) => (
          <g key={row}>
            <text className={styles.label} x={0} y={place * line + 12}>
              {name}
            </text>
            <text className={styles.value} x={width} y={place * line + 12} textAnchor="end">
              {completed} of {requested} done
            </text>
            <rect
              className={styles.asked}
              x={0}
              y={place * line + 18}
              width={(width * requested) / most}
              height={9}
            />
            <rect
              className={styles.done}
              x={0}
              y={place * line + 18}
              width={(width * completed) / most}
              height={9}
            />
          </g>
        ))}
      </svg>
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
            { id: 'accept', title: 'Accepted within (half)', cell: (row) => row.accept, align: 'end' },
            { id: 'doneIn', title: 'Done within (half)', cell: (row) => row.done, align: 'end' },
          ]}
        />
      </details>
    </Panel>
  )
}

function summaryOf(rows: readonly FlowRow[]): string {
  return rows
    .filter(({ requested }) => requested > 0)
    .slice(0, 5)
    .map(({ name, requested, completed }) => `${name}, ${completed} of ${requested} done.`)
    .join(' ')
}

import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import styles from './data-table.module.css'

export interface Column<Item> {
  readonly id: string
  readonly title: string
  readonly cell: (item: Item) => ReactNode
  /** The column that names the row: the card's heading on phones. Exactly one. */
  readonly isHeading?: boolean
  /** The title is not shown, such as that of a column of menus. */
  readonly isTitleHidden?: boolean
  readonly align?: 'start' | 'end'
}

interface DataTableProps<Item> {
  /** What the table holds; read out first. */
  readonly caption: string
  readonly columns: readonly Column<Item>[]
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
}

/**
 * Rows and columns on wide screens; one card a row where there is no room. The roles are written out because
 * browsers forget that it is a table once it is laid out as cards.
 */
export function DataTable<Item>({ caption, columns, items, idOf }: DataTableProps<Item>) {
  return (
    <div className={styles.frame}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table className={styles.table} role="table">
        <caption className={styles.caption}>{caption}</caption>
        <thead className={styles.head} role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                role="columnheader"
                className={cx(column.align === 'end' && styles.end)}
              >
                <span className={cx(column.isTitleHidden && styles.hidden)}>{column.title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} role="rowgroup">
          {items.map((item) => (
            <tr key={idOf(item)} role="row" className={styles.row}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} item={item} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
    </div>
  )
}

function Cell<Item>({ column, item }: { readonly column: Column<Item>; readonly item: Item }) {
  const content = column.cell(item)
  const look = cx(styles.cell, column.align === 'end' && styles.end, column.isTitleHidden && styles.bare)
  if (column.isHeading) {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see DataTable
      <th scope="row" role="rowheader" className={cx(look, styles.heading)}>
        {content}
      </th>
    )
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see DataTable
    <td role="cell" className={look}>
      {!column.isTitleHidden && (
        <span className={styles.cardTitle} aria-hidden="true">
          {column.title}
        </span>
      )}
      <span>{content}</span>
    </td>
  )
}

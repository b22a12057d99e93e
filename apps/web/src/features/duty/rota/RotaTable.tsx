import type { Shift } from '@baton/contract'
import { cx } from '../../../ui/cx.ts'
import { Entry } from './Entry.tsx'
import styles from './rota.module.css'
import type { RotaWeek } from './week.ts'

interface RotaTableProps {
  readonly week: RotaWeek
  readonly onEdit: ((shift: Shift) => void) | undefined
}

/** A week side by side: a row for each role. */
export function RotaTable({ week, onEdit }: RotaTableProps) {
  return (
    // Focusable, so that its far days are reached with the keyboard when they do not fit.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take focus
    <section className={styles.frame} tabIndex={0} aria-label="Rota of the week">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Role</th>
            {week.days.map((day) => (
              <th key={day.key} scope="col" className={cx(day.isToday && styles.today)}>
                {day.title}
                {day.isToday && <span className={styles.soft}> Today</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {row.days.map((entries, index) => (
                <td key={week.days[index]?.key} className={cx(week.days[index]?.isToday && styles.today)}>
                  {entries.map((entry) => (
                    <Entry key={entry.id} entry={entry} onEdit={onEdit} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import type { Shift } from '@baton/contract'
import { Entry } from './Entry.tsx'
import styles from './rota.module.css'
import type { RotaWeek } from './week.ts'

interface RotaDaysProps {
  readonly week: RotaWeek
  readonly onEdit: ((shift: Shift) => void) | undefined
}

/** A week on a phone: day after day. */
export function RotaDays({ week, onEdit }: RotaDaysProps) {
  return week.days.map((day, index) => {
    const rows = week.rows.filter((row) => (row.days[index]?.length ?? 0) > 0)
    if (rows.length === 0) return null
    return (
      <section key={day.key} className={styles.day} aria-label={day.title}>
        <h2 className={styles.dayTitle}>
          {day.title}
          {day.isToday && <span className={styles.soft}> Today</span>}
        </h2>
        {rows.map((row) => (
          <div key={row.id} className={styles.dayRow}>
            <h3 className={styles.roleName}>{row.name}</h3>
            {row.days[index]?.map((entry) => (
              <Entry key={entry.id} entry={entry} onEdit={onEdit} />
            ))}
          </div>
        ))}
      </section>
    )
  })
}

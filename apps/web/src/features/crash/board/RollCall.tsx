import { cx } from '../../../ui/cx.ts'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import styles from './board.module.css'
import type { BoardSnapshot } from './board-snapshot.ts'

/** The roles of a call, who was called for each, and what became of it. */
export function RollCall({ board }: { readonly board: Pick<BoardSnapshot, 'rows' | 'summary'> }) {
  return (
    <ul className={styles.roll} aria-label={`Roll-call: ${board.summary}`}>
      {board.rows.map(({ roleId, role, through, state, people }) => (
        <li key={roleId} className={cx(styles.row, styles[state.tone])}>
          <div className={styles.about}>
            <span className={styles.role}>{role}</span>
            {through && <span className={styles.soft}>{through}</span>}
            {people.length === 0 && <span className={styles.soft}>Nobody is there to call</span>}
            {people.map(({ id, name, steps }) => (
              <span key={id} className={styles.person}>
                <bdi className={styles.name}>{name}</bdi>
                <span className={styles.steps}>
                  {steps.map(({ word, at }) => (
                    <span key={word} className={styles.step}>
                      {word} <Time at={at} />
                    </span>
                  ))}
                </span>
              </span>
            ))}
          </div>
          <Tag tone={state.tone}>{state.word}</Tag>
        </li>
      ))}
    </ul>
  )
}

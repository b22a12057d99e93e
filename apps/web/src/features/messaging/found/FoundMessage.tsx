import type { ReactNode } from 'react'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import styles from './found.module.css'
import type { FoundRow } from './found-snapshot.ts'

interface FoundMessageProps {
  readonly row: FoundRow
  readonly words: ReactNode
}

/** A message that was found; pressing it opens its conversation there. */
export function FoundMessage({ row, words }: FoundMessageProps) {
  return (
    <RowLink
      to="/messages/$conversationId"
      params={{ conversationId: row.conversationId }}
      search={{ at: row.number }}
      leading={<Avatar id={row.authorId} name={row.portrait} />}
      title={
        <>
          <bdi>{row.author}</bdi> {row.role && <span className={styles.soft}>{row.role}</span>}
        </>
      }
      meta={row.when}
      subtitle={
        <span className={styles.words}>
          {row.where && (
            <span className={styles.where}>
              in <bdi>{row.where}</bdi>
            </span>
          )}
          <span dir="auto" className={styles.body}>
            {words}
          </span>
        </span>
      }
    />
  )
}

import { type RefObject, useEffect, useRef } from 'react'
import { cx } from '../../../../ui/cx.ts'
import type { Opened } from '../use-opened-file.ts'
import styles from './pdf.module.css'
import { useIsNear, usePage } from './use-page.ts'

interface PageThumbnailsProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly pages: readonly number[]
  readonly current: number
  readonly onChoose: (page: number) => void
}

/** The pages small, beside the large ones. */
export function PageThumbnails({ pages, current, ...props }: PageThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    list.current?.querySelector(`[data-small="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <ol ref={list} className={styles.side} aria-label="Pages">
      {pages.map((page) => (
        <li key={page} data-small={page}>
          <Small {...props} page={page} isCurrent={page === current} list={list} />
        </li>
      ))}
    </ol>
  )
}

interface SmallProps extends Omit<PageThumbnailsProps, 'pages' | 'current'> {
  readonly page: number
  readonly isCurrent: boolean
  readonly list: RefObject<HTMLElement | null>
}

function Small({ opened, onRenew, page, isCurrent, list, onChoose }: SmallProps) {
  const button = useRef<HTMLButtonElement>(null)
  const content = usePage(opened, onRenew, page, useIsNear(button, list))
  return (
    <button
      ref={button}
      type="button"
      className={cx(styles.small, isCurrent && styles.current)}
      aria-label={content.state === 'failed' ? `Page ${page}, cannot be drawn` : `Page ${page}`}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => onChoose(page)}
    >
      <span className={styles.smallSheet}>
        {content.state === 'here' && <img src={content.url} alt="" />}
        {content.state === 'failed' && <span className={styles.smallFailed}>Cannot be drawn</span>}
      </span>
      <span>{page}</span>
    </button>
  )
}

import { FileWarning } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import { Button } from '../../../../ui/button/Button.tsx'
import { Spinner } from '../../../../ui/spinner/Spinner.tsx'
import type { Opened } from '../use-opened-file.ts'
import styles from './pdf.module.css'
import { useIsNear, usePage } from './use-page.ts'

interface PdfPageProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly page: number
  readonly count: number
  /** Percent of the width that there is. */
  readonly zoom: number
  readonly scroller: RefObject<HTMLElement | null>
  /** Its words in the place of its picture; `null` for the picture. */
  readonly words: string | null
}

/** Tall and narrow, as most pages are, until the page is here. */
const a4 = Math.SQRT1_2

/** One page in its place. One that cannot be drawn says so there, and is never left out (FIL95). */
export function PdfPage({ opened, onRenew, page, count, zoom, scroller, words }: PdfPageProps) {
  const figure = useRef<HTMLElement>(null)
  const isNear = useIsNear(figure, scroller)
  const content = usePage(opened, onRenew, page, isNear && words === null)
  const [ratio, setRatio] = useState(a4)
  const [broken, setBroken] = useState<string>()
  const name = `Page ${page} of ${count}`
  const hasFailed = content.state === 'failed' || (content.state === 'here' && broken === content.url)
  return (
    <figure
      ref={figure}
      data-page={page}
      className={styles.page}
      aria-label={name}
      style={{ width: `calc(min(100% - 2rem, 52rem) * ${zoom / 100})` }}
    >
      {words !== null ? (
        <pre className={styles.pageWords}>
          {words.trim() === '' ? 'There are no words on this page that a computer can read.' : words}
        </pre>
      ) : (
        <div className={styles.sheet} style={{ aspectRatio: ratio }}>
          {hasFailed ? (
            <div className={styles.failed} role="alert">
              <FileWarning aria-hidden="true" />
              <p>
                <strong>{name} cannot be drawn.</strong>
              </p>
              <p>It is part of the document: download it to read this page.</p>
              <Button size="small" onPress={content.retry}>
                Try again
              </Button>
            </div>
          ) : content.state === 'here' ? (
            <img
              src={content.url}
              alt={name}
              className={styles.image}
              onLoad={({ currentTarget }) =>
                setRatio(currentTarget.naturalWidth / currentTarget.naturalHeight)
              }
              onError={() => setBroken(content.url)}
            />
          ) : (
            <span className={styles.waiting}>
              <Spinner /> Page {page}
            </span>
          )}
        </div>
      )}
      <figcaption className={styles.number}>{page}</figcaption>
    </figure>
  )
}

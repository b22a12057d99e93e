import { useDeferredValue, useMemo, useState } from 'react'
import { SearchField } from '../../../../ui/search-field/SearchField.tsx'
import { searchPages } from './page-search.ts'
import styles from './pdf.module.css'
import type { PageWords } from './use-page-words.ts'

interface PageSearchProps {
  readonly words: PageWords
  readonly onChoose: (page: number) => void
}

/** Finds words in the whole document, page by page, also where its picture cannot be drawn. */
export function PageSearch({ words, onChoose }: PageSearchProps) {
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text)
  const found = useMemo(() => searchPages(words.pages ?? [], wanted), [words.pages, wanted])
  const isAsked = wanted.trim() !== ''
  return (
    <div className={styles.side}>
      <SearchField
        label="Search in this PDF"
        placeholder="Search in it"
        value={text}
        onChange={setText}
        onSubmit={() => found.pages[0] && onChoose(found.pages[0].page)}
        autoFocus
      />
      <p className={styles.count} role="status">
        {words.state === 'failed'
          ? 'Its words cannot be read now.'
          : words.state === 'loading'
            ? 'Reading its words…'
            : isAsked
              ? countWords(found.total, found.pages.length)
              : ''}
      </p>
      <ol className={styles.hits} aria-label="Pages with these words">
        {found.pages.map(({ page, count, excerpt: { before, hit, after } }) => (
          <li key={page}>
            <button type="button" className={styles.hit} onClick={() => onChoose(page)}>
              <span className={styles.hitPage}>
                Page {page}
                {count > 1 && <span className={styles.hitCount}>, {count} times</span>}
              </span>
              <span className={styles.excerpt}>
                {before}
                <mark>{hit}</mark>
                {after}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function countWords(total: number, pages: number): string {
  if (total === 0) return 'Not found in this PDF'
  return `${total === 1 ? 'Once' : `${total} times`}, on ${pages === 1 ? '1 page' : `${pages} pages`}`
}

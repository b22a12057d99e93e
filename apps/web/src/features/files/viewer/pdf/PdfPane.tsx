import { LayoutGrid, Search, TextQuote, ZoomIn, ZoomOut } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import type { Opened } from '../use-opened-file.ts'
import viewer from '../viewer.module.css'
import { GoToPage } from './GoToPage.tsx'
import { PageThumbnails } from './PageThumbnails.tsx'
import { PdfPage } from './PdfPage.tsx'
import styles from './pdf.module.css'
import { usePageWords } from './use-page-words.ts'

const PageSearch = lazy(async () => ({ default: (await import('./PageSearch.tsx')).PageSearch }))

interface PdfPaneProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
}

const zooms = [50, 75, 100, 150, 200, 300] as const
/** From here on there is room for a list beside the pages. */
const wide = '(min-width: 56rem)'

/** A PDF as pictures of its pages, one below the other: nothing in it is run. */
export function PdfPane({ opened, onRenew }: PdfPaneProps) {
  const { file } = opened
  const count = file.pages ?? 0
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(1)
  const [zoom, setZoom] = useState<(typeof zooms)[number]>(100)
  const [side, setSide] = useState<'pages' | 'search' | null>(() =>
    count > 1 && window.matchMedia(wide).matches ? 'pages' : null,
  )
  const [isWords, setWords] = useState(false)
  const words = usePageWords(file.id, isWords || side === 'search')
  const pages = Array.from({ length: count }, (_, index) => index + 1)

  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])

  const goTo = useCallback((page: number) => {
    scroller.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: 'start' })
    setCurrent(page)
  }, [])

  function scrolled() {
    const element = scroller.current
    if (!element) return
    const middle = element.getBoundingClientRect().top + element.clientHeight / 2
    const shown = [...element.querySelectorAll<HTMLElement>('[data-page]')]
    const at = shown.findLast((page) => page.getBoundingClientRect().top <= middle)
    if (at) setCurrent(Number(at.dataset.page))
  }

  /** On a phone the list covers the pages: choosing in it leads back to them. */
  function chosen(page: number) {
    if (!window.matchMedia(wide).matches) setSide(null)
    // The pages are laid out again first.
    requestAnimationFrame(() => goTo(page))
  }

  const step = (by: 1 | -1) => setZoom((now) => zooms[zooms.indexOf(now) + by] ?? now)
  const source = { opened, onRenew }
  return (
    <>
      <div className={styles.pdf}>
        {side === 'pages' && <PageThumbnails {...source} pages={pages} current={current} onChoose={chosen} />}
        {side === 'search' && (
          <Suspense>
            <PageSearch words={words} onChoose={chosen} />
          </Suspense>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: pages, one below the other */}
        <div
          ref={scroller}
          role="group"
          aria-label={`${file.name}, pages`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
          tabIndex={0}
          className={styles.pages}
          onScroll={scrolled}
        >
          {count === 0 && <p className={styles.empty}>This PDF has no pages.</p>}
          {pages.map((page) => (
            <PdfPage
              key={page}
              {...source}
              page={page}
              count={count}
              zoom={zoom}
              scroller={scroller}
              words={isWords ? (words.pages?.[page - 1] ?? (words.state === 'loading' ? '…' : '')) : null}
            />
          ))}
        </div>
      </div>
      <div className={viewer.tools} role="toolbar" aria-label="PDF">
        <IconButton
          label="Pages"
          icon={<LayoutGrid />}
          isOn={side === 'pages'}
          onPress={() => setSide(side === 'pages' ? null : 'pages')}
        />
        <IconButton
          label="Search in it"
          icon={<Search />}
          isOn={side === 'search'}
          onPress={() => setSide(side === 'search' ? null : 'search')}
        />
        <GoToPage current={current} count={count} onGoTo={goTo} />
        <IconButton
          label="Smaller"
          icon={<ZoomOut />}
          isDisabled={zoom === zooms[0]}
          onPress={() => step(-1)}
        />
        <IconButton
          label="Larger"
          icon={<ZoomIn />}
          isDisabled={zoom === zooms.at(-1)}
          onPress={() => step(1)}
        />
        <IconButton
          label="Words alone"
          icon={<TextQuote />}
          isOn={isWords}
          onPress={() => setWords(!isWords)}
        />
      </div>
    </>
  )
}

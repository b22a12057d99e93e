import { WrapText } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useContent } from './use-content.ts'
import type { Opened } from './use-opened-file.ts'
import styles from './viewer.module.css'

interface TextPaneProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
}

/** Plain text, as it is: nothing in it is run or followed. The browser’s own search finds in it. */
export function TextPane({ opened, onRenew }: TextPaneProps) {
  const content = useContent({
    key: `${opened.file.id} whole`,
    link: opened.links.whole,
    renewed: async () => (await onRenew())?.links.whole ?? null,
  })
  const [text, setText] = useState<string>()
  const [wraps, setWraps] = useState(true)
  const pre = useRef<HTMLPreElement>(null)
  const blob = content.state === 'here' ? content.blob : undefined

  useEffect(() => {
    let isGone = false
    void blob?.text().then((words) => {
      if (!isGone) setText(words)
    })
    return () => {
      isGone = true
    }
  }, [blob])

  useEffect(() => {
    if (text !== undefined) pre.current?.focus({ preventScroll: true })
  }, [text])

  if (content.state === 'failed') {
    return (
      <div className={styles.middle}>
        <ErrorState
          title="The text could not be loaded."
          next="Check the network, then try again."
          action={<Button onPress={content.retry}>Try again</Button>}
        />
      </div>
    )
  }
  if (text === undefined) return <Skeleton label="Loading the text" look="text" count={6} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard */}
      <pre ref={pre} className={cx(styles.text, wraps && styles.wraps)} tabIndex={0}>
        <bdi>{text}</bdi>
      </pre>
      <div className={styles.tools} role="toolbar" aria-label="Text">
        <IconButton
          label="Wrap long lines"
          icon={<WrapText />}
          isOn={wraps}
          onPress={() => setWraps(!wraps)}
        />
      </div>
    </>
  )
}

import type { Mention } from '@baton/contract'
import { type Block, type Inline, parseMarkup } from '@baton/domain'
import { ExternalLink } from 'lucide-react'
import { Fragment, memo, type ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './markup.module.css'

interface WordsProps {
  readonly body: string
  readonly nameOf: (mention: Mention) => string
  /** Whether a mention is of me or of a team of mine. */
  readonly isMine: (mention: Mention) => boolean
  /** Links are reached with Tab only in the message that holds the keyboard. */
  readonly tabIndex?: 0 | -1
}

/** A message's words, drawn from their tree: text is only ever text. */
export const Words = memo(function Words({ body, ...how }: WordsProps) {
  return <>{parseMarkup(body).map((block, place) => drawBlock(block, place, how))}</>
})

type How = Omit<WordsProps, 'body'>

function drawBlock(block: Block, place: number, how: How): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p key={place} className={styles.paragraph} dir="auto">
          {drawAll(block.inlines, how)}
        </p>
      )
    case 'quote':
      return (
        <blockquote key={place} className={styles.quote} dir="auto">
          {drawAll(block.inlines, how)}
        </blockquote>
      )
    case 'code':
      return (
        <pre key={place} className={styles.block} dir="ltr">
          <code>{block.text}</code>
        </pre>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      const numbers = block.ordered ? { start: block.start } : {}
      return (
        <List {...numbers} key={place} className={block.ordered ? styles.numbers : styles.bullets} dir="auto">
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a message never move
            <li key={at}>{drawAll(item, how)}</li>
          ))}
        </List>
      )
    }
  }
}

function drawAll(nodes: readonly Inline[], how: How): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the words of a message never move
  return nodes.map((node, place) => <Fragment key={place}>{draw(node, how)}</Fragment>)
}

function draw(node: Inline, how: How): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'bold':
      return <strong>{drawAll(node.inlines, how)}</strong>
    case 'italic':
      return <em>{drawAll(node.inlines, how)}</em>
    case 'code':
      return <code className={styles.code}>{node.text}</code>
    case 'mention':
      return (
        <bdi className={cx(styles.mention, how.isMine(node.mention) && styles.mine)}>
          @{how.nameOf(node.mention)}
        </bdi>
      )
    case 'link':
      return <Link {...node} tabIndex={how.tabIndex ?? 0} />
  }
}

/** A page opens beside this application, which it can neither see nor steer; mail and telephone open their own. */
function Link({
  href,
  text,
  tabIndex,
}: {
  readonly href: string
  readonly text: string
  readonly tabIndex: 0 | -1
}) {
  const isPage = /^https?:/i.test(href)
  return (
    <a
      href={href}
      {...(isPage ? { target: '_blank' } : {})}
      rel="noopener noreferrer nofollow"
      referrerPolicy="no-referrer"
      className={styles.link}
      tabIndex={tabIndex}
    >
      <bdi>{text}</bdi>
      {isPage && (
        <>
          <ExternalLink aria-hidden="true" className={styles.out} />
          <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
        </>
      )}
    </a>
  )
}

import { Bold, Italic, List, Pencil, Reply, Send, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import styles from './composer.module.css'
import { type ComposerMode, composerSnapshot, type FilesBeside } from './composer-snapshot.ts'
import { type Formatting, formatted } from './formatting.ts'
import { MentionList } from './MentionList.tsx'
import type { MentionCandidate } from './mention-candidates.ts'
import { afterTyping, type MentionQuery, mentionQueryAt, type Written, withMention } from './written.ts'

interface ComposerProps {
  readonly mode: ComposerMode
  readonly to: string
  readonly written: Written
  /** Kept at once, on every change. */
  readonly onWrite: (written: Written) => void
  readonly onSend: () => void
  /** Leaves replying or editing. */
  readonly onCancel: () => void
  /** Arrow up in an empty field: correct my last message. */
  readonly onEditLast: () => void
  readonly onTyping: () => void
  readonly candidatesFor: (query: MentionQuery) => readonly MentionCandidate[]
  readonly inputRef: RefObject<HTMLTextAreaElement | null>
  /** On a telephone Enter is a new line and the button sends. */
  readonly entersLines: boolean
  /** What goes with the words; left out where only words can go. */
  readonly files?: ComposerFiles | undefined
}

export interface ComposerFiles extends FilesBeside {
  /** The button by which they are added. */
  readonly button: ReactNode
  /** The files themselves, above the words. */
  readonly list: ReactNode
  /** Takes files out of what is pasted; true when there were some. */
  readonly onPaste: (clipboard: DataTransfer) => boolean
}

/** Where messages are written. The words stay here until they are sent, whatever happens in between. */
export function Composer(props: ComposerProps) {
  const { mode, written, onWrite, onSend, onCancel, inputRef } = props
  const [caret, setCaret] = useState(0)
  const [choice, setChoice] = useState(0)
  const [refused, setRefused] = useState<number | null>(null)
  const wantedCaret = useRef<[number, number] | null>(null)
  const listId = useId()
  // A correction is one of words.
  const files = mode.kind === 'edit' ? undefined : props.files
  const snapshot = composerSnapshot(written.text, mode, props.to, files)
  const query = mentionQueryAt(written, caret)
  const candidates = query && query.start !== refused ? props.candidatesFor(query) : []
  const chosen = candidates[Math.min(choice, candidates.length - 1)]

  useGrowing(inputRef, written.text)
  useLayoutEffect(() => {
    if (!wantedCaret.current) return
    inputRef.current?.setSelectionRange(...wantedCaret.current)
    wantedCaret.current = null
  })

  function write(next: Written, selection: [number, number]): void {
    wantedCaret.current = selection
    setCaret(selection[1])
    onWrite(next)
    inputRef.current?.focus()
  }

  function complete(candidate: MentionCandidate): void {
    if (!query) return
    const next = withMention(written, query, caret, candidate)
    setChoice(0)
    write(next.written, [next.caret, next.caret])
  }

  function format(kind: Formatting): void {
    const input = inputRef.current
    if (!input) return
    const next = formatted(written.text, [input.selectionStart, input.selectionEnd], kind)
    write(afterTyping(written, next.text), next.selection)
  }

  function send(): void {
    if (snapshot.canSend) onSend()
    inputRef.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    if (chosen && completionKey(event.key)) {
      event.preventDefault()
      if (event.key === 'ArrowDown') setChoice((choice + 1) % candidates.length)
      else if (event.key === 'ArrowUp') setChoice((choice + candidates.length - 1) % candidates.length)
      else if (event.key === 'Escape') setRefused(query?.start ?? null)
      else complete(chosen)
      return
    }
    const command = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && (command || !(event.shiftKey || props.entersLines))) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && mode.kind !== 'new') {
      event.preventDefault()
      onCancel()
    } else if (event.key === 'ArrowUp' && written.text === '' && mode.kind === 'new') {
      event.preventDefault()
      props.onEditLast()
    } else if (command && (event.key === 'b' || event.key === 'i')) {
      event.preventDefault()
      format(event.key === 'b' ? 'bold' : 'italic')
    }
  }

  return (
    <div className={styles.composer}>
      {mode.kind !== 'new' && <ModeBar mode={mode} onCancel={onCancel} />}
      {chosen && <MentionList id={listId} candidates={candidates} chosen={chosen} onChoose={complete} />}
      {files?.list}
      <div className={cx(styles.field, snapshot.tooLong && styles.tooLong, files && styles.withButton)}>
        {files?.button}
        <textarea
          ref={inputRef}
          className={styles.input}
          aria-label={snapshot.label}
          placeholder={snapshot.placeholder}
          dir="auto"
          rows={1}
          value={written.text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(chosen ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${chosen.id}` } : {})}
          aria-describedby={`${listId}-limit`}
          aria-invalid={snapshot.tooLong}
          enterKeyHint={props.entersLines ? 'enter' : 'send'}
          onChange={({ currentTarget: { value, selectionEnd } }) => {
            setCaret(selectionEnd)
            setChoice(0)
            setRefused((at) => (at !== null && value[at] !== '@' ? null : at))
            onWrite(afterTyping(written, value))
            props.onTyping()
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionEnd)}
          onPaste={(event) => {
            if (files?.onPaste(event.clipboardData)) event.preventDefault()
            else pastePlain(event)
          }}
          onKeyDown={onKeyDown}
        />
        <div className={styles.formats}>
          <FormatButton label="Bold" icon={<Bold />} onPress={() => format('bold')} />
          <FormatButton label="Italic" icon={<Italic />} onPress={() => format('italic')} />
          <FormatButton label="List" icon={<List />} onPress={() => format('list')} />
        </div>
        <IconButton
          variant="solid"
          label={mode.kind === 'edit' ? 'Save correction' : 'Send'}
          icon={<Send className={styles.sendIcon} />}
          isDisabled={!snapshot.canSend}
          onPress={send}
        />
      </div>
      <p id={`${listId}-limit`} className={styles.limit} role="status" data-too-long={snapshot.tooLong}>
        {snapshot.limit}
        {candidates.length > 0 && (
          <VisuallyHidden>
            {candidates.length === 1 ? '1 name' : `${candidates.length} names`} to choose from with the arrow
            keys
          </VisuallyHidden>
        )}
      </p>
    </div>
  )
}

interface ModeBarProps {
  readonly mode: Exclude<ComposerMode, { kind: 'new' }>
  readonly onCancel: () => void
}

/** What is being answered or corrected, and the way out of it. */
function ModeBar({ mode, onCancel }: ModeBarProps) {
  const isReply = mode.kind === 'reply'
  return (
    <div className={styles.mode}>
      {isReply ? <Reply aria-hidden="true" /> : <Pencil aria-hidden="true" />}
      <p className={styles.modeWords}>
        <strong>
          {isReply ? (
            <>
              Replying to <bdi>{mode.name}</bdi>
            </>
          ) : (
            'Correcting your message'
          )}
        </strong>
        <span className={styles.excerpt} dir="auto">
          {mode.excerpt}
        </span>
      </p>
      <IconButton label={isReply ? 'Stop replying' : 'Stop correcting'} icon={<X />} onPress={onCancel} />
    </div>
  )
}

interface FormatButtonProps {
  readonly label: string
  readonly icon: ReactNode
  readonly onPress: () => void
}

function FormatButton({ label, icon, onPress }: FormatButtonProps) {
  return (
    <button
      type="button"
      className={styles.format}
      aria-label={label}
      title={label}
      // The field keeps its selection.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}

/** The field is as high as its words, up to a third of the screen (its max-height). */
function useGrowing(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = input.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [input, text])
}

/** A field for plain text already drops formatting; this also drops what cannot be shown. */
function pastePlain(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const pasted = event.clipboardData.getData('text/plain')
  const plain = pasted.replaceAll(/\r\n?/g, '\n').replaceAll(unshowable, '')
  if (plain === pasted) return
  event.preventDefault()
  // The one way to insert that the browser's own Undo knows of.
  document.execCommand('insertText', false, plain)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the server refuses.
const unshowable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

function completionKey(key: string): boolean {
  return ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(key)
}

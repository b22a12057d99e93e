import { longestMessage } from '@baton/contract'

/** What the composer is doing. */
export type ComposerMode =
  | { readonly kind: 'new' }
  | { readonly kind: 'reply'; readonly messageId: string; readonly name: string; readonly excerpt: string }
  | { readonly kind: 'edit'; readonly messageId: string; readonly excerpt: string; readonly original: string }

export interface ComposerSnapshot {
  readonly label: string
  readonly placeholder: string
  readonly canSend: boolean
  readonly tooLong: boolean
  /** How much room is left, once it matters; empty before. */
  readonly limit: string
}

/** The remaining characters are shown from here on. */
const nearLimit = 500

/** What goes with the words. */
export interface FilesBeside {
  readonly count: number
  /** Why it cannot go yet. */
  readonly blocked: string | null
}

const noFiles: FilesBeside = { count: 0, blocked: null }

/**
 * The composer as it is drawn.
 *
 * @param text what is written, as it will be sent
 * @param to the conversation's title
 * @param files what goes with it; a correction has none
 */
export function composerSnapshot(
  text: string,
  mode: ComposerMode,
  to: string,
  files: FilesBeside = noFiles,
): ComposerSnapshot {
  const length = text.trim().length
  const left = longestMessage - length
  const unchanged = mode.kind === 'edit' && text.trim() === mode.original
  return {
    label:
      mode.kind === 'edit'
        ? 'Correct your message'
        : mode.kind === 'reply'
          ? `Reply to ${mode.name}`
          : `Message to ${to}`,
    placeholder: mode.kind === 'reply' ? 'Write a reply' : 'Write a message',
    canSend: (length > 0 || files.count > 0) && files.blocked === null && left >= 0 && !unchanged,
    tooLong: left < 0,
    limit: limitWords(left) || (files.blocked ?? ''),
  }
}

function limitWords(left: number): string {
  if (left > nearLimit) return ''
  const count = Math.abs(left).toLocaleString('en-GB')
  if (left >= 0) return `${count} ${left === 1 ? 'character' : 'characters'} left`
  return `${count} ${left === -1 ? 'character' : 'characters'} too many: a message holds ${longestMessage.toLocaleString('en-GB')}. Send it in parts.`
}

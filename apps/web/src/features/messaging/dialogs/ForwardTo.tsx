import { useInbox } from '../use-inbox.ts'
import { ForwardDialog } from './ForwardDialog.tsx'

interface ForwardToProps {
  readonly excerpt: string
  readonly onForward: (conversationId: string) => void
  readonly onClose: () => void
}

/** All my conversations, to send a message on to. */
export function ForwardTo(props: ForwardToProps) {
  const snapshot = useInbox({ filter: 'all', words: '' })
  return <ForwardDialog rows={snapshot?.rows ?? []} {...props} />
}

import { useParams } from '@tanstack/react-router'
import { Page } from '../../ui/page/Page.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { CallBoard } from './board/CallBoard.tsx'
import { kindWord } from './crash-words.ts'
import { useCall } from './use-crash.ts'

/** The roll-call of one call, open or in the log. */
export function CallScreen() {
  const { callId } = useParams({ strict: false })
  const call = useCall(callId ?? '')
  return (
    <Page
      title={call ? `${kindWord(call)}: ${call.teamName}` : 'Crash call'}
      isTitleHidden
      back={<BackLink to="/crash" label="Back to crash calls" />}
    >
      {call ? <CallBoard callId={call.id} /> : <Skeleton label="Loading the crash call" count={4} />}
    </Page>
  )
}

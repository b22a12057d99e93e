import type { HandoverView } from '@baton/client'
import { useParams } from '@tanstack/react-router'
import { Presentation, Printer } from 'lucide-react'
import { placeWords } from '../../app/session/places.ts'
import { useMe } from '../../app/session/use-me.ts'
import { usePlaces } from '../../app/session/use-places.ts'
import { useServerNow } from '../../platform/use-server-now.ts'
import { Button } from '../../ui/button/Button.tsx'
import { ErrorState } from '../../ui/error-state/ErrorState.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { PrintedPage } from '../../ui/print/PrintedPage.tsx'
import { BackLink, ButtonLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { useUrgentNaming } from '../urgent/use-urgent.ts'
import styles from './handover.module.css'
import { handoverSnapshot } from './handover-snapshot.ts'
import { PrintedHandover } from './PrintedHandover.tsx'
import { Prepare } from './prepare/Prepare.tsx'
import { Read } from './read/Read.tsx'
import { Waiting } from './read/Waiting.tsx'
import { useHandover } from './use-handover.ts'

/** One handover: prepared, waited for, answered or read, whichever is the viewer's part. */
export function HandoverScreen() {
  const { handoverId } = useParams({ from: '/signed-in/handover/$handoverId' })
  const held = useHandover(handoverId)
  if (held.state === 'here') return <OpenHandover key={handoverId} view={held.value} />
  return (
    <Page title="Handover" back={<BackLink to="/handover" label="Back to handovers" />}>
      {held.state === 'loading' && <Skeleton label="Loading the handover" count={5} />}
      {held.state === 'refused' && (
        <ErrorState title={held.refusal.title} next={held.refusal.next} code={held.refusal.code} />
      )}
    </Page>
  )
}

function OpenHandover({ view }: { readonly view: HandoverView }) {
  const naming = useUrgentNaming()
  const places = usePlaces()
  const me = useMe().person
  const now = useServerNow(30_000)
  const snapshot = handoverSnapshot(view, naming, now)
  // On paper nobody is “you”.
  const onPaper = handoverSnapshot(view, { ...naming, viewerId: '' }, now)
  const { handover, part, entries } = snapshot
  const ward = placeWords(handover.wardId, places) || 'Ward'
  return (
    <Page
      title={`Handover of ${ward}`}
      help={`${snapshot.who}. ${snapshot.state}. ${snapshot.counts}.`}
      back={<BackLink to="/handover" label="Back to handovers" />}
      actions={
        entries.length > 0 && (
          <>
            <ButtonLink
              to="/handover/$handoverId/meeting"
              params={{ handoverId: handover.id }}
              icon={<Presentation />}
            >
              Go through it
            </ButtonLink>
            <Button icon={<Printer />} onPress={() => window.print()}>
              Print
            </Button>
          </>
        )
      }
    >
      {handover.reason !== null && (
        <p className={styles.refusal}>
          Nothing was taken over: <bdi>{handover.reason}</bdi>
        </p>
      )}
      {part === 'prepares' && <Prepare view={view} snapshot={snapshot} />}
      {part === 'waits' && <Waiting view={view} snapshot={snapshot} />}
      {part !== 'prepares' && handover.staffing.trim() !== '' && (
        <Panel title="Staffing">
          <p className={styles.written}>
            <bdi>{handover.staffing}</bdi>
          </p>
        </Panel>
      )}
      {part !== 'prepares' && <Read key={part} snapshot={snapshot} isAnswering={part === 'answers'} />}
      <PrintedPage
        title={`Handover of ${ward}`}
        help={`${onPaper.who}. ${onPaper.state}. ${onPaper.counts}.`}
        by={me.name}
      >
        <PrintedHandover snapshot={onPaper} />
      </PrintedPage>
    </Page>
  )
}

import { CloudOff, FlaskConical, MessagesSquare, RefreshCw } from 'lucide-react'
import { Banner } from '../ui/banner/Banner.tsx'
import { Button } from '../ui/button/Button.tsx'
import { EmptyState } from '../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../ui/error-state/ErrorState.tsx'
import { Panel } from '../ui/panel/Panel.tsx'
import { Skeleton } from '../ui/skeleton/Skeleton.tsx'
import { Time } from '../ui/time/Time.tsx'
import styles from './gallery.module.css'

/** Nothing, waiting, failing, offline. */
export function StatesGallery() {
  return (
    <div className={styles.columns}>
      <Panel title="State of the line" isFlush>
        <Banner tone="warn" icon={<CloudOff />}>
          Offline since <Time at="2026-11-22T14:05:00Z" />. What you write is sent when the network is back.
        </Banner>
        <Banner tone="info" icon={<RefreshCw />}>
          Reconnecting…
        </Banner>
        <Banner tone="info" icon={<FlaskConical />} action={<Button size="small">What to try</Button>}>
          Demonstration hospital. Everyone here is invented.
        </Banner>
        <Skeleton label="Loading people" count={2} />
      </Panel>
      <Panel title="Nothing, and trouble">
        <EmptyState
          level={3}
          icon={<MessagesSquare />}
          title="Choose a conversation"
          action={<Button variant="primary">New message</Button>}
        >
          Or find a colleague in the directory and write to them.
        </EmptyState>
        <ErrorState
          title="The directory could not be loaded."
          next="Check that this device is on the hospital’s network, then try again."
          code="unavailable"
          action={<Button size="small">Try again</Button>}
        />
      </Panel>
    </div>
  )
}

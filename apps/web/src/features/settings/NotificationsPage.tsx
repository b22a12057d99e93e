import { api } from '@baton/contract'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAsk } from '../../app/session/use-ask.ts'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { ChannelsPanel } from './notifications/ChannelsPanel.tsx'
import { QuietPanel } from './notifications/QuietPanel.tsx'
import { ThisDevicePanel } from './notifications/ThisDevicePanel.tsx'
import { WokenDevicesPanel } from './notifications/WokenDevicesPanel.tsx'

/** How I am notified, and what I ask to be spared. */
export function NotificationsPage() {
  const { answer, reload } = useAsk(api.notify.myNotifications, {})
  return (
    <Page
      title="Notifications"
      help="A notification says only how urgent something is and through which role it came: never a name, and never what was written."
      back={<BackLink to="/settings" label="Back to settings" />}
    >
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && (
        <Panel isFlush>
          <Skeleton label="Loading how you are notified" count={3} />
        </Panel>
      )}
      {answer?.ok && (
        <>
          <ThisDevicePanel deviceIds={answer.value.devices.map(({ id }) => id)} />
          <WokenDevicesPanel devices={answer.value.devices} />
          <QuietPanel quiet={answer.value.quiet} />
          <ChannelsPanel channels={answer.value.channels} />
        </>
      )}
    </Page>
  )
}

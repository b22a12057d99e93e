import { Page } from '../../../ui/page/Page.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Tabs } from '../../../ui/tabs/Tabs.tsx'
import { LogList } from './LogList.tsx'
import { StartTest } from './StartTest.tsx'

/** What was called, and who did not answer a test. */
export function CrashLogScreen() {
  return (
    <Page
      title="Crash calls: log and tests"
      help="A test takes the road of a real call. Its report names the roles from which nobody answered."
      back={<BackLink to="/crash" label="Back to crash calls" />}
    >
      <Tabs
        label="Log"
        tabs={[
          { id: 'call', label: 'Calls', content: <LogList kind="call" /> },
          {
            id: 'test',
            label: 'Tests',
            content: <LogList kind="test" />,
          },
        ]}
      />
      <StartTest />
    </Page>
  )
}

import { Monitor, Moon, Sun } from 'lucide-react'
import { Choice } from '../../ui/choice/Choice.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { Panel } from '../../ui/panel/Panel.tsx'
import { BackLink } from '../../ui/router/links.tsx'
import { chooseTheme, useTheme } from '../../ui/theme/theme.ts'

/** Light or dark, on this device. */
export function AppearancePage() {
  const theme = useTheme()
  return (
    <Page title="Appearance" back={<BackLink to="/settings" label="Back to settings" />}>
      <Panel
        title="Colours"
        help="Kept on this device. High contrast and text size follow the device’s own settings."
      >
        <Choice
          label="Colours"
          isLabelHidden
          look="segments"
          value={theme}
          onChange={chooseTheme}
          options={[
            { value: 'system', label: 'Device', icon: <Monitor aria-hidden="true" /> },
            { value: 'light', label: 'Light', icon: <Sun aria-hidden="true" /> },
            { value: 'dark', label: 'Dark', icon: <Moon aria-hidden="true" /> },
          ]}
        />
      </Panel>
    </Page>
  )
}

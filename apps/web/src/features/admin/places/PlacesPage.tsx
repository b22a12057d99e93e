import { api, type Place, type Site } from '@baton/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { PlaceDialog, type PlaceTask } from './PlaceDialog.tsx'
import { PlaceTree } from './PlaceTree.tsx'
import { siteKinds } from './place-kinds.ts'
import { placeLines } from './place-options.ts'

/** Sites, and the wards, bays and beds in them. */
export function PlacesPage() {
  const { answer, reload } = useAsk(api.identity.listPlaces, {})
  const [task, setTask] = useState<PlaceTask>()
  return (
    <Page
      title="Sites and places"
      help="People and teams belong to them, and the directory finds them by these names."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <Button variant="primary" icon={<Plus />} onPress={() => setTask({ kind: 'add-site' })}>
          Add a site
        </Button>
      }
    >
      {!answer && <Skeleton label="Loading places" />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {answer?.ok &&
        answer.value.sites.map((site) => (
          <SitePanel key={site.id} site={site} places={answer.value.places} onTask={setTask} />
        ))}
      {answer?.ok && answer.value.sites.length === 0 && (
        <EmptyState title="No sites yet">A hospital, a GP practice, a care home.</EmptyState>
      )}
      {task && <PlaceDialog task={task} onClose={() => setTask(undefined)} />}
    </Page>
  )
}

interface SitePanelProps {
  readonly site: Site
  readonly places: readonly Place[]
  readonly onTask: (task: PlaceTask) => void
}

function SitePanel({ site, places, onTask }: SitePanelProps) {
  const lines = placeLines(places, site.id)
  return (
    <Panel
      title={site.name}
      help={siteKinds[site.kind]}
      isFlush
      action={
        <MenuButton
          label={`Change ${site.name}`}
          face="Change"
          groups={[
            {
              id: 'site',
              actions: [
                { id: 'add', label: 'Add a place', onAction: () => onTask({ kind: 'add-place', site }) },
                {
                  id: 'rename',
                  label: 'Rename the site',
                  onAction: () => onTask({ kind: 'rename-site', site }),
                },
              ],
            },
          ]}
        />
      }
    >
      {lines.length === 0 ? (
        <EmptyState title="No places here yet" level={3}>
          Add wards and departments, with bays and beds in them.
        </EmptyState>
      ) : (
        <PlaceTree site={site} lines={lines} onTask={onTask} />
      )}
    </Panel>
  )
}

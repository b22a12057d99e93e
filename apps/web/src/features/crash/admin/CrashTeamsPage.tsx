import { api, type CrashTeam } from '@baton/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useRoles } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { callTypeNames } from '../crash-words.ts'
import { CrashTeamDialog } from './CrashTeamDialog.tsx'
import styles from './teams.module.css'

/** The crash teams: which roles a call brings, and when each team is tested. */
export function CrashTeamsPage() {
  const { answer, reload } = useAsk(api.crash.listTeams, {})
  const { byId } = useRoles()
  const [changing, setChanging] = useState<CrashTeam | 'new' | null>(null)
  const [removing, setRemoving] = useState<CrashTeam | null>(null)
  const teams = answer?.ok ? answer.value.teams : []
  return (
    <Page
      title="Crash teams"
      help="Anyone can call a team. Every role of it is called at once, and shown as unfilled when nobody comes."
      back={<BackLink to="/admin" label="Back to Manage" />}
      actions={
        <Button variant="primary" icon={<Plus />} onPress={() => setChanging('new')}>
          Add a team
        </Button>
      }
    >
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading the crash teams" />}
      {answer?.ok && teams.length === 0 && (
        <EmptyState title="No crash teams yet">
          Adult cardiac arrest, paediatric, obstetric, trauma.
        </EmptyState>
      )}
      {teams.map((team) => (
        <Panel
          key={team.id}
          title={team.name}
          help={`${callTypeNames[team.callType]} · ${team.testAt ? `tested every day at ${team.testAt}` : 'not tested by itself'}`}
          action={
            <div className={styles.tools}>
              <Button aria-label={`Change ${team.name}`} onPress={() => setChanging(team)}>
                Change
              </Button>
              <Button variant="quiet" aria-label={`Remove ${team.name}`} onPress={() => setRemoving(team)}>
                Remove
              </Button>
            </div>
          }
        >
          <ul className={styles.list}>
            {team.roleIds.map((id) => (
              <li key={id}>{byId.get(id)?.name ?? 'A role that was removed'}</li>
            ))}
          </ul>
        </Panel>
      ))}
      {changing && (
        <CrashTeamDialog
          key={changing === 'new' ? 'new' : changing.id}
          team={changing === 'new' ? undefined : changing}
          onClose={() => setChanging(null)}
        />
      )}
      {removing && <RemoveDialog team={removing} onClose={() => setRemoving(null)} />}
    </Page>
  )
}

function RemoveDialog({ team, onClose }: { readonly team: CrashTeam; readonly onClose: () => void }) {
  const { run, isBusy, failure } = useAct(api.crash.removeTeam)

  async function remove() {
    const removed = await run({ teamId: team.id })
    if (!removed.ok) return
    onClose()
    await outdate(api.crash.listTeams)
  }

  return (
    <Dialog
      title={`Remove ${team.name}?`}
      kind="alert"
      size="small"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="danger" isBusy={isBusy} onPress={() => void remove()}>
            Remove
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <FailureNotice failure={failure} />
      <p>Nobody can call this team any more. Its calls and tests stay in the log.</p>
    </Dialog>
  )
}

import { api, type CrashTeam } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useMe } from '../../../app/session/use-me.ts'
import { useMyDuty } from '../../../platform/use-duty.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Select } from '../../../ui/select/Select.tsx'
import styles from './log.module.css'

/** Testing a team now: only for those whom the server would let. */
export function StartTest() {
  const { administrator } = useMe()
  const coordinates = useMyDuty()?.holding.some((role) => role.coordinates) ?? false
  const { answer } = useAsk(api.crash.listTeams, {}, { isWanted: administrator || coordinates })
  const { run, isBusy, failure } = useAct(api.crash.startTest)
  const navigate = useNavigate()
  const [teamId, setTeamId] = useState('')
  const teams: readonly CrashTeam[] = answer?.ok ? answer.value.teams : []
  if (teams.length === 0) return null

  async function start() {
    const begun = await run({ teamId })
    if (begun.ok) await navigate({ to: '/crash/$callId', params: { callId: begun.value.call.id } })
  }

  return (
    <Panel
      title="Test a team now"
      help="Everyone who has its roles is called on every channel and told that it is a test. It ends after 15 minutes."
    >
      <div className={styles.form}>
        <FailureNotice failure={failure} />
        <Select
          label="Team"
          value={teamId}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setTeamId}
        />
        <Button isBusy={isBusy} isDisabled={teamId === ''} onPress={() => void start()}>
          Begin the test
        </Button>
      </div>
    </Panel>
  )
}

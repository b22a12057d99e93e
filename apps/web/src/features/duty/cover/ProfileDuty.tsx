import { useNavigate } from '@tanstack/react-router'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useDuties, useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { RoleMark } from '../roles/RoleMark.tsx'
import { useMessageRole } from '../roles/use-message-role.ts'
import { useNameOf } from '../use-name-of.ts'
import { DutyTag } from '../words/DutyTag.tsx'
import { coverSnapshot } from './cover-snapshot.ts'
import styles from './profile-duty.module.css'

interface ProfileDutyProps {
  readonly personId: string
  readonly canBeWrittenTo: boolean
}

/** On a person's card: whether they can be turned to now, what they hold, and who covers for them. */
export function ProfileDuty({ personId, canBeWrittenTo }: ProfileDutyProps) {
  const now = useNow()
  const roles = useRoles()
  const nameOf = useNameOf()
  const navigate = useNavigate()
  const message = useMessageRole()
  const duty = useDuties()(personId)
  if (!duty) return null
  const holding = roles.all.filter(({ holders }) => holders.some((holder) => holder.personId === personId))
  const cover = coverSnapshot({ duty, roles, nameOf, now })
  return (
    <Panel title="Duty" action={<DutyTag duty={duty} now={now} />}>
      {duty.telephone && duty.state === 'on' && <p>Ring {duty.telephone}.</p>}
      {cover?.state === 'off' && <p className={styles.words}>{cover.words}</p>}
      {cover?.cover && canBeWrittenTo && (
        <div>
          <Button
            variant="primary"
            isBusy={message.isBusy}
            onPress={() =>
              void message.open(cover.cover?.roleId ?? '', (conversationId) =>
                navigate({ to: '/messages/$conversationId', params: { conversationId } }),
              )
            }
          >
            Write to {cover.cover.name}
          </Button>
        </div>
      )}
      <FailureNotice failure={message.failure} />
      {holding.length > 0 && (
        <section className={styles.roles} aria-label="Roles held now">
          {holding.map((role) => (
            <RowLink
              key={role.id}
              to="/directory/roles/$roleId"
              params={{ roleId: role.id }}
              leading={<RoleMark />}
              title={role.name}
              subtitle={role.purpose ?? 'Held now'}
            />
          ))}
        </section>
      )}
    </Panel>
  )
}

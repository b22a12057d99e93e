import { useNavigate, useParams } from '@tanstack/react-router'
import { BellRing, Building2, MessageSquare } from 'lucide-react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { urgentTo } from '../../../app/urgent-to.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { RoleMark } from '../roles/RoleMark.tsx'
import styles from './elsewhere.module.css'
import type { ElsewhereGroup, ElsewhereRow } from './elsewhere-snapshot.ts'
import { useElsewhere } from './use-elsewhere.ts'
import { useTurningTo } from './use-turning-to.ts'

/** A role of a connected organisation: what it is for, whose it is, and turning to it. */
export function ElsewhereRoleScreen() {
  const { organisationId, roleId } = useParams({
    from: '/signed-in/directory/elsewhere/$organisationId/roles/$roleId',
  })
  const groups = useElsewhere('')
  const group = groups?.find(({ organisation }) => organisation.id === organisationId)
  const row = group?.rows.find(({ id }) => id === roleId)
  const back = <BackLink to="/directory" label="Back to the directory" />
  if (!group || !row) {
    return (
      <Page title="Role" isTitleHidden back={back}>
        {groups ? (
          <EmptyState title="You cannot turn to this role">
            Its organisation named it no longer, or is not connected with yours any more.
          </EmptyState>
        ) : (
          <Skeleton label="Loading the role" count={3} />
        )}
      </Page>
    )
  }
  return (
    <Page title={row.name} isTitleHidden back={back}>
      <Role group={group} row={row} />
    </Page>
  )
}

function Role({
  group: { organisation },
  row,
}: {
  readonly group: ElsewhereGroup
  readonly row: ElsewhereRow
}) {
  const turning = useTurningTo()
  const urgent = urgentTo.use()
  const navigate = useNavigate()
  return (
    <>
      <header className={styles.head}>
        <RoleMark isLarge />
        <div className={styles.who}>
          <Heading level={2} size={26}>
            {row.name}
          </Heading>
          <p className={styles.at}>
            <Building2 aria-hidden="true" />
            <span>
              at <bdi>{organisation.name}</bdi>
            </span>
          </p>
          <p className={styles.purpose}>{row.about}</p>
        </div>
      </header>
      <div className={styles.actions}>
        <Button
          variant="primary"
          icon={<MessageSquare />}
          isBusy={turning.isBusy}
          onPress={() =>
            void turning.message(organisation.id, row.id, (conversationId) =>
              navigate({ to: '/messages/$conversationId', params: { conversationId } }),
            )
          }
        >
          Message
        </Button>
        {urgent && (
          <Button
            variant="danger"
            icon={<BellRing />}
            isDisabled={turning.isBusy}
            onPress={() =>
              void turning.visit(organisation.id, () =>
                urgent.open({ kind: 'role', id: row.id }, organisation.id),
              )
            }
          >
            Urgent
          </Button>
        )}
      </div>
      <FailureNotice failure={turning.failure} />
      <Panel title="Another organisation">
        <p>
          What you write goes to whoever holds this role at {organisation.name}. They see your name, what you
          are and that you are from your organisation. The conversation belongs to {organisation.name} and is
          kept by its rules.
        </p>
      </Panel>
    </>
  )
}

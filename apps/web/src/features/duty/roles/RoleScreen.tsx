import { api } from '@baton/contract'
import { useParams } from '@tanstack/react-router'
import { Phone } from 'lucide-react'
import { useAsk } from '../../../app/session/use-ask.ts'
import { useDuties, useMyDuty, useRoles } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { Details } from '../../../ui/details/Details.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { TextLink as PlainLink } from '../../../ui/link/TextLink.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, RowLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { dialable } from '../words/dialable.ts'
import { dutyLine } from '../words/duty-words.ts'
import { RoleActions } from './RoleActions.tsx'
import { RoleHistory } from './RoleHistory.tsx'
import { RoleMark } from './RoleMark.tsx'
import { type RoleSnapshot, roleSnapshot } from './role-snapshot.ts'
import styles from './roles.module.css'
import { useRolesState } from './use-role-rows.ts'

/** A role: who holds it now, on what number, what it is for, and what I can do about it. */
export function RoleScreen() {
  const { roleId } = useParams({ from: '/signed-in/directory/roles/$roleId' })
  const state = useRolesState()
  const mine = useMyDuty()
  const { loaded, byId } = useRoles()
  const { answer } = useAsk(api.identity.listPlaces, {})
  const role = byId.get(roleId)
  const back = <BackLink to="/directory" label="Back to the directory" />
  if (!role) {
    return (
      <Page title="Role" isTitleHidden back={back}>
        {loaded ? (
          <EmptyState title="There is no such role">It may have been taken away.</EmptyState>
        ) : (
          <Skeleton label="Loading the role" count={3} />
        )}
      </Page>
    )
  }
  const snapshot = roleSnapshot(role, state, mine, answer?.ok ? answer.value : undefined)
  return (
    <Page title={snapshot.name} isTitleHidden back={back}>
      <header className={styles.head}>
        <RoleMark isLarge />
        <div className={styles.who}>
          <Heading level={2} size={26}>
            {snapshot.name}
          </Heading>
          {snapshot.purpose && <p className={styles.purpose}>{snapshot.purpose}</p>}
          <div className={styles.tags}>
            {snapshot.isRetired && <Tag tone="warn">Retired: takes no more work</Tag>}
            {snapshot.coordinates && <Tag tone="info">Coordinates</Tag>}
          </div>
        </div>
      </header>
      <RoleActions snapshot={snapshot} />
      <HeldBy snapshot={snapshot} />
      <Panel title="About">
        <Details entries={snapshot.details.map(({ term, text }) => ({ term, value: text }))} />
      </Panel>
      <RoleHistory roleId={roleId} />
    </Page>
  )
}

function HeldBy({ snapshot }: { readonly snapshot: RoleSnapshot }) {
  const dutyOf = useDuties()
  const now = useNow()
  return (
    <Panel
      title="Held now by"
      isFlush
      action={
        snapshot.number && (
          <PlainLink href={dialable(snapshot.number)}>
            <span className={styles.call}>
              <Phone aria-hidden="true" />
              {snapshot.number}
            </span>
          </PlainLink>
        )
      }
    >
      {snapshot.gap && (
        <p className={snapshot.gap.isBad ? `${styles.gap} ${styles.gapBad}` : styles.gap}>
          {snapshot.gap.words}
        </p>
      )}
      {snapshot.holders.map((holder) => {
        const duty = dutyOf(holder.id)
        return (
          <RowLink
            key={holder.id}
            to="/directory/$personId"
            params={{ personId: holder.id }}
            leading={<Avatar id={holder.id} name={holder.name} />}
            title={holder.name}
            subtitle={[duty && dutyLine(duty, now).words, holder.telephone && `ring ${holder.telephone}`]
              .filter(Boolean)
              .join(' · ')}
            meta={holder.since}
          />
        )
      })}
    </Panel>
  )
}

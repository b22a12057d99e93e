import { BedDouble, Moon, Printer } from 'lucide-react'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useMe } from '../../../app/session/use-me.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Choice } from '../../../ui/choice/Choice.tsx'
import { cx } from '../../../ui/cx.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { PrintedPage } from '../../../ui/print/PrintedPage.tsx'
import { BackLink, ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import type { BoardChoice } from '../boards/boards.ts'
import { useBoardChoices } from '../boards/use-board-choices.ts'
import { Ahead } from './Ahead.tsx'
import styles from './night.module.css'
import type { NightSnapshot } from './night-snapshot.ts'
import { OnDuty } from './OnDuty.tsx'
import { Overdue } from './Overdue.tsx'
import { PrintedNight } from './PrintedNight.tsx'
import { Sickest } from './Sickest.tsx'
import { useNight } from './use-night.ts'
import { Waiting } from './Waiting.tsx'

const back = <BackLink to="/tasks" label="Back to tasks" />

/** A site by night, for whoever coordinates it: who is on, what nobody has, who is sickest, what is late. */
export function NightScreen() {
  const sites = useBoardChoices().filter(({ board }) => board === 'site')
  const [chosenId, setChosenId] = useState<string>()
  const site = sites.find(({ id }) => id === chosenId) ?? sites[0]
  if (site?.id === undefined) {
    return (
      <Page title="Hospital at night" back={back}>
        <EmptyState icon={<Moon />} title="For whoever coordinates a site">
          Take the role of site manager to see who is on, what nobody has and who is sickest.
        </EmptyState>
      </Page>
    )
  }
  return (
    <OpenNight
      key={site.id}
      siteId={site.id}
      name={site.label}
      switcher={sites.length > 1 && <SiteSwitch sites={sites} siteId={site.id} onChange={setChosenId} />}
    />
  )
}

interface SiteSwitchProps {
  readonly sites: readonly BoardChoice[]
  readonly siteId: string
  readonly onChange: (siteId: string) => void
}

function SiteSwitch({ sites, siteId, onChange }: SiteSwitchProps) {
  return (
    <Choice
      label="Site"
      isLabelHidden
      look={sites.length > 4 ? 'list' : 'segments'}
      value={siteId}
      onChange={onChange}
      options={sites.flatMap(({ id, label }) => (id === undefined ? [] : { value: id, label }))}
    />
  )
}

interface OpenNightProps {
  readonly siteId: string
  readonly name: string
  readonly switcher: React.ReactNode
}

function OpenNight({ siteId, name, switcher }: OpenNightProps) {
  const { night, failure, reload } = useNight(siteId)
  const me = useMe().person
  return (
    <Page
      title="Hospital at night"
      help={name}
      width="wide"
      back={back}
      actions={
        night && (
          <>
            <ButtonLink to="/patients" icon={<BedDouble />}>
              Wards
            </ButtonLink>
            <Button icon={<Printer />} onPress={() => window.print()}>
              Print
            </Button>
          </>
        )
      }
    >
      {switcher}
      {!night && !failure && <Skeleton label="Loading the night" count={6} />}
      <FailureNotice failure={failure} onRetry={reload} />
      {night && !failure && (
        <>
          <Counts counts={night.counts} />
          <div className={styles.columns}>
            <div className={styles.column}>
              <Waiting waiting={night.waiting} more={night.moreWaiting} />
              <Overdue overdue={night.overdue} more={night.moreOverdue} />
            </div>
            <div className={styles.column}>
              <Sickest sick={night.sick} />
              <Ahead offered={night.offered} ending={night.onDuty.filter(({ isEnding }) => isEnding)} />
              <OnDuty onDuty={night.onDuty} />
            </div>
          </div>
          <PrintedPage title={`Hospital at night: ${name}`} by={me.name}>
            <PrintedNight night={night} />
          </PrintedPage>
        </>
      )}
    </Page>
  )
}

function Counts({ counts }: { readonly counts: NightSnapshot['counts'] }) {
  return (
    <dl className={styles.counts}>
      {counts.map(({ term, value, isBad }) => (
        <div key={term} className={cx(styles.count, isBad && styles.bad)}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

import { Ellipsis, Search } from 'lucide-react'
import { Avatar } from '../ui/avatar/Avatar.tsx'
import { Badge } from '../ui/badge/Badge.tsx'
import { Breadcrumb } from '../ui/breadcrumb/Breadcrumb.tsx'
import { type Column, DataTable } from '../ui/data-table/DataTable.tsx'
import { Details } from '../ui/details/Details.tsx'
import { DaySeparator } from '../ui/divider/DaySeparator.tsx'
import { Divider } from '../ui/divider/Divider.tsx'
import { IconButton } from '../ui/icon-button/IconButton.tsx'
import { Kbd } from '../ui/kbd/Kbd.tsx'
import { TextLink } from '../ui/link/TextLink.tsx'
import { NhsNumber } from '../ui/nhs-number/NhsNumber.tsx'
import { Panel } from '../ui/panel/Panel.tsx'
import { RowButton, RowLink } from '../ui/row/Row.tsx'
import { Tag } from '../ui/tag/Tag.tsx'
import { Time } from '../ui/time/Time.tsx'
import styles from './gallery.module.css'

const now = '2026-11-22T14:05:00Z'

interface Person {
  readonly id: string
  readonly name: string
  readonly profession: string
  readonly place: string
  readonly isSuspended: boolean
}

const people: readonly Person[] = [
  {
    id: 'p1',
    name: 'Dr Amara Okafor',
    profession: 'Specialty registrar',
    place: 'Acute medicine',
    isSuspended: false,
  },
  { id: 'p2', name: 'Niamh O’Connor', profession: 'Ward sister', place: 'Ward 7', isSuspended: false },
  {
    id: 'p3',
    name: 'Tomasz Wieczorek',
    profession: 'Physiotherapist',
    place: 'Therapies',
    isSuspended: true,
  },
]

const columns: readonly Column<Person>[] = [
  { id: 'name', title: 'Name', isHeading: true, cell: (person) => person.name },
  { id: 'profession', title: 'Profession', cell: (person) => person.profession },
  { id: 'place', title: 'Works in', cell: (person) => person.place },
  {
    id: 'state',
    title: 'State',
    cell: (person) => (person.isSuspended ? <Tag tone="warn">Suspended</Tag> : <Tag tone="good">Active</Tag>),
  },
  {
    id: 'more',
    title: 'Actions',
    isTitleHidden: true,
    align: 'end',
    cell: (person) => <IconButton label={`More for ${person.name}`} icon={<Ellipsis />} />,
  },
]

/** Rows, tables and what stands in them. */
export function ListsGallery() {
  return (
    <>
      <div className={styles.columns}>
        <Panel title="Rows" isFlush>
          <RowLink
            href="#1"
            isSelected
            leading={<Avatar id="p1" name="Dr Amara Okafor" size="large" presence="active" />}
            title="Dr Amara Okafor"
            meta={<Time at="2026-11-22T14:02:00Z" now={now} as="list" />}
            subtitle="On my way to Bay 3 now"
          />
          <RowLink
            href="#2"
            isStrong
            leading={<Avatar id="t1" name="Ward 7" kind="team" size="large" />}
            title="Ward 7 — Respiratory"
            meta={<Time at="2026-11-22T13:40:00Z" now={now} as="list" />}
            subtitle="Niamh: Bed 12 is ready for the transfer from the Acute Medical Unit"
            trailing={
              <>
                <Badge count={1} label="mentions of you" tone="mention" />
                <Badge count={12} label="unread messages" />
              </>
            }
          />
          <RowLink
            href="#3"
            leading={<Avatar id="g9" name="Harbour discharge" kind="group" size="large" />}
            title="Harbour discharge planning"
            meta={<Time at="2026-11-21T13:40:00Z" now={now} as="list" />}
            subtitle="You: Thank you, that is all arranged"
            trailing={<Badge count={140} label="unread messages in a muted conversation" tone="muted" />}
          />
          <RowButton
            onPress={() => {}}
            leading={<Avatar id="p3" name="Tomasz Wieczorek" size="large" presence="away" />}
            title="Tomasz Wieczorek"
            subtitle="Physiotherapist, Therapies"
          />
          <RowButton
            onPress={() => {}}
            leading={<Avatar id="p24" name="Priya Raman" size="large" presence="offline" />}
            title="Priya Raman"
            subtitle="Pharmacist, Dispensary"
          />
        </Panel>
        <Panel title="About a person">
          <div className={styles.line}>
            {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map((id) => (
              <Avatar key={id} id={`person-${id}`} name={`${id} ${id}`} />
            ))}
            <Avatar id="p1" name="Amara Okafor" size="huge" presence="active" />
            <Avatar id="p2" name="Niamh O’Connor" size="small" />
          </div>
          <Details
            entries={[
              { term: 'Profession', value: 'Doctor' },
              { term: 'Extension', value: <TextLink href="tel:2416">2416</TextLink> },
              { term: 'NHS number', value: <NhsNumber value="9990481233" /> },
              { term: 'Joined', value: <Time at={now} as="date" /> },
            ]}
          />
          <div className={styles.line}>
            <Tag>Draft</Tag>
            <Tag tone="info">Role</Tag>
            <Tag tone="good">On duty</Tag>
            <Tag tone="warn">Suspended</Tag>
            <Tag tone="bad" icon={<Search aria-hidden="true" />}>
              Not sent
            </Tag>
            <span>
              <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
            </span>
          </div>
          <DaySeparator at="2026-11-18T09:00:00Z" />
          <Divider>New messages</Divider>
          <Divider />
        </Panel>
      </div>
      <Panel title="People" isFlush>
        <DataTable
          caption="People of St Brannoc’s"
          columns={columns}
          items={people}
          idOf={(person) => person.id}
        />
      </Panel>
      <Breadcrumb
        links={[
          <TextLink key="admin" href="#admin">
            Administration
          </TextLink>,
        ]}
        here="People"
      />
    </>
  )
}

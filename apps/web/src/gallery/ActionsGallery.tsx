import {
  Archive,
  BellOff,
  Ellipsis,
  LogOut,
  MessageSquare,
  Monitor,
  Moon,
  Pencil,
  Phone,
  Pin,
  Plus,
  Reply,
  Send,
  Sun,
  Trash2,
  UserMinus,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../ui/button/Button.tsx'
import { ButtonLink } from '../ui/button/ButtonLink.tsx'
import { Choice } from '../ui/choice/Choice.tsx'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import { IconButton } from '../ui/icon-button/IconButton.tsx'
import { TextLink } from '../ui/link/TextLink.tsx'
import type { MenuGroup } from '../ui/menu/entries.ts'
import { MenuButton } from '../ui/menu/MenuButton.tsx'
import { Panel } from '../ui/panel/Panel.tsx'
import { Popover } from '../ui/popover/Popover.tsx'
import { Sheet } from '../ui/sheet/Sheet.tsx'
import { Tabs } from '../ui/tabs/Tabs.tsx'
import { notify } from '../ui/toast/notices.ts'
import styles from './gallery.module.css'

const nothing = () => {}

const groups: readonly MenuGroup[] = [
  {
    id: 'message',
    actions: [
      { id: 'reply', label: 'Reply', icon: <Reply />, onAction: nothing },
      { id: 'edit', label: 'Edit', icon: <Pencil />, help: 'The earlier wording is kept', onAction: nothing },
      { id: 'pin', label: 'Pin', icon: <Pin />, isOn: true, onAction: nothing },
    ],
  },
  {
    id: 'conversation',
    title: 'Conversation',
    actions: [
      { id: 'archive', label: 'Archive', icon: <Archive />, onAction: nothing },
      { id: 'withdraw', label: 'Withdraw', icon: <Trash2 />, isDanger: true, onAction: nothing },
    ],
  },
]

type Theme = 'system' | 'light' | 'dark'

/** Buttons, menus, dialogs: what one presses. */
export function ActionsGallery() {
  const [theme, setTheme] = useState<Theme>('system')
  const [open, setOpen] = useState<'dialog' | 'sheet' | 'popover'>()
  const beside = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(undefined)
  return (
    <div className={styles.columns}>
      <Dialog
        title="Sign out of this device?"
        kind="alert"
        size="small"
        isOpen={open === 'dialog'}
        onOpenChange={close}
        footer={
          <>
            <Button variant="danger" icon={<LogOut />} onPress={close}>
              Sign out
            </Button>
            <Button onPress={close}>Stay signed in</Button>
          </>
        }
      >
        <p>The ward PC in Bay 2 will need a password or passkey again. Nothing that was sent is lost.</p>
      </Dialog>
      <Sheet
        title="Seen by"
        isOpen={open === 'sheet'}
        onOpenChange={close}
        footer={
          <Button variant="primary" onPress={close}>
            Done
          </Button>
        }
      >
        <p>Nine of eleven people have seen this message.</p>
      </Sheet>
      <Popover label="On call tonight" isOpen={open === 'popover'} onOpenChange={close} triggerRef={beside}>
        Dr Amara Okafor holds the medical registrar’s role until 08:00.
      </Popover>
      <Panel title="Buttons" help="One primary in a view. A link goes somewhere; a button does something.">
        <div className={styles.line}>
          <Button variant="primary" icon={<MessageSquare />}>
            Message
          </Button>
          <Button icon={<Phone />}>Call</Button>
          <Button variant="quiet">Not now</Button>
          <Button variant="danger" icon={<UserMinus />}>
            Suspend
          </Button>
        </div>
        <div className={styles.line}>
          <Button variant="primary" isBusy>
            Signing in
          </Button>
          <Button isDisabled>Import</Button>
          <ButtonLink href="#people" icon={<Plus />}>
            Add people
          </ButtonLink>
          <Button size="small">Try again</Button>
          <Button size="small" variant="primary">
            Accept
          </Button>
        </div>
        <div className={styles.line}>
          <IconButton label="Reply" icon={<Reply />} />
          <IconButton label="Pin" icon={<Pin />} isOn />
          <IconButton label="Mute" icon={<BellOff />} isDisabled />
          <IconButton label="Send" icon={<Send />} variant="solid" />
          <TextLink href="#ward">Ward 7 — Respiratory</TextLink>
        </div>
      </Panel>
      <Panel title="Menus and dialogs">
        <div className={styles.line}>
          <MenuButton label="More" icon={<Ellipsis />} placement="bottom start" groups={groups} />
          <Button onPress={() => setOpen('dialog')}>Dialog</Button>
          <Button onPress={() => setOpen('sheet')}>Sheet</Button>
          <Button ref={beside} onPress={() => setOpen('popover')}>
            Popover
          </Button>
          <Button onPress={() => notify('Message sent to Ward 7', { tone: 'good' })}>Notice</Button>
        </div>
        <Choice
          label="Appearance"
          look="segments"
          value={theme}
          onChange={setTheme}
          options={[
            { value: 'system', label: 'Device', icon: <Monitor aria-hidden="true" /> },
            { value: 'light', label: 'Light', icon: <Sun aria-hidden="true" /> },
            { value: 'dark', label: 'Dark', icon: <Moon aria-hidden="true" /> },
          ]}
        />
        <Tabs
          label="Person"
          tabs={[
            { id: 'about', label: 'About', content: <p>Specialty registrar, respiratory medicine.</p> },
            { id: 'teams', label: 'Teams', content: <p>Acute medicine</p> },
            { id: 'shared', label: 'Shared with me', content: <p>Two groups</p> },
          ]}
        />
      </Panel>
    </div>
  )
}

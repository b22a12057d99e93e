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
import { useState } from 'react'
import { Button } from '../ui/button/Button.tsx'
import { ButtonLink } from '../ui/button/ButtonLink.tsx'
import { Choice } from '../ui/choice/Choice.tsx'
import { Dialog, DialogTrigger } from '../ui/dialog/Dialog.tsx'
import { IconButton } from '../ui/icon-button/IconButton.tsx'
import { TextLink } from '../ui/link/TextLink.tsx'
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from '../ui/menu/Menu.tsx'
import { Panel } from '../ui/panel/Panel.tsx'
import { Popover, PopoverTrigger } from '../ui/popover/Popover.tsx'
import { Sheet } from '../ui/sheet/Sheet.tsx'
import { Tabs } from '../ui/tabs/Tabs.tsx'
import { notify } from '../ui/toast/notices.ts'
import styles from './gallery.module.css'

type Theme = 'system' | 'light' | 'dark'

/** Buttons, menus, dialogs: what one presses. */
export function ActionsGallery() {
  const [theme, setTheme] = useState<Theme>('system')
  return (
    <div className={styles.columns}>
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
          <MenuTrigger>
            <IconButton label="More" icon={<Ellipsis />} />
            <Menu label="Message">
              <MenuItem label="Reply" icon={<Reply />} onAction={() => notify('Reply')} />
              <MenuItem label="Edit" icon={<Pencil />} help="The earlier wording is kept" />
              <MenuItem label="Pin" icon={<Pin />} isOn />
              <MenuSeparator />
              <MenuSection title="Conversation">
                <MenuItem label="Archive" icon={<Archive />} />
                <MenuItem label="Withdraw" icon={<Trash2 />} isDanger />
              </MenuSection>
            </Menu>
          </MenuTrigger>
          <DialogTrigger>
            <Button>Dialog</Button>
            <Dialog
              title="Sign out of this device?"
              kind="alert"
              size="small"
              footer={({ close }) => (
                <>
                  <Button variant="danger" icon={<LogOut />} onPress={close}>
                    Sign out
                  </Button>
                  <Button onPress={close}>Stay signed in</Button>
                </>
              )}
            >
              <p>
                The ward PC in Bay 2 will need a password or passkey again. Nothing that was sent is lost.
              </p>
            </Dialog>
          </DialogTrigger>
          <DialogTrigger>
            <Button>Sheet</Button>
            <Sheet
              title="Seen by"
              footer={({ close }) => (
                <Button variant="primary" onPress={close}>
                  Done
                </Button>
              )}
            >
              <p>Nine of eleven people have seen this message.</p>
            </Sheet>
          </DialogTrigger>
          <PopoverTrigger>
            <Button>Popover</Button>
            <Popover label="On call tonight">
              Dr Amara Okafor holds the medical registrar’s role until 08:00.
            </Popover>
          </PopoverTrigger>
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

import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { CalendarPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { ListPane } from '../../../ui/panes/ListPane.tsx'
import { Panes } from '../../../ui/panes/Panes.tsx'
import { MeetingRows } from './MeetingRows.tsx'
import { MeetNowDialog } from './MeetNowDialog.tsx'

/** Meetings: what was missed, what is now, what comes and what was, and beside it what is open. */
export function MeetingsScreen() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') })
  const navigate = useNavigate()
  const [isBeginning, setBeginning] = useState(false)
  return (
    <>
      <Panes
        listLabel="Meetings"
        isDetailOpen={path !== '/meetings'}
        list={
          <ListPane
            title="Meetings"
            actions={
              <>
                <IconButton label="Meet now" icon={<UsersRound />} onPress={() => setBeginning(true)} />
                <IconButton
                  label="Arrange a meeting"
                  icon={<CalendarPlus />}
                  variant="solid"
                  onPress={() => void navigate({ to: '/meetings/new' })}
                />
              </>
            }
          >
            <MeetingRows selectedPath={path} />
          </ListPane>
        }
        detail={<Outlet />}
      />
      {isBeginning && <MeetNowDialog onClose={() => setBeginning(false)} />}
    </>
  )
}

import { Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import {
  ChartColumn,
  ClipboardCopy,
  Ellipsis,
  Handshake,
  Keyboard,
  Layers,
  List,
  Moon,
  Plus,
  Printer,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { taskRequest } from '../../app/task-request.ts'
import { IconButton } from '../../ui/icon-button/IconButton.tsx'
import { MenuButton } from '../../ui/menu/MenuButton.tsx'
import { Panes } from '../../ui/panes/Panes.tsx'
import { Board } from './board/Board.tsx'
import { chooseBoard, chosenBoard } from './boards/board-choice.ts'
import { useBoardChoices } from './boards/use-board-choices.ts'

/** Tasks: one ranked list, and beside it what is open. */
export function TasksScreen() {
  const chosen = chosenBoard.use()
  const boards = useBoardChoices()
  const board = boards.find(({ key }) => key === chosen.key) ?? boards[0]
  const { taskId } = useParams({ strict: false })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const navigate = useNavigate()
  const request = () => taskRequest.set({})
  if (!board) return null
  const isCoordinating = boards.some(({ board: kind }) => kind === 'site')
  const isGrouped = chosen.grouping === 'ward'
  return (
    <Panes
      listLabel="Tasks"
      isDetailOpen={path !== '/tasks' && path !== '/tasks/'}
      list={
        <Board
          boards={boards}
          board={board}
          chosen={chosen}
          selectedId={taskId}
          isHelpOpen={isHelpOpen}
          onHelp={setHelpOpen}
          onRequest={request}
          actions={
            <>
              <MenuButton
                label="More about tasks"
                icon={<Ellipsis />}
                groups={[
                  {
                    id: 'go',
                    actions: [
                      {
                        id: 'load',
                        label: 'Who has what',
                        icon: <Users />,
                        onAction: () => void navigate({ to: '/tasks/load' }),
                      },
                      ...(isCoordinating
                        ? [
                            {
                              id: 'night',
                              label: 'Hospital at night',
                              icon: <Moon />,
                              onAction: () => void navigate({ to: '/night' }),
                            },
                          ]
                        : []),
                      {
                        id: 'handover',
                        label: 'Hand over a shift',
                        icon: <Handshake />,
                        onAction: () => void navigate({ to: '/handover' }),
                      },
                      {
                        id: 'templates',
                        label: 'Ways of asking',
                        icon: <ClipboardCopy />,
                        onAction: () => void navigate({ to: '/tasks/templates' }),
                      },
                      {
                        id: 'figures',
                        label: 'Figures',
                        icon: <ChartColumn />,
                        onAction: () => void navigate({ to: '/tasks/figures' }),
                      },
                    ],
                  },
                  {
                    id: 'view',
                    actions: [
                      {
                        id: 'grouping',
                        label: isGrouped ? 'One list, not by ward' : 'Group by ward',
                        icon: isGrouped ? <List /> : <Layers />,
                        onAction: () => chooseBoard({ grouping: isGrouped ? 'none' : 'ward' }),
                      },
                      {
                        id: 'print',
                        label: 'Print this board',
                        icon: <Printer />,
                        onAction: () => window.print(),
                      },
                      {
                        id: 'keys',
                        label: 'Keys in the list',
                        icon: <Keyboard />,
                        onAction: () => setHelpOpen(true),
                      },
                    ],
                  },
                ]}
              />
              <IconButton label="Ask for something" icon={<Plus />} variant="solid" onPress={request} />
            </>
          }
        />
      }
      detail={<Outlet />}
    />
  )
}

import {
  Ban,
  Bell,
  Check,
  CheckCheck,
  CirclePause,
  CornerUpRight,
  Eye,
  FileX,
  type LucideIcon,
  Pencil,
  PencilLine,
  Play,
  RotateCcw,
  Undo2,
  X,
} from 'lucide-react'
import type { TaskAct } from '../acts.ts'

interface ActLook {
  /** What the button says. */
  readonly label: string
  readonly icon: LucideIcon
  /** What is said once it is done. */
  readonly done: string
  readonly isDanger?: true
}

/** How each act is said and drawn. */
export const actLooks: Readonly<Record<TaskAct, ActLook>> = {
  accept: { label: 'Accept', icon: Check, done: 'You have it' },
  start: { label: 'Start', icon: Play, done: 'Under way' },
  resume: { label: 'Go on', icon: Play, done: 'Under way again' },
  complete: { label: 'Done', icon: CheckCheck, done: 'Done, and whoever asked is told' },
  review: { label: 'I have read it', icon: Eye, done: 'Read' },
  hold: { label: 'Put on hold', icon: CirclePause, done: 'On hold' },
  passOn: { label: 'Pass on', icon: CornerUpRight, done: 'Passed on' },
  giveBack: { label: 'Give back', icon: Undo2, done: 'Given back' },
  decline: { label: 'Decline', icon: X, done: 'Declined, and whoever asked is told' },
  nudge: { label: 'Ask somebody to take it', icon: Bell, done: 'Asked' },
  changeRequest: { label: 'Change what I asked', icon: Pencil, done: 'Changed, and whoever has it is told' },
  correctSbar: { label: 'Correct the SBAR', icon: PencilLine, done: 'Corrected, and whoever has it is told' },
  reopen: { label: 'Open again', icon: RotateCcw, done: 'Open again' },
  cancel: {
    label: 'Take back',
    icon: Ban,
    done: 'Taken back, and everyone who was asked is told',
    isDanger: true,
  },
  enterInError: {
    label: 'Wrong patient, or never meant',
    icon: FileX,
    done: 'Entered in error',
    isDanger: true,
  },
}

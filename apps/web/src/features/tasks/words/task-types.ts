import type { TaskType } from '@baton/contract'
import {
  Activity,
  ArrowRightLeft,
  CircleEllipsis,
  ClipboardList,
  Droplet,
  Droplets,
  FileCheck,
  FileText,
  Folder,
  HeartPulse,
  House,
  type LucideIcon,
  Pill,
  ScanLine,
  Stethoscope,
  Syringe,
  TestTube,
  UsersRound,
} from 'lucide-react'

interface TypeLook {
  readonly name: string
  /** For a tile, where there is little room. */
  readonly short: string
  readonly icon: LucideIcon
  /** What is often wanted, to be chosen instead of typed. */
  readonly usual: readonly string[]
}

/** How each kind of task is said and drawn, in the order in which it is offered. */
export const taskTypes: Readonly<Record<TaskType, TypeLook>> = {
  'unwell-review': {
    name: 'Review of an unwell patient',
    short: 'Unwell patient',
    icon: HeartPulse,
    usual: ['NEWS2 rising', 'Nurse concerned', 'New chest pain', 'New confusion', 'Low urine output'],
  },
  'routine-review': {
    name: 'Routine review',
    short: 'Routine review',
    icon: Stethoscope,
    usual: ['Review after the round', 'Review results', 'Review pain relief'],
  },
  bloods: {
    name: 'Bloods',
    short: 'Bloods',
    icon: TestTube,
    usual: ['Routine bloods', 'Repeat U&E', 'Blood cultures', 'Group and save', 'Drug level'],
  },
  cannula: {
    name: 'Cannula',
    short: 'Cannula',
    icon: Syringe,
    usual: ['New cannula, antibiotics due', 'Cannula has tissued', 'Difficult access'],
  },
  fluids: {
    name: 'Fluids',
    short: 'Fluids',
    icon: Droplets,
    usual: ['Fluids have run out', 'Review fluid balance'],
  },
  prescribing: {
    name: 'Prescribe or rewrite a chart',
    short: 'Prescribing',
    icon: Pill,
    usual: ['Rewrite drug chart', 'Pain relief', 'Anti-sickness', 'Regular medicines not charted'],
  },
  catheter: {
    name: 'Catheter',
    short: 'Catheter',
    icon: Droplet,
    usual: ['New catheter', 'Catheter blocked'],
  },
  ecg: { name: 'ECG', short: 'ECG', icon: Activity, usual: ['Read an ECG', 'Record an ECG'] },
  imaging: {
    name: 'Imaging request',
    short: 'Imaging',
    icon: ScanLine,
    usual: ['Chest X-ray', 'Check tube position', 'Chase a scan'],
  },
  discharge: {
    name: 'Discharge letter or take-home medicines',
    short: 'Discharge',
    icon: House,
    usual: ['Discharge letter', 'Take-home medicines', 'Letter and medicines'],
  },
  family: {
    name: 'Family discussion',
    short: 'Family',
    icon: UsersRound,
    usual: ['Family ask to speak to a doctor', 'Ring the next of kin'],
  },
  transfer: {
    name: 'Transfer',
    short: 'Transfer',
    icon: ArrowRightLeft,
    usual: ['Transfer to another ward', 'Escort to a scan'],
  },
  documentation: {
    name: 'Documentation',
    short: 'Documents',
    icon: FileText,
    usual: ['Complete a form', 'Update the plan'],
  },
  orders: {
    name: 'Order entry',
    short: 'Orders',
    icon: ClipboardList,
    usual: ['Enter verbal orders', 'Order a diet', 'Refer to therapy'],
  },
  'verification-of-death': {
    name: 'Verification of death',
    short: 'Verify death',
    icon: FileCheck,
    usual: ['Expected death'],
  },
  administrative: {
    name: 'Administrative',
    short: 'Admin',
    icon: Folder,
    usual: ['Book transport', 'Order supplies'],
  },
  other: { name: 'Something else', short: 'Other', icon: CircleEllipsis, usual: [] },
}

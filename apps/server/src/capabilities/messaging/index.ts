import type { Migration } from '../../platform/database/migrate.ts'

export { effectOn as messagingEffectOn, readableConversations } from './audience.ts'
export { broadcastHandlers } from './broadcasts/handlers.ts'
export { tellBroadcasts } from './broadcasts/tell-broadcasts.ts'
export { messageDoor } from './files/message-door.ts'
export { messagingHandlers } from './handlers.ts'
export { hydrateMessaging } from './hydrate.ts'
export { type UrgentMessages, urgentMessages } from './members/called.ts'
export { fellowsAbout, fellowsIn } from './members/fellows.ts'
export { patientFollower } from './members/patient-follower.ts'
export type { MessagingParts, People } from './parts.ts'
export { followRoles, followSight, followTeams } from './subscriptions.ts'
export { tidySearch } from './tidy-search.ts'
export { type TellingParts, tellUnread } from './unread/tell-unread.ts'

export const messagingMigrations: readonly Migration[] = [
  {
    name: 'messaging/0001-messaging',
    file: new URL('./migrations/0001-messaging.sql', import.meta.url),
  },
  {
    name: 'messaging/0002-roles-and-urgency',
    file: new URL('./migrations/0002-roles-and-urgency.sql', import.meta.url),
  },
  {
    name: 'messaging/0003-off-duty',
    file: new URL('./migrations/0003-off-duty.sql', import.meta.url),
  },
  {
    name: 'messaging/0004-told',
    file: new URL('./migrations/0004-told.sql', import.meta.url),
  },
  {
    name: 'messaging/0005-broadcasts',
    file: new URL('./migrations/0005-broadcasts.sql', import.meta.url),
  },
  {
    name: 'messaging/0006-patients',
    file: new URL('./migrations/0006-patients.sql', import.meta.url),
  },
]

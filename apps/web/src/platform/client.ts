import { createClient } from '@baton/client'
import { browserPorts } from '@baton/client/browser'

/** This page's one client: what it holds, every screen shows. It does nothing before the session starts it. */
export const client = createClient(browserPorts())

import { config } from 'zod'

// Zod would compile its checks with `new Function`, which the content security policy forbids (SEC-6): it would fall back
// by itself, but only after a violation has been reported. Must run before any schema is made, so it is imported first.
config({ jitless: true })

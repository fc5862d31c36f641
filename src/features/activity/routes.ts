import { PageQuery } from '#contract/lists.ts'
import { NotificationPage } from '#contract/notification.ts'
import { Usage, UsageQuery } from '#contract/usage.ts'
import type { Database } from '#db/client.ts'
import { type Route, route } from '#http/route.ts'
import { listNotifications } from './notifications.ts'
import { usageOf } from './usage.ts'

const tags = ['Activity']

export function activityRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/notifications',
      summary: 'Takes that ended and news of the wallet, newest first',
      tags,
      auth: 'session',
      query: PageQuery,
      replies: { 200: NotificationPage },
      handle: ({ actor, query }) => listNotifications(db, actor, query),
    }),
    route({
      method: 'GET',
      path: '/usage',
      summary: 'Takes and credits by day, and what the library holds',
      tags,
      auth: 'session',
      query: UsageQuery,
      replies: { 200: Usage },
      handle: ({ actor, query }) => usageOf(db, actor.workspaceId, query),
    }),
  ]
}

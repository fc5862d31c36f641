import { z } from 'zod'
import { PageQuery, pageOf } from '#contract/lists.ts'
import { Receipt, Wallet, WalletEntry } from '#contract/wallet.ts'
import type { Database } from '#db/client.ts'
import { type Route, route } from '#http/route.ts'
import { listEntries, showReceipt, showWallet } from './wallet.ts'

const tags = ['Wallet']

export function walletRoutes({ db }: { db: Database }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/wallet',
      summary: 'Credits by bucket, held and owed',
      tags,
      auth: 'session',
      replies: { 200: Wallet },
      handle: ({ actor }) => showWallet(db, actor.workspaceId),
    }),
    route({
      method: 'GET',
      path: '/wallet/entries',
      summary: 'The statement, newest first',
      tags,
      auth: 'session',
      query: PageQuery,
      replies: { 200: pageOf(WalletEntry) },
      handle: ({ actor, query }) => listEntries(db, actor.workspaceId, query),
    }),
    route({
      method: 'GET',
      path: '/jobs/:id/receipt',
      summary: 'What a job cost: the price line by line, and each bucket before and after',
      tags,
      auth: 'session',
      params: z.object({ id: z.string().max(64) }),
      replies: { 200: Receipt },
      handle: ({ actor, params }) => showReceipt(db, actor.workspaceId, params.id),
    }),
  ]
}

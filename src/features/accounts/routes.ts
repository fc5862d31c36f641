import { z } from 'zod'
import { pageOf } from '#contract/lists.ts'
import { Me, MePatch, Session, Setup } from '#contract/people.ts'
import { Preferences, PreferencesPatch } from '#contract/preferences.ts'
import type { Database } from '#db/client.ts'
import { noContent, type Route, route } from '#http/route.ts'
import { changePreferences, showPreferences } from './preferences.ts'
import { changeMe, showMe } from './profile.ts'
import { type RegistrationRules, showSetup } from './registration.ts'
import { listSessions, revokeOtherSessions, revokeSession } from './sessions.ts'

const tags = ['People']

export function accountRoutes({ db, rules }: { db: Database; rules: RegistrationRules }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/setup',
      summary: 'Whether this studio has an owner, and who may sign up',
      tags,
      auth: 'none',
      replies: { 200: Setup },
      handle: () => showSetup(db, rules),
    }),
    route({
      method: 'GET',
      path: '/me',
      summary: 'Who is signed in',
      tags,
      auth: 'session',
      workspace: false,
      replies: { 200: Me },
      handle: ({ actor }) => showMe(db, actor.userId),
    }),
    route({
      method: 'PATCH',
      path: '/me',
      summary: 'Change the own name',
      tags,
      auth: 'session',
      workspace: false,
      body: MePatch,
      replies: { 200: Me },
      handle: ({ actor, body }) => changeMe(db, actor.userId, body),
    }),
    route({
      method: 'GET',
      path: '/me/preferences',
      summary: 'What a person has set for himself, with defaults for the rest',
      tags,
      auth: 'session',
      workspace: false,
      replies: { 200: Preferences },
      handle: ({ actor }) => showPreferences(db, actor.userId),
    }),
    route({
      method: 'PATCH',
      path: '/me/preferences',
      summary: 'Change some preferences; the others stay',
      tags,
      auth: 'session',
      workspace: false,
      body: PreferencesPatch,
      replies: { 200: Preferences },
      handle: ({ actor, body }) => changePreferences(db, actor.userId, body),
    }),
    route({
      method: 'GET',
      path: '/me/sessions',
      summary: 'The devices that are signed in',
      tags,
      auth: 'session',
      workspace: false,
      replies: { 200: pageOf(Session) },
      handle: async ({ actor }) => ({ items: await listSessions(db, actor), nextCursor: null }),
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions/:id',
      summary: 'Sign a device out',
      tags,
      auth: 'session',
      workspace: false,
      params: z.object({ id: z.uuid() }),
      replies: { 204: noContent },
      handle: ({ actor, params }) => revokeSession(db, actor, params.id),
    }),
    route({
      method: 'DELETE',
      path: '/me/sessions',
      summary: 'Sign out every device but this one',
      tags,
      auth: 'session',
      workspace: false,
      replies: { 204: noContent },
      handle: ({ actor }) => revokeOtherSessions(db, actor),
    }),
  ]
}

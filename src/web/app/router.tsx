import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { z } from 'zod'
import { NotFound, NotFoundPage } from './errors/not-found.tsx'
import { PageError } from './errors/page-error.tsx'
import { PageSkeleton } from './shell/page-skeleton.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })

/** Pages of somebody who is signed in stand in the shell; the others are whole pages. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  /** `confirmed` and `error`: how it went with the link that confirms an address. */
  validateSearch: z.object({
    to: z.string().optional(),
    view: z.literal('up').optional(),
    confirmed: z.boolean().optional(),
    error: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('#web/features/people/sign-in-page.tsx'), 'SignInPage'),
})
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  validateSearch: z.object({ email: z.string().optional() }),
  component: lazyRouteComponent(
    () => import('#web/features/people/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: z.object({ token: z.string().optional(), error: z.string().optional() }),
  component: lazyRouteComponent(
    () => import('#web/features/people/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
})
const home = createRoute({
  getParentRoute: () => shell,
  path: '/home',
  staticData: { title: 'Home' },
  component: lazyRouteComponent(() => import('#web/features/home/home-page.tsx'), 'HomePage'),
})
const projects = createRoute({
  getParentRoute: () => shell,
  path: '/projects',
  staticData: { title: 'Projects' },
  component: lazyRouteComponent(() => import('#web/features/projects/projects-page.tsx'), 'ProjectsPage'),
})
/** Opens the project's last shot, or makes its first. */
const project = createRoute({
  getParentRoute: () => shell,
  path: '/projects/$projectId',
  staticData: { title: 'Project', frame: 'narrow' },
  component: lazyRouteComponent(() => import('#web/features/projects/project-page.tsx'), 'ProjectPage'),
})
const studio = createRoute({
  getParentRoute: () => shell,
  path: '/projects/$projectId/shots/$shotId',
  staticData: { title: 'Shot', frame: 'narrow' },
  /** `take`: the job that the picture shows; `compare`: job ids, separated by commas. */
  validateSearch: z.object({ take: z.string().optional(), compare: z.string().optional() }),
  component: lazyRouteComponent(() => import('#web/features/studio/studio-page.tsx'), 'StudioPage'),
})
const library = createRoute({
  getParentRoute: () => shell,
  path: '/library',
  staticData: { title: 'Library' },
  validateSearch: z.object({
    q: z.string().optional(),
    kind: z.enum(['image', 'video', 'audio', 'text']).optional(),
    favorite: z.boolean().optional(),
  }),
  component: lazyRouteComponent(() => import('#web/features/library/library-page.tsx'), 'LibraryPage'),
})
const viewer = createRoute({
  getParentRoute: () => shell,
  path: '/assets/$assetId',
  staticData: { title: 'Take', frame: 'none' },
  component: lazyRouteComponent(() => import('#web/features/viewer/viewer-page.tsx'), 'ViewerPage'),
})
const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  staticData: { title: 'Jobs' },
  validateSearch: z.object({
    status: z.enum(['live', 'succeeded', 'failed', 'canceled']).optional().catch(undefined),
    engine: z.string().optional(),
    q: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('#web/features/jobs/jobs-page.tsx'), 'JobsPage'),
})
const job = createRoute({
  getParentRoute: () => shell,
  path: '/jobs/$jobId',
  staticData: { title: 'Job', frame: 'narrow' },
  component: lazyRouteComponent(() => import('#web/features/jobs/job-page.tsx'), 'JobPage'),
})
const write = createRoute({
  getParentRoute: () => shell,
  path: '/write',
  staticData: { title: 'Write' },
  component: lazyRouteComponent(() => import('#web/features/write/write-page.tsx'), 'WritePage'),
})
const wallet = createRoute({
  getParentRoute: () => shell,
  path: '/wallet',
  staticData: { title: 'Wallet' },
  component: lazyRouteComponent(() => import('#web/features/wallet/wallet-page.tsx'), 'WalletPage'),
})
const voices = createRoute({
  getParentRoute: () => shell,
  path: '/voices',
  staticData: { title: 'Voices' },
  component: lazyRouteComponent(() => import('#web/features/voices/voices-page.tsx'), 'VoicesPage'),
})
const references = createRoute({
  getParentRoute: () => shell,
  path: '/references',
  staticData: { title: 'References' },
  component: lazyRouteComponent(
    () => import('#web/features/references/references-page.tsx'),
    'ReferencesPage',
  ),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$section',
  staticData: { title: 'Settings' },
  component: lazyRouteComponent(() => import('#web/features/settings/settings-page.tsx'), 'SettingsPage'),
})
/** On phones the list of sections is a page of its own. */
const settingsHome = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  staticData: { title: 'Settings' },
  component: lazyRouteComponent(
    () => import('#web/features/settings/settings-home-page.tsx'),
    'SettingsHomePage',
  ),
})

/** From the public page of an engine. */
const tryEngine = createRoute({
  getParentRoute: () => shell,
  path: '/try/$engineId',
  staticData: { title: 'Shot', frame: 'narrow' },
  component: lazyRouteComponent(() => import('#web/features/try/try-page.tsx'), 'TryPage'),
})

/** On wider screens the bell opens the same list. */
const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  staticData: { title: 'Notifications' },
  component: lazyRouteComponent(() => import('./notifications/notifications-page.tsx'), 'NotificationsPage'),
})

const pages = [
  home,
  projects,
  project,
  studio,
  library,
  viewer,
  jobs,
  job,
  write,
  wallet,
  voices,
  references,
  settings,
  settingsHome,
  notifications,
  tryEngine,
]
/** Every component in every state, while developing. */
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: '/ui',
        component: lazyRouteComponent(() => import('#web/ui/gallery/gallery-page.tsx'), 'GalleryPage'),
      }),
    ]
  : []

export const router = createRouter({
  routeTree: root.addChildren([signIn, forgotPassword, resetPassword, ...gallery, shell.addChildren(pages)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
  defaultErrorComponent: PageError,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 100,
  defaultPendingMinMs: 0,
  defaultNotFoundComponent: NotFound,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** In the top bar and of the document, until the page names itself by `Place`. */
    title?: string
    /** The rail with words, with icons, or a page without any frame. */
    frame?: 'wide' | 'narrow' | 'none'
  }
}

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTitle } from '#web/app/title.ts'
import { Logo } from '#web/ui/logo.tsx'
import { PaintedAside, type PaintedScene } from './painted-aside.tsx'

/** Fields of these pages: 36 high, 44 under a finger. */
export const fieldSize = { size: 'lg', className: 'max-tablet:h-11 max-tablet:text-16' } as const
export const wideButton = 'w-full max-tablet:h-11'
export const textLink =
  'hit font-medium text-fg underline decoration-line-3 underline-offset-[3px] hover:decoration-fg'

interface PeopleLayoutProps {
  title: string
  intro: ReactNode
  scene: PaintedScene
  children: ReactNode
}

/** Pages of somebody who is not signed in: one thing to do on the left, a picture on the right where there is room. */
export function PeopleLayout({ title, intro, scene, children }: PeopleLayoutProps) {
  useTitle(title)
  return (
    <div className="grid min-h-full bg-bg tablet:grid-cols-[minmax(420px,40%)_minmax(0,1fr)] max-[900px]:grid-cols-1">
      <main className="flex min-h-dvh min-w-0 flex-col px-5 tablet:px-8">
        <header className="flex h-16 flex-none items-center justify-between gap-4">
          <a href="/" aria-label="Dailies, start page" className="hit rounded-2">
            <Logo size={22} word />
          </a>
          <span className="truncate text-12 text-fg-3">{window.location.host}</span>
        </header>
        <div className="grid flex-1 place-items-center py-4">
          <div className="flex w-full max-w-90 flex-col gap-3.5">
            <div>
              <h1 className="text-28 font-semibold tracking-[-0.025em]">{title}</h1>
              <p className="mt-1.5 mb-1.5 text-14 text-pretty text-fg-2">{intro}</p>
            </div>
            {children}
          </div>
        </div>
        <footer className="flex h-14 flex-none items-center gap-4 text-12 text-fg-3">
          <span>Dailies, open source</span>
          <span className="flex-1" />
          <a href="/" className="hit hover:text-fg">
            About
          </a>
          <a href="/docs/api" className="hit hover:text-fg">
            API
          </a>
        </footer>
      </main>
      <PaintedAside scene={scene} />
    </div>
  )
}

export function BackToSignIn() {
  return (
    <p className="text-13">
      <Link to="/signin" className={textLink}>
        Back to sign in
      </Link>
    </p>
  )
}

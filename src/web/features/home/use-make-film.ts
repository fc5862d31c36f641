import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { api } from '#web/api/client.ts'
import { newKey } from '#web/api/client-context.ts'
import { setJobs } from '#web/api/job-cache.ts'
import { problemText } from '#web/api/problem-words.ts'
import { shotQuery, shotsQuery } from '#web/api/queries.ts'
import { toast } from '#web/ui/toast.tsx'
import { type FilmWish, makeFilm } from './make-film.ts'

/** Makes a project with its shots and opens the studio on the first of them. */
export function useMakeFilm() {
  const client = useQueryClient()
  const navigate = useNavigate()
  // A press that failed half-way is finished by the next one for the same wish.
  const press = useRef<{ wish: string; key: string } | null>(null)
  return useMutation({
    retry: false,
    mutationFn: (wish: FilmWish) => {
      const text = JSON.stringify(wish)
      if (press.current?.wish !== text) press.current = { wish: text, key: newKey() }
      return makeFilm(api, wish, press.current.key)
    },
    onSuccess: ({ projectId, shots, jobs }) => {
      press.current = null
      for (const shot of shots) client.setQueryData(shotQuery(shot.id).queryKey, shot)
      setJobs(client, jobs)
      void client.invalidateQueries({ queryKey: ['projects'] })
      void client.invalidateQueries({ queryKey: shotsQuery(projectId).queryKey })
      const [first] = shots
      if (first === undefined) return
      const take = jobs.find(({ shotId }) => shotId === first.id)?.id
      return navigate({
        to: '/projects/$projectId/shots/$shotId',
        params: { projectId, shotId: first.id },
        search: take === undefined ? {} : { take },
      })
    },
    onError: (error) => toast.error(problemText(error)),
  })
}

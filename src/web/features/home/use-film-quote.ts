import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FilmRequest } from '#contract/film.ts'
import { api } from '#web/api/client.ts'

export type FilmWish = Pick<
  FilmRequest,
  'text' | 'engineId' | 'aspectRatio' | 'secondsPerShot' | 'styleId' | 'narrate' | 'music' | 'captions'
>

const pauseMs = 400

/** The plan and price of the film as it is written now; asked for when the writing pauses. */
export function useFilmQuote(wish: FilmWish) {
  const text = JSON.stringify(wish)
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const hasWords = /\p{L}/u.test(wish.text)
  const quote = useQuery({
    queryKey: ['films', 'quote', asked],
    queryFn: ({ signal }) => api('postFilmsQuotes', { body: wish, signal }),
    enabled: hasWords && asked === text,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    retry: false,
  })
  const isCurrent = asked === text && quote.data !== undefined && !quote.isPlaceholderData && !quote.isError
  return {
    quote: hasWords ? (quote.data ?? null) : null,
    error: hasWords && asked === text ? quote.error : null,
    isCurrent,
    hasWords,
  }
}

import { defineErrors } from '#kernel/errors.ts'

export const FilmErrors = defineErrors({
  validation_failed: { status: 422, title: 'This text cannot become a film.' },
})

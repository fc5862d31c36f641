import { FilmCaptions, FilmMusic } from '#contract/film.ts'

const musicWords: Record<FilmMusic, string> = {
  none: 'None',
  auto: 'As the script calls for',
  calm: 'Calm',
  uplifting: 'Uplifting',
  epic: 'Epic',
  tense: 'Tense',
  sad: 'Sad',
  mysterious: 'Mysterious',
  romantic: 'Romantic',
  playful: 'Playful',
  energetic: 'Energetic',
  lofi: 'Lo-fi',
}
const captionWords: Record<FilmCaptions, string> = {
  none: 'None',
  burned: 'In the picture',
  track: 'As a track',
}

export const musicChoices = FilmMusic.options.map((value) => ({ value, label: musicWords[value] }))
export const captionChoices = FilmCaptions.options.map((value) => ({ value, label: captionWords[value] }))

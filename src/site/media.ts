const files = import.meta.glob<string>('./media/*.{avif,webp,webm,mp4,jpg,vtt,woff2}', {
  eager: true,
  query: '?url',
  import: 'default',
})

/** The address of a file of the start page, e.g. `city.avif`. */
export function mediaUrl(file: string): string {
  const url = files[`./media/${file}`]
  if (url === undefined) throw new Error(`src/site/media has no ${file}.`)
  return url
}

/** A still for a style sheet, in the best format that the browser reads. */
export const pictureSet = (name: string): string =>
  `image-set(url(${mediaUrl(`${name}.avif`)}) type("image/avif"), url(${mediaUrl(`${name}.webp`)}) type("image/webp"))`

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

/** The service worker opens the app without a network. Only of the built app: in development files change under it. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch((error: unknown) => {
      console.warn('Dailies opens only with a network here.', error)
    })
  })
}

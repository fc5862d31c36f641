export function Advanced() {
  return null
}

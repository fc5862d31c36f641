export function LibraryPage() {
  return <p>LibraryPage</p>
}

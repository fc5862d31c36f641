export function SignInSkeleton() {
  return (
    <div role="status" aria-label="Asking the studio" className="flex flex-col gap-3.5">
      <div className="skeleton h-9 rounded-2" />
      <div className="skeleton h-9 rounded-2" />
      <div className="skeleton h-9 rounded-2" />
    </div>
  )
}

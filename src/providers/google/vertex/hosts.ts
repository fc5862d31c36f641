/** Where Vertex AI lives, and where a service account gets its tokens. With a base URL both are that one origin. */
export interface VertexHosts {
  api: string
  tokens: string
}

/** Google's region with all of its video models. */
export const region = 'us-central1'

export function vertexHosts(baseUrl?: string): VertexHosts {
  if (baseUrl !== undefined) {
    const { origin } = new URL(baseUrl)
    return { api: `${origin}/v1`, tokens: `${origin}/token` }
  }
  return {
    api: `https://${region}-aiplatform.googleapis.com/v1`,
    tokens: 'https://oauth2.googleapis.com/token',
  }
}

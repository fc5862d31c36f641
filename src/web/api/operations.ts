// Made from the OpenAPI document of the running studio: `./dailies test -u test/api/client.test.ts`. Not edited by hand.
export interface Operations {
  getSetup: {
    reply: {
      needsOwner: boolean
      needsSetupCode: boolean
      registration: 'open' | 'closed'
      verifiesEmail: boolean
    }
  }
  getMe: {
    reply: {
      id: string
      name: string
      email: string
      emailVerified: boolean
      studioRole: 'owner' | 'user'
      createdAt: string
    }
  }
  patchMe: {
    reply: {
      id: string
      name: string
      email: string
      emailVerified: boolean
      studioRole: 'owner' | 'user'
      createdAt: string
    }
    body: {
      name: string
    }
  }
  getMePreferences: {
    reply: {
      theme: 'system' | 'dark' | 'light'
      singleKeys: boolean
      notify: {
        inApp: boolean
        browser: boolean
      }
      /**
       * @maxItems 500
       */
      favoritePresets: string[]
      notificationsSeenAt: string | null
      defaults: {
        engineId: string
        durationSeconds: number
        resolution: string
        aspectRatio: string
        allowFallback: boolean
      }
    }
  }
  patchMePreferences: {
    reply: {
      theme: 'system' | 'dark' | 'light'
      singleKeys: boolean
      notify: {
        inApp: boolean
        browser: boolean
      }
      /**
       * @maxItems 500
       */
      favoritePresets: string[]
      notificationsSeenAt: string | null
      defaults: {
        engineId: string
        durationSeconds: number
        resolution: string
        aspectRatio: string
        allowFallback: boolean
      }
    }
    body: {
      theme?: 'system' | 'dark' | 'light'
      singleKeys?: boolean
      notify?: {
        inApp?: boolean
        browser?: boolean
      }
      /**
       * @maxItems 500
       */
      favoritePresets?: string[]
      notificationsSeenAt?: string | null
      defaults?: {
        engineId?: string
        durationSeconds?: number
        resolution?: string
        aspectRatio?: string
        allowFallback?: boolean
      }
    }
  }
  getMeSessions: {
    reply: {
      items: {
        id: string
        isCurrent: boolean
        ipAddress: string | null
        userAgent: string | null
        createdAt: string
        lastUsedAt: string
        expiresAt: string
      }[]
      nextCursor: string | null
    }
  }
  deleteMeSessions: {
    reply: null
  }
  deleteMeSessionsById: {
    reply: null
    params: {
      id: string
    }
  }
  getWorkspaces: {
    reply: {
      items: {
        id: string
        name: string
        role: 'viewer' | 'member' | 'admin' | 'owner'
        isPersonal: boolean
        createdAt: string
      }[]
      nextCursor: string | null
    }
  }
  getProjects: {
    reply: {
      items: {
        id: string
        name: string
        covers: {
          assetId: string
          posterUrl: string
          kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
        }[]
        shots: number
        chosen: number
        takes: number
        running: number
        credits: number
        createdAt: string
        updatedAt: string
      }[]
      nextCursor: string | null
    }
    query: {
      cursor?: string
      limit?: number
      q?: string
    }
  }
  postProjects: {
    reply: {
      id: string
      name: string
      covers: {
        assetId: string
        posterUrl: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      }[]
      shots: number
      chosen: number
      takes: number
      running: number
      credits: number
      createdAt: string
      updatedAt: string
    }
    body: {
      name: string
    }
  }
  getProjectsById: {
    reply: {
      id: string
      name: string
      covers: {
        assetId: string
        posterUrl: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      }[]
      shots: number
      chosen: number
      takes: number
      running: number
      credits: number
      createdAt: string
      updatedAt: string
    }
    params: {
      id: string
    }
  }
  patchProjectsById: {
    reply: {
      id: string
      name: string
      covers: {
        assetId: string
        posterUrl: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      }[]
      shots: number
      chosen: number
      takes: number
      running: number
      credits: number
      createdAt: string
      updatedAt: string
    }
    params: {
      id: string
    }
    body: {
      name: string
    }
  }
  deleteProjectsById: {
    reply: null
    params: {
      id: string
    }
  }
  getProjectsByIdShots: {
    reply: {
      items: {
        id: string
        projectId: string
        position: number
        name: string
        request: {
          [k: string]: unknown
        }
        chosenJobId: string | null
        createdAt: string
      }[]
      nextCursor: string | null
    }
    params: {
      id: string
    }
    query: {
      cursor?: string
      limit?: number
    }
  }
  postProjectsByIdShots: {
    reply: {
      id: string
      projectId: string
      position: number
      name: string
      request: {
        [k: string]: unknown
      }
      chosenJobId: string | null
      createdAt: string
    }
    params: {
      id: string
    }
    body: {
      name?: string
      request?: {
        engineId?: string
        mode?:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'r2v'
          | 'v2v'
          | 'extend'
          | 'upscale'
          | 'interpolate'
          | 'speed'
          | 'stabilize'
          | 'convert'
          | 'lipsync'
          | 'motion-transfer'
          | 'tts'
          | 'sfx'
          | 'music'
          | 'ambience'
          | 'voice-over'
          | 'voice-change'
          | 'voice-isolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'text'
        prompt?: string
        negativePrompt?: string
        parts?: {
          scene?: string
          subject?: string
          action?: string
          camera?: string
          lens?: string
          light?: string
          motion?: string
          mood?: string
          style?: string
        }
        durationSeconds?: number
        resolution?: string
        aspectRatio?: string
        fps?: number
        audio?: boolean
        seed?: number
        /**
         * @maxItems 32
         */
        inputs?: {
          role:
            | 'firstFrame'
            | 'lastFrame'
            | 'reference'
            | 'character'
            | 'style'
            | 'video'
            | 'audio'
            | 'mask'
            | 'background'
          assetId: string
        }[]
        /**
         * @maxItems 8
         */
        references?: {
          set: string
          /**
           * @maxItems 16
           */
          inputs?: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            assetId: string
          }[]
        }[]
        camera?: {
          presetId?: string
          strength?: number
          easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
          side?: 'left' | 'right'
          timeCurve?:
            'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
          /**
           * @minItems 2
           * @maxItems 64
           */
          curve?: number[][]
          /**
           * @minItems 2
           * @maxItems 64
           */
          keyframes?: {
            at: number
            x?: number
            y?: number
            z?: number
            yaw?: number
            pitch?: number
            roll?: number
            focal?: number
          }[]
        }
        styleId?: string | null
        variations?: number
        release?: 'all' | 'one-by-one'
        sweep?: {
          parameter:
            | 'seed'
            | 'engineId'
            | 'camera.presetId'
            | 'camera.strength'
            | 'styleId'
            | 'prompt'
            | 'durationSeconds'
          /**
           * @minItems 2
           * @maxItems 8
           */
          values: (string | number | boolean | null)[]
        }
        projectId?: string | null
        shotId?: string | null
        options?: {
          [k: string]: string | number | boolean | null
        }
        allowFallback?: boolean
        image?: {
          engineId?: string
          prompt?: string
        }
        motion?: {
          camera: {
            presetId?: string
            strength?: number
            easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
            side?: 'left' | 'right'
            timeCurve?:
              | 'linear'
              | 'slow-mo'
              | 'ramp-up'
              | 'ramp-down'
              | 'impact'
              | 'flash-in'
              | 'hero-moment'
              | 'custom'
            /**
             * @minItems 2
             * @maxItems 64
             */
            curve?: number[][]
            /**
             * @minItems 2
             * @maxItems 64
             */
            keyframes?: {
              at: number
              x?: number
              y?: number
              z?: number
              yaw?: number
              pitch?: number
              roll?: number
              focal?: number
            }[]
          }
        }
        post?: {
          upscale?: '720p' | '1080p' | '1440p' | '2160p'
          fps?: number
          format?: 'mp4' | 'webm' | 'gif'
        }
        voice?: {
          engineId?: string
          text: string
          voiceId?: string
          speed?: number
          options?: {
            [k: string]: string | number | boolean | null
          }
        }
        ambience?: {
          engineId?: string
          prompt?: string
        }
      }
      position?: number
    }
  }
  getShotsById: {
    reply: {
      id: string
      projectId: string
      position: number
      name: string
      request: {
        [k: string]: unknown
      }
      chosenJobId: string | null
      createdAt: string
    }
    params: {
      id: string
    }
  }
  patchShotsById: {
    reply: {
      id: string
      projectId: string
      position: number
      name: string
      request: {
        [k: string]: unknown
      }
      chosenJobId: string | null
      createdAt: string
    }
    params: {
      id: string
    }
    body: {
      name?: string
      request?: {
        engineId?: string
        mode?:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'r2v'
          | 'v2v'
          | 'extend'
          | 'upscale'
          | 'interpolate'
          | 'speed'
          | 'stabilize'
          | 'convert'
          | 'lipsync'
          | 'motion-transfer'
          | 'tts'
          | 'sfx'
          | 'music'
          | 'ambience'
          | 'voice-over'
          | 'voice-change'
          | 'voice-isolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'text'
        prompt?: string
        negativePrompt?: string
        parts?: {
          scene?: string
          subject?: string
          action?: string
          camera?: string
          lens?: string
          light?: string
          motion?: string
          mood?: string
          style?: string
        }
        durationSeconds?: number
        resolution?: string
        aspectRatio?: string
        fps?: number
        audio?: boolean
        seed?: number
        /**
         * @maxItems 32
         */
        inputs?: {
          role:
            | 'firstFrame'
            | 'lastFrame'
            | 'reference'
            | 'character'
            | 'style'
            | 'video'
            | 'audio'
            | 'mask'
            | 'background'
          assetId: string
        }[]
        /**
         * @maxItems 8
         */
        references?: {
          set: string
          /**
           * @maxItems 16
           */
          inputs?: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            assetId: string
          }[]
        }[]
        camera?: {
          presetId?: string
          strength?: number
          easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
          side?: 'left' | 'right'
          timeCurve?:
            'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
          /**
           * @minItems 2
           * @maxItems 64
           */
          curve?: number[][]
          /**
           * @minItems 2
           * @maxItems 64
           */
          keyframes?: {
            at: number
            x?: number
            y?: number
            z?: number
            yaw?: number
            pitch?: number
            roll?: number
            focal?: number
          }[]
        }
        styleId?: string | null
        variations?: number
        release?: 'all' | 'one-by-one'
        sweep?: {
          parameter:
            | 'seed'
            | 'engineId'
            | 'camera.presetId'
            | 'camera.strength'
            | 'styleId'
            | 'prompt'
            | 'durationSeconds'
          /**
           * @minItems 2
           * @maxItems 8
           */
          values: (string | number | boolean | null)[]
        }
        projectId?: string | null
        shotId?: string | null
        options?: {
          [k: string]: string | number | boolean | null
        }
        allowFallback?: boolean
        image?: {
          engineId?: string
          prompt?: string
        }
        motion?: {
          camera: {
            presetId?: string
            strength?: number
            easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
            side?: 'left' | 'right'
            timeCurve?:
              | 'linear'
              | 'slow-mo'
              | 'ramp-up'
              | 'ramp-down'
              | 'impact'
              | 'flash-in'
              | 'hero-moment'
              | 'custom'
            /**
             * @minItems 2
             * @maxItems 64
             */
            curve?: number[][]
            /**
             * @minItems 2
             * @maxItems 64
             */
            keyframes?: {
              at: number
              x?: number
              y?: number
              z?: number
              yaw?: number
              pitch?: number
              roll?: number
              focal?: number
            }[]
          }
        }
        post?: {
          upscale?: '720p' | '1080p' | '1440p' | '2160p'
          fps?: number
          format?: 'mp4' | 'webm' | 'gif'
        }
        voice?: {
          engineId?: string
          text: string
          voiceId?: string
          speed?: number
          options?: {
            [k: string]: string | number | boolean | null
          }
        }
        ambience?: {
          engineId?: string
          prompt?: string
        }
      }
      position?: number
      chosenJobId?: string | null
    }
  }
  deleteShotsById: {
    reply: null
    params: {
      id: string
    }
  }
  getWallet: {
    reply: {
      workspaceId: string
      available: number
      held: number
      debt: number
      buckets: {
        kind: 'purchased' | 'allowance' | 'promo'
        balance: number
        expiresAt: string | null
      }[]
    }
  }
  getWalletEntries: {
    reply: {
      items: {
        id: string
        kind: string
        amount: number
        balanceAfter: number
        status: 'held' | 'final'
        charged: number | null
        buckets: {
          kind: 'purchased' | 'allowance' | 'promo'
          amount: number
        }[]
        jobId: string | null
        memo: string | null
        createdAt: string
      }[]
      nextCursor: string | null
    }
    query: {
      cursor?: string
      limit?: number
    }
  }
  getJobsByIdReceipt: {
    reply: {
      jobId: string
      lines: {
        code: string
        label: string
        stage: string
        quantity: number
        unitCredits: number
        credits: number
      }[]
      held: number
      charged: number
      returned: number
      rounds: {
        round: number
        status: 'held' | 'final'
        held: number
        charged: number
        returned: number
        heldAt: string
        endedAt: string | null
        buckets: {
          kind: string
          expiresAt: string | null
          held: number
          charged: number
          returned: number
          before: number
          after: number | null
        }[]
      }[]
    }
    params: {
      id: string
    }
  }
  getNotifications: {
    reply: {
      items: (
        | {
            id: string
            at: string
            unread: boolean
            kind: 'job'
            jobId: string
            status: 'succeeded' | 'failed'
            jobKind: string
            mode:
              | (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )
              | null
            prompt: string
            engineId: string
            projectId: string | null
            shotId: string | null
            posterUrl: string | null
            charged: number
            refunded: number
            error: {
              code: string
              detail: string
              nextSteps: {
                action: string
                label: string
                [k: string]: unknown
              }[]
            } | null
          }
        | {
            id: string
            at: string
            unread: boolean
            kind: 'wallet'
            entryKind: string
            amount: number
            balanceAfter: number
            memo: string | null
          }
      )[]
      nextCursor: string | null
      unread: number
    }
    query: {
      cursor?: string
      limit?: number
    }
  }
  getUsage: {
    reply: {
      days: {
        date: string
        jobs: number
        credits: number
      }[]
      jobs: number
      credits: number
      storageBytes: number
    }
    query: {
      days?: number
      timeZone?: string
    }
  }
  getAssets: {
    reply: {
      items: {
        id: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
        origin: 'uploaded' | 'generated' | 'export'
        name: string
        contentType: string
        bytes: number
        sha256: string | null
        width: number | null
        height: number | null
        durationSeconds: number | null
        fps: number | null
        url: string
        posterUrl: string | null
        spriteUrl: string | null
        sprite: {
          columns: number
          rows: number
          frames: number
          frameWidth: number
          frameHeight: number
          secondsPerFrame: number
        } | null
        peaksUrl: string | null
        captionsUrl: string | null
        generation: {
          jobId: string
          engineId: string
          prompt: string
          seed: number | null
          credits: number
          facts: {
            [k: string]: unknown
          }
        } | null
        tags: string[]
        favorite: boolean
        projectId: string | null
        status: 'pending' | 'ready' | 'failed'
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
      }[]
      nextCursor: string | null
    }
    query: {
      cursor?: string
      limit?: number
      kind?: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      status?: 'pending' | 'ready' | 'failed'
      origin?: 'uploaded' | 'generated' | 'export'
      projectId?: string
      jobId?: string
      favorite?: 'true'
      q?: string
    }
  }
  postAssetsTexts: {
    reply: {
      id: string
      kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      origin: 'uploaded' | 'generated' | 'export'
      name: string
      contentType: string
      bytes: number
      sha256: string | null
      width: number | null
      height: number | null
      durationSeconds: number | null
      fps: number | null
      url: string
      posterUrl: string | null
      spriteUrl: string | null
      sprite: {
        columns: number
        rows: number
        frames: number
        frameWidth: number
        frameHeight: number
        secondsPerFrame: number
      } | null
      peaksUrl: string | null
      captionsUrl: string | null
      generation: {
        jobId: string
        engineId: string
        prompt: string
        seed: number | null
        credits: number
        facts: {
          [k: string]: unknown
        }
      } | null
      tags: string[]
      favorite: boolean
      projectId: string | null
      status: 'pending' | 'ready' | 'failed'
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
    }
    body: {
      name: string
      text: string
      fromAssetId?: string
      projectId?: string | null
    }
  }
  getAssetsById: {
    reply: {
      id: string
      kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      origin: 'uploaded' | 'generated' | 'export'
      name: string
      contentType: string
      bytes: number
      sha256: string | null
      width: number | null
      height: number | null
      durationSeconds: number | null
      fps: number | null
      url: string
      posterUrl: string | null
      spriteUrl: string | null
      sprite: {
        columns: number
        rows: number
        frames: number
        frameWidth: number
        frameHeight: number
        secondsPerFrame: number
      } | null
      peaksUrl: string | null
      captionsUrl: string | null
      generation: {
        jobId: string
        engineId: string
        prompt: string
        seed: number | null
        credits: number
        facts: {
          [k: string]: unknown
        }
      } | null
      tags: string[]
      favorite: boolean
      projectId: string | null
      status: 'pending' | 'ready' | 'failed'
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
    }
    params: {
      id: string
    }
  }
  patchAssetsById: {
    reply: {
      id: string
      kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
      origin: 'uploaded' | 'generated' | 'export'
      name: string
      contentType: string
      bytes: number
      sha256: string | null
      width: number | null
      height: number | null
      durationSeconds: number | null
      fps: number | null
      url: string
      posterUrl: string | null
      spriteUrl: string | null
      sprite: {
        columns: number
        rows: number
        frames: number
        frameWidth: number
        frameHeight: number
        secondsPerFrame: number
      } | null
      peaksUrl: string | null
      captionsUrl: string | null
      generation: {
        jobId: string
        engineId: string
        prompt: string
        seed: number | null
        credits: number
        facts: {
          [k: string]: unknown
        }
      } | null
      tags: string[]
      favorite: boolean
      projectId: string | null
      status: 'pending' | 'ready' | 'failed'
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
    }
    params: {
      id: string
    }
    body: {
      name?: string
      /**
       * @maxItems 50
       */
      tags?: string[]
      favorite?: boolean
      projectId?: string | null
    }
  }
  deleteAssetsById: {
    reply: null
    params: {
      id: string
    }
  }
  getAssetsByIdLineage: {
    reply: {
      nodes: {
        asset: {
          id: string
          kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
          origin: 'uploaded' | 'generated' | 'export'
          name: string
          contentType: string
          bytes: number
          sha256: string | null
          width: number | null
          height: number | null
          durationSeconds: number | null
          fps: number | null
          url: string
          posterUrl: string | null
          spriteUrl: string | null
          sprite: {
            columns: number
            rows: number
            frames: number
            frameWidth: number
            frameHeight: number
            secondsPerFrame: number
          } | null
          peaksUrl: string | null
          captionsUrl: string | null
          generation: {
            jobId: string
            engineId: string
            prompt: string
            seed: number | null
            credits: number
            facts: {
              [k: string]: unknown
            }
          } | null
          tags: string[]
          favorite: boolean
          projectId: string | null
          status: 'pending' | 'ready' | 'failed'
          error: {
            code: string
            detail: string
            nextSteps: {
              action: string
              label: string
              [k: string]: unknown
            }[]
          } | null
          createdAt: string
        }
        relation: 'source' | 'self' | 'made-from-it'
        viaJobId: string | null
        mode:
          | (
              | 't2i'
              | 'i2i'
              | 't2v'
              | 'i2v'
              | 'r2v'
              | 'v2v'
              | 'extend'
              | 'upscale'
              | 'interpolate'
              | 'speed'
              | 'stabilize'
              | 'convert'
              | 'lipsync'
              | 'motion-transfer'
              | 'tts'
              | 'sfx'
              | 'music'
              | 'ambience'
              | 'voice-over'
              | 'voice-change'
              | 'voice-isolate'
              | 'remove-bg'
              | 'color-enhance'
              | 'text'
            )
          | null
      }[]
      edges: {
        from: string
        to: string
      }[]
    }
    params: {
      id: string
    }
  }
  getAssetsByIdWords: {
    reply: {
      timing: 'exact' | 'estimated'
      items: {
        word: string
        startSeconds: number
        endSeconds: number
      }[]
    }
    params: {
      id: string
    }
  }
  getAssetsByIdCaptions: {
    reply: null
    params: {
      id: string
    }
    query: {
      download?: '0' | '1'
    }
  }
  getAssetsByIdContent: {
    reply: null
    params: {
      id: string
    }
    query: {
      download?: '0' | '1'
    }
  }
  getAssetsByIdPoster: {
    reply: null
    params: {
      id: string
    }
    query: {
      download?: '0' | '1'
    }
  }
  getAssetsByIdSprite: {
    reply: null
    params: {
      id: string
    }
    query: {
      download?: '0' | '1'
    }
  }
  getAssetsByIdPeaks: {
    reply: string
    params: {
      id: string
    }
    query: {
      download?: '0' | '1'
    }
  }
  getEngines: {
    reply: {
      items: {
        id: string
        label: string
        maker: string
        summary: string
        tags: string[]
        draft: boolean
        available: boolean
        unavailable: ('no-key' | 'key-broken' | 'not-answering' | 'lacks-parts' | 'no-price') | null
        ownKey: boolean
        status: {
          level: 'ok' | 'slow' | 'failing' | 'unknown'
          words: string
          takes: number
          successRate: number | null
          medianSeconds: number | null
          p95Seconds: number | null
          usualSeconds: number | null
          waiting: number
          lastFailure: {
            at: string
            code: string
          } | null
        }
        providers: string[]
        deprecatedAt: string | null
        replacedBy: string | null
        billsModerated: boolean
        billsFailed: boolean
        source: {
          url: string
          checkedAt: string
        } | null
        priceSource: {
          url: string
          checkedAt: string
        } | null
        modes: {
          [k: string]: {
            output: 'image' | 'video' | 'audio' | 'text'
            durations:
              | (
                  | {
                      values: number[]
                    }
                  | {
                      min: number
                      max: number
                      step: number
                      default: number
                    }
                )
              | null
            resolutions: string[]
            aspectRatios: string[]
            fps: number[]
            keepsInput: boolean
            audio: 'none' | 'optional' | 'always'
            seed: boolean
            negativePrompt: boolean
            prompt: {
              required: boolean
              maxChars: number
            }
            inputs: {
              role:
                | 'firstFrame'
                | 'lastFrame'
                | 'reference'
                | 'character'
                | 'style'
                | 'video'
                | 'audio'
                | 'mask'
                | 'background'
              kind: 'image' | 'video' | 'audio'
              min: number
              max: number
            }[]
            inputTotal: {
              min: number
              max: number
            } | null
            camera: 'exact' | 'native' | 'words' | 'none'
            styles: boolean
            options: {
              [k: string]: unknown
            } | null
            priceExample: {
              label: string
              credits: number
            } | null
            expectedSeconds: number
          }
        }
      }[]
    }
  }
  getEnginesById: {
    reply: {
      id: string
      label: string
      maker: string
      summary: string
      tags: string[]
      draft: boolean
      available: boolean
      unavailable: ('no-key' | 'key-broken' | 'not-answering' | 'lacks-parts' | 'no-price') | null
      ownKey: boolean
      status: {
        level: 'ok' | 'slow' | 'failing' | 'unknown'
        words: string
        takes: number
        successRate: number | null
        medianSeconds: number | null
        p95Seconds: number | null
        usualSeconds: number | null
        waiting: number
        lastFailure: {
          at: string
          code: string
        } | null
      }
      providers: string[]
      deprecatedAt: string | null
      replacedBy: string | null
      billsModerated: boolean
      billsFailed: boolean
      source: {
        url: string
        checkedAt: string
      } | null
      priceSource: {
        url: string
        checkedAt: string
      } | null
      modes: {
        [k: string]: {
          output: 'image' | 'video' | 'audio' | 'text'
          durations:
            | (
                | {
                    values: number[]
                  }
                | {
                    min: number
                    max: number
                    step: number
                    default: number
                  }
              )
            | null
          resolutions: string[]
          aspectRatios: string[]
          fps: number[]
          keepsInput: boolean
          audio: 'none' | 'optional' | 'always'
          seed: boolean
          negativePrompt: boolean
          prompt: {
            required: boolean
            maxChars: number
          }
          inputs: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            kind: 'image' | 'video' | 'audio'
            min: number
            max: number
          }[]
          inputTotal: {
            min: number
            max: number
          } | null
          camera: 'exact' | 'native' | 'words' | 'none'
          styles: boolean
          options: {
            [k: string]: unknown
          } | null
          priceExample: {
            label: string
            credits: number
          } | null
          expectedSeconds: number
        }
      }
    }
    params: {
      id: string
    }
  }
  getStatusEngines: {
    reply: {
      level: 'ok' | 'slow' | 'failing' | 'unknown'
      measuredAt: string
      engines: {
        level: 'ok' | 'slow' | 'failing' | 'unknown'
        words: string
        takes: number
        successRate: number | null
        medianSeconds: number | null
        p95Seconds: number | null
        usualSeconds: number | null
        waiting: number
        lastFailure: {
          at: string
          code: string
        } | null
        id: string
        label: string
        maker: string
        draft: boolean
        served: boolean
      }[]
    }
  }
  getRateCard: {
    reply: {
      version: string
      defaultRule:
        | {
            per: 'free'
          }
        | {
            per: 'default'
          }
        | {
            per: 'second'
            credits: number
            factors: {
              when: {
                /**
                 * @minItems 1
                 */
                resolutions?: string[]
                /**
                 * @minItems 1
                 */
                aspectRatios?: string[]
                audio?: boolean
                fromSeconds?: number
                /**
                 * @minItems 1
                 */
                modes?: (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )[]
                options?: {
                  /**
                   * @minItems 1
                   */
                  [k: string]: (string | number | boolean)[]
                }
              }
              /**
               * @minItems 2
               * @maxItems 2
               */
              times: number[]
            }[]
            perReference: number
            perMediaSecond?: number
          }
        | {
            per: 'image'
            credits: number
            factors: {
              when: {
                /**
                 * @minItems 1
                 */
                resolutions?: string[]
                /**
                 * @minItems 1
                 */
                aspectRatios?: string[]
                audio?: boolean
                fromSeconds?: number
                /**
                 * @minItems 1
                 */
                modes?: (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )[]
                options?: {
                  /**
                   * @minItems 1
                   */
                  [k: string]: (string | number | boolean)[]
                }
              }
              /**
               * @minItems 2
               * @maxItems 2
               */
              times: number[]
            }[]
            perReference: number
          }
        | {
            per: 'frame'
            creditsPer100: number
            factors: {
              when: {
                /**
                 * @minItems 1
                 */
                resolutions?: string[]
                /**
                 * @minItems 1
                 */
                aspectRatios?: string[]
                audio?: boolean
                fromSeconds?: number
                /**
                 * @minItems 1
                 */
                modes?: (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )[]
                options?: {
                  /**
                   * @minItems 1
                   */
                  [k: string]: (string | number | boolean)[]
                }
              }
              /**
               * @minItems 2
               * @maxItems 2
               */
              times: number[]
            }[]
            perReference: number
          }
        | {
            per: 'character'
            creditsPer1000: number
            factors: {
              when: {
                /**
                 * @minItems 1
                 */
                resolutions?: string[]
                /**
                 * @minItems 1
                 */
                aspectRatios?: string[]
                audio?: boolean
                fromSeconds?: number
                /**
                 * @minItems 1
                 */
                modes?: (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )[]
                options?: {
                  /**
                   * @minItems 1
                   */
                  [k: string]: (string | number | boolean)[]
                }
              }
              /**
               * @minItems 2
               * @maxItems 2
               */
              times: number[]
            }[]
            perReference: number
          }
        | {
            per: 'fixed'
            credits: number
            factors: {
              when: {
                /**
                 * @minItems 1
                 */
                resolutions?: string[]
                /**
                 * @minItems 1
                 */
                aspectRatios?: string[]
                audio?: boolean
                fromSeconds?: number
                /**
                 * @minItems 1
                 */
                modes?: (
                  | 't2i'
                  | 'i2i'
                  | 't2v'
                  | 'i2v'
                  | 'r2v'
                  | 'v2v'
                  | 'extend'
                  | 'upscale'
                  | 'interpolate'
                  | 'speed'
                  | 'stabilize'
                  | 'convert'
                  | 'lipsync'
                  | 'motion-transfer'
                  | 'tts'
                  | 'sfx'
                  | 'music'
                  | 'ambience'
                  | 'voice-over'
                  | 'voice-change'
                  | 'voice-isolate'
                  | 'remove-bg'
                  | 'color-enhance'
                  | 'text'
                )[]
                options?: {
                  /**
                   * @minItems 1
                   */
                  [k: string]: (string | number | boolean)[]
                }
              }
              /**
               * @minItems 2
               * @maxItems 2
               */
              times: number[]
            }[]
            perReference: number
          }
        | {
            per: 'token'
            creditsPerMillion: {
              input: number
              output: number
            }
          }
        | {
            per: 'unknown'
          }
      engines: {
        [k: string]:
          | {
              per: 'free'
            }
          | {
              per: 'default'
            }
          | {
              per: 'second'
              credits: number
              factors: {
                when: {
                  /**
                   * @minItems 1
                   */
                  resolutions?: string[]
                  /**
                   * @minItems 1
                   */
                  aspectRatios?: string[]
                  audio?: boolean
                  fromSeconds?: number
                  /**
                   * @minItems 1
                   */
                  modes?: (
                    | 't2i'
                    | 'i2i'
                    | 't2v'
                    | 'i2v'
                    | 'r2v'
                    | 'v2v'
                    | 'extend'
                    | 'upscale'
                    | 'interpolate'
                    | 'speed'
                    | 'stabilize'
                    | 'convert'
                    | 'lipsync'
                    | 'motion-transfer'
                    | 'tts'
                    | 'sfx'
                    | 'music'
                    | 'ambience'
                    | 'voice-over'
                    | 'voice-change'
                    | 'voice-isolate'
                    | 'remove-bg'
                    | 'color-enhance'
                    | 'text'
                  )[]
                  options?: {
                    /**
                     * @minItems 1
                     */
                    [k: string]: (string | number | boolean)[]
                  }
                }
                /**
                 * @minItems 2
                 * @maxItems 2
                 */
                times: number[]
              }[]
              perReference: number
              perMediaSecond?: number
            }
          | {
              per: 'image'
              credits: number
              factors: {
                when: {
                  /**
                   * @minItems 1
                   */
                  resolutions?: string[]
                  /**
                   * @minItems 1
                   */
                  aspectRatios?: string[]
                  audio?: boolean
                  fromSeconds?: number
                  /**
                   * @minItems 1
                   */
                  modes?: (
                    | 't2i'
                    | 'i2i'
                    | 't2v'
                    | 'i2v'
                    | 'r2v'
                    | 'v2v'
                    | 'extend'
                    | 'upscale'
                    | 'interpolate'
                    | 'speed'
                    | 'stabilize'
                    | 'convert'
                    | 'lipsync'
                    | 'motion-transfer'
                    | 'tts'
                    | 'sfx'
                    | 'music'
                    | 'ambience'
                    | 'voice-over'
                    | 'voice-change'
                    | 'voice-isolate'
                    | 'remove-bg'
                    | 'color-enhance'
                    | 'text'
                  )[]
                  options?: {
                    /**
                     * @minItems 1
                     */
                    [k: string]: (string | number | boolean)[]
                  }
                }
                /**
                 * @minItems 2
                 * @maxItems 2
                 */
                times: number[]
              }[]
              perReference: number
            }
          | {
              per: 'frame'
              creditsPer100: number
              factors: {
                when: {
                  /**
                   * @minItems 1
                   */
                  resolutions?: string[]
                  /**
                   * @minItems 1
                   */
                  aspectRatios?: string[]
                  audio?: boolean
                  fromSeconds?: number
                  /**
                   * @minItems 1
                   */
                  modes?: (
                    | 't2i'
                    | 'i2i'
                    | 't2v'
                    | 'i2v'
                    | 'r2v'
                    | 'v2v'
                    | 'extend'
                    | 'upscale'
                    | 'interpolate'
                    | 'speed'
                    | 'stabilize'
                    | 'convert'
                    | 'lipsync'
                    | 'motion-transfer'
                    | 'tts'
                    | 'sfx'
                    | 'music'
                    | 'ambience'
                    | 'voice-over'
                    | 'voice-change'
                    | 'voice-isolate'
                    | 'remove-bg'
                    | 'color-enhance'
                    | 'text'
                  )[]
                  options?: {
                    /**
                     * @minItems 1
                     */
                    [k: string]: (string | number | boolean)[]
                  }
                }
                /**
                 * @minItems 2
                 * @maxItems 2
                 */
                times: number[]
              }[]
              perReference: number
            }
          | {
              per: 'character'
              creditsPer1000: number
              factors: {
                when: {
                  /**
                   * @minItems 1
                   */
                  resolutions?: string[]
                  /**
                   * @minItems 1
                   */
                  aspectRatios?: string[]
                  audio?: boolean
                  fromSeconds?: number
                  /**
                   * @minItems 1
                   */
                  modes?: (
                    | 't2i'
                    | 'i2i'
                    | 't2v'
                    | 'i2v'
                    | 'r2v'
                    | 'v2v'
                    | 'extend'
                    | 'upscale'
                    | 'interpolate'
                    | 'speed'
                    | 'stabilize'
                    | 'convert'
                    | 'lipsync'
                    | 'motion-transfer'
                    | 'tts'
                    | 'sfx'
                    | 'music'
                    | 'ambience'
                    | 'voice-over'
                    | 'voice-change'
                    | 'voice-isolate'
                    | 'remove-bg'
                    | 'color-enhance'
                    | 'text'
                  )[]
                  options?: {
                    /**
                     * @minItems 1
                     */
                    [k: string]: (string | number | boolean)[]
                  }
                }
                /**
                 * @minItems 2
                 * @maxItems 2
                 */
                times: number[]
              }[]
              perReference: number
            }
          | {
              per: 'fixed'
              credits: number
              factors: {
                when: {
                  /**
                   * @minItems 1
                   */
                  resolutions?: string[]
                  /**
                   * @minItems 1
                   */
                  aspectRatios?: string[]
                  audio?: boolean
                  fromSeconds?: number
                  /**
                   * @minItems 1
                   */
                  modes?: (
                    | 't2i'
                    | 'i2i'
                    | 't2v'
                    | 'i2v'
                    | 'r2v'
                    | 'v2v'
                    | 'extend'
                    | 'upscale'
                    | 'interpolate'
                    | 'speed'
                    | 'stabilize'
                    | 'convert'
                    | 'lipsync'
                    | 'motion-transfer'
                    | 'tts'
                    | 'sfx'
                    | 'music'
                    | 'ambience'
                    | 'voice-over'
                    | 'voice-change'
                    | 'voice-isolate'
                    | 'remove-bg'
                    | 'color-enhance'
                    | 'text'
                  )[]
                  options?: {
                    /**
                     * @minItems 1
                     */
                    [k: string]: (string | number | boolean)[]
                  }
                }
                /**
                 * @minItems 2
                 * @maxItems 2
                 */
                times: number[]
              }[]
              perReference: number
            }
          | {
              per: 'token'
              creditsPerMillion: {
                input: number
                output: number
              }
            }
          | {
              per: 'unknown'
            }
      }
      memberDiscountPercent: number
    }
  }
  getPresetsCamera: {
    reply: {
      items: {
        id: string
        label: string
        [k: string]: unknown
      }[]
    }
  }
  getPresetsStyles: {
    reply: {
      items: {
        id: string
        label: string
        [k: string]: unknown
      }[]
    }
  }
  getVoices: {
    reply: {
      items: {
        id: string
        label: string
        language: string
        languages: string[]
        provider: string
        providerLabel: string
        engineIds: string[]
        kind: 'local' | 'premade' | 'clone'
        gender: string | null
        age: string | null
        accent: string | null
        description: string | null
        previewUrl: string | null
      }[]
      missing: {
        provider: string
        detail: string
      }[]
      cloning: {
        provider: string
        label: string
        refusal: string | null
      }[]
    }
    query: {
      q?: string
      language?: string
      gender?: string
      age?: string
      accent?: string
      provider?: string
      engineId?: string
    }
  }
  getVoicesByProviderByVoiceIdPreview: {
    reply: null
    params: {
      provider: string
      voiceId: string
    }
  }
  getVoicesKept: {
    reply: {
      items: {
        id: string
        kind: 'kept' | 'clone'
        status: 'making' | 'ready' | 'failed'
        name: string
        provider: string
        voiceId: string | null
        engineId: string
        speed: number
        options: {
          [k: string]: string | number | boolean | null
        }
        detail: string | null
        previewUrl: string | null
        createdAt: string
      }[]
    }
  }
  postVoicesKept: {
    reply: {
      id: string
      kind: 'kept' | 'clone'
      status: 'making' | 'ready' | 'failed'
      name: string
      provider: string
      voiceId: string | null
      engineId: string
      speed: number
      options: {
        [k: string]: string | number | boolean | null
      }
      detail: string | null
      previewUrl: string | null
      createdAt: string
    }
    body: {
      name: string
      provider: string
      voiceId: string
      engineId?: string
      speed?: number
      options?: {
        [k: string]: string | number | boolean | null
      }
    }
  }
  patchVoicesKeptById: {
    reply: {
      id: string
      kind: 'kept' | 'clone'
      status: 'making' | 'ready' | 'failed'
      name: string
      provider: string
      voiceId: string | null
      engineId: string
      speed: number
      options: {
        [k: string]: string | number | boolean | null
      }
      detail: string | null
      previewUrl: string | null
      createdAt: string
    }
    params: {
      id: string
    }
    body: {
      name?: string
      engineId?: string
      speed?: number
      options?: {
        [k: string]: string | number | boolean | null
      }
    }
  }
  deleteVoicesKeptById: {
    reply: null
    params: {
      id: string
    }
  }
  postVoicesClones: {
    reply: {
      id: string
      kind: 'kept' | 'clone'
      status: 'making' | 'ready' | 'failed'
      name: string
      provider: string
      voiceId: string | null
      engineId: string
      speed: number
      options: {
        [k: string]: string | number | boolean | null
      }
      detail: string | null
      previewUrl: string | null
      createdAt: string
    }
    body: {
      provider: string
      name: string
      /**
       * @minItems 1
       * @maxItems 25
       */
      samples: string[]
      removeNoise?: boolean
      consent: {
        speaker: string
        statement: string
        recording: string
        agreed: true
      }
    }
  }
  getVoicesKeptByIdConsent: {
    reply: {
      id: string
      speaker: string
      statement: string
      recordingUrl: string
      recordingSha256: string
      samples: {
        assetId: string
        name: string
        sha256: string | null
      }[]
      givenBy: string
      givenAt: string
      removedAt: string | null
    }
    params: {
      id: string
    }
  }
  getVoicesKeptByIdConsentRecording: {
    reply: null
    params: {
      id: string
    }
  }
  getReferences: {
    reply: {
      items: {
        id: string
        kind: 'character' | 'product' | 'place' | 'style'
        name: string
        handle: string
        description: string
        voiceId: string | null
        images: {
          id: string
          kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
          origin: 'uploaded' | 'generated' | 'export'
          name: string
          contentType: string
          bytes: number
          sha256: string | null
          width: number | null
          height: number | null
          durationSeconds: number | null
          fps: number | null
          url: string
          posterUrl: string | null
          spriteUrl: string | null
          sprite: {
            columns: number
            rows: number
            frames: number
            frameWidth: number
            frameHeight: number
            secondsPerFrame: number
          } | null
          peaksUrl: string | null
          captionsUrl: string | null
          generation: {
            jobId: string
            engineId: string
            prompt: string
            seed: number | null
            credits: number
            facts: {
              [k: string]: unknown
            }
          } | null
          tags: string[]
          favorite: boolean
          projectId: string | null
          status: 'pending' | 'ready' | 'failed'
          error: {
            code: string
            detail: string
            nextSteps: {
              action: string
              label: string
              [k: string]: unknown
            }[]
          } | null
          createdAt: string
        }[]
        createdAt: string
        updatedAt: string
      }[]
      nextCursor: string | null
    }
    query: {
      cursor?: string
      limit?: number
      kind?: 'character' | 'product' | 'place' | 'style'
      q?: string
    }
  }
  postReferences: {
    reply: {
      id: string
      kind: 'character' | 'product' | 'place' | 'style'
      name: string
      handle: string
      description: string
      voiceId: string | null
      images: {
        id: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
        origin: 'uploaded' | 'generated' | 'export'
        name: string
        contentType: string
        bytes: number
        sha256: string | null
        width: number | null
        height: number | null
        durationSeconds: number | null
        fps: number | null
        url: string
        posterUrl: string | null
        spriteUrl: string | null
        sprite: {
          columns: number
          rows: number
          frames: number
          frameWidth: number
          frameHeight: number
          secondsPerFrame: number
        } | null
        peaksUrl: string | null
        captionsUrl: string | null
        generation: {
          jobId: string
          engineId: string
          prompt: string
          seed: number | null
          credits: number
          facts: {
            [k: string]: unknown
          }
        } | null
        tags: string[]
        favorite: boolean
        projectId: string | null
        status: 'pending' | 'ready' | 'failed'
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
      }[]
      createdAt: string
      updatedAt: string
    }
    body: {
      kind: 'character' | 'product' | 'place' | 'style'
      name: string
      description?: string
      voiceId?: string | null
      /**
       * @minItems 1
       * @maxItems 10
       */
      images: string[]
    }
  }
  getReferencesById: {
    reply: {
      id: string
      kind: 'character' | 'product' | 'place' | 'style'
      name: string
      handle: string
      description: string
      voiceId: string | null
      images: {
        id: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
        origin: 'uploaded' | 'generated' | 'export'
        name: string
        contentType: string
        bytes: number
        sha256: string | null
        width: number | null
        height: number | null
        durationSeconds: number | null
        fps: number | null
        url: string
        posterUrl: string | null
        spriteUrl: string | null
        sprite: {
          columns: number
          rows: number
          frames: number
          frameWidth: number
          frameHeight: number
          secondsPerFrame: number
        } | null
        peaksUrl: string | null
        captionsUrl: string | null
        generation: {
          jobId: string
          engineId: string
          prompt: string
          seed: number | null
          credits: number
          facts: {
            [k: string]: unknown
          }
        } | null
        tags: string[]
        favorite: boolean
        projectId: string | null
        status: 'pending' | 'ready' | 'failed'
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
      }[]
      createdAt: string
      updatedAt: string
    }
    params: {
      id: string
    }
  }
  patchReferencesById: {
    reply: {
      id: string
      kind: 'character' | 'product' | 'place' | 'style'
      name: string
      handle: string
      description: string
      voiceId: string | null
      images: {
        id: string
        kind: 'image' | 'video' | 'audio' | 'text' | 'subtitle' | 'lut'
        origin: 'uploaded' | 'generated' | 'export'
        name: string
        contentType: string
        bytes: number
        sha256: string | null
        width: number | null
        height: number | null
        durationSeconds: number | null
        fps: number | null
        url: string
        posterUrl: string | null
        spriteUrl: string | null
        sprite: {
          columns: number
          rows: number
          frames: number
          frameWidth: number
          frameHeight: number
          secondsPerFrame: number
        } | null
        peaksUrl: string | null
        captionsUrl: string | null
        generation: {
          jobId: string
          engineId: string
          prompt: string
          seed: number | null
          credits: number
          facts: {
            [k: string]: unknown
          }
        } | null
        tags: string[]
        favorite: boolean
        projectId: string | null
        status: 'pending' | 'ready' | 'failed'
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
      }[]
      createdAt: string
      updatedAt: string
    }
    params: {
      id: string
    }
    body: {
      kind?: 'character' | 'product' | 'place' | 'style'
      name?: string
      description?: string
      voiceId?: string | null
      /**
       * @minItems 1
       * @maxItems 10
       */
      images?: string[]
    }
  }
  deleteReferencesById: {
    reply: null
    params: {
      id: string
    }
  }
  getProviderKeys: {
    reply: {
      items: {
        provider: string
        label: string
        keysUrl: string
        studio: boolean
        own: {
          lastFour: string
          status: 'works' | 'refused' | 'unreadable'
          detail: string
          testedAt: string
          createdAt: string
          running: number
          monthUsd: string
        } | null
      }[]
    }
  }
  putProviderKeysByProvider: {
    reply: {
      provider: string
      label: string
      keysUrl: string
      studio: boolean
      own: {
        lastFour: string
        status: 'works' | 'refused' | 'unreadable'
        detail: string
        testedAt: string
        createdAt: string
        running: number
        monthUsd: string
      } | null
    }
    params: {
      provider: string
    }
    body: {
      key: string
    }
  }
  deleteProviderKeysByProvider: {
    reply: null
    params: {
      provider: string
    }
  }
  postProviderKeysByProviderTest: {
    reply: {
      provider: string
      label: string
      keysUrl: string
      studio: boolean
      own: {
        lastFour: string
        status: 'works' | 'refused' | 'unreadable'
        detail: string
        testedAt: string
        createdAt: string
        running: number
        monthUsd: string
      } | null
    }
    params: {
      provider: string
    }
  }
  getStudioKeys: {
    reply: {
      items: {
        provider: string
        label: string
        keysUrl: string
        engines: number
        key: {
          from: 'environment' | 'settings'
          lastFour: string
          status: 'works' | 'refused' | 'unreadable' | 'untested'
          detail: string
          testedAt: string | null
        } | null
        limits: {
          concurrency: number | null
          requestsPerSecond: number
        } | null
        ownLimits: {
          concurrency: number | null
          requestsPerSecond: number | null
        }
        running: number
      }[]
    }
  }
  putStudioKeysByProvider: {
    reply: {
      provider: string
      label: string
      keysUrl: string
      engines: number
      key: {
        from: 'environment' | 'settings'
        lastFour: string
        status: 'works' | 'refused' | 'unreadable' | 'untested'
        detail: string
        testedAt: string | null
      } | null
      limits: {
        concurrency: number | null
        requestsPerSecond: number
      } | null
      ownLimits: {
        concurrency: number | null
        requestsPerSecond: number | null
      }
      running: number
    }
    params: {
      provider: string
    }
    body: {
      key: string
    }
  }
  deleteStudioKeysByProvider: {
    reply: null
    params: {
      provider: string
    }
  }
  postStudioKeysByProviderTest: {
    reply: {
      provider: string
      label: string
      keysUrl: string
      engines: number
      key: {
        from: 'environment' | 'settings'
        lastFour: string
        status: 'works' | 'refused' | 'unreadable' | 'untested'
        detail: string
        testedAt: string | null
      } | null
      limits: {
        concurrency: number | null
        requestsPerSecond: number
      } | null
      ownLimits: {
        concurrency: number | null
        requestsPerSecond: number | null
      }
      running: number
    }
    params: {
      provider: string
    }
  }
  putStudioKeysByProviderLimits: {
    reply: {
      provider: string
      label: string
      keysUrl: string
      engines: number
      key: {
        from: 'environment' | 'settings'
        lastFour: string
        status: 'works' | 'refused' | 'unreadable' | 'untested'
        detail: string
        testedAt: string | null
      } | null
      limits: {
        concurrency: number | null
        requestsPerSecond: number
      } | null
      ownLimits: {
        concurrency: number | null
        requestsPerSecond: number | null
      }
      running: number
    }
    params: {
      provider: string
    }
    body: {
      concurrency: number | null
      requestsPerSecond: number | null
    }
  }
  getComfyui: {
    reply: {
      state: 'none' | 'works' | 'silent'
      of: ('workspace' | 'studio') | null
      address: string | null
      version: string | null
      devices: {
        name: string
        memoryBytes: number
        freeBytes: number
      }[]
      detail: string | null
      privateAddresses: boolean
    }
  }
  getWorkflows: {
    reply: {
      items: {
        id: string
        engineId: string
        name: string
        mode:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'v2v'
          | 'upscale'
          | 'interpolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'music'
          | 'sfx'
        bindings: {
          /**
           * @minItems 1
           * @maxItems 16
           */
          [k: string]: {
            node: string
            input: string
          }[]
        }
        limits: {
          /**
           * @maxItems 24
           */
          durations: number[]
          /**
           * @maxItems 8
           */
          resolutions: string[]
          /**
           * @maxItems 12
           */
          aspectRatios: string[]
          /**
           * @maxItems 8
           */
          fps: number[]
          sizeStep: number
          frameStep: number
        }
        output: {
          node: string
          kind: 'image' | 'video' | 'audio'
          sound: boolean
        }
        defaults: {
          [k: string]: number
        }
        createdAt: string
        updatedAt: string
      }[]
    }
  }
  postWorkflows: {
    reply: {
      id: string
      engineId: string
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations: number[]
        /**
         * @maxItems 8
         */
        resolutions: string[]
        /**
         * @maxItems 12
         */
        aspectRatios: string[]
        /**
         * @maxItems 8
         */
        fps: number[]
        sizeStep: number
        frameStep: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound: boolean
      }
      defaults: {
        [k: string]: number
      }
      createdAt: string
      updatedAt: string
      graph: {
        [k: string]: {
          class_type: string
          inputs: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
    body: {
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations?: number[]
        /**
         * @maxItems 8
         */
        resolutions?: string[]
        /**
         * @maxItems 12
         */
        aspectRatios?: string[]
        /**
         * @maxItems 8
         */
        fps?: number[]
        sizeStep?: number
        frameStep?: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound?: boolean
      }
      graph: {
        [k: string]: {
          class_type: string
          inputs?: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
  }
  postWorkflowsProposals: {
    reply: {
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations: number[]
        /**
         * @maxItems 8
         */
        resolutions: string[]
        /**
         * @maxItems 12
         */
        aspectRatios: string[]
        /**
         * @maxItems 8
         */
        fps: number[]
        sizeStep: number
        frameStep: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound: boolean
      }
      graph: {
        [k: string]: {
          class_type: string
          inputs: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
      nodes: {
        id: string
        classType: string
        title: string
        inputs: {
          name: string
          value: string
        }[]
      }[]
      missing: {
        nodes: string[]
        models: string[]
      } | null
    }
    body: {
      file: unknown
    }
  }
  getWorkflowsTemplates: {
    reply: {
      items: {
        id: string
        name: string
        summary: string
        mode:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'v2v'
          | 'upscale'
          | 'interpolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'music'
          | 'sfx'
        models: string[]
        workflowId: string | null
        missing: {
          nodes: string[]
          models: string[]
        } | null
      }[]
    }
  }
  postWorkflowsTemplatesById: {
    reply: {
      id: string
      engineId: string
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations: number[]
        /**
         * @maxItems 8
         */
        resolutions: string[]
        /**
         * @maxItems 12
         */
        aspectRatios: string[]
        /**
         * @maxItems 8
         */
        fps: number[]
        sizeStep: number
        frameStep: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound: boolean
      }
      defaults: {
        [k: string]: number
      }
      createdAt: string
      updatedAt: string
      graph: {
        [k: string]: {
          class_type: string
          inputs: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
    params: {
      id: string
    }
  }
  getWorkflowsById: {
    reply: {
      id: string
      engineId: string
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations: number[]
        /**
         * @maxItems 8
         */
        resolutions: string[]
        /**
         * @maxItems 12
         */
        aspectRatios: string[]
        /**
         * @maxItems 8
         */
        fps: number[]
        sizeStep: number
        frameStep: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound: boolean
      }
      defaults: {
        [k: string]: number
      }
      createdAt: string
      updatedAt: string
      graph: {
        [k: string]: {
          class_type: string
          inputs: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
    params: {
      id: string
    }
  }
  patchWorkflowsById: {
    reply: {
      id: string
      engineId: string
      name: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits: {
        /**
         * @maxItems 24
         */
        durations: number[]
        /**
         * @maxItems 8
         */
        resolutions: string[]
        /**
         * @maxItems 12
         */
        aspectRatios: string[]
        /**
         * @maxItems 8
         */
        fps: number[]
        sizeStep: number
        frameStep: number
      }
      output: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound: boolean
      }
      defaults: {
        [k: string]: number
      }
      createdAt: string
      updatedAt: string
      graph: {
        [k: string]: {
          class_type: string
          inputs: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
    params: {
      id: string
    }
    body: {
      name?: string
      mode?:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'v2v'
        | 'upscale'
        | 'interpolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'music'
        | 'sfx'
      bindings?: {
        /**
         * @minItems 1
         * @maxItems 16
         */
        [k: string]: {
          node: string
          input: string
        }[]
      }
      limits?: {
        /**
         * @maxItems 24
         */
        durations?: number[]
        /**
         * @maxItems 8
         */
        resolutions?: string[]
        /**
         * @maxItems 12
         */
        aspectRatios?: string[]
        /**
         * @maxItems 8
         */
        fps?: number[]
        sizeStep?: number
        frameStep?: number
      }
      output?: {
        node: string
        kind: 'image' | 'video' | 'audio'
        sound?: boolean
      }
      graph?: {
        [k: string]: {
          class_type: string
          inputs?: {
            [k: string]: unknown
          }
          _meta?: {
            title: string
          }
        }
      }
    }
  }
  deleteWorkflowsById: {
    reply: null
    params: {
      id: string
    }
  }
  postQuotes: {
    reply: {
      id: string
      engineId: string
      engineReason: string | null
      request: {
        engineId: string
        mode:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'r2v'
          | 'v2v'
          | 'extend'
          | 'upscale'
          | 'interpolate'
          | 'speed'
          | 'stabilize'
          | 'convert'
          | 'lipsync'
          | 'motion-transfer'
          | 'tts'
          | 'sfx'
          | 'music'
          | 'ambience'
          | 'voice-over'
          | 'voice-change'
          | 'voice-isolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'text'
        prompt: string
        negativePrompt: string
        parts?: {
          scene?: string
          subject?: string
          action?: string
          camera?: string
          lens?: string
          light?: string
          motion?: string
          mood?: string
          style?: string
        }
        durationSeconds?: number
        resolution?: string
        aspectRatio?: string
        fps?: number
        audio?: boolean
        seed?: number
        /**
         * @maxItems 32
         */
        inputs: {
          role:
            | 'firstFrame'
            | 'lastFrame'
            | 'reference'
            | 'character'
            | 'style'
            | 'video'
            | 'audio'
            | 'mask'
            | 'background'
          assetId: string
        }[]
        /**
         * @maxItems 8
         */
        references?: {
          set: string
          /**
           * @maxItems 16
           */
          inputs?: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            assetId: string
          }[]
        }[]
        camera?: {
          presetId?: string
          strength: number
          easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
          side?: 'left' | 'right'
          timeCurve?:
            'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
          /**
           * @minItems 2
           * @maxItems 64
           */
          curve?: number[][]
          /**
           * @minItems 2
           * @maxItems 64
           */
          keyframes?: {
            at: number
            x?: number
            y?: number
            z?: number
            yaw?: number
            pitch?: number
            roll?: number
            focal?: number
          }[]
        }
        styleId?: string | null
        variations: number
        release?: 'all' | 'one-by-one'
        sweep?: {
          parameter:
            | 'seed'
            | 'engineId'
            | 'camera.presetId'
            | 'camera.strength'
            | 'styleId'
            | 'prompt'
            | 'durationSeconds'
          /**
           * @minItems 2
           * @maxItems 8
           */
          values: (string | number | boolean | null)[]
        }
        projectId?: string | null
        shotId?: string | null
        options: {
          [k: string]: string | number | boolean | null
        }
        allowFallback: boolean
        image?: {
          engineId: string
          prompt?: string
        }
        motion?: {
          camera: {
            presetId?: string
            strength: number
            easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
            side?: 'left' | 'right'
            timeCurve?:
              | 'linear'
              | 'slow-mo'
              | 'ramp-up'
              | 'ramp-down'
              | 'impact'
              | 'flash-in'
              | 'hero-moment'
              | 'custom'
            /**
             * @minItems 2
             * @maxItems 64
             */
            curve?: number[][]
            /**
             * @minItems 2
             * @maxItems 64
             */
            keyframes?: {
              at: number
              x?: number
              y?: number
              z?: number
              yaw?: number
              pitch?: number
              roll?: number
              focal?: number
            }[]
          }
        }
        post?: {
          upscale?: '720p' | '1080p' | '1440p' | '2160p'
          fps?: number
          format?: 'mp4' | 'webm' | 'gif'
        }
        voice?: {
          engineId: string
          text: string
          voiceId?: string
          speed: number
          options?: {
            [k: string]: string | number | boolean | null
          }
        }
        ambience?: {
          engineId: string
          prompt: string
        }
      }
      notes: string[]
      lines: {
        code: string
        label: string
        stage: string
        quantity: number
        unitCredits: number
        credits: number
      }[]
      totalCredits: number
      maxCredits: number
      providerCostUsd: string
      ownKeyUsd: string | null
      balanceAfter: number
      billsModerated: boolean
      estimatedSeconds: {
        p50: number
        p95: number
      }
      reusable: {
        jobId: string
        assetId: string
        projectId: string | null
        shotId: string | null
      } | null
      rateCard: string
      expiresAt: string
    }
    body: {
      engineId?: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'r2v'
        | 'v2v'
        | 'extend'
        | 'upscale'
        | 'interpolate'
        | 'speed'
        | 'stabilize'
        | 'convert'
        | 'lipsync'
        | 'motion-transfer'
        | 'tts'
        | 'sfx'
        | 'music'
        | 'ambience'
        | 'voice-over'
        | 'voice-change'
        | 'voice-isolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'text'
      prompt?: string
      negativePrompt?: string
      parts?: {
        scene?: string
        subject?: string
        action?: string
        camera?: string
        lens?: string
        light?: string
        motion?: string
        mood?: string
        style?: string
      }
      durationSeconds?: number
      resolution?: string
      aspectRatio?: string
      fps?: number
      audio?: boolean
      seed?: number
      /**
       * @maxItems 32
       */
      inputs?: {
        role:
          | 'firstFrame'
          | 'lastFrame'
          | 'reference'
          | 'character'
          | 'style'
          | 'video'
          | 'audio'
          | 'mask'
          | 'background'
        assetId: string
      }[]
      /**
       * @maxItems 8
       */
      references?: {
        set: string
        /**
         * @maxItems 16
         */
        inputs?: {
          role:
            | 'firstFrame'
            | 'lastFrame'
            | 'reference'
            | 'character'
            | 'style'
            | 'video'
            | 'audio'
            | 'mask'
            | 'background'
          assetId: string
        }[]
      }[]
      camera?: {
        presetId?: string
        strength?: number
        easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
        side?: 'left' | 'right'
        timeCurve?:
          'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
        /**
         * @minItems 2
         * @maxItems 64
         */
        curve?: number[][]
        /**
         * @minItems 2
         * @maxItems 64
         */
        keyframes?: {
          at: number
          x?: number
          y?: number
          z?: number
          yaw?: number
          pitch?: number
          roll?: number
          focal?: number
        }[]
      }
      styleId?: string | null
      variations?: number
      release?: 'all' | 'one-by-one'
      sweep?: {
        parameter:
          | 'seed'
          | 'engineId'
          | 'camera.presetId'
          | 'camera.strength'
          | 'styleId'
          | 'prompt'
          | 'durationSeconds'
        /**
         * @minItems 2
         * @maxItems 8
         */
        values: (string | number | boolean | null)[]
      }
      projectId?: string | null
      shotId?: string | null
      options?: {
        [k: string]: string | number | boolean | null
      }
      allowFallback?: boolean
      image?: {
        engineId?: string
        prompt?: string
      }
      motion?: {
        camera: {
          presetId?: string
          strength?: number
          easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
          side?: 'left' | 'right'
          timeCurve?:
            'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
          /**
           * @minItems 2
           * @maxItems 64
           */
          curve?: number[][]
          /**
           * @minItems 2
           * @maxItems 64
           */
          keyframes?: {
            at: number
            x?: number
            y?: number
            z?: number
            yaw?: number
            pitch?: number
            roll?: number
            focal?: number
          }[]
        }
      }
      post?: {
        upscale?: '720p' | '1080p' | '1440p' | '2160p'
        fps?: number
        format?: 'mp4' | 'webm' | 'gif'
      }
      voice?: {
        engineId?: string
        text: string
        voiceId?: string
        speed?: number
        options?: {
          [k: string]: string | number | boolean | null
        }
      }
      ambience?: {
        engineId?: string
        prompt?: string
      }
    }
  }
  postGenerations: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    query: {
      onLimit?: 'queue' | 'refuse'
    }
    body:
      | {
          quoteId: string
          request?: {
            engineId?: string
            mode:
              | 't2i'
              | 'i2i'
              | 't2v'
              | 'i2v'
              | 'r2v'
              | 'v2v'
              | 'extend'
              | 'upscale'
              | 'interpolate'
              | 'speed'
              | 'stabilize'
              | 'convert'
              | 'lipsync'
              | 'motion-transfer'
              | 'tts'
              | 'sfx'
              | 'music'
              | 'ambience'
              | 'voice-over'
              | 'voice-change'
              | 'voice-isolate'
              | 'remove-bg'
              | 'color-enhance'
              | 'text'
            prompt?: string
            negativePrompt?: string
            parts?: {
              scene?: string
              subject?: string
              action?: string
              camera?: string
              lens?: string
              light?: string
              motion?: string
              mood?: string
              style?: string
            }
            durationSeconds?: number
            resolution?: string
            aspectRatio?: string
            fps?: number
            audio?: boolean
            seed?: number
            /**
             * @maxItems 32
             */
            inputs?: {
              role:
                | 'firstFrame'
                | 'lastFrame'
                | 'reference'
                | 'character'
                | 'style'
                | 'video'
                | 'audio'
                | 'mask'
                | 'background'
              assetId: string
            }[]
            /**
             * @maxItems 8
             */
            references?: {
              set: string
              /**
               * @maxItems 16
               */
              inputs?: {
                role:
                  | 'firstFrame'
                  | 'lastFrame'
                  | 'reference'
                  | 'character'
                  | 'style'
                  | 'video'
                  | 'audio'
                  | 'mask'
                  | 'background'
                assetId: string
              }[]
            }[]
            camera?: {
              presetId?: string
              strength?: number
              easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
              side?: 'left' | 'right'
              timeCurve?:
                | 'linear'
                | 'slow-mo'
                | 'ramp-up'
                | 'ramp-down'
                | 'impact'
                | 'flash-in'
                | 'hero-moment'
                | 'custom'
              /**
               * @minItems 2
               * @maxItems 64
               */
              curve?: number[][]
              /**
               * @minItems 2
               * @maxItems 64
               */
              keyframes?: {
                at: number
                x?: number
                y?: number
                z?: number
                yaw?: number
                pitch?: number
                roll?: number
                focal?: number
              }[]
            }
            styleId?: string | null
            variations?: number
            release?: 'all' | 'one-by-one'
            sweep?: {
              parameter:
                | 'seed'
                | 'engineId'
                | 'camera.presetId'
                | 'camera.strength'
                | 'styleId'
                | 'prompt'
                | 'durationSeconds'
              /**
               * @minItems 2
               * @maxItems 8
               */
              values: (string | number | boolean | null)[]
            }
            projectId?: string | null
            shotId?: string | null
            options?: {
              [k: string]: string | number | boolean | null
            }
            allowFallback?: boolean
            image?: {
              engineId?: string
              prompt?: string
            }
            motion?: {
              camera: {
                presetId?: string
                strength?: number
                easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
                side?: 'left' | 'right'
                timeCurve?:
                  | 'linear'
                  | 'slow-mo'
                  | 'ramp-up'
                  | 'ramp-down'
                  | 'impact'
                  | 'flash-in'
                  | 'hero-moment'
                  | 'custom'
                /**
                 * @minItems 2
                 * @maxItems 64
                 */
                curve?: number[][]
                /**
                 * @minItems 2
                 * @maxItems 64
                 */
                keyframes?: {
                  at: number
                  x?: number
                  y?: number
                  z?: number
                  yaw?: number
                  pitch?: number
                  roll?: number
                  focal?: number
                }[]
              }
            }
            post?: {
              upscale?: '720p' | '1080p' | '1440p' | '2160p'
              fps?: number
              format?: 'mp4' | 'webm' | 'gif'
            }
            voice?: {
              engineId?: string
              text: string
              voiceId?: string
              speed?: number
              options?: {
                [k: string]: string | number | boolean | null
              }
            }
            ambience?: {
              engineId?: string
              prompt?: string
            }
          }
        }
      | {
          engineId?: string
          mode:
            | 't2i'
            | 'i2i'
            | 't2v'
            | 'i2v'
            | 'r2v'
            | 'v2v'
            | 'extend'
            | 'upscale'
            | 'interpolate'
            | 'speed'
            | 'stabilize'
            | 'convert'
            | 'lipsync'
            | 'motion-transfer'
            | 'tts'
            | 'sfx'
            | 'music'
            | 'ambience'
            | 'voice-over'
            | 'voice-change'
            | 'voice-isolate'
            | 'remove-bg'
            | 'color-enhance'
            | 'text'
          prompt?: string
          negativePrompt?: string
          parts?: {
            scene?: string
            subject?: string
            action?: string
            camera?: string
            lens?: string
            light?: string
            motion?: string
            mood?: string
            style?: string
          }
          durationSeconds?: number
          resolution?: string
          aspectRatio?: string
          fps?: number
          audio?: boolean
          seed?: number
          /**
           * @maxItems 32
           */
          inputs?: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            assetId: string
          }[]
          /**
           * @maxItems 8
           */
          references?: {
            set: string
            /**
             * @maxItems 16
             */
            inputs?: {
              role:
                | 'firstFrame'
                | 'lastFrame'
                | 'reference'
                | 'character'
                | 'style'
                | 'video'
                | 'audio'
                | 'mask'
                | 'background'
              assetId: string
            }[]
          }[]
          camera?: {
            presetId?: string
            strength?: number
            easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
            side?: 'left' | 'right'
            timeCurve?:
              | 'linear'
              | 'slow-mo'
              | 'ramp-up'
              | 'ramp-down'
              | 'impact'
              | 'flash-in'
              | 'hero-moment'
              | 'custom'
            /**
             * @minItems 2
             * @maxItems 64
             */
            curve?: number[][]
            /**
             * @minItems 2
             * @maxItems 64
             */
            keyframes?: {
              at: number
              x?: number
              y?: number
              z?: number
              yaw?: number
              pitch?: number
              roll?: number
              focal?: number
            }[]
          }
          styleId?: string | null
          variations?: number
          release?: 'all' | 'one-by-one'
          sweep?: {
            parameter:
              | 'seed'
              | 'engineId'
              | 'camera.presetId'
              | 'camera.strength'
              | 'styleId'
              | 'prompt'
              | 'durationSeconds'
            /**
             * @minItems 2
             * @maxItems 8
             */
            values: (string | number | boolean | null)[]
          }
          projectId?: string | null
          shotId?: string | null
          options?: {
            [k: string]: string | number | boolean | null
          }
          allowFallback?: boolean
          image?: {
            engineId?: string
            prompt?: string
          }
          motion?: {
            camera: {
              presetId?: string
              strength?: number
              easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
              side?: 'left' | 'right'
              timeCurve?:
                | 'linear'
                | 'slow-mo'
                | 'ramp-up'
                | 'ramp-down'
                | 'impact'
                | 'flash-in'
                | 'hero-moment'
                | 'custom'
              /**
               * @minItems 2
               * @maxItems 64
               */
              curve?: number[][]
              /**
               * @minItems 2
               * @maxItems 64
               */
              keyframes?: {
                at: number
                x?: number
                y?: number
                z?: number
                yaw?: number
                pitch?: number
                roll?: number
                focal?: number
              }[]
            }
          }
          post?: {
            upscale?: '720p' | '1080p' | '1440p' | '2160p'
            fps?: number
            format?: 'mp4' | 'webm' | 'gif'
          }
          voice?: {
            engineId?: string
            text: string
            voiceId?: string
            speed?: number
            options?: {
              [k: string]: string | number | boolean | null
            }
          }
          ambience?: {
            engineId?: string
            prompt?: string
          }
          maxCredits: number
        }
  }
  getJobs: {
    reply: {
      items: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      nextCursor: string | null
    }
    query: {
      cursor?: string
      limit?: number
      status?: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      live?: 'true'
      kind?: string
      engineId?: string
      projectId?: string
      shotId?: string
      groupId?: string
      ids?: string
      q?: string
    }
  }
  getJobsById: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  getJobsByIdRecord: {
    reply: {
      items: {
        id: string
        at: string
        stepId: string | null
        attempt: number | null
        type: string
        data: {
          [k: string]: unknown
        }
      }[]
    }
    params: {
      id: string
    }
  }
  postJobsByIdCancel: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  postJobsByIdRetry: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  postJobsByIdReattach: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  postJobsByIdPause: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  postJobsByIdResume: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
  }
  postJobsByIdRerun: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    params: {
      id: string
    }
    body: {
      maxCredits?: number
    }
  }
  getGroupsById: {
    reply: {
      id: string
      kind: string
      keptJobId: string | null
      jobs: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      price: {
        quoted: number
        charged: number
        refunded: number
      }
    }
    params: {
      id: string
    }
  }
  postGroupsByIdKeep: {
    reply: {
      id: string
      kind: string
      keptJobId: string | null
      jobs: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      price: {
        quoted: number
        charged: number
        refunded: number
      }
    }
    params: {
      id: string
    }
    body: {
      jobId: string
    }
  }
  postGroupsByIdPause: {
    reply: {
      id: string
      kind: string
      keptJobId: string | null
      jobs: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      price: {
        quoted: number
        charged: number
        refunded: number
      }
    }
    params: {
      id: string
    }
  }
  postGroupsByIdResume: {
    reply: {
      id: string
      kind: string
      keptJobId: string | null
      jobs: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      price: {
        quoted: number
        charged: number
        refunded: number
      }
    }
    params: {
      id: string
    }
  }
  postGroupsByIdCancel: {
    reply: {
      id: string
      kind: string
      keptJobId: string | null
      jobs: {
        id: string
        kind: string
        status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
        progress: number
        etaSeconds: number | null
        queuePosition: number | null
        engineId: string
        request: {
          [k: string]: unknown
        }
        projectId: string | null
        shotId: string | null
        takeNumber: number | null
        groupId: string | null
        release: 'all' | 'one-by-one'
        steps: {
          id: string
          name: string
          stage: string
          status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
          progress: number
          expectedSeconds: number
          startedAt: string | null
          finishedAt: string | null
          attempts: number
          note: string | null
        }[]
        outputs: {
          assetId: string
          kind: string
          stage: string
          url: string
          posterUrl: string | null
          durationSeconds: number | null
          width: number | null
          height: number | null
        }[]
        preview: {
          url: string
          contentType: string
          width: number
          height: number
        } | null
        cancelRequested: boolean
        delivered: number
        requested: number
        price: {
          quoted: number
          charged: number
          refunded: number
          ownKeyUsd: string | null
        }
        error: {
          code: string
          detail: string
          nextSteps: {
            action: string
            label: string
            [k: string]: unknown
          }[]
        } | null
        createdAt: string
        startedAt: string | null
        finishedAt: string | null
      }[]
      price: {
        quoted: number
        charged: number
        refunded: number
      }
    }
    params: {
      id: string
    }
  }
  postFilmsQuotes: {
    reply: {
      id: string
      engineId: string
      engineReason: string | null
      request: {
        engineId: string
        mode:
          | 't2i'
          | 'i2i'
          | 't2v'
          | 'i2v'
          | 'r2v'
          | 'v2v'
          | 'extend'
          | 'upscale'
          | 'interpolate'
          | 'speed'
          | 'stabilize'
          | 'convert'
          | 'lipsync'
          | 'motion-transfer'
          | 'tts'
          | 'sfx'
          | 'music'
          | 'ambience'
          | 'voice-over'
          | 'voice-change'
          | 'voice-isolate'
          | 'remove-bg'
          | 'color-enhance'
          | 'text'
        prompt: string
        negativePrompt: string
        parts?: {
          scene?: string
          subject?: string
          action?: string
          camera?: string
          lens?: string
          light?: string
          motion?: string
          mood?: string
          style?: string
        }
        durationSeconds?: number
        resolution?: string
        aspectRatio?: string
        fps?: number
        audio?: boolean
        seed?: number
        /**
         * @maxItems 32
         */
        inputs: {
          role:
            | 'firstFrame'
            | 'lastFrame'
            | 'reference'
            | 'character'
            | 'style'
            | 'video'
            | 'audio'
            | 'mask'
            | 'background'
          assetId: string
        }[]
        /**
         * @maxItems 8
         */
        references?: {
          set: string
          /**
           * @maxItems 16
           */
          inputs?: {
            role:
              | 'firstFrame'
              | 'lastFrame'
              | 'reference'
              | 'character'
              | 'style'
              | 'video'
              | 'audio'
              | 'mask'
              | 'background'
            assetId: string
          }[]
        }[]
        camera?: {
          presetId?: string
          strength: number
          easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
          side?: 'left' | 'right'
          timeCurve?:
            'linear' | 'slow-mo' | 'ramp-up' | 'ramp-down' | 'impact' | 'flash-in' | 'hero-moment' | 'custom'
          /**
           * @minItems 2
           * @maxItems 64
           */
          curve?: number[][]
          /**
           * @minItems 2
           * @maxItems 64
           */
          keyframes?: {
            at: number
            x?: number
            y?: number
            z?: number
            yaw?: number
            pitch?: number
            roll?: number
            focal?: number
          }[]
        }
        styleId?: string | null
        variations: number
        release?: 'all' | 'one-by-one'
        sweep?: {
          parameter:
            | 'seed'
            | 'engineId'
            | 'camera.presetId'
            | 'camera.strength'
            | 'styleId'
            | 'prompt'
            | 'durationSeconds'
          /**
           * @minItems 2
           * @maxItems 8
           */
          values: (string | number | boolean | null)[]
        }
        projectId?: string | null
        shotId?: string | null
        options: {
          [k: string]: string | number | boolean | null
        }
        allowFallback: boolean
        image?: {
          engineId: string
          prompt?: string
        }
        motion?: {
          camera: {
            presetId?: string
            strength: number
            easing?: 'lin' | 'in' | 'out' | 'inOut' | 'exp'
            side?: 'left' | 'right'
            timeCurve?:
              | 'linear'
              | 'slow-mo'
              | 'ramp-up'
              | 'ramp-down'
              | 'impact'
              | 'flash-in'
              | 'hero-moment'
              | 'custom'
            /**
             * @minItems 2
             * @maxItems 64
             */
            curve?: number[][]
            /**
             * @minItems 2
             * @maxItems 64
             */
            keyframes?: {
              at: number
              x?: number
              y?: number
              z?: number
              yaw?: number
              pitch?: number
              roll?: number
              focal?: number
            }[]
          }
        }
        post?: {
          upscale?: '720p' | '1080p' | '1440p' | '2160p'
          fps?: number
          format?: 'mp4' | 'webm' | 'gif'
        }
        voice?: {
          engineId: string
          text: string
          voiceId?: string
          speed: number
          options?: {
            [k: string]: string | number | boolean | null
          }
        }
        ambience?: {
          engineId: string
          prompt: string
        }
      }
      notes: string[]
      lines: {
        code: string
        label: string
        stage: string
        quantity: number
        unitCredits: number
        credits: number
      }[]
      totalCredits: number
      maxCredits: number
      providerCostUsd: string
      ownKeyUsd: string | null
      balanceAfter: number
      billsModerated: boolean
      estimatedSeconds: {
        p50: number
        p95: number
      }
      reusable: {
        jobId: string
        assetId: string
        projectId: string | null
        shotId: string | null
      } | null
      rateCard: string
      expiresAt: string
    }
    body: {
      text: string
      engineId?: string
      aspectRatio?: string
      resolution?: string
      fps?: number
      secondsPerShot?: number
      seed?: number
      styleId?: string | null
      narrate?: boolean
      voiceId?: string
      music?:
        | 'none'
        | 'auto'
        | 'calm'
        | 'uplifting'
        | 'epic'
        | 'tense'
        | 'sad'
        | 'mysterious'
        | 'romantic'
        | 'playful'
        | 'energetic'
        | 'lofi'
      captions?: 'auto' | 'none' | 'burned' | 'track'
      projectId?: string | null
    }
  }
  postFilms: {
    reply: {
      id: string
      kind: string
      status: 'queued' | 'running' | 'paused' | 'succeeded' | 'failed' | 'canceled'
      progress: number
      etaSeconds: number | null
      queuePosition: number | null
      engineId: string
      request: {
        [k: string]: unknown
      }
      projectId: string | null
      shotId: string | null
      takeNumber: number | null
      groupId: string | null
      release: 'all' | 'one-by-one'
      steps: {
        id: string
        name: string
        stage: string
        status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'canceled'
        progress: number
        expectedSeconds: number
        startedAt: string | null
        finishedAt: string | null
        attempts: number
        note: string | null
      }[]
      outputs: {
        assetId: string
        kind: string
        stage: string
        url: string
        posterUrl: string | null
        durationSeconds: number | null
        width: number | null
        height: number | null
      }[]
      preview: {
        url: string
        contentType: string
        width: number
        height: number
      } | null
      cancelRequested: boolean
      delivered: number
      requested: number
      price: {
        quoted: number
        charged: number
        refunded: number
        ownKeyUsd: string | null
      }
      error: {
        code: string
        detail: string
        nextSteps: {
          action: string
          label: string
          [k: string]: unknown
        }[]
      } | null
      createdAt: string
      startedAt: string | null
      finishedAt: string | null
    }
    body: {
      text: string
      engineId?: string
      aspectRatio?: string
      resolution?: string
      fps?: number
      secondsPerShot?: number
      seed?: number
      styleId?: string | null
      narrate?: boolean
      voiceId?: string
      music?:
        | 'none'
        | 'auto'
        | 'calm'
        | 'uplifting'
        | 'epic'
        | 'tense'
        | 'sad'
        | 'mysterious'
        | 'romantic'
        | 'playful'
        | 'energetic'
        | 'lofi'
      captions?: 'auto' | 'none' | 'burned' | 'track'
      projectId?: string | null
      maxCredits: number
    }
  }
  getEvents: {
    reply: null
    query: {
      after?: string
      workspace?: string
    }
  }
  getJobsByIdPreview: {
    reply: null
    params: {
      id: string
    }
    query: {
      step?: string
    }
  }
  getJobsByIdText: {
    reply: null
    params: {
      id: string
    }
  }
  postPromptsImprove: {
    reply: null
    body: {
      prompt: string
      mode:
        | 't2i'
        | 'i2i'
        | 't2v'
        | 'i2v'
        | 'r2v'
        | 'v2v'
        | 'extend'
        | 'upscale'
        | 'interpolate'
        | 'speed'
        | 'stabilize'
        | 'convert'
        | 'lipsync'
        | 'motion-transfer'
        | 'tts'
        | 'sfx'
        | 'music'
        | 'ambience'
        | 'voice-over'
        | 'voice-change'
        | 'voice-isolate'
        | 'remove-bg'
        | 'color-enhance'
        | 'text'
      engineId?: string
      /**
       * @maxItems 32
       */
      names?: string[]
      hasCamera?: boolean
      hasStyle?: boolean
      seed?: number
      by?: 'auto' | 'rules'
    }
  }
  getPromptsSettings: {
    reply: {
      instructions: string
      textEngineId: string | null
      model: {
        engineId: string
        label: string
        ownKey: boolean
      } | null
    }
  }
  putPromptsSettings: {
    reply: {
      instructions: string
      textEngineId: string | null
      model: {
        engineId: string
        label: string
        ownKey: boolean
      } | null
    }
    body: {
      instructions: string
      textEngineId: string | null
    }
  }
  postVideoGenerate: {
    reply: {
      task_id: string
      status: string
      credit_cost: number
      estimated_seconds: number
    }
    body: {
      prompt: string
      duration?: 4 | 6 | 8
      resolution?: '720p' | '1080p'
      aspect_ratio?: '16:9' | '9:16'
      reference_image_url?: string
      model?: string
    }
  }
  getVideoStatusByTask_id: {
    reply: {
      task_id: string
      status: 'processing' | 'downloading' | 'completed' | 'failed'
      progress: number
      video_url: string | null
      error_message: string | null
    }
    params: {
      task_id: string
    }
  }
  postProviderWebhooksByProviderByNonce: {
    reply: null
    params: {
      provider: string
      nonce: string
    }
  }
}

export const operations = {
  /** Whether this studio has an owner, and who may sign up. */
  getSetup: { method: 'GET', path: '/api/v1/setup' },
  /** Who is signed in. */
  getMe: { method: 'GET', path: '/api/v1/me' },
  /** Change the own name. */
  patchMe: { method: 'PATCH', path: '/api/v1/me' },
  /** What a person has set for himself, with defaults for the rest. */
  getMePreferences: { method: 'GET', path: '/api/v1/me/preferences' },
  /** Change some preferences; the others stay. */
  patchMePreferences: { method: 'PATCH', path: '/api/v1/me/preferences' },
  /** The devices that are signed in. */
  getMeSessions: { method: 'GET', path: '/api/v1/me/sessions' },
  /** Sign out every device but this one. */
  deleteMeSessions: { method: 'DELETE', path: '/api/v1/me/sessions' },
  /** Sign a device out. */
  deleteMeSessionsById: { method: 'DELETE', path: '/api/v1/me/sessions/{id}' },
  /** The workspaces of the person who is signed in. */
  getWorkspaces: { method: 'GET', path: '/api/v1/workspaces' },
  /** List projects, the last used first. */
  getProjects: { method: 'GET', path: '/api/v1/projects' },
  /** Create a project. */
  postProjects: { method: 'POST', path: '/api/v1/projects' },
  /** Get a project. */
  getProjectsById: { method: 'GET', path: '/api/v1/projects/{id}' },
  /** Rename a project. */
  patchProjectsById: { method: 'PATCH', path: '/api/v1/projects/{id}' },
  /** Delete a project; its takes stay in the library. */
  deleteProjectsById: { method: 'DELETE', path: '/api/v1/projects/{id}' },
  /** The shots of a project, in order. */
  getProjectsByIdShots: { method: 'GET', path: '/api/v1/projects/{id}/shots' },
  /** Add a shot. */
  postProjectsByIdShots: { method: 'POST', path: '/api/v1/projects/{id}/shots' },
  /** Get a shot. */
  getShotsById: { method: 'GET', path: '/api/v1/shots/{id}' },
  /** Change, move or choose a take for a shot. */
  patchShotsById: { method: 'PATCH', path: '/api/v1/shots/{id}' },
  /** Remove a shot; its takes stay in the library. */
  deleteShotsById: { method: 'DELETE', path: '/api/v1/shots/{id}' },
  /** Credits by bucket, held and owed. */
  getWallet: { method: 'GET', path: '/api/v1/wallet' },
  /** The statement, newest first. */
  getWalletEntries: { method: 'GET', path: '/api/v1/wallet/entries' },
  /** What a job cost: the price line by line, and each bucket before and after. */
  getJobsByIdReceipt: { method: 'GET', path: '/api/v1/jobs/{id}/receipt' },
  /** Takes that ended and news of the wallet, newest first. */
  getNotifications: { method: 'GET', path: '/api/v1/notifications' },
  /** Takes and credits by day, and what the library holds. */
  getUsage: { method: 'GET', path: '/api/v1/usage' },
  /** The library, newest first. */
  getAssets: { method: 'GET', path: '/api/v1/assets' },
  /** Keep a text, new or changed: a changed one is an asset of its own. */
  postAssetsTexts: { method: 'POST', path: '/api/v1/assets/texts' },
  /** One asset. */
  getAssetsById: { method: 'GET', path: '/api/v1/assets/{id}' },
  /** Rename, tag, mark or move an asset. */
  patchAssetsById: { method: 'PATCH', path: '/api/v1/assets/{id}' },
  /** Delete an asset. */
  deleteAssetsById: { method: 'DELETE', path: '/api/v1/assets/{id}' },
  /** What an asset came from, and what was made from it. */
  getAssetsByIdLineage: { method: 'GET', path: '/api/v1/assets/{id}/lineage' },
  /** When each word of a voice is said. */
  getAssetsByIdWords: { method: 'GET', path: '/api/v1/assets/{id}/words' },
  /** What a voice says as WebVTT captions. */
  getAssetsByIdCaptions: { method: 'GET', path: '/api/v1/assets/{id}/captions' },
  /** The asset's bytes, with ranges. */
  getAssetsByIdContent: { method: 'GET', path: '/api/v1/assets/{id}/content' },
  /** A still that stands for the asset. */
  getAssetsByIdPoster: { method: 'GET', path: '/api/v1/assets/{id}/poster' },
  /** Small frames of a video, for scrubbing. */
  getAssetsByIdSprite: { method: 'GET', path: '/api/v1/assets/{id}/sprite' },
  /** The waveform of the sound. */
  getAssetsByIdPeaks: { method: 'GET', path: '/api/v1/assets/{id}/peaks' },
  /** List engines with limits, price example and expected time. */
  getEngines: { method: 'GET', path: '/api/v1/engines' },
  /** Get an engine. */
  getEnginesById: { method: 'GET', path: '/api/v1/engines/{id}' },
  /** How the engines of this studio do now; for everybody. */
  getStatusEngines: { method: 'GET', path: '/api/v1/status/engines' },
  /** What the house charges, as data: a client can price a request as the server does. */
  getRateCard: { method: 'GET', path: '/api/v1/rate-card' },
  /** List camera moves. */
  getPresetsCamera: { method: 'GET', path: '/api/v1/presets/camera' },
  /** List styles. */
  getPresetsStyles: { method: 'GET', path: '/api/v1/presets/styles' },
  /** The voices that speak here, of this machine and of every provider that can be reached. */
  getVoices: { method: 'GET', path: '/api/v1/voices' },
  /** A short sound of a voice. */
  getVoicesByProviderByVoiceIdPreview: { method: 'GET', path: '/api/v1/voices/{provider}/{voiceId}/preview' },
  /** The voices that this workspace keeps, each by the name of who speaks with it. */
  getVoicesKept: { method: 'GET', path: '/api/v1/voices/kept' },
  /** Keep a voice for a character, with its speed and tone. */
  postVoicesKept: { method: 'POST', path: '/api/v1/voices/kept' },
  /** Change the name, engine, speed or tone of a kept voice. */
  patchVoicesKeptById: { method: 'PATCH', path: '/api/v1/voices/kept/{id}' },
  /** Forget a kept voice; a clone is deleted at its provider, and its consent is kept. */
  deleteVoicesKeptById: { method: 'DELETE', path: '/api/v1/voices/kept/{id}' },
  /** Clone a voice from recordings, with the recorded consent of whose voice it is. */
  postVoicesClones: { method: 'POST', path: '/api/v1/voices/clones' },
  /** Who allowed a voice to be cloned, also after the clone is gone. */
  getVoicesKeptByIdConsent: { method: 'GET', path: '/api/v1/voices/kept/{id}/consent' },
  /** The recorded consent. */
  getVoicesKeptByIdConsentRecording: { method: 'GET', path: '/api/v1/voices/kept/{id}/consent/recording' },
  /** List the saved sets of pictures, newest first. */
  getReferences: { method: 'GET', path: '/api/v1/references' },
  /** Save pictures under a name; prompts then write it after an @. */
  postReferences: { method: 'POST', path: '/api/v1/references' },
  /** Get a saved set. */
  getReferencesById: { method: 'GET', path: '/api/v1/references/{id}' },
  /** Change a saved set; the pictures are given in order, the cover first. */
  patchReferencesById: { method: 'PATCH', path: '/api/v1/references/{id}' },
  /** Forget a saved set; its pictures stay in the library. */
  deleteReferencesById: { method: 'DELETE', path: '/api/v1/references/{id}' },
  /** The vendors, and whether the studio and this workspace have a key for each. */
  getProviderKeys: { method: 'GET', path: '/api/v1/provider-keys' },
  /** Bring a key of your own: tested with its vendor, then kept sealed and never shown again. */
  putProviderKeysByProvider: { method: 'PUT', path: '/api/v1/provider-keys/{provider}' },
  /** Remove the own key; takes that run on it stop until there is one again. */
  deleteProviderKeysByProvider: { method: 'DELETE', path: '/api/v1/provider-keys/{provider}' },
  /** Ask the vendor about the key again. */
  postProviderKeysByProviderTest: { method: 'POST', path: '/api/v1/provider-keys/{provider}/test' },
  /** The vendors, the studio’s key for each and its limits; for the owner of the studio. */
  getStudioKeys: { method: 'GET', path: '/api/v1/studio-keys' },
  /** Give the studio a key: tested with its vendor, then kept sealed and never shown again. */
  putStudioKeysByProvider: { method: 'PUT', path: '/api/v1/studio-keys/{provider}' },
  /** Take the studio’s key away; its engines stop until there is one again. */
  deleteStudioKeysByProvider: { method: 'DELETE', path: '/api/v1/studio-keys/{provider}' },
  /** Ask the vendor about the studio’s key. */
  postStudioKeysByProviderTest: { method: 'POST', path: '/api/v1/studio-keys/{provider}/test' },
  /** Say what the studio’s key may do at its vendor; null follows the vendor’s first tier. */
  putStudioKeysByProviderLimits: { method: 'PUT', path: '/api/v1/studio-keys/{provider}/limits' },
  /** The ComfyUI server that this workspace works with, and how it is. */
  getComfyui: { method: 'GET', path: '/api/v1/comfyui' },
  /** The workflows of this workspace; each is an engine of it. */
  getWorkflows: { method: 'GET', path: '/api/v1/workflows' },
  /** Make an engine of a workflow. */
  postWorkflows: { method: 'POST', path: '/api/v1/workflows' },
  /** Read a file of ComfyUI: what it is for, and where a request goes into it. */
  postWorkflowsProposals: { method: 'POST', path: '/api/v1/workflows/proposals' },
  /** Workflows that are shipped, and what the server lacks for each. */
  getWorkflowsTemplates: { method: 'GET', path: '/api/v1/workflows/templates' },
  /** Make an engine of a shipped workflow, when the server has all that it needs. */
  postWorkflowsTemplatesById: { method: 'POST', path: '/api/v1/workflows/templates/{id}' },
  /** Get a workflow with its graph. */
  getWorkflowsById: { method: 'GET', path: '/api/v1/workflows/{id}' },
  /** Change a workflow. */
  patchWorkflowsById: { method: 'PATCH', path: '/api/v1/workflows/{id}' },
  /** Remove a workflow; its takes stay. */
  deleteWorkflowsById: { method: 'DELETE', path: '/api/v1/workflows/{id}' },
  /** Price a request; the answer binds for ten minutes. */
  postQuotes: { method: 'POST', path: '/api/v1/quotes' },
  /** Start what a quote is for, or a request with the most it may cost. */
  postGenerations: { method: 'POST', path: '/api/v1/generations' },
  /** List jobs, newest first. */
  getJobs: { method: 'GET', path: '/api/v1/jobs' },
  /** Get a job. */
  getJobsById: { method: 'GET', path: '/api/v1/jobs/{id}' },
  /** Read the flight recorder: every attempt, look, download and credit. */
  getJobsByIdRecord: { method: 'GET', path: '/api/v1/jobs/{id}/record' },
  /** Stop a job; what has not begun is free. */
  postJobsByIdCancel: { method: 'POST', path: '/api/v1/jobs/{id}/cancel' },
  /** Run again what did not succeed. */
  postJobsByIdRetry: { method: 'POST', path: '/api/v1/jobs/{id}/retry' },
  /** Fetch what the vendor already made; it is not paid twice. */
  postJobsByIdReattach: { method: 'POST', path: '/api/v1/jobs/{id}/reattach' },
  /** Begin no further step. */
  postJobsByIdPause: { method: 'POST', path: '/api/v1/jobs/{id}/pause' },
  /** Go on after a pause. */
  postJobsByIdResume: { method: 'POST', path: '/api/v1/jobs/{id}/resume' },
  /** Start the same request as a new job, at no more than the old price unless allowed. */
  postJobsByIdRerun: { method: 'POST', path: '/api/v1/jobs/{id}/rerun' },
  /** Get the jobs of a group: variations, a sweep or a film. */
  getGroupsById: { method: 'GET', path: '/api/v1/groups/{id}' },
  /** Keep a take of a one-by-one group: what has not begun is canceled, and free at once. */
  postGroupsByIdKeep: { method: 'POST', path: '/api/v1/groups/{id}/keep' },
  /** Pause every job of a group. */
  postGroupsByIdPause: { method: 'POST', path: '/api/v1/groups/{id}/pause' },
  /** Resume every job of a group. */
  postGroupsByIdResume: { method: 'POST', path: '/api/v1/groups/{id}/resume' },
  /** Cancel every job of a group. */
  postGroupsByIdCancel: { method: 'POST', path: '/api/v1/groups/{id}/cancel' },
  /** Plan and price a film from a few sentences. */
  postFilmsQuotes: { method: 'POST', path: '/api/v1/films/quotes' },
  /** Make a film from a few sentences, for no more than maxCredits. */
  postFilms: { method: 'POST', path: '/api/v1/films' },
  /** Follow what happens, as server-sent events. */
  getEvents: { method: 'GET', path: '/api/v1/events' },
  /** What a running job will look like, small and quick, with ranges. */
  getJobsByIdPreview: { method: 'GET', path: '/api/v1/jobs/{id}/preview' },
  /** Follow a text while it is written, as server-sent events. */
  getJobsByIdText: { method: 'GET', path: '/api/v1/jobs/{id}/text' },
  /** Improve a prompt for an engine, word by word, as server-sent events. */
  postPromptsImprove: { method: 'POST', path: '/api/v1/prompts/improve' },
  /** What the workspace tells its text model, and which one improves prompts now. */
  getPromptsSettings: { method: 'GET', path: '/api/v1/prompts/settings' },
  /** Change what the workspace tells its text model, or choose another. */
  putPromptsSettings: { method: 'PUT', path: '/api/v1/prompts/settings' },
  /** Start a video from words; the fourth at once is refused. */
  postVideoGenerate: { method: 'POST', path: '/api/v1/video/generate' },
  /** Ask how far a video is. */
  getVideoStatusByTask_id: { method: 'GET', path: '/api/v1/video/status/{task_id}' },
  /** A vendor's nudge: the next look at its operation is now. */
  postProviderWebhooksByProviderByNonce: { method: 'POST', path: '/api/v1/provider-webhooks/{provider}/{nonce}' },
} as const

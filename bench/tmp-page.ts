import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { openDatabase } from '#db/client.ts'
import { startEmbedded } from '#db/embedded/start.ts'
import { migrate } from '#db/migrate.ts'
import { listAssets } from '#features/assets/assets.ts'
import { statement } from '#ledger/statement.ts'
import { reconcile } from '#ledger/reconcile.ts'
import { AssetQuery } from '#contract/asset.ts'
const folder = await mkdtemp('/tmp/dailies-bench-'); await chmod(folder, 0o711)
const server = await startEmbedded({ dataFolder: folder, log: { info: () => {}, warn: console.warn } })
await migrate(server.url)
const db = openDatabase({ url: server.url })
await db.execute(sql`insert into workspaces (id,name) select 'ws_'||i,'x' from generate_series(1,100) i`)
await db.execute(sql`select ledger_grant('ws_'||i,'purchased',1000000000,'top_up','k'||i,null,null,null) from generate_series(1,100) i`)
for (let r = 0; r < 4; r++) await db.execute(sql`select ledger_hold('ws_'||(i%100+1),'job_'||${r}::int||'_'||i,0,40,'m',false,null), ledger_end_hold('job_'||${r}::int||'_'||i,0,30,null) from generate_series(1,25000) i`)
await db.execute(sql`insert into assets (id,workspace_id,kind,origin,name,content_type,storage_key,status,created_at) select 'ast_'||lpad(i::text,26,'0'),'ws_1','video','generated','Clip '||i,'video/mp4','k','ready', now() - make_interval(secs => i) from generate_series(1,100000) i`)
await db.execute(sql`analyze`)
const time = async (label: string, f: () => Promise<unknown>, n = 50) => { const ts: number[] = []; for (let i=0;i<n;i++){const t=performance.now(); await f(); ts.push(performance.now()-t)} ts.sort((a,b)=>a-b); console.log(label, 'p50', ts[n>>1]?.toFixed(1), 'p95', ts[Math.floor(n*.95)]?.toFixed(1), 'ms') }
await time('statement page', () => statement(db, 'ws_1', { limit: 20 }))
await time('statement deep page', () => statement(db, 'ws_1', { limit: 20, cursor: '20000' }))
await time('assets page', () => listAssets(db, 'ws_1', AssetQuery.parse({})))
await time('assets q rare', () => listAssets(db, 'ws_1', AssetQuery.parse({ q: 'Clip 99999' })), 10)
const t = performance.now(); const report = await reconcile(db); console.log('reconcile', (performance.now()-t).toFixed(0), 'ms', report.checked, report.counts)
console.log((await db.execute(sql`explain select * from ledger_entries e left join ledger_holds h on h.id = e.hold_id and e.kind = 'video_generation' where e.workspace_id='ws_1' and e.id < 20000 order by e.id desc limit 21`)).rows.map((r) => r['QUERY PLAN']).join('\n'))
await db.$client.end(); await server.stop(); await rm(folder, { recursive: true })

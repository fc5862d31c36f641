import { createCanvas } from '@napi-rs/canvas'
import { baseState } from '#camera/state.ts'
import { buildScene } from '#painter/build-scene.ts'
import { understand } from '#painter/understand.ts'
import { paintFrame } from '#painter/paint.ts'
import { openView } from '#painter/stage/view.ts'
import { Atelier } from '#painter/stage/atelier.ts'
for (const prompt of process.argv.slice(2)) {
const scene = buildScene(understand(prompt), 1, {width:1280,height:720})
const state = baseState(scene.subject), c=createCanvas(1280,720), x=c.getContext('2d') as any
const stage={context:x,view:openView(state,1280,720),light:scene.light,timeSeconds:1,atelier:new Atelier(createCanvas as any),quality:'final'} as any
const cpu=()=>{const u=process.cpuUsage();return (u.user+u.system)/1000}
for (const [name,ls] of [['sky',scene.sky],['ground',scene.ground],['surface',scene.surface],['layers',scene.layers],['overlays',scene.overlays]] as any){
  const costs:string[]=[];let sum=0
  for(const [i,l] of ls.entries()){ l.paint(stage);c.data(); const t=cpu(); for(let k=0;k<3;k++)l.paint(stage); x.getImageData(0,0,1,1); const d=(cpu()-t)/3; sum+=d; if(d>2.5)costs.push(i+':'+d.toFixed(1)) }
  console.log(prompt, name, ls.length, 'sum', sum.toFixed(1), costs.join(' '))
}
const t=cpu();for(let k=0;k<10;k++)paintFrame(x,scene,state,1+k/24,{createCanvas:createCanvas as any});c.data();console.log('frame cpu ms',((cpu()-t)/10).toFixed(1))
}

// pictures.ts - what draws an incident: a script of its own, for nothing else needs it
export { OriginsGraph } from "./graph";
export { PlacesMap } from "./map";
export { Timeline } from "./timeline";

# web/page.cmake - builds the page with Vite; sets page_files, which the room serve embeds
find_program(NODE_PROGRAM node REQUIRED)
find_program(NPM_PROGRAM npm REQUIRED)
set(web ${PROJECT_SOURCE_DIR}/web)
set(page ${PROJECT_BINARY_DIR}/page)
set(page_files ${page}/index.html ${page}/start.js ${page}/page.js ${page}/pictures.js ${page}/page.css ${page}/icon.svg)
file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/*)
# The packages are installed once for all build folders, in the versions of the lock file, and run nothing then. The lock
# file names no addresses; "npm ci" of npm 10 and later takes none of that kind, "npm install" does.
set(packages ${web}/node_modules/.package-lock.json)
add_custom_command(OUTPUT ${packages} DEPENDS ${web}/package-lock.json WORKING_DIRECTORY ${web} VERBATIM
  COMMAND ${NPM_PROGRAM} install --no-save --loglevel=error
  COMMAND ${CMAKE_COMMAND} -E touch ${packages}
  COMMENT "packages of the page")
add_custom_command(OUTPUT ${page_files} VERBATIM WORKING_DIRECTORY ${web}
  DEPENDS ${packages} ${page_sources} ${web}/vite.config.ts ${web}/tsconfig.json
  COMMAND ${NODE_PROGRAM} node_modules/typescript/bin/tsc --noEmit
  COMMAND ${NODE_PROGRAM} node_modules/vite/bin/vite.js build --logLevel error --outDir ${page}
  COMMENT "the page")

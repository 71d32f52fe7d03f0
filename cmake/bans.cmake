# cmake/bans.cmake - what a room's archive may ask of the outside world, checked by symbol with nm
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${NM} --undefined-only --format=just-symbols ${ARCHIVE}
  OUTPUT_VARIABLE symbols ERROR_QUIET RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "nm cannot read ${ARCHIVE}")
endif()
string(REPLACE "\n" ";" symbols "${symbols}")
list(REMOVE_DUPLICATES symbols)
list(SORT symbols)

# ban(what "symbols as a regular expression" rooms that own it ...)
set(bad "")
function(ban what regex)
  if(ROOM IN_LIST ARGN)
    return()
  endif()
  foreach(symbol IN LISTS symbols)
    if(symbol MATCHES "^(${regex})$")
      set(bad "${bad}\n  ${symbol}: ${what} belongs to ${ARGN}")
    endif()
  endforeach()
  set(bad "${bad}" PARENT_SCOPE)
endfunction()

# fortified calls (__printf_chk) count as the plain ones
list(TRANSFORM symbols REPLACE "^__([a-z]+)_chk$" "\\1")

ban("printing" "v?f?printf|puts|fputs|putchar|fputc|fwrite|perror|_ZSt4cout|_ZSt4cerr|_ZSt4clog" cli)
ban("reading standard input" "_ZSt3cin|getchar|scanf|gets" cli)
ban("files" "fopen(64)?|freopen(64)?|open(64|at|at64)?|creat|unlink(at)?|rename(at)?|mkdir(at)?|rmdir|fsync|fdatasync" host sandbox)
# habeas-pdf lists the tables of poppler-data before it locks itself
ban("listing folders" "opendir|fdopendir|scandir(at)?(64)?|nftw(64)?" host sandbox pdf)
# the command line library holds checks of paths and a reader of files of options, which no command asks for
ban("streams of files" "_ZNSt13basic_filebuf.*" host sandbox cli)
ban("the file system library" "_ZNSt10filesystem.*" host cli)
ban("processes" "fork|vfork|clone|execv[pe]*|execl[pe]*|posix_spawnp?|system|popen|waitpid|wait" host sandbox)
ban("ending the process" "_?exit|quick_exit" host sandbox worker)
ban("signals" "sigaction|signal|kill|raise" host sandbox)
ban("sockets" "socket|socketpair|bind|listen|accept4?|connect|getaddrinfo" host sandbox)
ban("the HTTP library" "_ZNK?7httplib.*" serve)
ban("clocks" "time|clock|gettimeofday|clock_gettime|localtime(_r)?|gmtime(_r)?" host sandbox)
# serve waits for news no longer than some seconds, and a wait with a limit asks the steady clock
ban("clocks" "_ZNSt6chrono.*clock3nowEv" host sandbox serve)
ban("randomness" "s?rand(om)?(_r)?|[dlm]rand48|getrandom|getentropy|arc4random.*|_ZNSt13random_device.*" host)
ban("the environment" "(secure_)?getenv|setenv|putenv|environ" cli host)
ban("threads" "pthread_create|_ZNSt6thread15_M_start_thread.*" flow serve)
ban("the locale" "setlocale|newlocale|uselocale" cli)
ban("SQLite" "sqlite3_.*" store)
ban("libsodium" "crypto_.*|sodium_.*|randombytes.*" custody)
ban("libcrypto" "EVP_.*|SHA(1|256|512)_.*" base)
ban("time stamps" "TS_.*" custody)
# base takes the key out of the certificate that comes with a signature (ecdsa.h); whom to trust is custody's to judge
ban("certificates" "X509_.*|PEM_.*" custody base)
ban("QR codes" "QRcode_.*" custody)
ban("locking a process" "seccomp_.*|prctl|setrlimit(64)?|ptrace" sandbox host)
ban("ICU" "u(cnv|csdet|norm2|char|c)_.*_72" ingest)

if(bad)
  message(FATAL_ERROR "symbols that room '${ROOM}' may not use:${bad}")
endif()

import Glibc

signal(SIGPIPE, SIG_IGN)
exit(Bench().run(Array(CommandLine.arguments.dropFirst())))

# Completion of eufacts for fish.
function __eufacts_complete
    set -l command (commandline -opc)[1]
    set -g __eufacts_found (env _EUFACTS_COMPLETE=fish $command (commandline -cp | string collect) 2>/dev/null)
    test "$__eufacts_found" != :files
end
complete -c eufacts --no-files --keep-order -n __eufacts_complete -a '$__eufacts_found'

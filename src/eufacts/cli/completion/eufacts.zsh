#compdef eufacts
# Completion of eufacts for zsh.
_eufacts() {
    local -a found
    local line="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX"
    found=("${(@f)$(_EUFACTS_COMPLETE=zsh ${~words[1]} $line 2>/dev/null)}")
    # The first line is how much of the word stays as it is: the name of an option, or fields.
    compset -p $found[1]
    shift found
    if [[ $found[1] == :files ]]; then
        _files
    elif [[ -n $found[1] ]]; then
        _describe -V eufacts found
    fi
}
if (( ! $+functions[compdef] )); then
    autoload -Uz compinit && compinit
fi
if [[ $funcstack[1] == _eufacts ]]; then
    _eufacts "$@"
else
    compdef _eufacts eufacts
fi

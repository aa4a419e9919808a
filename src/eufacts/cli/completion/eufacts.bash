# Completion of eufacts for bash 4.4 and newer.
_eufacts() {
    local shell=bash found
    # The keys that list what is possible, and do not complete.
    [[ $COMP_TYPE == 63 || $COMP_TYPE == 33 || $COMP_TYPE == 64 ]] && shell=bash-list
    found=$(_EUFACTS_COMPLETE=$shell COLUMNS=$COLUMNS "${1/#\~\//$HOME/}" \
        "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    COMPREPLY=()
    if [[ $found == :files ]]; then
        compopt -o default
    elif [[ -n $found ]]; then
        mapfile -t COMPREPLY <<<"$found"
    fi
}
complete -o nosort -F _eufacts eufacts
